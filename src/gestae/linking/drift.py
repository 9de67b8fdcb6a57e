"""Changes in how strongly an act is told, by time: "could" becomes "will", a charge becomes a fact.

A telling is held against the last report before it that tells the same act. A plan that simply comes true is no drift;
it is what became of the plan. A denial of the past is no drift either, but a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from gestae.knowledge.linking import load_drift, load_joining
from gestae.linking.counts import class_of
from gestae.linking.crowds import Crowd, crowd_of, kinds_of
from gestae.linking.likeness import gap_of, on_one_day, plain_stems, shared_story
from gestae.linking.occurrences import id_of
from gestae.linking.plans import is_one_plan
from gestae.linking.scoring import akin, day_of
from gestae.linking.strength import graded
from gestae.linking.tellings import Sight, key_of
from gestae.linking.words import acts, are_alike, are_opposed, words_in
from gestae.records import Direction, Drift, Strength

_DONE = ("happened", "ongoing")
_MEANT = ("possible", "conditional", "planned")
_STRETCH = 30  # days of one stretch, of which each day lies in two
_CROWD = 400  # tellings in a block, above which it tells nothing particular
_SURE = 0.7  # of the most that an earlier telling shares, from which on the last of them counts
_ANCHORS = 6  # names of a report by which it is looked for


@dataclass(frozen=True, slots=True)
class _Told:
    """A telling that says how sure an act is, and the place of its occurrence. `things`: what is told around the act
    beside who and where; `object`: what its trigger names beside the word that tells the act; `around`: the words
    around it, and the classes of what they name.
    """

    sight: Sight
    group: int
    things: frozenset[str]
    object: frozenset[str]
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Step:
    """Two tellings of one act, the second the next after the first, and how much they share."""

    one: _Told
    other: _Told
    worth: float


def drift_of(sights: Sequence[Sight]) -> list[Drift]:
    """The changes between the tellings of one occurrence, in order."""
    return drift_in([sights])


def drift_in(groups: Sequence[Sequence[Sight]], loose: Sequence[Sight] = ()) -> list[Drift]:
    """The changes between the tellings of some occurrences, of one act in two of them, and of an act that `loose`
    tellings of none name, in order.
    """
    every = [*groups, *((sight,) for sight in loose)]
    told = sorted(_told(every), key=lambda one: key_of(one.sight))
    steps = [
        *_best(_steps(told, crowd_of(every))),
        *(step for n, group in enumerate(groups) for step in _within(n, group)),
    ]
    found = [
        Drift(
            occurrence=id_of(groups[home]),
            from_=_strength(step.one.sight),
            to=_strength(step.other.sight),
            direction=_direction(step.one.sight, step.other.sight),
        )
        for step in steps
        if _drifts(step.one.sight, step.other.sight) and (home := _home(step, len(groups))) is not None
    ]
    return list(dict.fromkeys(found))


def _told(every: Sequence[Sequence[Sight]]) -> Iterator[_Told]:
    """The tellings that say how sure an act is."""
    for number, group in enumerate(every):
        for sight in group:
            known = graded(sight)
            if known is not None and _says(known):
                yield _laid_out(known, number)


def _home(step: _Step, groups: int) -> int | None:
    """The occurrence of the later telling, else of the earlier; null where neither is of one."""
    return next((one.group for one in (step.other, step.one) if one.group < groups), None)


def _says(sight: Sight) -> bool:
    """Whether a telling has a status of its own: no condition, no denial of the past or of what is still awaited, no
    mere name of an act.
    """
    if sight.in_condition or (sight.status == "denied" and (not sight.ahead or sight.near & set(load_drift().unkept))):
        return False
    return sight.anchored or not sight.named or sight.status in ("possible", "planned")


# ---------------------------------------------------------------- the last report before that tells it
def _steps(told: Sequence[_Told], crowd: Crowd) -> Iterator[_Step]:
    """For each telling, those of the last report before it that tell the same act. What others call for says nothing of
    how sure an act is, once its doer has spoken.
    """
    near = _near(told)
    for place, other in enumerate(told):
        if other.sight.status == "called_for":
            continue
        earlier = [told[n] for n in sorted(near[place]) if _is_before(told[n].sight, other.sight)]
        every = [_Step(one, other, worth) for one in earlier if (worth := _worth(one, other, crowd)) > 0]
        meant = max((step.worth for step in every if step.one.sight.status != "called_for"), default=0.0)
        same = [step for step in every if step.one.sight.status != "called_for" or step.worth > meant]
        most = max((step.worth for step in same), default=0.0)
        sure = [step for step in same if step.worth >= _SURE * most]
        last = max((_when(step.one) for step in sure), default=None)
        yield from (step for step in sure if _when(step.one) == last)


def _when(one: _Told) -> tuple[str, str]:
    return one.sight.day or "", one.sight.report


def _is_before(one: Sight, other: Sight) -> bool:
    return one.report != other.report and (one.day or "") <= (other.day or "") and key_of(one) < key_of(other)


def _near(told: Sequence[_Told]) -> dict[int, set[int]]:
    """The tellings that each may be compared with: of its occurrence, or of reports that name the same near in time."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for block in _blocks(one):
            blocks[block].append(number)
    near: dict[int, set[int]] = defaultdict(set)
    for members in (some for name, some in blocks.items() if len(some) <= _CROWD or name.startswith("in ")):
        for first, second in combinations(members, 2):
            near[max(first, second)].add(min(first, second))
    return near


def _blocks(one: _Told) -> Iterator[str]:
    yield f"in {one.group}"
    sight = one.sight
    for when in _stretches(sight.day):
        for name in sight.context[:_ANCHORS]:
            for act in kinds_of(sight, alike=sight.ahead):
                yield f"{act}|{name}|{when}"


