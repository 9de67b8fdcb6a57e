"""The analyst's decisions on which tellings are of one occurrence."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from gestae.records import Decision
from gestae.store.link_tables import decisions, link_reports
from gestae.store.tables import reports

_TELLINGS = ("report", "start", "end", "other_report", "other_start", "other_end")


def decided(connection: Connection) -> list[Decision]:
    """What the analyst decided, oldest first."""
    rows = connection.execute(select(decisions).order_by(decisions.c.id)).mappings()
    names = Decision.__struct_fields__
    return [Decision(**{name: row[name] for name in names}) for row in rows]


def decide(connection: Connection, ruling: Decision) -> None:
    """Keeps a decision; it replaces an earlier one on the same two tellings, and both are linked again."""
    _drop(connection, ruling)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(insert(decisions), [ruling.to_dict() | {"made_at": made}])
    _mark(connection, ruling)


def undecide(connection: Connection, ruling: Decision) -> None:
    """Forgets what was decided on two tellings; both are linked again."""
    _drop(connection, ruling)
    _mark(connection, ruling)


def _drop(connection: Connection, ruling: Decision) -> None:
    turned = Decision(
        report=ruling.other_report, start=ruling.other_start, end=ruling.other_end,
        other_report=ruling.report, other_start=ruling.start, other_end=ruling.end, together=ruling.together,
    )  # fmt: skip
    for one in (ruling, turned):
        connection.execute(delete(decisions).where(*(decisions.c[name] == getattr(one, name) for name in _TELLINGS)))


def _mark(connection: Connection, ruling: Decision) -> None:
    """Both reports are to be linked again."""
    found = select(reports.c.number).where(reports.c.id.in_([ruling.report, ruling.other_report]), reports.c.current)
    numbers = list(connection.scalars(found))
    connection.execute(update(link_reports).where(link_reports.c.number.in_(numbers)).values(stale=True))
