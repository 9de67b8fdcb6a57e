"""Columns that came after the first stores: added to an older store, and filled out of the readings that it keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, bindparam, inspect, select, update
from sqlalchemy.schema import CreateColumn

from gestae.errors import StoreError
from gestae.records import Reading
from gestae.store import tables as t
from gestae.store.packing import unpack
from gestae.store.rows import Row, flat

_CHUNK = 100  # readings fetched at a time

EXACT: tuple[Column[Any], ...] = (
    t.reports.c.author,
    t.reports.c.modified,
    t.reports.c.page,
    t.reports.c.problem,
    t.places.c.where_prec,
    t.quantities.c.per,
    t.quantities.c.casualty,
    t.statements.c.force,
    t.events.c.bounds_start,
    t.events.c.bounds_end,
    t.events.c.inferred,
    t.events.c.status_rule,
)
"""What says how exactly something is known: precision of places and days, force, status, and out of what page."""


def add_exact(connection: Connection) -> None:
    """The migration that adds EXACT."""
    for column in EXACT:
        _add(connection, column)
    last = 0
    wanted = select(t.reports.c.number, t.reports.c.id, t.reports.c.reading).order_by(t.reports.c.number).limit(_CHUNK)
    while rows := connection.execute(wanted.where(t.reports.c.number > last)).all():
        for row in rows:
            _fill(connection, row.number, _known(row.reading, row.id))
        last = rows[-1].number


def _add(connection: Connection, column: Column[Any]) -> None:
    name = column.table.name
    if column.name not in {known["name"] for known in inspect(connection).get_columns(name)}:
        made = CreateColumn(column).compile(dialect=connection.dialect)
        connection.exec_driver_sql(f"ALTER TABLE {name} ADD COLUMN {made}")


def _known(packed: bytes, id_: str) -> Reading | None:
    """The reading; null where it is damaged, which must not keep the others from being asked."""
    try:
        return unpack(packed, id_)
    except StoreError:
        return None


def _fill(connection: Connection, number: int, reading: Reading | None) -> None:
    if reading is None:
        return
    report = reading.report
    own = {"author": report.author, "modified": report.modified, "page": report.page, "problem": reading.problem}
    if any(own.values()):
        connection.execute(update(t.reports).where(t.reports.c.number == number).values(own))
    for table, rows in _values(reading):
        names = [name for name in rows[0] if name != "own_id"]
        here = (table.c.report == number) & (table.c.id == bindparam("own_id"))
        connection.execute(update(table).where(here).values({name: bindparam(f"to_{name}") for name in names}), [
            {key if key == "own_id" else f"to_{key}": value for key, value in row.items()} for row in rows
        ])  # fmt: skip


def _values(reading: Reading) -> Iterator[tuple[Any, list[Row]]]:
    """For each table the values of its new columns, of the records that have one."""
    kinds = (t.places, reading.places), (t.quantities, reading.quantities), (t.statements, reading.statements)
    for table, records in (*kinds, (t.events, reading.events)):
        names = [column.name for column in EXACT if column.table is table]
        rows = list(_having(names, records))
        if rows:
            yield table, rows


def _having(names: Iterable[str], records: Iterable[msgspec.Struct]) -> Iterator[Row]:
    for record in records:
        values = dict(flat(msgspec.to_builtins(record)))
        row = {name: values.get(name) for name in names}
        if any(row.values()):
            yield {"own_id": values["id"], **row}
