"""Word documents (docx) to Reports. Source: ECMA-376, WordprocessingML and core properties."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BufferedReader
from typing import IO, Any

from gestae.errors import TooLarge, UnreadableInput
from gestae.records import Report
from gestae.sources.days import day_or_none
from gestae.sources.files import seekable
from gestae.sources.fragments import local
from gestae.sources.making import Told, made
from gestae.sources.naming import Origin
from gestae.sources.options import Found, Options
from gestae.sources.xml import child, words

_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, KeyError)
_MEND = "save it anew, or as plain text"
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "nobreakhyphen": "-"}
_GONE = frozenset(["del", "delText", "instrtext", "footnotereference", "fallback", "movefrom", "txbxcontent"])


def read_docx(file: BufferedReader, origin: Origin, options: Options) -> Iterator[Found]:
    """The report in a document: its paragraphs and cells, without headers, notes and what was deleted.

    Title, author and day are the document's own properties. Raises UnreadableInput, EmptyInput and TooLarge.
    """
    with seekable(file) as whole:
        try:
            with zipfile.ZipFile(whole) as archive:
                body = _part(archive, "word/document.xml", origin, options)
                about = _part(archive, "docProps/core.xml", origin, options) if _has_about(archive) else None
        except _FAULTS as error:
            what = " ".join(str(error).split())[:80]
            raise UnreadableInput(origin.name, f"a broken or locked Word document ({what})", _MEND) from None
    yield _report(body, about, origin)


def _has_about(archive: zipfile.ZipFile) -> bool:
    return "docProps/core.xml" in archive.namelist()


def _report(body: Any, about: Any | None, origin: Origin) -> Report:
    told = {name: words(child(about, name)) if about is not None else None for name in ("title", "creator", "created")}
    return made(
        Told(
            text="\n\n".join(text for one in _paragraphs(body) if (text := _words(one).strip())),
            title=told["title"],
            author=told["creator"],
            published=day_or_none(told["created"]),
        ),
        origin,
        "no text in the document",
    )


def _part(archive: zipfile.ZipFile, name: str, origin: Origin, options: Options) -> Any:
    """One XML part of the document, parsed."""
    from lxml import etree

    with archive.open(name) as part:
        data = _within(part, origin, options)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError:
        root = None
    if root is None:
        raise UnreadableInput(origin.name, f"a Word document whose part {name} is broken", _MEND)
    return root


def _within(part: IO[bytes], origin: Origin, options: Options) -> bytes:
    data = part.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise TooLarge(origin.name, f"more than {options.max_bytes:,} bytes of text", "split it into reports")
    return data


def _paragraphs(body: Any) -> Iterator[Any]:
    return (element for element in body.iter() if local(element) == "p")


def _words(paragraph: Any) -> str:
    pieces: list[str] = []
    _collect(paragraph, pieces)
    return "".join(pieces)


def _collect(element: Any, pieces: list[str]) -> None:
    for one in element:
        name = local(one)
        if name is None or name in _GONE or name == "p":
            continue
        if name == "t":
            pieces.append(one.text or "")
        pieces.append(_BREAKS.get(name, ""))
        _collect(one, pieces)
