"""Durations, sets and references: expressions of time that are no date."""

from __future__ import annotations

import dataclasses
import re

from gestae.knowledge.dates import DateRule
from gestae.reading import date_calendar as cal
from gestae.reading.date_calendar import Day
from gestae.reading.date_relative import jump
from gestae.reading.date_values import UNPUBLISHED, Resolved, Setting, Slots
from gestae.reading.number_words import worth

_UNIT = re.compile(r"(?P<clock>T?)(?P<times>\d*)(?P<letters>[A-Z]+)")
_VAGUE = {"10Y": "DE", "100Y": "CE", "1000Y": "ML", "2W": "W"}


def duration(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """Three weeks; of a range the longer one."""
    longest = worth(slots.words["number_2"]) if slots.has("number_2") else None
    return Resolved("duration", length(slots.count if longest is None else longest, slots.unit))


def length(count: float | None, unit: str) -> str:
    """An ISO 8601 duration; X where the count is not told, as TIMEX3 writes it."""
    parts = _UNIT.match(unit)
    assert parts is not None, unit
    mark = "PT" if parts["clock"] else "P"
    if count is None:
        return f"{mark}X{_VAGUE.get(unit, parts['letters'])}"
    return f"{mark}{count * int(parts['times'] or 1):g}{parts['letters']}"


def span(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """The past three months, the next two weeks: a stretch that ends, or begins, on the day of publication."""
    found = duration(_, slots, setting)
    today, count = setting.published, slots.count
    if today is None:
        return dataclasses.replace(found, why=UNPUBLISHED)
    if count is None:
        return dataclasses.replace(found, anchor=today)
    first, last = sorted((_far_end(today, slots, count), today))
    return dataclasses.replace(found, first=first, last=last, anchor=today)


def _far_end(today: Day, slots: Slots, count: float) -> Day:
    """Hours that reach into another day count that day."""
    sign = 1 if slots.has("ahead") else -1
    there = jump(today, slots.unit, sign * count)[0]
    return there + sign * cal.ONE if there == today else there


def vague_duration(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """Several weeks, for months."""
    return Resolved("duration", length(slots.count, slots.unit))


def repeated(rule: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """Every day, every Monday, each July."""
    for name in ("weekdays", "weekday"):
        if slots.has(name):
            part = f"T{slots.code('part')}" if slots.has("part") else ""
            return Resolved("set", f"XXXX-WXX-{slots.code(name)}{part}")
    if slots.has("month"):
        return Resolved("set", f"XXXX-{slots.step('month'):02d}")
    if slots.has("season"):
        return Resolved("set", f"XXXX-{slots.code('season')}")
    if slots.has("part"):
        return Resolved("set", f"XXXX-XX-XXT{slots.code('part')}")
    return Resolved("set", length(rule.count or slots.count, slots.unit))


def rate(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """Twice a year, 24 hours a day: the period in which it recurs."""
    if slots.has("adverb"):
        return Resolved("set", slots.code("adverb"))
    return Resolved("set", length(1, slots.code("unit")))


def adverb(_: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """Daily, weekly."""
    return Resolved("set", slots.code("adverb"))


def reference(rule: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """Now, recently, soon. The present is the day of publication."""
    today = setting.published if rule.value == "PRESENT_REF" else None
    return Resolved("reference", rule.value, today, today, today)
