"""Parquet with named columns to Reports, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from gestae.errors import SourceError, UnreadableInput
from gestae.sources.fields import has_text, named, no_columns, report_of_record
from gestae.sources.files import seekable
from gestae.sources.naming import Origin
from gestae.sources.options import Found, Options

_BATCH = 200  # rows
_MOST_METADATA = 50_000_000  # bytes of a name, and elements of a list, in the file's own description
_MEND = "write it anew, or export it as CSV or JSON Lines"


def read_parquet(file: BufferedReader, origin: Origin, options: Options) -> Iterator[Found]:
    """One report, or what is wrong with it, for each row. Raises UnreadableInput."""
    with seekable(file) as whole:
        for number, row in enumerate(_rows(whole, origin, options), 1):
            yield _attempt(row, origin.numbered(number), options)


def _attempt(row: dict[str, Any], origin: Origin, options: Options) -> Found:
    try:
        return report_of_record(row, origin, options)
    except SourceError as error:
        return error


def _rows(file: Any, origin: Origin, options: Options) -> Iterator[dict[str, Any]]:
    from pyarrow import ArrowException, parquet

    limits = {"thrift_string_size_limit": _MOST_METADATA, "thrift_container_size_limit": _MOST_METADATA}
    try:
        table = parquet.ParquetFile(file, memory_map=False, pre_buffer=False, **limits)
        names = table.schema_arrow.names
        if not has_text(names, options):
            raise no_columns(names, origin)
        for batch in table.iter_batches(_BATCH, columns=named(names, options), use_threads=False):
            yield from batch.to_pylist()
    except (ArrowException, OSError, ValueError, MemoryError, OverflowError) as error:
        what = " ".join(str(error).split())[:100] or type(error).__name__
        raise UnreadableInput(origin.name, f"broken Parquet ({what})", _MEND) from None
