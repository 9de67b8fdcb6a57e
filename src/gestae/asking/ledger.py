"""The ledger of forces, and the commitments that are open."""

from __future__ import annotations

import polars as pl

from gestae.asking.classes import class_of
from gestae.asking.filters import EVERYTHING, Filter
from gestae.asking.tables import commitments, quantities
from gestae.store import Corpus

_LEDGER = (
    "class", "holder", "item", "low", "value", "high", "approximate", "unit", "words", "change", "place", "status",
    "type", "actors", "recipients", "source", "evidence", "published", "outlet", "report", "holder_code", "event", "id",
)  # fmt: skip
_OPEN = (
    "party", "polarity", "undertaking", "condition_kind", "condition", "toward", "deadline", "speaker",
    "status", "published", "outlet", "report", "evidence", "id",
)  # fmt: skip
LEDGER_SHORT = ("class", "holder", "words", "item", "status", "recipients", "source", "published", "id")
OPEN_SHORT = ("party", "polarity", "undertaking", "condition_kind", "condition", "speaker", "published", "id")


def forces(corpus: Corpus, asked: Filter = EVERYTHING) -> pl.DataFrame:
    """Every quantity of a force, a weapon or money (`class`), as the reports have it.

    `holder`: whose; `status`, `type`, `actors`, `recipients`: of the event it belongs to; `source`: who says so,
    empty where the reporter does; `evidence`: the words. Nothing is added up: two reports may count the same.
    Raises StoreError.
    """
    found = quantities(corpus, asked)
    classes = [class_of(item, unit) for item, unit in found.select("item", "unit").iter_rows()]
    rows = found.with_columns(pl.Series("class", classes, dtype=pl.String)).filter(pl.col("class").is_not_null())
    order = pl.col("class").replace_strict({"force": 0, "weapon": 1, "money": 2}, return_dtype=pl.Int8)
    return rows.sort(order, "holder", maintain_order=True, nulls_last=True).select(_LEDGER)


def open_commitments(corpus: Corpus, asked: Filter = EVERYTHING) -> pl.DataFrame:
    """What is promised, threatened or ruled out: party, undertaking, condition with its kind, who says so, the words.

    All commitments count as open until reports are linked to each other. Raises StoreError.
    """
    return commitments(corpus, asked).select(_OPEN)
