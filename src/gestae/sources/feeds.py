"""RSS 0.9 to 2.0 and Atom to Reports, item by item.

Sources: RSS 2.0 (rssboard.org/rss-specification), RSS 1.0 with its content and Dublin Core modules, RFC 4287 (Atom).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from gestae.errors import EmptyInput, SourceError
from gestae.records import Report
from gestae.sources.days import day_or_none
from gestae.sources.fields import is_cut
from gestae.sources.files import opened, whole
from gestae.sources.fragments import text_of, words_of
from gestae.sources.html import read_html
from gestae.sources.making import Told, made
from gestae.sources.naming import Origin, sound
from gestae.sources.options import Found, Options
from gestae.sources.page_files import page_file
from gestae.sources.xml import XML_NAMESPACE, child, elements, words

_ITEMS = ("item", "entry")
_WHOLE_TEXT = 1_200  # letters; a description of so many is the text itself
_ATOM = "http://www.w3.org/2005/Atom"
_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Item:
    """What an item of a feed tells. `text`: the longest that it holds; `whole`: whether that is all of the report."""

    key: str | None
    title: str | None
    url: str | None
    published: str | None
    author: str | None
    language: str | None
    text: str | None
    whole: bool


def read_feed(file: BufferedReader, origin: Origin, options: Options) -> Iterator[Found]:
    """One report an item. One with only a title or summary is read from the page beside the feed that it links to, or
    else is a stub. Raises UnreadableInput for broken XML, at the end.
    """
    outlet: str | None = None
    number = 0
    for element in elements(file, origin, (*_ITEMS, "title")):
        name = str(element.tag).rpartition("}")[2]
        if name in _ITEMS:
            number += 1
            yield _report(item_of(element), outlet, number, origin, options)
        elif outlet is None and _is_of_feed(element):
            outlet = words(element)


def addresses(file: BufferedReader, origin: Origin) -> Iterator[str]:
    """The addresses of the pages that a feed links to. Raises UnreadableInput for broken XML, at the end."""
    for element in elements(file, origin, _ITEMS):
        if url := item_of(element).url:
            yield url


def item_of(element: Any) -> Item:
    """What one `item` or `entry` tells."""
    full, summary = _content(element), _summary(element)
    text = full or summary
    return Item(
        key=words(_of_feed(element, "guid", "id")) or _link(element),
        title=words_of(words(_of_feed(element, "title")) or "") or None,
        url=_link(element),
        published=_day(element),
        author=words(_author(element)),
        language=element.get(f"{XML_NAMESPACE}lang") or words(child(element, "language")),
        text=text,
        whole=bool(text) and not is_cut(text or "") and (full is not None or len(text or "") >= _WHOLE_TEXT),
    )


def _report(item: Item, outlet: str | None, number: int, origin: Origin, options: Options) -> Found:
    at = origin.keyed(str(number), item.key)
    try:
        found = None if item.whole else _page(item, at, options)
        return found or made(_told(item, outlet), at, "an item without text, summary or title")
    except SourceError as error:
        return error


def _told(item: Item, outlet: str | None) -> Told:
    return Told(
        text=item.text or item.title,
        title=item.title,
        published=item.published,
        outlet=outlet,
        url=item.url,
        author=item.author,
        language=item.language,
        stub=not item.whole,
    )


def _page(item: Item, origin: Origin, options: Options) -> Report | None:
    """The report of the saved page beside the feed that the item links to, or null where there is none."""
    path = _beside(item.url, options.folder)
    if path is None or item.url is None:
        return None
    try:
        with opened(path) as file:
            page = read_html(whole(file, path, options.max_bytes), replace(origin, source=path, url=_address(item.url)))
    except EmptyInput:
        return None
    known = msgspec.structs.replace(page, published=page.published or item.published, title=page.title or item.title)
    return msgspec.structs.replace(known, author=known.author or item.author)


def _address(url: str) -> str | None:
    return sound(url) if "://" in url else None


def _beside(url: str | None, folder: str | None) -> str | None:
    """The page file in `folder` that `url` names: what `gestae fetch` calls it, or the last part of its path."""
    if url is None or folder is None:
        return None
    try:
        last = os.path.basename(unquote(urlsplit(url).path).rstrip("/"))
    except ValueError:
        return None
    names = [page_file(url), *([last] if last.endswith(_PAGES) else [f"{last}{end}" for end in _PAGES] if last else [])]
    paths = (Path(folder, name) for name in names if "\x00" not in name and len(name) < 200)
    return next((str(path) for path in paths if path.is_file()), None)


def _is_of_feed(element: Any) -> bool:
    """Whether a title is that of the whole feed."""
    parent = element.getparent()
    return parent is not None and str(parent.tag).rpartition("}")[2] in ("channel", "feed")


def _of_feed(element: Any, *names: str) -> Any | None:
    """The child of one of `names` in a namespace that feeds are written in: not the title of a picture."""
    found = (one for one in element if isinstance(one.tag, str) and one.tag.rpartition("}")[2] in names)
    return next((one for one in found if not re.search(r"mrss|itunes|media", one.tag)), None)


def _content(element: Any) -> str | None:
    encoded = child(element, "encoded")
    if encoded is None:
        encoded = next((one for one in element if one.tag == f"{{{_ATOM}}}content"), None)
    return _text(encoded)


def _summary(element: Any) -> str | None:
    return _text(_of_feed(element, "description", "summary"))


def _text(element: Any | None) -> str | None:
    """The words of a text construct: XHTML, HTML written as text, or plain."""
    if element is None or element.get("src"):
        return None
    found = text_of(element) if len(element) else words_of((element.text or "").strip())
    return found.strip() or None


def _link(element: Any) -> str | None:
    """The address of the page: Atom's alternate link, RSS's link, or a guid that is one."""
    for link in (one for one in element if isinstance(one.tag, str) and one.tag.rpartition("}")[2] == "link"):
        address = link.get("href") if link.get("rel", "alternate") == "alternate" else None
        if address := (address or (link.text or "").strip() or None):
            return " ".join(address.split())
    guid = words(child(element, "guid")) or ""
    return guid if guid.startswith(("http://", "https://")) else None


def _day(element: Any) -> str | None:
    names = ("published", "pubdate", "issued", "date", "updated", "modified")
    return next((day for name in names if (day := day_or_none(words(child(element, name))))), None)


def _author(element: Any) -> Any | None:
    creator = child(element, "creator")
    return creator if creator is not None else child(element, "author", "name")
