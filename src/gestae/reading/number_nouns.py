"""Guesses, from the words alone, which noun phrase behind a number names what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gestae.knowledge.quantities import modifiers, noun_classes, weapon_names
from gestae.knowledge.use import cached
from gestae.reading.number_words import choice

_WORD = re.compile(r"([\w’'&/.-]*\w)(\s|$|[^\s\w])")
_REACH = 80
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    flat: str


def noun_hint(text: str, end: int) -> tuple[int, int] | None:
    """Where the phrase counted by a number that ends at `end` may stand; null where none follows."""
    lead = _lead().match(text, end)
    return _until_noun(_phrase(text, lead.end() if lead else end))


def noun_class(phrase: str) -> str | None:
    """Person or item where the last word or two of the phrase are known, else null."""
    words = phrase.lower().split()
    if not words:
        return None
    known = noun_classes()
    found = known.get(" ".join(words[-2:])) or known.get(words[-1])
    return found or ("item" if _is_weapon(phrase.split()) else None)


def _is_weapon(words: list[str]) -> bool:
    """Whether the words end in the name of a weapon, in the singular or with an s."""
    ends = (" ".join(words[-number:]) for number in (1, 2, 3))
    return any(end in weapon_names() or end.removesuffix("s") in weapon_names() for end in ends)


@cached
def _lead() -> re.Pattern[str]:
    """What may stand between a number and its noun: "of the", "more"."""
    known = modifiers()
    more = choice([*known.more, *known.less])
    return re.compile(rf"\s+(?:{more}\s+)?(?:{choice(known.hint_of)}\s+)?", re.IGNORECASE)


def _phrase(text: str, start: int) -> list[_Word]:
    """The words from `start` to the first that cannot be in a noun phrase."""
    words: list[_Word] = []
    for word in _WORD.finditer(text, start, min(len(text), start + _REACH)):
        apart = word.start() - (words[-1].end if words else start)
        if word[1].isdigit() and not words:
            break
        if apart > 1 or word[1].lower() in modifiers().stops or "\n" in text[start : word.start()]:
            break
        words.append(_Word(word.start(1), word.end(1), word[1].lower()))
        if not word[2].isspace() or len(words) == _LONGEST:
            break
    return words


def _until_noun(words: list[_Word]) -> tuple[int, int] | None:
    """The phrase ends at its first known noun and those right behind it, else at its first plural, else early."""
    if not words:
        return None
    known = [place for place, word in enumerate(words) if word.flat in noun_classes()]
    plurals = [place for place, word in enumerate(words) if word.flat.endswith("s") and not word.flat.endswith("ss")]
    last = known[0] if known else plurals[0] if plurals else min(len(words) - 1, 1)
    while known and last + 1 in known:
        last += 1
    return words[0].start, words[last].end
