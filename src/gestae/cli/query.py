"""`gestae events`, `statements`, `quantities`, `actors`, `reports`: a store as tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gestae.cli.asked import Question, asking
from gestae.cli.guard import guarded
from gestae.cli.notes import Notes, counted
from gestae.cli.printed import print_frame
from gestae.cli.question import EXAMPLES, TABLES, TableFormat

if TYPE_CHECKING:
    import polars as pl

    from gestae.asking.filters import Filter, Kind

__all__ = ["EXAMPLES", "TABLES", "asking_for", "print_table"]


def asking_for(kind: Kind) -> Callable[..., None]:
    """The command that prints the records of one kind."""

    @guarded
    @asking
    def ask(question: Question) -> None:
        print_table(kind, question)

    return ask


def print_table(kind: Kind, question: Question, *, unread: bool = False) -> None:
    """Prints the records of one kind; `unread`: those of reports kept unread alone."""
    asked = question.filter(unread=unread)
    frame = _found(question.store, kind, asked)
    if question.format is TableFormat.table:
        from gestae.asking.clauses import describe

        Notes().say(f"{describe(kind, asked)}: {counted(len(frame), 'row')}", style="dim")
    from gestae.asking.tables import SHORT

    print_frame(frame, question.format, question.output, short=SHORT[kind])


def _found(store: str, kind: Kind, asked: Filter) -> pl.DataFrame:
    from gestae.asking.tables import TABLES as ASKED
    from gestae.store import Corpus

    with Corpus(store, create=False) as corpus:
        return ASKED[kind](corpus, asked)
