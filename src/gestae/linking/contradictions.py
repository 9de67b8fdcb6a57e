"""Accounts of one occurrence that cannot all be true: numbers, days, doers, places, and whether it took place at all.

A count that explicitly changed, a plan that changed, a count of a part, a plan that came true, and what one mouth says
twice are none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import msgspec

from gestae.knowledge.linking import load_accounts, load_counts, load_drift, load_joining
from gestae.knowledge.use import cached
from gestae.linking.accounts import (
    Claim,
    Days,
    answers,
    aside,
    blamed,
    is_answer,
    is_answer_to,
    is_dated_noun,
    is_denied_noun,
    is_set_against,
    is_taken_up,
    is_told,
    is_undone,
    lies_ahead,
    of_one_occurrence,
    other_voice,
    rebutting,
)
from gestae.linking.accusations import with_accusations
from gestae.linking.counts import Count, class_of
from gestae.linking.crowds import Crowd, crowd_of
from gestae.linking.likeness import gap_of, is_narrow, likeness, other_days
from gestae.linking.negations import negating, refutes
from gestae.linking.occurrences import id_of
from gestae.linking.scoring import day_of
from gestae.linking.strength import settled
from gestae.linking.tellings import Sight
from gestae.linking.words import common, stem, words_in
from gestae.records import Contradiction, ContradictionField, Side

Origin = Callable[[str], str]
Place = tuple[str, int, int, bool]  # a report, where the words stand, and whether they tell what is to come
Claims = Callable[[int, Sequence[Sight]], Iterable[Claim]]
Part = dict[Place, Claim]
Differ = Callable[[Claim, Claim], bool]
_STRETCH = 28  # days of one stretch, of which each day lies in two
_CROWD = 400  # accounts in a block, above which it tells nothing particular
_SAID = ("happened", "ongoing", "denied")  # what may be answered in the same report
_ARMED = "armed"  # the sort of people who fight
_ANCHORS = 6  # names of a report by which it is looked for


@dataclass(frozen=True, slots=True)
class _Clash:
    """Two accounts that cannot both be true, and by how much they are of one happening."""

    one: Claim
    other: Claim
    worth: float


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
        for field, claims_of, differ in _FIELDS
        for part in _parts(list(_claims(every, claims_of)), field, differ, crowd)
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
    ordered = sorted(found, key=lambda one: (one[0], _ORDER.index(one[1])))
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
        if not any(_overlap(claim, other) and _size(other, m) > _size(claim, n) for m, other in enumerate(ordered))
    ]  # fmt: skip
    return tuple(dict.fromkeys(claim.side for claim in kept))


def _size(claim: Claim, place: int) -> tuple[int, int]:
    """How long the words of a claim are; of equals, the first is the longer."""
    return claim.span.end - claim.span.start, -place


# ---------------------------------------------------------------- which clash
def _parts(claims: Sequence[Claim], field: ContradictionField, differ: Differ, crowd: Crowd) -> list[list[Claim]]:
    """The accounts that clash, in parts that hang together: those of one occurrence first, then what clashes with them
    from elsewhere, then what clashes across occurrences only. No words stand twice in a part.
    """
    clashes = [
        _Clash(claims[one], claims[other], worth)
        for one, other in _pairs(claims)
        if (worth := _worth(claims[one], claims[other], field, differ, crowd)) >= 0
    ]
    parts = _inside([clash for clash in clashes if of_one_occurrence(clash.one, clash.other)], field)
    across = [clash for clash in clashes if not of_one_occurrence(clash.one, clash.other)]
    return [list(part.values()) for part in _told_once(_joined(parts, across))]


def _inside(clashes: Sequence[_Clash], field: ContradictionField) -> list[Part]:
    """The parts of each occurrence: of numbers those that hang together, but for those that another holds whole; who
    did it, where, when and whether is asked once of each occurrence.
    """
    by_group: dict[int, list[_Clash]] = defaultdict(list)
    for clash in clashes:
        by_group[clash.one.group].append(clash)
    parts = [part for some in by_group.values() for part in _joined([], some)]
    if field != "number":
        homes = [next(iter(part.values())).group for part in parts]
        return [
            {place: claim for part, home in zip(parts, homes, strict=True) if home == group for place, claim in part.items()}
            for group in dict.fromkeys(homes)
        ]
    return [
        part
        for n, part in enumerate(parts)
        if not any(
            part.keys() < other.keys() or (m < n and part.keys() == other.keys()) for m, other in enumerate(parts)
        )
    ]


def _joined(parts: Sequence[Part], clashes: Sequence[_Clash]) -> list[Part]:
    """`parts`, and what clashes with them or with each other; no clash makes one of two of `parts`."""
    found = [dict(part) for part in parts]
    fixed = len(found)
    for clash in sorted(clashes, key=lambda clash: -clash.worth):
        ends = {_place(clash.one): clash.one, _place(clash.other): clash.other}
        met = [n for n, part in enumerate(found) if ends.keys() & part.keys()]
        if sum(n < fixed for n in met) > 1:
            continue
        whole = {place: claim for n in met for place, claim in found[n].items()}
        found = [part for n, part in enumerate(found) if n < fixed or n not in met]
        if met and met[0] < fixed:
            found[met[0]] = {**ends, **whole}
        else:
            found.append({**ends, **whole})
    return found


def _told_once(parts: Sequence[Part]) -> list[Part]:
    """The parts; two that rest on the same words on either side, or on one denial, are one."""
    found: list[Part] = []
    for part in parts:
        same = next((n for n, other in enumerate(found) if _are_same(part, other)), None)
        if same is None:
            found.append(part)
        else:
            found[same] = {**part, **found[same]}
    return found


def _are_same(one: Part, other: Part) -> bool:
    shared = [claim for claim in one.values() if any(_overlap(claim, each) for each in other.values())]
    return len(shared) > 1 or any(claim.value == "denied" for claim in shared)


def _overlap(one: Claim, other: Claim) -> bool:
    """Whether two accounts of one value rest on words that overlap."""
    if one.sight.report != other.sight.report or one.value != other.value:
        return False
    return one.span.start < other.span.end and other.span.start < one.span.end


def _worth(first: Claim, second: Claim, field: ContradictionField, differ: Differ, crowd: Crowd) -> float:
    """By how much two accounts that clash are of one happening; below nought where they do not clash, or may not be."""
    if not other_voice(first, second) or not differ(first, second):
        return -1.0
    if _is_sure(first, second) or _is_sure(second, first):
        return 0.0
    if first.negation or second.negation:
        return _refuted(first, second, crowd) if first.negation else _refuted(second, first, crowd)
    words = load_accounts()
    least = (words.within if of_one_occurrence(first, second) else words.across)[field]
    if first.sight.report == second.sight.report:
        least = max(least, words.together[field])
    if first.count and first.count.kind not in words.mounting:
        least = max(least, words.things)
    return likeness(first, second, field, crowd) - least


def _refuted(denial: Claim, told: Claim, crowd: Crowd) -> float:
    """By how much a clause denies what is told: the doer's own words right behind it in one report need least."""
    one, other, words = denial.sight, told.sight, load_accounts()
    if denial.negation is None:
        return -1.0
    found = refutes(denial.negation, one, other)
    if one.report == other.report:
        return found if found >= words.own and _is_own(one, other, bool(denial.negation.absent)) else -1.0
    if denial.negation.contrast:
        return -1.0
    return found - words.refuted * (1.0 if crowd.is_rare(other) else 2.0)


