"""Opens files and standard input, within bounds."""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from gestae.errors import MissingInput, TooLarge

MOST_BYTES = 32_000_000  # of one text or page, before its text is counted
_IN_MEMORY = 8_000_000  # above it, what must be turned back in goes through a temporary file
_CHUNK = 1 << 16


@contextmanager
def opened(path: str) -> Iterator[io.BufferedReader]:
    """The bytes at `path`, or of standard input for "-". Raises MissingInput."""
    if path == "-":
        yield _buffered(sys.stdin.buffer)
        return
    try:
        file = open(path, "rb")  # noqa: SIM115 - closed below; only the opening may fail as MissingInput
    except OSError as error:
        raise _missing(path, error) from error
    with file:
        yield file


def whole(file: IO[bytes], path: str, most: int = MOST_BYTES) -> bytes:
    """All bytes of an open file. Raises TooLarge above `most`, MissingInput where reading fails."""
    try:
        data = file.read(most + 1)
    except OSError as error:
        raise _missing(path, error) from error
    if len(data) > most:
        raise TooLarge(path, f"more than {most:,} bytes", "split it into reports")
    return data


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    """The bytes of `file`, piece by piece."""
    return iter(lambda: file.read(_CHUNK), b"")


def streamed(pieces: Iterator[bytes]) -> io.BufferedReader:
    """A file that holds `pieces`, made as they are read. What they raise comes out of its `read`."""
    return io.BufferedReader(_Pieces(pieces), _CHUNK)


def in_memory(data: bytes) -> io.BufferedReader:
    """A file that holds `data`."""
    return io.BufferedReader(io.BytesIO(data))


@contextmanager
def seekable(file: io.BufferedReader) -> Iterator[IO[bytes]]:
    """`file`, or a temporary copy of it where it cannot be turned back in, as a pipe."""
    if file.seekable():
        yield file
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        yield copy


class _Pieces(io.RawIOBase):
    """Python's own shape of a raw stream, over an iterator of bytes."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._rest:
            self._rest = next(self._pieces, b"")
            if not self._rest:
                return 0
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def _buffered(file: BinaryIO) -> io.BufferedReader:
    """Standard input may have been put in place of by something simpler."""
    return file if isinstance(file, io.BufferedReader) else io.BufferedReader(io.BytesIO(file.read()))


def _missing(path: str, error: OSError) -> MissingInput:
    if isinstance(error, IsADirectoryError):
        return MissingInput(path, "a folder, not a file", "name a file in it")
    if isinstance(error, PermissionError):
        return MissingInput(path, "may not be opened", "change its permissions")
    if isinstance(error, FileNotFoundError):
        return MissingInput(path, "no such file or folder", "check the path")
    return MissingInput(path, f"cannot be opened ({os.strerror(error.errno or 0)})", "check the path")
