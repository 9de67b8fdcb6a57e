"""Whether the days that two tellings give, or those of their reports, speak for one occurrence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from gestae.knowledge.linking import Weights, load_joining
from gestae.knowledge.use import cached
from gestae.linking.tellings import Setting, Sight
from gestae.linking.words import acts
from gestae.records import Reason

DAYS_TOLD = ("same days, those of the reports", "same days", "same days, long past")
_DONE = ("happened", "ongoing")
_TO_COME = ("planned", "conditional", "called_for", "possible")
POINT = 3  # days that a day told exactly may span
_WEEKS = 40  # and a loose date
_MOST = 8.0  # times that what speaks against reports far in time counts at most
_OLD = 14  # days after which what is still told by its day is well known


@cached
def lasting() -> frozenset[str]:
    """The acts that last, so that reports of different days may tell one."""
    return frozenset(act.name for act in acts().by_name.values() if act.lasting)


def days(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    if first.first and second.first:
        yield _told_days(first, second, weights)
    elif first.day and second.day:
        yield from _report_days(first, second, weights)


def _told_days(first: Sight, second: Sight, weights: Weights) -> Reason:
    """Both tell a day."""
    words = f"{first.first}/{first.last}, {second.first}/{second.last}"
    wide, gap = days_wide(first, second), days_between(first, second)
    if gap <= 0:
        if wide <= POINT and (first.since or second.since):
            return Reason(sign="a day that bounds", weight=weights.same_weeks, words=words)
        weight = weights.same_day if wide <= POINT else weights.same_weeks if wide <= _WEEKS else 0.0
        return Reason(sign=DAYS_TOLD[_age(first, second)], weight=weight, words=words)
    if gap < _WEEKS / 2 and _lasts(first, second):
        return Reason(sign="days of what lasts", weight=0.0, words=words)
    if gap == 1:
        return Reason(sign="next day", weight=weights.next_day, words=words)
    if first.ahead or second.ahead:
        weight = weights.moved if gap < _WEEKS else weights.other_day
        return Reason(sign="other days, not yet done in one", weight=weight, words=words)
    loose = not (first.anchored and second.anchored)
    far = weights.other_day if gap <= POINT else weights.far_day
    weight = weights.loose_day if loose and gap <= _WEEKS else far
    return Reason(sign="other days", weight=weight, words=words)


def _is_phased(first: Sight, second: Sight) -> bool:
    """Whether one tells that the same act began, goes on or ended, so that it takes more than a day."""
    return bool(first.acts & second.acts) and any(one.phased for one in (first, second))


def _age(first: Sight, second: Sight) -> int:
    """Whether the day that two tellings give is that of both reports (0), near it (1), or long past for one (2)."""
    ages = [abs((day_of(one.day) - day_of(one.first)).days) for one in (first, second) if one.day]
    return 2 if max(ages, default=0) > _OLD else 1 if max(ages, default=1) > 0 else 0


def _report_days(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """One of them, or both, tells no day: the days of the reports speak."""
    dated = next((one for one in (first, second) if one.first), None)
    if dated is not None:
        yield from _told_before(dated, second if dated is first else first, weights)
        return
    if go_by_name(first, second):
        return
    gap = abs((day_of(first.day) - day_of(second.day)).days)
    words = f"{first.day}, {second.day}"
    if gap and _are_told_as_new(first, second) and _are_of_one_outlet(first, second):
        yield Reason(sign="told as new by one outlet on other days", weight=weights.news_again, words=words)
    elif gap > 1 and _are_told_as_new(first, second):
        yield Reason(sign="told as new on other days", weight=weights.new_again, words=words)
    if gap <= POINT and first.report != second.report:
        yield Reason(sign="reports near in time", weight=weights.near_report, words=words)
    elif gap > 2 * POINT and not min(first, second, key=lambda one: one.day or "").ahead:
        times = min(gap / 14, 4.0)
        yield Reason(sign="reports far in time", weight=weights.far_report * max(times, 0.5), words=words)


def _told_before(dated: Sight, other: Sight, weights: Weights) -> Iterator[Reason]:
    start, end = span_of(dated)
    reported = day_of(other.day)
    words = f"{dated.first}/{dated.last}, reported {other.day}"
    if not other.ahead and not other.noun and reported < start:
        yield Reason(sign="told as done before that day", weight=weights.before_it, words=words)
    elif other.status in _DONE and (reported - end).days > _WEEKS and not go_by_name(dated, other):
        times = min((reported - end).days / (_WEEKS / 2), _MOST)
        yield Reason(sign="reports far in time", weight=times * weights.far_report, words=words)
    elif (reported - end).days > POINT and _are_told_as_new(dated, other) and _are_of_one_outlet(dated, other):
        yield Reason(sign="told as new by one outlet on other days", weight=weights.news_again, words=words)
    elif abs((reported - end).days) <= POINT and dated.report != other.report:
        yield Reason(sign="reports near in time", weight=weights.near_report, words=words)


def _are_told_as_new(first: Sight, second: Sight) -> bool:
    """Whether both are told as news, each of its day; what lasts may be told so day by day."""
    return all(one.fresh and not one.noun for one in (first, second)) and not _is_of_what_lasts(first, second)


def _are_of_one_outlet(first: Sight, second: Sight) -> bool:
    return bool(first.outlet) and first.outlet == second.outlet


def order(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """What is done is not to come any more: "opened the crossing on Monday", and later "will open the crossing"."""
    for done, to_come in ((first, second), (second, first)):
        if _is_done(done) and _is_to_come(to_come) and not _lasts(done, to_come) and _is_not_before(to_come, done):
            words = f"{done.trigger.text} / {to_come.trigger.text}"
            yield Reason(sign="done before it is to come", weight=weights.done_before, words=words)


def _is_done(sight: Sight) -> bool:
    """Whether a verb tells it as done; a noun says little ("the summit")."""
    return (
        sight.event is not None
        and (not sight.noun or sight.definite or bool(sight.first))
        and sight.status == "happened"
    )


def _is_to_come(sight: Sight) -> bool:
    return sight.anchored and not sight.noun and sight.ahead and sight.status in _TO_COME


def _is_not_before(later: Sight, earlier: Sight) -> bool:
    """Whether one stands behind the other in one report, or in a report of a later day."""
    if later.report == earlier.report:
        return later.trigger.start > earlier.trigger.start
    return bool(earlier.day and later.day and earlier.day < later.day)


def again(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """Something said afresh on another day is said a second time."""
    speech = load_joining().speech
    if first.type not in speech or second.type not in speech or not first.day or not second.day:
        return
    if first.report == second.report and first.evidence != second.evidence and not first.recipients & second.recipients:
        yield Reason(sign="said in another sentence", weight=weights.speech_apart)
    if first.report != second.report and any(not (told.anchored or told.noun) for told in (first, second)):
        yield Reason(sign="speech named in passing", weight=weights.speech_passing)
    one, other = _saying(first), _saying(second)
    if one and one == other and first.report != second.report:
        yield Reason(sign="said on one day", weight=weights.said_together, words=one)
    if one and other and abs((day_of(one) - day_of(other)).days) > 1:
        yield Reason(sign="said on another day", weight=weights.speech_again, words=f"{one}, {other}")


def _saying(sight: Sight) -> str | None:
    """The day on which something was said: as told, or the report's where it is told as new."""
    return sight.first or (sight.day if sight.fresh and not sight.noun else None)


