"""The columns of the tables that are asked for: their names, their types, and which fit a terminal."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from gestae.asking.filters import Kind

_WORDS = pl.List(pl.String)
_WHERE = {"id": pl.String, "report": pl.String, "published": pl.String, "outlet": pl.String}
EVENTS = {
    **_WHERE, "type": pl.String, "mode": pl.String, "status": pl.String, "actors": _WORDS, "recipients": _WORDS,
    "date": pl.String, "end": pl.String, "when": pl.String, "source": _WORDS, "trigger": pl.String, "evidence": pl.String,
    "quantities": _WORDS, "places": _WORDS, "instruments": _WORDS, "contexts": _WORDS, "actor_names": _WORDS,
    "recipient_names": _WORDS, "plover_type": pl.String, "intensity": pl.Float64, "confidence": pl.Float64, "rule": pl.String,
}  # fmt: skip
STATEMENTS = {
    **_WHERE, "speaker": pl.String, "speaker_code": pl.String, "addressee": pl.String, "cue": pl.String, "kind": pl.String,
    "content": _WORDS, "date": pl.String, "evidence": pl.String, "rule": pl.String,
}  # fmt: skip
COMMITMENTS = {
    **_WHERE, "party": _WORDS, "toward": _WORDS, "polarity": pl.String, "undertaking": pl.String, "condition_kind": pl.String,
    "condition": pl.String, "deadline": pl.String, "speaker": pl.String, "event": pl.String, "type": pl.String, "status": pl.String,
    "party_names": _WORDS, "evidence": pl.String, "rule": pl.String,
}  # fmt: skip
QUANTITIES = {
    **_WHERE, "words": pl.String, "low": pl.Float64, "value": pl.Float64, "high": pl.Float64, "approximate": pl.Boolean,
    "unit": pl.String, "item": pl.String, "holder": pl.String, "holder_code": pl.String, "place": pl.String, "change": pl.String,
    "event": pl.String, "type": pl.String, "status": pl.String, "actors": _WORDS, "recipients": _WORDS, "source": _WORDS,
    "evidence": pl.String, "rule": pl.String,
}  # fmt: skip
ACTORS = {
    **_WHERE, "name": pl.String, "kind": pl.String, "code": pl.String, "sector": pl.String, "role": pl.String,
    "wikidata": pl.String, "mentions": pl.Int64, "words": _WORDS, "rule": pl.String,
}  # fmt: skip
REPORTS = {
    "id": pl.String, "version": pl.Int64, "published": pl.String, "outlet": pl.String, "title": pl.String, "actors": pl.Int64,
    "statements": pl.Int64, "events": pl.Int64, "commitments": pl.Int64, "quantities": pl.Int64, "characters": pl.Int64,
    "dropped": pl.Int64, "source": pl.String, "url": pl.String, "read_at": pl.String,
}  # fmt: skip

SHORT: Mapping[Kind, tuple[str, ...]] = {
    "events": ("id", "published", "status", "type", "actors", "recipients", "date", "source", "evidence"),
    "statements": ("id", "published", "speaker", "kind", "content"),
    "commitments": ("id", "published", "party", "polarity", "undertaking", "condition_kind", "condition", "speaker"),
    "quantities": ("id", "published", "words", "unit", "item", "holder", "status", "source"),
    "actors": ("id", "name", "kind", "code", "sector", "role", "mentions"),
    "reports": ("id", "version", "published", "outlet", "title", "events", "statements", "commitments", "quantities"),
}
"""The columns of each table that fit a terminal."""
