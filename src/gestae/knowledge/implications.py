"""What a governing word says about the happening that it governs: `status/*.yaml`.

The scheme is that of implicative and factive predicates (Karttunen 1971, 2012; Sauri and Pustejovsky 2009): for each
predicate, what follows about its complement when it is affirmed and when it is negated.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.use import cached
from gestae.records import ConditionKind, Status

# same: as the governing word itself stands; keep: as the words inside say.
Outcome = Status | Literal["same", "keep"]


class StatusExample(Schema, frozen=True, kw_only=True):
    """A sentence, one happening in it by its word, and the status that it must get."""

    text: str
    word: str
    status: Status


class Implication(Schema, frozen=True, kw_only=True):
    """One family of predicates. `complement`: to, that, finite (a clause with a tense, before that), ing, object,
    subject, modifies, participle, purpose, or a preposition.

    `past`: where the predicate told in the past says something else ("had to"). `spares`: nouns that stand although
    what they hold does not ("denied the request": it was made, and what it asks for was not done). `things`: the only
    nouns of which the entry speaks ("ignored the call"), any where it lists none. `controls`: its object is who does
    what the infinitive says ("forced them to leave"). `perfect`: where the infinitive is told with "have" ("was to have
    met"). `source`: the class in the literature.
    """

    name: str
    verb: Words = ()
    noun: Words = ()
    adjective: Words = ()
    complement: frozenset[str]
    affirmed: Outcome
    negated: Outcome
    past: Outcome | None = None
    spares: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    controls: bool = False
    perfect: Outcome | None = None
    source: str | None = None
    examples: tuple[StatusExample, ...] = ()


class StatusWords(Schema, frozen=True, kw_only=True):
    """`status/words.yaml`: auxiliaries, adverbs and conjunctions by what they do to a clause."""

    future: frozenset[str]
    possible: frozenset[str]
    ability: frozenset[str]
    obliged: frozenset[str]
    hypothetical: frozenset[str]
    ability_past: frozenset[str]
    inferring: frozenset[str]
    perfect: frozenset[str]
    progressive: frozenset[str]
    present: frozenset[str]
    habitual: frozenset[str]
    helping: frozenset[str]
    doubting_adverbs: frozenset[str]
    negating_adverbs: frozenset[str]
    approximate: frozenset[str]
    negating_prepositions: frozenset[str]
    presupposing: frozenset[str]
    adjoining: frozenset[str]
    denying_phrases: Words
    denying_joints: Words
    contrasting: frozenset[str]
    alternative: frozenset[str]
    nobody: frozenset[str]
    none: frozenset[str]
    pairing: frozenset[str]
    ranking: frozenset[str]
    timing: frozenset[str]
    any: frozenset[str]
    indefinite: frozenset[str]
    partial: frozenset[str]
    whole: frozenset[str]
    focusing: frozenset[str]
    comparing: frozenset[str]
    comparison: frozenset[str]
    single: frozenset[str]
    holding: frozenset[str]
    empty: frozenset[str]
    excess: frozenset[str]
    lasting: frozenset[str]
    to_open: frozenset[str]
    enquiring: frozenset[str]
    asking: frozenset[str]
    relatives: frozenset[str]
    conditions: dict[str, ConditionKind]
    clause_phrases: dict[str, ConditionKind]
    lacking: frozenset[str]
    manners: frozenset[str]
    condition_phrases: dict[str, ConditionKind]
    inverted: frozenset[str]
    limiting: frozenset[str]
    excepting: frozenset[str]
    free_choice: frozenset[str]
    conceding: frozenset[str]
    phrase_breakers: frozenset[str]
    aimless: frozenset[str]


class Implications:
    """Implications by word, part of speech and complement."""

    def __init__(self, entries: Iterable[Implication], words: StatusWords) -> None:
        self.words = words
        self.all = tuple(entries)
        self._table: dict[tuple[str, str, str], tuple[Implication, ...]] = {}
        for entry in self.all:
            for pos, lemmas in (("VERB", entry.verb), ("NOUN", entry.noun), ("ADJ", entry.adjective)):
                for lemma in lemmas:
                    for complement in entry.complement:
                        key = (lemma, pos, complement)
                        self._table[key] = (*self._table.get(key, ()), entry)

    def find(self, lemma: str, pos: str, complement: str, thing: str = "") -> Implication | None:
        """What `lemma` says of its `complement`, whose own lemma is `thing`; null where the lexicon has nothing."""
        kind = "VERB" if pos in ("VERB", "AUX") else "NOUN" if pos in ("NOUN", "PROPN") else "ADJ"
        found = self._table.get((lemma, kind, complement), ())
        return next((entry for entry in found if not entry.things or thing in entry.things), None)


@cached
def load_implications() -> Implications:
    """The implications, read once. Raises LexiconError."""
    entries = load_yaml("status/implications.yaml", tuple[Implication, ...])
    return Implications(entries, load_yaml("status/words.yaml", StatusWords))
