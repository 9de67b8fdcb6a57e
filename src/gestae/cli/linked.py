"""The commands that print what is linked across reports; each is a file of its own and calls this one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gestae.cli.asked import checked, refuse_binary
from gestae.cli.guard import guarded
from gestae.cli.notes import counted
from gestae.cli.printed import print_frame, print_records
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

if TYPE_CHECKING:
    from gestae.asking.linked import LinkedKind

__all__ = ["asking_linked", "print_linked"]


def asking_linked(kind: LinkedKind, help_line: str) -> Callable[..., None]:
    """The command that prints what is linked of one kind, under that name."""

    def ask(
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
        format: Format = TableFormat.table,
        output: Output = None,
    ) -> None:
        print_linked(
            kind, store, format, output, actor=actor, recipient=recipient, type=type, status=status, since=since,
            until=until, speaker=speaker, text=text, report=report, outlet=outlet,
            reliability=reliability, limit=limit,
        )  # fmt: skip

    ask.__name__, ask.__doc__ = kind, help_line
    return guarded(ask)


def print_linked(kind: LinkedKind, store: str, format: TableFormat, output: Path | None, **given: Any) -> None:
    """Prints the records of one kind that meet the filters: a table, CSV or Parquet a row each, JSON Lines whole."""
    from gestae.asking.grading import with_gradings
    from gestae.asking.linked import SHORT, frame_of, graded, linked
    from gestae.store import Corpus

    asked = checked(**given)
    refuse_binary(format, output)
    with Corpus(store, create=False) as corpus:
        records = linked(corpus, kind, asked)
        gradings = graded(corpus, kind, records)
        frame = None if format is TableFormat.jsonl else frame_of(corpus, kind, records, gradings)
    if frame is None:
        print_records(with_gradings(records, gradings) if gradings else records, output)
    else:
        told = f"{kind} across reports: {counted(len(frame), 'row')}"
        print_frame(frame, format, output, told, SHORT[kind])
