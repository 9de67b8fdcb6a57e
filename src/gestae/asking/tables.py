"""The records of a store as data frames, one function a kind. Each raises StoreError."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

import polars as pl
from sqlalchemy import ColumnElement, Label, Row, Table, and_, func, select

from gestae.asking.clauses import conditions
from gestae.asking.columns import ACTORS, COMMITMENTS, EVENTS, QUANTITIES, REPORTS, SHORT, STATEMENTS
from gestae.asking.filters import EVERYTHING, Filter, Kind
from gestae.asking.outlets import graded_so, reliabilities
from gestae.asking.selecting import Lists, order_of, selected
from gestae.reading.date_precision import acled_time_precision, ucdp_date_prec
from gestae.reading.languages import UNREAD
from gestae.store import Corpus
from gestae.store import tables as t

Made = Mapping[str, Callable[[Mapping[Any, Any]], Any]]  # the name of a column to what makes its cell of a row

_SAME: Mapping[str, str] = MappingProxyType({})
_NOTHING: Made = MappingProxyType({})
_OF_EVENT = {"type": "event_type", "status": "event_status"}

__all__ = ["SHORT", "TABLES", "actors", "commitments", "events", "quantities", "reports", "statements"]


def events(corpus: Corpus, asked: Filter = EVERYTHING) -> pl.DataFrame:
    """Who did what to whom, a row an event, whatever its status: counts of facts take `happened` and `ongoing` alone.

    `actors`, `recipients`: codes, or names where there is none; `source`: who says so, outermost first, empty where the
    reporter does; `date`, `end`: first and last ISO day; `when`: the words for it; `bounds_start`, `bounds_end`: days
    that an event without a date lies between. `time_precision`: ACLED's code of the date; `date_prec`, `where_prec`:
    UCDP's codes of the date and of the most exact place.
    """
    chosen = selected(corpus, "events", asked)
    lists = {
        "actors": chosen.people(t.event_actors),
        "recipients": chosen.people(t.event_recipients),
        "actor_names": chosen.people(t.event_actors, t.actors.c.name),
        "recipient_names": chosen.people(t.event_recipients, t.actors.c.name),
        "source": chosen.speakers(t.event_statements),
        "quantities": chosen.lists(
            t.event_quantities, _amount(), (t.quantities, t.quantities.c.id == t.event_quantities.c.quantity)
        ),
        "places": chosen.lists(t.event_places, t.places.c.name, (t.places, t.places.c.id == t.event_places.c.place)),
        "instruments": chosen.lists(t.event_instruments, t.event_instruments.c.instrument),
        "contexts": chosen.lists(t.event_contexts, t.event_contexts.c.context),
    }
    own = t.events.c
    rows = chosen.rows(
        own.date_start.label("date"),
        own.date_end.label("end"),
        own.date_text.label("when"),
        own.trigger_text.label("trigger"),
        own.evidence_text.label("evidence"),
        _where_prec().label("where_prec"),
    )
    return _frame(rows, EVENTS, lists, made=_OF_DAYS)


def statements(corpus: Corpus, asked: Filter = EVERYTHING) -> pl.DataFrame:
    """Who said what, a row a statement. `speaker` is the actor's name, or the report's words where it is no actor;
    `force`: what the speaker does with the content.
    """
    chosen = selected(corpus, "statements", asked)
    own = t.statements.c
    rows = chosen.rows(
        func.coalesce(_actor(t.statements, "speaker"), own.speaker_span_text).label("speaker_name"),
        _actor(t.statements, "speaker", "code").label("speaker_code"),
        _actor(t.statements, "addressee").label("addressee_name"),
        own.cue_text.label("cue"),
        own.evidence_text.label("evidence"),
    )
    lists = {"content": chosen.lists(t.statement_contents, t.statement_contents.c.text)}
    return _frame(rows, STATEMENTS, lists, {"speaker": "speaker_name", "addressee": "addressee_name"})


def commitments(corpus: Corpus, asked: Filter = EVERYTHING) -> pl.DataFrame:
    """Who promised, threatened or ruled out what, on which condition, a row a commitment.

    `type`, `status`: of its event.
    """
    chosen = selected(corpus, "commitments", asked)
    own = t.commitments.c
    said = and_(t.statements.c.report == own.report, t.statements.c.id == own.statement)
    speaker = (
        select(func.coalesce(_actor(t.statements, "speaker"), t.statements.c.speaker_span_text))
        .where(said)
        .scalar_subquery()
    )
    rows = chosen.rows(
        own.undertaking_text.label("undertaking"),
        own.condition_span_text.label("condition"),
        speaker.label("speaker"),
        _event(t.commitments, own.event, "type"),
        _event(t.commitments, own.event, "status"),
        own.evidence_text.label("evidence"),
    )
    lists = {
        "party": chosen.people(t.commitment_parties),
        "toward": chosen.people(t.commitment_towards),
        "party_names": chosen.people(t.commitment_parties, t.actors.c.name),
    }
    return _frame(rows, COMMITMENTS, lists, _OF_EVENT)


def quantities(corpus: Corpus, asked: Filter = EVERYTHING) -> pl.DataFrame:
    """Counts and amounts, a row each, with the event that each belongs to.

    `low`, `value`, `high` as UCDP keeps them; `per`: what an amount is reckoned by; `casualty`: what befell the people
    counted; `source`: who says so, empty where the reporter does.
    """
    chosen = selected(corpus, "quantities", asked)
    own = t.quantities.c
    first = _first_event()
    place = select(t.places.c.name).where(t.places.c.report == own.report, t.places.c.id == own.place).scalar_subquery()
    rows = chosen.rows(
        own.span_text.label("words"),
        _actor(t.quantities, "holder").label("holder_name"),
        _actor(t.quantities, "holder", "code").label("holder_code"),
        place.label("place_name"),
        first.label("event"),
        _event(t.quantities, first, "type"),
        _event(t.quantities, first, "status"),
        own.evidence_text.label("evidence"),
    )
    lists = {
        "actors": chosen.around(t.event_actors),
        "recipients": chosen.around(t.event_recipients),
        "source": chosen.speakers(t.quantity_statements),
    }
    return _frame(rows, QUANTITIES, lists, {"holder": "holder_name", "place": "place_name", **_OF_EVENT})


def actors(corpus: Corpus, asked: Filter = EVERYTHING) -> pl.DataFrame:
    """Whom the reports name, a row an actor of a report. `mentions`: how many; `words`: the names it goes by."""
    chosen = selected(corpus, "actors", asked)
    own, named = t.actors.c, t.actor_mentions.c
    count = select(func.count()).where(named.report == own.report, named.actor == own.id).scalar_subquery()
    words = chosen.lists(t.actor_mentions, named.text, where=named.form == "name")
    return _frame(chosen.rows(count.label("mentions")), ACTORS, {"words": words})


def reports(corpus: Corpus, asked: Filter = EVERYTHING) -> pl.DataFrame:
    """The reports, a row each, with how much was read out of them. `dropped`: pieces taken out as page furniture;
    `unread`: whether its language has no reader.
    """
    own = t.reports.c
    counted = (t.actors, t.statements, t.events, t.commitments, t.quantities)
    counts = [
        select(func.count()).where(one.c.report == own.number).scalar_subquery().label(one.name) for one in counted
    ]
    plain = [own[name] for name in REPORTS if name in own]
    found = select(*plain, own.problem, func.length(own.text).label("characters"), *counts).where(
        *conditions("reports", asked), *graded_so(corpus, asked)
    )
    rows = corpus.ask(found.order_by(*order_of("reports")).limit(asked.limit))
    grades = reliabilities(corpus)
    cells = [
        {
            **row._mapping,
            "dropped": len(row.dropped),
            "unread": row.problem == UNREAD,
            "reliability": grades.of(row.outlet, row.published),
        }
        for row in rows
    ]
    return pl.DataFrame([{name: row[name] for name in REPORTS} for row in cells], schema=REPORTS)


# ---------------------------------------------------------------- parts of rows
def _amount() -> ColumnElement[str]:
    own = t.quantities.c
    return own.span_text + func.coalesce(" " + own.item, "")


def _actor(owner: Table, member: str, column: str = "name") -> ColumnElement[Any]:
    """The name, or another column, of the actor whose id a row of `owner` holds."""
    found = select(t.actors.c[column]).where(t.actors.c.report == owner.c.report, t.actors.c.id == owner.c[member])
    return found.correlate(owner).scalar_subquery()


def _event(owner: Table, event: ColumnElement[Any], column: str) -> Label[Any]:
    found = select(t.events.c[column]).where(t.events.c.report == owner.c.report, t.events.c.id == event)
    return found.correlate(owner).scalar_subquery().label(f"event_{column}")


def _first_event() -> ColumnElement[Any]:
    """The id of the first event that a quantity belongs to."""
    link, own = t.event_quantities.c, t.quantities.c
    found = select(link.event).where(link.report == own.report, link.quantity == own.id)
    place = (
        select(t.events.c.position)
        .where(t.events.c.report == link.report, t.events.c.id == link.event)
        .scalar_subquery()
    )
    return found.order_by(place).limit(1).correlate(t.quantities).scalar_subquery()


def _where_prec() -> ColumnElement[Any]:
    """UCDP's code of the most exact place of an event."""
    link, place = t.event_places.c, t.places.c
    found = select(func.min(place.where_prec)).where(link.report == t.events.c.report, link.event == t.events.c.id)
    same = and_(place.report == link.report, place.id == link.place)
    return found.where(same).correlate(t.events).scalar_subquery()


