"""The copies and rewrites among the reports of a store, out of the ties that were kept as they came in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Select, func, select

from gestae.linking.copies import Appearance, Bound, Copies, Family, Found, Tie, families, shared_passages
from gestae.store.signs import copy_reports, copy_ties, overlap_of
from gestae.store.tables import reports

__all__ = ["Copies", "Tie", "copies_of", "families_of", "printed", "tied"]

_TEXTS = 200  # looked up at a time

Ask = Callable[[Select[Any]], list[Any]]


def printed() -> Select[Any]:
    """The newest version of each report, as far as copies go."""
    return (
        select(
            reports.c.id,
            reports.c.outlet,
            func.length(reports.c.text).label("length"),
            copy_reports.c.text,
            copy_reports.c.day,
            copy_reports.c.agency,
            copy_reports.c.own,
        )
        .join_from(copy_reports, reports)
        .where(reports.c.current)
    )


def tied() -> Select[Any]:
    """The ties between texts."""
    return select(copy_ties)


def families_of(printed: Iterable[Any], tied: Iterable[Any]) -> list[Family]:
    """The families in the rows of `printed` and `tied`."""
    appearances = [
        Appearance(row.id, row.text, row.day, row.outlet, row.agency, row.own, row.length) for row in printed
    ]
    return families(appearances, [Found(row.shorter, row.longer, overlap_of(row.overlap)) for row in tied])


def copies_of(known: Iterable[Family], ask: Ask) -> Iterator[Copies]:
    """The families as records; `ask` looks the texts of shared passages up."""
    for family in known:
        yield Copies(
            members=tuple(member.report for member in family.members),
            origin=family.members[0].report,
            kind=family.kind,
            agency=family.agency,
            ties=tuple(sorted(_ties(family, ask), key=lambda tie: (tie.report, tie.of))),
        )


def _ties(family: Family, ask: Ask) -> Iterator[Tie]:
    first = {member.text: member.report for member in reversed(family.members)}
    texts = _texts([first[text] for bond in family.bonds for text in (bond.found.shorter, bond.found.longer)], ask)
    order = {member.report: place for place, member in enumerate(family.members)}
    for bond in family.bonds:
        shorter, longer = first[bond.found.shorter], first[bond.found.longer]
        yield _tie(bond, shorter, longer, texts, later=order[shorter] > order[longer])


def _tie(bond: Bound, shorter: str, longer: str, texts: dict[str, str], *, later: bool) -> Tie:
    """The tie as its later report tells it."""
    measured = bond.found.overlap
    shared = tuple(shared_passages(measured, texts[shorter], texts[longer]))
    return Tie(
        report=shorter if later else longer,
        of=longer if later else shorter,
        kind=bond.kind,
        copied=measured.shorter,
        words=measured.words,
        facts=measured.facts,
        passages=shared if later else tuple(one.turned() for one in shared),
    )


def _texts(ids: list[str], ask: Ask) -> dict[str, str]:
    unique = list(dict.fromkeys(ids))
    parts = (unique[first : first + _TEXTS] for first in range(0, len(unique), _TEXTS))
    asked = (select(reports.c.id, reports.c.text).where(reports.c.current, reports.c.id.in_(part)) for part in parts)
    return {row.id: row.text for question in asked for row in ask(question)}
