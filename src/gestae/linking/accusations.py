"""Who is accused of what was told right before: "pointing the finger at", "blamed the rebels", "held it responsible".

The words name the accused and no act; the act is the one that the report told last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from gestae.knowledge.linking import load_accounts
from gestae.linking.tellings import Sight
from gestae.linking.words import acts_in, words_in

_BEHIND = 260  # characters from what is told to the accusation
_DONE = ("happened", "ongoing")


def with_accusations(groups: Sequence[Sequence[Sight]]) -> list[list[Sight]]:
    """The tellings, beside each act that somebody is accused of the accusation as one more telling of it."""
    told = [(sight, number) for number, group in enumerate(groups) for sight in group]
    by_report: dict[str, list[tuple[Sight, int]]] = defaultdict(list)
    for one in told:
        by_report[one[0].report].append(one)
    added: dict[int, list[Sight]] = defaultdict(list)
    for sight, _ in told:
        if _accuses(sight) and (found := _act_of(sight, by_report[sight.report])):
            added[found[1]].append(_accused(sight, found[0]))
    return [[*group, *added[number]] for number, group in enumerate(groups)]


def _accuses(sight: Sight) -> bool:
    """Whether a telling is an accusation of somebody who is known, made and not only meant."""
    blames = bool(sight.acts & set(load_accounts().accusing))
    return bool(sight.event and blames and sight.recipients and sight.status in _DONE)


def _act_of(accusation: Sight, told: Sequence[tuple[Sight, int]]) -> tuple[Sight, int] | None:
    """The act that an accusation is about, with the place of its occurrence: the first behind it in its sentence, else
    the last before it that its speaker is not said to have done; null where the sentence tells a deed of either.
    """
    kinds, named = load_accounts().accused, _named(accusation)
    acts = [
        one for one in told
        if one[0].type in kinds and one[0].event and one[0].status in _DONE and (not named or one[0].acts & named)
        and one[0].acts - set(load_accounts().outcomes)
    ]  # fmt: skip
    here = [one for one in acts if one[0].evidence == accusation.evidence]
    if any(sight.actors & (accusation.recipients | accusation.actors) for sight, _ in here):
        return None
    after = [one for one in here if one[0].trigger.start > accusation.trigger.end and not one[0].actors]
    if after:
        return min(after, key=lambda one: one[0].trigger.start)
    behind = [
        one for one in acts
        if 0 <= accusation.trigger.start - one[0].trigger.end <= _BEHIND and not one[0].actors & accusation.actors
    ]  # fmt: skip
    return max(behind, key=lambda one: one[0].trigger.start, default=None)


def _named(accusation: Sight) -> frozenset[str]:
    """The acts that the words of an accusation name ("attributed the attack to")."""
    return acts_in(words_in(accusation.trigger.text)) - set(load_accounts().accusing)


def _accused(accusation: Sight, act: Sight) -> Sight:
    """The act as the accuser tells it."""
    return msgspec.structs.replace(
        act, actors=accusation.recipients, recipients=act.recipients or accusation.actors, trigger=accusation.trigger,
        evidence=accusation.evidence, said=tuple(sorted(accusation.actors)), actor_spans=(), counts=(), asides=(),
        rebuttals=(),
    )  # fmt: skip
