"""The schema of `lexicon/sources/columns.yaml`: under which names files keep the parts of a report."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.use import cached

COLUMNS = "sources/columns.yaml"
Field = Literal[
    "text", "title", "published", "outlet", "url", "id", "language", "author", "modified", "page", "summary"
]


class Columns(Schema, frozen=True, kw_only=True):
    """The whole file.

    `fields`: part of a report to its usual names, the likeliest first. `lists`: keys whose list holds records;
    `wrappers`: keys that hold the record proper; `parts`: keys of a text in pieces, in reading order; `languages`:
    names of languages to ISO 639-1 codes.
    """

    fields: dict[Field, Words]
    lists: Words
    wrappers: Words
    parts: Words
    languages: dict[str, str]


@cached
def columns() -> Columns:
    """What the file says, its names in the form that `plain` gives. Raises LexiconError."""
    found = load_yaml(COLUMNS, Columns)
    return Columns(
        fields={field: tuple(map(plain, names)) for field, names in found.fields.items()},
        lists=found.lists,
        wrappers=found.wrappers,
        parts=found.parts,
        languages=found.languages,
    )


@lru_cache(maxsize=4_096)
def plain(name: str) -> str:
    """A column's name without case and without marks between words: `Publish-Date`, `publishDate` -> `publishdate`."""
    return re.sub(r"[\W_]+", "", name).lower()
