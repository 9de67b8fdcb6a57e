"""`gestae events`, `statements`, `commitments`, `quantities`, `actors`, `reports`: a store as tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gestae.cli.asked import checked, refuse_binary
from gestae.cli.guard import guarded
from gestae.cli.notes import Notes, counted
from gestae.cli.printed import print_frame
from gestae.cli.question import (
    EXAMPLES,
    TABLES,
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
)  # fmt: skip

if TYPE_CHECKING:
    import polars as pl

    from gestae.asking.filters import Filter, Kind

__all__ = ["EXAMPLES", "TABLES", "asking_for"]


def asking_for(kind: Kind, *, unread: bool = False) -> Callable[..., None]:
    """The command that prints the records of one kind; `unread`: those of reports kept unread alone."""

    @guarded
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
        asked = checked(
            actor=actor, recipient=recipient, type=type, status=status, since=since, until=until,
            speaker=speaker, text=text, report=report, outlet=outlet,
            reliability=reliability, unread=unread, limit=limit,
        )  # fmt: skip
        refuse_binary(format, output)
        _write(kind, _found(store, kind, asked), asked, format, output)

    return ask


def _found(store: str, kind: Kind, asked: Filter) -> pl.DataFrame:
    from gestae.asking.tables import TABLES as ASKED
    from gestae.store import Corpus

    with Corpus(store, create=False) as corpus:
        return ASKED[kind](corpus, asked)


def _write(kind: Kind, frame: pl.DataFrame, asked: Filter, format: TableFormat, output: Path | None) -> None:
    from gestae.asking.tables import SHORT

    if format is TableFormat.table:
        from gestae.asking.clauses import describe

        Notes().say(f"{describe(kind, asked)}: {counted(len(frame), 'row')}", style="dim")
    print_frame(frame, format, output, short=SHORT[kind])
