"""How much one report retells another in words of its own.

A rewriter exchanges words and turns sentences round, but invents no facts: the names and numbers of the one stand in
the other. A report of the same kind about something else (the next call of two presidents) shares the formulas and
has other names and numbers. So two shares are taken, both weighing each word by how rare it is (Sparck Jones 1972), for
a shared "Zhytomyr" says more than a shared "president":

- `words`: how much of both vocabularies is shared (cosine);
- `facts`: how much of the names and numbers of each stands in the other (geometric mean). Facts of its own on both
  sides, which speak against a rewrite, pull it down; a longer report may tell more than the shorter.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

import Stemmer

from gestae.knowledge.copies import common_words
from gestae.knowledge.use import cached
from gestae.linking.shingles import hash_of_word

_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_STARTS = re.compile(r"[.!?:\n\"“]")  # after these a capital letter is no sign of a name
_RAREST = 6.5  # weight of a word in fewer than one of about 650 reports, the rarest that the table can tell
_TELLING_FACT = 2.5  # weight from which a name or number tells reports apart: in fewer than one of twelve
_TELLING_WORD = 4.5  # and another word: in about one of ninety
_MOST_TELLING = 48  # words of one report that it is found by


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The stems of a text, and those of them that are names and numbers."""

    words: frozenset[str]
    facts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two vocabularies are, 0 to 1 each, and the weight of the facts that they share."""

    words: float
    facts: float
    shared: float


def vocabulary(text: str) -> Vocabulary:
    """The stems of `text`. A name is a word with a capital that does not begin a sentence."""
    stemmer = Stemmer.Stemmer("english")
    found = [match.span() for match in _TOKEN.finditer(text)]
    stems = stemmer.stemWords([text[start:end].casefold() for start, end in found])
    facts: set[str] = set()
    last = 0
    for number, ((start, end), stem) in enumerate(zip(found, stems, strict=True)):
        opens = number == 0 or _STARTS.search(text, last, start)
        if text[start].isdigit() or (text[start].isupper() and end - start > 1 and not opens):
            facts.add(stem)
        last = end
    return Vocabulary(frozenset(stems), frozenset(facts))


def likeness(one: Vocabulary, other: Vocabulary) -> Likeness:
    """How alike two reports are, whichever comes first."""
    shared = _weight(one.words & other.words)
    both = _weight(one.words) * _weight(other.words)
    ours, theirs = _share(one.facts, other.words), _share(other.facts, one.words)
    return Likeness(
        shared / math.sqrt(both) if both else 0.0, math.sqrt(ours * theirs), _weight(one.facts & other.facts)
    )


def telling(text: Vocabulary) -> list[int]:
    """Hashes of the words that tell this report from others: the rarest names and numbers, then other rare words. By
    these a rewrite is found.
    """
    facts = _rarest(text.facts, _TELLING_FACT)
    words = _rarest(text.words - text.facts, _TELLING_WORD)
    return [hash_of_word(word) for word in (*facts, *words)[:_MOST_TELLING]]


def _rarest(words: frozenset[str], least: float) -> list[str]:
    rare = sorted((-weight, word) for word in words if (weight := _weight_of(word)) >= least)
    return [word for _, word in rare]


def _share(facts: frozenset[str], words: frozenset[str]) -> float:
    whole = _weight(facts)
    return _weight(facts & words) / whole if whole else 0.0


def _weight(words: Iterable[str]) -> float:
    return math.fsum(_weight_of(word) for word in words)  # fsum: the same whatever the order of a set


def _weight_of(word: str) -> float:
    return _weights().get(word, _RAREST)


@cached
def _weights() -> dict[str, float]:
    """The weight of each stem that is not rare: minus the logarithm of the share of reports that it stands in."""
    stemmer = Stemmer.Stemmer("english")
    return {stemmer.stemWord(word.word): min(_RAREST, -math.log(word.share)) for word in common_words()}
