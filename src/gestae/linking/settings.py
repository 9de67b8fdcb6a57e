"""Where and when an act was that tells neither, as its report told before: "Two drivers were killed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from gestae.knowledge.linking import Weights, load_joining
from gestae.linking.tellings import Setting, Sight
from gestae.linking.times import POINT, days_between, days_wide
from gestae.linking.words import are_alike
from gestae.records import Reason

PASSAGE = 1200  # characters within which a report goes on telling of one act


def with_settings(told: Sequence[Sight]) -> list[Sight]:
    """The tellings of one report; what gives no day, place or name of its own gets those of the act like it told last
    before, where it is of a type done where its target is and disputed.
    """
    known: list[Sight] = []
    for sight in sorted(told, key=lambda one: (one.trigger.start, one.trigger.end)):
        setting = _told_before(sight, known) if _is_bare(sight) else None
        known.append(msgspec.structs.replace(sight, setting=setting) if setting else sight)
    found = {(one.trigger, one.event, one.commitment): one for one in known}
    return [found[one.trigger, one.event, one.commitment] for one in told]


def _is_bare(sight: Sight) -> bool:
    joining = load_joining()
    named = sight.title or sight.aim or sight.towns or sight.first
    return sight.type in joining.disputed and not (named or sight.apart or sight.general)


def _told_before(sight: Sight, known: Sequence[Sight]) -> Setting | None:
    for earlier in reversed(known):
        if sight.trigger.start - earlier.trigger.end > PASSAGE:
            return None
        if (
            earlier.type in load_joining().disputed
            and are_alike(sight.acts, earlier.acts)
            and (own := _setting(earlier))
        ):
            return own
    return None


def _setting(sight: Sight) -> Setting | None:
    """Its own day and place, else those that it got."""
    if sight.towns or sight.first:
        return Setting(towns=sight.towns, first=sight.first, last=sight.last)
    return sight.setting


def settings(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """Signs of where and when, where one tells neither itself."""
    if not (first.setting or second.setting) or first.report == second.report:
        return
    one, other = _setting(first), _setting(second)
    if one is None or other is None:
        return
    if shared := one.towns & other.towns:
        yield Reason(sign="same place, told before", weight=weights.place_before, words=", ".join(sorted(shared)))
    if one.first and other.first:
        words = f"{one.first}/{one.last}, {other.first}/{other.last}"
        yield from _days(one, other, weights, words)


def _days(one: Setting, other: Setting, weights: Weights, words: str) -> Iterator[Reason]:
    if days_between(one, other) > 0:
        yield Reason(sign="other days, told before", weight=weights.other_day_before, words=words)
    elif days_wide(one, other) <= POINT:
        yield Reason(sign="same days, told before", weight=weights.day_before, words=words)
