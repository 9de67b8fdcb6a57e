"""What an analyst's rulings come to: which bearers must be one entity, which must not.

Newer rulings are heard first, and one that contradicts them is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gestae.linking.sightings import Bearer, block_of, fits_side
from gestae.records import EntityRuling, EntitySide


@dataclass(frozen=True, slots=True)
class Law:
    """`together`: sets of bearers that are one; `apart`: for a bearer those that it must not be with."""

    together: tuple[frozenset[Bearer], ...]
    apart: Mapping[Bearer, frozenset[Bearer]]

    def parts(self, one: Bearer, other: Bearer) -> bool:
        """Whether two bearers must not be one entity."""
        return other in self.apart.get(one, ())


def law_of(rulings: Sequence[EntityRuling], bearers: Iterable[Bearer]) -> Law:
    """The rulings, oldest first, as they bear on `bearers`."""
    by_block = _by_block(bearers)
    sets: dict[Bearer, frozenset[Bearer]] = {}
    apart: list[tuple[Bearer, Bearer]] = []
    for ruling in reversed(rulings):
        first, second = (_fitting(side, by_block) for side in (ruling.first, ruling.second))
        if ruling.together and first and second:
            _unite([*first, *second], sets, apart)
        elif not ruling.together:
            apart += [(a, b) for a in first for b in second if a != b and b not in sets.get(a, ())]
    return Law(tuple(sorted(set(sets.values()), key=_order)), _spread(apart, sets))


def blocks_of_ruling(ruling: EntityRuling) -> set[str]:
    """The blocks that a ruling bears on."""
    return {block_of(side.kind, side.name) for side in (ruling.first, ruling.second)}


def taken_alone(rulings: Iterable[EntityRuling]) -> list[EntitySide]:
    """The names that a ruling takes by themselves in one report."""
    return [side for ruling in rulings for side in (ruling.first, ruling.second) if side.report is not None]


def _by_block(bearers: Iterable[Bearer]) -> Mapping[str, list[Bearer]]:
    found: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        found[block_of(bearer.kind, bearer.name)].append(bearer)
    return found


def _fitting(side: EntitySide, by_block: Mapping[str, list[Bearer]]) -> list[Bearer]:
    return [one for one in by_block.get(block_of(side.kind, side.name), ()) if fits_side(side, one)]


def _unite(bearers: list[Bearer], sets: dict[Bearer, frozenset[Bearer]], apart: list[tuple[Bearer, Bearer]]) -> None:
    """Puts bearers into one set, unless a newer ruling keeps any of that set apart."""
    whole = frozenset(one for bearer in bearers for one in sets.get(bearer, {bearer}))
    if not any(a in whole and b in whole for a, b in apart):
        sets.update(dict.fromkeys(whole, whole))


def _order(bearers: frozenset[Bearer]) -> list[str]:
    return sorted(bearer.key for bearer in bearers)


def _spread(
    apart: Iterable[tuple[Bearer, Bearer]], sets: Mapping[Bearer, frozenset[Bearer]]
) -> dict[Bearer, frozenset[Bearer]]:
    """What is apart from one of a set is apart from all of it."""
    found: dict[Bearer, set[Bearer]] = defaultdict(set)
    for first, second in apart:
        ours, theirs = sets.get(first, frozenset({first})), sets.get(second, frozenset({second}))
        for a in ours:
            found[a] |= theirs
        for b in theirs:
            found[b] |= ours
    return {bearer: frozenset(others) for bearer, others in found.items()}
