"""Exact copies among the reports of a store: the same words, in the same order."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, Literal

from sqlalchemy import Select, func, select

from gestae.records import Record
from gestae.store.tables import reports


class Copies(Record, frozen=True, kw_only=True):
    """Reports that say the same.

    `members`: report ids, earliest first; `origin`: the first of them; `agency`: null if unknown.
    """

    members: tuple[str, ...]
    origin: str
    kind: Literal["exact", "near", "rewrite"]
    agency: str | None = None


def repeated() -> Select[Any]:
    """The ids and words of the newest reports whose words stand in more than one of them, earliest first."""
    newest = reports.c.current
    twice = select(reports.c.words).where(newest).group_by(reports.c.words).having(func.count() > 1)
    days = func.coalesce(reports.c.published, "9999")
    return (
        select(reports.c.id, reports.c.words)
        .where(newest, reports.c.words.in_(twice))
        .order_by(reports.c.words, days, reports.c.number)
    )


def exact_copies(rows: Iterable[Any]) -> list[Copies]:
    """The groups in the rows of `repeated`."""
    groups = [tuple(row.id for row in group) for _, group in groupby(rows, key=lambda row: row.words)]
    return [Copies(members=members, origin=members[0], kind="exact") for members in groups]
