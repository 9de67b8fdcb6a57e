"""Who did what to whom, in numbers, by status."""

from __future__ import annotations

from typing import get_args

import polars as pl

from gestae.asking.filters import EVERYTHING, Filter
from gestae.asking.tables import events
from gestae.records import Status
from gestae.store import Corpus

_STATUSES: tuple[str, ...] = get_args(Status)
_WHO = ["actors", "type", "recipients"]


def who_did_what(corpus: Corpus, asked: Filter = EVERYTHING) -> pl.DataFrame:
    """Events counted by actors, type and recipients: a column a status, `facts` (happened or ongoing) and `reports`.

    Rows with most facts come first; events that name neither side are left out. Raises StoreError.
    """
    found = events(corpus, asked).filter((pl.col("actors").list.len() > 0) | (pl.col("recipients").list.len() > 0))
    counts = [(pl.col("status") == status).sum().cast(pl.Int64).alias(status) for status in _STATUSES]
    facts = pl.col("status").is_in(["happened", "ongoing"]).sum().cast(pl.Int64).alias("facts")
    reports = pl.col("report").n_unique().cast(pl.Int64).alias("reports")
    rows = found.with_columns(pl.col("actors").list.sort(), pl.col("recipients").list.sort())
    grouped = rows.group_by(_WHO, maintain_order=True).agg(facts, *counts, reports, pl.len().alias("events"))
    return grouped.sort(["facts", "events"], descending=True, maintain_order=True).drop("events")
