"""Texts as strings of words, and the fingerprints by which texts that share a passage are found.

Fingerprints are chosen by winnowing (Schleimer, Wilkerson and Aiken 2003): of every run of `WINDOW` overlapping
shingles the one with the lowest hash is kept. Two texts that share any `SHINGLE + WINDOW - 1` words in a row share a
fingerprint, however long either text is and wherever the passage stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

SHINGLE = 5  # words: five in a row are seldom shared by chance
WINDOW = 8  # shingles; about two fingerprints for nine words

_WORD = re.compile(r"\w+")
_BASE = 1_000_003
PRIME = (1 << 61) - 1  # a Mersenne prime: hashes fit into a signed column of 64 bits


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text, whatever their case and the punctuation between them, and where each stands."""

    text: str
    forms: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.forms)

    def span(self, first: int, length: int) -> tuple[int, int]:
        """The characters from word `first` over `length` words: start and end."""
        return self.bounds[first][0], self.bounds[first + length - 1][1]

    def written(self, place: int) -> str:
        """The word at `place` as the text has it."""
        start, end = self.bounds[place]
        return self.text[start:end]


def wording(text: str) -> Wording:
    """The words of `text`."""
    found = [match.span() for match in _WORD.finditer(text)]
    return Wording(text, tuple(text[start:end].casefold() for start, end in found), tuple(found))


def hash_of_word(word: str) -> int:
    """A number below 2 to the power of 61, the same on every machine and in every run."""
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()) % PRIME


def fingerprints(text: Wording) -> frozenset[int]:
    """The winnowed hashes of the shingles of `text`; of a text shorter than one shingle, the hash of all of it."""
    hashes = _shingles([hash_of_word(form) for form in text.forms])
    if len(hashes) <= WINDOW:
        return frozenset([min(hashes)] if hashes else [])
    return frozenset(min(hashes[first : first + WINDOW]) for first in range(len(hashes) - WINDOW + 1))


def _shingles(words: list[int]) -> list[int]:
    """The hash of every run of SHINGLE words, each from the one before it (Karp and Rabin 1987), then mixed: the lowest
    of plain sums would always be the same few words.
    """
    if not words:
        return []
    top = pow(_BASE, SHINGLE, PRIME)
    rolling, hashes = 0, []
    for place, word in enumerate(words):
        rolling = (rolling * _BASE + word) % PRIME
        if place >= SHINGLE:
            rolling = (rolling - words[place - SHINGLE] * top) % PRIME
        if place >= SHINGLE - 1:
            hashes.append(rolling)
    return hashes or [rolling]
