"""Brings the spellings of a name together: letters without marks, words without case, sounds written one way."""

from __future__ import annotations

import re
import unicodedata

from gestae.knowledge.entities import Respelling, load_names
from gestae.knowledge.use import cached

_APOSTROPHES = re.compile("['’‘`ʼʻ′´\"“”]")
_POSSESSIVE = re.compile(r"['’]s\b")
_WORDS = re.compile(r"[^\W_]+")
_DOUBLED = re.compile(r"(.)\1+")


@cached
def folded(name: str) -> tuple[str, ...]:
    """The words of a name in plain lower-case letters; what a hyphen joins is two."""
    return tuple(_WORDS.findall(plain(name)))


def plain(name: str) -> str:
    """`name` in lower case without marks on its letters, apostrophes and possessive endings."""
    owned = _POSSESSIVE.sub("", name.casefold())
    whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", owned).casefold())  # some signs hold capitals
    bare = "".join(sign for sign in whole if not unicodedata.combining(sign))
    letters = load_names().letters
    return _APOSTROPHES.sub("", "".join(letters.get(sign, sign) for sign in bare))


@cached
def respelled(word: str) -> str:
    """A folded word as it is compared: zelenskyy, zelenskiy and zelensky are one."""
    for rule in load_names().respellings:
        word = _put_right(word, rule)
    return _DOUBLED.sub(r"\1", word)


def _put_right(word: str, rule: Respelling) -> str:
    if rule.at == "start":
        return rule.to + word[len(rule.from_) :] if word.startswith(rule.from_) else word
    if rule.at == "end":
        return word[: -len(rule.from_)] + rule.to if word.endswith(rule.from_) else word
    return word.replace(rule.from_, rule.to)


def distance(one: str, other: str) -> int:
    """How many letters must be put in, taken out or changed (Levenshtein 1966)."""
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, wanted in enumerate(other, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (letter != wanted)))
        before = now
    return before[-1]