def _stretches(day: str | None) -> tuple[int, int]:
    number = day_of(day).toordinal()
    return number // _STRETCH, (number + _STRETCH // 2) // _STRETCH + 10**6


def _best(steps: Iterator[_Step]) -> list[_Step]:
    """Of the tellings of one report after those of another, the two of an occurrence that share most."""
    chosen: dict[tuple[str, str, int], _Step] = {}
    for step in steps:
        key = (step.one.sight.report, step.other.sight.report, step.other.group)
        if key not in chosen or step.worth > chosen[key].worth:
            chosen[key] = step
    return sorted(chosen.values(), key=lambda step: (step.other.group, key_of(step.other.sight)))


# ---------------------------------------------------------------- one act
def _worth(one: _Told, other: _Told, crowd: Crowd) -> float:
    """How much two tellings share of one act, nought where it is not one."""
    first, second = one.sight, other.sight
    who = bool(first.actors & second.actors)
    if not (first.ahead and second.ahead) and not who and not on_one_day(first, second):
        return 0.0  # of the past, there may be many of a kind
    if _are_others(one, other):
        return 0.0
    same, things = bool(first.acts & second.acts), len(one.things & other.things)
    if (
        first.status == "called_for"
        and one.group != other.group
        and not who
        and (not things or first.type in load_joining().mutual)
    ):
        return 0.0  # what some ask of one says nothing of what others may do
    sure = same + who + 0.5 * things + 0.5 * (first.anchored + second.anchored)
    if one.group == other.group:
        named = bool(things or first.towns & second.towns or first.names & second.names)
        known = (same and named and who) or _is_bound(first, second) or is_one_plan(first, second, crowd)
        return sure if known else 0.0
    words = load_drift()
    if is_one_plan(first, second, crowd):
        return sure
    if not (same and first.anchored and second.anchored) or gap_of(first, second) > words.window:
        return 0.0
    story = shared_story(first, second)
    return sure if story >= words.story and (things or (who and story >= words.close)) else 0.0


def _laid_out(sight: Sight, group: int) -> _Told:
    """A telling with what is told beside its act: what is given, signed, closed, and other acts by their nouns."""
    stems = [word.stem for word in words_in(sight.trigger.text)]
    said = (one for one in stems[1:] if len(one) > 2 and one not in plain_stems())
    return _Told(
        sight,
        group,
        things=sight.object | sight.topic | (sight.words & acts().nouns.keys()).difference(stems),
        object=frozenset(class_of(one) or one for one in said),
        around=sight.words | frozenset(name for one in sight.words if (name := class_of(one))),
    )


def _are_others(one: _Told, other: _Told) -> bool:
    """Whether they name other doers, or other things done."""
    first, second = one.sight, other.sight
    if first.actors and second.actors and not first.actors & second.actors and first.anchored and second.anchored:
        return True
    return not _is_one_thing(one, other) or are_opposed(first.acts, second.acts)


def _is_one_thing(one: _Told, other: _Told) -> bool:
    """Whether what one is done to is told around the other; where one tells none, and it is nothing rare, or a name is
    shared, it may be.
    """
    first, second = one.sight, other.sight
    if one.object & (other.object | other.around | second.names) or other.object & (one.around | first.names):
        return True
    some, others = one.object - _own_names(first), other.object - _own_names(second)
    rare = (first.object & some) or (second.object & others)
    return not (some and others) and (not rare or bool(first.names & second.names))


def _own_names(sight: Sight) -> frozenset[str]:
    """The nouns of a trigger that only name its act again: "attend a meeting"."""
    stems = {word.stem for word in words_in(sight.trigger.text)}
    return frozenset(one for one in stems if sight.acts.intersection(acts().nouns.get(one, ())))


def _is_bound(first: Sight, second: Sight) -> bool:
    """Whether both may tell one act in the same or other words, in reports of one story."""
    if shared_story(first, second) < load_drift().close:
        return False
    unknown = not (first.acts and second.acts) and akin(first.type, second.type)
    return are_alike(first.acts, second.acts) or unknown


def _within(group: int, sights: Sequence[Sight]) -> Iterator[_Step]:
    """Two sentences of one report that tell the same act to come, the later after the earlier."""
    meant = [sight for sight in sights if sight.event and sight.ahead and _is_meant(sight) and not sight.in_condition]
    told = (_laid_out(sight, group) for sight in sorted(meant, key=key_of))
    for first, second in combinations(told, 2):
        one, other = first.sight, second.sight
        together = one.report == other.report and one.evidence != other.evidence
        shared = (first.things | one.names) & (second.things | other.names)
        if together and one.acts & other.acts and shared and not _are_others(first, second):
            yield _Step(first, second, 1.0)


def _is_meant(sight: Sight) -> bool:
    """Whether the doer means to do it: also what the doer says that it must ("our country needs to form units")."""
    return sight.status in _MEANT or (sight.status == "called_for" and bool(sight.actors.intersection(sight.said)))


# ---------------------------------------------------------------- how it changed
def _rank(sight: Sight) -> int:
    return load_drift().strength[sight.status]


def _drifts(one: Sight, other: Sight) -> bool:
    """Whether the strength changed, and not merely because a plan came true."""
    if _rank(one) == _rank(other) or {one.status, other.status} <= set(_DONE):
        return False
    if other.status in _DONE:
        return one.claimed
    if one.status in _DONE:
        return other.claimed
    return one.ahead == other.ahead


def _direction(one: Sight, other: Sight) -> Direction:
    return "hardened" if _rank(one) < _rank(other) else "softened"


def _strength(sight: Sight) -> Strength:
    return Strength(report=sight.report, span=sight.trigger, status=sight.status, published=sight.day)
