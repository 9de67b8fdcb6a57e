"""The analyst's grades of outlets and records. Rows are only ever added: a new grade of the same thing takes effect
before the older ones, and a withdrawn one is a row without a grade.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Integer, MetaData, Row, Table, Text, insert, select

from gestae.records.judgements import Anchor, GradedKind, OutletGrade, RecordGrade
from gestae.store import tables as t
from gestae.store.anchors import place_in
from gestae.store.chunks import chunks
from gestae.store.current import numbers_of, texts_of

grading = MetaData()
outlet_grades = Table(
    "outlet_grades",
    grading,
    Column("id", Integer, primary_key=True),
    Column("outlet", Text, nullable=False),
    Column("since", Text),
    Column("reliability", Text),  # null where it was withdrawn
    Column("why", Text),
    Column("made_by", Text),
    Column("made_at", Text, nullable=False),
)
record_grades = Table(
    "record_grades",
    grading,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),  # the id by which it was called
    Column("report", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text),
    Column("sentence", Text),
    Column("at", Integer, nullable=False),
    Column("credibility", Text),
    Column("why", Text),
    Column("made_by", Text),
    Column("made_at", Text, nullable=False),
)
SPANS: Mapping[GradedKind, tuple[Table, str, str]] = {
    "event": (t.events, "id", "trigger_"),
    "commitment": (t.commitments, "id", "undertaking_"),
    "quantity": (t.quantities, "id", "span_"),
    "statement": (t.statement_contents, "statement", ""),
}  # where the words stand by which a record of a kind is found again: the table, the column of its id, their prefix


def make_grade_tables(connection: Connection) -> None:
    """Makes the tables of grades; a migration, and a part of a new store."""
    grading.create_all(connection)


def folded(outlet: str) -> str:
    """An outlet's name without differences of case and spacing."""
    return " ".join(unicodedata.normalize("NFKC", outlet).casefold().split())


# ---------------------------------------------------------------- writing
def keep_outlet_grades(connection: Connection, grades: Sequence[OutletGrade]) -> None:
    """Adds grades of outlets."""
    if grades:
        connection.execute(insert(outlet_grades), [_renamed(one.to_dict()) for one in grades])


def keep_record_grades(connection: Connection, grades: Sequence[RecordGrade]) -> None:
    """Adds grades of records."""
    rows = [_renamed({**one.anchor.to_dict(), **one.to_dict(), "record": one.id}) for one in grades]
    if rows:
        names = set(record_grades.c.keys()) - {"id"}
        connection.execute(insert(record_grades), [{name: row[name] for name in names} for row in rows])


def _renamed(row: dict[str, Any]) -> dict[str, Any]:
    return {"made_by" if name == "by" else name: value for name, value in row.items()}


# ---------------------------------------------------------------- reading
def outlet_history(connection: Connection) -> list[OutletGrade]:
    """All grades of outlets that were ever given or withdrawn, oldest first."""
    rows = connection.execute(select(outlet_grades).order_by(outlet_grades.c.made_at, outlet_grades.c.id))
    return [_outlet_grade(row) for row in rows]


def record_history(connection: Connection, occurrences: Mapping[tuple[str, int, int], str]) -> list[RecordGrade]:
    """All grades of records, oldest first, with what each record is called now. `occurrences`: the id of the occurrence
    that the telling at each (report, start, end) belongs to.
    """
    found = select(record_grades).order_by(record_grades.c.made_at, record_grades.c.id)
    grades = [_record_grade(row) for row in connection.execute(found)]
    called = _called_now(connection, grades, occurrences)
    return [msgspec.structs.replace(one, now=name) for one, name in zip(grades, called, strict=True)]


def has_graded_occurrences(connection: Connection) -> bool:
    """Whether an occurrence was ever graded, so that they must be linked to know its grade."""
    asked = select(record_grades.c.id).where(record_grades.c.kind == "occurrence").limit(1)
    return connection.execute(asked).first() is not None


