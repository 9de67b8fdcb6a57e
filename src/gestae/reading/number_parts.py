"""Reads what stands around a number: currency, range, unit, modifiers, and whether it is a change."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gestae.knowledge.numbers import numbers
from gestae.knowledge.quantities import modifiers
from gestae.knowledge.use import cached
from gestae.reading.number_words import choice
from gestae.reading.quantity_values import (
    Amount,
    currency_of,
    first_words,
    number_of,
    number_regex,
    scale_of,
    signs_before,
    tidy,
    unit_names_regex,
    unit_of,
    unit_signs_regex,
)
from gestae.records import Change

_REACH = 40
_NEXT = re.compile(r"[ \t]*(?:-[ \t]*)?([^\W\d_][\w’'./&-]*)")
_FIRST_PART = re.compile(r"[-’'./]")
_CODE = re.compile(r"[A-Z]{3}")
_TOUCHING = frozenset("mt%°¢€£₽₴₹")


@dataclass(frozen=True, slots=True)
class Found:
    """A number while its surroundings are being read. An empty `rule` marks one that counts nothing."""

    start: int
    end: int
    amount: Amount
    unit: str | None = None
    change: Change | None = None
    rule: str = "number"


def next_word(text: str, end: int) -> str | None:
    """The word behind `end`, over spaces and a hyphen; null where another mark or figures come first."""
    found = _NEXT.match(text, end)
    return found[1] if found else None


def with_surroundings(text: str, found: Found) -> Found:
    """The number with all that belongs to it."""
    for step in (_signed, _ranged, _measured, _ranged_in_units, _signed, _strong, _negative, *_BOUNDS, _changed):
        found = step(text, found)
    return found


# ---------------------------------------------------------------- currency and unit


def _signed(text: str, found: Found) -> Found:
    """A currency sign before the number."""
    if found.unit is not None:
        return found
    sign = signs_before().search(text, max(0, found.start - 6), found.start)
    if sign is None:
        return found
    return replace(found, start=sign.start(), unit=currency_of(sign[0]), rule="currency")


def _measured(text: str, found: Found) -> Found:
    """The unit behind the number, by sign or by name."""
    sign = _unit_sign(text, found.end)
    if sign is not None:
        unit, rule = (unit_of(sign[1]), "unit") if found.unit is None else (found.unit, found.rule)
        return replace(found, end=sign.end(), unit=unit, rule=rule)
    following = next_word(text, found.end)
    if found.unit is not None or following is None or not _may_be_unit(following):
        return found
    name = unit_names_regex().match(text, found.end)
    # "Thousands of dollars" is an amount, "5 of pounds" is none.
    if name is None or (name["of"] and found.amount.value is not None):
        return found
    return replace(found, end=name.end(), unit=unit_of(name[2]), rule="unit")


def _may_be_unit(word: str) -> bool:
    return word.lower() == numbers().of or _FIRST_PART.split(word)[0].lower() in first_words()


def _unit_sign(text: str, end: int) -> re.Match[str] | None:
    """Signs stand behind figures; those of one letter touch them, codes of currencies may stand behind words too."""
    sign = unit_signs_regex().match(text, end)
    if not (text[end - 1].isdigit() or text[end : end + 1] == "%"):
        return sign if sign is not None and _CODE.fullmatch(sign[1]) else None
    held = sign is not None and (len(sign[1]) > 1 or sign[1] in _TOUCHING or sign.start(1) == end)
    return sign if held else None


def _strong(text: str, found: Found) -> Found:
    """A 5,000-strong force counts people."""
    match = _behind_regex(modifiers().strong).match(text, found.end)
    return replace(found, end=match.end(), unit="person") if match and found.unit is None else found


# ---------------------------------------------------------------- ranges


@cached
def _joint_regex(between: bool) -> re.Pattern[str]:
    known = modifiers()
    joints = [*known.and_, *known.range] if between else [*known.range]
    return re.compile(rf"%?\s*{choice(joints)}\s*(?:[$€£¥]\s?)?", re.IGNORECASE)


@cached
def _between_regex() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){choice(modifiers().between)}\s+$", re.IGNORECASE)


def _ranged(text: str, found: Found) -> Found:
    """3,000 to 5,000; between 3,000 and 5,000: the lower and the upper bound."""
    between = _between_regex().search(text, max(0, found.start - 12), found.start)
    joint = _joint_regex(between is not None).match(text, found.end)
    match = number_regex().match(text, joint.end()) if joint else None
    upper = number_of(match) if match else None
    if match is None or upper is None or upper.value is None or found.amount.value is None:
        return found
    low = _lower_bound(found.amount.value, upper.value, scale_of(match))
    inner = replace(found, start=between.start() if between else found.start, end=match.end())
    return _bounded(text, inner, low, upper.value) or found


def _ranged_in_units(text: str, found: Found) -> Found:
    """From 250 km to 300 km: a range whose ends have the same unit each."""
    between = _between_regex().search(text, max(0, found.start - 12), found.start)
    joint = _joint_regex(between is not None).match(text, found.end)
    match = number_regex().match(text, joint.end()) if joint and found.unit and found.rule != "range" else None
    upper = number_of(match) if match else None
    if match is None or upper is None or upper.value is None or found.amount.value is None:
        return found
    other = _measured(text, _signed(text, Found(match.start(), match.end(), upper)))
    if other.unit != found.unit or (between is None and _moved(text, found.start)):
        return found  # "rose 5 percent to 20 percent" tells two amounts
    inner = replace(found, start=between.start() if between else found.start, end=other.end)
    return _bounded(text, inner, found.amount.value, upper.value) or found


def _bounded(text: str, found: Found, first: float, last: float) -> Found | None:
    """`found` with both ends. A change may go down, a range may not."""
    may_fall = _change_regex().match(text, found.start)
    if first == last or (first > last and not may_fall):
        return None
    amount = Amount(low=min(first, last), high=max(first, last))
    return replace(found, amount=amount, rule="range", change="down" if first > last else None)


@cached
def _change_regex() -> re.Pattern[str]:
    return re.compile(rf"{choice(modifiers().change)}\s", re.IGNORECASE)


def _lower_bound(lower: float, upper: float, scale: float) -> float:
    """In "two to three thousand" the scale counts for both ends, in "500 to a thousand" for one."""
    return tidy(lower * scale) if lower < upper / scale else lower


# ---------------------------------------------------------------- modifiers


@cached
def _behind_regex(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s?{choice(words)}(?!\w)", re.IGNORECASE)


@cached
def _before_regex(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){choice(words)}\s+(?:{choice(modifiers().filler)}\s+)?$", re.IGNORECASE)


def _bound_behind(text: str, found: Found) -> Found:
    known = modifiers()
    for words, make in ((known.about_behind, _about), (known.low_behind, _at_least), (known.high_behind, _at_most)):
        match = _behind_regex(words).match(text, found.end)
        if match is not None:
            return replace(found, end=match.end(), amount=make(found.amount))
    return found


def _bound_before(text: str, found: Found) -> Found:
    """Modifiers before the number, the nearest first: "more than about 500" has both."""
    known = modifiers()
    for words, make in ((known.low, _at_least), (known.high, _at_most), (known.about, _about)):
        match = _before_regex(words).search(text, max(0, found.start - _REACH), found.start)
        if match is not None:
            inner = replace(found, start=match.start(), amount=make(found.amount))
            return _bound_before(text, inner) if make is _about else inner
    return found


def _negative(text: str, found: Found) -> Found:
    """Minus 5 degrees."""
    value = found.amount.value
    match = _before_glued(modifiers().negative).search(text, max(0, found.start - _REACH), found.start)
    return replace(found, start=match.start(), amount=Amount(value=-value)) if match and value else found


def _high_glued(text: str, found: Found) -> Found:
    """A sub-300 MW plant."""
    match = _before_glued(modifiers().high_glued).search(text, max(0, found.start - _REACH), found.start)
    glued = match is not None and text[found.start - 1] == "-"
    return replace(found, start=match.start(), amount=_at_most(found.amount)) if match and glued else found


@cached
def _before_glued(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){choice(words)}[\s-]$", re.IGNORECASE)


_BOUNDS = (_bound_behind, _high_glued, _bound_before)


def _about(amount: Amount) -> Amount:
    return replace(amount, approximate=True)


def _at_least(amount: Amount) -> Amount:
    return amount if amount.value is None else Amount(low=amount.value, approximate=amount.approximate)


def _at_most(amount: Amount) -> Amount:
    return amount if amount.value is None else Amount(high=amount.value, approximate=amount.approximate)


# ---------------------------------------------------------------- change


@cached
def _more_behind() -> re.Pattern[str]:
    known = modifiers()
    return re.compile(rf"\s+(?:{choice(known.more)}|(?P<less>{choice(known.less)}))(?!\w)", re.IGNORECASE)


@cached
def _more_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){choice(modifiers().more_before)}\s+$", re.IGNORECASE)


def _changed(text: str, found: Found) -> Found:
    behind = _more_behind().match(text, found.end)
    if behind is not None:
        return replace(found, change="less" if behind["less"] else "more")
    before = _more_before().search(text, max(0, found.start - 16), found.start)
    if before is not None:
        return replace(found, start=before.start(), change="more")
    return replace(found, change=found.change or _moved(text, found.start))


def rate_at(text: str, end: int) -> str | None:
    """What the amount before `end` is reckoned by: "a day", "per barrel", "/month"."""
    match = _rate_regex().match(text, end)
    return _rates()[" ".join(match[1].lower().split())] if match else None


@cached
def _rate_regex() -> re.Pattern[str]:
    known = modifiers()
    before = rf"(?:\s?{choice(known.per_glued)}\s?|\s+{choice(known.per_words)}[\s-]+)"
    return re.compile(rf"{before}({choice(_rates())})(?!\w)", re.IGNORECASE)


@cached
def _rates() -> dict[str, str]:
    return {word.lower(): noun for noun, words in modifiers().per.items() for word in words}


def _moved(text: str, start: int) -> Change | None:
    """Whether a word of rising or falling stands right before."""
    known = modifiers()
    for word in reversed(re.findall(r"\w+", text[max(0, start - _REACH) : start].lower())[-4:]):
        if word in known.up:
            return "up"
        if word in known.down:
            return "down"
        if word not in known.by:
            return None
    return None
