"""What sort of page a report came out of: an article, a live blog, a gallery, or a stub of an article."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from gestae.knowledge.pages import Sort, pages
from gestae.records import PageKind
from gestae.sources.page_data import PageData

_SHARE = 0.5  # of the words that the page says it has; a shorter text is its beginning
_FALSE = ("false", "no", "locked", "metered", "premium")


def sort_of(data: PageData, url: str | None, title: str | None, text: str) -> PageKind | None:
    """The first sort of the lexicon that fits the page; else article, or null where there is no text."""
    fits = (sort.name for sort in pages().sorts if is_of(sort, data, url, title, text))
    return next(fits, "article" if text else None)


def is_of(sort: Sort, data: PageData, url: str | None, title: str | None, text: str) -> bool:
    """Whether the page is of the sort."""
    words = len(text.split())
    if sort.most_words is not None and words > sort.most_words:
        return not sort.free and _is_shorter_than_told(data, words)
    if not sort.free and (_is_locked(data) or _is_shorter_than_told(data, words)):
        return True
    return bool(data.types.intersection(sort.types)) or _matches(sort, url, title, text)


def _matches(sort: Sort, url: str | None, title: str | None, text: str) -> bool:
    path = _path(url)
    heading = (title or "").lower()
    if any(re.search(pattern, path) for pattern in sort.address):
        return True
    if any(re.search(pattern, heading) for pattern in sort.title):
        return True
    lines = text.lower().splitlines() if sort.text else []
    hits = sum(any(re.fullmatch(pattern, line.strip()) for pattern in sort.text) for line in lines)
    return hits >= sort.repeats if sort.text else False


def _path(url: str | None) -> str:
    with suppress(ValueError):  # what looks like an address may be none
        return urlsplit(url or "").path.lower()
    return ""


def _is_locked(data: PageData) -> bool:
    free: Any = data.node.get("isAccessibleForFree")
    return free is False or (isinstance(free, str) and free.lower() in _FALSE)


def _is_shorter_than_told(data: PageData, words: int) -> bool:
    """Locked, and with far fewer words than the page says the whole has."""
    with suppress(KeyError, TypeError, ValueError):
        return _is_locked(data) and words < _SHARE * int(data.node["wordCount"])
    return False
