"""`gestae commitments`: who promised, threatened, offered or refused what; across reports with `--joined`."""

from __future__ import annotations

from typing import Annotated

import typer

from gestae.cli.asked import Question, asking
from gestae.cli.guard import guarded
from gestae.cli.linked import print_linked
from gestae.cli.query import print_table

__all__ = ["EXAMPLES", "commitments"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae commitments corpus.db --actor BLR
gestae commitments corpus.db --text "if" --speaker Lukashenko
gestae commitments corpus.db --joined      restatements as one, with what became of each
"""


@guarded
@asking
def commitments(
    question: Question,
    joined: Annotated[
        bool, typer.Option("--joined", help="Each once across reports: open, triggered, kept, broken, softened, ...")
    ] = False,
) -> None:
    """Who promised, threatened, offered or refused what, on which condition."""
    if joined:
        print_linked("commitments", question)
    else:
        print_table("commitments", question)
