"""Finds one record by its id across the store, `<report id>/<record id>`."""

from __future__ import annotations

from dataclasses import dataclass

from gestae.errors import NotFound
from gestae.records import Actor, Commitment, Date, Event, Place, Quantity, Reading, Report, Statement
from gestae.store import Corpus
from gestae.store.identity import split_id

Kept = Actor | Place | Date | Quantity | Statement | Event | Commitment


@dataclass(frozen=True, slots=True)
class Found:
    """A record, and the reading that holds it: its report, and the records that it points at."""

    record: Kept
    reading: Reading

    @property
    def report(self) -> Report:
        """The report that the record rests on."""
        return self.reading.report


def find_record(corpus: Corpus, id: str) -> Found:
    """The record `id`, such as `one-army/e3`, in the newest version of its report. Raises NotFound."""
    report, own = split_id(id)
    if not report:
        raise NotFound(f"{corpus.name}: {id} names no record; write it as REPORT/RECORD, such as one-army/e3")
    reading = corpus.reading(report)
    record = next((record for record in records_of(reading) if record.id == own), None)
    if record is None:
        raise NotFound(
            f"{corpus.name}: report {report} has no record {own}; see what it holds: gestae show {corpus.name} {report}"
        )
    return Found(record, reading)


def find(corpus: Corpus, id: str) -> Found | Reading:
    """The reading of the report `id`, or else the record of that id. Raises NotFound."""
    try:
        return corpus.reading(id)
    except NotFound:
        if "/" not in id:
            raise
    return find_record(corpus, id)


def records_of(reading: Reading) -> tuple[Kept, ...]:
    """All that a reading holds that bears an id."""
    return (
        *reading.actors,
        *reading.places,
        *reading.dates,
        *reading.quantities,
        *reading.statements,
        *reading.events,
        *reading.commitments,
    )
