"""How commands print what a store answers: a table, CSV, JSON Lines or Parquet, on the screen or into a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from gestae.cli.notes import Notes
from gestae.cli.question import TableFormat

if TYPE_CHECKING:
    import polars as pl

__all__ = ["print_frame", "print_records"]


class Printable(Protocol):
    """A record, or a record with its grading."""

    def to_dict(self) -> dict[str, Any]:
        """What JSON Lines hold of it."""
        ...


def print_records(records: Iterable[Printable], output: Path | None) -> None:
    """Writes records whole, as JSON Lines."""
    with _opened(output) as out:
        out.writelines(json.dumps(record.to_dict(), ensure_ascii=False).encode() + b"\n" for record in records)


def print_frame(
    frame: pl.DataFrame,
    format: TableFormat,
    output: Path | None,
    told: str | None = None,
    short: Sequence[str] | None = None,
) -> None:
    """Writes a row each; a table has the columns `short`, and `told` says before how many there are."""
    from gestae.export import csv, jsonl, parquet, table

    writers = {TableFormat.csv: csv.write, TableFormat.jsonl: jsonl.write, TableFormat.parquet: parquet.write}
    with _opened(output) as out:
        if format is not TableFormat.table:
            writers[format](frame, out)
            return
        if told is not None:
            Notes().say(told, style="dim")
        if len(frame):
            table.write(frame, sys.stdout if out is sys.stdout.buffer else out, short)


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    """The file, or standard output, with nothing left unwritten."""
    with ExitStack() as stack:
        out = stack.enter_context(output.open("wb")) if output else sys.stdout.buffer
        yield out
        out.flush()
