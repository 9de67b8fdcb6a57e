"""Turns the patterns of the date rules into regular expressions, indexed by the word that each can begin with."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from gestae.errors import LexiconError
from gestae.knowledge.dates import DateRule, date_rules, date_shapes, date_words, holidays
from gestae.knowledge.layers import place_of
from gestae.knowledge.use import cached
from gestae.reading.number_words import choice, figures_pattern, number_starts, words_pattern

DIGIT = "#"
_JOINT = r"(?:\s*[-‐‑–]\s*|\s+)"
# Classes whose words stand beside a date's but make none.
_FILLERS = frozenset(
    {"approx", "few", "which", "this", "last", "next", "back", "ahead", "each", "edge", "edge_of", "ordinal"}
)
_FILLERS |= {"direction", "direction_end", "often", "zone", "capital", "step", "step_day", "half", "and_half"}
_YEARS = tuple(f"{century}{year:02d}" for century in ("", "20") for year in range(50))
_SLOT = re.compile(r"<(\w+)(?::(\d))?>$")
_PUNCTUATION = re.compile(r"[^\w'’]+$")


@dataclass(frozen=True, slots=True)
class DatePattern:
    """One pattern of a rule, ready to match at a word."""

    rule: DateRule
    regex: re.Pattern[str]
    rank: int


@dataclass(frozen=True, slots=True)
class _Item:
    regex: str
    first: frozenset[str]
    optional: bool
    punctuation: bool


@cached
def patterns_by_first_word() -> dict[str, tuple[DatePattern, ...]]:
    """The first word in lower case (`#` for figures) -> the patterns that can begin with it, in the order of the rules.

    Raises LexiconError where a pattern names an unknown class.
    """
    index: dict[str, list[DatePattern]] = defaultdict(list)
    rank = 0
    for rule in date_rules():
        for written in rule.patterns:
            items = [_item(piece, rule) for piece in written.split()]
            pattern = DatePattern(rule, re.compile(_join(items), re.IGNORECASE), rank)
            rank += 1
            for word in _firsts(items):
                index[word].append(pattern)
    return {word: tuple(found) for word, found in index.items()}


@cached
def core_words() -> frozenset[str]:
    """Words without which no date is near: months, days, units, relative words and the literal words of the rules."""
    words = date_words()
    names = set(words) - _FILLERS
    known = {part for name in names for word in words[name] for part in _first_words([word])}
    # Of a pattern of plain words the longest will do: "the" and "at" stand everywhere.
    plain = [written.split() for rule in date_rules() for written in rule.patterns if "<" not in written]
    literals = {max(pieces, key=len).rstrip("?") for pieces in plain}
    coded = {word for shape in date_shapes().values() for word in _letters(shape)}
    return frozenset(known | literals | coded | set(_first_words(holidays())))


def _item(piece: str, rule: DateRule) -> _Item:
    optional = piece.endswith("?") and len(piece) > 1
    piece = piece[:-1] if optional else piece
    slot = _SLOT.match(piece)
    if slot is None:
        options = piece.split("|")
        mark = all(_PUNCTUATION.match(option) for option in options)
        return _Item(_words(options), frozenset(_first_words(options)), optional, mark)
    name, number = slot.groups()
    group = name if number is None else f"{name}_{number}"
    regex, first = _class(name, rule)
    return _Item(f"(?P<{group}>{regex})", first, optional, False)


def _class(name: str, rule: DateRule) -> tuple[str, frozenset[str]]:
    if name == "number":
        return rf"(?:{figures_pattern()}|{words_pattern()})", number_starts() | {DIGIT}
    if name in date_shapes():
        return f"(?:{date_shapes()[name]})", frozenset([DIGIT, *_letters(date_shapes()[name])])
    words = holidays() if name == "holiday" else date_words().get(name)
    if words is None:
        raise LexiconError(*place_of("dates/rules.yaml", f"<{name}"), f"rule {rule.name}: no class of words <{name}>")
    return _words(list(words)), frozenset(_first_words(words))


def _letters(shape: str) -> list[str]:
    """A shape such as Q[1-4] or FY(?:20)?[0-4]\\d begins with letters: the words it may be."""
    letters = re.match(r"[A-Za-z]*", shape)
    figures = "1234" if len(letters[0] if letters else "") == 1 else _YEARS
    return [f"{letters[0].lower()}{figure}" for figure in figures] if letters and letters[0] else []


def _words(words: list[str]) -> str:
    return choice(words).replace(r"\ ", r"\s+")


def _first_words(words: object) -> list[str]:
    assert isinstance(words, (list, dict))
    return [found[0].lower() for word in words if (found := re.match(r"\w+", word))]


def _join(items: list[_Item]) -> str:
    """The items parted by spaces or hyphens. Punctuation needs no space; where optional it joins what follows."""
    regex, started, loose, mark = "", False, False, ""
    for item in items:
        if not started:
            regex += f"(?:{item.regex}{_JOINT})?" if item.optional else item.regex
            started = not item.optional
            continue
        if item.punctuation and item.optional:
            mark = rf"(?:\s*{item.regex})?"
            continue
        piece = mark + (r"\s*" if item.punctuation or loose else _JOINT) + item.regex
        regex += f"(?:{piece})?" if item.optional else piece
        loose, mark = item.punctuation and not item.optional, ""
    return regex + r"(?!\w)"


def _firsts(items: list[_Item]) -> set[str]:
    words: set[str] = set()
    for item in items:
        words |= item.first
        if not item.optional:
            break
    return words
