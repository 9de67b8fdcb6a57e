"""Fetches the records that a filter asks for, and the lists that belong to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Subquery, Table, and_, func, select

from gestae.asking.clauses import conditions, table_of
from gestae.asking.filters import Filter, Kind
from gestae.asking.outlets import graded_so
from gestae.store import Corpus
from gestae.store import tables as t

Key = tuple[int, str]
Lists = Mapping[Key, list[str]]
Join = tuple[Table, ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Selection:
    """The records of `kind` that a filter asked for: `chosen` holds their (report, id), for joins."""

    corpus: Corpus
    kind: Kind
    chosen: Subquery

    def rows(self, *more: ColumnElement[Any]) -> list[Row[Any]]:
        """Every record's columns, with `number` and those of its report that tell where it stands, in order."""
        table = table_of(self.kind)
        own = [column for column in table.columns if column.name != "report"]
        where = [t.reports.c.number, t.reports.c.id.label("in_report"), t.reports.c.published, t.reports.c.outlet]
        found = (
            select(*own, *where, *more)
            .join(t.reports, t.reports.c.number == table.c.report)
            .join(self.chosen, self._is(table))
        )
        return self.corpus.ask(found.order_by(*order_of(self.kind)))

    def _is(self, table: Table) -> ColumnElement[bool]:
        return and_(self.chosen.c.report == table.c.report, self.chosen.c.id == table.c.id)

    def lists(
        self, link: Table, value: ColumnElement[Any], *joins: Join, where: ColumnElement[bool] | None = None
    ) -> Lists:
        """For each record the values of its parts in `link`, in order, each once, without nulls."""
        found = self._parts(link, value)
        for table, condition in joins:
            found = found.join(table, and_(table.c.report == link.c.report, condition))
        return self._gathered(link, found if where is None else found.where(where))

    def people(self, link: Table, value: ColumnElement[Any] | None = None) -> Lists:
        """For each record the actors in `link`: their codes, or names where there is no code; or another `value`."""
        value = label() if value is None else value
        return self.lists(link, value, (t.actors, t.actors.c.id == link.c.actor))

    def speakers(self, link: Table) -> Lists:
        """For each record who says so, by name, outermost first; the report's words for a speaker that is no actor."""
        said = t.statements
        found = self._parts(link, func.coalesce(t.actors.c.name, said.c.speaker_span_text))
        found = found.join(said, and_(said.c.report == link.c.report, said.c.id == link.c.statement))
        speaker = and_(t.actors.c.report == link.c.report, t.actors.c.id == said.c.speaker)
        return self._gathered(link, found.outerjoin(t.actors, speaker))

    def around(self, roles: Table) -> Lists:
        """For each quantity the actors, by code or name, that its events have in `roles`."""
        link = t.event_quantities
        found = select(link.c.report, link.c.quantity, label())
        found = found.join(
            self.chosen, and_(self.chosen.c.report == link.c.report, self.chosen.c.id == link.c.quantity)
        )
        found = found.join(roles, and_(roles.c.report == link.c.report, roles.c.event == link.c.event))
        found = found.join(t.actors, and_(t.actors.c.report == roles.c.report, t.actors.c.id == roles.c.actor))
        return _lists(self.corpus.ask(found.order_by(link.c.report, roles.c.event, roles.c.position)))

    def _parts(self, link: Table, value: ColumnElement[Any]) -> Select[Any]:
        owner = owner_of(link)
        picked = and_(self.chosen.c.report == link.c.report, self.chosen.c.id == owner)
        return select(link.c.report, owner, value).join(self.chosen, picked)

    def _gathered(self, link: Table, found: Select[Any]) -> Lists:
        return _lists(self.corpus.ask(found.order_by(link.c.report, owner_of(link), link.c.position)))


def owner_of(link: Table) -> ColumnElement[Any]:
    """The column of a table of parts that holds the id of the record they belong to."""
    return link.columns[link.columns.keys()[1]]


def label() -> ColumnElement[Any]:
    """What an actor is called in tables: its code, or its name where there is none."""
    return func.coalesce(t.actors.c.code, t.actors.c.name)


def selected(corpus: Corpus, kind: Kind, asked: Filter) -> Selection:
    """The records of `kind` (any but reports) that `asked` asks for."""
    table = table_of(kind)
    found = (
        select(table.c.report, table.c.id)
        .join(t.reports, t.reports.c.number == table.c.report)
        .where(*conditions(kind, asked), *graded_so(corpus, asked))
    )
    return Selection(corpus, kind, found.order_by(*order_of(kind)).limit(asked.limit).subquery())


def order_of(kind: Kind) -> list[ColumnElement[Any]]:
    """By day of publication, then as the reports were kept, then as the records stand in them."""
    days: list[ColumnElement[Any]] = [func.coalesce(t.reports.c.published, "9999"), t.reports.c.number]
    return days if kind == "reports" else [*days, table_of(kind).c.position]


def _lists(rows: Iterable[Any]) -> Lists:
    lists: defaultdict[Key, list[str]] = defaultdict(list)
    for report, id_, value in rows:
        key = (report, id_)
        if value is not None and value not in lists[key]:
            lists[key].append(value)
    return lists
