"""How much speaks for two tellings being accounts of one happening, whatever they dispute.

Joining asks whether two tellings are one; accounts that contradict each other differ in just what joining looks for.
Here what they differ in is left out, and the rest must carry it.
"""

from __future__ import annotations

from collections.abc import Iterable

from gestae.knowledge.linking import Likeness, load_accounts, load_counts, load_joining
from gestae.knowledge.use import cached
from gestae.linking.accounts import Claim, of_one_occurrence
from gestae.linking.counts import class_of
from gestae.linking.crowds import Crowd
from gestae.linking.scoring import akin, day_of, span_of
from gestae.linking.tellings import Sight
from gestae.linking.words import acts, are_alike, are_opposed, stem, words_in
from gestae.records import ContradictionField

_NARROW = 3  # days that a day told exactly may span
_CODE = 0.3  # how much a code counts beside a town or a name, by which reports tell stories apart
_FULL = 3.0  # names of a report, below which their sharing proves less
_DONE = ("happened", "ongoing")
_NEAR = 1  # days between two reports of one day's news
_EASED = 0.75  # of the share of one story that reports of one day's news need
_TOGETHER = 400  # characters between two tellings of one report that stand together
_NONE = -1.0  # of what cannot be one happening


def likeness(first: Claim, second: Claim, field: ContradictionField, crowd: Crowd) -> float:
    """The sum of what two accounts share beside `field`; below nought where they cannot be of one happening."""
    words = load_accounts()
    one, other = first.sight, second.sight
    befell = bool(first.count and first.count.kind in load_counts().befallen)
    if _parted(one, other, field, befell) or _of_other_days(first, second):
        return _NONE
    seldom = one.report != other.report and _is_seldom(first, second, crowd)
    own = sum(_own_signs(one, other, field, words.likeness)) + _of_counts(first, second, words.likeness)
    if not _may_meet(first, second, field, seldom) or not (
        own or seldom or (first.count and of_one_occurrence(first, second))
    ):
        return _NONE
    return own + words.likeness.seldom * seldom + sum(_common_signs(one, other, words.likeness))


def _is_seldom(first: Claim, second: Claim, crowd: Crowd) -> bool:
    """Whether so few tell of it that act and party, or what is counted and whose, tell which is meant."""
    if first.count and second.count:
        return crowd.counts_seldom(first.sight, first.count, second.sight, second.count)
    one, other = first.sight, second.sight
    if _same_forces(one, other) and crowd.is_rare(one) and crowd.is_rare(other):
        return True
    return _is_told_alike(one, other) and crowd.is_seldom(one, other)


def _may_meet(first: Claim, second: Claim, field: ContradictionField, seldom: bool) -> bool:
    """Whether accounts may be of one happening: numbers of one size; else the same act at one place, on one day, of one
    thing, in one story, or such as few tell of. Within an occurrence, the act may be another; of talks, of which there
    are many, one story says too little.
    """
    one, other = first.sight, second.sight
    if first.count and second.count:
        return of_one_occurrence(first, second) or (
            _ratio(first, second) <= load_accounts().ratio and _is_whole(first, second)
        )
    if field == "date" and not _is_told_alike(one, other):
        return False
    alike = _is_told_alike if field == "denial" else _same_act
    if not of_one_occurrence(first, second) and not (_stands(first) and _stands(second) and alike(one, other)):
        return False
    if field == "denial" and not of_one_occurrence(first, second) and not (seldom and _shares_what(one, other)):
        return one.report == other.report and _is_one_story(one, other)
    if field == "actor" and not of_one_occurrence(first, second) and not _is_same_deed(one, other, seldom):
        return False
    if seldom and gap_of(one, other) <= load_accounts().late and _is_answering(first, second, field):
        return True
    if field == "place" and not of_one_occurrence(first, second):
        return on_one_day(one, other) and _is_one_story(one, other)
    if one.towns & other.towns or on_one_day(one, other):
        return True
    if field == "actor" and not _is_told_alike(one, other):
        return False
    if field == "actor" and not (
        _is_answered(one, other) or (of_one_occurrence(first, second) and _is_turned_on(one, other))
    ):
        return False
    if field == "actor" and _are_crossed(one, other) and gap_of(one, other) <= _NEAR:
        return shared_story(one, other) >= load_accounts().floor / 2
    if gap_of(one, other) <= _NEAR and _same_object(one, other):
        return True
    return one.type not in load_joining().mutual and _is_one_story(one, other)


def _shares_what(first: Sight, second: Sight) -> bool:
    """Whether two tellings that no occurrence joins name one town, thing, name or day, beside act and party."""
    if first.report == second.report or first.towns & second.towns or first.names & second.names:
        return True
    told = _stems(first) & _stems(second)
    things = (first.object | first.topic) & (second.object | second.topic) - told
    return on_one_day(first, second) or bool(things)


