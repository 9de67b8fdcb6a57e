"""One input to one Report."""

from __future__ import annotations

import os
from pathlib import PurePath

from gestae.errors import EmptyInput, MissingInput, SourceError, UnreadableInput
from gestae.records import Report
from gestae.sources.files import opened, whole
from gestae.sources.html import read_html, read_page
from gestae.sources.jsonl import read_jsonl
from gestae.sources.kinds import kind_of
from gestae.sources.naming import Origin
from gestae.sources.text import read_text


def load(data: bytes | str | os.PathLike[str], *, kind: str | None = None, url: str | None = None) -> Report:
    """The report in `data`: the bytes of a page or file, or the path of one ("-" for standard input).

    `kind`: text, html or jsonl (which must hold one record); without it name and content tell. `url`: the address
    that a page came from. A page without an article gives a report with a blank text, so that what else it tells can
    be used (`reports_from` gives EmptyInput for it). Raises SourceError.
    """
    if isinstance(data, bytes):
        return _lenient(data, Origin(url=url), kind_of(None, data, kind))
    path = os.fspath(data)
    if path.startswith(("http://", "https://")):
        raise MissingInput(path, "addresses are not fetched", "save the page and name the file")
    with opened(path) as file:
        content = whole(file, path)
    return _lenient(content, origin_of(path, url), kind_of(path, content, kind))


def origin_of(path: str, url: str | None = None) -> Origin:
    """The origin of a file: its id is the file's stem; standard input has none."""
    return Origin(path, url, PurePath(path).stem if path != "-" else None)


def _lenient(data: bytes, origin: Origin, kind: str) -> Report:
    return read_page(data, origin) if kind == "html" else read_bytes(data, origin, kind)


def read_bytes(data: bytes, origin: Origin, kind: str) -> Report:
    """One report out of bytes of a known kind. Raises SourceError."""
    if kind == "html":
        return read_html(data, origin)
    return _only_record(data, origin) if kind == "jsonl" else read_text(data, origin)


def _only_record(data: bytes, origin: Origin) -> Report:
    found = list(read_jsonl(data.splitlines(), origin))
    if not found:
        raise EmptyInput(origin.name, "nothing in it", "give a file that holds a report")
    if len(found) > 1:
        raise UnreadableInput(origin.name, f"{len(found)} reports, not one", "read them with `reports_from`")
    if isinstance(found[0], SourceError):
        raise found[0]
    return found[0]
