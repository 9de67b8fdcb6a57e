"""The schemas of what joins reports: the acts of `linking/acts.yaml` and the signs of `linking/joining.yaml`."""

from __future__ import annotations

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.use import cached
from gestae.records import EventType, Status


class Act(Schema, frozen=True, kw_only=True):
    """An act that reports tell in many words. `like`: acts that may tell the same happening from another side;
    `opposes`: acts that undo this one;
    `lasting`: it goes on for days, so that reports of different days may tell one.
    """

    name: str
    type: EventType
    verbs: Words = ()
    nouns: Words = ()
    like: Words = ()
    opposes: Words = ()
    lasting: bool = False


class StatusWords(Schema, frozen=True, kw_only=True):
    """Words near an act that tell its status."""

    status: Status
    words: Words


class Weights(Schema, frozen=True, kw_only=True):
    """What each sign adds to the score of two tellings; positive speaks for one occurrence."""

    same_type: float
    akin_type: float
    same_act: float
    like_act: float
    other_act: float
    same_report: float
    same_story: float
    same_actor: float
    other_actor: float
    loose_actor: float
    disputed_actor: float
    same_recipient: float
    other_recipient: float
    same_day: float
    same_weeks: float
    next_day: float
    other_day: float
    loose_day: float
    far_day: float
    moved: float
    near_report: float
    far_report: float
    before_it: float
    same_place: float
    other_place: float
    loose_place: float
    same_name: float
    same_word: float
    same_amount: float
    another: float
    speech_again: float
    speech_apart: float
    other_object: float
    same_sentence: float
    condition: float
    crossed: float


class Joining(Schema, frozen=True, kw_only=True):
    """`joining.yaml`. `join`: the score from which two tellings are linked; `cluster`: the mean score from which two
    groups are one; `part`: the score from which two tellings are never together; `echo`: the score from which words
    without an event are a mention; `found`: that from which two such words found an occurrence; `trigger`: the likeness from which a telling meets a condition; `reach`: days between reports beyond which undated tellings are not compared.
    """

    akin: tuple[tuple[EventType, EventType], ...]
    speech: frozenset[EventType]
    mutual: frozenset[EventType]
    disputed: frozenset[EventType]
    another: Words
    ordinals: Words
    back: Words
    statuses: tuple[StatusWords, ...]
    auxiliaries: Words
    forms: dict[str, str]
    common: Words
    weights: Weights
    most_words: int
    most_names: int
    join: float
    cluster: float
    part: float
    echo: float
    found: float
    trigger: float
    reach: int


class CountClass(Schema, frozen=True, kw_only=True):
    """What numbers of one kind count. `marks`: words of the clause; `nouns`: what is counted."""

    name: str
    unit: str | None = None
    nouns: Words = ()
    marks: Words = ()
    phrases: Words = ()


class CountWords(Schema, frozen=True, kw_only=True):
    """`counts.yaml`. `about`, `over`, `least`: shares by which "about", "more than" and "at least" reach further."""

    classes: tuple[CountClass, ...]
    parts: Words
    changed: Words
    vague: Words
    times: Words
    about: float
    over: float
    least: float


class DriftWords(Schema, frozen=True, kw_only=True):
    """`drift.yaml`: how strong each status is, and the words that change what a difference means."""

    strength: dict[Status, int]
    claimed: Words
    ahead: Words
    changed: Words
    blurred: Words
    unkept: Words
    kept: Words
    withdrawn: Words


@cached
def load_counts() -> CountWords:
    """What numbers count, read once. Raises LexiconError."""
    return load_yaml("linking/counts.yaml", CountWords)


@cached
def load_drift() -> DriftWords:
    """The words of drift, read once. Raises LexiconError."""
    return load_yaml("linking/drift.yaml", DriftWords)


@cached
def load_acts() -> tuple[Act, ...]:
    """The acts, read once. Raises LexiconError."""
    return load_yaml("linking/acts.yaml", tuple[Act, ...])


@cached
def load_joining() -> Joining:
    """The signs, read once. Raises LexiconError."""
    return load_yaml("linking/joining.yaml", Joining)
