"""The most that the score of two tellings can come to, by what costs little to see.

Nearly all pairs that meet lie far below what links them. Whatever here is less than that need not be scored sign by
sign (scoring.py), which costs a hundred times as much; what is left is scored as ever, so that nothing else changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

import msgspec

from gestae.knowledge.linking import Joining, Weights, load_joining
from gestae.knowledge.use import cached
from gestae.linking.scoring import CLOSE, MUCH, amounts_in, mass, mass_of, other_actor, parties, share_of
from gestae.linking.tellings import Sight
from gestae.linking.times import span_of
from gestae.linking.words import MOST_RARE, alike_to
from gestae.records import EventType

_ROUNDED = 0.02  # by which rounding may lift a score
_TIMES = 8.0  # that a sign counts at most
_SEEN = {
    "same_type", "akin_type", "same_act", "like_act", "same_report", "right_after", "in_one_breath", "rival",
    "same_story", "same_actor", "same_party", "same_recipient", "same_day", "same_weeks", "near_report",
    "said_together", "same_place", "changed", "same_title", "same_name", "same_word", "same_target", "same_amount",
    "same_object", "same_theme", "other_act", "unknown_act", "no_word", "some_words", "no_actor", "no_actors",
    "same_region", "place_before", "day_before",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is seen of a telling at little cost. `like`: the acts that may tell the same; `everyone`: actors and
    recipients; `parties`: and who may take part unnamed; `bare`: its day and place are those told before; `days`: the
    first and last told; `context`: how much each name of its passage weighs, and `weight`: all of them.
    """

    report: str
    type: EventType
    anchored: bool
    start: int
    end: int
    acts: frozenset[str]
    like: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    everyone: frozenset[str]
    parties: frozenset[str]
    days: tuple[int, int] | None
    towns: frozenset[str]
    bare: bool
    title: frozenset[str]
    names: frozenset[str]
    topic: frozenset[str]
    words: frozenset[str]
    target: str | None
    theme: str | None
    amounts: frozenset[tuple[float, str | None]]
    moved: bool
    context: Mapping[str, float]
    weight: float


