"""The analyst's grades as data frames: those in force, or all that were ever given; and as rows for another store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl
from sqlalchemy import select

from gestae.asking.grading import grading_of
from gestae.asking.phrases import filled
from gestae.errors import NotFound, UnreadableInput
from gestae.knowledge.grading import grade_words
from gestae.records.judgements import Credibility, OutletGrade, RecordGrade, Reliability
from gestae.store import Corpus
from gestae.store.grades import folded, outlets_in_force, records_in_force
from gestae.store.grading import names_record, nearest
from gestae.store.tables import reports

__all__ = [
    "GRADES", "PORTABLE", "WITHDRAWN", "grades", "judge", "judgements_on", "portable", "said", "support_line",
]  # fmt: skip

WITHDRAWN = "withdrawn"
_S, _INT = pl.String, pl.Int64
GRADES = {
    "kind": _S, "target": _S, "grade": _S, "meaning": _S, "since": _S, "state": _S, "words": _S, "by": _S,
    "made_at": _S, "why": _S,
}  # fmt: skip
PORTABLE = {
    "kind": _S, "outlet": _S, "since": _S, "id": _S, "grade": _S, "why": _S, "by": _S, "made_at": _S, "report": _S,
    "start": _INT, "end": _INT, "words": _S, "sentence": _S, "at": _INT,
}  # fmt: skip


def judge(
    corpus: Corpus, target: str, grade: str | None, *, since: str | None = None, why: str | None = None,
    by: str | None = None,
) -> OutletGrade | RecordGrade:  # fmt: skip
    """Grades an outlet with a letter, or a record with a number; null withdraws the grade that there is.

    Raises UnreadableInput for a grade that does not fit, NotFound, StoreError.
    """
    if grade is not None:
        _refuse_both(grade)
    known = corpus.judgements
    outlet = grade.strip().isalpha() if grade is not None else _is_graded_outlet(corpus, target)
    if outlet and grade is not None and names_record(target) and not _names_outlet(corpus, target):
        raise UnreadableInput("grade", f"{grade!r} is a reliability, and outlets have it", "a record takes 1 to 6")
    if outlet:
        return known.grade_outlet(target, grade, since=since, why=why, by=by)
    if since:
        raise UnreadableInput("since", "a record has one text and no days", "leave it out; it is for outlets")
    return known.grade_record(target, grade, why=why, by=by)


def grades(corpus: Corpus, *, target: str | None = None, history: bool = False) -> pl.DataFrame:
    """The grades in force, outlets first; with `history`, or of one `target`, all that were ever given, oldest first.

    `state`: in force, replaced, withdrawn, or orphaned, where the words that a grade rests on are gone. Raises NotFound
    where `target` never had a grade, StoreError.
    """
    outlets = corpus.judgements.outlet_grades(history=True)
    records = corpus.judgements.record_grades(history=True)
    rows = [*_outlet_rows(outlets), *_record_rows(records)]
    if target is not None:
        own = [row for row in rows if folded(row["target"]) == folded(target)]
        if not own:
            hint = nearest(target, (row["target"] for row in rows))
            raise NotFound(f"{corpus.name}: {target!r} has no grade{hint}; list them: gestae grade {corpus.name}")
        rows = own
    elif not history:
        rows = [row for row in rows if row["state"] in ("in force", "orphaned")]
    return pl.DataFrame([{name: row[name] for name in GRADES} for row in rows], schema=GRADES)


def said(grade: Reliability | Credibility | None) -> str:
    """What a grade means: `usually reliable`. Raises LexiconError."""
    words = grade_words()
    known: Mapping[Any, str] = {**words.reliability, **words.credibility}
    return known[grade] if grade else WITHDRAWN


def portable(corpus: Corpus) -> pl.DataFrame:
    """All grades that were ever given, with the words that they rest on: what `import_grades` takes.

    Raises StoreError.
    """
    every = corpus.judgements
    outlets = [
        {"kind": "outlet", **one.to_dict(), "grade": one.reliability or WITHDRAWN}
        for one in every.outlet_grades(history=True)
    ]
    records = [
        {**one.anchor.to_dict(), **one.to_dict(), "id": one.now or one.id, "grade": one.credibility or WITHDRAWN}
        for one in every.record_grades(history=True)
    ]
    rows = [{name: row.get(name) for name in PORTABLE} for row in (*outlets, *records)]
    return pl.DataFrame(rows, schema=PORTABLE)


def judgements_on(corpus: Corpus, id: str) -> list[str]:
    """A line about the grade of a record or an occurrence, where it has one, and one about its computed support, where
    it is or tells an occurrence. Raises StoreError.
    """
    graded = next((one for one in reversed(corpus.judgements.record_grades()) if one.now == id), None)
    support = support_line(corpus, id)
    return [*([_graded_line(graded)] if graded else []), *([support] if support else [])]


def support_line(corpus: Corpus, id: str) -> str | None:
    """`computed support: 3 independent origins; 1 denial`, of an occurrence or of the one that an event tells; null for
    any other. Raises StoreError.
    """
    try:
        support = grading_of(corpus, id).support
    except NotFound:
        return None
    return filled(grade_words().support.head, parts=support.words)


def _graded_line(one: RecordGrade) -> str:
    """`graded 2 (probably true) by J. Kowal on 2024-05-01: seen on video`."""
    line = filled(grade_words().graded, grade=one.credibility, meaning=said(one.credibility))
    by = f" by {one.by}" if one.by else ""
    return f"{line}{by} on {one.made_at[:10]}{f': {one.why}' if one.why else ''}"


# ---------------------------------------------------------------- parts
def _refuse_both(grade: str) -> None:
    """Raises UnreadableInput for `B2`, which is two grades."""
    letter, number = grade.strip()[:1], grade.strip()[1:]
    if letter.isalpha() and number.isdigit():
        mend = f"give {letter.upper()} to the outlet and {number} to the record, each by itself"
        raise UnreadableInput("grade", f"{grade!r} is two grades", mend)


def _names_outlet(corpus: Corpus, target: str) -> bool:
    rows = corpus.ask(select(reports.c.outlet).where(reports.c.current).distinct())
    return any(folded(row.outlet) == folded(target) for row in rows if row.outlet)


def _is_graded_outlet(corpus: Corpus, target: str) -> bool:
    return any(folded(one.outlet) == folded(target) for one in corpus.judgements.outlet_grades())


def _outlet_rows(history: list[OutletGrade]) -> Iterator[dict[str, Any]]:
    standing = outlets_in_force(history)
    for one in history:
        yield {
            **one.to_dict(), "kind": "outlet", "target": one.outlet, "grade": one.reliability, "words": None,
            "meaning": said(one.reliability), "state": _state(one.reliability, one in standing),
        }  # fmt: skip


def _record_rows(history: list[RecordGrade]) -> Iterator[dict[str, Any]]:
    standing = records_in_force(history)
    for one in history:
        state = _state(one.credibility, one in standing)
        yield {
            **one.to_dict(), "target": one.now or one.id, "grade": one.credibility, "since": None,
            "words": one.anchor.sentence or one.anchor.words, "meaning": said(one.credibility),
            "state": "orphaned" if state == "in force" and not one.now else state,
        }  # fmt: skip


def _state(grade: object, standing: bool) -> str:
    return "in force" if standing else "replaced" if grade else WITHDRAWN
