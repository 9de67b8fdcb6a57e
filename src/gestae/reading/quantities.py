"""Finds numbers that count or measure something, with their bounds, units and the words that tell what is counted."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gestae.knowledge.numbers import numbers
from gestae.knowledge.quantities import modifiers, noun_classes, weapon_names
from gestae.reading.dates import read_dates
from gestae.reading.number_words import choice, number_starts
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
from gestae.records import Change, Date

__all__ = ["NumberSpan", "find_numbers"]


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number in the text: its characters with modifier and unit, what it claims, and where what it counts may stand.

    `value`, `low`, `high` as records.Quantity keeps them. `unit`: ISO 4217, percent, a measure, or person and item where
    the noun hint is a known noun. `noun_hint_start` to `noun_hint_end`: a guess at the counted noun phrase, or null.
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
    rule: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A number while its surroundings are being read."""

    start: int
    end: int
    amount: Amount
    unit: str | None = None
    change: Change | None = None
    rule: str = "number"


_WORD = re.compile(r"\d+|[^\W\d_]+")
_BARE_DECIMAL = re.compile(r"(?:^|[^\w.])\.$")
_NEXT = re.compile(r"[ \t]*(?:-[ \t]*)?([^\W\d_][\w’'./&-]*)")


def find_numbers(text: str, dates: Sequence[Date] | None = None) -> tuple[NumberSpan, ...]:
    """The counts and amounts of `text` in order, none over another.

    `dates`: those of the same text where they are read already; years, days and times are no quantities, durations are.
    Never raises.
    """
    masks = _masks(read_dates(text) if dates is None else dates)
    found: list[NumberSpan] = []
    taken = 0
    for word in _WORD.finditer(text):
        start = word.start() - bool(_BARE_DECIMAL.search(text, max(0, word.start() - 2), word.start()) and word[0].isdigit())
        if start < taken or not (word[0].isdigit() or word[0].lower() in _starts()) or _masked(masks, start):
            continue
        number = _number_at(text, start)
        if number is None:
            continue
        taken = number.end
        if number.rule:
            found.append(_with_noun(text, number))
    return tuple(found)


def _masks(dates: Sequence[Date]) -> list[tuple[int, int]]:
    return [(date.start, date.end) for date in dates if date.kind in ("date", "time", "reference")]


def _masked(masks: list[tuple[int, int]], place: int) -> bool:
    at = bisect.bisect_right(masks, (place, 1 << 60)) - 1
    return at >= 0 and masks[at][0] <= place < masks[at][1]


@functools.cache
def _starts() -> frozenset[str]:
    known = numbers()
    return number_starts() | frozenset(known.plurals) | frozenset(known.fractions) | frozenset(modifiers().none)


# ---------------------------------------------------------------- one number


def _number_at(text: str, start: int) -> _Found | None:
    """The number that begins here, with all that belongs to it; a rule of "" marks one that counts nothing."""
    zero = _none(text, start)
    if zero is not None:
        return zero
    match = number_regex().match(text, start)
    if match is None:
        return _skip(text, start)
    amount = number_of(match)
    if amount is None or _is_name(text, match) or _is_glued(text, match):
        return _Found(start, _end_of_token(text, match.end()), Amount(), rule="")
    found = _Found(start, match.end(), amount)
    for step in (_sign, _to_range, _unit, _sign, _strong, _behind, _before, _changed):
        found = step(text, found)
    return found if _counts(text, match, found) else replace(found, rule="")


def _skip(text: str, start: int) -> _Found | None:
    """Figures glued to letters (5G, 2nd) are passed over whole."""
    return _Found(start, _end_of_token(text, start), Amount(), rule="") if text[start].isdigit() else None


def _end_of_token(text: str, end: int) -> int:
    found = re.compile(r"[\w-]*").match(text, end)
    return found.end() if found else end


def _none(text: str, start: int) -> _Found | None:
    found = re.compile(rf"({choice(modifiers().none)})\s+(?:\w+\s+)?{choice(modifiers().none_of)}\b", re.IGNORECASE).match(text, start)
    if found is None or text[start : start + 1].isdigit():
        return None
    return _Found(start, found.end(1), Amount(value=0.0), rule="none")


