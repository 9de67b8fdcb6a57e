"""`gestae reports`: the reports of a store; with `--unread` those in a language without a reader."""

from __future__ import annotations

from typing import Annotated

import typer

from gestae.cli.guard import guarded
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

__all__ = ["EXAMPLES", "reports"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae reports corpus.db --since 2022-02
gestae reports corpus.db --text Iskander --limit 10
gestae reports corpus.db --unread      kept, but in a language without a reader
"""


@guarded
def reports(
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
    unread: Annotated[
        bool, typer.Option("--unread", help="Only reports that are kept unread: their language has no reader.")
    ] = False,
    limit: Limit = None,
    format: Format = TableFormat.table,
    output: Output = None,
) -> None:
    """The reports in the store, with what was found in each."""
    asking_for("reports", unread=unread)(
        store,
        actor,
        recipient,
        type,
        status,
        since,
        until,
        speaker,
        text,
        report,
        outlet,
        reliability,
        limit,
        format,
        output,
    )
