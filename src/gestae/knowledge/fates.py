"""The schema of `linking/commitments.yaml`: how later reports tell what became of a commitment."""

from __future__ import annotations

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.use import cached
from gestae.records import HistoryState


class FateWeights(Schema, frozen=True, kw_only=True):
    """What each sign adds to the score of a later telling; positive speaks for its telling the same act."""

    same_act: float
    like_act: float
    same_party: float
    named_party: float
    other_party: float
    unnamed_party: float
    toward: float
    word: float
    most_words: float
    name: float
    other_place: float
    other_words: float
    number: float
    recalled: float
    one_occurrence: float
    story: float
    most_story: float
    common: float
    named: float
    far: float


class Fate(Schema, frozen=True, kw_only=True):
    """Verbs, with their particle, that tell `state` of a promise or threat that they govern ("broke its word")."""

    state: HistoryState
    verbs: Words


class FateWords(Schema, frozen=True, kw_only=True):
    """`linking/commitments.yaml`. `enough`: the score from which on a telling is taken for one of the commitment;
    `usual`: the reports that may tell of an act, or hold a word, before it counts as common; `content`: what shared
    words, names and numbers must then weigh, and within one report; `far`, `farthest`: days.
    """

    weights: FateWeights
    enough: float
    content: float
    usual: int
    far: int
    farthest: int
    light: frozenset[str]
    given: frozenset[str]
    by_object: frozenset[str]
    met_by: dict[str, Words]
    sent: str
    reaching: frozenset[str]
    lasting: frozenset[str]
    ending: frozenset[str]
    postponing: frozenset[str]
    cancelling: frozenset[str]
    pledges: frozenset[str]
    fates: tuple[Fate, ...]
    denying: frozenset[str]
    recalling: frozenset[str]
    undone: frozenset[str]
    refusing: frozenset[str]


@cached
def load_fates() -> FateWords:
    """The words, read once. Raises LexiconError."""
    return load_yaml("linking/commitments.yaml", FateWords)
