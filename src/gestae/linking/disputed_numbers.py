"""Numbers as accounts of one thing, and when two of them cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gestae.knowledge.actors import Organization
from gestae.knowledge.layers import load_csv
from gestae.knowledge.linking import load_accounts, load_counts
from gestae.knowledge.use import cached
from gestae.linking.accounts import Claim, aside, is_set_against
from gestae.linking.counts import Count
from gestae.linking.scoring import day_of
from gestae.linking.tellings import Sight
from gestae.linking.words import stem

_ARMED = "armed"  # the sort of people who fight


def numbers_of(number: int, sights: Sequence[Sight]) -> Iterator[Claim]:
    for sight in sights:
        for count in sight.counts:
            if _is_account(count) and not _is_undone(sight, count):
                yield Claim(sight, count.span, f"{count.value:.15g}", number, count)
        for count in filter(_is_account, sight.asides):
            yield Claim(aside(sight, count), count.span, f"{count.value:.15g}", number, count, beside=True)


def _is_account(count: Count) -> bool:
    """Whether a number counts something, all of it, and is no measure of time."""
    return bool(count.kind and count.value) and not count.part and not {count.kind, count.unit} & _times()


@cached
def _times() -> frozenset[str]:
    return frozenset((*load_counts().times, *map(stem, load_counts().times)))


def _is_undone(sight: Sight, count: Count) -> bool:
    """Whether a number is told of what is denied, in the same clause."""
    start, end = sorted((sight.trigger.end - sight.evidence.start, count.span.start - sight.evidence.start))
    return sight.anchored and sight.status == "denied" and ";" not in sight.evidence.text[max(start, 0) : max(end, 0)]


def other_number(first: Claim, second: Claim) -> bool:
    one, other = first.count, second.count
    if one is None or other is None or one.kind != other.kind or (one.unit and other.unit and one.unit != other.unit):
        return False
    if first.sight.ahead != second.sight.ahead or not _of_one_thing(first, second):
        return False
    if first.sight.report == second.sight.report and _stand_together(first, second):
        return False
    return (one.low > other.high or other.low > one.high) and not _mounted(first, second)


def _stand_together(first: Claim, second: Claim) -> bool:
    """Whether one sentence gives both by one mouth, and sets neither against the other: "ten convoys with 700
    vehicles".
    """
    if is_set_against(first, second) or is_set_against(second, first) or first.said != second.said:
        return False
    one, other = first.sight.evidence, second.sight.evidence
    return one.start <= second.span.start < one.end or other.start <= first.span.start < other.end


def _of_one_thing(first: Claim, second: Claim) -> bool:
    """Whether both may count the same: of one sort, of one side, as far as they tell."""
    one, other = first.count, second.count
    if one is None or other is None or _are_other_people(one, other):
        return False
    if one.kind in load_counts().loose and one.item != other.item:
        return False
    served = one.whose <= _alliances() or other.whose <= _alliances()  # "Ghanaian peacekeepers" are the UN's
    return served or bool(one.whose & other.whose)


@cached
def _alliances() -> frozenset[str]:
    """The codes of bodies of several states, in which soldiers of theirs serve."""
    known = load_csv("actors/organizations.csv", Organization, "name")
    return frozenset(one.code for one in known if one.code and not one.country and one.kind in ("alliance", "igo"))


def _are_other_people(one: Count, other: Count) -> bool:
    """Whether one counts another sort of people: who is a soldier to one may be a guard to another."""
    words = load_counts()
    if not one.sort or not other.sort or one.sort == other.sort:
        return False
    fighters = {_ARMED, *map(stem, words.fighting)}
    return not (one.kind in words.befallen and _ARMED in (one.sort, other.sort) and {one.sort, other.sort} <= fighters)


def _mounted(first: Claim, second: Claim) -> bool:
    """Whether the later number is the higher one of what adds up, some days after, and no multiple of the earlier."""
    words = load_accounts()
    one, other = sorted((first, second), key=lambda claim: claim.sight.day or "")
    if one.count is None or other.count is None or one.count.kind not in words.mounting:
        return False
    if not one.sight.day or not other.sight.day or other.count.value <= one.count.value:
        return False
    if one.count.kind in words.settled or other.count.value >= words.grown * one.count.value:
        return False
    return (day_of(other.sight.day) - day_of(one.sight.day)).days > words.later
