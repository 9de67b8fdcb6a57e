"""Which tellings are compared: those of one report, those that share a wide block of few reports, and those that share
a near block in which one of them is listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from gestae.linking.blocks import LISTED, OPEN, blocks_of, mark_of, near_blocks_of, number_of, own_blocks_of
from gestae.linking.tellings import Sight

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Crowd:
    """How crowded the blocks of some tellings are, in all that is linked. `sizes`: the reports in each wide block;
    `bars`: for near blocks in which not all are listed, the highest mark that is.
    """

    sizes: Mapping[int, int]
    bars: Mapping[int, int]

    def is_open(self, block: int) -> bool:
        """Whether each telling of a wide block meets each."""
        return self.sizes[block] <= OPEN

    def lists(self, block: int, mark: int) -> bool:
        """Whether all others of a near block meet the telling with this mark."""
        return mark <= self.bars.get(block, mark)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a telling stands: its wide and its near blocks, those of its report alone, and its mark."""

    report: str
    own: frozenset[int]
    wide: frozenset[int]
    near: frozenset[int]
    mark: int


def standing_of(sight: Sight) -> Standing:
    """Where a telling stands."""
    blocks = (own_blocks_of(sight), blocks_of(sight), near_blocks_of(sight))
    own, wide, near = (frozenset(map(number_of, names)) for names in blocks)
    return Standing(sight.report, own, wide, near, mark_of(sight))


def crowd_of(standings: Sequence[Standing]) -> Crowd:
    """How crowded the blocks are where these are all that is linked."""
    reports: dict[int, set[str]] = defaultdict(set)
    marks: dict[int, list[int]] = defaultdict(list)
    for standing in standings:
        for block in standing.wide:
            reports[block].add(standing.report)
        for block in standing.near:
            marks[block].append(standing.mark)
    bars = {block: sorted(some)[LISTED - 1] for block, some in marks.items() if len(some) > LISTED}
    return Crowd({block: len(some) for block, some in reports.items()}, bars)


def meetings(standings: Sequence[Standing], crowd: Crowd) -> set[Pair]:
    """The pairs that are compared, by their places in `standings`, the lower first."""
    return {pair for members in _tables(standings, crowd) for pair in members}


def meet(first: Standing, second: Standing, crowd: Crowd) -> bool:
    """Whether two tellings of two reports are compared."""
    return any(crowd.is_open(block) for block in first.wide & second.wide) or any(
        crowd.lists(block, min(first.mark, second.mark)) for block in first.near & second.near
    )


def _tables(standings: Sequence[Standing], crowd: Crowd) -> Iterator[Iterable[Pair]]:
    own: dict[tuple[str, int], list[int]] = defaultdict(list)
    wide: dict[int, list[int]] = defaultdict(list)
    near: dict[int, list[int]] = defaultdict(list)
    for place, standing in enumerate(standings):
        for block in standing.own:
            own[standing.report, block].append(place)
        for block in standing.wide:
            if crowd.is_open(block):
                wide[block].append(place)
        for block in standing.near:
            near[block].append(place)
    yield from (combinations(members, 2) for members in chain(own.values(), wide.values()))
    for block, members in near.items():
        listed = [place for place in members if crowd.lists(block, standings[place].mark)]
        yield ((min(one, other), max(one, other)) for one in listed for other in members if one != other)


@dataclass(frozen=True, slots=True)
class Ground:
    """How many reports hold the rarest and the commonest block that two tellings share; one, where they share none."""

    rarest: int = 1
    commonest: int = 1


def ground_of(first: Standing, second: Standing, crowd: Crowd) -> Ground:
    """How common what two tellings share is. Within one report it does not matter."""
    if first.report == second.report and first.own & second.own:
        return Ground()
    sizes = [crowd.sizes[block] for block in first.wide & second.wide]
    return Ground(min(sizes), max(sizes)) if sizes else Ground()
