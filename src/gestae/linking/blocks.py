"""The blocks in which tellings are compared, so that a new report meets only those that it could be joined to.

A wide block is a type, a who or where, and a stretch of thirty days; a near block the same within three days. In a wide
block that few reports share, each telling meets each. What many reports tell in thirty days meets within three; and
where many tell that, too, all meet the same few (`LISTED`), through whom those that tell one happening hang together.
So a telling meets a bounded number of others, however many there are, and who meets whom hangs on the set alone.
"""

from __future__ import annotations

import hashlib
from math import log2

from gestae.knowledge.linking import load_joining
from gestae.linking.tellings import Sight
from gestae.linking.times import day_of
from gestae.linking.words import acts

OPEN = 32  # reports of a wide block, up to which each telling of it meets each
LISTED = 16  # tellings of a near block whom all others of it meet
_STEPS = 5  # doublings of the usual, beyond which a block is common and no more
_DAYS = 30  # of one stretch of time
_NEAR = 3  # of one of a near block
_ANYBODY = "*"  # the anchor of all acts of a type, by which it is known how many are told at all
_MOST = 6  # names of a report that stand in for those of a clause
_LATER = 6  # stretches in which a plan is looked for
_SHIFTED = 10**6  # what parts the stretches that begin half a stretch later


def blocks_of(sight: Sight) -> list[str]:
    """The names of the wide blocks of a telling: which type, who or where, and when; each once, in order."""
    return _named(sight, {*_anchors(sight), _ANYBODY})


def own_blocks_of(sight: Sight) -> list[str]:
    """The names of those that its report alone has: which type, and when."""
    return _named(sight, {"report"})


def near_blocks_of(sight: Sight) -> list[str]:
    """The names of its near blocks, each once, in order."""
    times = set() if sight.silent else {stretch for day in _days(sight) for stretch in _stretches(day, _NEAR)}
    return sorted(
        {f"{kind}|{anchor}|near {when}" for kind in _kinds(sight) for anchor in _anchors(sight) for when in times}
    )


def _named(sight: Sight, anchors: set[str]) -> list[str]:
    if sight.silent:
        return []
    return sorted({f"{kind}|{anchor}|{when}" for kind in _kinds(sight) for anchor in anchors for when in _times(sight)})


def number_of(block: str) -> int:
    """The name of a block as a number of 63 bits, which an index keeps in less room."""
    return _hashed(block)


def mark_of(sight: Sight) -> int:
    """A number of 63 bits by which tellings are drawn to be listed, the same for twins."""
    return _hashed(f"{sight.kin or sight.report}\n{sight.trigger.start}\n{sight.trigger.end}")


def doublings(reports: int) -> int:
    """How often a block of as many reports is double the usual, rounded: by few steps, so that one more report seldom
    changes what the others are worth.
    """
    return min(max(round(log2(reports / load_joining().usual)), 0), _STEPS)


def _hashed(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big") >> 1


def _kinds(sight: Sight) -> set[str]:
    return {sight.type, *(acts().by_name[name].type for name in sight.acts)}


def _anchors(sight: Sight) -> set[str]:
    """Who, where, or a name; of what names none, those that its report names most."""
    return set(sight.actors | sight.recipients | sight.towns | sight.names or sight.context[:_MOST])


def _times(sight: Sight) -> set[int]:
    """Stretches of time: each day lies in two, so that days less than half a stretch apart share one; a plan lies in
    those to come, too, in which it may come true.
    """
    days = _days(sight)
    stretches = {stretch for day in days for stretch in _stretches(day, _DAYS)}
    plans = {min(days) // _DAYS + later for later in range(1, _LATER + 1)} if sight.ahead and days else set()
    return stretches | plans or {0}


def _days(sight: Sight) -> set[int]:
    return {day_of(day).toordinal() for day in (sight.first, sight.day) if day}


def _stretches(day: int, length: int) -> tuple[int, int]:
    return day // length, (day + length // 2) // length + _SHIFTED
