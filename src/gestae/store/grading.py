"""Takes down an analyst's grade: checks it, and finds the words that it rests on."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import msgspec
from sqlalchemy import Connection, select

from gestae.errors import NotFound, UnreadableInput
from gestae.linking.occurrences import best_of, id_of
from gestae.linking.tellings import Sight
from gestae.records.judgements import Anchor, Credibility, GradedKind, OutletGrade, RecordGrade, Reliability
from gestae.sources.days import iso_day
from gestae.store.anchors import anchor_in
from gestae.store.current import now, numbers_of, texts_of
from gestae.store.grades import (
    SPANS,
    folded,
    keep_outlet_grades,
    keep_record_grades,
    outlet_history,
    outlets_in_force,
    record_history,
    records_in_force,
)
from gestae.store.tables import reports


@dataclass(frozen=True, slots=True)
class Judged:
    """From which ISO day on a grade holds, why it was given, and by whom."""

    since: str | None = None
    why: str | None = None
    by: str | None = None


_OCCURRENCE = re.compile(r"o[0-9a-f]{10}")
_RECORD = re.compile(r"(?P<report>.+)/(?P<own>(?P<kind>[a-z])\d+)", re.S)
_KINDS: Mapping[str, GradedKind] = {"e": "event", "s": "statement", "c": "commitment", "q": "quantity"}
_ALIKE = 0.6  # how like a name must be to be proposed


def grade_outlet(
    connection: Connection, store: str, outlet: str, given: str | None, judged: Judged, *, ahead: bool
) -> OutletGrade:
    """Grades an outlet, or withdraws its grade (null). Raises UnreadableInput, NotFound."""
    reliability = None if given is None else reliability_in(given)
    if reliability is None:
        outlet = _graded_outlet(connection, store, outlet, judged.since)
    elif not ahead:
        outlet = outlet_in(connection, outlet, store)
    grade = OutletGrade(
        outlet=outlet, since=iso_day(judged.since, "since"), reliability=reliability, why=judged.why, by=judged.by,
        made_at=now(),
    )  # fmt: skip
    keep_outlet_grades(connection, [grade])
    return grade


def grade_record(
    connection: Connection,
    store: str,
    id_: str,
    given: str | None,
    judged: Judged,
    groups: Sequence[Sequence[Sight]],
) -> RecordGrade:
    """Grades a record, or withdraws its grade (null). `groups`: the tellings of each occurrence, where they are
    needed. Raises UnreadableInput, NotFound.
    """
    credibility = None if given is None else credibility_in(given)
    if credibility is None:
        known = _graded_record(connection, store, id_, groups)
        kind, anchor, called = known.kind, known.anchor, known.id
    else:
        (kind, anchor), called = record_in(connection, id_, groups, store), id_
    grade = RecordGrade(
        kind=kind, id=called, anchor=anchor, credibility=credibility, why=judged.why, by=judged.by, made_at=now()
    )
    keep_record_grades(connection, [grade])
    return msgspec.structs.replace(grade, now=id_ if credibility else None)


def names_record(id_: str) -> bool:
    """Whether an id could be that of a record or an occurrence."""
    return is_occurrence(id_) or _RECORD.fullmatch(id_) is not None


def is_occurrence(id_: str) -> bool:
    """Whether an id is that of an occurrence."""
    return _OCCURRENCE.fullmatch(id_) is not None


def places_in(groups: Sequence[Sequence[Sight]]) -> dict[tuple[str, int, int], str]:
    """The occurrence of each telling, by its report and the characters of its trigger."""
    return {
        (sight.report, sight.trigger.start, sight.trigger.end): id_
        for group in groups
        for id_ in [id_of(group)]
        for sight in group
    }


def _graded_outlet(connection: Connection, store: str, outlet: str, since: str | None) -> str:
    """The name of an outlet under which a grade from `since` on is in force. Raises NotFound."""
    graded = [one for one in outlets_in_force(outlet_history(connection)) if folded(one.outlet) == folded(outlet)]
    found = next((one.outlet for one in graded if one.since == iso_day(since, "since")), None)
    if found is None:
        days = ", ".join(one.since or "always" for one in graded)
        what = f"its grades hold from: {days}; name the day with since" if graded else "it has no grade"
        raise NotFound(f"{store}: no such grade of outlet {outlet!r} to withdraw; {what}")
    return found


def _graded_record(connection: Connection, store: str, id_: str, groups: Sequence[Sequence[Sight]]) -> RecordGrade:
    """The grade in force of a record, by the id it has now, or had when it was graded. Raises NotFound."""
    graded = records_in_force(record_history(connection, places_in(groups)))
    found = [one for one in graded if one.now == id_] or [one for one in graded if not one.now and one.id == id_]
    if not found:
        hint = nearest(id_, (one.now or one.id for one in graded))
        raise NotFound(f"{store}: {id_!r} has no grade to withdraw{hint}; list them: gestae grade {store}")
    return found[-1]


def reliability_in(given: str) -> Reliability:
    """The grade of an outlet. Raises UnreadableInput."""
    for grade in get_args(Reliability):
        if given.strip().upper() == grade:
            return grade  # type: ignore[no-any-return]
    what = f"{given!r} is no grade of an outlet"
    raise UnreadableInput("grade", what, "reliability goes from A (completely reliable) to F (cannot be judged)")


def credibility_in(given: str) -> Credibility:
    """The grade of a record. Raises UnreadableInput."""
    for grade in get_args(Credibility):
        if given.strip() == grade:
            return grade  # type: ignore[no-any-return]
    what = f"{given!r} is no grade of a record"
    raise UnreadableInput("grade", what, "credibility goes from 1 (confirmed by others) to 6 (cannot be judged)")


def outlet_in(connection: Connection, name: str, store: str) -> str:
    """The outlet of that name as reports name it, in any case and spacing. Raises NotFound, with the nearest name."""
    known = [one for one in connection.scalars(select(reports.c.outlet).distinct().where(reports.c.current)) if one]
    same = min((one for one in known if folded(one) == folded(name)), default=None)
    if same is not None:
        return str(same)
    raise NotFound(f"{store}: no report is of outlet {name!r}{nearest(name, known)}; see them: gestae reports {store}")


def record_in(
    connection: Connection, id_: str, groups: Sequence[Sequence[Sight]], store: str
) -> tuple[GradedKind, Anchor]:
    """The kind of a record, by its id, and the words by which it will be found again. Raises NotFound."""
    if _OCCURRENCE.fullmatch(id_):
        return "occurrence", _of_occurrence(connection, id_, groups, store)
    parts = _RECORD.fullmatch(id_)
    kind = _KINDS.get(parts["kind"]) if parts else None
    if parts is None or kind is None:
        mend = f"write REPORT/e1 (or s1, c1, q1), or the id of an occurrence: gestae occurrences {store}"
        raise NotFound(f"{store}: {id_!r} names no record, which numbers are for (outlets take A to F); {mend}")
    return kind, _of_record(connection, parts["report"], parts["own"], kind, store)


def nearest(name: str, known: Iterable[str]) -> str:
    """`; did you mean X?`, or nothing where nothing is like it."""
    by_fold = {folded(one): one for one in known}
    alike = difflib.get_close_matches(folded(name), by_fold, n=1, cutoff=_ALIKE)
    return f"; did you mean {by_fold[alike[0]]!r}?" if alike else ""


def _of_occurrence(connection: Connection, id_: str, groups: Sequence[Sequence[Sight]], store: str) -> Anchor:
    """The best telling of an occurrence."""
    group = next((group for group in groups if id_of(group) == id_), None)
    if group is None:
        hint = nearest(id_, map(id_of, groups))
        raise NotFound(f"{store}: no occurrence {id_}{hint}; list them: gestae occurrences {store}")
    best = group[best_of(group)]
    text = texts_of(connection, [best.report])[best.report]
    return anchor_in(text, best.report, best.trigger.start, best.trigger.end)


def _of_record(connection: Connection, report: str, own: str, kind: GradedKind, store: str) -> Anchor:
    number = numbers_of(connection, [report]).get(report)
    if number is None:
        known = connection.scalars(select(reports.c.id).where(reports.c.current))
        raise NotFound(f"{store}: no report {report}{nearest(report, known)}; list them: gestae reports {store}")
    table, column, prefix = SPANS[kind]
    start, end = table.c[f"{prefix}start"], table.c[f"{prefix}end"]
    rows = connection.execute(select(table.c[column], start, end).where(table.c.report == number).order_by(start)).all()
    row = next((row for row in rows if row[0] == own), None)
    if row is None:
        hint = nearest(own, [each[0] for each in rows])
        raise NotFound(
            f"{store}: report {report} has no {kind} {own}{hint}; see what it holds: gestae show {store} {report}"
        )
    return anchor_in(texts_of(connection, [report])[report], report, row[1], row[2])
