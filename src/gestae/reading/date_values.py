"""What the meanings of dates share: the words that a pattern caught, what they are read against, what they come to."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from gestae.knowledge.dates import date_words
from gestae.reading import date_calendar as cal
from gestae.reading.date_calendar import Day, Period
from gestae.reading.number_words import worth
from gestae.records import DateKind

UNPUBLISHED = "counted from the day of publication, which is not known"
UNANCHORED = "counted from an earlier date of the report, which is not there"
AMBIGUOUS = "day and month may stand either way round"
IMPOSSIBLE = "no such day in the calendar"
UNMEASURED = "the words give no measure"
_AGAINST = 90
_SECOND = re.compile(r"_\d$")


@dataclass(frozen=True, slots=True)
class Setting:
    """The publication day, the last day that the report named; `ahead`: words look ahead, back or (null) neither."""

    published: Day | None
    previous: Day | None
    ahead: bool | None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a date came to. Everything but the kind may be unknown; then `why` says the reason."""

    kind: DateKind
    value: str | None = None
    first: Day | None = None
    last: Day | None = None
    anchor: Day | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Slots:
    """The words that a pattern caught, by class, in lower case with single spaces."""

    words: dict[str, str]

    def has(self, name: str) -> bool:
        """Whether the pattern caught a word of that class."""
        return name in self.words

    def code(self, *names: str) -> str:
        """What the word of the first of these classes that was caught stands for; nothing where none was."""
        for name in names:
            word = self.words.get(name)
            if word is not None:
                table = date_words()[_SECOND.sub("", name)]
                return str(table.get(word, table.get(word.rstrip("."), "")))
        return ""

    def step(self, *names: str) -> int:
        """The code as a number of periods, 0 where there is none."""
        return int(self.code(*names) or 0)

    def number(self, *names: str) -> int | None:
        """The figures, or else the code, of the first of these classes that was caught, as a whole number."""
        for name in names:
            word = self.words.get(name)
            if word is not None:
                figures = re.match(r"\d+", word)
                return int(figures[0]) if figures else int(self.code(name))
        return None

    @property
    def unit(self) -> str:
        """The unit of time, singular or plural: D, W, M, Y, TH, ..."""
        return self.code("units", "unit")

    @property
    def count(self) -> float | None:
        """How many units; null where the words do not tell ("several"), 1 where they only name the unit."""
        if self.code("few") == "X" or (self.has("units") and not (self.has("number") or self.has("few"))):
            return None
        if self.has("half"):
            return float(self.code("half"))
        whole = worth(self.words["number"]) if self.has("number") else float(self.code("few") or 1)
        return None if whole is None else whole + float(self.code("and_half") or 0)


def slots_of(match: re.Match[str]) -> Slots:
    """The groups of a match that took part in it."""
    return Slots({name: " ".join(word.lower().split()) for name, word in match.groupdict().items() if word is not None})


def unknown(why: str, kind: DateKind = "date") -> Resolved:
    """A date that cannot be resolved."""
    return Resolved(kind, why=why)


def dated(period: Period, slots: Slots, anchor: Day | None) -> Resolved:
    """A period as a date, cut to its early or late part and marked approximate where the words say so."""
    edge = slots.code("edge", "edge_of")
    if edge in ("EARLIER", "LATER"):
        period = _cut(period, edge, anchor)
    elif edge:
        period = cal.narrowed(period, edge)
    value = period.value + (slots.code("approx") if "/" not in period.value else "")
    return Resolved("date", value, period.first, period.last, anchor)


def _cut(period: Period, edge: str, today: Day | None) -> Period:
    if today is None or not period.first <= today <= period.last:
        return period
    return Period(period.value, period.first, today) if edge == "EARLIER" else Period(period.value, today, period.last)


def timed(resolved: Resolved, slots: Slots) -> Resolved:
    """Adds the time of the day, in the form of ISO 8601 or TIMEX3, to a date of one day."""
    clock = slots.code("part") or _zoned(slots, _clock(slots))
    if not clock or resolved.value is None or resolved.first != resolved.last:
        return resolved
    return dataclasses.replace(resolved, kind="time", value=f"{resolved.value}T{clock}")


def _zoned(slots: Slots, clock: str | None) -> str | None:
    """The time with its distance from UTC, where the words name a zone that has but one."""
    return f"{clock}{slots.code('zone')}" if clock and slots.has("zone") else clock


def _clock(slots: Slots) -> str | None:
    if slots.has("zulu"):
        return f"{slots.words['zulu'][:2]}:{slots.words['zulu'][2:4]}Z"
    if slots.has("moment"):
        return slots.code("moment")
    if slots.has("military"):
        return f"{slots.words['military'][:2]}:{slots.words['military'][2:4]}"
    word = slots.words.get("clock12") or slots.words.get("clock")
    figures = re.findall(r"\d+", word or "")
    if word is None or not figures:
        return None
    hour = int(figures[0]) % 24
    if slots.has("clock12"):
        hour = hour % 12 + (12 if "p" in word else 0)
    return f"{hour:02d}:{figures[1] if len(figures) > 1 else '00'}"


def year_of(slots: Slots, setting: Setting) -> tuple[int | None, Day | None]:
    """The year of a date of the calendar, and the publication day where it had to be reckoned from that."""
    year = slots.number("year", "near_year", "old_year") or _coded_year(slots)
    today = setting.published
    if year is not None or today is None:
        return year, None
    if any(slots.has(name) for name in ("this", "last", "next")):
        return today.year + slots.step("this", "last", "next"), today
    return _unsaid_year(slots, setting, today), today


def _coded_year(slots: Slots) -> int | None:
    """FY2022 and FY22; winter 2021-22."""
    if slots.has("season") and slots.has("number_year"):
        return int(slots.words["number_year"][:4])
    figures = re.search(r"\d+$", slots.words.get("fiscal_code", ""))
    return int(figures[0]) + (2000 if len(figures[0]) == 2 else 0) if figures else None


def _unsaid_year(slots: Slots, setting: Setting, today: Day) -> int:
    if slots.has("season"):
        begun = cal.season(today.year, slots.step("season")).first <= today
        return today.year if begun or setting.ahead is True else today.year - 1
    month, day = slots.number("month") or today.month, slots.number("day")
    if day is None and month == today.month:
        return today.year
    # A bare month is more often behind than ahead: news tell what was.
    ahead = False if day is None and setting.ahead is None else setting.ahead
    return _nearest_year(month, day or 15, ahead, today)


def _nearest_year(month: int, day: int, ahead: bool | None, today: Day) -> int:
    return nearest([Day(today.year + step, month, min(day, 28)) for step in (0, -1, 1)], ahead, today).year


def nearest(days: list[Day], ahead: bool | None, today: Day) -> Day:
    """The one of `days` closest to publication; the side that the words look away from counts as farther."""

    def distance(day: Day) -> int:
        days = (day - today).days
        against = (days > 0 and ahead is False) or (days < 0 and ahead is True)
        return abs(days) + (_AGAINST if against else 0)

    return min(days, key=distance)
