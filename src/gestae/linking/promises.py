"""The commitments that single reports tell, laid out for joining: what readers read, and plans that somebody has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gestae.linking.tellings import Sight, codes
from gestae.records import Commitment, Condition, Polarity, Reading, Span


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment of one report, and where it stands among the occurrences. `group`: null where no act of it is
    known; `sight`: its telling.
    """

    report: str
    day: str | None
    id: str | None
    party: frozenset[str]
    toward: frozenset[str]
    undertaking: Span
    condition: Condition | None
    polarity: Polarity
    deadline: str | None
    group: int | None
    sight: Sight | None
    rule: str = ""


def promises_of(readings: Sequence[Reading], groups: Sequence[Sequence[Sight]]) -> list[Promise]:
    """Each commitment of each report, by the day, before restatements are joined."""
    return sorted(_promises(readings, groups), key=_key)


def _key(promise: Promise) -> tuple[str, str, int]:
    return promise.day or "9999", promise.report, promise.undertaking.start


# ---------------------------------------------------------------- what is promised
def _promises(readings: Sequence[Reading], groups: Sequence[Sequence[Sight]]) -> Iterator[Promise]:
    """What the readers took for commitments, then what is told as planned by somebody."""
    places = {_place(sight): number for number, group in enumerate(groups) for sight in group}
    sights = {_place(sight): sight for group in groups for sight in group}
    by_report: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for known in places:
        by_report[known[0]].append(known)
    for reading in readings:
        taken = []
        for commitment in reading.commitments:
            place = _of_commitment(commitment, reading, by_report.get(reading.report.id, ()))
            taken += [place] if place else []
            yield _promise(
                commitment, reading, places.get(place) if place else None, sights.get(place) if place else None
            )
        spans = [commitment.undertaking for commitment in reading.commitments]
        for other in (other for other in by_report.get(reading.report.id, ()) if other not in taken):
            sight = sights[other]
            if not any(_inside(sight.trigger, span) for span in spans):
                yield from _planned(sight, places[other])


def _place(sight: Sight) -> tuple[str, int, int]:
    return sight.report, sight.trigger.start, sight.trigger.end


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start < outer.end


def _of_commitment(
    commitment: Commitment, reading: Reading, told: Sequence[tuple[str, int, int]]
) -> tuple[str, int, int] | None:
    """The telling of what a commitment undertakes: its event, else the first `told` within its words."""
    event = next((event for event in reading.events if event.id == commitment.event), None)
    if event:
        return reading.report.id, event.trigger.start, event.trigger.end
    span = commitment.undertaking
    inside = [place for place in told if span.start <= place[1] < min(span.end, span.start + 40)]
    return min(inside, default=None)


def _promise(commitment: Commitment, reading: Reading, group: int | None, sight: Sight | None) -> Promise:
    actors = {actor.id: actor for actor in reading.actors}
    return Promise(
        report=reading.report.id,
        day=reading.report.published,
        id=commitment.id,
        party=codes(commitment.party, actors),
        toward=codes(commitment.toward, actors),
        undertaking=commitment.undertaking,
        condition=commitment.condition,
        polarity=commitment.polarity,
        deadline=commitment.deadline,
        group=group,
        sight=sight,
        rule=commitment.rule,
    )


def _planned(sight: Sight, number: int) -> Iterator[Promise]:
    """A plan that somebody has, read as an event and as no commitment; what others say of it is a forecast."""
    if sight.event is None or not sight.ahead or sight.in_condition or sight.status not in ("planned", "conditional"):
        return
    if sight.status == "conditional" and not sight.actors & set(sight.said):
        return
    if sight.actors and (not sight.said or sight.actors & set(sight.said)):
        yield Promise(
            report=sight.report,
            day=sight.day,
            id=None,
            party=sight.actors,
            toward=sight.recipients,
            undertaking=sight.trigger,
            condition=None,
            polarity="will",
            deadline=None,
            group=number,
            sight=sight,
        )