def outlets_in_force(history: Iterable[OutletGrade]) -> list[OutletGrade]:
    """The latest grade for each outlet and each day from which one holds, without those withdrawn."""
    latest = {(folded(one.outlet), one.since or ""): one for one in history}
    return [latest[key] for key in sorted(latest) if latest[key].reliability]


def records_in_force(history: Iterable[RecordGrade]) -> list[RecordGrade]:
    """The latest grade of each record, without those withdrawn; an orphaned one is told by its words."""
    latest = {key_of(one): one for one in history}
    return [one for one in latest.values() if one.credibility]


def key_of(grade: RecordGrade) -> tuple[object, ...]:
    """Alike for grades of one record."""
    anchor = grade.anchor
    orphan = (anchor.report, anchor.start, anchor.end, anchor.words, anchor.sentence)
    return (grade.kind, grade.now) if grade.now else (grade.kind, *orphan)


def _outlet_grade(row: Row[Any]) -> OutletGrade:
    own = row._mapping
    return OutletGrade(
        outlet=own["outlet"], since=own["since"], reliability=own["reliability"], why=own["why"], by=own["made_by"],
        made_at=own["made_at"],
    )  # fmt: skip


def _record_grade(row: Row[Any]) -> RecordGrade:
    own = row._mapping
    anchor = Anchor(**{name: own[name] for name in Anchor.__struct_fields__})
    return RecordGrade(
        kind=own["kind"], id=own["record"], anchor=anchor, credibility=own["credibility"], why=own["why"],
        by=own["made_by"], made_at=own["made_at"],
    )  # fmt: skip


# ---------------------------------------------------------------- what a record is called now
def _called_now(
    connection: Connection, grades: Sequence[RecordGrade], occurrences: Mapping[tuple[str, int, int], str]
) -> Iterator[str | None]:
    ids = {one.anchor.report for one in grades}
    texts, numbers = texts_of(connection, ids), numbers_of(connection, ids)
    graded = {kind: {numbers[one.anchor.report] for one in grades if one.kind == kind and one.anchor.report in numbers}
              for kind in SPANS}  # fmt: skip
    spans = {kind: _spans(connection, kind, some) for kind, some in graded.items()}
    for one in grades:
        report = one.anchor.report
        place = place_in(one.anchor, texts[report]) if report in texts else None
        if place is None:
            yield None
        elif one.kind == "occurrence":
            yield occurrences.get((report, *place))
        else:
            own = _nearest(spans[one.kind].get(numbers[report], []), place, one.id.rpartition("/")[2])
            yield f"{report}/{own}" if own else None


def _spans(connection: Connection, kind: GradedKind, numbers: Iterable[int]) -> dict[int, list[tuple[str, int, int]]]:
    """For each report the records of a kind, with the words by which they are found again."""
    table, own, prefix = SPANS[kind]
    found: dict[int, list[tuple[str, int, int]]] = {number: [] for number in numbers}
    wanted = select(table.c.report, table.c[own], table.c[f"{prefix}start"], table.c[f"{prefix}end"])
    wanted = wanted.where(table.c.position == 0) if kind == "statement" else wanted
    for some in chunks(sorted(set(map(str, found)))):
        for number, id_, start, end in connection.execute(wanted.where(table.c.report.in_(map(int, some)))):
            found[number].append((id_, start, end))
    return found


def _nearest(records: Sequence[tuple[str, int, int]], place: tuple[int, int], own: str) -> str | None:
    """The record in just these words, of several the one of the same id; else the only one that shares words."""
    same = [id_ for id_, *span in records if tuple(span) == place]
    if same:
        return own if own in same else same[0] if len(same) == 1 else None
    start, end = place
    sharing = [id_ for id_, first, last in records if first < end and start < last]
    return sharing[0] if len(sharing) == 1 else None