def _sign(text: str, found: _Found) -> _Found:
    """A currency sign before the number."""
    if found.unit is not None:
        return found
    sign = signs_before().search(text, max(0, found.start - 6), found.start)
    if sign is None:
        return found
    return replace(found, start=sign.start(), unit=currency_of(sign[0]), rule="currency")


@functools.cache
def _range_regex() -> re.Pattern[str]:
    return re.compile(rf"\s*{choice(modifiers().range)}\s*(?:[$€£¥]\s?)?")


@functools.cache
def _and_regex() -> re.Pattern[str]:
    return re.compile(rf"\s*{choice([*modifiers().and_, *modifiers().range])}\s*(?:[$€£¥]\s?)?", re.IGNORECASE)


def _to_range(text: str, found: _Found) -> _Found:
    """3,000 to 5,000; between 3,000 and 5,000: the lower and the upper bound."""
    between = re.compile(rf"{choice(modifiers().between)}\s+$", re.IGNORECASE).search(text, max(0, found.start - 12), found.start)
    joint = (_and_regex() if between else _range_regex()).match(text, _past_unit(text, found.end))
    if joint is None or found.amount.value is None:
        return found
    match = number_regex().match(text, joint.end())
    upper = number_of(match) if match else None
    if match is None or upper is None or upper.value is None:
        return found
    scale = scale_of(match) if found.amount.value < upper.value / max(1.0, scale_of(match)) else 1.0
    low = tidy(found.amount.value * scale)
    if low >= upper.value:
        return found
    start = between.start() if between else found.start
    return replace(found, start=start, end=match.end(), amount=Amount(low=low, high=upper.value), rule="range")


def _past_unit(text: str, end: int) -> int:
    """A unit may be said at both ends of a range: 20% to 30%."""
    sign = re.compile(r"%").match(text, end)
    return sign.end() if sign else end


def _unit(text: str, found: _Found) -> _Found:
    """The unit behind the number, by sign or by name."""
    figures = text[found.end - 1].isdigit()
    sign = unit_signs_regex().match(text, found.end) if figures or text[found.end : found.end + 1] == "%" else None
    if sign is not None and _is_sign(text, found, sign):
        return replace(found, end=sign.end(), unit=found.unit or unit_of(sign[1]), rule="unit" if found.unit is None else found.rule)
    following = _NEXT.match(text, found.end)
    if following is None or re.split(r"[-’'./]", following[1])[0].lower() not in first_words() or found.unit is not None:
        return found
    name = unit_names_regex().match(text, found.end)
    return replace(found, end=name.end(), unit=unit_of(name[1]), rule="unit") if name else found


def _is_sign(text: str, found: _Found, sign: re.Match[str]) -> bool:
    """Short signs (m, g, t, in) hold only where they touch the figures or end the phrase."""
    return len(sign[1]) > 1 or sign[1] in "%°¢€£₽₴₹" or sign.start(1) == found.end or sign[1] in "mt"


def _strong(text: str, found: _Found) -> _Found:
    """A 5,000-strong force counts people."""
    match = _behind_regex(modifiers().strong).match(text, found.end)
    return replace(found, end=match.end(), unit="person") if match and found.unit is None else found


def _behind(text: str, found: _Found) -> _Found:
    for words, make in (
        (modifiers().about_behind, _about),
        (modifiers().low_behind, _at_least),
        (modifiers().high_behind, _at_most),
    ):
        match = _behind_regex(words).match(text, found.end)
        if match is not None:
            return replace(found, end=match.end(), amount=make(found.amount))
    return found


