"""Many inputs to a stream of Reports: files, folders, globs and standard input."""

from __future__ import annotations

import glob
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import msgspec

from gestae.errors import EmptyInput, MissingInput, SourceError, UnreadableInput
from gestae.records import Report
from gestae.sources.days import iso_day
from gestae.sources.files import MOST_BYTES, opened, whole
from gestae.sources.jsonl import MOST_LINE_BYTES, read_jsonl
from gestae.sources.kinds import SUFFIXES, UNREAD, kind_of
from gestae.sources.load import origin_of, read_bytes
from gestae.sources.naming import Ids

_GLOB = frozenset("*?[")
_START = 4_000


def reports_from(
    paths: Iterable[str], *, published: str | None = None, outlet: str | None = None, max_bytes: int = MOST_BYTES
) -> Iterator[Report | SourceError]:
    """The reports at `paths`, one by one; each bad input comes as its SourceError and nothing stops.

    A path is a file, a folder (read with the folders in it, in order of name, hidden files left out), a glob, or "-"
    for standard input. `published` (ISO day) and `outlet` fill what a report does not tell. A text or page may have
    `max_bytes`. Raises UnreadableInput if `published` is no day.
    """
    return _stream(paths, iso_day(published, "--published"), outlet, max_bytes)


def _stream(
    paths: Iterable[str], published: str | None, outlet: str | None, max_bytes: int
) -> Iterator[Report | SourceError]:
    ids = Ids()
    for path in (found for given in paths for found in _expanded(os.fspath(given))):
        for report in [path] if isinstance(path, SourceError) else _read(path, max_bytes):
            yield report if isinstance(report, SourceError) else _filled(report, ids, published, outlet)


def _filled(report: Report, ids: Ids, published: str | None, outlet: str | None) -> Report:
    return msgspec.structs.replace(
        report,
        id=ids.unique(report.id, report.source),
        published=report.published or published,
        outlet=report.outlet or outlet,
    )


def _read(path: str, max_bytes: int) -> Iterator[Report | SourceError]:
    try:
        with opened(path) as file:
            yield from _read_open(file, path, max_bytes)
    except SourceError as error:
        yield error
    except OSError as error:
        yield MissingInput(path, f"cannot be read ({error.strerror})", "check the path")


def _read_open(file: io.BufferedReader, path: str, max_bytes: int) -> Iterator[Report | SourceError]:
    kind = kind_of(path, file.peek(_START)[:_START])
    origin = origin_of(path)
    if kind != "jsonl":
        yield read_bytes(whole(file, path, max_bytes), origin, kind)
        return
    found = False
    for report in read_jsonl(_lines(file), origin):
        found = True
        yield report
    if not found:
        yield EmptyInput(path, "nothing in it", "give a file that holds a report")


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of `file`; of one that is too long only the beginning, which is enough to refuse it."""
    while line := file.readline(MOST_LINE_BYTES + 1):
        yield line
        while not line.endswith(b"\n") and line:
            line = file.readline(MOST_LINE_BYTES)


def _expanded(path: str) -> Iterator[str | SourceError]:
    """The files behind one path as it was given."""
    if path == "-":
        yield path
    elif os.path.isdir(path):
        yield from _in_folder(path)
    elif _GLOB & set(path) and not os.path.exists(path):
        matches = sorted(glob.glob(path, recursive=True))
        if not matches:
            yield MissingInput(path, "no file matches", "check the pattern")
        for match in matches:
            yield from _expanded(match)
    else:
        yield path


def _in_folder(folder: str) -> Iterator[str | SourceError]:
    errors: list[OSError] = []
    found = False
    for here, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if (path := _wanted(here, name)) is not None:
                found = True
                yield path
    for error in errors:
        found = True
        yield MissingInput(str(error.filename), "the folder may not be opened", "change its permissions")
    if not found:
        yield EmptyInput(folder, "no reports in the folder", f"put files in it that end in {', '.join(SUFFIXES)}")


def _wanted(folder: str, name: str) -> str | SourceError | None:
    path = Path(folder, name)
    suffix = path.suffix.lower()
    if name.startswith(".") or (suffix and suffix not in SUFFIXES and suffix not in UNREAD):
        return None
    if suffix in UNREAD:
        return UnreadableInput(str(path), f"{suffix} files are not read", "save it as plain text, HTML or JSON Lines")
    return str(path)
