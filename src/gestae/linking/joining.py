"""Joins tellings into occurrences: pairs are scored within blocks, then groups grow by their mean score.

The result is a function of the set of tellings and of the analyst's decisions, whatever their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from gestae.knowledge.linking import load_joining
from gestae.linking.blocks import blocks_of
from gestae.linking.scoring import score
from gestae.linking.tellings import Sight, key_of
from gestae.records import Decision

Pair = tuple[int, int]
_RULED = 50.0  # the score of what an analyst decided


@dataclass(frozen=True, slots=True)
class Scores:
    """The tellings in their order, and the scores of the pairs that were compared."""

    sights: tuple[Sight, ...]
    by_pair: Mapping[Pair, float]

    def between(self, first: Sequence[int], second: Sequence[int]) -> list[float]:
        """The scores of all pairs across two groups; those that share no block are compared here."""
        return [self.of(min(a, b), max(a, b)) for a in first for b in second]

    def of(self, first: int, second: int) -> float:
        """The score of one pair."""
        known = self.by_pair.get((first, second))
        return known if known is not None else _judged(self.sights[first], self.sights[second])


@dataclass(frozen=True, slots=True)
class Part:
    """Tellings that hang together, and the occurrences among them, each by time. What is in no occurrence is an echo
    that fits none.
    """

    sights: tuple[Sight, ...]
    groups: tuple[tuple[Sight, ...], ...]


def join(sights: Iterable[Sight], decisions: Iterable[Decision] = ()) -> list[tuple[Sight, ...]]:
    """The tellings in groups, one an occurrence, each by time; groups in the order of their first telling."""
    groups = [group for part in parts_of(sights, decisions) for group in part.groups]
    return sorted(groups, key=lambda group: key_of(group[0]))


def parts_of(sights: Iterable[Sight], decisions: Iterable[Decision] = ()) -> list[Part]:
    """The tellings in parts without a link between them, so that each may be joined anew by itself."""
    ordered = tuple(sorted(sights, key=key_of))
    pairs = {pair: _judged(ordered[pair[0]], ordered[pair[1]]) for pair in _candidates(ordered)}
    pairs |= _decided(ordered, tuple(decisions))
    scores = Scores(ordered, pairs)
    return [_part(members, scores) for members in _components(ordered, pairs)]


def _part(members: list[int], scores: Scores) -> Part:
    groups = _grown(members, scores)
    return Part(
        sights=tuple(scores.sights[n] for n in members),
        groups=tuple(tuple(scores.sights[n] for n in group) for group in sorted(groups)),
    )


def _candidates(sights: Sequence[Sight]) -> set[Pair]:
    """The pairs that share a block."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, sight in enumerate(sights):
        for block in blocks_of(sight):
            blocks[block].append(number)
    return {pair for members in blocks.values() for pair in combinations(members, 2)}


def _judged(first: Sight, second: Sight) -> float:
    """The score of a pair; words that no event tells found an occurrence only between reports, by the same act."""
    if not first.anchored and not second.anchored and (first.report == second.report or not first.acts & second.acts):
        return 0.0
    return score(first, second)


def _decided(sights: Sequence[Sight], decisions: Sequence[Decision]) -> dict[Pair, float]:
    places = {(one.report, one.trigger.start, one.trigger.end): number for number, one in enumerate(sights)}
    found: dict[Pair, float] = {}
    for ruling in decisions:
        first = places.get((ruling.report, ruling.start, ruling.end))
        second = places.get((ruling.other_report, ruling.other_start, ruling.other_end))
        if first is not None and second is not None:
            found[min(first, second), max(first, second)] = _RULED if ruling.together else -_RULED
    return found


def _least(first: Sight, second: Sight) -> float:
    """The score from which a pair is linked."""
    joining = load_joining()
    anchored = first.anchored + second.anchored
    return (joining.found, joining.echo, joining.join)[anchored]


def _components(sights: Sequence[Sight], pairs: Mapping[Pair, float]) -> list[list[int]]:
    """The tellings that hang together through pairs above the threshold."""
    parent = list(range(len(sights)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for (first, second), value in pairs.items():
        if value >= _least(sights[first], sights[second]):
            low, high = sorted((root(first), root(second)))
            parent[high] = low
    parts: dict[int, list[int]] = defaultdict(list)
    for number in range(len(sights)):
        parts[root(number)].append(number)
    return list(parts.values())


def _grown(part: list[int], scores: Scores) -> list[list[int]]:
    """The groups of one component: events first, the surest pair first; then each echo to the group it fits best; at
    last the echoes that are left, where they fit each other.
    """
    groups = _merged([[number] for number in part if scores.sights[number].anchored], scores)
    echoes = [number for number in part if not scores.sights[number].anchored]
    grown = _with_echoes(groups, echoes, scores)
    placed = {number for group in grown for number in group}
    founded = _merged([[number] for number in echoes if number not in placed], scores)
    return grown + [group for group in founded if len({scores.sights[number].report for number in group}) > 1]


def _merged(groups: list[list[int]], scores: Scores) -> list[list[int]]:
    while len(groups) > 1:
        best = max(
            ((_worth(one, other, scores), -one[0], -other[0], one, other) for one, other in combinations(groups, 2)),
            key=lambda found: found[:3],
        )
        if best[0] is None or best[0] <= 0:
            return groups
        one, other = best[3], best[4]
        groups = [group for group in groups if group is not one and group is not other] + [sorted([*one, *other])]
    return groups


def _worth(first: list[int], second: list[int], scores: Scores) -> float:
    """How much joining two groups gains: what the mean score has over the threshold; below nought, they stay apart."""
    joining = load_joining()
    found = scores.between(first, second)
    if min(found) <= joining.part and max(found) < _RULED:
        return -1.0
    if max(found) < _least(scores.sights[first[0]], scores.sights[second[0]]):
        return -1.0
    return sum(found) / len(found) - joining.cluster


def _with_echoes(groups: list[list[int]], echoes: list[int], scores: Scores) -> list[list[int]]:
    added: dict[int, list[int]] = defaultdict(list)
    for echo in echoes:
        worth = [_echo_worth(echo, group, scores) for group in groups]
        best = max(range(len(groups)), key=lambda n: (worth[n], -n), default=None)
        if best is not None and worth[best] > 0:
            added[best].append(echo)
    return [sorted([*group, *added[n]]) for n, group in enumerate(groups)]


def _echo_worth(echo: int, group: list[int], scores: Scores) -> float:
    joining = load_joining()
    found = scores.between([echo], group)
    return -1.0 if min(found) <= joining.part or max(found) < joining.echo else sum(found) / len(found)
