"""`gestae commitments`: who promised, threatened, offered or refused what; across reports with `--joined`."""

from __future__ import annotations

from typing import Annotated

import typer

from gestae.cli.guard import guarded
from gestae.cli.linked import print_linked
from gestae.cli.query import asking_for
from gestae.cli.question import (
    Actor,
    Format,
    Limit,
    Outlet,
    Output,
    Recipient,
    ReliabilityOf,
    ReportId,
    Since,
    Speaker,
    StatusOf,
    Store,
    TableFormat,
    Type,
    Until,
    Words,
)

__all__ = ["EXAMPLES", "commitments"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae commitments corpus.db --actor BLR
gestae commitments corpus.db --text "if" --speaker Lukashenko
gestae commitments corpus.db --joined      restatements as one, with what became of each
"""


@guarded
def commitments(
    store: Store,
    actor: Actor = None,
    recipient: Recipient = None,
    type: Type = None,
    status: StatusOf = None,
    since: Since = None,
    until: Until = None,
    speaker: Speaker = None,
    text: Words = None,
    report: ReportId = None,
    outlet: Outlet = None,
    reliability: ReliabilityOf = None,
    limit: Limit = None,
    joined: Annotated[
        bool, typer.Option("--joined", help="Each once across reports: open, triggered, kept, broken, softened, ...")
    ] = False,
    format: Format = TableFormat.table,
    output: Output = None,
) -> None:
    """Who promised, threatened, offered or refused what, on which condition."""
    asked = {
        "actor": actor, "recipient": recipient, "type": type, "status": status, "since": since, "until": until,
        "speaker": speaker, "text": text, "report": report, "outlet": outlet,
        "reliability": reliability, "limit": limit,
    }  # fmt: skip
    if joined:
        print_linked("commitments", store, format, output, **asked)
    else:
        asking_for("commitments")(store, format=format, output=output, **asked)
