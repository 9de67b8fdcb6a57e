"""How surely two tellings are of one occurrence: a sum of signs, each with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from gestae.knowledge.linking import Weights, load_joining
from gestae.knowledge.use import cached
from gestae.linking.counts import Count
from gestae.linking.tellings import Sight
from gestae.linking.words import acts
from gestae.records import EventType, Reason

_DONE = ("happened", "ongoing")
_POINT = 3  # days that a day told exactly may span
_WEEKS = 40  # and a loose date
_MUCH = 0.3  # of what two reports name, where they tell one story
_CLOSE = 220  # characters between an act and what goes on telling it
_FULL = 3.0  # names of a report, below which their sharing proves less
_CODES = 0.3  # how much a code counts beside a town or a name, by which reports tell stories apart
_PARTICULAR = ("same days", "same place", "same names", "same number", "same report", "said on one day")
_FEW = 2.0  # numbers up to this are too common to tell anything


def score(first: Sight, second: Sight) -> float:
    """The sum of the signs; the more, the surer that both tell one occurrence."""
    return sum(reason.weight for reason in reasons(first, second))


def reasons(first: Sight, second: Sight) -> list[Reason]:
    """The signs for and against, the same in either order."""
    weights = load_joining().weights
    kinds = list(_kinds(first, second, weights))
    if not kinds:
        return [Reason(sign="other type", weight=-99.0)]
    signs = (_story, _people, _days, _again, _places, _common_words, _objects, _amounts, _apart)
    found = [*kinds, *(reason for sign in signs for reason in sign(first, second, weights))]
    if not any(_is_particular(reason, weights) for reason in found):
        found.append(Reason(sign="nothing particular", weight=weights.general))
    return found


def _is_particular(reason: Reason, weights: Weights) -> bool:
    """Whether a sign picks one occurrence out of many of its kind: who and what kind of act never do."""
    if reason.sign == "same story":
        return reason.weight >= weights.same_story * _MUCH
    if reason.sign == "same words":
        return reason.weight >= 2 * weights.same_word
    return reason.sign in _PARTICULAR and (reason.sign != "same days" or reason.weight > weights.same_weeks)


@cached
def akin(first: EventType, second: EventType) -> bool:
    """Whether two types may tell one happening."""
    pairs = load_joining().akin
    return first == second or (first, second) in pairs or (second, first) in pairs


@cached
def lasting() -> frozenset[str]:
    """The acts that last, so that reports of different days may tell one."""
    return frozenset(act.name for act in acts().by_name.values() if act.lasting)


def _kinds(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """Type and act; nothing where they cannot be one happening."""
    known = acts()
    shared = first.acts & second.acts
    pairs = {(one, other) for one in first.acts for other in second.acts}
    if not akin(first.type, second.type) and not shared:
        return
    if pairs & known.opposed and not shared:
        return
    if first.type == second.type:
        yield Reason(sign="same type", weight=weights.same_type, words=first.type)
    else:
        yield Reason(sign="akin type", weight=weights.akin_type, words=f"{first.type}, {second.type}")
    if shared:
        yield Reason(sign="same act", weight=weights.same_act, words=", ".join(sorted(shared)))
    elif pairs & known.alike:
        yield Reason(sign="like act", weight=weights.like_act, words=_words(first, second))
    elif first.acts and second.acts:
        yield Reason(sign="other act", weight=weights.other_act, words=_words(first, second))


def _words(first: Sight, second: Sight) -> str:
    return f"{first.trigger.text} / {second.trigger.text}"


def _story(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """Reports of one story name the same things: what a clause leaves out, its report tells."""
    if first.report == second.report:
        yield Reason(sign="same report", weight=weights.same_report, words=first.report)
        if _follows(first, second):
            yield Reason(sign="told right after", weight=weights.right_after, words=_words(first, second))
        return
    shared = set(first.context) & set(second.context)
    if shared:
        share = _mass(shared) / (max(_mass(first.context), _FULL) * max(_mass(second.context), _FULL)) ** 0.5
        words = ", ".join(name for name in first.context if name in shared)
        yield Reason(sign="same story", weight=round(weights.same_story * share, 2), words=words)


def _follows(first: Sight, second: Sight) -> bool:
    """Whether one goes on telling what the other tells: the next act, like it, with no doer or day of its own."""
    earlier, later = sorted((first, second), key=lambda one: one.trigger.start)
    if later.trigger.start - earlier.trigger.end > _CLOSE or later.actors or later.first or later.apart:
        return False
    return first.ahead == second.ahead and _alike(first, second)


def _alike(first: Sight, second: Sight) -> bool:
    """Whether both may be the same act, or tell it from two sides."""
    pairs = {(one, other) for one in first.acts for other in second.acts}
    return bool(first.acts & second.acts or pairs & acts().alike)


def _mass(names: Iterable[str]) -> float:
    return sum(_CODES if name.isupper() else 1.0 for name in names)


def _people(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    joining = load_joining()
    loose = not (first.anchored and second.anchored)
    mutual = loose or (first.type in joining.mutual and second.type in joining.mutual)
    doers = (
        (first.actors | first.recipients, second.actors | second.recipients)
        if mutual
        else (first.actors, second.actors)
    )
    disputed = first.type in joining.disputed and second.type in joining.disputed
    yield from _overlap("actor", *doers, weights.same_actor, _other_actor(loose, disputed, weights))
    if mutual:
        return
    yield from _overlap(
        "recipient", first.recipients, second.recipients, weights.same_recipient, weights.other_recipient
    )
    if not first.actors & second.actors and (first.actors & second.recipients or second.actors & first.recipients):
        yield Reason(sign="crossed roles", weight=weights.crossed, words=_words(first, second))


def _other_actor(loose: bool, disputed: bool, weights: Weights) -> float:
    return weights.disputed_actor if disputed else weights.loose_actor if loose else weights.other_actor


def _overlap(name: str, first: frozenset[str], second: frozenset[str], same: float, other: float) -> Iterator[Reason]:
    """A sign for shared codes, in the measure in which they are shared; one against for none."""
    if not first or not second:
        return
    shared = first & second
    if shared and first - second and second - first:
        words = f"{', '.join(sorted(first))} / {', '.join(sorted(second))}"
        yield Reason(sign=f"partly other {name}", weight=other / 2, words=words)
    elif shared:
        share = len(shared) / len(first | second)
        yield Reason(sign=f"same {name}", weight=same * (1 + share) / 2, words=", ".join(sorted(shared)))
    else:
        words = f"{', '.join(sorted(first))} / {', '.join(sorted(second))}"
        yield Reason(sign=f"other {name}", weight=other, words=words)


def _days(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    if first.first and second.first:
        yield _told_days(first, second, weights)
    elif first.day and second.day:
        yield from _report_days(first, second, weights)


def _told_days(first: Sight, second: Sight, weights: Weights) -> Reason:
    """Both tell a day."""
    (start, end), (other_start, other_end) = span_of(first), span_of(second)
    words = f"{first.first}/{first.last}, {second.first}/{second.last}"
    narrow = max((end - start).days, (other_end - other_start).days)
    gap = max((other_start - end).days, (start - other_end).days)
    if gap <= 0:
        weight = weights.same_day if narrow <= _POINT else weights.same_weeks if narrow <= _WEEKS else 0.0
        return Reason(sign="same days", weight=weight, words=words)
    if gap < _WEEKS / 2 and first.acts & second.acts & lasting():
        return Reason(sign="days of what lasts", weight=0.0, words=words)
    if gap == 1:
        return Reason(sign="next day", weight=weights.next_day, words=words)
    if first.ahead or second.ahead:
        weight = weights.moved if gap < _WEEKS else weights.other_day
        return Reason(sign="other days, not yet done in one", weight=weight, words=words)
    loose = not (first.anchored and second.anchored)
    weight = weights.loose_day if loose else weights.other_day if gap <= _POINT else weights.far_day
    return Reason(sign="other days", weight=weight, words=words)


def _report_days(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """One of them, or both, tells no day: the days of the reports speak."""
    dated = next((one for one in (first, second) if one.first), None)
    if dated is not None:
        yield from _told_before(dated, second if dated is first else first, weights)
        return
    gap = abs((day_of(first.day) - day_of(second.day)).days)
    words = f"{first.day}, {second.day}"
    if gap <= _POINT:
        yield Reason(sign="reports near in time", weight=weights.near_report, words=words)
    elif gap > 2 * _POINT and not min(first, second, key=lambda one: one.day or "").ahead:
        times = min(gap / 14, 4.0)
        yield Reason(sign="reports far in time", weight=weights.far_report * max(times, 0.5), words=words)


def _told_before(dated: Sight, other: Sight, weights: Weights) -> Iterator[Reason]:
    start, end = span_of(dated)
    reported = day_of(other.day)
    words = f"{dated.first}/{dated.last}, reported {other.day}"
    if other.status in _DONE and reported < start:
        yield Reason(sign="told as done before that day", weight=weights.before_it, words=words)
    elif other.status in _DONE and (reported - end).days > _WEEKS:
        yield Reason(sign="reports far in time", weight=2 * weights.far_report, words=words)
    elif abs((reported - end).days) <= _POINT:
        yield Reason(sign="reports near in time", weight=weights.near_report, words=words)


def _again(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """Something said afresh on another day is said a second time."""
    speech = load_joining().speech
    if first.type not in speech or second.type not in speech or not first.day or not second.day:
        return
    if first.report == second.report and first.evidence != second.evidence and not first.recipients & second.recipients:
        yield Reason(sign="said in another sentence", weight=weights.speech_apart)
    one, other = _saying(first), _saying(second)
    if one and one == other and first.report != second.report:
        yield Reason(sign="said on one day", weight=weights.said_together, words=one)
    if one and other and abs((day_of(one) - day_of(other)).days) > 1:
        yield Reason(sign="said on another day", weight=weights.speech_again, words=f"{one}, {other}")


def _saying(sight: Sight) -> str | None:
    """The day on which something was said: as told, or the report's where it is told as new."""
    return sight.first or (sight.day if sight.fresh else None)


