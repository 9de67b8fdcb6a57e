"""People, organizations and armed groups across reports, and what an analyst ruled on their names."""

from __future__ import annotations

from typing import Literal

from gestae.records.reading import MentionForm, Record, Span

EntityKind = Literal["person", "organization", "group"]


class Spelling(Record, frozen=True, kw_only=True):
    """A way in which reports write a name, and how often they do."""

    text: str
    count: int


class RoleHeld(Record, frozen=True, kw_only=True):
    """What an entity was told to be: office in words, code and sector; the first and last ISO day of the reports that
    tell it, and how many do.
    """

    role: str | None = None
    code: str | None = None
    sector: str | None = None
    first: str | None = None
    last: str | None = None
    reports: int


class EntityMention(Record, frozen=True, kw_only=True):
    """Where a report names an entity: `actor` is its id in the reading of `report`. Pronouns are left out."""

    report: str
    actor: str
    span: Span
    form: MentionForm


class EntityJoin(Record, frozen=True, kw_only=True):
    """Why one name was joined to another: the folded names, each with its code, and the evidence."""

    name: str
    code: str | None = None
    to: str
    to_code: str | None = None
    evidence: str


class Entity(Record, frozen=True, kw_only=True):
    """A person, organization or group across reports. `name`: as the lexicon has it, else the fullest spelling;
    `code`, `sector`: those told most often; `mentions` by report and place; `first_seen`, `last_seen`: ISO days of
    publication; `reports`: how many; `joins`: why each further name belongs.
    """

    id: str
    name: str
    kind: EntityKind
    code: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    spellings: tuple[Spelling, ...] = ()
    roles: tuple[RoleHeld, ...] = ()
    mentions: tuple[EntityMention, ...] = ()
    first_seen: str | None = None
    last_seen: str | None = None
    reports: int
    joins: tuple[EntityJoin, ...] = ()


class EntitySide(Record, frozen=True, kw_only=True):
    """A name that an analyst rules on: with its code where that tells namesakes apart ("" where it was told with none),
    in one report where `report` is given, else wherever it stands. It outlives reading the reports again.
    """

    kind: EntityKind
    name: str
    code: str | None = None
    report: str | None = None


class EntityRuling(Record, frozen=True, kw_only=True):
    """What an analyst ruled on two names: they are of one entity (`together`) or not. `id`: its number in the store;
    `made_at`: ISO time; `by`, `why`: who ruled and for what reason.
    """

    first: EntitySide
    second: EntitySide
    together: bool
    by: str | None = None
    why: str | None = None
    id: int | None = None
    made_at: str | None = None
