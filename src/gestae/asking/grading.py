"""Occurrences with the analyst's grades, and beside them their computed support."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gestae.asking.outlets import reliability_of
from gestae.asking.support import Known, support_of
from gestae.asking.voices import voices_in
from gestae.errors import NotFound
from gestae.linking.occurrences import id_of, occurrence_of
from gestae.linking.tellings import Sight
from gestae.records import Occurrence, Record
from gestae.records.judgements import Grading, RecordGrade
from gestae.store import Corpus

__all__ = ["Graded", "grading_of", "gradings_for", "gradings_of", "occurrence_in", "with_gradings"]


_Grades = Mapping[tuple[str, str], RecordGrade]  # by kind and id


@dataclass(frozen=True, slots=True)
class Graded:
    """What was linked, with the grading of its occurrence."""

    record: Record
    grading: Grading | None

    def to_dict(self) -> dict[str, Any]:
        """The record as plain JSON types, with one more field, `grading`."""
        return {**self.record.to_dict(), "grading": self.grading.to_dict() if self.grading else None}


def gradings_of(corpus: Corpus, ids: Collection[str] | None = None) -> dict[str, Grading]:
    """The grading of each occurrence, or of those of some ids. Raises StoreError."""
    groups = [group for group in corpus.groups() if ids is None or id_of(group) in ids]
    origin = _origin(corpus)
    occurrences = [occurrence_of(group, origin) for group in groups]
    return gradings_for(corpus, list(zip(occurrences, groups, strict=True)), origin)


def gradings_for(
    corpus: Corpus, told: Sequence[tuple[Occurrence, Sequence[Sight]]], origin: Callable[[str], str]
) -> dict[str, Grading]:
    """The grading of each occurrence, given with its tellings. Raises StoreError."""
    told_by = {sight.report for _, group in told for sight in group}
    reliability = reliability_of(corpus, {*told_by, *map(origin, told_by)})
    known = Known(origin, voices_in(corpus, told_by), reliability.get)
    graded: _Grades = {(one.kind, one.now): one for one in corpus.judgements.record_grades() if one.now}
    return {
        one.id: Grading(
            occurrence=one.id,
            grade=graded.get(("occurrence", one.id)),
            mentions=_mentions(one, graded),
            support=support_of(one, group, known),
            reliability={mention.report: reliability.get(mention.report) for mention in one.mentions},
        )
        for one, group in told
    }


def with_gradings(records: Sequence[Record], gradings: Mapping[str, Grading]) -> list[Graded]:
    """Occurrences, contradictions or drift, each with the grading of its occurrence."""
    return [Graded(one, gradings.get(occurrence_in(one))) for one in records]


def occurrence_in(record: Record) -> str:
    """The id of the occurrence that a record is, or is about."""
    return str(getattr(record, "occurrence", None) or getattr(record, "id", ""))


def grading_of(corpus: Corpus, id: str) -> Grading:
    """The grading of the occurrence `id`, or of the one that an event tells. Raises NotFound, StoreError."""
    for group in corpus.groups():
        if id == id_of(group) or id in {f"{sight.report}/{sight.event or sight.commitment}" for sight in group}:
            origin = _origin(corpus)
            (found,) = gradings_for(corpus, [(occurrence_of(group, origin), group)], origin).values()
            return found
    raise NotFound(f"{corpus.name}: no occurrence {id}, and none that it tells; see: gestae occurrences {corpus.name}")


def _origin(corpus: Corpus) -> Callable[[str], str]:
    """What gives the report that a report is copied from, or the report itself."""
    origins = corpus.origins()
    return lambda report: origins.get(report, report)


def _mentions(one: Occurrence, graded: _Grades) -> tuple[RecordGrade, ...]:
    """The grades of the events that tell an occurrence."""
    events = (("event", f"{mention.report}/{mention.event}") for mention in one.mentions if mention.event)
    return tuple(graded[key] for key in events if key in graded)
