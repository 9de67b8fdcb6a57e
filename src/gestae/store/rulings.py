"""The analyst's rulings that tellings are, or are not, of one occurrence. None is ever deleted: an undone one says when
and by whom.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, inspect, select, update
from sqlalchemy.schema import CreateColumn

from gestae.records import Decision
from gestae.records.judgements import Anchor, Ruling
from gestae.store.anchors import anchor_in, place_in
from gestae.store.current import now, texts_of
from gestae.store.link_tables import decisions, link_reports
from gestae.store.tables import reports

ADDED = (
    "made_by", "undone_at", "undone_by", "words", "sentence", "at", "other_words", "other_sentence", "other_at",
)  # fmt: skip
_IN_FORCE = select(decisions).where(decisions.c.undone_at.is_(None)).order_by(decisions.c.id)


def add_words(connection: Connection) -> None:
    """The migration that adds who ruled, what was undone, and the words that rulings rest on, as far as the texts of
    now hold them.
    """
    known = {column["name"] for column in inspect(connection).get_columns("decisions")}
    for name in ADDED:
        if name not in known:
            made = CreateColumn(decisions.c[name]).compile(dialect=connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE decisions ADD COLUMN {made}")
    for row in connection.execute(_IN_FORCE).mappings().all():
        if row["words"] is None:
            own = _words(connection, _decision(row))
            connection.execute(update(decisions).where(decisions.c.id == row["id"]).values(own))


def decided(connection: Connection) -> list[Decision]:
    """The rulings in force as they were made, oldest first."""
    return [_decision(row) for row in connection.execute(_IN_FORCE).mappings()]


def applied(connection: Connection) -> list[Decision]:
    """The rulings in force as they stand in the texts of now; those whose words are gone, or not there yet, are left
    out.
    """
    rows = connection.execute(_IN_FORCE).mappings().all()
    texts = texts_of(connection, {row[name] for row in rows for name in ("report", "other_report")})
    return [moved for row in rows if (moved := _moved(_decision(row), *_anchors(row), texts))]


def rulings(connection: Connection) -> list[Ruling]:
    """All rulings, oldest first, with what became of each."""
    rows = connection.execute(select(decisions).order_by(decisions.c.id)).mappings().all()
    texts = texts_of(connection, {row[name] for row in rows for name in ("report", "other_report")})
    return [_ruling(row, texts) for row in rows]


def decide(connection: Connection, ruling: Decision, by: str | None = None) -> None:
    """Keeps a ruling; it replaces an earlier one on the same two tellings, and both are linked again."""
    undecide(connection, ruling, by)
    own = {"made_at": now(), "made_by": by, **_words(connection, ruling)}
    connection.execute(insert(decisions), [ruling.to_dict() | own])


def undecide(connection: Connection, ruling: Decision, by: str | None = None) -> None:
    """Undoes what was ruled on two tellings, in either order, as the ruling was made or as it stands now; both are
    linked again.
    """
    wanted = {_ends(ruling), _ends(ruling)[::-1]}
    rows = connection.execute(_IN_FORCE).mappings().all()
    texts = texts_of(connection, {ruling.report, ruling.other_report}) if rows else {}
    for row in rows:
        known = _decision(row)
        moved = _moved(known, *_anchors(row), texts)
        if _ends(known) in wanted or (moved and _ends(moved) in wanted):
            change = update(decisions).where(decisions.c.id == row["id"])
            connection.execute(change.values(undone_at=now(), undone_by=by))
    _mark(connection, ruling)


def _mark(connection: Connection, ruling: Decision) -> None:
    """Both reports are to be linked again."""
    found = select(reports.c.number).where(reports.c.id.in_([ruling.report, ruling.other_report]), reports.c.current)
    numbers = list(connection.scalars(found))
    connection.execute(update(link_reports).where(link_reports.c.number.in_(numbers)).values(stale=True))


# ---------------------------------------------------------------- one row
def _decision(row: Mapping[Any, Any]) -> Decision:
    return Decision(**{name: row[name] for name in Decision.__struct_fields__})


def _ends(ruling: Decision) -> tuple[tuple[str, int, int], tuple[str, int, int]]:
    return (ruling.report, ruling.start, ruling.end), (ruling.other_report, ruling.other_start, ruling.other_end)


def _anchors(row: Mapping[Any, Any]) -> tuple[Anchor, Anchor]:
    return _anchor(row, ""), _anchor(row, "other_")


def _anchor(row: Mapping[Any, Any], other: str) -> Anchor:
    fields = {name: row[f"{other}{name}"] for name in ("report", "start", "end", "words", "sentence")}
    return Anchor(**fields, at=row[f"{other}at"] or 0)


def _words(connection: Connection, ruling: Decision) -> dict[str, Any]:
    """The words and sentences of both tellings; null where a report is not there, or is too short."""
    texts = texts_of(connection, {ruling.report, ruling.other_report})
    found: dict[str, Any] = {}
    for other, (report, start, end) in zip(("", "other_"), _ends(ruling), strict=True):
        text = texts.get(report, "")
        anchor = anchor_in(text, report, start, end) if 0 <= start < end <= len(text) else None
        for name in ("words", "sentence", "at"):
            found[f"{other}{name}"] = getattr(anchor, name, None)
    return found


def _moved(ruling: Decision, first: Anchor, second: Anchor, texts: Mapping[str, str]) -> Decision | None:
    """A ruling as it stands in the texts of now; null where words of it are gone."""
    one, other = _found(first, texts), _found(second, texts)
    if one is None or other is None:
        return None
    return msgspec.structs.replace(ruling, start=one.start, end=one.end, other_start=other.start, other_end=other.end)


def _found(anchor: Anchor, texts: Mapping[str, str]) -> Anchor | None:
    """`anchor` where its words stand now."""
    place = place_in(anchor, texts[anchor.report]) if anchor.report in texts else None
    return msgspec.structs.replace(anchor, start=place[0], end=place[1]) if place else None


def _ruling(row: Mapping[Any, Any], texts: Mapping[str, str]) -> Ruling:
    first, second = _anchors(row)
    now_there = [_found(one, texts) for one in (first, second)]
    return Ruling(
        number=row["id"], first=first, second=second, first_now=now_there[0], second_now=now_there[1],
        state="undone" if row["undone_at"] else "in force" if all(now_there) else "orphaned",
        together=row["together"], why=row["note"], by=row["made_by"], made_at=row["made_at"],
        undone_at=row["undone_at"], undone_by=row["undone_by"],
    )  # fmt: skip
