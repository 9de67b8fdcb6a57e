"""The schema of the ledger of forces, `lexicon/asking/ledger.yaml`."""

from __future__ import annotations

from typing import Literal

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.use import cached

LedgerClass = Literal["force", "weapon", "money"]


class Nouns(Schema, frozen=True, kw_only=True):
    """What is counted, singular and plural, by unit: people or things."""

    person: Words = ()
    item: Words = ()


class LedgerExample(Schema, frozen=True, kw_only=True):
    """A quantity, and where it stands in the ledger; null where it does not."""

    item: str | None = None
    unit: str
    reads: LedgerClass | None = None


class Ledger(Schema, frozen=True, kw_only=True):
    """`ledger.yaml`. `carriers` only count out what follows a word of `of`; an item ends before a word of `behind`."""

    force: Nouns
    weapon: Nouns
    carriers: Words
    of: Words
    behind: Words
    examples: tuple[LedgerExample, ...]


@cached
def ledger() -> Ledger:
    """What stands in the ledger of forces. Raises LexiconError."""
    return load_yaml("asking/ledger.yaml", Ledger)