def _is_same_deed(first: Sight, second: Sight, seldom: bool) -> bool:
    """Whether two tellings that name other doers are of one deed: they share more than the kind of act, or few tell of
    it, in reports of the same days. In a war each side strikes the other every day.
    """
    return _shares_what(first, second) or (seldom and gap_of(first, second) <= _NARROW)


def _is_whole(first: Claim, second: Claim) -> bool:
    """Whether numbers of things are each told of an act, or are of one side; the dead are counted anyhow."""
    if not first.count or not second.count or (first.sight.anchored and second.sight.anchored):
        return True
    return first.count.kind in load_counts().befallen or bool(first.count.whose & second.count.whose)


def _is_answering(first: Claim, second: Claim, field: ContradictionField) -> bool:
    """Whether one account answers the other: it denies it, or each side is said to have done it to the other."""
    if field == "actor":
        return _are_crossed(first.sight, second.sight) or _is_turned(first, second) or _is_turned(second, first)
    return field == "denial"


def _stands(claim: Claim) -> bool:
    """Whether a telling can be an account by itself: an event, words of a denial, or of who is to blame."""
    return claim.sight.anchored or claim.sight.status == "denied" or claim.blame


def _is_turned(blame: Claim, told: Claim) -> bool:
    """Whether whoever suffered it by one account is to blame for it by the other."""
    return blame.blame and bool(blame.sight.actors & told.sight.recipients)


def _is_answered(first: Sight, second: Sight) -> bool:
    """Whether the other is blamed for it: each by the other, both for the same to the same, or by two speakers whom one
    report sets against each other.
    """
    if _are_crossed(first, second) or first.recipients & second.recipients:
        return True
    return first.report == second.report and bool(first.said and second.said)


def _is_turned_on(first: Sight, second: Sight) -> bool:
    """Whether whom one account names as the doer suffered it by the other."""
    return bool(first.actors & second.recipients or second.actors & first.recipients)


def _are_crossed(first: Sight, second: Sight) -> bool:
    """Whether each is said to have done it to the other, and not only to have had losses."""
    done = (first.acts | second.acts) - set(load_accounts().outcomes)
    return bool(done and first.actors & second.recipients and second.actors & first.recipients)


def _is_one_story(first: Sight, second: Sight) -> bool:
    """Whether two reports tell one story, or two places of one report stand together."""
    if first.report == second.report:
        return abs(first.trigger.start - second.trigger.start) <= _TOGETHER
    floor = load_accounts().floor * (_EASED if gap_of(first, second) <= _NEAR else 1.0)
    return shared_story(first, second) >= floor


def on_one_day(first: Sight, second: Sight) -> bool:
    """Whether two tellings give the same day, or days that touch."""
    return is_narrow(first) and is_narrow(second) and not other_days(first, second)


def _of_other_days(first: Claim, second: Claim) -> bool:
    """Whether numbers of what befell people are told of other days, or of occurrences of other days."""
    if not first.count or first.count.kind not in load_accounts().mounting:
        return False
    if not of_one_occurrence(first, second) and first.days and second.days:
        return first.days[0] > second.days[1] or second.days[0] > first.days[1]
    return is_narrow(first.sight) and is_narrow(second.sight) and other_days(first.sight, second.sight)


def _ratio(first: Claim, second: Claim) -> float:
    """How many times one number is the other; 1 where there are none."""
    if not first.count or not second.count:
        return 1.0
    low, high = sorted((first.count.value, second.count.value))
    return high / low if low else 1.0


def _of_counts(first: Claim, second: Claim, weights: Likeness) -> float:
    """What two numbers share beside their value."""
    one, other = first.count, second.count
    if not one or not other:
        return 0.0
    same = one.item and other.item and stem(one.item.split()[-1]) == stem(other.item.split()[-1])
    return weights.whose * bool(one.whose & other.whose) + weights.item * bool(same and one.sort == other.sort)


def is_narrow(sight: Sight) -> bool:
    """Whether a telling gives a day, or a few."""
    if not sight.first:
        return False
    start, end = span_of(sight)
    return (end - start).days <= _NARROW


def other_days(first: Sight, second: Sight) -> bool:
    """Whether the days of two tellings do not touch."""
    (start, end), (other_start, other_end) = span_of(first), span_of(second)
    return start > other_end or other_start > end


def _parted(first: Sight, second: Sight, field: ContradictionField, befell: bool) -> bool:
    """Whether something but the field in dispute sets them apart; of numbers of whom something `befell`, nobody need
    have done it.
    """
    if gap_of(first, second) > load_accounts().window:
        return True
    if field != "date" and (_on_other_days(first, second) or _is_older(first, second) or _is_older(second, first)):
        return True
    if field != "place" and _foreign(first.towns, second.towns):
        return True
    if field == "number":  # what is counted tells more than the act it is told beside
        return not befell and _of_others(first, second)
    akin_acts = akin(first.type, second.type) or bool(first.acts & second.acts)
    return not akin_acts or are_opposed(first.acts, second.acts)


