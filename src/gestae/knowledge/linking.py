"""The schemas of what joins reports: the acts of `linking/acts.yaml` and the signs of `linking/joining.yaml`."""

from __future__ import annotations

from typing import Literal

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.use import cached
from gestae.records import Casualty, ContradictionField, EventType, Status


class Act(Schema, frozen=True, kw_only=True):
    """An act that reports tell in many words. `like`: acts that may tell the same happening from another side;
    `over`: acts whose words this one needs too, so that it alone is meant; `opposes`: acts that undo this one;
    `lasting`: it goes on for days, so that reports of different days may tell one; `state`: it is a state of things
    rather than a happening ("the war"), or is one where it only goes on, at no place ("they are fighting for their
    freedom"), so that reports join it under a proper name or a day alone; `avowed`: who does it says so, so that
    another doer is another act ("Poland closed its border"); `frames`: the event frames that tell it in words that
    do not name it.
    """

    name: str
    type: EventType
    verbs: Words = ()
    nouns: Words = ()
    like: Words = ()
    over: Words = ()
    opposes: Words = ()
    frames: Words = ()
    lasting: bool = False
    avowed: bool = False
    state: Literal["always", "ongoing"] | None = None


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
    right_after: float
    in_one_breath: float
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
    changed: float
    near_report: float
    far_report: float
    before_it: float
    done_before: float
    same_place: float
    same_region: float
    place_before: float
    day_before: float
    other_day_before: float
    other_place: float
    loose_place: float
    far_place: float
    same_name: float
    same_word: float
    no_word: float
    some_words: float
    no_actor: float
    no_actors: float
    same_amount: float
    another: float
    speech_again: float
    speech_apart: float
    other_object: float
    same_object: float
    same_theme: float
    other_theme: float
    other_sort: float
    disputed_object: float
    same_target: float
    other_target: float
    other_means: float
    other_aim: float
    same_sentence: float
    general: float
    common: float
    said_together: float
    condition: float
    on_condition: float
    crossed: float
    same_title: float
    other_title: float
    kind: float
    state: float
    vague: float
    rival: float
    unknown_act: float
    often: float
    which: float
    new_again: float
    news_again: float
    same_party: float
    speech_passing: float
    passing: float
    adrift: float
    far_apart: float


class Joining(Schema, frozen=True, kw_only=True):
    """`joining.yaml`. Scores: from `join` on two events are linked, from `echo` on an event and words without one, from
    `found` on two such words; from the mean `cluster` on two groups are one; at `part` two tellings are never
    together, at `echoes_part` two echoes; from `trigger` on a telling meets a condition. `usual`: the reports that may
    tell of one kind of act, of one actor or place, in one stretch of time before it counts as common.
    """

    akin: tuple[tuple[EventType, EventType], ...]
    speech: frozenset[EventType]
    mutual: frozenset[EventType]
    disputed: frozenset[EventType]
    local: frozenset[EventType]
    parted: frozenset[EventType]
    within: frozenset[EventType]
    another: Words
    again: Words
    usually: Words
    determiners: Words
    definite: Words
    joints: Words
    formats: Words
    phases: Words
    moved: Words
    targets: Words
    means: dict[str, frozenset[str]]
    clauses: Words
    bounding: Words
    audience: frozenset[str]
    never: Words
    light: Words
    back: Words
    statuses: tuple[StatusWords, ...]
    auxiliaries: Words
    being: Words
    forms: dict[str, str]
    common: Words
    weights: Weights
    usual: int
    ties: int
    most_words: int
    most_names: int
    join: float
    cluster: float
    part: float
    echoes_part: float
    echo: float
    found: float
    trigger: float


class CountClass(Schema, frozen=True, kw_only=True):
    """What numbers of one kind count. `marks`: words of the clause; `nouns`: what is counted."""

    name: str
    unit: str | None = None
    nouns: Words = ()
    marks: Words = ()
    phrases: Words = ()


