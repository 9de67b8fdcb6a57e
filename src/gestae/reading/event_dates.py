"""When an event took place: the date among its words, the day that another event lies so many days before or after,
else what its tense says.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from gestae.knowledge.dates import tense
from gestae.reading.date_bounds import Tense, bounds
from gestae.reading.date_calendar import shifted
from gestae.reading.words import Word, extent
from gestae.records import Date, EventBounds, EventDate, Span, Status

TENSES: dict[Status, Tense] = {"happened": "past", "ongoing": "present", "planned": "future"}
DATED = ("date", "time")
_PERIOD = re.compile(r"P(\d+)([DWMY])")


def date_of(
    trigger: Word, carrier: Word | None, own: Iterable[Word], others: Iterable[Word], dates: tuple[Date, ...]
) -> EventDate | None:
    """The date among the event's own words nearest its trigger; a noun also takes that of the verb which it is an
    argument of, unless that verb tells another event: "charged on Monday with the murder". Without one, "two days
    after it closed the port" gives one. `carrier`: the noun of a light verb; `others`: the triggers of the sentence.
    """
    kept = {word.index for word in own}
    found = _nearest(trigger, carrier, [word for word in _within_clause(trigger) if word.index in kept], dates)
    if found is None and trigger.pos in ("NOUN", "PROPN"):
        verb = trigger.head.head if trigger.head.dep == "prep" else trigger.head
        if verb.pos in ("VERB", "AUX") and not any(each is verb for each in others):
            found = _nearest(trigger, carrier, [word for each in verb.children for word in _plain_under(each)], dates)
    if found is None:
        return _by_gap(trigger, dates)
    return EventDate(value=found.value, start=found.first, end=found.last, text=found.text)


def bounds_of(status: Status, published: str | None) -> EventBounds | None:
    """Between which days an event lies that has no date of its own: what happened lies before the report."""
    told = TENSES.get(status)
    if told is None:
        return None
    found = bounds(told, published)
    return EventBounds(value=found.value, start=found.first, end=found.last, why=found.why)


def is_after(date: EventDate, published: str | None) -> bool:
    """Whether a date begins after the day of publication."""
    return bool(date.start and published and date.start[:10] > published[:10])


def is_to_come(noun: Word, date: EventDate, dates: tuple[Date, ...]) -> bool:
    """Whether a noun tells what is to come on a day: the day is among its own words, or what is done there is not told
    as past.
    """
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    named = (each for each in dates if each.text == date.text)
    verb = noun.head.head if noun.head.dep == "prep" else noun.head
    return verb.tag not in ("VBD", "VBN") or any(touches(each, _within_clause(noun)) for each in named)


def is_gone_by(noun: Word, date: EventDate, dates: tuple[Date, ...], published: str | None) -> bool:
    """Whether a noun is owned by a day before that of publication, and nothing before it says that it was only planned:
    "Monday's ambush".
    """
    last = date.end or date.start
    owners = [each for each in noun.children if each.dep == "poss"]
    beside = {each.dep for each in noun.children} <= {"poss", "prep", "det", "compound"}
    named = [each for each in dates if each.text == date.text and touches(each, owners)]
    return beside and bool(named and last and published and last[:10] < published[:10])


def touches(span: Span, words: Iterable[Word]) -> bool:
    """Whether a span covers one of the words."""
    return any(span.start <= word.start < span.end for word in words)


def _within_clause(trigger: Word) -> Iterator[Word]:
    """The words under `trigger` that no other clause lies between."""
    stack = [trigger]
    while stack:
        top = stack.pop()
        yield top
        stack += [
            each
            for each in top.children
            if each.dep not in ("relcl", "ccomp", "advcl", "parataxis")
            and not (each.dep in ("conj", "pcomp") and each.pos == "VERB")
        ]


def _plain_under(word: Word) -> list[Word]:
    return (
        list(_within_clause(word))
        if word.dep in ("npadvmod", "advmod", "prep", "nsubj", "agent") and extent(word)[1] - extent(word)[0] < 10
        else []
    )


def _nearest(trigger: Word, carrier: Word | None, words: Iterable[Word], dates: tuple[Date, ...]) -> Date | None:
    told = [(date, word) for date in dates if date.kind in DATED for word in words if touches(date, (word,))]
    usable = [date for date, word in told if not _is_anothers(word, date, (trigger, carrier))]
    return min(usable, key=lambda date: abs(date.start - trigger.start), default=None)


def _is_anothers(word: Word, date: Date, telling: tuple[Word | None, ...]) -> bool:
    """Whether a date is that of a noun which is not the event: "condemned the launch of 5 May", "Friday's talks"."""
    top = word
    while touches(date, (top.head,)) and top.head is not top:
        top = top.head
    noun = top.head.head if top.head.dep == "prep" and top.head.lower == "of" else top.head
    owned = noun is not top.head or top.dep == "poss"
    return owned and noun.pos == "NOUN" and not any(noun is each for each in telling)


def _by_gap(trigger: Word, dates: tuple[Date, ...]) -> EventDate | None:
    """The day of the closure in "troops landed on Friday, two days after it closed the port": that of the main clause,
    less the gap.
    """
    marker = _marker(trigger)
    gap = next((each for each in dates if marker and each.kind == "duration" and _is_before(each, marker)), None)
    if marker is None or gap is None:
        return None
    main = marker.head.head if marker.dep == "mark" else marker.head
    day = _nearest(main, None, list(_within_clause(main)), dates)
    there = _shifted(day, gap, tense().gaps[marker.lower]) if day is not None else None
    return EventDate(value=there, start=there, end=there, text=f"{gap.text} {marker.text}") if there else None


def _marker(trigger: Word) -> Word | None:
    """The "after" or "before" of the clause or the phrase that an event heads."""
    beside = [each for each in trigger.children if each.dep == "mark"] + [trigger.head]
    return next((each for each in beside if each.lower in tense().gaps and each.dep in ("mark", "prep")), None)


def _is_before(gap: Date, marker: Word) -> bool:
    return 0 <= marker.start - gap.end <= 1


def _shifted(day: Date, gap: Date, step: int) -> str | None:
    """The ISO day so far from the first day of a date; null where either is unknown or vague."""
    known = _PERIOD.fullmatch(gap.value or "")
    if known is None or day.first is None or day.first != day.last:
        return None
    return shifted(datetime.date.fromisoformat(day.first), known[2], step * int(known[1])).isoformat()
