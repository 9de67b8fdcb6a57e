"""Changes in how strongly an occurrence is told, by time: "could" becomes "will", a charge becomes a fact.

A plan that simply comes true is no drift; it is what became of the plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise

from gestae.knowledge.linking import load_drift
from gestae.linking.occurrences import id_of
from gestae.linking.tellings import Sight, key_of
from gestae.records import Direction, Drift, Strength

_DONE = ("happened", "ongoing")
_MEANT = ("possible", "conditional", "planned")


def drift_of(sights: Sequence[Sight]) -> list[Drift]:
    """The changes between each report and the next that tells the occurrence, in order."""
    occurrence = id_of(sights)
    return [
        Drift(occurrence=occurrence, from_=_strength(one), to=_strength(other), direction=_direction(one, other))
        for one, other in [*pairwise(_steps(sights)), *_within(sights)]
        if _drifts(one, other)
    ]


def _within(sights: Sequence[Sight]) -> Iterator[tuple[Sight, Sight]]:
    """Two sentences of one report that tell the same act to come, the later after the earlier."""
    told = [
        sight for sight in sights if sight.event and sight.ahead and sight.status in _MEANT and not sight.in_condition
    ]
    for one, other in combinations(sorted(told, key=key_of), 2):
        if one.report == other.report and one.evidence != other.evidence and one.acts & other.acts:
            yield one, other


def _steps(sights: Sequence[Sight]) -> Iterator[Sight]:
    """The telling of each report that stands for it: of the act told before, by an event, the strongest. What others
    call for says nothing of how sure an act is, once its doer has spoken.
    """
    told = [sight for sight in sights if not sight.in_condition and (sight.anchored or _is_strong(sight))]
    last: Sight | None = None
    for _, some in groupby(told, key=lambda sight: (sight.day or "9999", sight.report)):
        here = [sight for sight in some if last is None or sight.status != "called_for"]
        if here:
            last = max(here, key=lambda sight: _worth(sight, last))
            yield last


def _is_strong(sight: Sight) -> bool:
    """Whether words without an event tell a status of their own."""
    return not sight.named or sight.status in ("possible", "planned")


def _worth(sight: Sight, last: Sight | None) -> tuple[bool, bool, int, int]:
    same = last is not None and bool(sight.acts & last.acts)
    return same, sight.anchored, _rank(sight), -sight.trigger.start


def _rank(sight: Sight) -> int:
    return load_drift().strength[sight.status]


def _drifts(one: Sight, other: Sight) -> bool:
    """Whether the strength changed, and not merely because a plan came true or because sides contradict each other."""
    if _rank(one) == _rank(other):
        return False
    if {one.status, other.status} <= set(_DONE):
        return False
    if other.status in _DONE:
        return one.claimed
    if one.status in _DONE:
        return other.claimed
    if one.actors and other.actors and not one.actors & other.actors and one.anchored and other.anchored:
        return False
    if "denied" in (one.status, other.status):  # of the past, it is a dispute
        return one.ahead and other.ahead
    return one.ahead == other.ahead


def _direction(one: Sight, other: Sight) -> Direction:
    return "hardened" if _rank(one) < _rank(other) else "softened"


def _strength(sight: Sight) -> Strength:
    return Strength(report=sight.report, span=sight.trigger, status=sight.status, published=sight.day)
