"""`gestae copies`: which reports say the same: copied, copied and edited, or retold."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from gestae.cli.asked import refuse_binary
from gestae.cli.guard import guarded
from gestae.cli.notes import Notes, counted
from gestae.cli.question import Format, Limit, Output, ReportId, Store, TableFormat

if TYPE_CHECKING:
    import polars as pl

__all__ = ["EXAMPLES", "copies"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae copies corpus.db
gestae copies corpus.db --report one-army
gestae copies corpus.db --format jsonl | jq '.ties[].passages[].here.text'
"""


@guarded
def copies(
    store: Store,
    report: ReportId = None,
    limit: Limit = None,
    format: Format = TableFormat.table,
    output: Output = None,
) -> None:
    """Which reports say the same: copied, copied and edited, or retold; their origin, and the agency they credit."""
    from gestae.asking.copies import copies as groups_in
    from gestae.asking.copies import frame_of
    from gestae.store import Corpus

    refuse_binary(format, output)
    with Corpus(store, create=False) as corpus:
        groups = groups_in(corpus, report=report, limit=limit)
        frame = None if format is TableFormat.jsonl else frame_of(corpus, groups)
    with ExitStack() as stack:
        out = stack.enter_context(output.open("wb")) if output else sys.stdout.buffer
        if frame is None:
            out.writelines(json.dumps(group.to_dict(), ensure_ascii=False).encode() + b"\n" for group in groups)
        else:
            _write(frame, format, out)
        out.flush()


def _write(frame: pl.DataFrame, format: TableFormat, out: Any) -> None:
    from gestae.asking.copies import SHORT
    from gestae.export import csv, parquet, table

    if format is TableFormat.csv:
        csv.write(frame, out)
    elif format is TableFormat.parquet:
        parquet.write(frame, out)
    else:
        Notes().say(f"copies: {counted(len(frame), 'group')}", style="dim")
        if len(frame):
            table.write(frame, sys.stdout if out is sys.stdout.buffer else out, SHORT)
