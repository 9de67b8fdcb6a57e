"""What is told across reports: occurrences, contradictions, drift, commitments and what became of them."""

from __future__ import annotations

from typing import Literal

import msgspec

from gestae.records.reading import Condition, EventDate, EventType, Polarity, Record, Span, Status

ContradictionField = Literal["number", "date", "actor", "place", "status", "denial"]
Direction = Literal["hardened", "softened"]
CommitmentState = Literal["open", "triggered", "kept", "broken", "softened", "hardened", "withdrawn"]
HistoryState = Literal["made", "restated", "triggered", "kept", "broken", "softened", "hardened", "withdrawn"]


class Telling(Record, frozen=True, kw_only=True):
    """One mention of an occurrence. `event`: the id of the event in the reading of `report`; null where words name the
    act and no event was read there (an echo). `origin`: the report that it is copied from, or its own.
    """

    report: str
    event: str | None = None
    trigger: Span
    evidence: Span
    status: Status
    published: str | None = None
    outlet: str | None = None
    origin: str


class Reason(Record, frozen=True, kw_only=True):
    """One sign for (positive) or against (negative) two tellings being of one occurrence, and the words it rests on."""

    sign: str
    weight: float
    words: str = ""


class Join(Record, frozen=True, kw_only=True):
    """Why one mention of an occurrence was joined to another: places in `mentions`, the score, and its parts."""

    mention: int
    to: int
    score: float
    reasons: tuple[Reason, ...]


class Side(Record, frozen=True, kw_only=True):
    """What one report says, beside others. `said`: codes of who says so, empty where the report does."""

    report: str
    span: Span
    value: str
    said: tuple[str, ...] = ()


class Amount(Record, frozen=True, kw_only=True):
    """How many, by all accounts of an occurrence: the lowest, the one most independent origins give, the highest.
    `accounts`: who gives which number, in the order of the tellings.
    """

    item: str | None
    unit: str | None
    low: float
    best: float
    high: float
    origins: int
    accounts: tuple[Side, ...] = ()


class Occurrence(Record, frozen=True, kw_only=True):
    """One happening, and all that tells it. `actors`, `recipients`: codes; `date`: first and last ISO day of the best
    mention that tells one; `status`: of the best mention, whose place in `mentions` is `best`.

    `reports`, `outlets`, `origins`: how many; a group of copies is one origin. `first_seen`, `last_seen`: ISO days of
    publication. `joins`: why each mention but the first belongs to it.
    """

    id: str
    type: EventType
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: EventDate | None = None
    places: tuple[str, ...] = ()
    status: Status
    reports: int
    outlets: int
    origins: int
    first_seen: str | None = None
    last_seen: str | None = None
    best: int
    mentions: tuple[Telling, ...]
    amounts: tuple[Amount, ...] = ()
    joins: tuple[Join, ...] = ()


class Contradiction(Record, frozen=True, kw_only=True):
    """Accounts of one occurrence that cannot all be true; none is taken for the right one."""

    id: str
    occurrence: str
    field: ContradictionField
    sides: tuple[Side, ...]


class Strength(Record, frozen=True, kw_only=True):
    """How strongly one report tells an occurrence."""

    report: str
    span: Span
    status: Status
    published: str | None = None


class Drift(Record, frozen=True, kw_only=True):
    """A change in how strongly an occurrence is told between two reports, or two places of one report."""

    occurrence: str
    from_: Strength = msgspec.field(name="from")
    to: Strength
    direction: Direction


class Turn(Record, frozen=True, kw_only=True):
    """What happened to a commitment, and the words that show it. `reason`: why they are taken for it."""

    report: str
    span: Span
    state: HistoryState
    published: str | None = None
    reason: str = ""


class LinkedCommitment(Record, frozen=True, kw_only=True):
    """A promise, threat, refusal or offer, with its restatements and what became of it; `history` is by time."""

    id: str
    party: tuple[str, ...]
    report: str
    undertaking: Span
    condition: Condition | None = None
    polarity: Polarity
    deadline: str | None = None
    toward: tuple[str, ...] = ()
    occurrence: str | None = None
    state: CommitmentState
    history: tuple[Turn, ...]
    commitments: tuple[str, ...] = ()


class Decision(Record, frozen=True, kw_only=True):
    """What an analyst ruled on two tellings: they are of one occurrence (`together`) or not. A telling is known by its
    report and the characters of its trigger, which stay when the report is read again.
    """

    report: str
    start: int
    end: int
    other_report: str
    other_start: int
    other_end: int
    together: bool
    note: str | None = None
