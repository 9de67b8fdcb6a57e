"""What is there now: the newest version of some reports, and the time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from gestae.store.chunks import chunks
from gestae.store.tables import reports


def now() -> str:
    """This moment, in ISO and UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def numbers_of(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The number of the newest version of each report; one that is not in the store is left out."""
    wanted = select(reports.c.id, reports.c.number).where(reports.c.current)
    return {
        row.id: row.number
        for some in chunks(sorted(set(ids)))
        for row in connection.execute(wanted.where(reports.c.id.in_(some)))
    }


def texts_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The text of the newest version of each report; one that is not in the store is left out."""
    wanted = select(reports.c.id, reports.c.text).where(reports.c.current)
    return {
        row.id: row.text
        for some in chunks(sorted(set(ids)))
        for row in connection.execute(wanted.where(reports.c.id.in_(some)))
    }
