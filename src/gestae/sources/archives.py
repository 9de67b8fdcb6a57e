"""ZIP archives and gzip files of any of the other formats to Reports, member by member."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader, RawIOBase
from pathlib import PurePath
from typing import IO, cast

from gestae.errors import EmptyInput, SourceError, TooLarge, UnreadableInput
from gestae.sources.encoding import tidy
from gestae.sources.files import seekable, streamed
from gestae.sources.formats import read_input, reader_of
from gestae.sources.kinds import SUFFIXES, UNREAD
from gestae.sources.naming import Origin
from gestae.sources.options import Found, Options

_DEEPEST = 2  # archives inside each other
_MOST_SWELLING = 200  # times what it was; text packs to a tenth
_HARMLESS = 64_000_000  # bytes that any member may unpack to
_CHUNK = 1 << 16
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
_MEND = "make the archive anew"


def read_zip(file: BufferedReader, origin: Origin, options: Options) -> Iterator[Found]:
    """The reports in a ZIP archive. A member that is broken, locked or swells beyond measure is told and passed over.

    Raises UnreadableInput where it is no archive or one inside too many others.
    """
    inner = _deeper(origin, options)
    with seekable(file) as whole:
        try:
            archive = zipfile.ZipFile(whole)
        except _FAULTS as error:
            raise UnreadableInput(origin.name, f"a broken ZIP archive ({_words(error)})", _MEND) from None
        with archive:
            members = [member for member in archive.infolist() if _is_wanted(member)]
            if any(member.filename == "word/document.xml" for member in members):
                whole.seek(0)
                yield from reader_of("docx")(_buffered(whole), origin, options)
                return
            for member in members:
                yield from _member(archive, member, origin, inner)
    if not members:
        raise EmptyInput(origin.name, "no reports in the archive", "give one that holds texts or pages")


def read_gz(file: BufferedReader, origin: Origin, options: Options) -> Iterator[Found]:
    """The reports in a gzip file. Raises UnreadableInput for one that is broken, TooLarge for one that swells."""
    inner = _deeper(origin, options)
    start = _first_bytes(file.peek(_CHUNK))
    if start.startswith(b"WARC/"):  # its records are packed one by one, so that damage ends one of them only
        yield from reader_of("warc")(file, origin, options)
        return
    with gzip.GzipFile(fileobj=file) as packed:
        name = (origin.source or "").removesuffix(".gz") or None
        yield from read_input(
            streamed(_bounded(cast(IO[bytes], packed), _Size(file), origin)), origin, inner, name=name
        )


def _deeper(origin: Origin, options: Options) -> Options:
    if options.depth >= _DEEPEST:
        raise UnreadableInput(origin.name, "an archive in too many archives", "unpack it first")
    return replace(options, depth=options.depth + 1, folder=None)


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    path = PurePath(member.filename)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    known = not path.suffix or path.suffix.lower() in SUFFIXES or path.suffix.lower() in UNREAD
    is_file = not member.filename.endswith("/") and member.filename != ""
    return is_file and not hidden and (known or member.filename == "word/document.xml")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, origin: Origin, options: Options) -> Iterator[Found]:
    name = PurePath(member.filename)
    at = Origin(f"{origin.name}:{' '.join(tidy(member.filename).split())}", None, tidy(name.stem))
    if name.suffix.lower() in UNREAD:
        yield UnreadableInput(at.name, f"{name.suffix} files are not read", "save it as plain text, HTML or PDF")
        return
    try:
        with archive.open(member) as packed:
            pieces = _bounded(packed, _Size(None, member.compress_size), at)
            yield from read_input(streamed(pieces), at, options, name=member.filename)
    except SourceError as error:
        yield error
    except _FAULTS as error:
        yield UnreadableInput(at.name, f"a broken or locked member ({_words(error)})", _MEND)


class _Size:
    """The packed bytes that an unpacked stream was made of so far, or altogether."""

    def __init__(self, file: IO[bytes] | None, size: int = 0) -> None:
        self._file = file
        self._size = size

    def bytes(self) -> int:
        """How many."""
        return self._file.tell() if self._file is not None and self._file.seekable() else self._size or 1 << 62


def _bounded(packed: IO[bytes], size: _Size, origin: Origin) -> Iterator[bytes]:
    """The unpacked bytes. Raises TooLarge where they swell beyond measure, UnreadableInput where they are broken."""
    total = 0
    while True:
        try:
            piece = packed.read(_CHUNK)
        except _FAULTS as error:
            raise UnreadableInput(origin.name, f"broken or cut off ({_words(error)})", _MEND) from None
        if not piece:
            return
        total += len(piece)
        if total > _HARMLESS and total > _MOST_SWELLING * size.bytes():
            raise TooLarge(origin.name, f"unpacks to over {_MOST_SWELLING} times its size", "unpack it yourself first")
        yield piece


def _first_bytes(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(packed, 100)
    except zlib.error:
        return b""


def _buffered(file: IO[bytes]) -> BufferedReader:
    return file if isinstance(file, BufferedReader) else BufferedReader(cast(RawIOBase, file))


def _words(error: BaseException) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
