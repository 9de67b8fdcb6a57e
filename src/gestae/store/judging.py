"""The analyst's judgements in a store: grades of outlets and records, and rulings on tellings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from gestae.linking.tellings import Sight
from gestae.records.judgements import Anchor, GradedKind, OutletGrade, RecordGrade, Ruling
from gestae.store.database import for_writing
from gestae.store.faults import told
from gestae.store.grades import (
    has_graded_occurrences,
    keep_outlet_grades,
    keep_record_grades,
    outlet_history,
    outlets_in_force,
    record_history,
    records_in_force,
)
from gestae.store.grading import Judged, grade_outlet, grade_record, is_occurrence, places_in, record_in
from gestae.store.rulings import rulings


@dataclass(frozen=True, slots=True)
class Judgements:
    """What an analyst judged, in the store `name`: get it as `corpus.judgements`. Nothing is ever deleted: a grade is
    superseded or withdrawn, a ruling undone, and `history` shows who did so, when and why. `groups`: gives the tellings
    of each occurrence.
    """

    name: str
    engine: Engine
    groups: Callable[[], list[tuple[Sight, ...]]]

    def rulings(self) -> list[Ruling]:
        """All rulings, oldest first: in force, undone, or orphaned (their words are gone). Raises StoreError."""
        with self._asking() as connection:
            return rulings(connection)

    def grade_outlet(
        self, outlet: str, reliability: str | None, *, since: str | None = None, why: str | None = None,
        by: str | None = None, ahead: bool = False,
    ) -> OutletGrade:  # fmt: skip
        """Grades how reliable an outlet is, A to F, for its reports from the ISO day `since` on, or for all; null
        withdraws that grade. Older grades stay on record. `ahead`: no report needs to be of that outlet yet.

        Raises UnreadableInput for a grade or day that there is none of, NotFound for an unknown outlet or where there
        is nothing to withdraw, StoreError.
        """
        with self._writing() as connection:
            return grade_outlet(connection, self.name, outlet, reliability, Judged(since, why, by), ahead=ahead)

    def grade_record(
        self, id: str, credibility: str | None, *, why: str | None = None, by: str | None = None
    ) -> RecordGrade:
        """Grades how credible a record is, 1 to 6: an event, statement, commitment or quantity by its id
        (`one-army/e3`), or an occurrence; null withdraws the grade. Older grades stay on record.

        Raises UnreadableInput for a grade that there is none of, NotFound for an unknown record or where there is
        nothing to withdraw, StoreError.
        """
        groups = self.groups() if is_occurrence(id) or credibility is None else []
        with self._writing() as connection:
            return grade_record(connection, self.name, id, credibility, Judged(None, why, by), groups)

    def keep_grades(self, outlets: Sequence[OutletGrade], records: Sequence[RecordGrade]) -> None:
        """Keeps grades as they are, all or none, such as those of another store. Raises StoreError."""
        with self._writing() as connection:
            keep_outlet_grades(connection, outlets)
            keep_record_grades(connection, records)

    def outlet_grades(self, *, history: bool = False) -> list[OutletGrade]:
        """The grades of outlets in force, by name; with `history` all that were ever given or withdrawn, oldest
        first. Raises StoreError.
        """
        with self._asking() as connection:
            every = outlet_history(connection)
        return every if history else outlets_in_force(every)

    def record_grades(self, *, history: bool = False) -> list[RecordGrade]:
        """The grades of records in force; with `history` all that were ever given or withdrawn, oldest first. `now`
        is null where a record is orphaned. Raises StoreError.
        """
        with self._asking() as connection:
            linked = has_graded_occurrences(connection)
        places = places_in(self.groups()) if linked else {}
        with self._asking() as connection:
            every = record_history(connection, places)
        return every if history else records_in_force(every)

    def anchor(self, id: str) -> tuple[GradedKind, Anchor]:
        """The kind of a record that can be graded, and the words it rests on. Raises NotFound, StoreError."""
        groups = self.groups() if is_occurrence(id) else []
        with self._asking() as connection:
            return record_in(connection, id, groups, self.name)

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with told(self.name), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self.name), for_writing(self.engine).begin() as connection:
            yield connection
