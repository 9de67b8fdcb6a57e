"""Which of its namesakes each place name of a report means: the one that the other places of the report lie around.

Names are weighed together. A candidate is the likelier the more people live there, the more the report speaks of its
country, of its region, and of places close to it; the others' weight is itself reckoned from their likeliest
candidates, in rounds. The factors were measured on news with known places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log10

from gestae.knowledge.places import Candidate, is_within

ROUNDS = 3
PRIOR: Mapping[str, float] = {"country": 7.0, "region": 6.2, "area": 6.2, "county": 4.5, "site": 5.0}
OWN_NAME = 0.7
FAMOUS = 100_000  # people: English has a name of its own for such a town ("Munich"), which is as good as its own
CAPITAL = 2.0  # where its country is spoken of
SIZE = 1.0
COUNTRY = 0.6
REGION = 1.3
CLOSE = 1.3
FAME = 0.5  # for each power of ten of names that it has in the world's languages
FLOOR = 0.02  # the share of a report that a place counts as having where nothing there is spoken of
NEUTRAL = 0.1  # for what is too wide to have a region or a neighbourhood
POINTS = ("town", "county", "site")
CELL = 2  # degrees: the side of the squares that closeness is counted in

Shares = Mapping[object, float]


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the report. `count`: how often it is told; `within`: what a comma says that it lies in."""

    name: str
    candidates: tuple[Candidate, ...]
    count: int
    within: tuple[Candidate, ...] = ()


def settle(names: Sequence[Name], hints: Mapping[str, float]) -> dict[str, Candidate | None]:
    """What each name means; null where that is in doubt.

    `hints`: how much else speaks of each country (alpha-3), in names.
    """
    open_to = {each.name: _allowed(each) for each in names}
    believed = {name: _normalised({one: _prior(one) for one in ones}) for name, ones in open_to.items()}
    weights = {each.name: each.count**0.5 * (2 if each.within else 1) for each in names}
    for _ in range(ROUNDS):
        board = _Board(believed, weights, hints)
        believed = {name: _normalised({one: board.score(name, one) for one in ones}) for name, ones in open_to.items()}
    board = _Board(believed, weights, hints)
    return {each.name: _chosen(each, believed[each.name], board) for each in names}


def _allowed(name: Name) -> tuple[Candidate, ...]:
    inside = tuple(one for one in name.candidates if any(is_within(one, whole) for whole in name.within))
    return inside or name.candidates


def _chosen(name: Name, believed: Mapping[Candidate, float], board: _Board) -> Candidate | None:
    """The likeliest; none where it is a small place of which nothing else speaks."""
    best = max(believed, key=lambda one: believed[one], default=None)
    if best is None or (best.doubtful and not name.within and not board.speaks_of(name.name, best)):
        return None
    return best


def _prior(one: Candidate) -> float:
    """How likely it is in any report, in powers of ten."""
    base = PRIOR.get(one.kind) or log10(one.population + 100)
    fame = FAME * log10(1 + one.names)
    return SIZE * base + fame + OWN_NAME * (not one.alias or one.population > FAMOUS)


def _normalised(scores: Mapping[Candidate, float]) -> dict[Candidate, float]:
    top = max(scores.values(), default=0.0)
    raised = {one: 10 ** (score - top) for one, score in scores.items()}
    total = sum(raised.values())
    return {one: each / total for one, each in raised.items()}


class _Board:
    """How much of the report lies in each country, region and square of the map, each name apart."""

    def __init__(
        self,
        believed: Mapping[str, Mapping[Candidate, float]],
        weights: Mapping[str, float],
        hints: Mapping[str, float],
    ) -> None:
        self._of: dict[str, dict[object, float]] = {}
        self._all: defaultdict[object, float] = defaultdict(float)
        for name, ones in believed.items():
            own = self._of[name] = _spread(ones, weights[name])
            for key, weight in own.items():
                self._all[key] += weight
        for country, weight in hints.items():
            self._all[country] += weight
        self._total = sum(weights.values()) + sum(hints.values())
        self._weights = weights

    def share(self, name: str, key: object) -> float:
        """The share of all other names that lies there."""
        own = self._of[name].get(key, 0.0)
        rest = self._total - self._weights[name]
        return (self._all.get(key, 0.0) - own) / rest if rest > 0 else 0.0

    def score(self, name: str, one: Candidate) -> float:
        """How likely it is that `name` means `one`, in powers of ten."""
        return (
            _prior(one)
            + CAPITAL * (one.capital and self.speaks_of(name, one))
            + COUNTRY * log10(FLOOR + (self.share(name, one.country) if one.country else NEUTRAL))
            + REGION * log10(FLOOR + (self.share(name, one.region) if one.region else NEUTRAL))
            + CLOSE * log10(FLOOR + (self._near(name, one) if one.kind in POINTS else NEUTRAL))
        )

    def speaks_of(self, name: str, one: Candidate) -> bool:
        """Whether anything else in the report lies in its country."""
        return self.share(name, one.country) > 0.05

    def _near(self, name: str, one: Candidate) -> float:
        return min(1.0, sum(self.share(name, cell) for cell in _around(one)))


def _spread(ones: Mapping[Candidate, float], weight: float) -> dict[object, float]:
    """What a name adds to each country, region and square."""
    own: defaultdict[object, float] = defaultdict(float)
    for one, belief in ones.items():
        if belief < 0.001:
            continue
        keys: Iterable[object] = (one.country, one.region, _cell(one) if one.kind in POINTS else None)
        for key in keys:
            if key is not None:
                own[key] += weight * belief
    return own


def _cell(one: Candidate) -> tuple[int, int] | None:
    if one.latitude is None or one.longitude is None:
        return None
    return int(one.latitude // CELL), int(one.longitude // CELL)


def _around(one: Candidate) -> list[tuple[int, int]]:
    cell = _cell(one)
    if cell is None:
        return []
    return [(cell[0] + south, cell[1] + west) for south in (-1, 0, 1) for west in (-1, 0, 1)]