def _places(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    shared = first.towns & second.towns
    if shared:
        yield Reason(sign="same place", weight=weights.same_place, words=", ".join(sorted(shared)))
    elif first.towns and second.towns:
        words = f"{', '.join(sorted(first.towns))} / {', '.join(sorted(second.towns))}"
        near = first.towns & second.names or second.towns & first.names
        told = first.anchored and second.anchored
        weight = 0.0 if near else weights.other_place if told else weights.loose_place
        yield Reason(sign="other place", weight=weight, words=words)


def _common_words(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    joining = load_joining()
    names = sorted(first.names & second.names)[: joining.most_names]
    if names:
        yield Reason(sign="same names", weight=weights.same_name * len(names), words=", ".join(names))
    words = sorted(first.topic & second.topic)[: joining.most_words]
    if words:
        yield Reason(sign="same words", weight=weights.same_word * len(words), words=", ".join(words))


def _objects(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """The words of the triggers beyond the act: what is given, closed, signed."""
    one, other = first.object, second.object
    if one and other and not one & other and first.anchored and second.anchored:
        words = f"{', '.join(sorted(one))} / {', '.join(sorted(other))}"
        yield Reason(sign="other object", weight=weights.other_object, words=words)


def _amounts(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    same = [one.span.text for one in first.counts for other in second.counts if _same_amount(one, other)]
    if same:
        yield Reason(sign="same number", weight=weights.same_amount, words=", ".join(same[:2]))


def _same_amount(first: Count, second: Count) -> bool:
    return first.value == second.value and first.unit == second.unit and first.value > _FEW


def _apart(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """ "A second strike" is not the one told before; two acts of one sentence are seldom one."""
    if (first.apart is None) != (second.apart is None):
        later, earlier = (first, second) if first.apart else (second, first)
        if (later.day or "") <= (earlier.day or "9") or later.report == earlier.report:
            yield Reason(sign="told as another", weight=weights.another, words=later.apart or "")
    together = first.report == second.report and first.evidence == second.evidence
    if together and first.in_condition != second.in_condition:
        yield Reason(sign="one is the other's condition", weight=weights.condition)
    elif together and not _alike(first, second):
        yield Reason(sign="in one sentence", weight=weights.same_sentence)


def span_of(sight: Sight) -> tuple[date, date]:
    """The first and the last day that a telling with a date gives."""
    return day_of(sight.first), day_of(sight.last)


@lru_cache(maxsize=20_000)
def day_of(day: str | None) -> date:
    """An ISO day as a date; of a month or a year alone, its first day."""
    parts = [*(day or "1-1-1").split("T")[0].split("-"), "1", "1"][:3]
    return date(*(int(part) for part in parts))
