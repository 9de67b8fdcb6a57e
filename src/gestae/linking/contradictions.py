"""Accounts of one occurrence that cannot all be true: numbers, days, doers, places, and whether it took place at all.

A count that explicitly changed, a plan that changed, a count of a part, a plan that came true, and what one mouth says
twice are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import msgspec

from gestae.linking.accounts import Claim, Days
from gestae.linking.accusations import with_accusations
from gestae.linking.clashes import overlap, parts_of
from gestae.linking.crowds import crowd_of
from gestae.linking.disputed import FIELDS, ORDER, Claims
from gestae.linking.likeness import is_narrow
from gestae.linking.occurrences import id_of
from gestae.linking.strength import settled
from gestae.linking.tellings import Sight
from gestae.records import Contradiction, ContradictionField, Side

Origin = Callable[[str], str]


def contradictions_of(sights: Sequence[Sight], origin: Origin) -> list[Contradiction]:
    """The contradictions between the tellings of one occurrence."""
    return contradictions_in([sights], origin)


def contradictions_in(
    groups: Sequence[Sequence[Sight]], origin: Origin, loose: Sequence[Sight] = ()
) -> list[Contradiction]:
    """The contradictions between the tellings of some occurrences, in their order, and with `loose` tellings of none:
    accounts may differ so much that they were not joined. Accounts that hang together by clashes are one contradiction,
    which belongs to the occurrence of most of them.
    """
    alone = [[msgspec.structs.replace(settled(sight), counts=())] for sight in loose]  # numbers stand beside as well
    every = with_accusations([*([settled(sight) for sight in group] for group in groups), *alone])
    crowd = crowd_of(every)
    found = [
        (home, field, part)
        for field, claims_of, differ in FIELDS
        for part in parts_of(list(_claims(every, claims_of)), field, differ, crowd)
        if _voices(part, origin) > 1 and (home := _home(part, len(groups))) is not None
    ]
    return _records(found, groups)


def _claims(groups: Sequence[Sequence[Sight]], claims_of: Claims) -> Iterator[Claim]:
    """The accounts of each occurrence, with its days."""
    for number, group in enumerate(groups):
        days = _days_of(group)
        for claim in claims_of(number, group):
            own = claim.count and claim.count.first and claim.count.last and (claim.count.first, claim.count.last)
            yield replace(claim, days=own or days)


def _days_of(group: Sequence[Sight]) -> Days | None:
    """The days that more than half of the tellings with a day give, where they are few."""
    told = Counter((sight.first, sight.last) for sight in group if sight.first and sight.last and is_narrow(sight))
    days, times = max(told.items(), key=lambda one: (one[1], one[0]), default=(None, 0))
    return days if 2 * times > told.total() else None


def _records(
    found: Sequence[tuple[int, ContradictionField, list[Claim]]], groups: Sequence[Sequence[Sight]]
) -> list[Contradiction]:
    """The records, by occurrence; the second of a field in an occurrence is numbered."""
    ordered = sorted(found, key=lambda one: (one[0], ORDER.index(one[1])))
    seen: Counter[tuple[int, str]] = Counter()
    records = []
    for home, field, part in ordered:
        occurrence, n = id_of(groups[home]), seen[home, field]
        seen[home, field] += 1
        name = f"{occurrence}-{field}{n or ''}"
        records.append(Contradiction(id=name, occurrence=occurrence, field=field, sides=_sides(part)))
    return records


def _home(claims: Sequence[Claim], groups: int) -> int | None:
    """The occurrence of most accounts, of several the first; null where none is of one."""
    counts = Counter(claim.group for claim in claims if claim.group < groups)
    return min(counts, key=lambda group: (-counts[group], group), default=None)


def _voices(claims: Sequence[Claim], origin: Origin) -> int:
    """How many accounts are not copies of each other: one outlet may hold two, each with its speaker."""
    return len({(origin(claim.sight.report), claim.span.start) for claim in claims})


def _sides(claims: Sequence[Claim]) -> tuple[Side, ...]:
    """The sides by time; of words that overlap and give the same, the longest."""
    ordered = sorted(claims, key=lambda claim: (claim.sight.day or "9999", claim.sight.report, claim.span.start))
    kept = [
        claim for n, claim in enumerate(ordered)
        if not any(overlap(claim, other) and _size(other, m) > _size(claim, n) for m, other in enumerate(ordered))
    ]  # fmt: skip
    return tuple(dict.fromkeys(claim.side for claim in kept))


def _size(claim: Claim, place: int) -> tuple[int, int]:
    """How long the words of a claim are; of equals, the first is the longer."""
    return claim.span.end - claim.span.start, -place
