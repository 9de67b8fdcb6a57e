"""WARC and WARC.gz to Reports: the pages and texts that a crawl kept.

Source: ISO 28500:2017 (WARC 1.1). WARC-Date is the moment of the capture and says nothing about the day of publication;
it is not used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import IO

from gestae.errors import SourceError, TooLarge, UnreadableInput
from gestae.records import Report
from gestae.sources.files import streamed
from gestae.sources.html import read_html
from gestae.sources.http import Response, response_of
from gestae.sources.naming import Origin, sound
from gestae.sources.options import Found, Options
from gestae.sources.text import read_text
from gestae.sources.warc_bytes import GZIP, Ahead, Compressed

_CHUNK = 1 << 16
_MOST_HEADERS = 64_000
_MEND = "make the archive anew; its other records are read"


@dataclass(frozen=True, slots=True)
class _Record:
    """One record. `body`: null where it is longer than a page may be."""

    headers: dict[str, str]
    body: bytes | None


def read_warc(file: BufferedReader, origin: Origin, options: Options) -> Iterator[Found]:
    """One report a page or text that was captured with status 200; other records are passed over, broken ones are
    told.
    """
    number = 0
    for part, is_damaged in _parts(file):
        told = False
        for record in _records(Ahead(part), origin, options.max_bytes):
            number += 1
            if isinstance(record, SourceError):
                told = True
                yield record
            elif found := _attempt(record, number, origin):
                yield found
        if is_damaged() and not told:
            number += 1
            yield _broken(origin, number, "a record whose packing is broken")


def _attempt(record: _Record, number: int, origin: Origin) -> Found | None:
    url = record.headers.get("warc-target-uri", "").strip("<> ") or None
    at = origin.keyed(str(number), url)
    try:
        return _report(record, Origin(at.source, sound(url), at.stem))
    except SourceError as error:
        return error


def _report(record: _Record, origin: Origin) -> Report | None:
    """The report in a record, or null where it holds none: requests, pictures, pages that were not found."""
    response = _response(record, origin)
    if response is None or response.status != 200 or not response.is_text:
        return None
    if record.body is None:
        raise TooLarge(origin.name, "longer than a page may be", "leave it out")
    if not response.body.strip():
        return None
    return read_html(response.body, origin) if response.is_html else read_text(response.body, origin)


def _response(record: _Record, origin: Origin) -> Response | None:
    kind, body = record.headers.get("warc-type", "").lower(), record.body or b""
    if kind == "response" and "http" in record.headers.get("content-type", "application/http"):
        return response_of(body, origin.name)
    if kind in ("resource", "conversion"):
        return Response(200, record.headers.get("content-type", ""), body)
    return None


def _records(file: Ahead, origin: Origin, most: int) -> Iterator[_Record | SourceError]:
    """The records of an archive that is not compressed. After a broken one the next is searched for."""
    lost = False
    number = 0
    while line := file.readline():
        if not line.startswith(b"WARC/"):
            if line.strip() and not lost:
                lost = True
                yield _broken(origin, number + 1, "no record begins where one should")
            continue
        number += 1
        record = _record(file, most)
        lost = isinstance(record, str)
        yield _broken(origin, number, record) if isinstance(record, str) else record


def _record(file: Ahead, most: int) -> _Record | str:
    """The record whose first line was read, or what is wrong with it."""
    headers = _headers(file)
    if headers is None or (length := _length(headers)) is None:
        return "a record without its length"
    body = _body(file, length, most)
    if body is None:
        return _Record(headers, None)
    after = file.readline()
    if len(body) == length and not after.strip():
        return _Record(headers, body)
    begins = body.find(b"\nWARC/1.")  # a length that is too great takes the next record in
    file.put_back((body[begins + 1 :] if begins >= 0 else b"") + after)
    return f"a record whose length is not {length:,} bytes, as it says"


def _broken(origin: Origin, number: int, what: str) -> UnreadableInput:
    return UnreadableInput(f"{origin.name}:{number}", what, _MEND)


def _headers(file: Ahead) -> dict[str, str] | None:
    """The named fields up to the blank line; null where there is none in reach."""
    headers: dict[str, str] = {}
    left = _MOST_HEADERS
    while left > 0:
        line = file.readline()
        left -= len(line) or left
        if line in (b"\r\n", b"\n"):
            return headers
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    return None


def _length(headers: dict[str, str]) -> int | None:
    given = headers.get("content-length", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else None


def _body(file: Ahead, length: int, most: int) -> bytes | None:
    """`length` bytes, or those that are left; null, after passing over them, if more than `most` are told."""
    kept: list[bytes] = []
    left = length
    while left and (piece := file.read(min(left, _CHUNK))):
        left -= len(piece)
        if length <= most:
            kept.append(piece)
    return b"".join(kept) if length <= most else None


def _parts(file: BufferedReader) -> Iterator[tuple[IO[bytes], Callable[[], bool]]]:
    """The archive without its compression. After damage a new part begins at the next compressed record."""
    if not file.peek(2).startswith(GZIP[:2]):
        yield file, lambda: False
        return
    source = Compressed(file)
    while source.at_next():
        yield streamed(source.inflated()), source.is_damaged
