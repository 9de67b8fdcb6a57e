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
    other_side: float
    loose: float
    same_party: float
    named_party: float
    other_party: float
    unnamed_party: float
    toward: float
    word: float
    kind: float
    pair: float
    day: float
    early: float
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
    """Verbs, with their particle, that tell `state` of a promise or threat that they govern ("broke its word"), and
    phrases without a verb that do ("in breach of"); `alone`: what tells it without naming the promise ("backed down").
    """

    state: HistoryState
    verbs: Words
    phrases: Words = ()
    alone: Words = ()


class Moods(Schema, frozen=True, kw_only=True):
    """How a word tells its act where no event was read: words before it in its clause, in lower case. `implying`: verbs
    whose infinitive is done; `leading`: words before a form in -ing that tells what was done; `happening`: verbs behind
    a noun that tell whether what it names came about.
    """

    denying: frozenset[str]
    wishing: frozenset[str]
    failing: frozenset[str]
    possible: frozenset[str]
    conditional: frozenset[str]
    future: frozenset[str]
    implying: frozenset[str]
    leading: frozenset[str]
    perfect: frozenset[str]
    adverbs: frozenset[str]
    parting: frozenset[str]
    degrees: frozenset[str]
    underway: Words
    lingering: frozenset[str]
    happening: Words
    unchanging: frozenset[str]
    none: frozenset[str]
    completing: frozenset[str]
    collapsing: Words


class Content(Schema, frozen=True, kw_only=True):
    """What shared words, names and numbers must weigh: of what the party is told to do, of another event, of a word
    where no event was read.
    """

    least: float
    event: float
    plain: float
    loose: float


class Recall(Schema, frozen=True, kw_only=True):
    """Words by which a telling refers back to a commitment, and the words one of which must stand right before them."""

    words: frozenset[str]
    after: frozenset[str]


class Shades(Schema, frozen=True, kw_only=True):
    """Phrases of a sentence, in lower case, that tell what is promised as less sure, as surer, or as given up."""

    softened: Words
    hardened: Words
    withdrawn: Words


class FateWords(Schema, frozen=True, kw_only=True):
    """`linking/commitments.yaml`. `enough`: the score from which on a telling is taken for one of the commitment;
    `usual`: the reports that may tell of an act, or hold a word, before it counts as common; `content`: what shared
    words, names and numbers must then weigh, and within one report; `far`, `farthest`: days.
    """

    weights: FateWeights
    enough: float
    content: Content
    usual: int
    story: int
    far: int
    farthest: int
    light: frozenset[str]
    given: frozenset[str]
    carrying: frozenset[str]
    being: frozenset[str]
    coming: Words
    hosting: str
    pronouns: frozenset[str]
    by_object: frozenset[str]
    states: frozenset[str]
    lasting: frozenset[str]
    ending: frozenset[str]
    stopping: frozenset[str]
    postponing: Words
    cancelling: Words
    pledges: frozenset[str]
    fates: tuple[Fate, ...]
    recalling: tuple[Recall, ...]
    undone: frozenset[str]
    refusing: frozenset[str]
    shades: Shades
    moods: Moods


@cached
def load_fates() -> FateWords:
    """The words, read once. Raises LexiconError."""
    return load_yaml("linking/commitments.yaml", FateWords)