@functools.cache
def _behind_regex(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s?{choice(words)}(?![\w])", re.IGNORECASE)


@functools.cache
def _before_regex(words: tuple[str, ...]) -> re.Pattern[str]:
    fill = choice(modifiers().filler)
    return re.compile(rf"(?<![\w]){choice(words)}\s+(?:{fill}\s+)?$", re.IGNORECASE)


def _before(text: str, found: _Found) -> _Found:
    """Modifiers before the number, the nearest first: "more than about 500" is both."""
    known = modifiers()
    for words, make in ((known.low, _at_least), (known.high, _at_most), (known.about, _about)):
        match = _before_regex(words).search(text, max(0, found.start - 40), found.start)
        if match is not None:
            inner = replace(found, start=match.start(), amount=make(found.amount))
            return _before(text, inner) if make is _about else inner
    return found


def _about(amount: Amount) -> Amount:
    return replace(amount, approximate=True)


def _at_least(amount: Amount) -> Amount:
    return amount if amount.value is None else Amount(low=amount.value, approximate=amount.approximate)


def _at_most(amount: Amount) -> Amount:
    if amount.value is not None:
        return Amount(high=amount.value, approximate=amount.approximate)
    return amount


def _changed(text: str, found: _Found) -> _Found:
    known = modifiers()
    behind = re.compile(rf"\s+(?:{choice(known.more)}|(?P<less>{choice(known.less)}))(?![\w])", re.IGNORECASE).match(text, found.end)
    if behind is not None:
        return replace(found, change="less" if behind["less"] else "more")
    before = re.compile(rf"(?<!\w){choice(known.more[:-3])}\s+$", re.IGNORECASE).search(text, max(0, found.start - 16), found.start)
    if before is not None:
        return replace(found, start=before.start(), change="more")
    return replace(found, change=_moved(text, found.start))


def _moved(text: str, start: int) -> Change | None:
    """Whether a word of rising or falling stands right before."""
    words = re.findall(r"[\w]+", text[max(0, start - 40) : start].lower())
    for word in reversed(words[-4:]):
        if word in modifiers().up:
            return "up"
        if word in modifiers().down:
            return "down"
        if word not in modifiers().by:
            return None
    return None


# ---------------------------------------------------------------- what is no quantity


@functools.cache
def _numbered_names() -> frozenset[tuple[str, str]]:
    """Word and figures of names such as Leopard 2 and Type 99."""
    pairs = (re.fullmatch(r".*?(\S+) (\d+\w*)(?: .*)?", name) for name in weapon_names())
    return frozenset((pair[1], pair[2]) for pair in pairs if pair)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Model numbers, labels, ordinals, sections, ages behind a name."""
    start, end = match.span()
    if not text[start].isdigit():
        return False
    before = text[max(0, start - 30) : start]
    if re.search(r"(?:[^\W\d_][-‑./]?|\d[-./:]|[#@_&+№])$", before) and not re.search(r"(?:[$€£¥]|Rs\.?|\bto-|\band/)$", before) and signs_before().search(before) is None:
        return not re.search(r"\d-$", before)
    word = re.search(r"(^|[.!?:;\n] *|\S )?([^\W\d_][\w’'&.-]*)\s$", before)
    label = word[2].lower().rstrip(".") if word else ""
    if word and (label in modifiers().labels or (word[2], match[0]) in _numbered_names()):
        return True
    if word and word[1] is not None and word[1].strip() not in ("", ".", "!", "?", ":", ";") and _is_title(text, word[2], match):
        return True
    return _is_listed(text, start, end) or _is_age(text, start, end)


def _is_title(text: str, word: str, match: re.Match[str]) -> bool:
    """A small bare number between a name and no noun belongs to the name: Planet 9, Watch 5."""
    if not word[0].isupper() or not match[0].isdigit() or len(match[0]) > 4 or signs_before().search(word):
        return False
    following = _NEXT.match(text, match.end())
    return following is None and not re.match(r"[%°]", text[match.end() :][:1]) or bool(following and (following[1][0].isupper() or following[1].lower() in modifiers().stops))


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Letters right behind figures are a unit (155mm) or make a name (5G)."""
    if not text[match.end() : match.end() + 1].isalpha():
        return False
    return unit_signs_regex().match(text, match.end()) is None


def _is_listed(text: str, start: int, end: int) -> bool:
    """"1." or "2)" at the head of a line, sections such as 3.2.1, scores and dates such as 9/11."""
    head = start == 0 or text[start - 1] == "\n"
    return bool(head and re.match(r"[.)]\s", text[end : end + 2])) or bool(re.match(r"[./:]\d|-\d[^\d,]*$", text[end : end + 3]) and "." in text[start:end])


def _is_age(text: str, start: int, end: int) -> bool:
    return bool(re.search(r"[A-Z][\w’'-]+, $", text[max(0, start - 30) : start]) and re.match(r"[,.;:]", text[end : end + 1]) and end - start <= 2)


def _counts(text: str, match: re.Match[str], found: _Found) -> bool:
    following = _NEXT.match(text, found.end)
    behind = following[1].lower().rstrip(".,") if following else ""
    if behind in modifiers().not_before or re.match(r"[\s-]years?[\s-]old|[\s-]year-old|[/:]\d|-?(?:st|nd|rd|th)\b", text[found.end : found.end + 12]):
        return False
    if found.unit in ("year", "month", "d", "week") and re.match(r"[\s-](?:old|of age|ago|later|earlier)\b", text[found.end : found.end + 9]):
        return False
    if _is_share(text, match) or (found.rule == "number" and _is_compound(text, found)):
        return False
    if match[0].lower() == "one" and found.unit is None and found.rule == "number":
        return _is_counted_one(text, match, behind)
    if match[0].lower() in numbers().articles:
        return False
    return not (found.rule == "number" and _is_score(text, match))


def _is_counted_one(text: str, match: re.Match[str], behind: str) -> bool:
    before = re.search(r"([\w’'-]+)\s*$", text[max(0, match.start() - 20) : match.start()])
    word = before[1].lower() if before else ""
    return bool(behind) and behind not in modifiers().one_not_before and word not in modifiers().one_not_after


@functools.cache
def _share() -> re.Pattern[str]:
    return re.compile(rf"\s?-?\s?{choice(numbers().shares)}(?!\w)", re.IGNORECASE)


def _is_share(text: str, match: re.Match[str]) -> bool:
    return bool(_share().match(text, match.end()))


def _is_compound(text: str, found: _Found) -> bool:
    """A two-party system counts no parties; a 12-member council counts its members."""
    glued = re.compile(r"\s?-\s?([^\W\d_]+)").match(text, found.end)
    return bool(glued and glued[1].lower() not in noun_classes())


def _is_score(text: str, match: re.Match[str]) -> bool:
    if text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")":
        return True
    return bool(re.match(r"[-–]\d{1,2}\b(?!,)", text[match.end() : match.end() + 4]) or re.search(r"\d[-–]$", text[max(0, match.start() - 2) : match.start()]))


# ---------------------------------------------------------------- what is counted


def _with_noun(text: str, found: _Found) -> NumberSpan:
    hint = _hint(text, found)
    unit = found.unit or (_class_of(text[hint[0] : hint[1]]) if hint else None)
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
        rule=f"quantities/{found.rule}",
    )


