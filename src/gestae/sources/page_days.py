"""The day on which a page was published, and the day on which it was last changed.

The evidence is asked in the order of its worth: the day in the address, meta elements, linked data, marked elements,
the day beside the headline, a day behind words such as "published", and at last `htmldate`'s search of the whole page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from gestae.knowledge.pages import pages
from gestae.sources.page_data import PageData, is_strange, words_of
from gestae.sources.page_words import beside_headline, days_in, labelled

_FIRST = date(1995, 1, 1)  # before it no news page
_STAMP = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ]+(?P<time>\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_UTC = ("Z", "UTC", "GMT", "+00:00", "+0000")
_OFFSET = re.compile(r"20\d\d-?\d\d-?\d\dT\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?([+-]\d\d:?\d\d)|\d\d:\d\d:\d\d ([+-]\d{4})\b")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)([01]\d)\2([0-3]\d)(?=\D|\d{6,9}\b|$)")
_ARCHIVE = re.compile(r"^https?://(?:web\.archive\.org/web|archive\.\w+)/\d{8,14}\w*/")  # the day it was archived
_IN_COMMENT = re.compile(r"""dc:date\s*=\s*["'](\d{4}-\d\d-\d\d[^"']{0,20})""")
_MARKS = "//*[@pubdate or contains(@itemprop, 'datePublished')]"


def published_day(page: str, data: PageData, url: str | None) -> str | None:
    """The ISO day of publication that the page states, or null where it states none."""
    return next(filter(_is_likely, _published(page, data, url)), None)


def modified_day(data: PageData, page: str, published: str | None) -> str | None:
    """The ISO day of the last change, or null. A day before the publication is none."""
    told = [*words_of(data.node.get("dateModified")), *data.told(pages().modified)]
    days = [day for stamp in told if (day := _day_of(stamp, page))]
    days += [day for _, day in labelled(data, pages().modified_words)]
    return next((day for day in days if _is_likely(day) and day >= (published or day)), None)


def _published(page: str, data: PageData, url: str | None) -> Iterator[str]:
    yield from _address_days(url)
    shown, stamps = list(beside_headline(data)), list(_stamps(data, page))
    local = [*shown, *(day for stamp in stamps if not _is_utc(stamp) and (day := _day_of(stamp, page)))]
    for stamp in stamps:
        if day := _day_of(stamp, page, local):
            yield day
    yield from (day for link in _links(data, "canonical") for day in _address_days(link.get("href")))
    yield from shown
    yield from (day for _, day in labelled(data, pages().published_words))


def _stamps(data: PageData, page: str) -> Iterator[str]:
    yield from data.told(pages().published)
    yield from words_of(data.node.get("datePublished"))
    yield from words_of(data.node.get("dateCreated"))
    yield from _marked(data)
    yield from (match[1] for match in _IN_COMMENT.finditer(page))


def _marked(data: PageData) -> Iterator[str]:
    for element in data.tree.xpath(_MARKS) if data.tree is not None else ():
        stamp = element.get("datetime") or element.get("content")
        if stamp and not is_strange(element):
            yield stamp


def _links(data: PageData, rel: str) -> Iterator[Any]:
    if data.tree is not None:
        yield from (link for link in data.tree.iter("link") if (link.get("rel") or "").lower() == rel)


def _address_days(address: str | None) -> Iterator[str]:
    for match in _IN_ADDRESS.finditer(_ARCHIVE.sub("", address or "")):
        if match[2] or len(match[0]) == 8:
            with suppress(ValueError):
                yield date(int(match[1]), int(match[3]), int(match[4])).isoformat()


def _day_of(stamp: str, page: str, shown: Sequence[str] = ()) -> str | None:
    """The day that `stamp` names where the page is edited. A stamp in UTC may be the day before or after there: then
    it is the one of `shown`, the days that the page tells in its own time, or else the day at the distance from UTC
    that other times of the page have.
    """
    match = _STAMP.search(stamp)
    if match is None:
        return next((day for _, day in days_in(stamp)), None)
    if match["zone"] not in _UTC:
        return match["day"]
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(f"{match['day']}T{match['time']}+00:00")
        around = {(moment + timedelta(hours=hours)).date().isoformat() for hours in (-12, 0, 14)}
        return next((day for day in shown if day in around), None) or _local_day(moment, _own_offset(page))
    return None


def _is_utc(stamp: str) -> bool:
    match = _STAMP.search(stamp)
    return match is not None and match["zone"] in _UTC


def _local_day(moment: datetime, offset: timedelta | None) -> str:
    """The day of `moment` at the distance `offset` from UTC; the day in UTC where the summer's hour would change it."""
    near = {(moment + (offset or timedelta()) + timedelta(hours=hour)).date() for hour in (-1, 0, 1)}
    return (near.pop() if offset is not None and len(near) == 1 else moment.date()).isoformat()


def _own_offset(page: str) -> timedelta | None:
    """The one distance from UTC in which the page gives other times, if there is just one."""
    offsets = {"".join(filter(None, match.groups())).replace(":", "") for match in _OFFSET.finditer(page)} - {"+0000"}
    if len(offsets) != 1:
        return None
    sign, hours, minutes = (offset := offsets.pop())[0], int(offset[1:3]), int(offset[3:5])
    return timedelta(hours=hours, minutes=minutes) * (-1 if sign == "-" else 1) if hours < 15 else None


def _is_likely(day: str) -> bool:
    with suppress(ValueError):
        return _FIRST <= date.fromisoformat(day) <= date.today() + timedelta(days=1)
    return False
