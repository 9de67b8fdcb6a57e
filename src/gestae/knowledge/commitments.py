"""What binds somebody to future conduct: `status/commitments.yaml` and `status/commitment_words.yaml`.

Commissive acts after Searle 1976 and Vanderveken 1990: to promise, threaten, refuse, offer, guarantee, undertake; and
the modals by which a speaker tells what its own side will do.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.use import cached
from gestae.records import EventType, Polarity

Takes = Literal["to", "thing", "of", "ing"]


class Bound(Schema, frozen=True, kw_only=True):
    """What an example must give: the codes of the party, words of the undertaking, the polarity."""

    party: frozenset[str]
    words: str
    polarity: Polarity


class CommitmentExample(Schema, frozen=True, kw_only=True):
    """A sentence, and the one commitment that it must give, or none."""

    text: str
    reads: Bound | Literal["nothing"]


class Commissive(Schema, frozen=True, kw_only=True):
    """A family of words by which somebody is bound. `takes`: how the undertaking hangs on the word: an infinitive
    ("to"), a thing promised ("thing"), a noun or -ing form behind a preposition ("of", with those in `with`), an -ing
    form as object ("ing"). `binds`: who is bound where it is not the subject. `negated`: what the denied word binds to
    ("has no plans to"); without it, to nothing.
    """

    name: str
    verb: Words = ()
    noun: Words = ()
    adjective: Words = ()
    takes: frozenset[Takes]
    prepositions: frozenset[str] = frozenset()
    polarity: Polarity
    binds: Literal["subject", "object"] = "subject"
    negated: Polarity | None = None
    examples: tuple[CommitmentExample, ...] = ()


class CommitmentWords(Schema, frozen=True, kw_only=True):
    """`status/commitment_words.yaml`: the small lists that tell a promise from a forecast. Examples are of modals."""

    undergone: frozenset[str]
    expecting: frozenset[str]
    arranged: frozenset[str]
    abstract: frozenset[str]
    discourse: frozenset[str]
    servants: frozenset[str]
    hesitating: frozenset[str]
    enquiring: frozenset[str]
    gained: frozenset[EventType]
    announced: frozenset[EventType]
    sure: frozenset[str]
    future: frozenset[str]
    offering: frozenset[str]
    backshifted: frozenset[str]
    lending: frozenset[str]
    settled: frozenset[str]
    examples: tuple[CommitmentExample, ...] = ()


class Commissives:
    """The families by part of speech and lemma, and the words of modals."""

    def __init__(self, entries: Iterable[Commissive], words: CommitmentWords) -> None:
        self.all = tuple(entries)
        self.words = words
        self._table: dict[tuple[str, str], tuple[Commissive, ...]] = {}
        for entry in self.all:
            for pos, lemmas in (("VERB", entry.verb), ("NOUN", entry.noun), ("ADJ", entry.adjective)):
                for lemma in lemmas:
                    self._table[pos, lemma] = (*self._table.get((pos, lemma), ()), entry)

    def of(self, pos: str, lemma: str) -> tuple[Commissive, ...]:
        """The families that a word belongs to."""
        return self._table.get((pos, lemma), ())


@cached
def load_commissives() -> Commissives:
    """The commissive words, read once. Raises LexiconError."""
    entries = load_yaml("status/commitments.yaml", tuple[Commissive, ...])
    return Commissives(entries, load_yaml("status/commitment_words.yaml", CommitmentWords))
