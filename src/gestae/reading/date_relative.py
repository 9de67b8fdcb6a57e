"""Dates counted from the day of publication or from the last day that the report named."""

from __future__ import annotations

from gestae.knowledge.dates import DateRule
from gestae.reading import date_calendar as cal
from gestae.reading.date_calendar import Day, Period
from gestae.reading.date_values import (
    UNANCHORED,
    UNMEASURED,
    UNPUBLISHED,
    Resolved,
    Setting,
    Slots,
    dated,
    timed,
    unknown,
)

_GRAINS = {"10Y": "Y", "100Y": "Y", "1000Y": "100Y", "2W": "W", "Q": "M"}
_DAYS = {"D": 1, "W": 7, "2W": 14, "WE": 7, "M": 30, "Q": 91, "Y": 365, "10Y": 3650}
_SATURDAY = 6
_HOURS = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}


def dayword(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """Today, yesterday, tomorrow."""
    if setting.published is None:
        return unknown(UNPUBLISHED)
    there = setting.published + slots.step("dayword") * cal.ONE
    return timed(dated(cal.day(there), Slots({}), setting.published), slots)


def night(rule: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """Tonight, last night, this morning; a bare "overnight" is that of the day of publication."""
    today = setting.published
    if today is None:
        return unknown(UNPUBLISHED, "time")
    there = today + slots.step("last", "next") * cal.ONE
    part = rule.value or slots.code("part") or "NI"
    return Resolved("time", f"{there}T{part}", there, today if slots.has("last") else there, today)


def clock(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """A time without a day is on the day of publication."""
    if setting.published is None:
        return unknown(UNPUBLISHED, "time")
    return timed(dated(cal.day(setting.published), Slots({}), setting.published), slots)


def weekday(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """The nearest such day on or before publication, or the coming one where the words look ahead."""
    today = setting.published
    if today is None:
        return unknown(UNPUBLISHED)
    step = slots.step("which") if slots.has("which") else None
    there = _on_weekday(today, slots.step("weekday"), step, setting.ahead)
    return timed(dated(cal.day(there), Slots({}), today), slots)


def _on_weekday(today: Day, number: int, step: int | None, ahead: bool | None) -> Day:
    since = (today.isoweekday() - number) % 7
    if step == 0:
        return cal.week(today).first + (number - 1) * cal.ONE
    if step == -1:
        return today - (since or 7) * cal.ONE
    if step == 1:
        return today + (-since % 7 or 7) * cal.ONE
    return today + (-since % 7 if ahead else -since) * cal.ONE


def weekday_of_week(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """Monday of last week."""
    today = setting.published
    if today is None:
        return unknown(UNPUBLISHED)
    days = slots.step("weekday") - 1 + 7 * slots.step("which")
    return dated(cal.day(cal.week(today).first + days * cal.ONE), Slots({}), today)


def relative(rule: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """Last week, this summer, next March, the end of the year."""
    today = setting.published
    if today is None:
        return unknown(UNPUBLISHED)
    step = slots.step("which", "this", "last", "next") if rule.step is None else rule.step
    if slots.has("season"):
        return dated(_season(today, slots.step("season"), step), slots, today)
    if slots.has("month"):
        return dated(_month(today, slots.step("month"), step), slots, today)
    return dated(_period(today, slots.code("period") or "Y", step), slots, today)


def weekend(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """The weekend: the one that is over or going on, or the coming one where the words look ahead."""
    today = setting.published
    if today is None:
        return unknown(UNPUBLISHED)
    step = 0 if setting.ahead or today.isoweekday() >= _SATURDAY else -1
    return dated(_period(today, "WE", step), slots, today)


def _period(on: Day, unit: str, step: int) -> Period:
    """The period that is `step` periods away from the one that `on` is in."""
    return cal.period_of(cal.shifted(cal.period_of(on, unit).first, unit, step), unit)


def _season(today: Day, code: int, step: int) -> Period:
    """This summer is the nearest; last and next summer the nearest that is over or not begun."""
    known = [cal.season(year, code) for year in (today.year - 2, today.year - 1, today.year, today.year + 1)]
    if step < 0:
        known = [season for season in known if season.last < today][-1:]
    elif step > 0:
        known = [season for season in known if season.first > today][:1]
    return min(known, key=lambda season: _away(season, today))


def _away(period: Period, today: Day) -> int:
    return 0 if period.first <= today <= period.last else abs((period.first - today).days)


def _month(today: Day, number: int, step: int) -> Period:
    if step < 0:
        return cal.month(today.year - (number >= today.month), number)
    if step > 0:
        return cal.month(today.year + (number <= today.month), number)
    return cal.month(today.year, number)


# ---------------------------------------------------------------- so many units away


def ago(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """Two weeks ago."""
    return _stepped(slots, setting.published, -1, UNPUBLISHED)


def hence(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """Two weeks from now."""
    return _stepped(slots, setting.published, 1, UNPUBLISHED)


def later(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """Three days later, two weeks earlier: from the last day that the report named."""
    return _stepped(slots, setting.previous, slots.step("direction", "direction_end"), UNANCHORED)


def later_relative(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """The next day, the following year, that week: from the last day that the report named."""
    start, step = setting.previous, slots.step("step", "step_day")
    if start is None:
        return unknown(UNANCHORED)
    if step == 0 and not setting.ahead and setting.published is not None:
        start = min(start, setting.published)  # "it closed the border the same day" is told of a day that is past
    if slots.has("weekday"):
        return dated(cal.day(_on_weekday(start, slots.step("weekday"), step, None)), Slots({}), start)
    if slots.has("month"):
        return dated(_month(start, slots.step("month"), step), Slots({}), start)
    return timed(dated(_period(start, slots.code("period") or "D", step), Slots({}), start), slots)


def _stepped(slots: Slots, start: Day | None, sign: int, why: str) -> Resolved:
    count = slots.count
    if start is None or count is None:
        return unknown(why if start is None else UNMEASURED)
    there, grain = jump(start, slots.unit, sign * count)
    return dated(cal.period_of(there, "D" if slots.has("dayword") else grain), slots, start)


def jump(start: Day, unit: str, count: float) -> tuple[Day, str]:
    """The day so many units away, and the grain that such words have: years ago mean a year, weeks ago a week."""
    if unit in _HOURS:
        return start + int(_HOURS[unit] * count / 24) * cal.ONE, "D"
    whole = int(count)
    there = cal.shifted(start, unit, whole)
    if count != whole:
        there += int((count - whole) * _DAYS.get(unit, 3650)) * cal.ONE
        return there, {"Y": "M", "10Y": "Y"}.get(unit, "D")
    return there, _GRAINS.get(unit, unit)
