"""The corpus: reports and what was read out of them, kept in one store."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from types import TracebackType
from typing import Any, Protocol, Self

from sqlalchemy import Executable, Row, Select, func, select
from sqlalchemy.exc import IntegrityError

from gestae.errors import GestaeError, NotFound, ReaderFault, StoreError
from gestae.records import Reading, Report
from gestae.store.copies import Copies, exact_copies, repeated
from gestae.store.database import for_writing, keep_log, locate, name_of, open_engine
from gestae.store.faults import told
from gestae.store.intake import Given, reports_of
from gestae.store.migrations import migrate, missing
from gestae.store.packing import unpack
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

        A report is a Report, or a dictionary with text and, where known, id, title, published, outlet, url, language.
        One whose text and metadata are known is not read again; one that cannot be read is skipped, with the reason.
        Raises StoreError where the store cannot be written.
        """
        skipped: list[GestaeError] = []
        given: deque[Report] = deque()
        known = 0

        def fresh() -> Iterator[Report]:
            nonlocal known
            for report in reports_of(reports, skipped.append):
                if self.knows(report):
                    known += 1
                else:
                    given.append(report)
                    yield report

        readings = (reader or _reader(clean)).read_many(fresh())
        kept: list[Kept] = []
        for reading in readings:
            report = given.popleft()
            if reading.problem:
                skipped.append(
                    ReaderFault(f"report {report.id}", f"could not be read ({reading.problem})", "report the fault")
                )
            else:
                kept.append(self.keep(reading, given=report))
        return Added(kept.count("added"), known + kept.count("unchanged"), kept.count("version"), tuple(skipped))

    def keep(self, reading: Reading, *, given: Report | None = None) -> Kept:
        """Stores one reading; `given` is the report as it came in, before cleaning.

        "unchanged" where a version with this text and metadata is there, "version" where the report was known
        otherwise: the old version stays, and questions see the new one. Raises StoreError.
        """
        given = given or reading.report
        with told(self.name):
            try:
                return self._write(reading, given)
            except IntegrityError:  # on a server, another writer was first: now its version is seen
                return self._write(reading, given)

    def _write(self, reading: Reading, given: Report) -> Kept:
        with for_writing(self._engine).begin() as connection:
            return write(connection, reading, given)

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
        """The groups of reports that say the same in the same words; near copies and rewrites are not told yet."""
        return exact_copies(self.ask(repeated()))

    def ask(self, question: Select[Any] | Executable) -> list[Row[Any]]:
        """The rows that a SQLAlchemy select over `gestae.store.tables` gives. Raises StoreError."""
        with told(self.name), self._engine.begin() as connection:
            return list(connection.execute(question).all())