def _is_own(denial: Sight, told: Sight, lost: bool) -> bool:
    """Whether whoever denies stands right behind the telling of what he, by another's word, did; or what was done to
    him, where he says that nothing of his was `lost`.
    """
    by = set(denial.said) or set(denial.actors)
    behind = denial.trigger.start - told.trigger.end
    suffered = bool(told.said and by & told.recipients) and lost
    return 0 <= behind <= load_accounts().behind and bool(by & told.actors or suffered) and not by & set(told.said)


def _is_sure(one: Claim, other: Claim) -> bool:
    """Whether the report itself sets one account against the other."""
    return one.answer or is_answer_to(one, other) or is_taken_up(one.sight, other.sight) or is_set_against(one, other)


def _place(claim: Claim) -> Place:
    return claim.sight.report, claim.span.start, claim.span.end, claim.sight.ahead


def _pairs(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """The pairs within an occurrence, and those of reports that name the same in the same weeks."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        for block in _blocks(claim):
            blocks[block].append(number)
    met = (members for name, members in blocks.items() if len(members) <= _CROWD or name.startswith("in "))
    return sorted({pair for members in met for pair in combinations(members, 2)})


def _blocks(claim: Claim) -> Iterator[str]:
    yield f"in {claim.group}"
    if claim.value in _SAID:
        yield from _refutable(claim)
    if claim.value in _SAID:
        yield f"of {claim.sight.report}"
    day = day_of(claim.sight.day).toordinal()
    kinds = [claim.count.kind] if claim.count else (*sorted(claim.sight.acts), claim.sight.type)
    for when in (day // _STRETCH, (day + _STRETCH // 2) // _STRETCH + 10**6):
        for name in claim.sight.context[:_ANCHORS]:
            for kind in kinds:
                yield f"{kind}|{name}|{when}"


def _refutable(claim: Claim) -> Iterator[str]:
    """By the words and classes that a clause denies, or those of what may be denied."""
    sight = claim.sight
    told = frozenset(word.stem for word in words_in(sight.trigger.text)) - common()
    if sight.type in load_joining().local and sight.anchored:
        told |= sight.words
    words = claim.negation.stems if claim.negation else told
    for word in sorted(words | {name for one in words if (name := class_of(one))}):
        yield f"not {word}|{day_of(sight.day).toordinal() // _STRETCH}"
        yield f"not {word}|{(day_of(sight.day).toordinal() + _STRETCH // 2) // _STRETCH + 10**6}"


# ---------------------------------------------------------------- numbers
def _numbers(number: int, sights: Sequence[Sight]) -> Iterator[Claim]:
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


def _other_number(first: Claim, second: Claim) -> bool:
    one, other = first.count, second.count
    if one is None or other is None or one.kind != other.kind or (one.unit and other.unit and one.unit != other.unit):
        return False
    if first.sight.ahead != second.sight.ahead or not _of_one_thing(first, second):
        return False
    if first.span.start == second.span.start and first.sight.report == second.sight.report:
        return False
    return (one.low > other.high or other.low > one.high) and not _mounted(first, second)


def _of_one_thing(first: Claim, second: Claim) -> bool:
    """Whether both may count the same: of one sort, of one side, as far as they tell."""
    one, other = first.count, second.count
    if one is None or other is None or _are_other_people(one, other):
        return False
    if one.kind in load_counts().loose and one.item != other.item:
        return False
    return not one.whose or not other.whose or bool(one.whose & other.whose)


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


# ---------------------------------------------------------------- days
def _dates(number: int, sights: Sequence[Sight]) -> Iterator[Claim]:
    for sight in sights:
        if _tells_day(sight):
            yield Claim(sight, sight.date_span or sight.trigger, _days(sight), number)


def _tells_day(sight: Sight) -> bool:
    """Whether an act is told as done on a day, without words that blur which."""
    if sight.ahead or sight.status == "denied" or not (sight.anchored or is_told(sight) or is_dated_noun(sight)):
        return False
    return is_narrow(sight) and not sight.near & set(load_drift().blurred)


def _days(sight: Sight) -> str:
    return f"{sight.first}" if sight.first == sight.last else f"{sight.first}/{sight.last}"


def _other_day(first: Claim, second: Claim) -> bool:
    return other_days(first.sight, second.sight)


# ---------------------------------------------------------------- doers
def _doers(number: int, sights: Sequence[Sight]) -> Iterator[Claim]:
    disputed = load_joining().disputed
    for sight in sights:
        if sight.type not in disputed or sight.ahead or sight.status == "denied":
            continue
        blame = blamed(sight)
        if blame:
            yield Claim(msgspec.structs.replace(sight, actors=frozenset({blame[0]})), blame[1], blame[0], number, blame=True)
        elif sight.actors and sight.anchored:
            span = next((span for _, span in sight.actor_spans), sight.trigger)
            yield Claim(sight, span, ", ".join(sorted(sight.actors)), number)


def _other_doer(first: Claim, second: Claim) -> bool:
    return not first.sight.actors & second.sight.actors


# ---------------------------------------------------------------- places
def _places(number: int, sights: Sequence[Sight]) -> Iterator[Claim]:
    for sight in sights:
        if sight.points and sight.place_spans and sight.anchored:
            names = ", ".join(sorted({name for name, _ in sight.place_spans}))
            yield Claim(sight, sight.place_spans[0][1], names, number)


def _other_place(first: Claim, second: Claim) -> bool:
    """Elsewhere, and no change of plan; a report that names both places may mean one within the other."""
    one, other = sorted((first.sight, second.sight), key=lambda sight: sight.day or "")
    if one.towns & {*other.towns, *other.names, *other.context} or other.towns & {*one.names, *one.context}:
        return False
    moved = one.ahead and bool(other.near & set(load_drift().changed))
    return not moved


# ---------------------------------------------------------------- whether at all
def _denials(number: int, sights: Sequence[Sight]) -> Iterator[Claim]:
    for sight in sights:
        undone = is_undone(sight)
        if sight.anchored or is_told(sight) or is_denied_noun(sight):
            yield Claim(sight, sight.trigger, "denied" if undone else sight.status, number)
        if is_answer(sight):
            yield Claim(sight, sight.trigger, "denied", number, answer=True)
        for one in sight.rebuttals:
            yield Claim(rebutting(sight, one), one.span, "denied", number, answer=True, to=sight.trigger)
        for clause in sight.negations:
            yield Claim(negating(sight, clause), clause.span, "denied", number, beside=True, negation=clause)


def _denies(first: Claim, second: Claim) -> bool:
    """One says that it was so, the other that it was not, of the same time; or that it will not be, right behind."""
    if (first.value == "denied") == (second.value == "denied"):
        return False
    denial, told = (first, second) if first.value == "denied" else (second, first)
    one, other = denial.sight, told.sight
    if denial.to:
        return is_answer_to(denial, told)
    if denial.answer:
        return _is_so(told) and answers(one, other)
    if denial.negation:
        stands = (other.anchored or is_told(other)) and other.type not in load_accounts().undenied
        near = bool(one.day and other.day) and gap_of(one, other) <= load_accounts().late
        return _is_so(told) and stands and near
    if is_taken_up(one, other):
        return True
    if not _is_so(told) or lies_ahead(one) or not one.day or not other.day:
        return False
    if not (one.anchored or one.near & set(load_accounts().denying)):
        return False
    if one.actors and other.actors and not one.actors & other.actors and one.anchored and other.anchored:
        return False
    if other.first:
        return day_of(other.first) <= day_of(one.day)
    known = told.days is not None and day_of(told.days[0]) <= day_of(one.day)
    return known or (day_of(other.day) - day_of(one.day)).days <= load_accounts().late


def _is_so(told: Claim) -> bool:
    """Whether something is told as done, or claimed to have been."""
    return not told.sight.ahead and (told.value in ("happened", "ongoing") or told.sight.claimed)


_FIELDS: tuple[tuple[ContradictionField, Claims, Differ], ...] = (
    ("number", _numbers, _other_number),
    ("date", _dates, _other_day),
    ("actor", _doers, _other_doer),
    ("place", _places, _other_place),
    ("denial", _denials, _denies),
)
_ORDER = [field for field, _, _ in _FIELDS]
