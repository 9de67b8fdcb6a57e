"""Reports that tell the same in the same words on the same day: linked once, and told of each.

Two outlets that print one text are one witness, so what they tell counts once wherever tellings are weighed or
counted; each is named among the mentions. A report that the analyst ruled on is no twin, so that his ruling is kept to
it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from gestae.linking.tellings import Sight, key_of
from gestae.records import Decision, Reading

Print = tuple[str, str | None]  # the id and the outlet of a report


def ruled_reports(decisions: Iterable[Decision]) -> frozenset[str]:
    """The ids of the reports that an analyst ruled on."""
    return frozenset(report for one in decisions for report in (one.report, one.other_report))


def kin_of(reading: Reading, ruled: Collection[str] = ()) -> str:
    """Alike for readings from which the same is linked: those of the same text and day that say the same."""
    report = reading.report
    own = report.id if report.id in ruled else None
    told = (report.text, report.published, own, reading.actors, reading.places, reading.dates, reading.quantities,
            reading.statements, reading.events, reading.commitments)  # fmt: skip
    return hashlib.blake2b(msgspec.msgpack.encode(told), digest_size=16).hexdigest()


def kindred(sights: Iterable[Sight], kin: str) -> list[Sight]:
    """The tellings of a reading with its `kin_of`."""
    return [msgspec.structs.replace(sight, kin=kin) for sight in sights]


def told_by(sight: Sight, report: str, outlet: str | None) -> Sight:
    """The telling as a twin's."""
    return msgspec.structs.replace(sight, report=report, outlet=outlet)


def retold(group: Iterable[Sight], prints: Mapping[str, Sequence[Print]]) -> tuple[Sight, ...]:
    """The tellings of an occurrence with those of all twins, by time. `prints`: who printed the text of each report."""
    every = (told_by(sight, *printed) for sight in group for printed in prints[sight.report])
    return tuple(sorted(every, key=key_of))