def _on_other_days(first: Sight, second: Sight) -> bool:
    """Whether events of one day each, which do not last, are told of other days."""
    if not (first.anchored and second.anchored and is_narrow(first) and is_narrow(second)):
        return False
    lasts = any(acts().by_name[name].lasting for name in first.acts & second.acts)
    return other_days(first, second) and not lasts


def _is_older(one: Sight, other: Sight) -> bool:
    """Whether one is told as done in a report older than the day of the other."""
    return one.status in _DONE and bool(one.day and other.first) and day_of(one.day) < day_of(other.first)


def _of_others(first: Sight, second: Sight) -> bool:
    """Whether acts of which nobody disputes who did them are told of other doers."""
    if first.type in load_joining().disputed or second.type in load_joining().disputed:
        return False
    return _foreign(first.actors, second.actors)


def gap_of(first: Sight, second: Sight) -> int:
    """Days between two reports; none where a day is not known."""
    if not first.day or not second.day:
        return 0
    return abs((day_of(first.day) - day_of(second.day)).days)


def _foreign(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first and second and not first & second)


def _common_signs(first: Sight, second: Sight, weights: Likeness) -> Iterable[float]:
    """What many happenings of one story share."""
    yield weights.story * shared_story(first, second)
    yield weights.near * (gap_of(first, second) <= _NEAR)
    yield weights.name * bool(first.names & second.names)
    yield weights.word * min(len(first.topic & second.topic), 2)


def _own_signs(first: Sight, second: Sight, field: ContradictionField, weights: Likeness) -> Iterable[float]:
    """What tells one happening of a story from another."""
    yield weights.act * _same_act(first, second)
    yield weights.place * bool(first.towns & second.towns)
    yield weights.day * on_one_day(first, second)
    yield weights.object * _same_object(first, second)
    if field != "actor":
        yield weights.who * bool(first.actors & second.actors)
    elif _are_crossed(first, second):
        yield weights.crossed
    mutual = load_joining().mutual
    if first.type not in mutual or second.type not in mutual:
        yield weights.whom * bool(first.recipients & second.recipients)


def _is_told_alike(first: Sight, second: Sight) -> bool:
    """Whether two tellings name one act, or one that may tell the same of one doer; in the same words where neither
    names a known act; or of the same forces. What it is done to says too little.
    """
    if first.acts and second.acts:
        alike = are_alike(first.acts, second.acts) and not _foreign(first.actors, second.actors)
        return bool(first.acts & second.acts) or alike or _same_forces(first, second)
    unknown = not first.acts and not second.acts and _same_object(first, second)
    return bool(_stems(first) & _stems(second)) or unknown or _same_forces(first, second)


def _same_act(first: Sight, second: Sight) -> bool:
    """Whether both may be one act; where the act of one is not known, whether both are told in the same words."""
    if first.acts & second.acts or _same_object(first, second) or _same_forces(first, second):
        return True
    return not (first.acts and second.acts) and bool(_stems(first) & _stems(second))


def _same_forces(first: Sight, second: Sight) -> bool:
    """Whether both tell one kind of act of the same side with the same class of forces or things."""
    if first.type != second.type or not first.actors & second.actors:
        return False
    return bool(_classes(first) & _classes(second) & set(load_accounts().forces))


def _classes(sight: Sight) -> set[str]:
    """The classes of what is named around an act."""
    return {name for word in sight.words if (name := class_of(word))}


def _same_object(first: Sight, second: Sight) -> bool:
    """Whether what one trigger names beside the act is told around the other."""
    return bool(first.object & (second.object | second.topic) or second.object & first.topic)


def _stems(sight: Sight) -> frozenset[str]:
    """The stems of the words that tell the act."""
    return frozenset(word.stem for word in words_in(sight.trigger.text) if word.stem not in plain_stems())


@cached
def plain_stems() -> frozenset[str]:
    """The stems of words that tell nothing of what is done."""
    return frozenset(map(stem, load_joining().common))


def shared_story(first: Sight, second: Sight) -> float:
    """Which share of what two reports name most both name, 0 to 1."""
    if first.report == second.report:
        return 1.0
    shared = set(first.context) & set(second.context)
    return _mass(shared) / float((max(_mass(first.context), _FULL) * max(_mass(second.context), _FULL)) ** 0.5)


def _mass(names: Iterable[str]) -> float:
    return sum(_CODE if name.isupper() else 1.0 for name in names)
