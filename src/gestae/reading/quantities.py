"""Finds numbers that count or measure something, with their bounds, units and the words that tell what is counted."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gestae.knowledge.numbers import numbers
from gestae.knowledge.quantities import modifiers
from gestae.knowledge.use import cached
from gestae.reading.dates import read_dates
from gestae.reading.number_names import counts, is_name
from gestae.reading.number_nouns import noun_class, noun_hint
from gestae.reading.number_parts import Found, rate_at, with_surroundings
from gestae.reading.number_shares import share_at
from gestae.reading.number_words import choice, number_starts
from gestae.reading.quantity_values import Amount, number_of, number_regex
from gestae.records import Change, Date

__all__ = ["NumberSpan", "find_numbers"]

_WORD = re.compile(r"\d+|[^\W\d_]+")
_BARE_DECIMAL = re.compile(r"(?:^|[^\w.])\.$")
_TOKEN = re.compile(r"[\w-]*")
_FAR = 1 << 60


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number in the text: its characters with modifier and unit, what it claims, and where what it counts may stand.

    `value`, `low`, `high` as records.Quantity keeps them. `unit`: ISO 4217, percent, share, a measure, or person and
    item where the noun hint is a known noun. `per`: what it is reckoned by (day, barrel). `noun_hint_start` to
    `noun_hint_end`: a guess at the counted noun phrase.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    noun_hint_start: int | None
    noun_hint_end: int | None
    change: Change | None
    per: str | None
    rule: str


def find_numbers(text: str, dates: Sequence[Date] | None = None) -> tuple[NumberSpan, ...]:
    """The counts and amounts of `text` in order, none over another.

    `dates`: those of the same text where they are read already; years, days and times are no quantities, durations are.
    Never raises, but LexiconError.
    """
    masks = [
        (d.start, d.end) for d in (read_dates(text) if dates is None else dates) if d.kind not in ("duration", "set")
    ]
    found: list[NumberSpan] = []
    taken = 0
    for word in _WORD.finditer(text):
        if not (word[0].isdigit() or word[0].lower() in _starts()):
            continue
        start = _start_of(text, word)
        if start < taken or _masked(masks, start):
            continue
        number = _number_at(text, start)
        if number is not None:
            overlaps = number.start < (found[-1].end if found else 0)
            taken = number.end
            found += [_with_noun(text, number)] if number.rule and not overlaps else []
    return tuple(found)


def _start_of(text: str, word: re.Match[str]) -> int:
    """A decimal may be written without its zero: ".5"."""
    start = word.start()
    bare = word[0].isdigit() and _BARE_DECIMAL.search(text, max(0, start - 2), start)
    return start - 1 if bare else start


def _masked(masks: list[tuple[int, int]], place: int) -> bool:
    at = bisect.bisect_right(masks, (place, _FAR)) - 1
    return at >= 0 and masks[at][0] <= place < masks[at][1]


@cached
def _starts() -> frozenset[str]:
    known = numbers()
    words = [*known.plurals, *known.fractions, *known.vague, *known.shares, *modifiers().none]
    return number_starts() | frozenset(phrase.split()[0] for phrase in words)


def _number_at(text: str, start: int) -> Found | None:
    """The number that begins here, with all that belongs to it; null where none does."""
    sure = _none_at(text, start) or share_at(text, start)
    if sure is not None:
        return sure
    match = number_regex().match(text, start)
    amount = number_of(match) if match else None
    if match is None or amount is None or is_name(text, match):
        return _passed_over(text, start, match.end() if match else start)
    found = with_surroundings(text, Found(start, match.end(), amount))
    return found if counts(text, match, found) else replace(found, rule="")


def _passed_over(text: str, start: int, end: int) -> Found | None:
    """Figures that make a name (5G, 2nd) are passed over whole."""
    token = _TOKEN.match(text, end)
    glued = text[start].isdigit() or end > start
    return Found(start, max(end, token.end() if token else end), Amount(), rule="") if glued else None


@cached
def _none_regex() -> re.Pattern[str]:
    known = modifiers()
    return re.compile(rf"({choice(known.none)})\s+(?:\w+\s+)?{choice(known.none_of)}\b", re.IGNORECASE)


def _none_at(text: str, start: int) -> Found | None:
    """No casualties: a count of zero."""
    match = _none_regex().match(text, start)
    return Found(start, match.end(1), Amount(value=0.0), rule="none") if match else None


def _with_noun(text: str, found: Found) -> NumberSpan:
    hint = noun_hint(text, found.end)
    unit = found.unit or (noun_class(text[slice(*hint)]) if hint else None)
    return NumberSpan(
        start=found.start,
        end=found.end,
        value=found.amount.value,
        low=found.amount.low,
        high=found.amount.high,
        approximate=found.amount.approximate,
        unit=unit,
        noun_hint_start=hint[0] if hint else None,
        noun_hint_end=hint[1] if hint else None,
        change=found.change,
        per=rate_at(text, found.end) or (rate_at(text, hint[1]) if hint else None),
        rule=f"quantities/{found.rule}",
    )
