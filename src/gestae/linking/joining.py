"""Joins tellings into occurrences: pairs are scored within blocks, then groups grow by their mean score.

The result is a function of the set of tellings and of the analyst's decisions, whatever their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gestae.knowledge.linking import load_joining
from gestae.linking.blocks import doublings
from gestae.linking.bounds import ceiling, most, sketch_of
from gestae.linking.meeting import Crowd, Ground, Pair, Standing, crowd_of, ground_of, meetings, standing_of
from gestae.linking.scoring import is_change, score
from gestae.linking.tellings import Sight, key_of
from gestae.linking.ties import Often, told_by_many
from gestae.linking.times import is_of_another_day
from gestae.records import Decision

_RULED = 1_000.0  # the score of what an analyst decided: beyond what signs come to
_SUREST = 3  # tellings of a group to which an echo is held


@dataclass(frozen=True, slots=True)
class Scores:
    """The tellings in their order, where they stand, and the scores of the pairs that are linked or ruled on. `heirs`:
    the telling of a change by that of the plan which changed.
    """

    sights: tuple[Sight, ...]
    standings: tuple[Standing, ...]
    crowd: Crowd
    by_pair: Mapping[Pair, float]
    heirs: Mapping[int, int]

    def between(self, first: Sequence[int], second: Sequence[int]) -> list[float]:
        """The scores of all pairs across two groups."""
        return [self.of(min(a, b), max(a, b)) for a in first for b in second]

    def of(self, first: int, second: int) -> float:
        """The score of one pair. A plan that changed is held against what is told later as its change would be."""
        told = self._told(first, second)
        if abs(told) >= _RULED:
            return told
        heirs = (self._told(*_pair(heir, other)) for heir, other in self._inherited(first, second))
        return max(told, *heirs, told)

    def _inherited(self, first: int, second: int) -> Iterator[Pair]:
        for plan, other in ((first, second), (second, first)):
            heir = self.heirs.get(plan)
            if heir not in (None, other) and (self.sights[other].day or "") >= (self.sights[heir].day or "9"):
                yield heir, other

    def _told(self, first: int, second: int) -> float:
        known = self.by_pair.get((first, second))
        if known is not None:
            return known
        one, other = self.standings[first], self.standings[second]
        return worth_of(self.sights[first], self.sights[second], ground_of(one, other, self.crowd))


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


def parts_of(
    sights: Iterable[Sight],
    decisions: Iterable[Decision] = (),
    crowding: Callable[[Sequence[Standing]], Crowd] = crowd_of,
) -> list[Part]:
    """The tellings in parts without a link between them, so that each may be joined anew by itself.

    `crowding`: how crowded the blocks of some tellings are in the whole store; without it, `sights` is the whole.
    What is told of many acts of a kind in one stretch of time is told of no one of them, so the rarest block counts.
    """
    ordered = tuple(sorted(sights, key=key_of))
    standings = tuple(map(standing_of, ordered))
    crowd = crowding(standings)
    links = dict(_links(ordered, standings, crowd))
    ruled = _decided(ordered, tuple(decisions))
    links = {pair: value for pair, value in (links | ruled).items() if value > 0}
    scores = Scores(ordered, standings, crowd, links | ruled, _heirs(ordered, links))
    return [_part(members, own, scores) for members, own in _components(len(ordered), links)]


def _links(sights: Sequence[Sight], standings: Sequence[Standing], crowd: Crowd) -> Iterator[tuple[Pair, float]]:
    """The pairs that are linked, with their scores; what cannot be is not scored."""
    sketches, top = [sketch_of(sight) for sight in sights], ceiling()
    for one, other in sorted(meetings(standings, crowd)):
        first, second = sketches[one], sketches[other]
        needed = top.enough[first.anchored + second.anchored]
        limit = most(first, second, needed, top)
        if limit < needed:
            continue
        ground = ground_of(standings[one], standings[other], crowd)
        if first.report != second.report and limit + told_by_many(_often(ground)) < needed:
            continue
        value = worth_of(sights[one], sights[other], ground)
        if value >= needed:
            yield (one, other), value


def _heirs(sights: Sequence[Sight], links: Mapping[Pair, float]) -> dict[int, int]:
    """By the telling of a plan that changed, the surest telling of its change; of equals, the first."""
    found: dict[int, tuple[float, int]] = {}
    for (one, other), value in links.items():
        for plan, change in ((one, other), (other, one)):
            if is_change(sights[plan], sights[change]):
                found[plan] = max(found.get(plan, (value, -change)), (value, -change))
    return {plan: -change for plan, (_, change) in found.items()}


def _part(members: list[int], links: Mapping[Pair, float], scores: Scores) -> Part:
    groups = _grown(members, links, scores)
    return Part(
        sights=tuple(scores.sights[n] for n in members),
        groups=tuple(tuple(scores.sights[n] for n in group) for group in sorted(groups)),
    )


def worth_of(first: Sight, second: Sight, ground: Ground) -> float:
    """The score of a pair, less what common ground costs. Words that no event tells found an occurrence only between
    reports, by the same act.
    """
    if not first.anchored and not second.anchored and (first.report == second.report or not first.acts & second.acts):
        return 0.0
    return score(first, second, _often(ground))


def _often(ground: Ground) -> Often:
    return Often(doublings(ground.rarest), doublings(ground.commonest))


def _decided(sights: Sequence[Sight], decisions: Sequence[Decision]) -> dict[Pair, float]:
    places = {(one.report, one.trigger.start, one.trigger.end): number for number, one in enumerate(sights)}
    found: dict[Pair, float] = {}
    for ruling in decisions:
        first = places.get((ruling.report, ruling.start, ruling.end))
        second = places.get((ruling.other_report, ruling.other_start, ruling.other_end))
        if first is not None and second is not None:
            found[min(first, second), max(first, second)] = _RULED if ruling.together else -_RULED
    return found


def least(first: Sight, second: Sight) -> float:
    """The score from which a pair is linked."""
    return ceiling().enough[first.anchored + second.anchored]


def _components(count: int, links: Mapping[Pair, float]) -> list[tuple[list[int], dict[Pair, float]]]:
    """The tellings that hang together, with the links among them."""
    parent = list(range(count))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for first, second in links:
        low, high = sorted((root(first), root(second)))
        parent[high] = low
    parts: dict[int, list[int]] = defaultdict(list)
    for number in range(count):
        parts[root(number)].append(number)
    own: dict[int, dict[Pair, float]] = defaultdict(dict)
    for pair, value in links.items():
        own[root(pair[0])][pair] = value
    return [(members, own[first]) for first, members in parts.items()]


def _grown(part: list[int], links: Mapping[Pair, float], scores: Scores) -> list[list[int]]:
    """The groups of one component: events first, the surest pair first; then each echo to the group it fits best; at
    last the echoes that are left, where they fit each other; and what then belongs together.
    """
    sure = [number for number in part if scores.sights[number].anchored and not scores.sights[number].in_condition]
    groups = _merged([[number] for number in sure], links, scores)
    echoes = [number for number in part if not scores.sights[number].anchored]
    supposed = [[number] for number in part if scores.sights[number].anchored and scores.sights[number].in_condition]
    grown = _with_echoes(groups, echoes, scores)
    placed = {number for group in grown for number in group}
    founded = _merged([[number] for number in echoes if number not in placed], links, scores)
    told = [group for group in founded if len({scores.sights[number].report for number in group}) > 1]
    return _merged(sorted(grown + told + supposed), links, scores)


def _merged(groups: list[list[int]], links: Mapping[Pair, float], scores: Scores) -> list[list[int]]:
    """The groups after merging, the surest two first; of equals, those told first."""
    members = {group[0]: group for group in groups}
    bonds = _first_bonds(members, links, scores)
    while bonds:
        (one, other), bond = max(bonds.items(), key=lambda item: (item[1].worth, -item[0][0], -item[0][1]))
        if bond.worth <= 0:
            break
        near = {name for pair in bonds if {one, other} & set(pair) for name in pair} - {one, other}
        merged = {name: _bond(name, (one, other), bonds, members, scores) for name in near}
        bonds = {pair: found for pair, found in bonds.items() if not {one, other} & set(pair)}
        bonds |= {_pair(one, name): found for name, found in merged.items()}
        members[one] = sorted([*members[one], *members.pop(other)])
    return list(members.values())


@dataclass(frozen=True, slots=True)
class _Bond:
    """What the scores between two groups come to."""

    total: float
    count: int
    low: float
    high: float

    @property
    def worth(self) -> float:
        """What the mean has over the threshold; below nought, where something keeps the groups apart. A ruling comes
        before all signs, and one that keeps apart before one that joins.
        """
        joining = load_joining()
        if self.high >= _RULED and self.low > -_RULED:
            return _RULED
        if self.low <= joining.part:
            return -1.0
        return self.total / self.count - joining.cluster


def _pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)


def _first_bonds(members: Mapping[int, list[int]], links: Mapping[Pair, float], scores: Scores) -> dict[Pair, _Bond]:
    """The bonds of the groups between which there is a link."""
    home = {number: name for name, group in members.items() for number in group}
    linked = {_pair(home[one], home[other]) for one, other in links if one in home and other in home}
    return {(one, other): _between(members[one], members[other], scores) for one, other in linked if one != other}


def _bond(
    name: int, pair: Pair, bonds: Mapping[Pair, _Bond], members: Mapping[int, list[int]], scores: Scores
) -> _Bond:
    """The bond of a group with two that become one."""
    first, second = (bonds.get(_pair(name, one)) or _between(members[name], members[one], scores) for one in pair)
    return _Bond(
        first.total + second.total, first.count + second.count, min(first.low, second.low), max(first.high, second.high)
    )


def _between(first: Sequence[int], second: Sequence[int], scores: Scores) -> _Bond:
    found = scores.between(first, second)
    return _Bond(sum(found), len(found), min(found), max(found))


def _with_echoes(groups: list[list[int]], echoes: list[int], scores: Scores) -> list[list[int]]:
    """The groups with each echo in the one that it fits best, the surest echo first: one that cannot be together with
    an echo placed before it looks further.
    """
    fits = [
        (worth, echo, n)
        for echo in echoes
        for n, group in enumerate(groups)
        if (worth := _echo_worth(echo, group, scores)) > 0
    ]
    placed: set[int] = set()
    added: dict[int, list[int]] = defaultdict(list)
    for _, echo, n in sorted(fits, key=lambda fit: (-fit[0], fit[1], fit[2])):
        if echo not in placed and min(scores.between([echo], added[n]), default=0.0) > load_joining().echoes_part:
            placed.add(echo)
            added[n].append(echo)
    return [sorted([*group, *added[n]]) for n, group in enumerate(groups)]


def _echo_worth(echo: int, group: list[int], scores: Scores) -> float:
    """The mean score of an echo with a group, below nought where it does not fit; the first that it cannot be together
    with settles it.
    """
    joining = load_joining()
    ruled = {scores.by_pair.get(_pair(echo, one)) for one in group}
    if _RULED in ruled and -_RULED not in ruled:
        return _RULED
    if is_of_another_day(scores.sights[echo], [scores.sights[one] for one in group]):
        return -1.0
    found: list[float] = []
    for one in group:
        found.append(scores.of(min(echo, one), max(echo, one)))
        if found[-1] <= joining.part:
            return -1.0
    surest = sorted(found, reverse=True)[:_SUREST]
    return -1.0 if max(found) < joining.echo else sum(surest) / len(surest)