def sketch_of(sight: Sight) -> Sketch:
    """What is seen of a telling."""
    days = span_of(sight) if sight.first else None
    return Sketch(
        report=sight.report,
        type=sight.type,
        anchored=sight.anchored,
        start=sight.trigger.start,
        end=sight.trigger.end,
        acts=sight.acts,
        like=alike_to(sight.acts),
        actors=sight.actors,
        recipients=sight.recipients,
        everyone=parties(sight, together=False),
        parties=parties(sight, together=True),
        days=(days[0].toordinal(), days[1].toordinal()) if days else None,
        towns=sight.towns,
        bare=sight.setting is not None,
        title=sight.title,
        names=sight.names,
        topic=sight.topic,
        words=sight.words,
        target=sight.target,
        theme=sight.theme,
        amounts=frozenset(amounts_in(sight)),
        moved=sight.moved,
        context={name: mass_of(name) for name in sight.context},
        weight=mass(sight.context),
    )


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What bounds scores by the lexicon in use. `enough`: the scores from which two tellings are linked of which none,
    one or both are of events or commitments; `for_`: the weights, none below nought; `rest`: the most that those
    come to that are not looked at one by one, as they mostly speak against; `general`: that of what tells nothing
    particular, not above nought; `much_story`: the weight from which on one story is told.
    """

    joining: Joining
    enough: tuple[float, float, float]
    akin: frozenset[tuple[EventType, EventType]]
    for_: Weights
    rest: float
    general: float
    much_story: float


@cached
def ceiling() -> Ceiling:
    """What bounds scores by the lexicon in use."""
    joining = load_joining()
    given = msgspec.structs.asdict(joining.weights)
    rest = sum(max(weight, 0.0) for name, weight in given.items() if name not in _SEEN)
    return Ceiling(
        joining=joining,
        enough=(joining.found, joining.echo, joining.join),
        akin=frozenset(joining.akin) | {(other, one) for one, other in joining.akin},
        for_=Weights(**{name: max(weight, 0.0) for name, weight in given.items()}),
        general=min(joining.weights.general, 0.0),
        rest=_TIMES * rest + _ROUNDED,
        much_story=MUCH * max(joining.weights.same_story, 0.0) - _ROUNDED,
    )


def may_link(first: Sketch, second: Sketch, top: Ceiling) -> bool:
    """Whether two tellings may be linked, however seldom such acts are told."""
    enough = top.enough[first.anchored + second.anchored]
    return most(first, second, enough, top) >= enough


def most(first: Sketch, second: Sketch, enough: float, top: Ceiling) -> float:
    """The most that the score of two tellings can be, however seldom such acts are told; once it is less than `enough`,
    no closer than that. What costs most to see is looked at last.
    """
    shared = not first.acts.isdisjoint(second.acts)
    if not (first.anchored or second.anchored) and (first.report == second.report or not shared):
        return 0.0  # which found no occurrence (joining.py)
    if not (shared or first.type == second.type or (first.type, second.type) in top.akin):
        return -inf
    which, told = _which(first, second, top)
    changed = shared and (first.moved or second.moved)
    words = _words(first, second, top)
    found = top.rest + which + words + _act(first, second, shared, top) + _who(first, second, top)
    found += (top.for_.changed if changed else 0.0) + _beside(first, second, top)
    if first.report == second.report:
        return found + _in_report(first, second, top)
    if found + top.for_.same_story < enough:
        return found + top.for_.same_story
    story = _story(first, second, top)
    if not (told or changed or story >= top.much_story or words >= 2 * top.for_.same_word):
        found += top.general
    return found + story


def _act(first: Sketch, second: Sketch, shared: bool, top: Ceiling) -> float:
    kind = top.for_.same_type if first.type == second.type else top.for_.akin_type
    if shared:
        return kind + top.for_.same_act
    if not first.like.isdisjoint(second.acts):
        return kind + top.for_.like_act
    return kind + (top.for_.other_act if first.acts and second.acts else top.for_.unknown_act)


def _in_report(first: Sketch, second: Sketch, top: Ceiling) -> float:
    """What two tellings of one report add by standing there."""
    weights, gap = top.for_, max(second.start - first.end, first.start - second.end)
    near = max(weights.right_after + weights.in_one_breath, weights.rival) if gap <= CLOSE else 0.0
    return weights.same_report + near


def _story(first: Sketch, second: Sketch, top: Ceiling) -> float:
    shared = sum(first.context[name] for name in first.context.keys() & second.context.keys())
    return top.for_.same_story * share_of(shared, first.weight, second.weight)


def _who(first: Sketch, second: Sketch, top: Ceiling) -> float:
    """What those who take part add, and take away where they are others."""
    weights, joining = top.for_, top.joining
    same = max(weights.same_actor, weights.same_party)
    loose = not (first.anchored and second.anchored)
    together = first.type in joining.mutual and second.type in joining.mutual
    disputed = first.type in joining.disputed and second.type in joining.disputed
    other = other_actor(loose, disputed, joining.weights)
    if together:
        sides = ((first.parties, second.parties), (first.everyone, second.everyone))
        found = max(_overlap(one, another, same, other) for one, another in sides)
    elif loose:
        found = _overlap(first.everyone, second.everyone, same, other)
    else:
        found = _overlap(first.actors, second.actors, same, other) + _overlap(
            first.recipients, second.recipients, weights.same_recipient, joining.weights.other_recipient
        )
    found += max(weights.no_actor, weights.no_actors) if not (first.actors and second.actors) else 0.0
    return found if first.title.isdisjoint(second.title) else max(found, 0.0)  # by whose name nobody else counts


def _overlap(first: frozenset[str], second: frozenset[str], same: float, other: float) -> float:
    if not first or not second:
        return 0.0
    if first.isdisjoint(second):
        return other
    return same if first <= second or second <= first else other / 2


def _which(first: Sketch, second: Sketch, top: Ceiling) -> tuple[float, bool]:
    """What the day, the place, the names and numbers that both give add, and whether there are any."""
    weights, found, told = top.for_, 0.0, False
    if first.days and second.days and first.days[0] <= second.days[1] and second.days[0] <= first.days[1]:
        found, told = max(weights.same_day, weights.same_weeks), True
    if not first.towns.isdisjoint(second.towns):
        found, told = found + max(weights.same_place, weights.same_region), True
    if (first.bare or second.bare) and first.report != second.report:
        found += weights.place_before + weights.day_before
    if not first.title.isdisjoint(second.title):
        found, told = found + weights.same_title, True
    if not first.names.isdisjoint(second.names):
        found, told = found + weights.same_name * top.joining.most_names, True
    if not first.amounts.isdisjoint(second.amounts):
        found, told = found + weights.same_amount, True
    return found, told


def _beside(first: Sketch, second: Sketch, top: Ceiling) -> float:
    """What the days of the reports add, and what it is done to."""
    found = 0.0 if first.days and second.days else top.for_.near_report
    if first.type in top.joining.speech and second.type in top.joining.speech:
        found += top.for_.said_together
    if first.theme and second.theme:
        found += top.for_.same_object + (top.for_.same_theme if first.theme == second.theme else 0.0)
    return found + top.for_.same_target if first.target and first.target == second.target else found


def _words(first: Sketch, second: Sketch, top: Ceiling) -> float:
    wording = top.for_.some_words if len(first.words & second.words) > 1 else 0.0
    shared = min(len(first.topic & second.topic), top.joining.most_words)
    return shared * MOST_RARE * top.for_.same_word + wording
