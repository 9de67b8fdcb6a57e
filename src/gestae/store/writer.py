"""The one writer: puts a reading into the tables, one transaction a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Connection, func, insert, or_, select, update

from gestae.errors import GestaeError
from gestae.records import Reading, Report
from gestae.store.identity import hash_of, words_of
from gestae.store.packing import pack
from gestae.store.rows import Row, rows_of
from gestae.store.tables import reports

Kept = Literal["added", "unchanged", "version"]


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
    """Whether some version of this report, as it came in or as it was read, is in the store."""
    hash_ = hash_of(report)
    same = or_(reports.c.hash == hash_, reports.c.given == hash_)
    return connection.scalar(select(reports.c.number).where(reports.c.id == report.id, same).limit(1)) is not None


def write(connection: Connection, reading: Reading, given: Report) -> Kept:
    """Stores `reading` of the report that came in as `given`. The caller holds the transaction."""
    if is_known(connection, reading.report):
        return "unchanged"
    version = 1 + (connection.scalar(select(func.max(reports.c.version)).where(reports.c.id == given.id)) or 0)
    connection.execute(update(reports).where(reports.c.id == given.id, reports.c.current).values(current=False))
    connection.execute(insert(reports), [_report_row(reading, given, version)])
    number = _number(connection, given.id)
    for table, rows in rows_of(reading, number):
        if rows:
            connection.execute(insert(table), rows)
    return "added" if version == 1 else "version"


def _number(connection: Connection, id_: str) -> int:
    found = select(reports.c.number).where(reports.c.id == id_, reports.c.current)
    return int(connection.execute(found).scalar_one())


def _report_row(reading: Reading, given: Report, version: int) -> Row:
    from gestae import __version__

    report = reading.report
    return report.to_dict() | {
        "version": version,
        "current": True,
        "hash": hash_of(report),
        "given": hash_of(given),
        "words": words_of(report.text),
        "reader": __version__,
        "read_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "reading": pack(reading),
    }
