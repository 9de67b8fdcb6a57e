"""What is about an actor: what it does, what is done to it, and what it holds."""

from __future__ import annotations

from dataclasses import replace

from gestae.asking.filters import Filter, Kind
from gestae.asking.tables import TABLES, actors
from gestae.errors import EmptyInput, NotFound
from gestae.store import Corpus


def check_store(corpus: Corpus, about: str | None) -> None:
    """Raises EmptyInput where the store holds no report, and NotFound where none names `about`."""
    if not len(corpus):
        raise EmptyInput(corpus.name, "no reports in it", f"read some first: gestae read REPORTS --into {corpus.name}")
    if about is not None and actors(corpus, Filter(actor=about, limit=1)).is_empty():
        raise NotFound(f"{corpus.name}: no report names {about!r}; see who is named: gestae actors {corpus.name}")


def records_about(corpus: Corpus, kind: Kind, about: str | None, asked: Filter) -> frozenset[str] | None:
    """The ids of the records of `kind` that meet the filter and whose doer, recipient or holder goes by `about`; null
    where nobody is asked for. Raises StoreError.
    """
    if about is None:
        return None
    sides = (replace(asked, actor=about), replace(asked, recipient=about))
    return frozenset(id for side in sides for id in TABLES[kind](corpus, side)["id"].to_list())
