"""How reliable the outlets of reports are, by the analyst's grades in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, or_, select

from gestae.asking.filters import Filter
from gestae.records.judgements import OutletGrade, Reliability
from gestae.store import Corpus
from gestae.store.chunks import chunks
from gestae.store.grades import folded
from gestae.store.tables import reports


@dataclass(frozen=True, slots=True)
class Reliabilities:
    """The grades in force of each outlet, by its folded name, from the latest day on which one begins back to the one
    for all its reports.
    """

    grades: Mapping[str, tuple[OutletGrade, ...]]

    def of(self, outlet: str | None, published: str | None) -> Reliability | None:
        """The grade for a report of `outlet` on the ISO day `published`; null where there is none. A report without a
        day has the grade for all reports alone.
        """
        known = self.grades.get(folded(outlet), ()) if outlet else ()
        fitting = (one for one in known if not one.since or (published or "") >= one.since)
        return next((one.reliability for one in fitting), None)


def reliabilities(corpus: Corpus) -> Reliabilities:
    """The grades of outlets that are in force. Raises StoreError."""
    found: dict[str, list[OutletGrade]] = defaultdict(list)
    for one in corpus.judgements.outlet_grades():
        found[folded(one.outlet)].append(one)
    latest = {key: sorted(some, key=lambda one: one.since or "", reverse=True) for key, some in found.items()}
    return Reliabilities({key: tuple(some) for key, some in latest.items()})


def reliability_of(corpus: Corpus, ids: Iterable[str]) -> dict[str, Reliability | None]:
    """The grade of the outlet of each report. Raises StoreError."""
    own, grades = reports.c, reliabilities(corpus)
    wanted = select(own.id, own.outlet, own.published).where(own.current)
    return {
        row.id: grades.of(row.outlet, row.published)
        for some in chunks(sorted(set(ids)))
        for row in corpus.ask(wanted.where(own.id.in_(some)))
    }


def graded_so(corpus: Corpus, asked: Filter) -> list[ColumnElement[bool]]:
    """That a report is of an outlet of one of the grades asked for; nothing where none is. Raises StoreError."""
    if not asked.reliability:
        return []
    grades = reliabilities(corpus)
    names = {row.outlet for row in corpus.ask(select(reports.c.outlet).where(reports.c.current).distinct())}
    periods: dict[tuple[str | None, str | None], list[str]] = defaultdict(list)
    for name in sorted(filter(None, names)):
        for period in _periods(grades.grades.get(folded(name), ()), asked.reliability):
            periods[period].append(name)
    return [or_(false(), *(_told(since, until, some) for (since, until), some in periods.items()))]


def _periods(grades: Sequence[OutletGrade], wanted: Sequence[str]) -> Iterable[tuple[str | None, str | None]]:
    """From which day on, and before which, an outlet has one of the grades wanted."""
    until = None
    for one in grades:
        if one.reliability in wanted:
            yield one.since, until
        until = one.since


def _told(since: str | None, until: str | None, outlets: Sequence[str]) -> ColumnElement[bool]:
    """That a report is of one of the outlets, within the days; without a day it lies before all of them."""
    parts: list[ColumnElement[bool]] = [reports.c.outlet.in_(outlets)]
    if since:
        parts.append(reports.c.published >= since)
    if until:
        parts.append(or_(reports.c.published < until, reports.c.published.is_(None)))
    return and_(*parts)
