"""Who tells an event: the speakers behind it, or nobody where the report says so itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import and_, func, select

from gestae.store import Corpus
from gestae.store import tables as t
from gestae.store.chunks import chunks


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says so. `name`: the code, else the name, else the report's words; `code`: null where none is
    known.
    """

    name: str
    code: str | None


def voices_in(corpus: Corpus, reports: Iterable[str]) -> dict[tuple[str, str], tuple[Voice, ...]]:
    """Who says so, outermost first, for each attributed event of some reports, by report and event. Raises
    StoreError.
    """
    link, said, actors = t.event_statements, t.statements, t.actors
    name = func.coalesce(actors.c.code, actors.c.name, said.c.speaker_span_text)
    wanted = (
        select(t.reports.c.id, link.c.event, name.label("name"), actors.c.code)
        .join(t.reports, t.reports.c.number == link.c.report)
        .join(said, and_(said.c.report == link.c.report, said.c.id == link.c.statement))
        .outerjoin(actors, and_(actors.c.report == link.c.report, actors.c.id == said.c.speaker))
        .where(t.reports.c.current)
        .order_by(link.c.report, link.c.event, link.c.position)
    )
    found: dict[tuple[str, str], tuple[Voice, ...]] = {}
    for some in chunks(sorted(set(reports))):
        for row in corpus.ask(wanted.where(t.reports.c.id.in_(some))):
            key = (row.id, row.event)
            found[key] = (*found.get(key, ()), Voice(row.name or "", row.code))
    return found
