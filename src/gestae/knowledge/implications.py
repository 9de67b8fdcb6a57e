"""What a governing word says about the happening that it governs: `status/*.yaml`.

The scheme is that of implicative and factive predicates (Karttunen 1971, 2012; Sauri and Pustejovsky 2009): for each
predicate, what follows about its complement when it is affirmed and when it is negated.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from gestae.knowledge.files import LEXICON, Schema, Words, read_yaml
from gestae.records import ConditionKind, Status

# same: as the governing word itself stands; keep: as the words inside say.
Outcome = Status | Literal["same", "keep"]


class StatusExample(Schema, frozen=True, kw_only=True):
    """A sentence, one happening in it by its word, and the status that it must get."""

    text: str
    word: str
    status: Status


class Implication(Schema, frozen=True, kw_only=True):
    """One family of predicates. `complement`: to, that, ing, object, subject, modifies, or a preposition.

    `past`: where the predicate told in the past says something else ("had to"). `source` names the class in the
    literature.
    """

    name: str
    verb: Words = ()
    noun: Words = ()
    adjective: Words = ()
    complement: frozenset[str]
    affirmed: Outcome
    negated: Outcome
    past: Outcome | None = None
    source: str | None = None
    examples: tuple[StatusExample, ...] = ()


class StatusWords(Schema, frozen=True, kw_only=True):
    """`status/words.yaml`: auxiliaries, adverbs and conjunctions by what they do to a clause."""

    future: frozenset[str]
    possible: frozenset[str]
    ability: frozenset[str]
    obliged: frozenset[str]
    hypothetical: frozenset[str]
    doubting_adverbs: frozenset[str]
    negating_adverbs: frozenset[str]
    negating_prepositions: frozenset[str]
    conditions: dict[str, ConditionKind]
    clause_phrases: dict[str, ConditionKind]
    condition_phrases: dict[str, ConditionKind]
    inverted: frozenset[str]
    limiting: frozenset[str]
    conceding: frozenset[str]
    undergone: frozenset[str]
    promising: frozenset[str]
    warning: frozenset[str]
    commissive: dict[str, Literal["will", "will_not", "may"]]


class Implications:
    """Implications by word, part of speech and complement."""

    def __init__(self, entries: Iterable[Implication], words: StatusWords) -> None:
        self.words = words
        self.all = tuple(entries)
        self._table: dict[tuple[str, str, str], Implication] = {}
        for entry in self.all:
            for pos, lemmas in (("VERB", entry.verb), ("NOUN", entry.noun), ("ADJ", entry.adjective)):
                for lemma in lemmas:
                    for complement in entry.complement:
                        self._table.setdefault((lemma, pos, complement), entry)

    def find(self, lemma: str, pos: str, complement: str) -> Implication | None:
        """What `lemma` says of its `complement`; null where the lexicon has nothing."""
        kind = "VERB" if pos in ("VERB", "AUX") else "NOUN" if pos in ("NOUN", "PROPN") else "ADJ"
        return self._table.get((lemma, kind, complement))


@cache
def load_implications(root: Path = LEXICON) -> Implications:
    """The implications under `root`, read once. Raises LexiconError."""
    status = root / "status"
    return Implications(
        read_yaml(status / "implications.yaml", tuple[Implication, ...]), read_yaml(status / "words.yaml", StatusWords)
    )
