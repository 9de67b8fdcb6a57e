"""Reads the people and organizations of a store as they were put together last."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, select

from gestae.linking.entities import entities_in
from gestae.linking.grouping import Group, Join
from gestae.linking.sightings import Bearer, Sighting
from gestae.records import Entity
from gestae.store.chunks import chunks
from gestae.store.entity_tables import entity_bearers, entity_reports, entity_sightings
from gestae.store.tables import reports


def entities_from(connection: Connection, ids: Iterable[str] | None = None) -> list[Entity]:
    """The entities, or those that hold the names of some ids, as they were put together last."""
    wanted = select(entity_bearers)
    if ids is not None:
        holding = select(entity_bearers.c.entity).where(entity_bearers.c.own.in_(list(ids)))
        wanted = wanted.where(entity_bearers.c.entity.in_(holding))
    groups = _groups(connection.execute(wanted.order_by(entity_bearers.c.entity, entity_bearers.c.rank)).all())
    return entities_in(groups, _seen(connection, [one for group in groups for one in group.bearers], every=ids is None))


def _groups(rows: Sequence[Row[Any]]) -> list[Group]:
    bearers = {row.number: msgspec.msgpack.decode(row.bearer, type=Bearer) for row in rows}
    joins: dict[str, list[Join]] = defaultdict(list)
    loose = {row.entity: bool(row.loose) for row in rows}
    for row in rows:
        joins[row.entity].append(Join(bearers[row.number], bearers.get(row.to), row.why or ""))
    return [Group(tuple(some), loose=loose[name]) for name, some in joins.items()]


def _seen(connection: Connection, bearers: Sequence[Bearer], *, every: bool) -> Mapping[Bearer, list[Sighting]]:
    """The sightings of some bearers."""
    by_number = {bearer.number: bearer for bearer in bearers}
    places: dict[int, list[tuple[int, Bearer]]] = defaultdict(list)
    wanted = select(entity_sightings).order_by(entity_sightings.c.number, entity_sightings.c.position)
    parts = (
        [wanted] if every else [wanted.where(entity_sightings.c.bearer.in_(some)) for some in chunks(sorted(by_number))]
    )
    for part in parts:
        for row in connection.execute(part):
            places[row.number].append((row.position, by_number[row.bearer]))
    found: dict[Bearer, list[Sighting]] = defaultdict(list)
    for some in chunks(sorted(places)):
        for row in connection.execute(select(entity_reports).where(entity_reports.c.number.in_(some))):
            sightings = msgspec.msgpack.decode(zlib.decompress(row.sightings), type=list[Sighting])
            for position, bearer in places[row.number]:
                found[bearer].append(sightings[position])
    return found


@dataclass(frozen=True, slots=True)
class Held:
    """A bearer, and the entity that holds it."""

    bearer: Bearer
    entity: str
    rank: int
    loose: bool


def held_in(connection: Connection, where: ColumnElement[bool]) -> list[Held]:
    """The bearers that meet a condition on `entity_bearers`, those that tell most first."""
    rows = connection.execute(
        select(entity_bearers).where(where).order_by(entity_bearers.c.rank, entity_bearers.c.number)
    )
    return [
        Held(msgspec.msgpack.decode(row.bearer, type=Bearer), row.entity, row.rank, bool(row.loose)) for row in rows
    ]


def reports_naming(connection: Connection, bearer: Bearer) -> list[str]:
    """The ids of the reports that have a bearer."""
    named = select(reports.c.id).join(entity_sightings, entity_sightings.c.number == reports.c.number)
    return list(
        connection.scalars(named.where(entity_sightings.c.bearer == bearer.number).distinct().order_by(reports.c.id))
    )
