"""The tables of a store. A report's reading is kept whole in `reports.reading`; the other tables lay it out for asking.

A record is known by (report, id): the number of its report's version, and its id within the reading. `position` is its
place in the reading. A span `trigger` is three columns: `trigger_start`, `trigger_end`, `trigger_text`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
)

metadata = MetaData()

reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("source", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("author", Text),
    Column("url", Text),
    Column("published", Text),
    Column("modified", Text),
    Column("language", Text),
    Column("page", Text),
    Column("text", Text, nullable=False),
    Column("dropped", JSON, nullable=False),
    Column("hash", Text, nullable=False),  # of the report as it was read
    Column("given", Text, nullable=False),  # of the report as it came in, before cleaning found its title or day
    Column("words", Text, nullable=False),  # of the bare words of its text: alike in exact copies
    Column("reader", Text, nullable=False),  # the version of Gestae that read it
    Column("read_at", Text, nullable=False),
    Column("problem", Text),  # "unread" where its language has no reader
    Column("reading", LargeBinary, nullable=False),
    UniqueConstraint("id", "version"),
    Index("reports_published", "published"),
    Index("reports_outlet", "outlet"),
    Index("reports_words", "words"),
)


def _records(name: str, *columns: Column[Any] | Index) -> Table:
    """The table of one kind of record."""
    report: Column[int] = Column("report", ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True)
    id_, position = Column("id", Text, primary_key=True), Column("position", Integer, nullable=False)
    return Table(name, metadata, report, id_, position, *columns, Column("rule", Text, nullable=False))


def _parts(name: str, owner: Table, part: str, *columns: Column[Any]) -> Table:
    """The table that lists the parts of records of `owner`, in order: ids of other records, words or spans."""
    own = name.split("_")[0]
    return Table(
        name,
        metadata,
        Column("report", Integer, primary_key=True),
        Column(own, Text, primary_key=True),
        Column("position", Integer, primary_key=True),
        *([Column(part, Text, nullable=False), Index(f"{name}_{part}", "report", part)] if part else []),
        *columns,
        ForeignKeyConstraint(["report", own], [owner.c.report, owner.c.id], ondelete="CASCADE"),
    )


def _span(name: str, *, needed: bool = True) -> tuple[Column[Any], ...]:
    kinds: tuple[tuple[str, type[Integer] | type[Text]], ...] = (("start", Integer), ("end", Integer), ("text", Text))
    return tuple(Column(f"{name}_{edge}", kind, nullable=not needed) for edge, kind in kinds)


def _bare_span() -> tuple[Column[Any], ...]:
    return (
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("text", Text, nullable=False),
    )


actors = _records(
    "actors",
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("code", Text),
    Column("sector", Text),
    Column("role", Text),
    Column("wikidata", Text),
    Index("actors_code", "code"),
)
actor_mentions = _parts("actor_mentions", actors, "", *_bare_span(), Column("form", Text, nullable=False))
actor_keys = Table(  # the words by which an asker may call an actor, in lower case
    "actor_keys",
    metadata,
    Column("report", Integer, primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("full", Boolean, nullable=False),  # a code, a name or a mention by name, rather than a piece of one
    ForeignKeyConstraint(["report", "actor"], [actors.c.report, actors.c.id], ondelete="CASCADE"),
    Index("actor_keys_key", "key"),
)
places = _records(
    "places",
    Column("name", Text, nullable=False),
    Column("country", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("precision", Text),
    Column("where_prec", Integer),
    Column("geonames", Integer),
)
place_mentions = _parts("place_mentions", places, "", *_bare_span())
dates = _records(
    "dates",
    *_bare_span(),
    Column("kind", Text, nullable=False),
    Column("value", Text),
    Column("first", Text),
    Column("last", Text),
    Column("anchor", Text),
    Column("why", Text),
)
quantities = _records(
    "quantities",
    *_span("span"),
    Column("value", Float),
    Column("low", Float),
    Column("high", Float),
    Column("approximate", Boolean, nullable=False),
    Column("unit", Text),
    Column("item", Text),
    Column("holder", Text),
    Column("place", Text),
    Column("change", Text),
    Column("per", Text),
    Column("casualty", Text),
    *_span("evidence"),  # the sentence that the quantity stands in
)
statements = _records(
    "statements",
    Column("speaker", Text),
    *_span("speaker_span", needed=False),
    *_span("cue", needed=False),
    Column("kind", Text, nullable=False),
    Column("force", Text),
    Column("addressee", Text),
    Column("date", Text),
    *_span("evidence"),
)
statement_contents = _parts("statement_contents", statements, "", *_bare_span())
quantity_statements = _parts("quantity_statements", quantities, "statement")  # who says so, outermost first
events = _records(
    "events",
    Column("type", Text, nullable=False),
    Column("plover_type", Text, nullable=False),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("date_value", Text),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("date_text", Text),
    Column("bounds_start", Text),
    Column("bounds_end", Text),
    *_span("trigger"),
    *_span("evidence"),
    Column("intensity", Float),
    Column("confidence", Float, nullable=False),
    Column("inferred", Boolean, nullable=False, server_default=false()),
    Column("status_rule", Text),
    Index("events_type", "type", "status"),
    Index("events_status", "status"),
)
event_contexts = _parts("event_contexts", events, "context")
event_actors = _parts("event_actors", events, "actor")
event_recipients = _parts("event_recipients", events, "actor")
event_instruments = _parts("event_instruments", events, "instrument")
event_places = _parts("event_places", events, "place")
event_statements = _parts("event_statements", events, "statement")
event_quantities = _parts("event_quantities", events, "quantity")
commitments = _records(
    "commitments",
    *_span("undertaking"),
    Column("event", Text),
    *_span("condition_span", needed=False),
    Column("condition_kind", Text),
    Column("condition_event", Text),
    Column("polarity", Text, nullable=False),
    Column("deadline", Text),
    Column("statement", Text),
    *_span("evidence"),
)
commitment_parties = _parts("commitment_parties", commitments, "actor")
commitment_towards = _parts("commitment_towards", commitments, "actor")
