"""`gestae occurrences`: what happened, was planned, threatened or denied, each once, with all that tells it."""

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

__all__ = ["EXAMPLES", "occurrences"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae occurrences corpus.db --actor RUS --type ASSAULT --since 2022-02
gestae occurrences corpus.db --format jsonl | jq .joins     why mentions were joined
"""


@guarded
def occurrences(
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
    """What happened, was planned, threatened or denied, each once, with how many reports and origins tell it."""
    print_linked(
        "occurrences", store, format, output, actor=actor, recipient=recipient, type=type, status=status, since=since,
        until=until, speaker=speaker, text=text, report=report, outlet=outlet, limit=limit,
    )  # fmt: skip
