"""Opens files and standard input, within bounds."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from gestae.errors import MissingInput, TooLarge

MOST_BYTES = 32_000_000  # of one text or page, before its text is counted


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
