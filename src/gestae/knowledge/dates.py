"""The schemas of dates, `lexicon/dates/*`."""

from __future__ import annotations

from typing import Literal

import msgspec

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_csv, load_yaml
from gestae.knowledge.use import cached
from gestae.records import DateKind

Meaning = Literal[
    "adverb",
    "ago",
    "calendar",
    "century",
    "clock",
    "dayword",
    "decade",
    "duration",
    "first_units",
    "half",
    "hence",
    "holiday",
    "iso",
    "later",
    "later_relative",
    "night",
    "quarter",
    "range",
    "rate",
    "reference",
    "relative",
    "set",
    "slashed",
    "span",
    "vague_duration",
    "weekday",
    "weekday_of_week",
    "weekend",
]
Table = dict[str, str | int | float]


class DateWords(Schema, frozen=True, kw_only=True):
    """`words.yaml`: classes of words, each word with what it stands for."""

    month: Table
    weekday: Table
    weekday_short: Table
    weekdays: Table
    season: Table
    unit: Table
    units: Table
    period: Table
    part: Table
    moment: Table
    zone: Table
    dayword: Table
    which: Table
    this: Table
    last: Table
    next: Table
    back: Table
    ahead: Table
    ordinal: Table
    edge: Table
    edge_of: Table
    direction: Table
    step: Table
    step_day: Table
    half: Table
    and_half: Table
    direction_end: Table
    approx: Table
    few: Table
    often: Table
    each: Table
    adverb: Table
    nineties: Table
    capital: Table


class Tense(Schema, frozen=True, kw_only=True):
    """`tense.yaml`: words that tell whether a bare day or month lies ahead or behind; `bare`: words behind which a
    form of the past is none; `moving`: words that move what they stand before; `gaps`: which way from the day of the
    main clause so many days after or before something lead to it.
    """

    future: Words
    past: Words
    past_endings: Words
    not_past: Words
    bare: Words
    moving: Words
    gaps: dict[str, int]


class DateReads(Schema, frozen=True, kw_only=True):
    """One date that an example reads: its words, and what of the rest is to be checked."""

    text: str
    kind: DateKind | None = None
    value: str | msgspec.UnsetType | None = msgspec.UNSET
    first: str | None = None
    last: str | None = None


class DateExample(Schema, frozen=True, kw_only=True):
    """A text and the dates in it, all of them in order; `published`: ISO day or left out."""

    text: str
    published: str | None = None
    reads: tuple[DateReads, ...]


class DateRule(Schema, frozen=True, kw_only=True):
    """One way of writing dates. `value`, `step` (periods from the anchor), `count`: what the words say by themselves.

    Guards look at the words next to the match, in lower case. `after`: one of these must stand before it; `before`: one
    of these behind it (a mark of punctuation counts as a word, "" is the end of the text). `not_after`, `not_before`:
    none of these may. `not_words`: the match itself is none of these. `plural_behind` false: no plural noun follows.
    """

    name: str
    means: Meaning
    patterns: Words
    kind: DateKind | None = None
    value: str | None = None
    step: int | None = None
    count: float | None = None
    after: Words = ()
    before: Words = ()
    not_after: Words = ()
    not_before: Words = ()
    not_words: Words = ()
    plural_behind: bool = True


class Holiday(Schema, frozen=True, kw_only=True):
    """One line of `holidays.csv`: a fixed day, the `nth` (-1 the last) ISO `weekday` of a month, days from Easter."""

    name: str
    aliases: Words = ()
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None


@cached
def date_words() -> dict[str, Table]:
    """Class -> word in lower case -> what it stands for. Raises LexiconError."""
    words = load_yaml("dates/words.yaml", DateWords)
    return {field: getattr(words, field) for field in words.__struct_fields__}


@cached
def date_shapes() -> dict[str, str]:
    """Name -> regular expression of what is written in figures. Raises LexiconError."""
    return load_yaml("dates/shapes.yaml", dict[str, str])


@cached
def date_rules() -> tuple[DateRule, ...]:
    """The rules in their order. Raises LexiconError."""
    return load_yaml("dates/rules.yaml", tuple[DateRule, ...])


@cached
def tense() -> Tense:
    """The words that look ahead or back. Raises LexiconError."""
    return load_yaml("dates/tense.yaml", Tense)


@cached
def holidays() -> dict[str, Holiday]:
    """Name or alias in lower case -> holiday. Raises LexiconError."""
    rows = load_csv("dates/holidays.csv", Holiday, "name")
    return {name.lower(): row for row in reversed(rows) for name in (row.name, *row.aliases)}


def date_examples() -> tuple[DateExample, ...]:
    """What the rules must read, for the tests. Raises LexiconError."""
    return load_yaml("dates/examples.yaml", tuple[DateExample, ...])
