"""The schema of what is known of page furniture, `lexicon/cleaning/furniture.yaml`."""

from __future__ import annotations

import re
from typing import Literal

from gestae.errors import LexiconError
from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml, place_of
from gestae.knowledge.use import cached

FURNITURE = "cleaning/furniture.yaml"
Kind = Literal["line", "heading", "tail", "label", "inline", "credit", "caps", "twice"]


class Example(Schema, frozen=True, kw_only=True):
    """A text in which only `leaves` is furniture."""

    text: str
    leaves: Words


class Rule(Schema, frozen=True, kw_only=True):
    """One family of furniture.

    `kind`: line (a whole line matches), heading (the line and the teasers under it), tail (from the line to the end),
    label (the matching characters only, searched for in each line), inline (a sentence of its own in a line, from where
    the pattern begins), credit (a pair of parentheses whose inside matches), caps (a link headline in capitals),
    twice (a line that is said again).
    `unless`: patterns that, found in the line, keep it. `bottom`: the heading stands under the article, so that
    a summary in whole sentences under it goes too. `dated`: the matter may tell the day of publication.
    `few`, `many`: fewest words and most characters that the line has.
    """

    name: str
    kind: Kind
    patterns: Words = ()
    unless: Words = ()
    exact_case: bool = False
    bottom: bool = False
    dated: bool = False
    few: int = 0
    many: int = 300
    drops: tuple[str | Example, ...] = ()
    keeps: Words = ()


class Furniture(Schema, frozen=True, kw_only=True):
    """The whole file.

    `terms`: parts of patterns, written `<NAME>` in them. `keeps`: lines that must stay, for the tests. `spares`: lines
    that no rule takes whole. `dates`: patterns with groups day, month, year.
    """

    terms: dict[str, str]
    keeps: Words
    spares: Words
    months: Words
    dates: Words
    rules: tuple[Rule, ...]


@cached
def furniture() -> Furniture:
    """The rules, checked. Raises LexiconError."""
    known = load_yaml(FURNITURE, Furniture)
    in_rules = (pattern for rule in known.rules for pattern in (*rule.patterns, *rule.unless))
    for pattern in (*known.dates, *known.spares, *in_rules):
        _check(known, pattern)
    return known


def expand(known: Furniture, pattern: str) -> str:
    """`pattern` with its terms put in. Raises LexiconError for a term that is not there."""
    try:
        return re.sub(r"<([A-Z_]+)>", lambda term: expand(known, f"(?:{known.terms[term[1]]})"), pattern)
    except KeyError as error:
        raise LexiconError(*place_of(FURNITURE, pattern), f"no term <{error.args[0]}>") from error


def _check(known: Furniture, pattern: str) -> None:
    try:
        groups = re.compile(expand(known, pattern)).groups
    except re.error as error:
        raise LexiconError(*place_of(FURNITURE, pattern), f"pattern is not valid: {error}") from error
    if groups and pattern not in known.dates:
        raise LexiconError(*place_of(FURNITURE, pattern), "patterns hold no groups; write (?:...)")
