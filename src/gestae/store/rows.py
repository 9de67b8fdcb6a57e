"""Lays a reading out as rows of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Table

from gestae.records import Actor, Quantity, Reading, Record, Span, Statement
from gestae.store import tables

Row = dict[str, Any]

_BREAK = re.compile(r"\n|[.!?]['\"’”)]*(?=\s+[^\sa-z])")  # between sentences
_LONGEST = 600  # characters looked at for one, on each side
_FEWEST_LETTERS = 3  # of a word of a name that finds its actor


def rows_of(reading: Reading, number: int) -> Iterator[tuple[Table, list[Row]]]:
    """The rows of every table but `reports`, for the report version `number`; owners come before their parts."""
    for table, records in _records_of(reading):
        yield table, [_row(table, number, record, n) for n, record in enumerate(records)]
    yield tables.quantities, [_quantity_row(number, record, n, reading) for n, record in enumerate(reading.quantities)]
    for table, parts in _parts_of(reading):
        yield table, [_part(table, number, owner, n, part) for owner, many in parts for n, part in enumerate(many)]
    yield tables.actor_keys, [row for actor in reading.actors for row in _keys(number, actor)]


def _records_of(reading: Reading) -> Iterator[tuple[Table, Iterable[Record]]]:
    yield tables.actors, reading.actors
    yield tables.places, reading.places
    yield tables.dates, reading.dates
    yield tables.statements, reading.statements
    yield tables.events, reading.events
    yield tables.commitments, reading.commitments


def _parts_of(reading: Reading) -> Iterator[tuple[Table, list[tuple[str, tuple[Any, ...]]]]]:
    yield tables.actor_mentions, [(actor.id, actor.mentions) for actor in reading.actors]
    yield tables.place_mentions, [(place.id, place.mentions) for place in reading.places]
    yield tables.statement_contents, [(statement.id, statement.content) for statement in reading.statements]
    yield tables.quantity_statements, _said(reading)
    events = reading.events
    yield tables.event_contexts, [(event.id, event.contexts) for event in events]
    yield tables.event_actors, [(event.id, event.actors) for event in events]
    yield tables.event_recipients, [(event.id, event.recipients) for event in events]
    yield tables.event_instruments, [(event.id, event.instruments) for event in events]
    yield tables.event_places, [(event.id, event.places) for event in events]
    yield tables.event_statements, [(event.id, event.attribution) for event in events]
    yield tables.event_quantities, [(event.id, event.quantities) for event in events]
    yield tables.commitment_parties, [(commitment.id, commitment.party) for commitment in reading.commitments]
    yield tables.commitment_towards, [(commitment.id, commitment.toward) for commitment in reading.commitments]


def _row(table: Table, number: int, record: Record, position: int) -> Row:
    """A record as a row; what the table has no column for stays in the whole reading alone."""
    values = dict(flat(record.to_dict()))
    return {name: values.get(name) for name in _names(table)} | {"report": number, "position": position}


@lru_cache(maxsize=64)
def _names(table: Table) -> tuple[str, ...]:
    """The columns of a table; SQLAlchemy makes a list of them each time."""
    return tuple(table.columns.keys())


def flat(record: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The fields of a record as plain values, those of a record within it under `outer_inner`."""
    for name, value in record.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{name}_")
        else:
            yield f"{prefix}{name}", value


def _part(table: Table, number: int, owner: str, position: int, part: object) -> Row:
    _, own, _, name, *_ = _names(table)
    values = part.to_dict() if isinstance(part, Record) else {name: part}
    return {"report": number, own: owner, "position": position} | values


def _quantity_row(number: int, quantity: Quantity, position: int, reading: Reading) -> Row:
    evidence = dict(flat({"evidence": evidence_of(quantity.span, reading).to_dict()}))
    return _row(tables.quantities, number, quantity, position) | evidence


def evidence_of(span: Span, reading: Reading) -> Span:
    """The sentence that `span` stands in: the evidence of a record around it, else cut at full stops."""
    records = (reading.events, reading.statements, reading.commitments)
    sentences = (record.evidence for kind in records for record in kind)
    around = [sentence for sentence in sentences if _holds(sentence, span)]
    return min(around, key=lambda one: one.end - one.start) if around else _cut(span, reading.report.text)


def _cut(span: Span, text: str) -> Span:
    """The sentence around `span` by its full stops."""
    first = max(span.start - _LONGEST, 0)
    breaks = (found.end() for found in _BREAK.finditer(text, first, span.start + 1))
    start = max((end for end in breaks if end <= span.start), default=first)
    start += len(text[start : span.start]) - len(text[start : span.start].lstrip())
    found = _BREAK.search(text, span.end, span.end + _LONGEST)
    end = min(span.end + _LONGEST, len(text)) if found is None else found.end()
    end = max(span.end, start + len(text[start:end].rstrip()))
    return Span(start=start, end=end, text=text[start:end])


def _said(reading: Reading) -> list[tuple[str, tuple[str, ...]]]:
    """For each quantity the statements it stands on: those of its event, else those around it, outermost first."""
    events = [event for event in reversed(reading.events) if event.attribution]
    attributions = {quantity: event.attribution for event in events for quantity in event.quantities}
    return [(one.id, attributions.get(one.id) or _around(one, reading.statements)) for one in reading.quantities]


def _around(quantity: Quantity, statements: Iterable[Statement]) -> tuple[str, ...]:
    around = [one for one in statements if any(_holds(span, quantity.span) for span in one.content)]
    return tuple(one.id for one in sorted(around, key=_length, reverse=True))


def _length(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _keys(number: int, actor: Actor) -> Iterator[Row]:
    full = {key_of(name) for name in (actor.name, actor.code or "", *_called(actor, "name"))}
    words = () if actor.kind == "state" else (word for name in full for word in name.split())
    pieces = {
        *(key_of(name) for name in _called(actor, "metonym")),
        *(word for word in words if len(word) >= _FEWEST_LETTERS),
    }
    for key in sorted(full | pieces):
        if key:
            yield {"report": number, "actor": actor.id, "key": key, "full": key in full}


def _called(actor: Actor, form: str) -> Iterator[str]:
    return (mention.text for mention in actor.mentions if mention.form == form)


def key_of(name: str) -> str:
    """A name as it is looked up: lower case, straight apostrophes, no article before it, no possessive behind it."""
    plain = " ".join(name.casefold().replace("’", "'").split())
    return plain.removeprefix("the ").removesuffix("'s").removesuffix("'")
