"""Takes grades out of a CSV file: as `gestae grade --export` writes them, or as an analyst lists them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from gestae.asking.grades import WITHDRAWN
from gestae.errors import EmptyInput, MissingInput, SourceError, UnreadableInput
from gestae.records.judgements import Anchor, GradedKind, OutletGrade, RecordGrade
from gestae.sources.days import iso_day
from gestae.store import Corpus
from gestae.store.current import now
from gestae.store.grades import folded
from gestae.store.grading import credibility_in, reliability_in

__all__ = ["Imported", "import_grades"]

_What = tuple[object, ...]
_Grade = OutletGrade | RecordGrade
_MEND = "its head needs a column grade, and a column outlet or id"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file of grades. `unchanged`: were there already; `orphaned`: rest on words that are not in the
    store; `unnamed`: outlets that no report names yet.
    """

    added: int
    unchanged: int
    orphaned: int
    unnamed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row, its name in messages, and whether it says when it was made."""

    name: str
    grade: _Grade
    dated: bool


def import_grades(corpus: Corpus, path: Path, *, by: str | None = None) -> Imported:
    """Keeps the grades of a CSV file, all or none. A row has `grade` (A to F, 1 to 6, or withdrawn) and `outlet` or
    `id`; where known `since`, `why`, `by`, `made_at`, and the words that an exported grade rests on.

    Raises SourceError, naming the row, where one cannot be taken; NotFound for a record without words that the store
    does not hold; StoreError.
    """
    rows = [_row(corpus, cells, name, by) for name, cells in _rows(path)]
    fresh = _fresh(corpus, rows)
    outlets = [row.grade for row in fresh if isinstance(row.grade, OutletGrade)]
    records = [row.grade for row in fresh if isinstance(row.grade, RecordGrade)]
    corpus.judgements.keep_grades(outlets, records)
    kept = {(one.anchor, one.made_at): one for one in corpus.judgements.record_grades(history=True)}
    return Imported(
        added=len(fresh),
        unchanged=len(rows) - len(fresh),
        orphaned=sum(kept[one.anchor, one.made_at].now is None for one in records),
        unnamed=tuple(_unnamed(corpus, outlets)),
    )


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The rows, each with its name in messages, and the cells that are not blank."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise MissingInput(str(path), "no such file", "look at its name") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(str(path), f"it cannot be read ({error})", "give a CSV file in UTF-8") from None
    lines = text.splitlines(keepends=True)
    if not text.strip():
        raise EmptyInput(str(path), "nothing in it", _MEND)
    delimiter = max(",;\t", key=lines[0].count)
    rows = csv.DictReader(lines, delimiter=delimiter, strict=True)
    names = [(name or "").strip().lower() for name in rows.fieldnames or ()]
    if "grade" not in names or not {"outlet", "id"} & set(names):
        raise UnreadableInput(str(path), f"no grades under {', '.join(names)}", _MEND)
    rows.fieldnames = names
    yield from _cells(rows, path)


def _cells(rows: csv.DictReader[str], path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    try:
        for number, row in enumerate(rows, 1):
            if None in row or None in row.values():
                what = "another number of cells than the head"
                raise UnreadableInput(f"{path}, row {number}", what, "mend the row, or its quotation marks")
            cells = {name: cell for name, cell in row.items() if cell.strip()}
            if cells:
                yield f"{path}, row {number}", cells
    except csv.Error as error:
        raise UnreadableInput(str(path), f"line {rows.line_num} is no CSV ({error})", "mend it") from None


def _row(corpus: Corpus, cells: Mapping[str, str], name: str, by: str | None) -> _Row:
    try:
        return _Row(name, _grade(corpus, cells, by), "made_at" in cells)
    except SourceError as error:
        raise UnreadableInput(name, error.what, error.mend) from None


def _grade(corpus: Corpus, cells: Mapping[str, str], by: str | None) -> _Grade:
    given = cells.get("grade", "").strip()
    withdrawn = given.lower() == WITHDRAWN
    why, who, made_at = cells.get("why"), cells.get("by", by), _made(cells.get("made_at"))
    if "outlet" in cells:
        reliability = None if withdrawn else reliability_in(given)
        since = iso_day(cells.get("since"), "since")
        return OutletGrade(
            outlet=cells["outlet"].strip(), since=since, reliability=reliability, why=why, by=who, made_at=made_at
        )
    credibility = None if withdrawn else credibility_in(given)
    kind, anchor = _anchor(corpus, cells)
    return RecordGrade(
        kind=kind,
        id=cells.get("id", "").strip(),
        anchor=anchor,
        credibility=credibility,
        why=why,
        by=who,
        made_at=made_at,
    )


def _anchor(corpus: Corpus, cells: Mapping[str, str]) -> tuple[GradedKind, Anchor]:
    """The words that a grade rests on: those of the row, or else of the record that it names."""
    if not {"kind", "report", "start", "end", "words", "sentence"} <= set(cells):
        if "id" not in cells:
            raise UnreadableInput("row", "it names neither an outlet nor a record", "fill in outlet or id")
        return corpus.judgements.anchor(cells["id"].strip())
    kind = next((kind for kind in get_args(GradedKind) if kind == cells["kind"].strip()), None)
    try:
        start, end, at = int(cells["start"]), int(cells["end"]), int(cells.get("at", "0"))
    except ValueError:
        start = end = at = 0
    if kind is None or not 0 <= start < end or not 0 <= at <= start or end - start != len(cells["words"]):
        raise UnreadableInput("row", "kind, start, end or at do not fit its words", "leave them as they were exported")
    anchor = Anchor(
        report=cells["report"], start=start, end=end, words=cells["words"], sentence=cells["sentence"], at=at
    )
    return kind, anchor


def _made(given: str | None) -> str:
    if given is None:
        return now()
    try:
        made = datetime.fromisoformat(given.strip())
    except ValueError:
        what = f"made_at {given!r} is no time"
        raise UnreadableInput("made_at", what, "write it as 2024-05-01T09:30:00+00:00, or leave it out") from None
    return made.replace(tzinfo=made.tzinfo or UTC).astimezone(UTC).isoformat(timespec="seconds")


# ---------------------------------------------------------------- what is there already
def _fresh(corpus: Corpus, rows: list[_Row]) -> list[_Row]:
    """The rows that are not in the store: by when they were made, or where they do not say so, by what is in force."""
    known = corpus.judgements
    every: list[_Grade] = [*known.outlet_grades(history=True), *known.record_grades(history=True)]
    judged = {(_what(one), one.made_at) for one in every}
    valid: list[_Grade] = [*known.outlet_grades(), *known.record_grades()]
    standing = {_what(one) for one in valid}
    return [row for row in rows if not _is_there(row, judged, standing)]


def _is_there(row: _Row, judged: set[tuple[_What, str]], standing: set[_What]) -> bool:
    what = _what(row.grade)
    return (what, row.grade.made_at) in judged if row.dated else what in standing


def _what(one: _Grade) -> _What:
    if isinstance(one, OutletGrade):
        return "outlet", folded(one.outlet), one.since, one.reliability
    return one.kind, one.anchor, one.credibility


def _unnamed(corpus: Corpus, outlets: list[OutletGrade]) -> Iterator[str]:
    from sqlalchemy import select

    from gestae.store.tables import reports

    rows = corpus.ask(select(reports.c.outlet).where(reports.c.current).distinct())
    named = {folded(row.outlet) for row in rows if row.outlet}
    yield from dict.fromkeys(one.outlet for one in outlets if folded(one.outlet) not in named)
