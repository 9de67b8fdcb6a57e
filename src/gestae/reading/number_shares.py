"""Shares of a whole: half of the troops, two-thirds of the territory."""

from __future__ import annotations

import re
from dataclasses import replace

from gestae.knowledge.numbers import numbers
from gestae.knowledge.quantities import modifiers
from gestae.knowledge.use import cached
from gestae.reading.number_parts import Found, with_surroundings
from gestae.reading.number_words import choice
from gestae.reading.quantity_values import Amount, tidy

_WORD_BEFORE = re.compile(r"(\w+)[\s-]*$")


def share_at(text: str, start: int) -> Found | None:
    """The share that begins at `start`, as a number between 0 and 1; null where none does."""
    match = _regex().match(text, start)
    if match is None or not _is_counted(text, match):
        return None
    known = numbers()
    many = known.ones.get((match["many"] or "").lower(), 1.0)
    amount = Amount(value=tidy(many * known.shares[match["share"].lower()]))
    found = with_surroundings(text, Found(start, match.end(), amount))
    return replace(found, unit="share", rule="share")


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """A bare ordinal or the second half of something is no share, nor is half of a year."""
    word = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
    before = word[1].lower() if word else ""
    counted = match["many"] is not None or match["share"].lower() in modifiers().share_bare
    whole = _whole().match(text, match.end())
    return counted and before not in modifiers().share_not_after and not (whole and whole[1])


@cached
def _regex() -> re.Pattern[str]:
    known = numbers()
    many = choice([*known.articles, *known.ones])
    return re.compile(
        rf"(?:(?P<many>{many})[\s-]+)?(?P<share>{choice(known.shares)})(?=\s+{choice(modifiers().share_of)}\b)",
        re.IGNORECASE,
    )


@cached
def _whole() -> re.Pattern[str]:
    """The words from the share to its whole; a group where the whole is a time."""
    known = modifiers()
    return re.compile(
        rf"(?:\s+{choice([*known.share_of, *numbers().articles])})+\s+({choice(known.share_not_of)}\b|\d{{4}}\b)?", re.I
    )
