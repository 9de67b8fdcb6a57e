"""Many inputs to a stream of Reports: files, folders, globs and standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import msgspec

from gestae.errors import EmptyInput, MissingInput, SourceError, UnreadableInput
from gestae.records import Report
from gestae.sources.days import iso_day
from gestae.sources.fields import checked_columns, nothing_in
from gestae.sources.files import MOST_BYTES, opened
from gestae.sources.formats import read_input
from gestae.sources.kinds import KINDS, SUFFIXES, UNREAD
from gestae.sources.load import SIDECAR, origin_of
from gestae.sources.naming import Ids
from gestae.sources.options import Options

_GLOB = frozenset("*?[")


def reports_from(
    paths: Iterable[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    max_bytes: int = MOST_BYTES,
    kind: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Report | SourceError]:
    """The reports at `paths`, one by one; each bad input comes as its SourceError and nothing stops.

    A path is a file, a folder (read with the folders in it, in order of name, hidden files left out), a glob, or "-"
    for standard input. `published` (ISO day) and `outlet` fill what a report does not tell. A text or page may have
    `max_bytes`. `kind`: the format of every file, where neither content nor name tells it. `columns`: parts of a report
    (text, title, published, ...) to the columns or keys that hold them. Raises UnreadableInput if `published` is no
    day, `kind` no kind, or a key of `columns` no part of a report.
    """
    if kind is not None and kind not in KINDS:
        raise UnreadableInput("--kind", f"no kind {kind!r}", f"choose one of {', '.join(KINDS)}")
    options = Options(max_bytes, checked_columns(columns))
    return _stream(paths, iso_day(published, "--published"), outlet, options, kind)


def _stream(
    paths: Iterable[str], published: str | None, outlet: str | None, options: Options, kind: str | None
) -> Iterator[Report | SourceError]:
    ids = Ids()
    for path in (found for given in paths for found in _expanded(os.fspath(given))):
        for report in [path] if isinstance(path, SourceError) else _read(path, options, kind):
            yield report if isinstance(report, SourceError) else _filled(report, ids, published, outlet)


def _filled(report: Report, ids: Ids, published: str | None, outlet: str | None) -> Report:
    return msgspec.structs.replace(
        report,
        id=ids.unique(report.id, report.source),
        published=report.published or published,
        outlet=report.outlet or outlet,
    )


def _read(path: str, options: Options, kind: str | None) -> Iterator[Report | SourceError]:
    found = False
    try:
        with opened(path) as file:
            here = replace(options, folder=os.path.dirname(path) if path != "-" else None)
            for report in read_input(file, origin_of(path), here, kind):
                found = True
                yield report
        if not found:
            yield nothing_in(origin_of(path))
    except SourceError as error:
        yield error
    except OSError as error:
        yield MissingInput(path, f"cannot be read ({error.strerror})", "check the path")


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
    if suffix == SIDECAR and path.with_suffix("").suffix and path.with_suffix("").exists():
        return None  # what `gestae fetch` wrote beside the page
    if name.startswith(".") or (suffix and suffix not in SUFFIXES and suffix not in UNREAD):
        return None
    if suffix in UNREAD:
        return UnreadableInput(str(path), f"{suffix} files are not read", "save it as plain text, HTML or JSON Lines")
    return str(path)
