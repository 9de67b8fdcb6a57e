"""Numbers as they are written, in figures and in words, and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gestae.knowledge.numbers import numbers
from gestae.knowledge.use import cached


def choice(words: Iterable[str]) -> str:
    """A regular expression for any one of `words`, longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@cached
def figures_pattern() -> str:
    """A regular expression for a number in figures: 1,500 or 1500.5 or 2 1/2 or 2½."""
    signs = "[" + "".join(numbers().signs) + "]"
    return rf"(?:(?:\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?!\d)|\d+)(?:\.\d+)?(?:\s?\d/\d(?!\d)|{signs})?|{signs}|\.\d+)"


@cached
def words_pattern() -> str:
    """A regular expression for a number in words: twenty-one, a hundred and five, two million."""
    known = numbers()
    small = rf"(?:{choice(known.tens)}(?:[\s-]{choice(known.ones)})?|{choice(known.ones)})"
    big = choice([*known.hundreds, *known.scales])
    joint = rf"(?:\s+{known.and_})?[\s-]+"
    head = rf"(?:{choice(known.articles)}|{small})(?:[\s-]+{big})+"
    return rf"(?:{head}(?:{joint}{small}(?:[\s-]+{big})+)*(?:{joint}{small})?|{small})"


def worth(text: str) -> float | None:
    """The number that `text` writes, or null where it writes none."""
    flat = text.lower().strip()
    if flat[:1].isdigit() or flat[:1] in numbers().signs or flat[:1] == ".":
        return _figures(flat)
    return _words(re.split(r"[\s-]+", flat))


def _figures(text: str) -> float | None:
    found = re.match(r"(?P<whole>[\d,]*(?:\.\d+)?)(?:\s?(?P<over>\d)/(?P<under>\d)|(?P<sign>\D))?", text)
    if found is None:
        return None
    whole = float(found["whole"].replace(",", "") or 0)
    if found["over"]:
        return whole + int(found["over"]) / max(1, int(found["under"]))
    return whole + numbers().signs.get(found["sign"] or "", 0.0)


def _words(words: list[str]) -> float | None:
    known = numbers()
    total = part = 0.0
    for word in words:
        if word in known.ones or word in known.tens:
            part += known.ones.get(word, 0) or known.tens.get(word, 0)
        elif word in known.articles:
            part += 1
        elif word in known.hundreds:
            part = (part or 1) * known.hundreds[word]
        elif word in known.scales:
            total, part = total + (part or 1) * known.scales[word], 0.0
        elif word != known.and_:
            return None
    return total + part


@cached
def number_starts() -> frozenset[str]:
    """The words that a number in words can begin with."""
    known = numbers()
    return frozenset([*known.ones, *known.tens, *known.articles])
