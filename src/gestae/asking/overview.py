"""The first picture of a store: who did what to whom, the ledger of forces, what is promised on which condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from gestae.asking.ledger import forces, open_commitments
from gestae.asking.summary import who_did_what
from gestae.store import Corpus

_STATUSES = ("happened", "ongoing", "planned", "called_for", "possible", "conditional", "denied")
_PUBLISHED = pl.col("published").alias("reported")


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the overview. `total`: how many rows it has where only the first are shown."""

    title: str
    note: str
    frame: pl.DataFrame
    total: int


def overview(corpus: Corpus, rows: int = 12) -> Sequence[Part]:
    """The first picture, at most `rows` of each table, columns named for people. Raises StoreError."""
    return (_doings(corpus, rows), _forces(corpus, rows), _promises(corpus, rows))


def _doings(corpus: Corpus, rows: int) -> Part:
    """Who did what to whom, where the reports name two sides."""
    found = who_did_what(corpus)
    named = (pl.col("actors").list.len() > 0) & (pl.col("recipients").list.len() > 0)
    found = found.filter(named & (pl.col("actors") != pl.col("recipients")))
    counts = [pl.when(pl.col(name) > 0).then(pl.col(name)).alias(name.replace("_", " ")) for name in _STATUSES]
    sides = (pl.col("actors").alias("who"), pl.col("type").alias("did"), pl.col("recipients").alias("to whom"))
    shown = found.head(rows).select(*sides, *counts, "reports")
    return Part("Who did what to whom", "events by status; only happened and ongoing are facts", shown, len(found))


def _forces(corpus: Corpus, rows: int) -> Part:
    """The forces and arms whose holder is known, largest first."""
    found = forces(corpus).filter(pl.col("holder").is_not_null() & (pl.col("class") != "money"))
    ranked = found.sort(_size(), descending=True, nulls_last=True, maintain_order=True).head(rows)
    amount = pl.concat_str("words", "item", separator=" ", ignore_nulls=True).alias("how many")
    says = pl.col("source").alias("who says so")
    shown = ranked.select(
        pl.col("holder").alias("whose"), amount, pl.col("place").alias("where"), says, _PUBLISHED, "id"
    )
    return Part("The ledger of forces", "as each report has it; nothing is added up", shown, len(found))


def _size() -> pl.Expr:
    return pl.max_horizontal("high", "value", "low")


def _promises(corpus: Corpus, rows: int) -> Part:
    """Commitments that hang on a condition, the strictest conditions first."""
    found = open_commitments(corpus).filter(pl.col("condition").is_not_null())
    strict = (pl.col("condition_kind") == "only_if").cast(pl.Int8)
    ranked = found.sort(strict, descending=True, maintain_order=True).head(rows)
    verb = pl.col("polarity").str.replace_all("_", " ")
    would = pl.concat_str(verb, "undertaking", separator=" ").alias("would do what")
    when = _condition().alias("on which condition")
    says = pl.col("speaker").alias("who says so")
    shown = ranked.select(pl.col("party").alias("who"), would, when, says, _PUBLISHED, "id")
    return Part("Open commitments", "who would do what, on which condition, and who says so", shown, len(found))


def _condition() -> pl.Expr:
    """The words of the condition, "only" before them where it stands elsewhere in the sentence."""
    words, kind = pl.col("condition"), pl.col("condition_kind")
    lacks = (kind == "only_if") & ~words.str.to_lowercase().str.contains("only", literal=True)
    return pl.when(lacks).then(pl.concat_str(pl.lit("only "), words)).otherwise(words)
