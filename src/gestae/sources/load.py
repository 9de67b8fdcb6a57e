"""One input to one Report."""

from __future__ import annotations

import os
from collections.abc import Mapping
from itertools import islice
from pathlib import Path, PurePath

import msgspec

from gestae.errors import MissingInput, SourceError, UnreadableInput
from gestae.records import Report
from gestae.sources.fields import checked_columns, nothing_in
from gestae.sources.files import in_memory, opened, whole
from gestae.sources.formats import read_input
from gestae.sources.html import read_page
from gestae.sources.kinds import SNIFFED, kind_of
from gestae.sources.naming import Origin, sound
from gestae.sources.options import Options

SIDECAR = ".json"  # what `gestae fetch` writes beside a page ends in it
_MOST_SIDECAR = 100_000


def load(
    data: bytes | str | os.PathLike[str],
    *,
    kind: str | None = None,
    url: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Report:
    """The report in `data`: the bytes of a page or file, or the path of one ("-" for standard input).

    `kind`: one of `gestae.sources.kinds.KINDS`; without it content and name tell. An input of a kind that may hold many
    reports must hold one. `url`: the address that a page came from. `columns`: parts of a report (text, title,
    published, ...) to the columns or keys that hold them, where those have unusual names. A page without an article
    gives a report with a blank text, so that what else it tells can be used (`reports_from` gives EmptyInput for it).
    Raises SourceError.
    """
    options = Options(columns=checked_columns(columns))
    if isinstance(data, bytes):
        return _one(data, Origin(url=sound(url)), options, kind)
    path = os.fspath(data)
    if path.startswith(("http://", "https://")):
        raise MissingInput(path, "addresses are not fetched", "save the page (`gestae fetch` does) and name the file")
    origin = origin_of(path, url)
    with opened(path) as file:
        start = file.peek(SNIFFED)[:SNIFFED]
        if kind_of(path, start, kind) == "html":
            return _one(file.read(options.max_bytes + 1), origin, options, "html")
        return _only(list(islice(read_input(file, origin, options, kind), 3)), origin)


def origin_of(path: str, url: str | None = None) -> Origin:
    """The origin of a file: its id is the file's stem; standard input has none. The address is `url`, or what
    `gestae fetch` wrote beside the file.
    """
    if path == "-":
        return Origin(path, sound(url))
    return Origin(path, sound(url or _fetched_from(path)), PurePath(path.removesuffix(".gz")).stem)


def sidecar_of(path: str) -> str:
    """The file beside `path` in which `gestae fetch` keeps where it came from."""
    return path + SIDECAR


def _fetched_from(path: str) -> str | None:
    try:
        with Path(sidecar_of(path)).open("rb") as file:
            found = msgspec.json.decode(file.read(_MOST_SIDECAR))
    except (OSError, ValueError, RecursionError):
        return None
    url = found.get("url") if isinstance(found, dict) and "sha256" in found else None
    return url if isinstance(url, str) else None


def _one(data: bytes, origin: Origin, options: Options, kind: str | None) -> Report:
    if kind_of(origin.source, data, kind) == "html":
        return read_page(whole(in_memory(data), origin.name, options.max_bytes), origin)
    return _only(list(islice(read_input(in_memory(data), origin, options, kind), 3)), origin)


def _only(found: list[Report | SourceError], origin: Origin) -> Report:
    """The one of `found`. Raises its error, EmptyInput for none, UnreadableInput for more than one."""
    if not found:
        raise nothing_in(origin)
    if len(found) > 1:
        raise UnreadableInput(origin.name, "more than one report", "read them with `reports_from`")
    if isinstance(found[0], SourceError):
        raise found[0]
    return found[0]
