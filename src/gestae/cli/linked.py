"""The commands that print what is linked across reports; each is a file of its own and calls this one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gestae.cli.asked import Question, asking
from gestae.cli.guard import guarded
from gestae.cli.notes import counted
from gestae.cli.printed import print_frame, print_records
from gestae.cli.question import TableFormat

if TYPE_CHECKING:
    from gestae.asking.linked import LinkedKind

__all__ = ["asking_linked", "print_linked"]


def asking_linked(kind: LinkedKind, help_line: str) -> Callable[..., None]:
    """The command that prints what is linked of one kind, under that name."""

    def ask(question: Question) -> None:
        print_linked(kind, question)

    ask.__name__, ask.__doc__ = kind, help_line
    return guarded(asking(ask))


def print_linked(kind: LinkedKind, question: Question) -> None:
    """Prints the records of one kind that meet the filters: a table, CSV or Parquet a row each, JSON Lines whole."""
    from gestae.asking.grading import with_gradings
    from gestae.asking.linked import SHORT, frame_of, graded, linked
    from gestae.store import Corpus

    asked = question.filter()
    with Corpus(question.store, create=False) as corpus:
        records = linked(corpus, kind, asked)
        gradings = graded(corpus, kind, records)
        frame = None if question.format is TableFormat.jsonl else frame_of(corpus, kind, records, gradings)
    if frame is None:
        print_records(with_gradings(records, gradings) if gradings else records, question.output)
    else:
        told = f"{kind} across reports: {counted(len(frame), 'row')}"
        print_frame(frame, question.format, question.output, told, SHORT[kind])
