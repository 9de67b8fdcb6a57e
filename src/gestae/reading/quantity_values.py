"""The least, the most and the likely number that a written number claims, and its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gestae.knowledge.numbers import numbers
from gestae.knowledge.quantities import currencies, units
from gestae.knowledge.use import cached
from gestae.reading.number_words import choice, figures_pattern, words_pattern, worth


@dataclass(frozen=True, slots=True)
class Amount:
    """What a number comes to: `value` where it is told, `low` and `high` where only a bound is."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    approximate: bool = False


@cached
def number_regex() -> re.Pattern[str]:
    """Matches one number: figures, words or a bare plural, with its scale (1.5 billion, tens of thousands)."""
    known = numbers()
    scale = choice(known.scales)
    short = choice(known.short_scales)
    plural, articles = choice(known.plurals), choice(known.articles)
    big = choice([*known.hundreds, *known.scales])
    return re.compile(
        rf"(?:(?P<plural>(?:{articles}\s+)?(?:{plural}\s+{known.of}\s+)*{plural})(?!\w)"
        rf"|{choice(known.vague)}\s+(?P<vague>{big})(?!\w)"
        rf"|(?:{articles}\s+)?(?P<part>{choice(known.fractions)})\s+(?:{known.of}\s+)?(?:{articles}\s+)?(?P<whole>{scale})(?!\w)"
        rf"|(?P<number>{figures_pattern()}|{words_pattern()}(?!\w))(?P<scaled>(?:(?:\s+|-){big}(?!\w))+|\s?{short}(?![\w/]))?)(?!\d)",
        re.IGNORECASE,
    )


def number_of(match: re.Match[str]) -> Amount | None:
    """What a match of `number_regex` claims by itself."""
    known = numbers()
    if match["plural"]:
        return Amount(low=_product(match["plural"], known.plurals))
    if match["vague"]:
        return Amount(low=2 * (known.hundreds | known.scales)[match["vague"].lower()])
    if match["part"]:
        return Amount(value=known.fractions[match["part"].lower()] * known.scales[match["whole"].lower()])
    number = worth(match["number"])
    if number is None:
        return None
    for word in re.split(r"[\s-]+", (match["scaled"] or "").lower().strip()):
        number *= known.scales.get(word) or known.hundreds.get(word) or known.short_scales.get(word) or 1
    return Amount(value=tidy(number))


def tidy(number: float) -> float:
    """Without the dust that products of decimals leave: 1.1 x 1,000,000 is 1,100,000."""
    return float(f"{number:.12g}")


def _product(words: str, worths: dict[str, float]) -> float:
    """Tens of thousands: twice ten times a thousand, for a bare plural is at the least two."""
    total = 1.0
    parts = [worths[word] for word in words.lower().split() if word in worths]
    for place, part in enumerate(parts):
        total *= part if place == 0 else part / 2
    return total


def scale_of(match: re.Match[str]) -> float:
    """The scale that a match of `number_regex` ends in, or 1."""
    known = numbers()
    words = re.split(r"[\s-]+", match[0].lower().strip())
    return known.scales.get(words[-1], 1.0) if len(words) > 1 else 1.0


@cached
def signs_before() -> re.Pattern[str]:
    """Matches a currency sign or code at the end of the text before a number."""
    return re.compile(rf"(?<![\w$])(?<!\w-(?=[A-Za-z])){choice(_signs())}\s?$")


@cached
def _signs() -> dict[str, str]:
    return {sign: row.code for row in reversed(currencies()) for sign in row.signs}


def currency_of(sign: str) -> str:
    """The ISO 4217 code of a sign that `signs_before` matched."""
    return _signs()[sign.strip()]


@cached
def _unit_names() -> dict[str, str]:
    """Name in lower case -> unit; of two currencies of one name the earlier line stands."""
    measures = {name.lower(): row.symbol for row in units() for name in row.names}
    return {name.lower(): row.code for row in reversed(currencies()) for name in row.names} | measures


@cached
def _unit_signs() -> dict[str, str]:
    return _signs() | {sign: row.symbol for row in units() for sign in row.signs}


@cached
def unit_names_regex() -> re.Pattern[str]:
    """Matches the name of a unit or currency behind a number."""
    return re.compile(rf"(?:\s+|\s?-\s?)(?P<of>{numbers().of}\s+)?({choice(_unit_names())})(?![\w])", re.IGNORECASE)


@cached
def unit_signs_regex() -> re.Pattern[str]:
    """Matches the sign of a unit or currency directly behind a number."""
    return re.compile(rf"[\s-]?({choice(_unit_signs())})(?![\w])")


@cached
def first_words() -> frozenset[str]:
    """The first words of the names of units, to look before matching."""
    return frozenset(re.split(r"[\s-]", name)[0] for name in _unit_names())


def unit_of(word: str) -> str:
    """The symbol of a unit by name or sign."""
    return _unit_signs().get(word) or _unit_names()[" ".join(word.lower().split())]
