"""The people and organizations of a store, as records and as data frames; and what an analyst ruled on their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from gestae.records import Entity, EntityKind, EntityRuling, EntitySide, RoleHeld
from gestae.store import Corpus

_S, _LIST, _INT = pl.String, pl.List(pl.String), pl.Int64
PEOPLE: dict[str, Any] = {
    "id": _S, "name": _S, "kind": _S, "code": _S, "sector": _S, "reports": _INT, "first_seen": _S, "last_seen": _S,
    "spellings": _LIST, "roles": _LIST, "wikidata": _S, "mentions": _INT, "in": _LIST, "joins": _LIST,
}  # fmt: skip
RULINGS: dict[str, Any] = {
    "id": _INT, "ruling": _S, "first": _S, "second": _S, "by": _S, "why": _S, "made_at": _S, "told": pl.Boolean,
}  # fmt: skip
SHORT = ("id", "name", "kind", "code", "reports", "first_seen", "last_seen", "spellings", "roles")
_MOST = 6  # spellings and offices of a row


def people(
    corpus: Corpus,
    *,
    name: str | None = None,
    code: str | None = None,
    kind: EntityKind | None = None,
    report: str | None = None,
    limit: int | None = None,
) -> list[Entity]:
    """The entities that meet all that is asked, those of most reports first. `name`: words of a spelling, however they
    are written, or an id; `code`: whom they were told to act for. Raises StoreError.
    """
    found = [
        one
        for one in corpus.entities(name=name)
        if kind in (None, one.kind)
        and (code is None or code.upper() in {one.code, *(role.code for role in one.roles)})
        and (report is None or any(mention.report == report for mention in one.mentions))
    ]
    return found[:limit]


def frame_of(entities: Sequence[Entity]) -> pl.DataFrame:
    """A row for each entity."""
    return pl.DataFrame([_row(one) for one in entities], schema=PEOPLE)


def _row(one: Entity) -> dict[str, Any]:
    return {
        "id": one.id, "name": one.name, "kind": one.kind, "code": one.code, "sector": one.sector,
        "reports": one.reports, "first_seen": one.first_seen, "last_seen": one.last_seen,
        "spellings": [f"{each.text} ×{each.count}" for each in one.spellings[:_MOST]],
        "roles": [role_words(role) for role in one.roles[:_MOST] if role.role],
        "wikidata": one.wikidata, "mentions": len(one.mentions),
        "in": list(dict.fromkeys(mention.report for mention in one.mentions)),
        "joins": [f"{join.name} = {join.to}: {join.evidence}" for join in one.joins],
    }  # fmt: skip


def role_words(role: RoleHeld) -> str:
    """An office with the days between which reports tell it: "President (BLR), 2020-08-09 to 2023-02-17"."""
    days = " to ".join(dict.fromkeys(day for day in (role.first, role.last) if day))
    whose = f" ({role.code})" if role.code else ""
    return f"{role.role or role.sector or ''}{whose}{', ' if days else ''}{days}"


def frame_of_rulings(corpus: Corpus, rulings: Sequence[EntityRuling]) -> pl.DataFrame:
    """A row for each ruling. `told`: whether reports still have both names; one that they have not is kept and waits.
    Raises StoreError.
    """
    rows = [
        {
            "id": one.id, "ruling": "one" if one.together else "two", "first": side_words(one.first),
            "second": side_words(one.second), "by": one.by, "why": one.why, "made_at": one.made_at,
            "told": all(corpus.is_told(side) for side in (one.first, one.second)),
        }
        for one in rulings
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=RULINGS)


def side_words(side: EntitySide) -> str:
    """A name that was ruled on: with its code, and the report that it is ruled on in."""
    code = "" if side.code is None else f" ({side.code or 'no state'})"
    return f"{side.name}{code}{f' in {side.report}' if side.report else ''}"
