"""What is linked across reports as data frames: occurrences, contradictions, drift, commitments; and as records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

import polars as pl

from gestae.asking.filters import EVERYTHING, Filter
from gestae.asking.grading import gradings_of, occurrence_in
from gestae.asking.tables import commitments as read_commitments
from gestae.asking.tables import events as read_events
from gestae.records import Amount, Contradiction, Drift, LinkedCommitment, Occurrence, Record, Side, Telling
from gestae.records.judgements import Grading
from gestae.store import Corpus

_NONE: Mapping[str, Grading] = MappingProxyType({})
LinkedKind = Literal["occurrences", "contradictions", "drift", "commitments"]
_S, _LIST, _INT = pl.String, pl.List(pl.String), pl.Int64
OCCURRENCES = {
    "id": _S, "type": _S, "status": _S, "actors": _LIST, "recipients": _LIST, "date": _S, "end": _S, "places": _LIST,
    "reports": _INT, "outlets": _INT, "origins": _INT, "denials": _INT, "credibility": _S, "proposed": _S,
    "support": _S, "first_seen": _S, "last_seen": _S, "amounts": _LIST,
    "told": _S, "in": _S, "mentions": _LIST,
}  # fmt: skip
CONTRADICTIONS = {
    "id": _S, "field": _S, "type": _S, "actors": _LIST, "recipients": _LIST, "date": _S, "sides": _LIST,
    "occurrence": _S, "credibility": _S, "proposed": _S, "support": _S,
}  # fmt: skip
DRIFT = {
    "occurrence": _S, "type": _S, "actors": _LIST, "direction": _S, "from": _S, "from_words": _S, "from_report": _S,
    "to": _S, "to_words": _S, "to_report": _S, "published": _S,
}  # fmt: skip
COMMITMENTS = {
    "id": _S, "party": _LIST, "polarity": _S, "undertaking": _S, "condition_kind": _S, "condition": _S, "state": _S,
    "history": _LIST, "deadline": _S, "toward": _LIST, "report": _S, "occurrence": _S,
}  # fmt: skip
SHORT: Mapping[LinkedKind, tuple[str, ...]] = {
    "occurrences": (
        "id", "first_seen", "status", "type", "actors", "recipients", "date", "reports", "origins", "denials",
        "credibility", "proposed", "told",
    ),
    "contradictions": ("id", "field", "type", "actors", "sides", "credibility", "support"),
    "drift": ("occurrence", "direction", "actors", "from", "from_words", "to", "to_words", "published"),
    "commitments": ("id", "party", "polarity", "undertaking", "condition_kind", "condition", "state", "history"),
}  # fmt: skip


def linked(corpus: Corpus, kind: LinkedKind, asked: Filter = EVERYTHING) -> Sequence[Record]:
    """The records of one kind that meet the filter: an occurrence does where an event of it does, contradictions and
    drift where their occurrence does, a commitment where one of its tellings does. Raises StoreError.
    """
    if kind == "commitments":
        promises = corpus.commitments()
        wanted = _ids(read_commitments(corpus, _unlimited(asked))) if _asks(asked) else None
        found = [one for one in promises if wanted is None or wanted & set(one.commitments)]
        return found[: asked.limit]
    events = _events(corpus, asked)
    occurrences = [one for one in corpus.occurrences() if _meets(one, events)]
    if kind == "occurrences":
        return list(occurrences)[: asked.limit]
    kept = {one.id for one in occurrences}
    both: Sequence[Contradiction | Drift] = corpus.contradictions() if kind == "contradictions" else corpus.drift()
    return [one for one in both if one.occurrence in kept][: asked.limit]


def graded(corpus: Corpus, kind: LinkedKind, records: Sequence[Record]) -> dict[str, Grading]:
    """The gradings of the occurrences that records are, or are about; none for commitments and drift. Raises
    StoreError.
    """
    if kind not in ("occurrences", "contradictions"):
        return {}
    return gradings_of(corpus, {occurrence_in(one) for one in records})


def frame_of(
    corpus: Corpus, kind: LinkedKind, records: Sequence[Record], gradings: Mapping[str, Grading] = _NONE
) -> pl.DataFrame:
    """The records of one kind as a frame, a row each, with the gradings of their occurrences where they are given.

    `credibility`: the analyst's; `proposed`, `support`: computed.
    """
    known = {one.id: one for one in corpus.occurrences()} if kind in ("contradictions", "drift") else {}
    schema: Mapping[str, Any] = {
        "occurrences": OCCURRENCES, "contradictions": CONTRADICTIONS, "drift": DRIFT, "commitments": COMMITMENTS,
    }[kind]  # fmt: skip
    return pl.DataFrame([_row(record, known, gradings) for record in records], schema=schema)


def _row(record: Record, known: Mapping[str, Occurrence], gradings: Mapping[str, Grading]) -> dict[str, Any]:
    match record:
        case Occurrence():
            return _occurrence(record, gradings.get(record.id))
        case Contradiction():
            return _contradiction(record, known[record.occurrence], gradings.get(record.occurrence))
        case Drift():
            return _drift(record, known[record.occurrence])
        case LinkedCommitment():
            return _commitment(record)
        case _:
            raise TypeError(f"not linked across reports: {type(record).__name__}")


def _graded(grading: Grading | None) -> dict[str, Any]:
    if grading is None:
        return {"credibility": None, "proposed": None, "support": None}
    support, grade = grading.support, grading.grade
    return {
        "credibility": grade.credibility if grade else None, "proposed": support.proposed, "support": support.words,
    }  # fmt: skip


def _occurrence(one: Occurrence, grading: Grading | None) -> dict[str, Any]:
    best = one.mentions[one.best]
    amounts = [_amount(amount) for amount in one.amounts]
    return {
        "id": one.id, "type": one.type, "status": one.status, "actors": list(one.actors),
        "recipients": list(one.recipients), "date": one.date.start if one.date else None,
        "end": one.date.end if one.date else None, "places": list(one.places), "reports": one.reports,
        "outlets": one.outlets, "origins": one.origins, "first_seen": one.first_seen, "last_seen": one.last_seen,
        "denials": grading.support.denials if grading else None, **_graded(grading), "amounts": amounts,
        "told": _words(best.evidence.text), "in": best.report,
        "mentions": [_mention(mention, grading) for mention in one.mentions],
    }  # fmt: skip


def _amount(amount: Amount) -> str:
    """Low to high, the best where they differ, and how many origins tell it: "12 to 31 people, best 12 (3 origins)"."""
    low, best, high = (f"{number:,.15g}" for number in (amount.low, amount.best, amount.high))
    item = amount.item or amount.unit or ""
    if amount.low == amount.high:
        return f"{low} {item}".strip()
    return f"{low} to {high} {item}".strip() + f", best {best} ({amount.origins} origins)"


def _mention(mention: Telling, grading: Grading | None) -> str:
    """`one-army/e3 happened: struck`, by which `gestae rule` knows it; `one-army@120` where no event was read."""
    own = f"/{mention.event}" if mention.event else f"@{mention.trigger.start}"
    return f"{mention.report}{own}{_mark(mention.report, grading)} {mention.status}: {mention.trigger.text}"


def _mark(report: str, grading: Grading | None) -> str:
    """` [B]` where the outlet of a report is graded B."""
    reliability = grading.reliability.get(report) if grading else None
    return f" [{reliability}]" if reliability else ""


def _contradiction(one: Contradiction, about: Occurrence, grading: Grading | None) -> dict[str, Any]:
    return {
        "id": one.id, "field": one.field, "type": about.type, "actors": list(about.actors),
        "recipients": list(about.recipients), "date": about.date.start if about.date else None,
        "sides": [_side(side, grading) for side in one.sides],
        "occurrence": one.occurrence, **_graded(grading),
    }  # fmt: skip


def _side(side: Side, grading: Grading | None) -> str:
    """The value, the report with its grade, who says it there, and the words: "12 (p1 [B], UKR: “At least 12”)"."""
    report = f"{side.report}{_mark(side.report, grading)}"
    return f"{side.value} ({', '.join((report, *side.said))}: “{_words(side.span.text)}”)"


def _drift(one: Drift, about: Occurrence) -> dict[str, Any]:
    return {
        "occurrence": one.occurrence, "type": about.type, "actors": list(about.actors), "direction": one.direction,
        "from": one.from_.status, "from_words": _words(one.from_.span.text), "from_report": one.from_.report,
        "to": one.to.status, "to_words": _words(one.to.span.text), "to_report": one.to.report,
        "published": one.to.published,
    }  # fmt: skip


def _commitment(one: LinkedCommitment) -> dict[str, Any]:
    condition = one.condition
    return {
        "id": one.id, "party": list(one.party), "polarity": one.polarity, "undertaking": _words(one.undertaking.text),
        "condition_kind": condition.kind if condition else None,
        "condition": _words(condition.span.text) if condition else None, "state": one.state,
        "history": [f"{turn.published or ''} {turn.state} ({turn.report})".strip() for turn in one.history],
        "deadline": one.deadline, "toward": list(one.toward), "report": one.report, "occurrence": one.occurrence,
    }  # fmt: skip


# ---------------------------------------------------------------- filters
def _events(corpus: Corpus, asked: Filter) -> set[str] | None:
    """The ids of the events that meet the filter; null where nothing is asked."""
    return _ids(read_events(corpus, _unlimited(asked))) if _asks(asked) else None


def _meets(one: Occurrence, wanted: set[str] | None) -> bool:
    return wanted is None or any(f"{mention.report}/{mention.event}" in wanted for mention in one.mentions)


def _asks(asked: Filter) -> bool:
    return _unlimited(asked) != EVERYTHING


def _unlimited(asked: Filter) -> Filter:
    from dataclasses import replace

    return replace(asked, limit=None)


def _ids(frame: pl.DataFrame) -> set[str]:
    return set(frame["id"].to_list())


def _words(text: str) -> str:
    return " ".join(text.split())
