"""All that is linked across a set of readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gestae.linking.accounts import is_account
from gestae.linking.commitments import commitments_of
from gestae.linking.contradictions import contradictions_in
from gestae.linking.drift import drift_in
from gestae.linking.echoes import echoes
from gestae.linking.index import index_of
from gestae.linking.joining import join
from gestae.linking.negations import with_negations
from gestae.linking.occurrences import occurrence_of
from gestae.linking.orphans import silent, with_asides, with_orphans
from gestae.linking.rebuttals import with_rebuttals
from gestae.linking.settings import with_settings
from gestae.linking.strength import settled
from gestae.linking.tellings import Sight, key_of, sights
from gestae.linking.twins import kin_of, kindred, retold, ruled_reports
from gestae.linking.undertakings import undertakings
from gestae.records import Contradiction, Decision, Drift, LinkedCommitment, Occurrence, Reading

Origin = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Linked:
    """What was found across reports."""

    occurrences: tuple[Occurrence, ...]
    contradictions: tuple[Contradiction, ...]
    drift: tuple[Drift, ...]
    commitments: tuple[LinkedCommitment, ...]


def itself(report: str) -> str:
    """The origin of a report that is copied from no other."""
    return report


def link(readings: Iterable[Reading], *, origin: Origin = itself, decisions: Sequence[Decision] = ()) -> Linked:
    """Occurrences, contradictions, drift and commitments of `readings`, whatever their order.

    `origin` gives the report that a report is copied from, or the report itself.
    """
    known = sorted(readings, key=lambda reading: (reading.report.published or "9999", reading.report.id))
    groups, loose = parted(known, decisions)
    return Linked(
        occurrences=tuple(occurrence_of(group, origin) for group in groups),
        contradictions=tuple(contradictions_in(groups, origin, loose)),
        drift=tuple(drift_in(groups, loose)),
        commitments=tuple(commitments_of(known, groups)),
    )


def grouped(readings: Iterable[Reading], decisions: Sequence[Decision] = ()) -> list[tuple[Sight, ...]]:
    """The tellings of each occurrence of `readings`. What twins tell is linked once."""
    return parted(readings, decisions)[0]


def parted(
    readings: Iterable[Reading], decisions: Sequence[Decision] = ()
) -> tuple[list[tuple[Sight, ...]], list[Sight]]:
    """The tellings of each occurrence of `readings`, and those that are of none and may still contradict or weaken
    what others tell.
    """
    ruled = ruled_reports(decisions)
    twins: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        twins[kin_of(reading, ruled)].append(reading)
    some = {kin: sorted(same, key=lambda reading: reading.report.id) for kin, same in twins.items()}
    prints = {same[0].report.id: [(one.report.id, one.report.outlet) for one in same] for same in some.values()}
    told = [sight for kin, same in some.items() for sight in kindred(tellings_of(same[0]), kin)]
    groups = join(told, decisions)
    placed = {id(sight) for group in groups for sight in group}
    left = [sight for sight in told if id(sight) not in placed and is_account(sight)]
    found = sorted((retold(group, prints) for group in groups), key=lambda group: key_of(group[0]))
    return found, list(retold(left, prints))


def tellings_of(reading: Reading) -> list[Sight]:
    """All that a reading tells: its events, its commitments without an event, and words that name an act."""
    index = index_of(reading)
    told = with_orphans([*sights(index), *undertakings(index), *echoes(index)], index) or [silent(index)]
    told = [settled(sight) for sight in told]
    return with_negations(with_rebuttals(with_asides(with_settings(told), index), index), index)
