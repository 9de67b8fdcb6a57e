"""Whether the places that two tellings give speak for one occurrence."""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt

from gestae.knowledge.linking import Weights, load_joining
from gestae.linking.tellings import Sight
from gestae.records import Reason

_EARTH = 6371.0  # kilometres from its middle to its face
_BESIDE = 40.0  # kilometres within which two names may be of one place


def places(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    shared = first.towns & second.towns
    mutual = {first.type, second.type} & load_joining().mutual  # told with the towns of those who meet
    if shared and first.towns - shared and second.towns - shared and not mutual:
        words = f"{', '.join(sorted(first.towns))} / {', '.join(sorted(second.towns))}"
        yield Reason(sign="partly other place", weight=0.0, words=words)
    elif shared and shared <= first.regions | second.regions:
        yield Reason(sign="same region", weight=weights.same_region, words=", ".join(sorted(shared)))
    elif shared:
        yield Reason(sign="same place", weight=weights.same_place, words=", ".join(sorted(shared)))
    elif first.towns and second.towns:
        words = f"{', '.join(sorted(first.towns))} / {', '.join(sorted(second.towns))}"
        near = first.towns & second.names or second.towns & first.names
        told = first.anchored and second.anchored
        weight = 0.0 if near or _is_moved(first, second) else weights.other_place if told else weights.loose_place
        apart = _kilometres(first, second)
        if apart is not None and apart <= _BESIDE:
            yield Reason(sign="places side by side", weight=0.0, words=words)
        elif apart is not None and not _may_move(first, second):
            yield Reason(sign="other place, far away", weight=min(weight, weights.far_place), words=words)
        else:
            yield Reason(sign="other place", weight=weight, words=words)


def _is_moved(first: Sight, second: Sight) -> bool:
    """Whether a plan is told to have changed, its place perhaps too."""
    return first.ahead and second.ahead and (first.moved or second.moved)


def _may_move(first: Sight, second: Sight) -> bool:
    """Whether one is a meeting still to come, whose place may change."""
    mutual = load_joining().mutual
    return (first.ahead or second.ahead) and first.type in mutual and second.type in mutual


def _kilometres(first: Sight, second: Sight) -> float | None:
    """How far apart the nearest places of two tellings lie, on a sphere (haversine); null where one has no point."""
    found = [_distance(one, other) for one in first.points for other in second.points]
    return min(found, default=None)


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    (north, east), (other_north, other_east) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(half, 1.0)))
