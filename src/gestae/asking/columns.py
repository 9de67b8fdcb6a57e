"""The columns of the tables that are asked for: their names, their types, and which fit a terminal."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from gestae.asking.filters import Kind

_S, _LIST, _INT, _FLOAT = pl.String, pl.List(pl.String), pl.Int64, pl.Float64
_WHERE = {"id": _S, "report": _S, "published": _S, "outlet": _S}
EVENTS = {
    **_WHERE, "type": _S, "mode": _S, "status": _S, "actors": _LIST, "recipients": _LIST,
    "date": _S, "end": _S, "when": _S, "bounds_start": _S, "bounds_end": _S, "source": _LIST,
    "trigger": _S, "evidence": _S, "quantities": _LIST, "places": _LIST, "instruments": _LIST, "contexts": _LIST,
    "actor_names": _LIST, "recipient_names": _LIST, "time_precision": _INT, "date_prec": _INT, "where_prec": _INT,
    "plover_type": _S, "intensity": _FLOAT, "confidence": _FLOAT, "inferred": pl.Boolean, "status_rule": _S, "rule": _S,
}  # fmt: skip
STATEMENTS = {
    **_WHERE, "speaker": _S, "speaker_code": _S, "addressee": _S, "cue": _S, "kind": _S, "force": _S,
    "content": _LIST, "date": _S, "evidence": _S, "rule": _S,
}  # fmt: skip
COMMITMENTS = {
    **_WHERE, "party": _LIST, "toward": _LIST, "polarity": _S, "undertaking": _S, "condition_kind": _S,
    "condition": _S, "deadline": _S, "speaker": _S, "event": _S, "type": _S, "status": _S,
    "party_names": _LIST, "evidence": _S, "rule": _S,
}  # fmt: skip
QUANTITIES = {
    **_WHERE, "words": _S, "low": _FLOAT, "value": _FLOAT, "high": _FLOAT, "approximate": pl.Boolean,
    "unit": _S, "per": _S, "item": _S, "casualty": _S, "holder": _S, "holder_code": _S, "place": _S, "change": _S,
    "event": _S, "type": _S, "status": _S, "actors": _LIST, "recipients": _LIST, "source": _LIST,
    "evidence": _S, "rule": _S,
}  # fmt: skip
ACTORS = {
    **_WHERE, "name": _S, "kind": _S, "code": _S, "sector": _S, "role": _S,
    "wikidata": _S, "mentions": _INT, "words": _LIST, "rule": _S,
}  # fmt: skip
REPORTS = {
    "id": _S, "version": _INT, "published": _S, "outlet": _S, "reliability": _S, "title": _S, "language": _S,
    "unread": pl.Boolean, "page": _S, "actors": _INT, "statements": _INT, "events": _INT, "commitments": _INT,
    "quantities": _INT, "characters": _INT, "dropped": _INT, "author": _S, "modified": _S, "source": _S, "url": _S,
    "read_at": _S,
}  # fmt: skip

SHORT: Mapping[Kind, tuple[str, ...]] = {
    "events": ("id", "published", "status", "type", "actors", "recipients", "date", "source", "evidence"),
    "statements": ("id", "published", "speaker", "kind", "force", "content"),
    "commitments": ("id", "published", "party", "polarity", "undertaking", "condition_kind", "condition", "speaker"),
    "quantities": ("id", "published", "words", "unit", "item", "casualty", "holder", "status", "source"),
    "actors": ("id", "name", "kind", "code", "sector", "role", "mentions"),
    "reports": (
        "id",
        "version",
        "published",
        "outlet",
        "reliability",
        "title",
        "language",
        "unread",
        "events",
        "statements",
        "commitments",
        "quantities",
    ),
}
"""The columns of each table that fit a terminal."""
