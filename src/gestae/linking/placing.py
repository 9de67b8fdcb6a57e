"""What stands where in a text, found without going through all of it: so a long text costs no more a word than a short
one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Generic, TypeVar

from gestae.records import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Starting(Generic[T]):
    """Things by where they start, each with its number in the order in which they were given."""

    starts: tuple[int, ...]
    things: tuple[tuple[int, T], ...]

    def between(self, start: int, end: int) -> list[T]:
        """Those that start from `start` on and before `end`, as they were given."""
        found = self.things[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [thing for _, thing in sorted(found, key=itemgetter(0))]

    def nearest(self, place: int) -> T:
        """The one that starts nearest to a place, of several the one given first; there must be one."""
        behind = bisect_left(self.starts, place)
        near = self.starts[max(behind - 1, 0) : behind + 1]
        least = min(abs(start - place) for start in near)
        found = (one for start in near if abs(start - place) == least for one in self._at(start))
        return min(found, key=itemgetter(0))[1]

    def _at(self, start: int) -> tuple[tuple[int, T], ...]:
        return self.things[bisect_left(self.starts, start) : bisect_right(self.starts, start)]


@dataclass(frozen=True, slots=True)
class Covering(Generic[T]):
    """Things that lie over stretches of a text. `breaks`: where any begins or ends; `over`: the numbers of those that
    lie before the first break, between two, and behind the last.
    """

    things: tuple[T, ...]
    breaks: tuple[int, ...]
    over: tuple[tuple[int, ...], ...]

    def at(self, place: int) -> list[T]:
        """The things that lie over a place, as they were given."""
        return [self.things[number] for number in self.over[bisect_right(self.breaks, place)]]

    def holds(self, place: int) -> bool:
        """Whether any lies over a place."""
        return bool(self.over[bisect_right(self.breaks, place)])


def starting(things: Iterable[tuple[int, T]]) -> Starting[T]:
    """Some things, each given with where it starts."""
    placed = sorted(((start, number, thing) for number, (start, thing) in enumerate(things)), key=itemgetter(0, 1))
    return Starting(tuple(start for start, _, _ in placed), tuple((number, thing) for _, number, thing in placed))


def covering(things: Iterable[T], stretches: Callable[[T], Iterable[Span]], behind: int = 0) -> Covering[T]:
    """Some things with the stretches over which each lies, and as many characters `behind` them."""
    known = tuple(things)
    begun: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, thing in enumerate(known):
        for span in stretches(thing):
            begun[span.start].append((span.end + behind, number))
    breaks = sorted({*begun, *(end for some in begun.values() for end, _ in some)})
    over: list[tuple[int, ...]] = [()]
    lying: list[tuple[int, int]] = []
    for place in breaks:
        lying = [one for one in (*lying, *begun.get(place, ())) if one[0] > place]
        over.append(tuple(sorted({number for _, number in lying})))
    return Covering(known, tuple(breaks), tuple(over))


def covered(spans: Iterable[Span], behind: int = 0) -> Covering[Span]:
    """Some spans, and as many characters `behind` each."""
    return covering(spans, lambda span: (span,), behind)
