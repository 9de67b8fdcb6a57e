"""Resolves the words that a date rule matched, by what the rule says they mean."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from gestae.knowledge.dates import DateRule, Meaning
from gestae.reading import date_absolute as absolute
from gestae.reading import date_relative as relative
from gestae.reading import date_spans as spans
from gestae.reading.date_values import IMPOSSIBLE, Resolved, Setting, Slots

_MEANINGS: dict[Meaning, Callable[[DateRule, Slots, Setting], Resolved]] = {
    "adverb": spans.adverb,
    "ago": relative.ago,
    "calendar": absolute.calendar_date,
    "century": absolute.century,
    "clock": relative.clock,
    "dayword": relative.dayword,
    "decade": absolute.decade,
    "duration": spans.duration,
    "first_units": absolute.first_units,
    "half": absolute.half,
    "hence": relative.hence,
    "holiday": absolute.holiday,
    "iso": absolute.iso_date,
    "later": relative.later,
    "later_relative": relative.later_relative,
    "night": relative.night,
    "quarter": absolute.quarter,
    "range": absolute.date_range,
    "rate": spans.rate,
    "reference": spans.reference,
    "relative": relative.relative,
    "set": spans.repeated,
    "slashed": absolute.slashed,
    "span": spans.span,
    "vague_duration": spans.vague_duration,
    "weekday": relative.weekday,
    "weekday_of_week": relative.weekday_of_week,
    "weekend": relative.weekend,
}


def resolve(rule: DateRule, slots: Slots, setting: Setting) -> Resolved:
    """What the words matched by `rule` mean. Never raises: a day that no calendar has is null and says why."""
    try:
        resolved = _MEANINGS[rule.means](rule, slots, setting)
    except (ValueError, OverflowError):
        return Resolved(rule.kind or "date", why=IMPOSSIBLE)
    return dataclasses.replace(resolved, kind=rule.kind) if rule.kind else resolved
