"""The blocks in which tellings are compared, so that a new report meets only those that it could be joined to."""

from __future__ import annotations

import hashlib

from gestae.linking.scoring import day_of
from gestae.linking.tellings import Sight
from gestae.linking.words import acts

_DAYS = 30  # of one stretch of time
_MOST = 6  # names of a report that stand in for those of a clause
_LATER = 6  # stretches in which a plan is looked for
_SHIFTED = 10**6  # what parts the stretches that begin half a stretch later


def blocks_of(sight: Sight) -> list[str]:
    """The names of the blocks of a telling: which type, who or where, and when; each once, in order."""
    kinds = {sight.type, *(acts().by_name[name].type for name in sight.acts)}
    return sorted({f"{kind}|{anchor}|{when}" for kind in kinds for anchor in _anchors(sight) for when in _times(sight)})


def number_of(block: str) -> int:
    """The name of a block as a number of 63 bits, which an index keeps in less room."""
    return int.from_bytes(hashlib.blake2b(block.encode(), digest_size=8).digest(), "big") >> 1


def _anchors(sight: Sight) -> set[str]:
    """Who, where, or a name; of what names none, those that its report names most; and the report itself."""
    found = sight.actors | sight.recipients | sight.towns | sight.names
    return set(found or sight.context[:_MOST]) | {f"report {sight.report}"}


def _times(sight: Sight) -> set[int]:
    """Stretches of time: each day lies in two, so that days less than half a stretch apart share one; a plan lies in
    those to come, too, in which it may come true.
    """
    days = {day_of(day).toordinal() for day in (sight.first, sight.day) if day}
    stretches = {stretch for day in days for stretch in (day // _DAYS, (day + _DAYS // 2) // _DAYS + _SHIFTED)}
    plans = {min(days) // _DAYS + later for later in range(1, _LATER + 1)} if sight.ahead and days else set()
    return stretches | plans or {0}
