"""Which characters of a report name actors with a code, and places: words there are no topic and no name of a thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from gestae.records import Reading, Span

_KEPT = 4  # readings: one is asked about many times in turn


@dataclass(frozen=True, slots=True)
class Taken:
    """`covered`: all characters of such names; `begun`: where one begins."""

    covered: frozenset[int]
    begun: frozenset[int]


class _Same:
    """A reading by its identity, which costs nothing to look up."""

    __slots__ = ("reading",)

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def __hash__(self) -> int:
        return id(self.reading)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.reading is other.reading


def taken_in(reading: Reading) -> Taken:
    """What names take up in a report."""
    return _taken(_Same(reading))


@lru_cache(maxsize=_KEPT)
def _taken(same: _Same) -> Taken:
    reading = same.reading
    named: list[Span] = [mention for actor in reading.actors if actor.code for mention in actor.mentions]
    named += [mention for place in reading.places for mention in place.mentions]
    covered = frozenset(offset for span in named for offset in range(span.start, span.end))
    return Taken(covered, frozenset(span.start for span in named))
