"""The conditions of a Filter, as SQL over the tables of a store and as English phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, func, or_, select, tuple_, union_all

from gestae.asking.filters import Filter, Kind
from gestae.reading.languages import UNREAD
from gestae.store import tables as t
from gestae.store.rows import key_of

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Clause:
    """One filter: whether it is `asked`, its condition on records of a kind, and its phrase."""

    asked: Callable[[Filter], object]
    sql: Callable[[Kind, Filter], Condition]
    phrase: Callable[[Kind, Filter], str]


def conditions(kind: Kind, asked: Filter) -> list[Condition]:
    """All that records of `kind` must meet, for a select that joins them with `reports`."""
    newest = [] if asked.old else [t.reports.c.current]
    return [*newest, *(clause.sql(kind, asked) for clause in CLAUSES if clause.asked(asked))]


def describe(kind: Kind, asked: Filter) -> str:
    """The question in English: "events of type ASSAULT by RUS since 2022-02-24"."""
    phrases = (clause.phrase(kind, asked) for clause in CLAUSES if clause.asked(asked))
    limit = f", the first {asked.limit:,}" if asked.limit is not None else ""
    graded = [f"of outlets graded {' or '.join(asked.reliability)}"] if asked.reliability else []
    return " ".join([kind, *phrases, *graded]) + (", past versions too" if asked.old else "") + limit


def table_of(kind: Kind) -> Table:
    """The table that holds records of `kind`."""
    return t.metadata.tables[kind]


# ---------------------------------------------------------------- who
def called(name: str) -> FromClause:
    """The (report, actor) that go by `name`: a code, a name or a piece of one.

    A state's name stands for its code, and so for all who act for it.
    """
    key = key_of(name)
    keys, actors = t.actor_keys, t.actors
    named = select(keys.c.report, keys.c.actor).where(keys.c.key == key)
    owner = and_(keys.c.report == actors.c.report, keys.c.actor == actors.c.id)
    codes = select(actors.c.code).join(keys, owner).where(keys.c.key == key, keys.c.full, actors.c.kind == "state")
    acting = select(actors.c.report, actors.c.id.label("actor")).where(actors.c.code.in_(codes))
    return union_all(named, acting).subquery()


def _among(kind: Kind, chosen: Select[Any]) -> Condition:
    """That a record is among the (report, id) chosen; of a report, that its number is among them."""
    table = table_of(kind)
    if kind == "reports":
        return table.c.number.in_(select(chosen.subquery().c.report))
    return tuple_(table.c.report, table.c.id).in_(chosen)


def _linked(link: Table, name: str, member: str = "actor") -> Select[Any]:
    """The (report, owner) in a table of parts whose `member` goes by `name`."""
    who = called(name)
    owner = link.c.id if "id" in link.c else link.columns[link.columns.keys()[1]]
    return select(link.c.report, owner).join(
        who, and_(who.c.report == link.c.report, who.c.actor == link.columns[member])
    )


def _by_events(kind: Kind, chosen: Select[Any]) -> Select[Any]:
    """The (report, id) of records of `kind` that belong to the (report, event) chosen."""
    picked = chosen.subquery()
    report, event = picked.c[0], picked.c[1]
    if kind in ("events", "reports"):
        return select(report, event)
    if kind == "actors":
        both = union_all(
            *(select(link.c.report, link.c.event, link.c.actor) for link in (t.event_actors, t.event_recipients))
        ).subquery()
        return select(both.c.report, both.c.actor).join(picked, and_(both.c.report == report, both.c.event == event))
    if kind == "commitments":
        own = t.commitments
        return select(own.c.report, own.c.id).join(picked, and_(own.c.report == report, own.c.event == event))
    link, part = (t.event_statements, "statement") if kind == "statements" else (t.event_quantities, "quantity")
    return select(link.c.report, link.columns[part]).join(picked, and_(link.c.report == report, link.c.event == event))


def _by_statements(kind: Kind, chosen: Select[Any]) -> Select[Any]:
    """The (report, id) of records of `kind` that rest on the (report, statement) chosen."""
    picked = chosen.subquery()
    report, statement = picked.c[0], picked.c[1]
    if kind in ("statements", "reports"):
        return select(report, statement)
    if kind == "actors":
        own = t.statements
        return select(own.c.report, own.c.speaker).join(picked, and_(own.c.report == report, own.c.id == statement))
    if kind == "commitments":
        own = t.commitments
        return select(own.c.report, own.c.id).join(picked, and_(own.c.report == report, own.c.statement == statement))
    link, owner = (t.event_statements, "event") if kind == "events" else (t.quantity_statements, "quantity")
    return select(link.c.report, link.columns[owner]).join(
        picked, and_(link.c.report == report, link.c.statement == statement)
    )


def _actor(kind: Kind, asked: Filter) -> Condition:
    name = asked.actor or ""
    links: dict[Kind, tuple[Table, str]] = {
        "events": (t.event_actors, "actor"),
        "commitments": (t.commitment_parties, "actor"),
        "statements": (t.statements, "speaker"),
        "quantities": (t.quantities, "holder"),
        "actors": (t.actors, "id"),
        "reports": (t.actors, "id"),
    }
    link, member = links[kind]
    return _among(kind, _linked(link, name, member))


def _recipient(kind: Kind, asked: Filter) -> Condition:
    name = asked.recipient or ""
    if kind == "commitments":
        return _among(kind, _linked(t.commitment_towards, name))
    if kind == "statements":
        return _among(kind, _linked(t.statements, name, "addressee"))
    return _among(kind, _by_events(kind, _linked(t.event_recipients, name)))


def _speaker(kind: Kind, asked: Filter) -> Condition:
    return _among(kind, _by_statements(kind, _linked(t.statements, asked.speaker or "", "speaker")))


# ---------------------------------------------------------------- what
def _what(kind: Kind, asked: Filter) -> Condition:
    events = t.events
    types = [events.c.type.in_(asked.type)] if asked.type else []
    statuses = [events.c.status.in_(asked.status)] if asked.status else []
    if kind == "events":
        return and_(*types, *statuses)
    return _among(kind, _by_events(kind, select(events.c.report, events.c.id).where(*types, *statuses)))


def _text(kind: Kind, asked: Filter) -> Condition:
    words = asked.text or ""
    fields: dict[Kind, Sequence[ColumnElement[Any]]] = {
        "reports": (t.reports.c.title, t.reports.c.text),
        "actors": (t.actors.c.name, t.actors.c.role),
    }
    found = fields[kind] if kind in fields else (table_of(kind).c.evidence_text,)
    return or_(*(field.icontains(words, autoescape=True) for field in found))


# ---------------------------------------------------------------- when and where
def _days(kind: Kind) -> Iterator[ColumnElement[Any]]:
    """The first and last day of a record: its own for an event that bears one, else the day of publication."""
    published = t.reports.c.published
    if kind == "events":
        yield func.coalesce(t.events.c.date_start, t.events.c.date_end, published)
        yield func.coalesce(t.events.c.date_end, t.events.c.date_start, published)
    else:
        yield from (published, published)


def _since(kind: Kind, asked: Filter) -> Condition:
    _, last = _days(kind)
    return last >= asked.since


def _until(kind: Kind, asked: Filter) -> Condition:
    first, _ = _days(kind)
    return first <= asked.until


def _types_and_statuses(kind: Kind, asked: Filter) -> str:
    lead = _OF_EVENTS.get(kind, "in events ")
    types = f"of type {' or '.join(asked.type)}" if asked.type else ""
    statuses = f"with status {' or '.join(asked.status)}" if asked.status else ""
    return lead + " ".join(part for part in (types, statuses) if part)


_BY: dict[Kind, str] = {
    "events": "by",
    "commitments": "of",
    "statements": "by",
    "quantities": "of",
    "actors": "called",
    "reports": "naming",
}
_OF_EVENTS: dict[Kind, str] = {
    "events": "",
    "statements": "about events ",
    "commitments": "to events ",
    "reports": "of events ",
}
_TO: dict[Kind, str] = {"events": "against or for", "commitments": "toward", "statements": "to"}
_SAID: dict[Kind, str] = {"actors": "speaking as", "reports": "quoting", "statements": "by"}

CLAUSES = (
    Clause(lambda f: f.type or f.status, _what, _types_and_statuses),
    Clause(lambda f: f.actor, _actor, lambda kind, f: f"{_BY[kind]} {f.actor}"),
    Clause(
        lambda f: f.recipient,
        _recipient,
        lambda kind, f: f"{_TO.get(kind, 'in events whose recipient is')} {f.recipient}",
    ),
    Clause(lambda f: f.speaker, _speaker, lambda kind, f: f"{_SAID.get(kind, 'said by')} {f.speaker}"),
    Clause(lambda f: f.text, _text, lambda kind, f: f"with the words “{f.text}”"),
    Clause(lambda f: f.since, _since, lambda kind, f: f"since {f.since}"),
    Clause(lambda f: f.until, _until, lambda kind, f: f"until {f.until}"),
    Clause(lambda f: f.report, lambda kind, f: t.reports.c.id == f.report, lambda kind, f: f"in report {f.report}"),
    Clause(
        lambda f: f.outlet,
        lambda kind, f: t.reports.c.outlet.icontains(f.outlet or "", autoescape=True),
        lambda kind, f: f"in reports of {f.outlet}",
    ),
    Clause(
        lambda f: f.unread,
        lambda kind, f: t.reports.c.problem == UNREAD,
        lambda kind, f: "in languages without a reader",
    ),
)
