"""A saved news page to a Report: the article, its title, outlet, address and day of publication."""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

from gestae.errors import EmptyInput
from gestae.records import Report
from gestae.sources.encoding import checked, decode, tidy
from gestae.sources.naming import Origin

if TYPE_CHECKING:
    from types import ModuleType

_DATES = {"original_date": True, "extensive_search": True}
# Measured on two sets of news pages: precision first wins; recall first is for pages where that finds nothing.
_MANNERS: tuple[dict[str, bool], ...] = ({"favor_precision": True}, {"favor_recall": True})
_FEWEST_LETTERS = 40


def read_html(data: bytes, origin: Origin) -> Report:
    """One news page. Raises EmptyInput where it holds no article, UnreadableInput, TooLarge."""
    report = read_page(data, origin)
    if not report.text:
        raise EmptyInput(origin.name, "no article found in the page", "save the page of one report, or its text")
    return report


def read_page(data: bytes, origin: Origin) -> Report:
    """One news page, with a blank text where it holds no article. Raises EmptyInput for no page at all,
    UnreadableInput, TooLarge."""
    page = decode(data, origin.name)
    article = next((found for manner in _MANNERS if (found := _article(page, origin.url, manner))), None)
    if article is None:
        day = _sure_day(page, origin.url)
        return Report(id=origin.id_for(""), source=origin.source, url=origin.url, published=day, text="")
    text = checked(tidy(re.sub(r"\s*\n\s*", "\n\n", article.text.strip())), origin.name)
    return Report(
        id=origin.id_for(text),
        source=origin.source,
        title=_words(article.title),
        outlet=_words(article.sitename),
        url=origin.url or _words(article.url),
        published=_day(article.date, page, origin.url),
        text=text,
    )


def _article(page: str, url: str | None, manner: dict[str, bool]) -> Any:
    document = None
    with suppress(Exception):  # a broken page may trip its parser up anywhere
        document = _trafilatura().bare_extraction(
            page, url=url, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES), **manner
        )
    enough = document is not None and sum(map(str.isalpha, document.text or "")) >= _FEWEST_LETTERS
    return document if enough else None


def _day(day: str | None, page: str, url: str | None) -> str | None:
    """`day`, unless it is the first of a year only because no more than the year was found."""
    if day is None or not day.endswith("-01-01"):
        return day
    return _sure_day(page, url)


def _sure_day(page: str, url: str | None) -> str | None:
    from htmldate import find_date

    _trafilatura()  # silences it too
    day: str | None = None
    with suppress(Exception):
        day = find_date(page, url=url, original_date=True, extensive_search=False)
    return day


def _words(value: str | None) -> str | None:
    return " ".join(tidy(value).split()) or None if value else None


@cache
def _trafilatura() -> ModuleType:
    import trafilatura

    for name in ("trafilatura", "htmldate"):  # what they have to say is said again in our errors
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura
