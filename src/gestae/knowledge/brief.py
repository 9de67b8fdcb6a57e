"""The schema of the words of a brief and of the time lines of forces, `lexicon/asking/brief.yaml`."""

from __future__ import annotations

from typing import Literal

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.ledger import LedgerClass
from gestae.knowledge.use import cached
from gestae.records import Casualty, EventType, Status

Relation = Literal[
    "has", "sends", "promises", "loses", "asks_for", "asked_for", "may_send", "moves", "withdraws", "uses", "denies",
    "counted",
]  # fmt: skip
SectionName = Literal[
    "changes", "happened", "claimed", "planned", "open", "denied", "promised", "forces", "contradictions", "drift"
]
Templates = dict[str, str]


class RelationRule(Schema, frozen=True, kw_only=True):
    """When an account of forces tells a relation; what is empty is not asked. `side`: who the holder is where the
    account names none; `first`: that side stands before the holder named; `trigger`: what the words of the act must
    begin with; `holder`: a holder must be named; `free`: the amount belongs to no event.
    """

    name: Relation
    words: str
    cls: tuple[LedgerClass, ...] = ()
    type: tuple[EventType, ...] = ()
    status: tuple[Status, ...] = ()
    casualty: tuple[Casualty, ...] = ()
    trigger: Words = ()
    side: Literal["actor", "recipient"] | None = None
    first: bool = False
    holder: bool = False
    free: bool = False


class SectionWords(Schema, frozen=True, kw_only=True):
    """A section of the brief. `command`: what lists all that it may leave out."""

    name: SectionName
    title: str
    note: str = ""
    command: str = ""


class Titles(Schema, frozen=True, kw_only=True):
    """What stands around the sections; `fresh`: the marks of what is new or changed."""

    all: str
    about: str
    covers: str
    since: str
    last: str
    note: str
    left_out: str
    nothing: str
    sources: str
    fresh: Templates


class CommitmentWords(Schema, frozen=True, kw_only=True):
    """The parts of a sentence about a commitment."""

    nobody: str
    polarity: Templates
    head: str
    toward: str
    condition: str
    kinds: Templates
    deadline: str
    state: str
    turn: str
    states: Templates


class ContradictionWords(Schema, frozen=True, kw_only=True):
    """The parts of a sentence about a contradiction."""

    head: str
    against: str
    side: str
    said: str
    fields: Templates


class DriftWords(Schema, frozen=True, kw_only=True):
    """The parts of a sentence about a drift."""

    head: str
    undated: str
    directions: Templates


class ChartWords(Schema, frozen=True, kw_only=True):
    """What stands over and under the charts."""

    periods: Templates
    type: str
    status: str
    other: str
    earlier: str
    alone: str


class BriefWords(Schema, frozen=True, kw_only=True):
    """`brief.yaml`."""

    titles: Titles
    sections: tuple[SectionWords, ...]
    placed: dict[Status, SectionName]
    acts: dict[EventType, str]
    statuses: dict[Status, str]
    occurrence: Templates
    commitment: CommitmentWords
    contradiction: ContradictionWords
    drift: DriftWords
    changes: Templates
    force: Templates
    charts: ChartWords
    relations: tuple[RelationRule, ...]


@cached
def brief_words() -> BriefWords:
    """The words of a brief. Raises LexiconError."""
    return load_yaml("asking/brief.yaml", BriefWords)
