"""Writes readings to standard output as they come."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from gestae.records import Reading

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["ReadingFormat", "present", "printed", "put"]


class ReadingFormat(StrEnum):
    """How readings are written: one JSON object a line, one JSON array, or a report for people."""

    jsonl = "jsonl"
    json = "json"
    text = "text"


def printed(readings: Iterable[Reading], format: ReadingFormat) -> Iterator[Reading]:
    """`readings`, each written to standard output before it goes on."""
    write = {ReadingFormat.jsonl: _as_lines, ReadingFormat.json: _as_array, ReadingFormat.text: _as_text}[format]
    return write(readings)


def _as_lines(readings: Iterable[Reading]) -> Iterator[Reading]:
    for reading in readings:
        put(msgspec.json.encode(reading) + b"\n")
        yield reading


def _as_array(readings: Iterable[Reading]) -> Iterator[Reading]:
    before = b"[\n"
    for reading in readings:
        put(before + msgspec.json.encode(reading))
        before = b",\n"
        yield reading
    put(b"\n]\n" if before == b",\n" else b"[]\n")


def _as_text(readings: Iterable[Reading]) -> Iterator[Reading]:
    from gestae.export.text import rendered

    for reading in readings:
        present(rendered(reading))
        yield reading


def present(shown: RenderableType) -> None:
    """Shows something on standard output: in colour on a terminal, as plain text at 100 columns elsewhere."""
    from gestae.export.text import WIDTH, plain

    if sys.stdout.isatty():
        from rich.console import Console

        console = Console(highlight=False)
        console.print(shown, width=min(console.width, WIDTH))
    else:
        put(plain(shown).encode())


def put(data: bytes) -> None:
    """Writes to standard output at once."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