def go_by_name(first: Sight, second: Sight) -> bool:
    """Whether both name the act by the same proper name, as people do for years."""
    return first.noun and second.noun and bool(first.title & second.title)


def is_of_another_day(sight: Sight, others: Iterable[Sight]) -> bool:
    """Whether a telling gives a day on which none of some others falls that give one; of what lasts or is still to
    come, days say less.
    """
    dated = [one for one in others if one.first and not one.ahead and not _lasts(one, sight)]
    return bool(sight.first and not sight.ahead and dated) and all(days_between(sight, one) > 0 for one in dated)


def _lasts(first: Sight, second: Sight) -> bool:
    return _is_of_what_lasts(first, second) or _is_phased(first, second)


def _is_of_what_lasts(first: Sight, second: Sight) -> bool:
    """Whether the acts that both tell all last: to discuss is to meet, too, and a meeting is of its day."""
    shared = first.acts & second.acts
    return bool(shared) and shared <= lasting()


def days_between(first: Sight | Setting, second: Sight | Setting) -> int:
    """The days from the end of one to the start of the other; nought or less where they meet."""
    (start, end), (other_start, other_end) = span_of(first), span_of(second)
    return max((other_start - end).days, (start - other_end).days)


def days_wide(first: Sight | Setting, second: Sight | Setting) -> int:
    """The days that the wider of two dates spans."""
    return max((end - start).days for start, end in (span_of(first), span_of(second)))


def span_of(sight: Sight | Setting) -> tuple[date, date]:
    """The first and the last day that a telling with a date, or its setting, gives."""
    return day_of(sight.first), day_of(sight.last)


@lru_cache(maxsize=20_000)
def day_of(day: str | None) -> date:
    """An ISO day as a date; of a month or a year alone, its first day."""
    parts = [*(day or "1-1-1").split("T")[0].split("-"), "1", "1"][:3]
    return date(*(int(part) for part in parts))
