"""A saved news page to a Report: the article, its title, authors, outlet, address, days and sort."""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

from gestae.errors import EmptyInput
from gestae.records import Report
from gestae.sources.encoding import checked, decode, tidy
from gestae.sources.naming import Origin
from gestae.sources.page_data import page_data
from gestae.sources.page_days import modified_day, published_day
from gestae.sources.page_kinds import sort_of
from gestae.sources.page_names import author_of, outlet_of, title_of
from gestae.sources.page_text import text_of
from gestae.sources.page_tree import prepare
from gestae.sources.page_words import headlines

if TYPE_CHECKING:
    from types import ModuleType

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
    told = page_data(page)
    article = next((found for manner in _MANNERS if (found := _article(page, origin.url, manner))), None)
    found = text_of(article.text if article else "", told, [getattr(article, "title", None), *headlines(told)])
    text = checked(tidy(found), origin.name) if found else ""
    url = origin.url or _words(getattr(article, "url", None))
    outlet = _words(outlet_of(told, getattr(article, "sitename", None)))
    title = _words(title_of(told, outlet, getattr(article, "title", None)))
    published = published_day(page, told, url) or _searched_day(page, url, sure=not text)
    return Report(
        id=origin.id_for(text),
        source=origin.source,
        title=title,
        outlet=outlet,
        author=_words(author_of(told, outlet, getattr(article, "author", None))),
        url=url,
        published=published,
        modified=modified_day(told, page, published),
        page=sort_of(told, url, title, text),
        text=text,
    )


def _article(page: str, url: str | None, manner: dict[str, bool]) -> Any:
    document = None
    days = {"original_date": True, "extensive_search": False}  # its day is not used
    with suppress(Exception):  # a broken page may trip its parser up anywhere
        tree = _trafilatura().load_html(page)
        prepare(tree)
        document = _trafilatura().bare_extraction(
            tree, url=url, include_comments=False, with_metadata=True, date_extraction_params=days, **manner
        )
    enough = document is not None and sum(map(str.isalpha, document.text or "")) >= _FEWEST_LETTERS
    return document if enough else None


def _searched_day(page: str, url: str | None, *, sure: bool) -> str | None:
    """The day that a search of the whole page finds; the first of a year is none: only the year was found."""
    from htmldate import find_date

    _trafilatura()  # silences it too
    day: str | None = None
    for extensive in (False,) if sure else (True, False):
        with suppress(Exception):
            day = find_date(page, url=url, original_date=True, extensive_search=extensive)
        if day and not day.endswith("-01-01"):
            return day
    return day if sure else None


def _words(value: str | None) -> str | None:
    return " ".join(tidy(value).split()) or None if value else None


@cache
def _trafilatura() -> ModuleType:
    import trafilatura

    for name in ("trafilatura", "htmldate"):  # what they have to say is said again in our errors
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura
