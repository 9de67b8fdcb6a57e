"""Who wrote the report of a page, and which outlet put it out, as far as the page says so."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from gestae.knowledge.pages import pages
from gestae.knowledge.use import cached
from gestae.sources.page_data import PageData, is_strange, words_of

_PARTED = re.compile(r"\s*(?:[;|•·]|,(?! (?:jr|sr|ph\.?d)\b)|\b(?:and|und|et|y)\b|&)\s*", re.IGNORECASE)
_PARTING = re.compile(r"\s+[|–—·»:-]\s+|:\s+")
_NAME = re.compile(r"[^\W\d_][^\d@:/<>{}=\n]{1,59}")
_MOST_WORDS = 6
_MOST_NAMES = 12
_LONGEST = 200  # characters of a byline
_MARKS = "//*[@rel='author' or contains(concat(' ', @itemprop, ' '), ' author ')]"


def author_of(data: PageData, outlet: str | None, found: str | None = None) -> str | None:
    """The names of the authors, parted by "; ", or null. `found`: what another reader of the page takes for them."""
    for source in (
        words_of(data.node.get("author")),
        data.told(pages().author),
        _marked(data),
        _bylines(data),
        [found],
    ):
        if names := _names(source, outlet):
            return "; ".join(names)
    return None


def outlet_of(data: PageData, found: str | None = None) -> str | None:
    """The name of the outlet, or null. `found`: what another reader of the page takes for it."""
    told = [
        *data.told(pages().outlet[:1]),
        *words_of(data.node.get("publisher")),
        *data.told(pages().outlet[1:]),
        found,
    ]
    names = (" ".join(name.split()).lstrip("@") for name in told if name)
    return next((name for name in names if name and "://" not in name and len(name) < _LONGEST), None)


def title_of(data: PageData, outlet: str | None, found: str | None = None) -> str | None:
    """The title without the outlet's name behind it, or null. `found`: what another reader of the page takes for it."""
    titles = [found, *data.told(("og:title", "twitter:title")), *words_of(data.node.get("headline"))]
    title = next((" ".join(html.unescape(title).split()) for title in titles if title and title.strip()), None)
    head, parting, tail = _parted_last(title or "")
    return head if parting and tail.casefold() == (outlet or "").casefold() and len(head.split()) > 1 else title


def _parted_last(title: str) -> tuple[str, str, str]:
    match = next(reversed(list(_PARTING.finditer(title))), None)
    return (title[: match.start()], match[0], title[match.end() :]) if match else (title, "", "")


def _marked(data: PageData) -> Iterator[str]:
    for element in data.tree.xpath(_MARKS) if data.tree is not None else ():
        if not is_strange(element):
            yield element.get("content") or " ".join("".join(element.itertext()).split())


def _bylines(data: PageData) -> Iterator[str]:
    """The first element whose class says that it is a byline, if it begins as one."""
    for element in data.tree.xpath("//body//*[@class]") if data.tree is not None else ():
        if any(word in element.get("class").lower() for word in pages().byline_classes) and not is_strange(element):
            text = " ".join("".join(element.itertext()).split())
            if len(text) < _LONGEST and _begins().match(text):
                yield text
                return


def _names(told: Iterable[str | None], outlet: str | None) -> list[str]:
    names = (_tidy(part) for text in told if text and len(text) <= _LONGEST for part in _PARTED.split(text))
    good = (name for name in names if _is_name(name, outlet))
    return list(dict.fromkeys(good))[:_MOST_NAMES]


def _tidy(part: str) -> str:
    part = _begins().sub("", " ".join(part.split()))
    return part.title() if part.isupper() and len(part.split()) > 1 else part


def _is_name(name: str, outlet: str | None) -> bool:
    plain = name.casefold()
    usual = plain not in pages().no_author and plain != (outlet or "").casefold()
    return usual and bool(_NAME.fullmatch(name)) and len(name.split()) <= _MOST_WORDS


@cached
def _begins() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(pages().byline_words, key=len, reverse=True)))
    return re.compile(rf"(?i)^(?:{words})\b[\s:]+")
