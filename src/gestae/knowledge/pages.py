"""The schema of what a news page tells about itself, `lexicon/cleaning/pages.yaml`."""

from __future__ import annotations

import re
from typing import Annotated

from msgspec import Meta

from gestae.errors import LexiconError
from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml, place_of
from gestae.knowledge.use import cached
from gestae.records import PageKind

PAGES = "cleaning/pages.yaml"
Month = Annotated[int, Meta(ge=1, le=12)]


class Example(Schema, frozen=True, kw_only=True, rename={"expected": "is"}):
    """A page of which this much is known, and whether it is of the sort."""

    url: str = ""
    title: str = ""
    text: str = ""
    expected: bool


class Sort(Schema, frozen=True, kw_only=True):
    """A sort of page that is no plain article: see the head of the section in the file."""

    name: PageKind
    types: Words = ()
    address: Words = ()
    title: Words = ()
    text: Words = ()
    repeats: int = 1
    free: bool = True
    most_words: int | None = None
    examples: tuple[Example, ...]

    @property
    def patterns(self) -> Words:
        """All its patterns."""
        return (*self.address, *self.title, *self.text)


class Pages(Schema, frozen=True, kw_only=True):
    """The whole file."""

    articles: Words
    elsewhere: Words
    published: Words
    modified: Words
    author: Words
    outlet: Words
    published_words: Words
    modified_words: Words
    byline_words: Words
    no_author: Words
    strange: Words
    byline_classes: Words
    beside: Words
    bodies: Words
    months: dict[Month, Words]
    sorts: tuple[Sort, ...]


@cached
def pages() -> Pages:
    """The knowledge, checked. Raises LexiconError."""
    known = load_yaml(PAGES, Pages)
    for pattern in (*known.beside, *(pattern for sort in known.sorts for pattern in sort.patterns)):
        _check(pattern)
    return known


def _check(pattern: str) -> None:
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        raise LexiconError(*place_of(PAGES, pattern), f"pattern is not valid: {error}") from error
    if groups:
        raise LexiconError(*place_of(PAGES, pattern), f"patterns hold no groups; write (?:...): {pattern}")
