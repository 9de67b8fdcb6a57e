"""JSON Lines to Reports: one object a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BufferedReader
from typing import IO, Any

import msgspec

from gestae.errors import SourceError, TooLarge, UnreadableInput
from gestae.records import Report
from gestae.sources.encoding import MOST_CHARACTERS
from gestae.sources.fields import report_of_record
from gestae.sources.naming import Origin
from gestae.sources.options import Found, Options

MOST_LINE_BYTES = 6 * MOST_CHARACTERS + 100_000  # of one line: \u escapes take six
_ONE_A_LINE = "write one JSON object a line, in UTF-8"


def read_jsonl(file: BufferedReader, origin: Origin, options: Options) -> Iterator[Found]:
    """One report, or what is wrong with it, for each line that is not blank."""
    return records_of(_lines(file), origin, options)


def records_of(lines: Iterable[bytes], origin: Origin, options: Options) -> Iterator[Found]:
    """One report, or what is wrong with it, for each JSON object of `lines` that is not blank."""
    for number, line in enumerate(lines, 1):
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _attempt(line, origin.numbered(number), options)


def _attempt(line: bytes, origin: Origin, options: Options) -> Found:
    try:
        return _record(line, origin, options)
    except SourceError as error:
        return error


def _record(line: bytes, origin: Origin, options: Options) -> Report:
    if len(line) > MOST_LINE_BYTES:
        raise TooLarge(origin.name, f"more than {MOST_LINE_BYTES:,} bytes in one record", "split it into reports")
    found = parsed(line, origin.name)
    if not isinstance(found, dict):
        raise UnreadableInput(origin.name, f"not an object but a {type(found).__name__}", _ONE_A_LINE)
    return report_of_record(found, origin, options)


def parsed(line: bytes, name: str) -> Any:
    """The value that `line` writes in JSON. Raises UnreadableInput."""
    try:
        return msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableInput(name, f"not JSON: {error}", _ONE_A_LINE) from None
    except RecursionError:
        raise UnreadableInput(name, "not JSON: nested too deeply", _ONE_A_LINE) from None


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of `file`; of one that is too long only the beginning, which is enough to refuse it."""
    while line := file.readline(MOST_LINE_BYTES + 1):
        yield line
        while not line.endswith(b"\n") and line:
            line = file.readline(MOST_LINE_BYTES)
