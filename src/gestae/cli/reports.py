"""`gestae reports`: the reports of a store; with `--unread` those in a language without a reader."""

from __future__ import annotations

from typing import Annotated

import typer

from gestae.cli.asked import Question, asking
from gestae.cli.guard import guarded
from gestae.cli.query import print_table

__all__ = ["EXAMPLES", "reports"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae reports corpus.db --since 2022-02
gestae reports corpus.db --text Iskander --limit 10
gestae reports corpus.db --unread      kept, but in a language without a reader
"""


@guarded
@asking
def reports(
    question: Question,
    unread: Annotated[
        bool, typer.Option("--unread", help="Only reports that are kept unread: their language has no reader.")
    ] = False,
) -> None:
    """The reports in the store, with what was found in each."""
    print_table("reports", question, unread=unread)
