"""Tells numbers that count from those that name: model numbers, labels, ages, scores, shares, the pronoun "one"."""

from __future__ import annotations

import re

from gestae.knowledge.numbers import numbers
from gestae.knowledge.quantities import modifiers, noun_classes, weapon_names
from gestae.knowledge.use import cached
from gestae.reading.number_parts import Found, next_word
from gestae.reading.number_words import choice
from gestae.reading.quantity_values import signs_before, unit_signs_regex

_GLUED = re.compile(r"(?:[^\W\d_][-‑./]?|\d[-./:]|[#@_&№])$")
_MONEY_OR_RANGE = re.compile(r"(?:[$€£¥]|Rs\.?|\bto-|\band/)$")
_WORD_BEFORE = re.compile(r"(^|[.!?:;\n] *|\S )?([^\W\d_][\w’'&.-]*)\s$")
_SENTENCE_MARKS = frozenset(["", ".", "!", "?", ":", ";"])
_SECTION = re.compile(r"[./:]\d|-\d[^\d,]*$")
_AGE_BEFORE = re.compile(r"[A-Z][\w’'-]+, $")
_AGE_BEHIND = re.compile(r"[\s-]years?[\s-]old|[\s-](?:year|month|week|day)-olds?|[/:]\d|-?(?:st|nd|rd|th)\b")
_OLD_BEHIND = re.compile(r"[\s-](?:old|of age|ago|later|earlier)\b")
_TERMS = frozenset(["year", "month", "d", "week"])
_LABEL_DIGITS = 4


def is_name(text: str, match: re.Match[str]) -> bool:
    """Whether the figures of `match` belong to a name: S-400, 5G, Article 5, Leopard 2, 3.2.1, an age behind a name."""
    start, end = match.span()
    if not text[start].isdigit():
        return False
    before = text[max(0, start - 30) : start]
    if _is_glued_before(before) or _is_glued_behind(text, match):
        return True
    return _is_label(text, before, match) or _is_listed(text, start, end) or _is_age(text, start, end)


def counts(text: str, match: re.Match[str], found: Found) -> bool:
    """Whether a number, now that its unit is known, counts or measures something."""
    behind = (next_word(text, found.end) or "").lower().rstrip(".,")
    if behind in modifiers().not_before or _AGE_BEHIND.match(text, found.end):
        return False
    if found.unit in _TERMS and _OLD_BEHIND.match(text, found.end):
        return False
    if _share().match(text, match.end()) or match[0].lower() in numbers().articles:
        return False
    if found.rule != "number" or found.unit is not None:
        return True
    if match[0].lower() in modifiers().one:
        return _is_counted_one(text, match, behind) and not _is_compound(text, found)
    return not (_is_compound(text, found) or _is_score(text, match))


# ---------------------------------------------------------------- names


def _is_glued_before(before: str) -> bool:
    """Letters or marks right before the figures, but for money and the second end of a range."""
    if not _GLUED.search(before) or _MONEY_OR_RANGE.search(before) or signs_before().search(before):
        return False
    if _prefix().search(before):
        return False
    return not re.search(r"\d-$", before)


def _is_glued_behind(text: str, match: re.Match[str]) -> bool:
    """Letters right behind figures are a unit (155mm) or make a name (5G)."""
    return text[match.end() : match.end() + 1].isalpha() and unit_signs_regex().match(text, match.end()) is None


@cached
def _prefix() -> re.Pattern[str]:
    known = modifiers()
    return re.compile(rf"(?<![\w-]){choice([*known.high_glued, *known.negative])}-$", re.IGNORECASE)


@cached
def _numbered_names() -> frozenset[tuple[str, str]]:
    """Word and figures of names such as Leopard 2 and Type 99."""
    pairs = (re.fullmatch(r".*?(\S+) (\d+\w*)(?: .*)?", name) for name in weapon_names())
    return frozenset((pair[1], pair[2]) for pair in pairs if pair)


def _is_label(text: str, before: str, match: re.Match[str]) -> bool:
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    if word[2].lower().rstrip(".") in modifiers().labels or (word[2], match[0]) in _numbered_names():
        return True
    inside = word[1] is not None and word[1].strip() not in _SENTENCE_MARKS
    return inside and _is_title(text, word[2], match)


def _is_title(text: str, word: str, match: re.Match[str]) -> bool:
    """A small bare number between a name and no noun belongs to the name: Planet 9, Watch 5."""
    if not word[0].isupper() or not match[0].isdigit() or len(match[0]) > _LABEL_DIGITS or signs_before().search(word):
        return False
    following = next_word(text, match.end())
    if following is None:
        return text[match.end() : match.end() + 1] not in ("%", "°")
    return following[0].isupper() or following.lower() in modifiers().stops


def _is_listed(text: str, start: int, end: int) -> bool:
    """ "1." or "2)" at the head of a line, sections such as 3.2.1."""
    head = start == 0 or text[start - 1] == "\n"
    if head and re.match(r"[.)]\s", text[end : end + 2]):
        return True
    return "." in text[start:end] and bool(_SECTION.match(text[end : end + 3]))


def _is_age(text: str, start: int, end: int) -> bool:
    named = end - start <= 2 and _AGE_BEFORE.search(text[max(0, start - 30) : start])
    return bool(named and re.match(r"[,.;:]", text[end : end + 1]))


# ---------------------------------------------------------------- numbers that count nothing


def _is_counted_one(text: str, match: re.Match[str], behind: str) -> bool:
    before = re.search(r"([\w’'-]+)\s*$", text[max(0, match.start() - 20) : match.start()])
    word = before[1].lower() if before else ""
    return bool(behind) and behind not in modifiers().one_not_before and word not in modifiers().one_not_after


@cached
def _share() -> re.Pattern[str]:
    return re.compile(rf"\s?-?\s?{choice(numbers().shares)}(?!\w)", re.IGNORECASE)


def _is_compound(text: str, found: Found) -> bool:
    """A two-party system counts no parties; a 12-member council counts its members."""
    glued = re.compile(r"\s?-\s?([^\W\d_]+)").match(text, found.end)
    return bool(glued and glued[1].lower() not in noun_classes())


def _is_score(text: str, match: re.Match[str]) -> bool:
    """2-1, or a number alone in brackets."""
    before, behind = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 4]
    if before.endswith("(") and behind.startswith(")"):
        return True
    return bool(re.match(r"[-–]\d{1,2}\b(?!,)", behind) or re.search(r"\d[-–]$", before))
