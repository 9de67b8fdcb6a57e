"""The corpus: reports and what was read out of them, kept in one store."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from types import TracebackType
from typing import Any, Protocol, Self

from sqlalchemy import Executable, Row, Select, func, select
from sqlalchemy.exc import IntegrityError

from gestae.errors import GestaeError, NotFound, ReaderFault, StoreError
from gestae.linking.commitments import commitments_of
from gestae.linking.contradictions import contradictions_in
from gestae.linking.drift import drift_in
from gestae.linking.link import parted
from gestae.linking.occurrences import occurrence_of
from gestae.linking.tellings import Sight
from gestae.reading.languages import UNREAD, is_unread, read_or_left
from gestae.records import (
    Contradiction,
    Decision,
    Drift,
    Entity,
    EntityRuling,
    EntitySide,
    LinkedCommitment,
    Occurrence,
    Reading,
    Report,
)
from gestae.store import people
from gestae.store.copies import Copies, copies_of, families_of, printed, tied
from gestae.store.database import for_writing, keep_log, locate, name_of, open_engine
from gestae.store.faults import told
from gestae.store.intake import Given, reports_of
from gestae.store.judging import Judgements
from gestae.store.linked import bring_up, decide, groups_in, is_behind, loose_in, undecide
from gestae.store.migrations import migrate, missing
from gestae.store.packing import unpack
from gestae.store.reuse import Read, ReadMany, known_reading, read_once
from gestae.store.rulings import applied, decided
from gestae.store.tables import reports
from gestae.store.writer import Added, Kept, is_known, write

_CHUNK = 100  # readings fetched at a time


class Reads(Protocol):
    """What reads reports: a gestae.Reader, or several of them in parallel."""

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """A reading for each report, in order."""
        ...


@cache
def _reader(clean: bool) -> Reads:
    from gestae.reading.reader import Reader

    return Reader(clean=clean)


def _noted(reports: Iterable[Report], given: deque[Report]) -> Iterator[Report]:
    for report in reports:
        given.append(report)
        yield report


def _as_it_is(report: Report) -> Report:
    return report


def _cleaned(report: Report) -> Report:
    """Without page furniture, which is known only in languages that have a reader."""
    from gestae.cleaning import clean

    return report if is_unread(report) else clean(report)


class Corpus:
    """A store of readings: one SQLite file by its path, or a database by its URL (`postgresql://...`).

        with Corpus("belarus.db") as corpus:
            corpus.add([{"id": "r1", "text": "Russia lent Belarus $1.5 billion.", "published": "2020-12-21"}])

    With `create=False` there must be such a store. Opening one that an older Gestae made brings it up to date. Raises
    StoreError where there is no store, the file is something else, or it cannot be opened.
    """

    def __init__(self, path_or_url: str | os.PathLike[str], *, create: bool = True) -> None:
        place = locate(path_or_url)
        self.name = name_of(place)
        with told(self.name):
            self._engine = open_engine(place, create=create)
            try:
                self._prepare(create=create)
            except BaseException:
                self._engine.dispose()
                raise

    def _prepare(self, *, create: bool) -> None:
        with self._engine.begin() as connection:
            lacking = missing(connection, self.name)
        if lacking is None and not create:
            raise StoreError(f"{self.name}: no such store; make it first: gestae read REPORTS --into {self.name}")
        if lacking is None or lacking:
            with for_writing(self._engine).begin() as connection:
                migrate(connection, self.name)
            keep_log(self._engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database. What was kept is safe before this, too."""
        self._engine.dispose()

    # ---------------------------------------------------------------- taking in
    def add(self, reports: Iterable[Given], *, clean: bool = True, reader: Reads | None = None) -> Added:
        """Reads `reports` and keeps what they say, one transaction a report.

        A report is a Report, or a dictionary with text and, where known, id, title, published, modified, outlet,
        author, url, language. One whose text and metadata are known is not read again; one in a language without a
        reader is kept with an empty reading, whose `problem` is "unread"; one that cannot be read is skipped, with
        the reason. Raises StoreError where the store cannot be written.
        """
        skipped: list[GestaeError] = []
        known = 0

        def fresh() -> Iterator[Report]:
            nonlocal known
            for report in reports_of(reports, skipped.append):
                if self.knows(report):
                    known += 1
                else:
                    yield report

        kept: list[Kept] = []
        for read in self._read(fresh(), clean, reader):
            if read.reading.problem not in (None, UNREAD):
                what = f"could not be read ({read.reading.problem})"
                skipped.append(ReaderFault(f"report {read.given.id}", what, "report the fault"))
            else:
                kept.append(self.keep(read.reading, given=read.given, key=read.key))
        return Added(kept.count("added"), known + kept.count("unchanged"), kept.count("version"), tuple(skipped))

    def _read(self, reports: Iterable[Report], clean: bool, reader: Reads | None) -> Iterator[Read]:
        """The readings, by our own reader only where the same text has not been read before."""
        if reader is None:
            yield from self.read_once(reports, _reader(False).read_many, clean=clean)
            return
        given: deque[Report] = deque()
        for reading in read_or_left(_noted(reports, given), reader.read_many):
            yield Read(given.popleft(), reading, None)

    def read_once(
        self, reports: Iterable[Report], read: ReadMany, *, clean: bool = True, settings: str = ""
    ) -> Iterator[Read]:
        """A reading for each report, in order; one whose cleaned text and day are known is not read again.

        `read` must not clean; `settings` tells readers apart that read otherwise. Each reading must be kept, with its
        key, before the next is asked for. One in a language without a reader gets an empty reading ("unread"). Raises
        StoreError.
        """
        from gestae import __version__

        def reads(some: Iterable[Report]) -> Iterator[Reading]:
            return read_or_left(some, read)

        return read_once(reports, _cleaned if clean else _as_it_is, reads, self._known, f"{__version__} {settings}")

    def _known(self, key: str) -> Callable[[], Reading] | None:
        with told(self.name), self._engine.begin() as connection:
            return known_reading(connection, key, self.name)

    def keep(self, reading: Reading, *, given: Report | None = None, key: str | None = None) -> Kept:
        """Stores one reading; `given` is the report as it came in, before cleaning; under `key` the reading is found
        again, for copies.

        "unchanged" where a version with this text and metadata is there, "version" where the report was known
        otherwise: the old version stays, and questions see the new one. Raises StoreError.
        """
        given = given or reading.report
        with told(self.name):
            try:
                return self._write(reading, given, key)
            except IntegrityError:  # on a server, another writer was first: now its version is seen
                return self._write(reading, given, key)

    def _write(self, reading: Reading, given: Report, key: str | None) -> Kept:
        with for_writing(self._engine).begin() as connection:
            return write(connection, reading, given, key)

    def knows(self, report: Report) -> bool:
        """Whether this report, with the same text and metadata, has been kept. `report` is as it came in or as read."""
        with told(self.name), self._engine.begin() as connection:
            return is_known(connection, report)

    # ---------------------------------------------------------------- giving out
    def readings(self, ids: Sequence[str] | None = None, *, old: bool = False) -> Iterator[Reading]:
        """The readings in the order in which they were kept: all, or those of some report ids.

        `old`: past versions too. Raises StoreError.
        """
        wanted = select(reports.c.number, reports.c.id, reports.c.reading).order_by(reports.c.number).limit(_CHUNK)
        wanted = wanted if old else wanted.where(reports.c.current)
        wanted = wanted if ids is None else wanted.where(reports.c.id.in_(ids))
        last = 0
        while rows := self.ask(wanted.where(reports.c.number > last)):
            yield from (unpack(row.reading, f"{self.name}: {row.id}") for row in rows)
            last = rows[-1].number

    def reading(self, id: str, *, version: int | None = None) -> Reading:
        """The reading of the report `id`: the newest, or one version of it (1 is the first). Raises NotFound."""
        which = reports.c.current if version is None else reports.c.version == version
        rows = self.ask(select(reports.c.reading).where(reports.c.id == id, which))
        if not rows:
            what = id if version is None else f"{id} in version {version}"
            raise NotFound(f"{self.name}: no report {what}; list them: gestae reports {self.name}")
        return unpack(rows[0].reading, f"{self.name}: {id}")

    def __len__(self) -> int:
        """How many reports there are, each once."""
        return int(self.ask(select(func.count()).select_from(reports).where(reports.c.current))[0][0])

    def copies(self) -> list[Copies]:
        """The groups of reports that say the same: copied, copied and edited, or retold. Raises StoreError."""
        return list(copies_of(families_of(self.ask(printed()), self.ask(tied())), self.ask))

    def origins(self) -> dict[str, str]:
        """For each report that is one of several copies, the report that they come from. Raises StoreError."""
        known = families_of(self.ask(printed()), self.ask(tied()))
        return {member.report: family.members[0].report for family in known for member in family.members}

    # ---------------------------------------------------------------- across reports
    def occurrences(self) -> list[Occurrence]:
        """What happened, was planned, threatened or denied, each once, with all that tells it. Raises StoreError."""
        origin = self._origin()
        return [occurrence_of(group, origin) for group in self.groups()]

    def contradictions(self) -> list[Contradiction]:
        """Where accounts of one occurrence cannot all be true. Raises StoreError."""
        groups, loose = self.parted()
        return contradictions_in(groups, self._origin(), loose)

    def drift(self) -> list[Drift]:
        """Where an occurrence is told more surely, or less surely, than before. Raises StoreError."""
        return drift_in(*self.parted())

    def commitments(self) -> list[LinkedCommitment]:
        """Promises, threats, refusals and offers, with restatements and what became of them. Raises StoreError."""
        return commitments_of(list(self.readings()), self.groups())

    def groups(self) -> list[tuple[Sight, ...]]:
        """The tellings of each occurrence, linked up to the newest report. A store that cannot be written is linked
        in memory. Raises StoreError.
        """
        known = self._linked_in_memory()
        if known is not None:
            return known[0]
        with told(self.name), self._engine.begin() as connection:
            return groups_in(connection)

    def parted(self) -> tuple[list[tuple[Sight, ...]], list[Sight]]:
        """`groups`, and the tellings of no occurrence that may stand against what others tell. Raises StoreError."""
        known = self._linked_in_memory()
        if known is not None:
            return known
        with told(self.name), self._engine.begin() as connection:
            return groups_in(connection), loose_in(connection)

    def _linked_in_memory(self) -> tuple[list[tuple[Sight, ...]], list[Sight]] | None:
        """Brings the links up to the newest report; what is linked of a store that cannot be written, else null."""
        with told(self.name), self._engine.begin() as connection:
            behind = is_behind(connection)
        if behind:
            try:
                with told(self.name), for_writing(self._engine).begin() as connection:
                    bring_up(connection, self.name)
            except StoreError:
                with told(self.name), self._engine.begin() as connection:
                    ruled = applied(connection)
                return parted(self.readings(), ruled)
        return None

    # ---------------------------------------------------------------- what the analyst judges
    def decide(self, ruling: Decision, *, by: str | None = None) -> None:
        """Keeps an analyst's ruling that two tellings are, or are not, of one occurrence. Raises StoreError."""
        with told(self.name), for_writing(self._engine).begin() as connection:
            decide(connection, ruling, by)

    def undecide(self, ruling: Decision, *, by: str | None = None) -> None:
        """Undoes the ruling on the two tellings of `ruling`; it stays on record. Raises StoreError."""
        with told(self.name), for_writing(self._engine).begin() as connection:
            undecide(connection, ruling, by)

    def decisions(self) -> list[Decision]:
        """The analyst's rulings in force, oldest first, as they were made. Raises StoreError."""
        with told(self.name), self._engine.begin() as connection:
            return decided(connection)

    # ---------------------------------------------------------------- people and organizations
    def entities(self, *, name: str | None = None) -> list[Entity]:
        """The persons, organizations and groups that the reports know by name, each once; those of most reports first.

        `name`: an id, or words that a spelling must hold, however it is written. A store that cannot be written is
        put together in memory. Raises StoreError.
        """
        return people.entities_called(self._engine, self.name, self.readings, name)

    def merge(self, first: str, second: str, *, by: str | None = None, why: str | None = None) -> EntityRuling:
        """Keeps the analyst's ruling that two names are of one entity. A name is a spelling as `entities` lists it, an
        entity's id, or `<report id>/<actor id>` for the name in that report alone. Raises NotFound, StoreError.
        """
        one, other = people.sides_named(self._engine, self.name, (first, second))
        return self.rule_names(EntityRuling(first=one, second=other, together=True, by=by, why=why))

    def split(self, first: str, second: str, *, by: str | None = None, why: str | None = None) -> EntityRuling:
        """Keeps the analyst's ruling that two names are of two entities: the second leaves the first. Names as in
        `merge`. Raises NotFound, StoreError.
        """
        one, other = people.sides_named(self._engine, self.name, (first, second))
        return self.rule_names(EntityRuling(first=one, second=other, together=False, by=by, why=why))

    def rule_names(self, ruling: EntityRuling) -> EntityRuling:
        """Keeps a ruling on two names, which may stand in reports yet to come; it replaces an earlier one on the same
        two. Gives it with its number. Raises StoreError.
        """
        return people.rule(self._engine, self.name, ruling)

    def unrule_names(self, number: int) -> EntityRuling:
        """Forgets the ruling on two names that has this number, and gives it back. Raises NotFound, StoreError."""
        return people.unrule(self._engine, self.name, number)

    def entity_rulings(self) -> list[EntityRuling]:
        """The analyst's rulings on names, oldest first. Raises StoreError."""
        return people.rulings_of(self._engine, self.name)

    def is_told(self, side: EntitySide) -> bool:
        """Whether some report has the name that a ruling is on. Raises StoreError."""
        return people.is_told(self._engine, self.name, self.readings, side)

    @property
    def judgements(self) -> Judgements:
        """The analyst's grades of outlets and records, and the rulings with what became of each."""
        return Judgements(self.name, self._engine, self.groups)

    def _origin(self) -> Callable[[str], str]:
        """What gives the report that a report is copied from, or the report itself."""
        origins = self.origins()
        return lambda report: origins.get(report, report)

    def ask(self, question: Select[Any] | Executable) -> list[Row[Any]]:
        """The rows that a SQLAlchemy select over `gestae.store.tables` gives. Raises StoreError."""
        with told(self.name), self._engine.begin() as connection:
            return list(connection.execute(question).all())