def _class_of(phrase: str) -> str | None:
    words = phrase.lower().split()
    known = noun_classes()
    return known.get(" ".join(words[-2:])) or known.get(words[-1]) if words else None


@functools.cache
def _lead() -> re.Pattern[str]:
    """What may stand between a number and its noun: "of the", "more"."""
    known = modifiers()
    return re.compile(rf"\s+(?:{choice([*known.more, *known.less])}\s+)?(?:{choice(known.hint_of)}\s+)?", re.IGNORECASE)


def _hint(text: str, found: _Found) -> tuple[int, int] | None:
    lead = _lead().match(text, found.end)
    start = lead.end() if lead else found.end
    words: list[tuple[int, int, str]] = []
    for word in re.compile(r"([\w’'&/.-]*\w)([\s]|$|[^\s\w])").finditer(text, start, min(len(text), start + 80)):
        if word.start() > (words[-1][1] + 1 if words else start + 1) or word[1].lower() in modifiers().stops or "\n" in text[start : word.start()]:
            break
        words.append((word.start(1), word.end(1), word[1].lower()))
        if not word[2].isspace() or len(words) == 6:
            break
    return _noun_end(words)


def _noun_end(words: list[tuple[int, int, str]]) -> tuple[int, int] | None:
    """The phrase ends at its last known noun in a row, else at its first plural, else at its last word."""
    if not words:
        return None
    known = [place for place, word in enumerate(words) if word[2] in noun_classes()]
    plural = [place for place, word in enumerate(words) if word[2].endswith("s") and not word[2].endswith("ss")]
    if known:
        last = known[0]
        while last + 1 in known:
            last += 1
    else:
        last = plural[0] if plural else min(len(words) - 1, 1)
    return words[0][0], words[last][1]