class CountWords(Schema, frozen=True, kw_only=True):
    """`counts.yaml`. `sorts`, `trades`: people of whom one sort is no other, but for those of `fighting` among the dead
    and wounded; `casualties`: the class by what befell them, `befallen`: those classes of which "so many of the
    soldiers" is no part; `loose`: classes that say too little alone; `bounds`: phrases around a number that would be
    vague alone; `tallies`: words for the counting itself; `rivals`, `sayings`: words by which a number, or only a bare
    one, stands against the one before, those of `giving` only right before it or `leading` words, none after words of
    `own`, in the same mouth; `about`, `over`, `least`: shares by which "about", "more than" and "at least"
    reach further.
    """

    classes: tuple[CountClass, ...]
    parts: Words
    changed: Words
    vague: Words
    times: Words
    sorts: dict[str, Words]
    trades: Words
    fighting: Words
    casualties: dict[Casualty, str]
    befallen: Words
    loose: Words
    bounds: Words
    tallies: Words
    rivals: Words
    giving: Words
    leading: Words
    own: Words
    sayings: Words
    about: float
    over: float
    least: float


class Likeness(Schema, frozen=True, kw_only=True):
    """What each thing shared adds to two tellings being accounts of one happening."""

    story: float
    act: float
    place: float
    day: float
    near: float
    name: float
    object: float
    word: float
    who: float
    whom: float
    whose: float
    item: float
    crossed: float
    seldom: float


class AccountWords(Schema, frozen=True, kw_only=True):
    """`accounts.yaml`: whose account a telling is, and which accounts are of one happening.

    `official`, `press`: words in the names of outlets; `blaming`: phrases between an act and who is blamed for it;
    `outcomes`: acts that both sides do in one happening; `forces`: classes of `counts.yaml` by which acts of one kind
    and side are the same; `accusing`: acts by which somebody is said to have done what was told before, of the types
    `accused`; `later`, `late`, `window`: days; `mounting`: classes of what adds up over time, `grown`: times that it
    may grow after `later`, `settled`: those of which nobody is added then; `ratio`: how many times a number told of
    another occurrence may be the other; `floor`: the share of one story that accounts need where they name no place,
    day or thing in common; `few`: reports that tell an act of a party, up to which these two tell which is meant;
    `things`: the likeness that numbers need of what befell nobody; `within`, `across`, `together`: the likeness from
    which two tellings contradict each other, of one occurrence, of two, in one report.
    """

    official: Words
    press: Words
    blaming: Words
    outcomes: Words
    forces: Words
    accusing: Words
    accused: frozenset[EventType]
    later: int
    grown: float
    settled: Words
    late: int
    mounting: Words
    window: int
    likeness: Likeness
    ratio: float
    floor: float
    few: int
    things: float
    within: dict[ContradictionField, float]
    across: dict[ContradictionField, float]
    together: dict[ContradictionField, float]


class Tie(Schema, frozen=True, kw_only=True):
    """What verbs say of a noun that names an act: `modal` with a verb of happening or doing; `behind`, `before` it."""

    status: Status
    modal: Words
    behind: Words
    before: Words


class DriftWords(Schema, frozen=True, kw_only=True):
    """`drift.yaml`: how strong each status is, and the words that change what a difference means. `tentative`,
    `modals`, `doubts`: words that make less of a plan and of a denial; `past`: words by which something may have been;
    `ties`: what verbs say of a noun, `happening`, `doing`: verbs of which it is the subject, or the object. `window`:
    days; `story`, `close`: shares of what two reports name, where they tell one act of two occurrences.
    """

    strength: dict[Status, int]
    claimed: Words
    ahead: Words
    changed: Words
    blurred: Words
    unkept: Words
    tentative: Words
    modals: Words
    past: Words
    doubts: Words
    happening: Words
    doing: Words
    ties: tuple[Tie, ...]
    window: int
    story: float
    close: float


@cached
def load_counts() -> CountWords:
    """What numbers count, read once. Raises LexiconError."""
    return load_yaml("linking/counts.yaml", CountWords)


@cached
def load_accounts() -> AccountWords:
    """Whose account a telling is, read once. Raises LexiconError."""
    return load_yaml("linking/accounts.yaml", AccountWords)


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
