"""JSON documents to Reports: an array of records, one record, or an object with a list of them.

The document is cut into its records as it comes in, so that it may be larger than memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader
from typing import IO

from gestae.knowledge.columns import columns
from gestae.sources import jsonl
from gestae.sources.naming import Origin
from gestae.sources.options import Found, Options

# A string ends at its quotation mark, or at the end of the line where that is missing: no string of JSON has one in it.
_TOKEN = re.compile(rb'"(?:[^"\\\r\n]|\\.)*+("?)|[\[\]{}]', re.DOTALL)
_COLON = re.compile(rb"\s*:\s*")
_CHUNK = 1 << 16
_NOWHERE = -1  # no record opens between a list and the end of what wraps it
_TRUNCATED = b"["  # what is handed on where the document ends too early: no JSON


def read_json(file: BufferedReader, origin: Origin, options: Options) -> Iterator[Found]:
    """One report, or what is wrong with it, for each record of the document."""
    return jsonl.records_of(records(file), origin, options)


def records(file: IO[bytes]) -> Iterator[bytes]:
    """The records of a JSON document, as they are written; of one that is too long only the beginning."""
    cutter = _Cutter()
    while True:
        data = file.read(max(_CHUNK, cutter.pending))
        yield from cutter.feed(data)
        if not data:
            return


class _Cutter:
    """Follows brackets and keys through a document that comes in pieces. `pending`: bytes that wait for more."""

    def __init__(self) -> None:
        self._buffer = b""
        self._at = 0  # scanned up to here
        self._depth = 0
        self._begin: int | None = None  # of the record that is open
        self._record = 0  # depth at which records open
        self._wrapped = 0  # depth of the objects that are known to wrap a list
        self._key = (b"", 0)  # the last string and its end
        self._lists = frozenset(name.encode() for name in columns().lists)

    @property
    def pending(self) -> int:
        return len(self._buffer)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The records that `data` completes; no data ends the document."""
        self._buffer += data
        for token in _TOKEN.finditer(self._buffer, self._at):
            if token[1] == b"" and data and token.end() >= len(self._buffer) - 1:
                break
            self._at = token.end()
            record = self._follow(token[0], token.start())
            if record is not None:
                yield record
        else:
            self._at = len(self._buffer)
        yield from self._too_long() if data else self._ended()
        self._forget()

    def _follow(self, token: bytes, start: int) -> bytes | None:
        if token in (b"{", b"["):
            self._opened(token, start)
        elif token in (b"}", b"]"):
            return self._closed()
        else:
            self._key = (token, self._at)
        return None

    def _opened(self, token: bytes, start: int) -> None:
        if self._depth == self._record and token == b"{":
            self._begin = start
            self._wrapped = self._depth + 1 if self._depth == 0 else self._wrapped
        elif self._depth == 0 or (self._depth == self._wrapped and self._is_list(start)):
            self._wrapped = self._depth + 1
            if token == b"[":
                self._begin, self._record = None, self._depth + 1
        self._depth += 1

    def _closed(self) -> bytes | None:
        self._depth = max(0, self._depth - 1)
        begin, record = self._begin, None
        if self._depth == self._record and begin is not None:
            record = self._buffer[begin : self._at] if begin >= 0 else None
            self._begin = None
        if self._depth == 0:
            self._record = self._wrapped = 0
        elif self._depth < self._record:
            self._record, self._wrapped = _NOWHERE, self._depth
        return record

    def _is_list(self, start: int) -> bool:
        """Whether the bracket at `start` is the value of a key that holds records."""
        key, end = self._key
        return key[1:-1].lower() in self._lists and _COLON.fullmatch(self._buffer, end, start) is not None

    def _too_long(self) -> Iterator[bytes]:
        begin = self._begin
        if begin is not None and begin >= 0 and len(self._buffer) - begin > jsonl.MOST_LINE_BYTES:
            yield self._buffer[begin : begin + jsonl.MOST_LINE_BYTES + 1]
            self._begin = -1

    def _ended(self) -> Iterator[bytes]:
        if self._depth or self._buffer[self._at :].strip():
            begin = self._begin
            yield self._buffer[begin:] if begin is not None and begin >= 0 else _TRUNCATED

    def _forget(self) -> None:
        """Lets go of what no record needs any more."""
        begin = self._begin
        keep = begin if begin is not None and begin >= 0 else min(self._at, len(self._buffer))
        self._buffer = self._buffer[keep:]
        self._at -= keep
        self._key = (self._key[0], self._key[1] - keep)
        if begin is not None and begin >= 0:
            self._begin = 0
