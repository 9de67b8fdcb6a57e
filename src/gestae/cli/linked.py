"""The commands that print what is linked across reports; each is a file of its own and calls this one."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from gestae.cli.notes import Notes, counted
from gestae.cli.question import TableFormat
from gestae.errors import UnreadableInput

if TYPE_CHECKING:
    from gestae.asking.filters import Filter
    from gestae.asking.linked import LinkedKind
    from gestae.records import Record

__all__ = ["print_linked"]


def print_linked(kind: LinkedKind, store: str, format: TableFormat, output: Path | None, **given: Any) -> None:
    """Prints the records of one kind that meet the filters: a table, CSV or Parquet a row each, JSON Lines whole."""
    from gestae.asking.linked import frame_of, linked
    from gestae.store import Corpus

    asked = _checked(**given)
    if format is TableFormat.parquet and output is None and sys.stdout.isatty():
        raise typer.BadParameter("parquet is not for a terminal; add --output FILE", param_hint="--format")
    with Corpus(store, create=False) as corpus:
        records = linked(corpus, kind, asked)
        frame = None if format is TableFormat.jsonl else frame_of(corpus, kind, records)
    with ExitStack() as stack:
        out = stack.enter_context(output.open("wb")) if output else sys.stdout.buffer
        if frame is None:
            _write_lines(records, out)
        else:
            _write_frame(kind, frame, format, out)
        out.flush()


def _checked(**given: Any) -> Filter:
    from gestae.asking.filters import filter_of

    try:
        return filter_of(**given)
    except UnreadableInput as error:
        raise typer.BadParameter(f"{error.what}; {error.mend}", param_hint=f"--{error.source}") from error


def _write_lines(records: Sequence[Record], out: Any) -> None:
    out.writelines(json.dumps(record.to_dict(), ensure_ascii=False).encode() + b"\n" for record in records)


def _write_frame(kind: LinkedKind, frame: Any, format: TableFormat, out: Any) -> None:
    from gestae.asking.linked import SHORT
    from gestae.export import csv, parquet, table

    if format is TableFormat.csv:
        csv.write(frame, out)
    elif format is TableFormat.parquet:
        parquet.write(frame, out)
    else:
        Notes().say(f"{kind} across reports: {counted(len(frame), 'row')}", style="dim")
        if len(frame):
            table.write(frame, sys.stdout if out is sys.stdout.buffer else out, SHORT[kind])
