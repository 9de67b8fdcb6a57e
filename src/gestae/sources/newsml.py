"""NewsML-G2 and NITF to Reports, item by item.

Sources: IPTC NewsML-G2 2.3x (newsItem, packageItem, newsMessage) and NITF 3.6, as iptc.org documents them.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from gestae.errors import EmptyInput, SourceError, UnreadableInput
from gestae.records import Report
from gestae.sources.days import day_or_none
from gestae.sources.fragments import local, text_of, text_of_html, words_of
from gestae.sources.making import Told, made
from gestae.sources.naming import Origin
from gestae.sources.options import Found, Options
from gestae.sources.xml import XML_NAMESPACE, child, elements, words

_ITEMS = ("newsItem", "NewsItem", "packageItem", "nitf")
_BODIES = ("body.content", "body", "html")
_WITHDRAWN = ("canceled", "cancelled", "withheld")


def read_newsml(file: BufferedReader, origin: Origin, options: Options) -> Iterator[Found]:
    """One report a news item. Raises UnreadableInput for broken XML, at the end."""
    packages = number = 0
    for element in elements(file, origin, _ITEMS):
        name = local(element)
        if name == "packageitem":
            packages += 1
        elif name == "newsitem" or _is_alone(element):
            number += 1
            yield _attempt(element, number, origin)
    if packages and not number:
        raise EmptyInput(origin.name, "a package that only names other items", "give the items themselves")


def _is_alone(element: Any) -> bool:
    """Whether a NITF document stands by itself, not inside a news item that is still to come."""
    return all(local(above) != "newsitem" for above in element.iterancestors())


def _attempt(element: Any, number: int, origin: Origin) -> Found:
    try:
        return _report(element, number, origin)
    except SourceError as error:
        return error


def _report(element: Any, number: int, origin: Origin) -> Report:
    alone = local(element) == "nitf"
    key = words(_deep(element, "doc-id")) if alone else element.get("guid") or words(_deep(element, "newsitemid"))
    status = _deep(element, "pubstatus")
    at = origin.keyed(str(number), key)
    if status is not None and str(status.get("qcode")).rpartition(":")[2] in _WITHDRAWN:
        raise UnreadableInput(at.name, "an item that its agency has withdrawn", "leave it out")
    return made(_nitf(element) if alone else _item(element), at, "a news item without text")


def _item(element: Any) -> Told:
    """What a newsItem tells (NewsML-G2), or a NewsItem (NewsML 1)."""
    nitf = _deep(element, "nitf")
    inner = _nitf(nitf) if nitf is not None else None
    meta, about = _deep(element, "itemmeta"), _deep(element, "contentmeta")
    days = (
        words(_deep(about, "contentcreated")),
        words(_deep(meta, "firstcreated")),
        words(_deep(meta, "versioncreated")),
        words(_deep(element, "firstcreated")),
    )
    return Told(
        text=(inner.text if inner else None) or _body(element),
        title=words(_deep(about, "headline")) or words(_deep(element, "headline")) or (inner.title if inner else None),
        published=next((day for one in days if (day := day_or_none(one))), inner.published if inner else None),
        outlet=_provider(meta) or (inner.outlet if inner else None),
        author=words(_deep(about, "by")) or (inner.author if inner else None),
        language=_language(about) or element.get(f"{XML_NAMESPACE}lang"),
    )


def _nitf(element: Any) -> Told:
    """What a NITF document tells."""
    head = _deep(element, "docdata")
    issue, content = _deep(head, "date.issue"), _deep(element, "body.content")
    hedline = _deep(element, "hedline")
    return Told(
        text=text_of(content) if content is not None else None,
        title=words(_deep(hedline, "hl1")) or words(hedline) or words(_deep(element, "title")),
        published=day_or_none(issue.get("norm")) if issue is not None else None,
        outlet=words(_deep(element, "distributor")),
        author=words(_deep(element, "byline")),
    )


def _body(element: Any) -> str | None:
    """The words of the content: inline XML or inline data."""
    for inline in element.iter():
        name = local(inline)
        if name in ("inlinexml", "datacontent") and len(inline):
            if text := text_of(next((one for part in _BODIES if (one := _deep(inline, part)) is not None), inline)):
                return text
        elif name in ("inlinedata", "datacontent") and inline.text and not inline.get("encoding"):
            plain = inline.text.strip()
            return text_of_html(plain) if "html" in str(inline.get("contenttype")) else words_of(plain)
    return None


def _provider(meta: Any | None) -> str | None:
    provider = _deep(meta, "provider")
    if provider is None:
        return None
    return words(child(provider, "name")) or provider.get("literal") or str(provider.get("qcode")).rpartition(":")[2]


def _language(about: Any | None) -> str | None:
    language = _deep(about, "language")
    return language.get("tag") if language is not None else None


def _deep(element: Any | None, name: str) -> Any | None:
    """The first element below of that name (lower case, without namespace), or null."""
    if element is None:
        return None
    return next((one for one in element.iter() if local(one) == name), None)
