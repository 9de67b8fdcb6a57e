"""Days and the periods they belong to: weeks, months, quarters, seasons, years and longer, named as EDTF names them."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

Day = datetime.date
ONE = datetime.timedelta(days=1)
WEEKEND = 5


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, first and last included, and how EDTF writes it."""

    value: str
    first: Day
    last: Day


def day(on: Day) -> Period:
    """One day."""
    return Period(on.isoformat(), on, on)


def week(on: Day) -> Period:
    """The ISO week, Monday to Sunday, that `on` is in."""
    year, number, weekday = on.isocalendar()
    first = on - (weekday - 1) * ONE
    return Period(f"{year:04d}-W{number:02d}", first, first + 6 * ONE)


def weekend(on: Day) -> Period:
    """Saturday and Sunday of the ISO week that `on` is in, named as TIMEX3 does."""
    whole = week(on)
    return Period(f"{whole.value}-WE", whole.first + WEEKEND * ONE, whole.last)


def month(year: int, number: int) -> Period:
    """A month of the calendar. Months past 12 or before 1 run on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(year, number)[1]
    return Period(f"{year:04d}-{number:02d}", Day(year, number, 1), Day(year, number, last))


def quarter(year: int, number: int) -> Period:
    """A quarter of a year, 1 to 4."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    first, last = month(year, 3 * number - 2), month(year, 3 * number)
    return Period(f"{year:04d}-{32 + number}", first.first, last.last)


def half(year: int, number: int) -> Period:
    """A half of a year, 1 or 2, as an interval of months."""
    first, last = month(year, 6 * number - 5), month(year, 6 * number)
    return Period(f"{first.value}/{last.value}", first.first, last.last)


def season(year: int, code: int) -> Period:
    """A season of the north, 21 spring to 24 winter; winter runs on into the next year."""
    start = 3 * (code - 20)
    return Period(f"{year:04d}-{code}", month(year, start).first, month(year, start + 2).last)


def years(first: int, last: int, value: str) -> Period:
    """Whole years, first to last."""
    return Period(value, Day(max(1, first), 1, 1), Day(min(9999, last), 12, 31))


def year(number: int) -> Period:
    """One year."""
    return years(number, number, f"{number:04d}")


def decade(first: int) -> Period:
    """Ten years from `first`, which ends in 0."""
    return years(first, first + 9, f"{first // 10:03d}X")


def century(number: int) -> Period:
    """The nth century: the 20th is 19XX, 1900 to 1999 as EDTF counts."""
    return years(100 * (number - 1), 100 * number - 1, f"{number - 1:02d}XX")


def interval(first: Period, last: Period) -> Period:
    """From the beginning of one period to the end of another."""
    return Period(f"{first.value}/{last.value}", min(first.first, last.first), max(first.last, last.last))


def shifted(on: Day, unit: str, count: int) -> Day:
    """`on` moved by so many units (D, W, 2W, M, Q, Y, 10Y, 100Y); the day is kept where the month has it."""
    if unit in ("D", "W", "2W", "WE"):
        return on + datetime.timedelta(days=count * {"D": 1, "2W": 14}.get(unit, 7))
    months = count * {"M": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}.get(unit, 12000)
    there = month(on.year, on.month + months)
    return there.first.replace(day=min(on.day, there.last.day))


def period_of(on: Day, unit: str) -> Period:
    """The period of that unit that `on` is in."""
    if unit in ("W", "2W"):
        return week(on)
    if unit == "WE":
        return weekend(on)
    if unit == "M":
        return month(on.year, on.month)
    if unit == "Q":
        return quarter(on.year, (on.month + 2) // 3)
    if unit == "Y":
        return year(on.year)
    if unit == "10Y":
        return decade(on.year // 10 * 10)
    return century(on.year // 100 + 1) if unit == "100Y" else day(on)


def narrowed(period: Period, edge: str) -> Period:
    """The early, middle or late third (or half) of a period; the value stays that of the whole."""
    length = (period.last - period.first).days + 1
    low, high = {
        "START": (0.0, 1 / 3),
        "MID": (1 / 3, 2 / 3),
        "END": (2 / 3, 1.0),
        "HALF1": (0.0, 0.5),
        "HALF2": (0.5, 1.0),
    }.get(edge, (0.0, 1.0))
    first, last = int(length * low), max(int(length * low), int(length * high) - 1)
    return Period(period.value, period.first + first * ONE, period.first + last * ONE)


def easter(number: int) -> Day:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    golden, hundreds, rest = number % 19, number // 100, number % 100
    moon = (19 * golden + hundreds - hundreds // 4 - (hundreds - (hundreds + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (hundreds % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    total = moon + sunday - 7 * late + 114
    return Day(number, total // 31, total % 31 + 1)


def weekday_of_month(number: int, month_number: int, weekday: int, nth: int) -> Day:
    """The nth (or, negative, the nth from the end) ISO weekday of a month."""
    whole = month(number, month_number)
    if nth < 0:
        return whole.last - ((whole.last.isoweekday() - weekday) % 7 + 7 * (-nth - 1)) * ONE
    return whole.first + ((weekday - whole.first.isoweekday()) % 7 + 7 * (nth - 1)) * ONE
