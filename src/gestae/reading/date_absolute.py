"""Dates that name their place in the calendar: days, months, seasons, years, decades, ranges, holidays."""

from __future__ import annotations

import datetime
import re

from gestae.knowledge.dates import DateRule, Holiday, holidays
from gestae.reading import date_calendar as cal
from gestae.reading.date_calendar import Day, Period
from gestae.reading.date_values import (
    AMBIGUOUS,
    UNPUBLISHED,
    Resolved,
    Setting,
    Slots,
    dated,
    nearest,
    timed,
    unknown,
    year_of,
)

_ZONE = re.compile(r"(?<=\d)(?:Z|[+-]\d\d:?\d\d)$")


def calendar_date(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """A year, season, month or day; a year that is not said is the nearest."""
    year, anchor = year_of(slots, setting)
    if year is None:
        return unknown(UNPUBLISHED)
    if slots.has("season"):
        return dated(cal.season(year, slots.step("season")), slots, anchor)
    return timed(dated(_month_or_day(year, slots), slots, anchor), slots)


def _month_or_day(year: int, slots: Slots) -> Period:
    month = slots.number("month", "month_figures")
    day = slots.number("day", "day_figures")
    if month is None:
        return cal.year(year)
    return cal.month(year, month) if day is None else cal.day(Day(year, month, day))


def slashed(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """5/3/2021 is a day in March here and a day in May there: resolved only where one number can be no month."""
    day, month = slots.number("day_figures"), slots.number("month_figures")
    if day is not None and day <= 12 and day != month:
        return unknown(AMBIGUOUS)
    return calendar_date(_, slots, setting)


def iso_date(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """2022-02-24, with or without a time."""
    written = slots.words["iso"].upper()[:16]
    when = datetime.datetime.fromisoformat(written)
    if "T" in written:
        zone = _ZONE.search(slots.words["iso"].upper())
        value = when.isoformat(timespec="minutes") + (zone[0] if zone else "")
        return Resolved("time", value, when.date(), when.date())
    return dated(cal.day(when.date()), slots, None)


def date_range(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """From one year, month or day to another."""
    words = slots.words
    if slots.has("number_year"):
        first = int(words["number_year"][:4])
        last = first // 100 * 100 + int(words["number_year"][-2:])
        return dated(cal.interval(cal.year(first), cal.year(last)), slots, None)
    if slots.has("near_year"):
        ends = cal.year(int(words["near_year"])), cal.year(int(words["near_year_2"]))
        return dated(cal.interval(*ends), slots, None)
    return _month_range(words, setting)


def _month_range(words: dict[str, str], setting: Setting) -> Resolved:
    """The year and the month may stand at one end only."""
    start = _end(words, "", "_2", setting)
    stop = _end(words, "_2", "", setting)
    if start is None or stop is None:
        return unknown(UNPUBLISHED)
    if start.first > stop.first:
        before = cal.shifted(start.first, "Y", -1)
        start = cal.day(before) if start.first == start.last else cal.month(before.year, before.month)
    said = "year" in words or "year_2" in words
    return dated(cal.interval(start, stop), Slots({}), None if said else setting.published)


def _end(words: dict[str, str], own: str, other: str, setting: Setting) -> Period | None:
    found = {name: words.get(name + own) or words.get(name + other) for name in ("month", "year")}
    slots = Slots({name: word for name, word in {**found, "day": words.get(f"day{own}")}.items() if word is not None})
    year, _ = year_of(slots, setting)
    return _month_or_day(year, slots) if year is not None else None


def quarter(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """A quarter of a year; with no year said, the latest that has begun."""
    return _numbered(slots, setting, 4)


def half(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """A half of a year; with no year said, the latest that has begun."""
    return _numbered(slots, setting, 2)


def _numbered(slots: Slots, setting: Setting, parts: int) -> Resolved:
    code = slots.words.get("quarter_code") or slots.words.get("half_code")
    number = int(code[1]) if code else slots.step("ordinal")
    number = parts if number < 0 else min(parts, number)
    year, anchor = year_of(slots, setting)
    if year is None:
        return unknown(UNPUBLISHED)
    make = cal.quarter if parts == 4 else cal.half
    said = anchor is None or any(slots.has(name) for name in ("this", "last", "next"))
    if not said and make(year, number).first > (anchor or Day.max) and setting.ahead is not True:
        year -= 1
    return dated(make(year, number), slots, anchor)


def first_units(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """The first or last days, weeks, months of a month or year, as an interval."""
    year, anchor = year_of(slots, setting)
    if year is None:
        return unknown(UNPUBLISHED)
    month = slots.number("month")
    whole = cal.month(year, month) if month else cal.year(year)
    part = _part_of(whole, slots.code("units", "period"), int(slots.count or 1), slots.step("ordinal") or 1)
    return dated(part, slots, anchor)


def _part_of(whole: Period, unit: str, count: int, nth: int) -> Period:
    if nth < 0:
        first, last = cal.shifted(whole.last + cal.ONE, unit, -count), whole.last
    else:
        first = cal.shifted(whole.first, unit, count * (nth - 1))
        last = cal.shifted(first, unit, count) - cal.ONE
    first, last = max(first, whole.first), min(last, whole.last)
    return Period(f"{first}/{last}" if first < last else f"{first}", first, max(first, last))


def decade(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """The 1990s, the '90s, the nineties: those of two figures are the latest that have begun."""
    figures = re.search(r"\d+", slots.words.get("decade") or slots.words.get("decade_short") or "")
    tens = int(figures[0]) if figures else slots.step("nineties") * 10
    if tens >= 100:
        return dated(cal.decade(tens), slots, None)
    now = setting.published.year if setting.published else 2000
    return dated(cal.decade(1900 + tens if 2000 + tens > now else 2000 + tens), slots, None)


def century(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """The 20th century."""
    figures = re.search(r"\d+", slots.words.get("century", ""))
    return dated(cal.century(int(figures[0]) if figures else max(1, slots.step("ordinal"))), slots, None)


def holiday(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """A holiday of a year, or the one nearest to publication on the side that the words look to."""
    feast, year, today = holidays()[slots.words["holiday"]], slots.number("year"), setting.published
    if year is not None:
        return dated(cal.day(_feast_day(feast, year)), slots, None)
    if today is None:
        return unknown(UNPUBLISHED)
    days = [_feast_day(feast, number) for number in (today.year, today.year - 1, today.year + 1)]
    ahead = slots.step("which") > 0 if slots.step("which") else setting.ahead
    return dated(cal.day(nearest(days, ahead, today)), Slots({}), today)


def _feast_day(feast: Holiday, year: int) -> Day:
    if feast.easter is not None:
        return cal.easter(year) + feast.easter * cal.ONE
    if feast.weekday is not None:
        return cal.weekday_of_month(year, feast.month or 1, feast.weekday, feast.nth or 1)
    return Day(year, feast.month or 1, feast.day or 1)