def _day_code(code: Callable[[str | None, str | None], int | None]) -> Callable[[Mapping[Any, Any]], int | None]:
    """What gives `code` of an event's first and last day; null where they are out of order."""

    def made(row: Mapping[Any, Any]) -> int | None:
        first, last = row["date"], row["end"]
        return code(first, last) if first and last and first <= last else None

    return made


_OF_DAYS = {"time_precision": _day_code(acled_time_precision), "date_prec": _day_code(ucdp_date_prec)}


def _frame(
    rows: Iterable[Row[Any]],
    schema: Mapping[str, Any],
    lists: Mapping[str, Lists],
    renamed: Mapping[str, str] = _SAME,
    made: Made = _NOTHING,
) -> pl.DataFrame:
    """The rows as a frame of `schema`; a column is taken from `lists`, `made` of the row, or the row's own under its
    name or new name.
    """
    return pl.DataFrame([_cells(row._mapping, schema, lists, renamed, made) for row in rows], schema=schema)


def _cells(
    row: Mapping[Any, Any],
    schema: Mapping[str, Any],
    lists: Mapping[str, Lists],
    renamed: Mapping[str, str],
    made: Made,
) -> dict[str, Any]:
    key = (row["number"], row["id"])
    own = {
        "id": f"{row['in_report']}/{row['id']}",
        "report": row["in_report"],
        "event": f"{row['in_report']}/{row['event']}" if row.get("event") else None,
    }
    own |= {name: lists[name].get(key, []) for name in lists} | {name: code(row) for name, code in made.items()}
    return {name: own[name] if name in own else row[renamed.get(name, name)] for name in schema}


TABLES: Mapping[Kind, Callable[[Corpus, Filter], pl.DataFrame]] = MappingProxyType(
    {
        "events": events,
        "statements": statements,
        "commitments": commitments,
        "quantities": quantities,
        "actors": actors,
        "reports": reports,
    }
)
"""The functions of this module by the kind of record."""
