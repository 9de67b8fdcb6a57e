"""Which reports say the same, as a data frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl
from sqlalchemy import select

from gestae.linking.copies import Copies
from gestae.store import Corpus
from gestae.store.tables import reports

__all__ = ["COLUMNS", "SHORT", "copies", "frame_of"]

COLUMNS: dict[str, Any] = {
    "origin": pl.String, "kind": pl.String, "agency": pl.String, "reports": pl.Int64, "published": pl.String,
    "outlet": pl.String, "title": pl.String, "members": pl.List(pl.String), "shared": pl.String,
}  # fmt: skip
SHORT = ("origin", "kind", "agency", "reports", "published", "outlet", "members", "shared")
_AT_ONCE = 500


def copies(corpus: Corpus, *, report: str | None = None, limit: int | None = None) -> list[Copies]:
    """The groups of copies, or the one that `report` is in. Raises StoreError."""
    return [group for group in corpus.copies() if report is None or report in group.members][:limit]


def frame_of(corpus: Corpus, groups: Sequence[Copies]) -> pl.DataFrame:
    """A row a group: `origin` with its day, outlet and title; `shared`: the longest passage of texts that differ."""
    known = _reports(corpus, [group.origin for group in groups])
    rows = [
        {
            "origin": group.origin, "kind": group.kind, "agency": group.agency, "reports": len(group.members),
            **known[group.origin], "members": list(group.members), "shared": _longest(group),
        }
        for group in groups
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=COLUMNS)


def _reports(corpus: Corpus, ids: Sequence[str]) -> dict[str, dict[str, str | None]]:
    asked = select(reports.c.id, reports.c.published, reports.c.outlet, reports.c.title).where(reports.c.current)
    parts = (ids[first : first + _AT_ONCE] for first in range(0, len(ids), _AT_ONCE))
    rows = [row for part in parts for row in corpus.ask(asked.where(reports.c.id.in_(part)))]
    return {row.id: {"published": row.published, "outlet": row.outlet, "title": row.title} for row in rows}


def _longest(group: Copies) -> str | None:
    shared = (passage.here.text for tie in group.ties for passage in tie.passages)
    return max(shared, key=len, default=None)
