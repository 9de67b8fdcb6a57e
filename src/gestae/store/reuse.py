"""Readings that need no parser: a report whose cleaned text was read before, on the same day of publication, says the
same, so that its reading is the known one under its own name.

A reading is a function of the cleaned text, the day (offices and "Monday" hang on it) and the reader. Reports that
agree in these have one key; where any of them differs, the report is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import msgspec
from sqlalchemy import Column, Connection, ForeignKey, Table, Text, bindparam, insert, select

from gestae.records import Reading, Report
from gestae.store.packing import unpack
from gestae.store.signs import copying, make_copy_tables
from gestae.store.tables import reports

ReadMany = Callable[[Iterable[Report]], Iterator[Reading]]
Known = Callable[[str], Callable[[], Reading] | None]  # a key to what unpacks the reading kept under it, if any

_CHARACTERS, _REPORTS = 500_000, 500  # that wait at most

readings_by_text = Table(  # the first report that was read under a key
    "readings_by_text",
    copying,
    Column("key", Text, primary_key=True),
    Column("report", ForeignKey(reports.c.number, ondelete="CASCADE"), nullable=False, index=True),
    sqlite_with_rowid=False,
)


_KNOWN = (
    select(reports.c.reading, reports.c.id)
    .join_from(readings_by_text, reports)
    .where(readings_by_text.c.key == bindparam("key"))
)
__all__ = ["Read", "ReadMany", "key_of", "known_reading", "make_copy_tables", "read_once", "remember", "under_name"]


@dataclass(frozen=True, slots=True)
class Read:
    """A reading, the report as it came in, and the key under which the reading may serve again."""

    given: Report
    reading: Reading
    key: str | None  # null where it serves already


@dataclass(frozen=True, slots=True)
class _Due:
    given: Report
    cleaned: Report
    key: str
    before: bool  # the same is read in this batch, before it
    same: Callable[[], Reading] | None  # what unpacks the known reading


def key_of(cleaned: Report, reader: str) -> str:
    """Alike for reports that say the same to the reader that `reader` describes: its version, model and lexicon."""
    parts = [cleaned.text, cleaned.published, cleaned.language, reader]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def known_reading(connection: Connection, key: str, name: str) -> Callable[[], Reading] | None:
    """What unpacks the reading that was kept under `key` in the store `name`; null where there is none."""
    row = connection.execute(_KNOWN, {"key": key}).first()
    return (lambda: unpack(row.reading, f"{name}: {row.id}")) if row else None


def remember(connection: Connection, key: str, number: int) -> None:
    """Keeps the report `number` as the one that was read under `key`, unless there is one."""
    if connection.scalar(select(readings_by_text.c.report).where(readings_by_text.c.key == key)) is None:
        connection.execute(insert(readings_by_text).values(key=key, report=number))


def read_once(
    reports: Iterable[Report], clean: Callable[[Report], Report], read: ReadMany, known: Known, reader: str
) -> Iterator[Read]:
    """A reading for each report, in order: read by `read`, or the one that `known` finds under the same key.

    `read` gets reports that `clean` has cleaned. The caller must keep each reading, so that `known` finds it, before it
    asks for the next. A few hundred reports wait at most.
    """
    for some in _batches(reports):
        due = list(_sorted_out(((given, clean(given)) for given in some), known, reader))
        readings = read(one.cleaned for one in due if not one.before and not one.same)
        for one in due:
            same = one.same or (known(one.key) if one.before else None)
            if same:
                yield Read(one.given, under_name(same(), one.cleaned), None)
            else:
                yield Read(one.given, next(iter(read([one.cleaned])) if one.before else readings), one.key)


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    batch: list[Report] = []
    size = 0
    for report in reports:
        batch.append(report)
        size += len(report.text)
        if size >= _CHARACTERS or len(batch) >= _REPORTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _sorted_out(reports: Iterable[tuple[Report, Report]], known: Known, reader: str) -> Iterator[_Due]:
    seen: set[str] = set()
    for given, cleaned in reports:
        key = key_of(cleaned, reader)
        yield _Due(given, cleaned, key, key in seen, None if key in seen else known(key))
        seen.add(key)


def under_name(reading: Reading, report: Report) -> Reading:
    """`reading` of the same text, as that of `report`."""
    return msgspec.structs.replace(reading, report=report)
