"""The schemas of attribution cues (`statements/cues.yaml`) and of the words around them (`statements/words.yaml`), and
their index.
"""

from __future__ import annotations

from typing import Literal

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.use import cached
from gestae.records import Force

Takes = Literal["that", "name", "to", "object", "object_for", "about", "quote", "clause"]


class CueReads(Schema, frozen=True, kw_only=True):
    """What an example says: the content of the statement, its speaker's words (null: nobody is named), the cue's."""

    content: str
    speaker: str | None = None
    cue: str | None = None


class CueExample(Schema, frozen=True, kw_only=True):
    """A sentence and the statement that its family reads in it, or "nothing"."""

    text: str
    reads: CueReads | Literal["nothing"]


class Cue(Schema, frozen=True, kw_only=True, rename={"with_": "with"}):
    """A family of cue words that take the same things and have the same force.

    `takes`: what may hold the content. `that`: a clause; `name`: what somebody calls something; `to`: an infinitive,
    with whoever is to carry it out; `object`: the object, and what follows it under a preposition in `with`;
    `object_for`: the same, if there is such a preposition; `about`: what stands under a preposition in `with`; `quote`:
    quotation marks; `clause`: the clause that a phrase hangs on.
    `subject`: the only nouns that may speak, where given. `bare`: in the passive nobody need be named ("is expected
    to").
    """

    name: str
    force: Force | None = None
    verb: Words = ()
    noun: Words = ()
    adjective: Words = ()
    phrase: Words = ()
    takes: frozenset[Takes]
    with_: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    bare: bool = False
    examples: tuple[CueExample, ...] = ()


class StatementWords(Schema, frozen=True, kw_only=True):
    """`statements/words.yaml`: closed lists that the syntax of statements needs."""

    own_voice: frozenset[str]
    relaying: frozenset[str]
    light: frozenset[str]
    papers: frozenset[str]
    asides: frozenset[str]
    owners: frozenset[str]
    issuers: frozenset[str]


class Cues:
    """Cue words by lemma."""

    def __init__(self, cues: tuple[Cue, ...], words: StatementWords) -> None:
        self.all = cues
        self.words = words
        self.verbs = _index(cues, "verb")
        self.nouns = _index(cues, "noun")
        self.adjectives = _index(cues, "adjective")
        self.phrases = {tuple(phrase.split()): cue for cue in cues for phrase in cue.phrase}
        self.phrase_starts = frozenset(phrase[0] for phrase in self.phrases)


def _index(cues: tuple[Cue, ...], field: str) -> dict[str, tuple[Cue, ...]]:
    families: dict[str, tuple[Cue, ...]] = {}
    for cue in cues:
        for word in dict.fromkeys(getattr(cue, field)):
            families[word] = (*families.get(word, ()), cue)
    return families


@cached
def load_cues() -> Cues:
    """The cues, read once. Raises LexiconError."""
    entries = load_yaml("statements/cues.yaml", tuple[Cue, ...])
    return Cues(entries, load_yaml("statements/words.yaml", StatementWords))
