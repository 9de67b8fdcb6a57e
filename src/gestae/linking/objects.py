"""Whether what an act is done to speaks for one occurrence: the thing, the kind of place, the name."""

from __future__ import annotations

from collections.abc import Iterator

from gestae.knowledge.linking import Weights, load_joining
from gestae.linking.tellings import Sight
from gestae.linking.ways import kinds_of
from gestae.linking.words import MOST_RARE, acts, people, rarity, stem
from gestae.records import EventType, Reason


def objects(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """What it is done to, where both tell it and its kinds are known; else the words of the triggers beyond the act:
    what is given, closed, signed. What is talked about is talked about often.
    """
    one, other = first.object, second.object
    if first.theme and first.theme == second.theme and not are_together(first, second):
        share = rarity(first.theme) / MOST_RARE
        yield Reason(sign="object of one name", weight=round(weights.same_theme * share, 2), words=first.theme)
    if _is_person_and_thing(first, second):
        yield Reason(sign="a person, a thing", weight=weights.other_sort, words=f"{first.theme} / {second.theme}")
    elif first.theme and second.theme and (same := _are_alike(first.theme, second.theme)) is not None:
        words = f"{first.theme} / {second.theme}"
        if not same:
            weight = weights.disputed_object if are_disputed(first.type, second.type) else weights.other_theme
            yield Reason(sign="other object", weight=weight, words=words)
        elif not are_together(first, second) and first.type not in load_joining().mutual:
            yield Reason(sign="same object", weight=weights.same_object, words=words)
    elif one and other and not one & other and first.anchored and second.anchored:
        words = f"{', '.join(sorted(one))} / {', '.join(sorted(other))}"
        yield Reason(sign="other object", weight=weights.other_object, words=words)


def _is_person_and_thing(first: Sight, second: Sight) -> bool:
    """Whether one act is done to somebody and the other to something: "held the minister", "held the camp"."""
    if not first.theme or not second.theme or not {first.type, second.type} <= load_joining().parted:
        return False
    return (first.theme in people()) != (second.theme in people())


def _are_alike(one: str, other: str) -> bool | None:
    """Whether two words name one kind of thing; null where the kind of either is not known."""
    if one == other:
        return True
    kinds, others = kinds_of(one), kinds_of(other)
    return bool(kinds & others) if kinds and others else None


def targets(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """The kinds of places and things struck, seized or closed: "the hospital", "a market"."""
    if not first.target or not second.target or are_together(first, second):
        return
    if first.target == second.target:
        yield Reason(sign="same target", weight=weights.same_target, words=first.target)
    else:
        words = f"{first.target} / {second.target}"
        yield Reason(sign="other target", weight=weights.other_target, words=words)


def means(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """With what it was done: "drones", "artillery", "gunmen"."""
    if first.means and second.means and not first.means & second.means:
        words = f"{', '.join(sorted(first.means))} / {', '.join(sorted(second.means))}"
        yield Reason(sign="other means", weight=weights.other_means, words=words)


def aims(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """What is struck, seized or closed, by its name: "the village of Nikial", "the Rafah crossing"; and what is given:
    "Taurus missiles".
    """
    local = {first.type, second.type} <= load_joining().local
    if first.towns & second.towns or not (local or first.type == second.type):
        return
    one, other = (_aim_of(first), _aim_of(second)) if local else (first.aim, second.aim)
    if one and other and not one & other:
        words = f"{', '.join(sorted(one))} / {', '.join(sorted(other))}"
        yield Reason(sign="other aim", weight=weights.other_aim, words=words)


def _aim_of(sight: Sight) -> frozenset[str]:
    """The stems of the name of what an act is done to, else of the act itself, else of the one town where it is."""
    named = sight.aim or (sight.title if sight.noun else frozenset())
    town = next(iter(sight.towns)) if len(sight.towns) == 1 else ""
    return named or frozenset(map(stem, town.split()))


def is_doer_disputed(first: Sight, second: Sight) -> bool:
    """Whether each side may name another doer; not of what its doer announces."""
    avowed = any(acts().by_name[name].avowed for name in first.acts & second.acts)
    return are_disputed(first.type, second.type) and not avowed


def are_disputed(first: EventType, second: EventType) -> bool:
    """Whether both are acts of which each side names another doer and another target."""
    return {first, second} <= load_joining().disputed


def are_together(first: Sight, second: Sight) -> bool:
    """Whether one sentence tells both, so that what it names is no sign."""
    return first.report == second.report and first.evidence == second.evidence
