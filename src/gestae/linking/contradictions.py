"""Accounts of one occurrence that cannot all be true: numbers, days, doers, places, and whether it took place at all.

A count that explicitly changed, a plan that changed, a count of a part, and a plan that came true are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from gestae.knowledge.linking import load_counts, load_drift, load_joining
from gestae.linking.counts import Count
from gestae.linking.occurrences import id_of
from gestae.linking.scoring import day_of, span_of
from gestae.linking.tellings import Sight
from gestae.linking.words import stem
from gestae.records import Contradiction, ContradictionField, Side, Span

_NARROW = 3  # days that a day told exactly may span
_SOON = 6  # days within which two plans are accounts of one, not a change of plan


@dataclass(frozen=True, slots=True)
class _Claim:
    """One account: the telling, where it stands, and what it gives in words."""

    sight: Sight
    span: Span
    value: str
    count: Count | None = None


def contradictions_of(sights: Sequence[Sight], origin: Callable[[str], str]) -> list[Contradiction]:
    """The contradictions between the tellings of one occurrence, at most one a field and thing counted."""
    occurrence = id_of(sights)
    kinds: list[tuple[ContradictionField, Iterable[list[_Claim]]]] = [
        ("number", _numbers(sights)),
        ("date", _dates(sights)),
        ("actor", _doers(sights)),
        ("place", _places(sights)),
        ("denial", _denials(sights)),
    ]
    return [
        Contradiction(id=f"{occurrence}-{field}{n or ''}", occurrence=occurrence, field=field, sides=_sides(claims))
        for field, groups in kinds
        for n, claims in enumerate(group for group in groups if _voices(group, origin) > 1)
    ]


def _voices(claims: Sequence[_Claim], origin: Callable[[str], str]) -> int:
    """How many accounts are not copies of each other: one outlet may hold two, each with its speaker."""
    return len({(origin(claim.sight.report), claim.span.start) for claim in claims})


def _sides(claims: Sequence[_Claim]) -> tuple[Side, ...]:
    ordered = sorted(claims, key=lambda claim: (claim.sight.day or "9999", claim.sight.report, claim.span.start))
    sides = [
        Side(report=claim.sight.report, span=claim.span, value=claim.value, said=claim.sight.said) for claim in ordered
    ]
    return tuple(dict.fromkeys(sides))


def _clashing(claims: Sequence[_Claim], differ: Callable[[_Claim, _Claim], bool]) -> list[_Claim]:
    """The accounts that differ from at least one other."""
    pairs = [(one, other) for one, other in combinations(claims, 2) if differ(one, other)]
    return [claim for claim in claims if any(claim is one or claim is other for one, other in pairs)]


# ---------------------------------------------------------------- numbers
def _numbers(sights: Sequence[Sight]) -> Iterator[list[_Claim]]:
    told: dict[tuple[str, bool], list[_Claim]] = defaultdict(list)
    times = {*load_counts().times, *map(stem, load_counts().times)}
    for sight in sights:
        for count in sight.counts:
            if count.kind and not count.part and not {count.kind, count.unit} & times:
                told[count.kind, sight.ahead].append(_Claim(sight, count.span, f"{count.value:g}", count))
    for key in sorted(told):
        claims = _once(told[key])
        yield _clashing(claims, _other_number)


def _once(claims: Sequence[_Claim]) -> list[_Claim]:
    """Each number of a report once."""
    return list({(claim.sight.report, claim.span.start): claim for claim in claims}.values())


def _other_number(first: _Claim, second: _Claim) -> bool:
    one, other = first.count, second.count
    if one is None or other is None or one.unit != other.unit:
        return False
    if first.sight.report == second.sight.report and first.sight.evidence == second.sight.evidence:
        return False
    return one.low > other.high or other.low > one.high


# ---------------------------------------------------------------- days
def _dates(sights: Sequence[Sight]) -> Iterator[list[_Claim]]:
    claims = [_Claim(sight, sight.date_span or sight.trigger, _days(sight)) for sight in sights if _tells_day(sight)]
    yield _clashing(claims, _other_day)


def _tells_day(sight: Sight) -> bool:
    """Whether an event that was read is told as done on a day, without words that blur which."""
    if not sight.first or not sight.anchored or sight.ahead or sight.status == "denied":
        return False
    start, end = span_of(sight)
    return (end - start).days <= _NARROW and not sight.near & set(load_drift().blurred)


def _days(sight: Sight) -> str:
    return f"{sight.first}" if sight.first == sight.last else f"{sight.first}/{sight.last}"


def _other_day(first: _Claim, second: _Claim) -> bool:
    (start, end), (other_start, other_end) = span_of(first.sight), span_of(second.sight)
    return start > other_end or other_start > end


# ---------------------------------------------------------------- doers
def _doers(sights: Sequence[Sight]) -> Iterator[list[_Claim]]:
    disputed = load_joining().disputed
    claims = [
        _Claim(sight, next((span for _, span in sight.actor_spans), sight.trigger), ", ".join(sorted(sight.actors)))
        for sight in sights
        if sight.type in disputed and sight.actors and not sight.ahead and sight.status != "denied" and sight.anchored
    ]
    yield _clashing(claims, lambda one, other: not one.sight.actors & other.sight.actors)


# ---------------------------------------------------------------- places
def _places(sights: Sequence[Sight]) -> Iterator[list[_Claim]]:
    claims = [
        _Claim(sight, sight.place_spans[0][1], ", ".join(sorted({name for name, _ in sight.place_spans})))
        for sight in sights
        if sight.towns and sight.place_spans and sight.anchored
    ]
    yield _clashing(claims, _other_place)


def _other_place(first: _Claim, second: _Claim) -> bool:
    """Elsewhere, and no change of plan."""
    one, other = sorted((first.sight, second.sight), key=lambda sight: sight.day or "")
    if one.towns & other.towns or one.towns & other.names or other.towns & one.names:
        return False
    moved = one.ahead and bool(other.near & set(load_drift().changed))
    return not moved


# ---------------------------------------------------------------- whether at all
def _denials(sights: Sequence[Sight]) -> Iterator[list[_Claim]]:
    claims = [
        _Claim(sight, sight.trigger, sight.status) for sight in sights if sight.anchored or sight.status != "denied"
    ]
    yield _clashing(claims, _denies)


def _denies(first: _Claim, second: _Claim) -> bool:
    """One says that it was so, the other that it was not, of the same time."""
    one, other = first.sight, second.sight
    if (one.status == "denied") == (other.status == "denied"):
        return False
    denial, told = (one, other) if one.status == "denied" else (other, one)
    if told.ahead or (told.status not in ("happened", "ongoing") and not told.claimed):
        return False
    if denial.ahead or not denial.day or not told.day:
        return False
    if denial.actors and told.actors and not denial.actors & told.actors and told.anchored:
        return False
    since = span_of(told)[0] if told.first else day_of(told.day)
    return since <= day_of(denial.day) if told.first else (since - day_of(denial.day)).days <= 1
