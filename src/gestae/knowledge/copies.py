"""The schemas of what tells copies: news agencies (`linking/agencies.yaml`), and how common a word is
(`linking/common_words.csv`).
"""

from __future__ import annotations

import re
from typing import Any, Literal

import ahocorasick

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_csv, load_yaml
from gestae.knowledge.use import cached

_AGENCY, _NAMES = "<AGENCY>", "<NAMES>"


class Agency(Schema, frozen=True, kw_only=True):
    """A news agency. `names`: as credits and datelines write it, case included; `country`: ISO 3166-1 alpha-3."""

    name: str
    names: Words = ()
    country: str | None = None


class CreditExample(Schema, frozen=True, kw_only=True):
    """A text and the agency that it credits, or "nobody"."""

    text: str
    credits: str


class Credit(Schema, frozen=True, kw_only=True):
    """A way of crediting an agency. `patterns`: regular expressions without groups; `<AGENCY>` stands for any name of
    an agency, `<NAMES>` for the words of a person's or a paper's name. `where`: in the first or the last lines of a
    report, or anywhere in it.
    """

    name: str
    where: Literal["head", "tail", "anywhere"]
    patterns: Words
    examples: tuple[CreditExample, ...]


class AgencyWords(Schema, frozen=True, kw_only=True):
    """`agencies.yaml`: the agencies, and the ways of crediting them, the surest first."""

    agencies: tuple[Agency, ...]
    credits: tuple[Credit, ...]


class CommonWord(Schema, frozen=True, kw_only=True):
    """A word and the share of reports in which it, or another form of it, stands."""

    word: str
    share: float


@cached
def agency_words() -> AgencyWords:
    """The agencies and their credits, read once. Raises LexiconError."""
    return load_yaml("linking/agencies.yaml", AgencyWords)


@cached
def agency_names() -> dict[str, str]:
    """The agency that each written name stands for."""
    known = agency_words().agencies
    return {name: agency.name for agency in known for name in (agency.name, *agency.names)}


@cached
def agency_finder() -> Any:
    """An automaton that finds the written names of agencies in a text in one pass."""
    finder = ahocorasick.Automaton()
    for name in agency_names():
        finder.add_word(name, name)
    finder.make_automaton()
    return finder


@cached
def credit_patterns() -> tuple[tuple[Credit, re.Pattern[str]], ...]:
    """Each way of crediting, compiled; the agency's name is the group of its match that is not empty."""
    longest_first = sorted(agency_names(), key=lambda name: (-len(name), name))
    agency = "(" + "|".join(map(re.escape, longest_first)) + ")"
    names = r"[A-Z][\w.’'-]+(?:[ ,]+(?:and |& |of |the )?[A-Z][\w.’'-]+){0,5}"
    return tuple(
        (credit, re.compile("|".join(credit.patterns).replace(_AGENCY, agency).replace(_NAMES, names), re.MULTILINE))
        for credit in agency_words().credits
    )


@cached
def common_words() -> tuple[CommonWord, ...]:
    """How common words are, read once. Raises LexiconError."""
    return tuple(load_csv("linking/common_words.csv", CommonWord, "word"))
