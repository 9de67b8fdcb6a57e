"""The one writer: puts a reading into the tables, one transaction a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import Connection, Dialect, Table, bindparam, insert, select, update

from gestae.errors import GestaeError
from gestae.reading.languages import UNREAD, is_unread
from gestae.records import Reading, Report
from gestae.store.identity import hash_of, words_of
from gestae.store.packing import pack
from gestae.store.reuse import remember
from gestae.store.rows import Row, rows_of
from gestae.store.signs import look_for_copies
from gestae.store.tables import reports

Kept = Literal["added", "unchanged", "version"]


_VERSIONS = select(reports.c.version, reports.c.hash, reports.c.given, reports.c.problem).where(
    reports.c.id == bindparam("id")
)


@dataclass(frozen=True, slots=True)
class Added:
    """What came of reports that were to be stored.

    `versions`: new texts of reports known before; `skipped`: those that cannot be read, and why.
    """

    added: int = 0
    unchanged: int = 0
    versions: int = 0
    skipped: tuple[GestaeError, ...] = ()


def is_known(connection: Connection, report: Report) -> bool:
    """Whether some version of this report, as it came in or as it was read, is in the store: read, if its language has
    a reader by now.
    """
    versions = connection.execute(_VERSIONS, {"id": report.id}).all()
    return _is_among(versions, report, unread=is_unread(report))


def _is_among(versions: Sequence[Any], report: Report, *, unread: bool) -> bool:
    """Whether the report is one of `versions`; `unread`: it may be one that was kept unread."""
    hash_ = hash_of(report) if versions else ""
    return any(hash_ in (version.hash, version.given) and (unread or version.problem != UNREAD) for version in versions)


def write(connection: Connection, reading: Reading, given: Report, key: str | None = None) -> Kept:
    """Stores `reading` of the report that came in as `given`, to be found again under `key`. The caller holds the
    transaction.
    """
    versions = connection.execute(_VERSIONS, {"id": given.id}).all()
    if _is_among(versions, reading.report, unread=reading.problem == UNREAD):
        return "unchanged"
    version = 1 + max((known.version for known in versions), default=0)
    if versions:
        connection.execute(update(reports).where(reports.c.id == given.id, reports.c.current).values(current=False))
    made = connection.execute(insert(reports), _report_row(reading, given, version)).inserted_primary_key
    number = int(made[0]) if made else 0
    for table, rows in rows_of(reading, number):
        if rows:
            _insert(connection, table, rows)
    look_for_copies(connection, number, reading.report)
    if key is not None and reading.problem is None:
        remember(connection, key, number)
    return "added" if version == 1 else "version"


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Puts rows of plain values into a table. They go to the driver as they are: a report has hundreds of them."""
    sql, order = _statement(table, connection.dialect)
    given: list[Any] = [tuple(map(row.get, order)) for row in rows] if order else rows
    connection.exec_driver_sql(sql, given)


@lru_cache(maxsize=256)
def _statement(table: Table, dialect: Dialect) -> tuple[str, tuple[str, ...]]:
    """The insertion into `table`, and the order of its values where they have no names."""
    compiled: Any = insert(table).compile(dialect=dialect)
    return str(compiled), tuple(compiled.positiontup or ())


def _report_row(reading: Reading, given: Report, version: int) -> Row:
    from gestae import __version__

    report = reading.report
    return report.to_dict() | {
        "version": version,
        "current": True,
        "hash": hash_of(report),
        "given": hash_of(given),
        "words": words_of(report.text),
        "problem": reading.problem,
        "reader": __version__,
        "read_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "reading": pack(reading),
    }
