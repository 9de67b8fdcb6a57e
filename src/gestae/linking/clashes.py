"""Which accounts clash, and which clashes hang together to one contradiction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from gestae.knowledge.denials import load_denials
from gestae.knowledge.linking import load_accounts, load_joining
from gestae.linking.accounts import Claim, is_answer_to, is_set_against, is_taken_up, of_one_occurrence, other_voice
from gestae.linking.counts import class_of
from gestae.linking.crowds import Crowd, kinds_of
from gestae.linking.disputed import Differ
from gestae.linking.likeness import likeness
from gestae.linking.negations import refutes
from gestae.linking.scoring import day_of
from gestae.linking.tellings import Sight
from gestae.linking.words import common, words_in
from gestae.records import ContradictionField

Place = tuple[str, int, int, bool]  # a report, where the words stand, and whether they tell what is to come
Part = dict[Place, Claim]
_STRETCH = 28  # days of one stretch, of which each day lies in two
_CROWD = 400  # accounts in a block, above which it tells nothing particular
_SAID = ("happened", "ongoing", "denied")  # what may be answered in the same report
_ANCHORS = 6  # names of a report by which it is looked for


@dataclass(frozen=True, slots=True)
class _Clash:
    """Two accounts that cannot both be true, and by how much they are of one happening."""

    one: Claim
    other: Claim
    worth: float


def parts_of(claims: Sequence[Claim], field: ContradictionField, differ: Differ, crowd: Crowd) -> list[list[Claim]]:
    """The accounts that clash, in parts that hang together: those of one occurrence first, then what clashes with them
    from elsewhere, then what clashes across occurrences only. No words stand twice in a part.
    """
    told = {(claim.sight.report, claim.count.kind, claim.count.value) for claim in claims if claim.count}
    clashes = [
        _Clash(claims[one], claims[other], worth)
        for one, other in _pairs(claims)
        if not _tell_both(claims[one], claims[other], told)
        and (worth := _worth(claims[one], claims[other], field, differ, crowd)) >= 0
    ]
    parts = _inside([clash for clash in clashes if of_one_occurrence(clash.one, clash.other)], field)
    across = [clash for clash in clashes if not of_one_occurrence(clash.one, clash.other)]
    return [list(part.values()) for part in _told_once(_joined(parts, across))]


def _tell_both(first: Claim, second: Claim, told: Set[tuple[str, str, float]]) -> bool:
    """Whether two reports give both numbers, as a part and a total: "1,000 last night, 6,000 since Sunday"."""
    if first.count is None or second.count is None or first.sight.report == second.sight.report:
        return False
    crossed = ((first.sight.report, second.count), (second.sight.report, first.count))
    return all((report, count.kind, count.value) in told for report, count in crossed)


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
            {
                place: claim
                for part, home in zip(parts, homes, strict=True)
                if home == group
                for place, claim in part.items()
            }
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
    shared = [claim for claim in one.values() if any(overlap(claim, each) for each in other.values())]
    return len(shared) > 1 or any(claim.value == "denied" for claim in shared)


def overlap(one: Claim, other: Claim) -> bool:
    """Whether two accounts of one value rest on words that overlap."""
    if one.sight.report != other.sight.report or one.value != other.value:
        return False
    return one.span.start < other.span.end and other.span.start < one.span.end


def _worth(first: Claim, second: Claim, field: ContradictionField, differ: Differ, crowd: Crowd) -> float:
    """By how much two accounts that clash are of one happening; below nought where they do not clash, or may not be."""
    if _is_reprinted(first, second) or not other_voice(first, second) or not differ(first, second):
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


def _is_reprinted(first: Claim, second: Claim) -> bool:
    """Whether both rest on one sentence in the same words: two reports of it are one account, however it is read."""
    one, other = first.sight, second.sight
    same = one.evidence.text == other.evidence.text and one.report != other.report
    return same and all(
        claim.sight.evidence.start <= claim.span.start < claim.sight.evidence.end for claim in (first, second)
    )


def _refuted(denial: Claim, told: Claim, crowd: Crowd) -> float:
    """By how much a clause denies what is told: the doer's own words right behind it in one report need least."""
    one, other, words = denial.sight, told.sight, load_denials()
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
    return 0 <= behind <= load_denials().behind and bool(by & told.actors or suffered) and not by & set(told.said)


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
    kinds = [claim.count.kind] if claim.count else kinds_of(claim.sight, alike=claim.value == "denied")
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
