"""`gestae contradictions`: where accounts of one occurrence cannot all be true: number, date, actor, place, denial."""

from __future__ import annotations

from gestae.cli.guard import guarded
from gestae.cli.linked import print_linked
from gestae.cli.question import (
    Actor,
    Format,
    Limit,
    Outlet,
    Output,
    Recipient,
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

__all__ = ["EXAMPLES", "contradictions"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae contradictions corpus.db --type ASSAULT
gestae contradictions corpus.db --format csv > disputed.csv
"""


@guarded
def contradictions(
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
    limit: Limit = None,
    format: Format = TableFormat.table,
    output: Output = None,
) -> None:
    """Where accounts of one occurrence cannot all be true: number, date, actor, place, denial."""
    print_linked(
        "contradictions", store, format, output, actor=actor, recipient=recipient, type=type, status=status,
        since=since, until=until, speaker=speaker, text=text, report=report, outlet=outlet, limit=limit,
    )  # fmt: skip
