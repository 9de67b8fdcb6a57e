"""`gestae drift`: where an occurrence is told more surely, or less surely, than in an earlier report."""

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

__all__ = ["EXAMPLES", "drift"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae drift corpus.db --actor BLR
gestae drift corpus.db --format jsonl
"""


@guarded
def drift(
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
    """Where an occurrence is told more surely, or less surely, than in an earlier report."""
    print_linked(
        "drift", store, format, output, actor=actor, recipient=recipient, type=type, status=status, since=since,
        until=until, speaker=speaker, text=text, report=report, outlet=outlet, limit=limit,
    )  # fmt: skip
