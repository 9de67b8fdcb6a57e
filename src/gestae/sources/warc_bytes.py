"""The bytes of a WARC: unpacked record by record, and with a way back."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO

GZIP = b"\x1f\x8b\x08"
_CHUNK = 1 << 16
_MOST_LINE = 16_000
_MOST_BACK = 1_000_000_000  # bytes put back in one archive: going back again and again must end


class Ahead:
    """A file into which bytes can be put back."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._rest: IO[bytes] = BytesIO()
        self._left = _MOST_BACK

    def readline(self) -> bytes:
        """The next line, or its first 16,000 bytes."""
        return self._rest.readline(_MOST_LINE) or self._file.readline(_MOST_LINE)

    def read(self, size: int) -> bytes:
        """The next bytes, up to `size`."""
        return self._rest.read(size) or self._file.read(size)

    def put_back(self, data: bytes) -> None:
        """What is read next; an archive that wants too much put back loses it."""
        rest = self._rest.read()
        self._left -= len(data)
        self._rest = BytesIO(data + rest if self._left > 0 else rest)


class Compressed:
    """Compressed records one after the other, and the place in them."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._rest = b""
        self._damaged = False

    def is_damaged(self) -> bool:
        """Whether the part that was read last ended with damage."""
        return self._damaged

    def at_next(self) -> bool:
        """Goes to the next place where a compressed record may begin; whether there is one."""
        while True:
            found = self._rest.find(GZIP)
            if found >= 0:
                self._rest = self._rest[found:]
                return True
            self._rest = self._rest[-len(GZIP) + 1 :]
            if not self._more():
                return False

    def inflated(self) -> Iterator[bytes]:
        """The bytes of the records that follow, up to the end or to damage."""
        self._damaged = False
        while self._rest or self._more():
            unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
            while not unpacker.eof:
                if not self._rest and not self._more():
                    self._damaged = True
                    return
                try:
                    piece = unpacker.decompress(self._rest, _CHUNK)
                except zlib.error:
                    self._rest = self._rest[1:]
                    self._damaged = True
                    return
                self._rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
                if piece:
                    yield piece
            self._rest = self._rest.lstrip(b"\x00")

    def _more(self) -> bool:
        data = self._file.read(_CHUNK)
        self._rest += data
        return bool(data)
