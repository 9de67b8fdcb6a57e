"""Hands an open input to the reader of its format."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from io import BufferedReader
from typing import cast

from gestae.errors import SourceError, UnreadableInput
from gestae.sources.files import whole
from gestae.sources.html import read_html
from gestae.sources.kinds import SNIFFED, kind_of
from gestae.sources.naming import Origin
from gestae.sources.options import FormatReader, Found, Options
from gestae.sources.text import read_text

# Each in a module of its own, loaded when it is first needed.
_READERS = {
    "jsonl": "jsonl:read_jsonl",
    "json": "json_documents:read_json",
    "csv": "tables:read_table",
    "parquet": "parquet:read_parquet",
    "feed": "feeds:read_feed",
    "newsml": "newsml:read_newsml",
    "warc": "warc:read_warc",
    "pdf": "pdf:read_pdf",
    "docx": "docx:read_docx",
    "eml": "mail:read_mail",
    "mbox": "mail:read_mailbox",
    "zip": "archives:read_zip",
    "gz": "archives:read_gz",
}


def read_input(
    file: BufferedReader, origin: Origin, options: Options, kind: str | None = None, name: str | None = None
) -> Iterator[Found]:
    """The reports in an open input, and the error of each that is broken. `kind` and `name` tell its format, or else
    its content. Raises nothing: what ends the input comes last.
    """
    try:
        yield from _read(file, origin, options, kind, name)
    except SourceError as error:
        yield error


def _read(
    file: BufferedReader, origin: Origin, options: Options, kind: str | None, name: str | None
) -> Iterator[Found]:
    kind = kind_of(name or origin.source, file.peek(SNIFFED)[:SNIFFED], kind)
    if kind in ("text", "html"):
        data = whole(file, origin.name, options.max_bytes)
        yield read_html(data, origin) if kind == "html" else read_text(data, origin)
    elif kind in _READERS:
        yield from reader_of(kind)(file, origin, options)
    else:
        raise UnreadableInput(origin.name, "XML of a kind that is not read", "save it as plain text, HTML or RSS")


def reader_of(kind: str) -> FormatReader:
    """The reader of `kind`, loaded now."""
    module, _, function = _READERS[kind].partition(":")
    return cast(FormatReader, getattr(import_module(f"gestae.sources.{module}"), function))
