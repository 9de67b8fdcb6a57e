"""What ties the tellings of two reports to one occurrence, and what speaks against it where little does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from gestae.knowledge.linking import load_joining
from gestae.linking.tellings import Sight
from gestae.linking.times import DAYS_TOLD, day_of
from gestae.linking.words import light, stem
from gestae.records import Reason

_TIES = {  # the weight from which on a sign ties two tellings to one happening
    "same story": 0.8,
    "same days": 1.0,
    "same days, long past": 1.0,
    "same place": 0.5,
    "same title": 0.5,
    "same names": 0.5,
    "same number": 0.5,
    "same words": 0.7,
}
_WHICH = (
    "same days",
    "same days, long past",
    "same place",
    "same title",
    "same names",
    "same number",
)  # signs of which of many is meant
_MUCH = 2  # doublings, beyond the first, at which all is asked that is asked where much is told
_WEEK = 6  # days between two reports, beyond which what tells no day is told of another
_OPEN = ("conditional", "possible", "called_for")
_KNOWN_STORY = 0.35  # the weight of "same story" from which on those who meet are told of in one story
_SOME_STORY = 0.4  # the weight of "same story" from which on a day long past is that of the same happening


@dataclass(frozen=True, slots=True)
class Often:
    """How often the reports that tell of such acts, by the same actor, in the same place or under the same name, about
    then, are double the usual: of what the fewest tell that two tellings share, and of what the most do.
    """

    rarest: int = 0
    commonest: int = 0


_SELDOM = Often()


def looseness(found: Sequence[Reason], first: Sight, second: Sight, often: Often) -> list[Reason]:
    """What speaks against two reports telling one act where little ties them. What many tell is told of many
    happenings: so much against for each doubling, and more where nothing tells which is meant.
    """
    joining = load_joining()
    weights = joining.weights
    ties = _ties(found)
    light = is_light(first) or is_light(second)
    met = any(
        (reason.sign in _WHICH and reason.weight > 0) or (reason.sign == "same story" and reason.weight >= _KNOWN_STORY)
        for reason in found
    )
    much = min(max(often.commonest - 1, 0), _MUCH) / _MUCH
    signs = (
        (ties < (joining.ties, 1, 0)[first.anchored + second.anchored], "named in passing", weights.passing),
        (not met and first.type in joining.mutual, "partners meet often", weights.often),
        (often.rarest > 0, "told by many", told_by_many(often)),
        (much > 0 and light, "many, and a light word", weights.passing * much),
        (much > 0 and ties < joining.ties, "many, and little in common", weights.vague * much),
        (much > 0 and not _is_told_which(found, first, second), "many, and not told which", weights.which * much),
        (much > 0 and _is_adrift(found, first, second), "many, and no day", weights.adrift * much),
    )
    return [Reason(sign=sign, weight=weight) for holds, sign, weight in signs if holds]


def told_by_many(often: Often) -> float:
    """What speaks against two reports telling one act where many tell such acts."""
    return load_joining().weights.common * often.rarest


def _is_told_which(found: Sequence[Reason], first: Sight, second: Sight) -> bool:
    """Whether, of many acts, it is told which is meant: an act known to be the same, on a day, at a place, with a name
    or a number; of speech, which is daily, by the day or the name; of what may never be, and of words that tell of an
    act only beside others, not by the place alone.
    """
    signs = {reason.sign for reason in found if reason.weight > 0}
    if not signs & {"same act", "like act"}:
        return False
    if {first.type, second.type} <= load_joining().speech:
        return bool(signs & {"same days", "same days, long past", "said on one day", "same title"})
    placed = not (is_light(first) or is_light(second) or first.status in _OPEN or second.status in _OPEN)
    return bool(signs & set(_WHICH) - (set() if placed else {"same place"}))


def _is_adrift(found: Sequence[Reason], first: Sight, second: Sight) -> bool:
    """Whether neither tells a day nor names the act, and one outlet tells them on other days without a place or a name,
    or reports a week apart where no two events tell one act.
    """
    if first.first or second.first or not first.day or not second.day:
        return False
    signs = {reason.sign for reason in found if reason.weight > 0}
    if "same title" in signs:
        return False
    apart = abs((day_of(first.day) - day_of(second.day)).days)
    told = first.anchored and second.anchored and bool(first.acts & second.acts)
    planned = first.ahead and second.ahead
    tied = signs & (set(_WHICH) - ({"same place"} if planned else set()))
    daily = bool(first.outlet) and first.outlet == second.outlet and apart > 0 and not tied
    return daily or (apart > _WEEK and not told)


def is_light(sight: Sight) -> bool:
    """Whether no event is read there, and its word tells of an act only beside others."""
    return not sight.anchored and stem(sight.trigger.text) in light()


def _ties(found: Iterable[Reason]) -> int:
    """How many things of different kinds two tellings share beyond the act: the story, the day, the place, a name, a
    number, words, more than one of those who take part. A day long past counts twice: who still tells it means it.
    """
    signs = {reason.sign for reason in found if reason.weight >= _TIES.get(reason.sign, 0.0)}
    story = max((reason.weight for reason in found if reason.sign == "same story"), default=0.0)
    known = story >= _SOME_STORY or bool(signs & {"same actor", "same recipient"})
    old = known and DAYS_TOLD[2] in signs
    return sum(reason.weight >= _TIES.get(reason.sign, inf) for reason in found) + _are_both_named(found) + old


def _are_both_named(found: Iterable[Reason]) -> bool:
    """Whether doer and target are shared, or two who act together."""
    who = {reason.sign: reason.words for reason in found if reason.sign in ("same actor", "same recipient")}
    return len(who) > 1 or "," in who.get("same actor", "")
