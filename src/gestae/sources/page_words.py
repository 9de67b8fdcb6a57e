"""Days in the words that a page shows: beside its headline, and behind words such as "published"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import islice
from typing import Any

from gestae.knowledge.pages import pages
from gestae.knowledge.use import cached
from gestae.sources.page_data import PageData, is_strange

_UTC = ("Z", "+00:00", "+0000")
_UNSEEN = frozenset({"script", "style", "noscript", "template", "option", "select", "svg", "head"})
_LONGEST = 160  # characters of a text that is a date line and no paragraph
_NEAR = 400  # characters between headline and date
_LABEL = 40  # characters between a label and its date
_ALIKE = 0.6  # share of the words of a headline that the title has too

Text = tuple[Any, str]


def days_in(text: str) -> Iterator[tuple[int, str]]:
    """Each full day named in `text`, in order: where it begins, and the ISO day."""
    for match in _forms().finditer(text):
        year, month, day = (next((v for k, v in match.groupdict().items() if v and k[0] == part), "") for part in "ymd")
        number = int(month) if month.isdigit() else _month(month)
        with suppress(ValueError, TypeError):
            yield match.start(), date(int(year), *_ordered(match, number or 0, int(day))).isoformat()


def beside_headline(data: PageData) -> Iterator[str]:
    """The days that stand shortly after the headline, those in time elements first and those after words of change
    left out.
    """
    near = list(_near_headline(data))
    yield from (day for element, _ in near for _, day in days_in(_datetime(element)))
    for _, text in near:
        if len(text) <= _LONGEST:
            yield from (day for at, day in days_in(text) if not _is_labelled(text[:at], pages().modified_words))


def _datetime(element: Any) -> str:
    """The day that a time element tells programs in the page's own time; that in UTC may not be the one shown."""
    classes, stamp = (element.get("class") or "").lower(), element.get("datetime") or ""
    changed = any(word in classes for word in pages().modified_words)
    return stamp[:10] if element.tag == "time" and not changed and not stamp.endswith(_UTC) else ""


def _near_headline(data: PageData) -> Iterator[Text]:
    far = 0
    for element, text in _after_headline(data):
        if not is_strange(element):
            yield element, text
        far += len(text)
        if far > _NEAR:
            return


def labelled(data: PageData, words: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Place and day of each date of the page that stands right after one of `words`."""
    before = ""
    for number, (_, text) in enumerate(_texts(data.tree)):
        if len(text) <= _LONGEST:
            found = [(at, day) for at, day in days_in(text) if _is_labelled(f"{before} {text[:at]}", words)]
            yield from ((number, day) for _, day in found)
        before = text if len(text) <= _LABEL else ""


def _is_labelled(before: str, words: tuple[str, ...]) -> bool:
    return bool(_labels(words).search(before[-_LABEL:]))


@cached
def _labels(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?i)\b(?:{either})\b(?: (?:on|am|le|el|em|il|op|den))?[\s:,]*(?:\w{{2,10}}\.?,\s*)?$")


@cached
def _forms() -> re.Pattern[str]:
    year, day = r"(?:199\d|20\d\d)", r"[0-3]?\d"
    month = "(?:" + "|".join(name for names in pages().months.values() for name in names) + r")[^\W\d_]{0,9}"
    return re.compile(
        rf"(?i)(?<!\d)(?P<y1>{year})(?:-|/|\.|年\s?)(?P<m1>[01]?\d)(?:-|/|\.|月\s?)(?P<d1>{day})(?!\d)"
        rf"|(?<!\d)(?P<d2>{day})(?:st|nd|rd|th|er|º|ª)?\.?[\s-]+(?:de\s+|of\s+)?(?P<m2>{month})\.?,?[\s-]+(?:de\s+|del\s+)?(?P<y2>{year})(?!\d)"
        rf"|\b(?P<m3>{month})\.?\s+(?P<d3>{day})(?:st|nd|rd|th)?,?\s+(?P<y3>{year})(?!\d)"
        rf"|(?<![\d.])(?P<d4>{day})\.\s?(?P<m4>[01]?\d)\.\s?(?P<y4>{year})(?!\d)"
        rf"|(?<!\d)(?P<d5>{day})(?P<slash>[/-])(?P<m5>{day})(?P=slash)(?P<y5>{year})(?!\d)"
    )


def _ordered(match: re.Match[str], month: int, day: int) -> tuple[int, int]:
    """Month and day. Parted by slashes, the greater of the two is the day; a date that says neither is none."""
    if not match["slash"] or month == day:
        return month, day
    if max(month, day) <= 12:
        return 0, 0
    return min(month, day), max(month, day)


def _month(word: str) -> int | None:
    return next((n for n, names in pages().months.items() if word.lower().startswith(names)), None)


def _texts(tree: Any) -> Iterator[Text]:
    """The texts that the page shows, in order, each with the element that it stands in."""
    from lxml import etree

    if tree is None:
        return
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            yield from _filled(element.getparent(), element.tail)
        elif isinstance(element.tag, str) and element.tag not in _UNSEEN:
            yield from _filled(element, element.text)
        else:
            walk.skip_subtree()


def _filled(element: Any, text: str | None) -> Iterator[Text]:
    if plain := _plain(text):
        yield element, plain


def _plain(text: str | None) -> str:
    return " ".join(text.split()) if text else ""


def _after_headline(data: PageData) -> Iterator[Text]:
    headline = _headline(data)
    if headline is None:
        return
    inside = set(headline.iter())
    texts = iter(_texts(data.tree))
    for element, _ in texts:
        if element in inside:
            break
    yield from islice((one for one in texts if one[0] not in inside), 60)


def _headline(data: PageData) -> Any:
    """The heading that says what the page's title says; else the only heading of the first rank."""
    if data.tree is None:
        return None
    titles = [*data.told(("og:title", "twitter:title", "dc.title")), *filter(None, [data.tree.findtext(".//title")])]
    wanted = [set(_plain(title).casefold().split()) for title in titles]
    heads = [head for tag in ("h1", "h2", "h3") for head in data.tree.iter(tag)]
    alike = [head for head in heads if any(_is_alike(head, title) for title in wanted)]
    first = list(data.tree.iter("h1"))
    return alike[0] if alike else first[0] if len(first) == 1 else None


def headlines(data: PageData) -> Iterator[str]:
    """How the page calls the report: in its meta elements, and in its headings of the first rank."""
    yield from data.told(("og:title", "twitter:title", "dc.title"))
    if data.tree is not None:
        yield from (_plain("".join(head.itertext())) for head in data.tree.iter("h1"))


def _is_alike(head: Any, title: set[str]) -> bool:
    words = set(_plain("".join(head.itertext())).casefold().split())
    return len(words) > 1 and len(words & title) >= _ALIKE * max(len(words), 1)
