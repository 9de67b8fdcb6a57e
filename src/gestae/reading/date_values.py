"""What a written date means: its value, its first and last day, and the day that it was reckoned from."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from gestae.knowledge.dates import DateRule, Meaning, date_words, holidays
from gestae.reading import date_calendar as cal
from gestae.reading.date_calendar import Day, Period
from gestae.reading.number_words import worth
from gestae.records import DateKind

UNPUBLISHED = "counted from the day of publication, which is not known"
UNANCHORED = "counted from an earlier date of the report, which is not there"
IMPOSSIBLE = "no such day in the calendar"
UNMEASURED = "the words give no measure"
_AGAINST = 90


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date is read against: the publication day, the last day the report named, and whether the words look ahead."""

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

    def code(self, name: str, default: str = "") -> str:
        """What the word of that class stands for."""
        word = self.words.get(name)
        if word is None:
            return default
        table = date_words()[re.sub(r"_\d$", "", name)]
        return str(table.get(word, table.get(word.rstrip("."), default)))

    def number(self, name: str) -> int | None:
        """The code of the word, or its figures, as a whole number."""
        word = self.words.get(name)
        if word is None:
            return None
        figures = re.match(r"\d+", word)
        return int(figures[0]) if figures else int(self.code(name))

    def count(self, name: str = "number") -> float | None:
        """The number in words or figures."""
        word = self.words.get(name)
        return worth(word) if word is not None else None


def slots_of(match: re.Match[str]) -> Slots:
    """The groups of a match that took part in it."""
    return Slots({name: " ".join(word.lower().split()) for name, word in match.groupdict().items() if word is not None})


def resolve(rule: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    """What the words matched by `rule` mean. Never raises: a day that no calendar has is null and says why."""
    try:
        resolved = _MEANINGS[rule.means](rule, slots, text.lower(), setting)
    except (ValueError, OverflowError, KeyError):
        return Resolved(rule.kind or "date", why=IMPOSSIBLE)
    return dataclasses.replace(resolved, kind=rule.kind) if rule.kind else resolved


# ---------------------------------------------------------------- shared


def _of(period: Period, slots: Slots, setting: Setting, relative: bool = True) -> Resolved:
    """A period as a date, cut to its early or late part and marked approximate where the words say so."""
    edge = slots.code("edge") or slots.code("edge_of")
    if edge in ("EARLIER", "LATER"):
        period = _cut(period, edge, setting.published)
    elif edge:
        period = cal.narrowed(period, edge)
    value = period.value + ("~" if slots.has("approx") and slots.code("approx") and "/" not in period.value else "")
    anchor = setting.published if relative else None
    return Resolved("date", value, period.first, period.last, anchor)


def _cut(period: Period, edge: str, today: Day | None) -> Period:
    if today is None or not period.first <= today <= period.last:
        return period
    return Period(period.value, period.first, today) if edge == "EARLIER" else Period(period.value, today, period.last)


def _timed(resolved: Resolved, slots: Slots) -> Resolved:
    """Adds the time of the day, in the form of ISO 8601 or TIMEX3, to a date of one day."""
    if resolved.value is None or resolved.first != resolved.last:
        return resolved
    if slots.has("part"):
        return dataclasses.replace(resolved, kind="time", value=f"{resolved.value}T{slots.code('part')}")
    clock = _clock(slots)
    return dataclasses.replace(resolved, kind="time", value=f"{resolved.value}T{clock}") if clock else resolved


def _clock(slots: Slots) -> str | None:
    if slots.has("moment"):
        return slots.code("moment")
    if slots.has("military"):
        return f"{slots.words['military'][:2]}:{slots.words['military'][2:4]}"
    word = slots.words.get("clock12") or slots.words.get("clock")
    if word is None:
        return None
    figures = re.findall(r"\d+", word)
    hour = int(figures[0]) % 24
    if slots.has("clock12"):
        hour = hour % 12 + (12 if "p" in word else 0)
    return f"{hour:02d}:{figures[1] if len(figures) > 1 else '00'}"


def _unknown(why: str, kind: DateKind = "date") -> Resolved:
    return Resolved(kind, why=why)


def _nearest_year(month: int, day: int, setting: Setting, today: Day) -> int:
    """The year that puts the month and day closest to publication; the side that the words look away from counts as farther."""

    def distance(year: int) -> int:
        days = (Day(year, month, min(day, 28)) - today).days
        against = (days > 0 and setting.ahead is False) or (days < 0 and setting.ahead is True)
        return abs(days) + (_AGAINST if against else 0)

    return min((today.year, today.year - 1, today.year + 1), key=distance)


# ---------------------------------------------------------------- the calendar


def _calendar(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    year, relative = _year(slots, setting)
    if year is None:
        return _unknown(UNPUBLISHED)
    if slots.has("season"):
        return _of(cal.season(year, int(slots.code("season"))), slots, setting, relative)
    month = slots.number("month") or slots.number("month_figures")
    if month is None:
        return _of(cal.year(year), slots, setting, relative)
    day = slots.number("day") or slots.number("day_figures")
    if day is None:
        return _of(cal.month(year, month), slots, setting, relative)
    return _timed(_of(cal.day(Day(year, month, day)), slots, setting, relative), slots)


def _year(slots: Slots, setting: Setting) -> tuple[int | None, bool]:
    """The year of a date of the calendar, and whether it had to be reckoned from the publication day."""
    year = slots.number("year") or slots.number("near_year") or slots.number("old_year")
    if year is not None:
        return year, False
    today = setting.published
    if today is None:
        return None, True
    step = next((int(slots.code(name)) for name in ("this", "last", "next") if slots.has(name)), None)
    if step is not None:
        return today.year + step, True
    return _unsaid_year(slots, setting, today), True


def _unsaid_year(slots: Slots, setting: Setting, today: Day) -> int:
    if slots.has("season"):
        start = 3 * (int(slots.code("season")) - 20)
        return today.year if setting.ahead is True or start <= today.month else today.year - 1
    month = slots.number("month") or today.month
    day = slots.number("day")
    return today.year if day is None and month == today.month else _nearest_year(month, day or 15, setting, today)


def _iso(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    when = datetime.datetime.fromisoformat(slots.words["iso"].upper()[:16])
    resolved = Resolved("date", when.date().isoformat(), when.date(), when.date())
    clocked = "t" in slots.words["iso"]
    return dataclasses.replace(resolved, kind="time", value=when.isoformat(timespec="minutes")) if clocked else resolved


def _range(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    if slots.has("number_year"):
        first = int(slots.words["number_year"][:4])
        last = first // 100 * 100 + int(slots.words["number_year"][-2:])
        return _of(cal.interval(cal.year(first), cal.year(last)), slots, setting, False)
    if slots.has("near_year"):
        ends = cal.year(int(slots.words["near_year"])), cal.year(int(slots.words["near_year_2"]))
        return _of(cal.interval(*ends), slots, setting, False)
    return _month_range(slots, setting)


def _month_range(slots: Slots, setting: Setting) -> Resolved:
    """The year and the month may stand at one end only."""
    words = slots.words
    last = {name: words.get(f"{name}_2") or words.get(name) for name in ("month", "year")} | {"day": words.get("day_2")}
    first = {name: words.get(name) or words.get(f"{name}_2") for name in ("month", "year")} | {"day": words.get("day")}
    ends = [_calendar_end(end, setting) for end in (first, last)]
    if ends[0] is None or ends[1] is None:
        return _unknown(UNPUBLISHED)
    if ends[0].first > ends[1].first:
        start = cal.shifted(ends[0].first, "Y", -1)
        ends[0] = cal.day(start) if first["day"] else cal.month(start.year, start.month)
    return _of(cal.interval(ends[0], ends[1]), Slots({}), setting, "year" not in words and "year_2" not in words)


def _calendar_end(words: dict[str, str | None], setting: Setting) -> Period | None:
    slots = Slots({name: word for name, word in words.items() if word is not None})
    year, _ = _year(slots, setting)
    month, day = slots.number("month"), slots.number("day")
    if year is None or month is None:
        return None
    return cal.day(Day(year, month, day)) if day else cal.month(year, month)


def _quarter(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    number = int(slots.words["quarter_code"][1]) if slots.has("quarter_code") else slots.number("ordinal")
    year, relative = _part_year(slots, setting, 3)
    if year is None or number is None:
        return _unknown(UNPUBLISHED)
    return _of(cal.quarter(year, 4 if number < 0 else min(4, number)), slots, setting, relative)


def _half(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    number = int(slots.words["half_code"][1]) if slots.has("half_code") else slots.number("ordinal")
    year, relative = _part_year(slots, setting, 6)
    if year is None or number is None:
        return _unknown(UNPUBLISHED)
    return _of(cal.half(year, 2 if number < 0 else min(2, number)), slots, setting, relative)


def _part_year(slots: Slots, setting: Setting, months: int) -> tuple[int | None, bool]:
    """The year of a numbered part: unless said, the latest year in which that part has begun."""
    if any(slots.has(name) for name in ("year", "this", "last", "next")):
        return _year(slots, setting)
    if setting.published is None:
        return None, True
    start = months * ((slots.number("ordinal") or 1) - 1) + 1
    return setting.published.year - (start > setting.published.month and setting.ahead is not True), True


def _first_units(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    """The first or last days, weeks, months of a month or year, as an interval."""
    year, relative = _year(slots, setting)
    if year is None:
        return _unknown(UNPUBLISHED)
    month = slots.number("month")
    whole = cal.month(year, month) if month else cal.year(year)
    unit = slots.code("units") or slots.code("period")
    count = int(slots.count() or 1)
    nth = int(slots.number("ordinal") or 1)
    return _of(_part_of(whole, unit, count, nth), slots, setting, relative)


def _part_of(whole: Period, unit: str, count: int, nth: int) -> Period:
    if nth < 0:
        first, last = cal.shifted(whole.last + cal.ONE, unit, -count), whole.last
    else:
        first = cal.shifted(whole.first, unit, count * (nth - 1))
        last = cal.shifted(first, unit, count) - cal.ONE
    first, last = max(first, whole.first), min(last, whole.last)
    return Period(f"{first}/{last}" if first != last else f"{first}", first, last)


def _decade(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    figures = re.search(r"\d+", text)
    tens = int(slots.code("nineties")) * 10 if slots.has("nineties") else int(figures[0]) if figures else 0
    if tens >= 100:
        return _of(cal.decade(tens), slots, setting, False)
    now = setting.published.year if setting.published else datetime.date.today().year
    return _of(cal.decade(1900 + tens if 2000 + tens > now else 2000 + tens), slots, setting, False)


def _century(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    figures = re.search(r"\d+", slots.words.get("century", ""))
    return _of(cal.century(int(figures[0]) if figures else slots.number("ordinal") or 1), slots, setting, False)


def _holiday(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    day = holidays()[slots.words["holiday"]]
    year, relative = slots.number("year"), not slots.has("year")
    today = setting.published
    if year is None and today is None:
        return _unknown(UNPUBLISHED)

    def on(number: int) -> Day:
        if day.easter is not None:
            return cal.easter(number) + day.easter * cal.ONE
        if day.weekday is not None:
            return cal.weekday_of_month(number, day.month or 1, day.weekday, day.nth or 1)
        return Day(number, day.month or 1, day.day or 1)

    if year is None:
        assert today is not None
        step = int(slots.code("which", "0"))
        days = [on(number) for number in (today.year - 1, today.year, today.year + 1)]
        if step or setting.ahead is not None:
            forward = step > 0 or (step == 0 and setting.ahead is True)
            days = [there for there in days if (there >= today if forward else there <= today)]
        return _of(cal.day(min(days, key=lambda there: abs((there - today).days))), slots, setting)
    return _of(cal.day(on(year)), slots, setting, relative)


# ---------------------------------------------------------------- from the day of publication


def _dayword(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    if setting.published is None:
        return _unknown(UNPUBLISHED)
    there = setting.published + int(slots.code("dayword")) * cal.ONE
    return _timed(_of(cal.day(there), Slots({}), setting), slots)


def _night(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    """Tonight, last night, this morning; a bare "overnight" is the night that led to the day of publication."""
    if setting.published is None:
        return _unknown(UNPUBLISHED, "time")
    back = slots.has("last")
    there = setting.published + int(slots.code("last") or slots.code("next") or "0") * cal.ONE
    part = slots.code("part") or ("MO" if text.endswith("hours") else "NI")
    return Resolved("time", f"{there}T{part}", there, setting.published if back else there, setting.published)


def _weekday(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    today = setting.published
    if today is None:
        return _unknown(UNPUBLISHED)
    weekday = slots.number("weekday") or 1
    there = _on_weekday(today, weekday, slots, setting, text)
    return _timed(_of(cal.day(there), Slots({}), setting), slots)


def _on_weekday(today: Day, weekday: int, slots: Slots, setting: Setting, text: str) -> Day:
    since = (today.isoweekday() - weekday) % 7
    step = int(slots.code("which", "9"))
    if "week" in text.split():
        return cal.week(today).first + (weekday - 1 + 7 * step) * cal.ONE
    if step == 0:
        return cal.week(today).first + (weekday - 1) * cal.ONE
    if step == -1:
        return today - (since or 7) * cal.ONE
    if step == 1 or setting.ahead is True:
        return today + ((-since) % 7 or (7 if step == 1 else 0)) * cal.ONE
    return today - since * cal.ONE


def _relative(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    today = setting.published
    if today is None:
        return _unknown(UNPUBLISHED)
    step = int(slots.code("which") or slots.code("last") or slots.code("next") or "0")
    if slots.has("season"):
        return _of(_season(today, int(slots.code("season")), step), slots, setting)
    if slots.has("month"):
        return _of(_month(today, slots.number("month") or 1, step), slots, setting)
    unit = slots.code("period", "Y")
    if text.endswith("end"):
        slots = Slots(slots.words | {"edge_of": "end"})
    return _of(cal.period_of(cal.shifted(cal.period_of(today, unit).first, unit, step), unit), slots, setting)


def _season(today: Day, code: int, step: int) -> Period:
    """This summer is the one of the year; last and next summer the nearest that is over or not begun."""
    known = [cal.season(year, code) for year in (today.year - 2, today.year - 1, today.year, today.year + 1)]
    if step < 0:
        return next(season for season in reversed(known) if season.last < today)
    if step > 0:
        return next(season for season in known if season.first > today)
    return min(
        known, key=lambda season: 0 if season.first <= today <= season.last else abs((season.first - today).days)
    )


def _month(today: Day, number: int, step: int) -> Period:
    if step < 0:
        return cal.month(today.year - (number >= today.month), number)
    if step > 0:
        return cal.month(today.year + (number <= today.month), number)
    return cal.month(today.year, number)


def _ago(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    return _stepped(slots, text, setting, setting.published, -1, UNPUBLISHED)


def _hence(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    return _stepped(slots, text, setting, setting.published, 1, UNPUBLISHED)


def _later(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    if slots.has("few") or not (slots.has("number") or slots.has("unit")):
        return _unknown(UNMEASURED)
    if text.endswith("before last"):
        there = setting.published and cal.shifted(setting.published, slots.code("unit"), -2)
        return _of(cal.period_of(there, slots.code("unit")), slots, setting) if there else _unknown(UNPUBLISHED)
    return _stepped(
        slots,
        text,
        setting,
        setting.previous,
        int(slots.code("direction") or slots.code("direction_end", "1")),
        UNANCHORED,
    )


def _stepped(slots: Slots, text: str, setting: Setting, start: Day | None, sign: int, why: str) -> Resolved:
    if start is None:
        return _unknown(why)
    unit = slots.code("units") or slots.code("unit")
    count = _count_of(slots, text)
    if unit.startswith("T"):
        hours = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[unit] * count
        there = start + sign * int(hours // 24) * cal.ONE
        return Resolved("date", there.isoformat(), there, there, start)
    there, grain = _jump(start, unit, sign, count)
    if slots.has("dayword") or "this" in text.split():
        grain = "D"
    resolved = _of(cal.period_of(there, grain), slots, dataclasses.replace(setting, published=start))
    return resolved


def _jump(start: Day, unit: str, sign: int, count: float) -> tuple[Day, str]:
    """The day so many units away, and the grain that such words have: years ago mean a year, weeks ago a week."""
    whole = int(count)
    there = cal.shifted(start, unit, sign * whole)
    if count != whole:
        days = (count - whole) * {"D": 1, "W": 7, "2W": 14, "WE": 7, "M": 30, "Q": 91, "Y": 365}.get(unit, 3650)
        there += sign * int(days) * cal.ONE
    if count != whole and unit in ("Y", "10Y"):
        return there, "M" if unit == "Y" else "Y"
    return there, {"10Y": "Y", "100Y": "Y", "1000Y": "100Y", "2W": "W", "Q": "M"}.get(unit, unit)


def _count_of(slots: Slots, text: str) -> float:
    if slots.has("number"):
        return (slots.count() or 0) + (0.5 if "and a half" in text else 0)
    if slots.has("few"):
        return float(slots.code("few").replace("X", "nan"))
    return 0.5 if text.split()[0] == "half" or " half a" in text else 1.5 if "and a half" in text else 1


def _later_relative(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    """The next day, the following year, that week: counted from the last day that the report named."""
    start = setting.previous
    if start is None:
        return _unknown(UNANCHORED)
    words = text.split()
    back = bool({"previous", "preceding", "before", "earlier"} & set(words))
    step = -1 if back else 0 if {"that", "same"} & set(words) and "after" not in words else 1
    setting = dataclasses.replace(setting, published=start)
    if slots.has("weekday"):
        return _of(
            cal.day(
                _on_weekday(
                    start, slots.number("weekday") or 1, Slots({"which": "last" if back else "next"}), setting, ""
                )
            ),
            slots,
            setting,
        )
    if slots.has("month"):
        return _of(_month(start, slots.number("month") or 1, step), slots, setting)
    unit = slots.code("period") or (
        "D" if text.split()[-1] not in date_words()["period"] else str(date_words()["period"][text.split()[-1]])
    )
    found = _of(cal.period_of(cal.shifted(start, unit, step), unit), slots, setting)
    return _timed(found, slots)


# ---------------------------------------------------------------- durations, sets, references


def _duration(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    unit = slots.code("units") or slots.code("unit") or _literal_unit(text)
    if slots.code("few") == "X":
        return Resolved("duration", _length(None, unit))
    count = slots.count("number_2") if slots.has("number_2") and " and " not in text else None
    count = count if count is not None else _count_of(slots, text)
    return Resolved("duration", _length(count, unit))


def _length(count: float | None, unit: str) -> str:
    """An ISO 8601 duration; X where the count is not told, as TIMEX3 writes it."""
    times, letter = re.match(r"(T?)(\d*)(\w+)", unit) and (re.sub(r"\D", "", unit) or "1", re.sub(r"[T\d]", "", unit))  # type: ignore[misc]
    mark = "PT" if unit.startswith("T") else "P"
    letter = {"WE": "WE"}.get(letter, letter)
    if count is None:
        return f"{mark}X{ {'10Y': 'DE', '100Y': 'CE'}.get(unit, letter) }"
    if letter == "Q":
        letter, times = "M", "3"
    return f"{mark}{count * int(times):g}{letter}"


def _span(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    """A stretch that ends, or begins, on the day of publication."""
    duration = (
        _vague_duration(_, slots, text, setting) if _uncounted(slots, text) else _duration(_, slots, text, setting)
    )
    today, count = setting.published, None if _uncounted(slots, text) else _count_of(slots, text)
    if today is None or count is None or duration.value is None:
        return dataclasses.replace(duration, anchor=today, why=UNPUBLISHED if today is None else None)
    unit = slots.code("units") or slots.code("unit") or _literal_unit(text)
    if unit.startswith("T"):
        days = int(count * {"TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}[unit] + 0.999)
        there = today + (days if slots.has("ahead") else -days) * cal.ONE
    else:
        there = _jump(today, unit, 1 if slots.has("ahead") or "next" in text else -1, count)[0]
    first, last = sorted((there, today))
    return dataclasses.replace(duration, first=first, last=last, anchor=today)


def _uncounted(slots: Slots, text: str) -> bool:
    return slots.code("few") == "X" or not (
        slots.has("number") or slots.has("few") or slots.has("unit") or _literal_unit(text)
    )


def _literal_unit(text: str) -> str:
    return str(date_words()["unit"].get(text.split()[-1], ""))


def _vague_duration(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    unit = slots.code("units") or slots.code("unit") or _literal_unit(text)
    counted = slots.has("few") and slots.code("few") != "X"
    return Resolved("duration", _length(float(slots.code("few")) if counted else None, unit))


def _set(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    name = "weekdays" if slots.has("weekdays") else "weekday"
    if slots.has(name):
        return Resolved("set", f"XXXX-WXX-{slots.code(name)}" + (f"T{slots.code('part')}" if slots.has("part") else ""))
    if slots.has("month"):
        return Resolved("set", f"XXXX-{slots.number('month') or 0:02d}")
    if slots.has("season"):
        return Resolved("set", f"XXXX-{slots.code('season')}")
    if slots.has("part"):
        return Resolved("set", f"XXXX-XX-XXT{slots.code('part')}")
    if slots.has("adverb"):
        return Resolved("set", slots.code("adverb"))
    unit = slots.code("units_2") or slots.code("unit_2") or slots.code("units") or slots.code("unit")
    times = slots.has("unit_2") or " times " in text
    count = 2.0 if " other " in text else slots.count() if slots.has("number") and not times else 1.0
    return Resolved("set", _length(None if " few " in text else count, unit))


def _adverb(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    return Resolved("set", slots.code("adverb"))


def _reference(rule: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    today = setting.published if rule.value == "PRESENT_REF" else None
    return Resolved("reference", rule.value, today, today, today)


def _clock_time(_: DateRule, slots: Slots, text: str, setting: Setting) -> Resolved:
    """A time without a day is on the day of publication."""
    if setting.published is None:
        return _unknown(UNPUBLISHED, "time")
    return _timed(_of(cal.day(setting.published), Slots({}), setting), slots)


_MEANINGS: dict[Meaning, Callable[[DateRule, Slots, str, Setting], Resolved]] = {
    "adverb": _adverb,
    "ago": _ago,
    "calendar": _calendar,
    "century": _century,
    "clock": _clock_time,
    "dayword": _dayword,
    "decade": _decade,
    "duration": _duration,
    "first_units": _first_units,
    "half": _half,
    "hence": _hence,
    "holiday": _holiday,
    "iso": _iso,
    "later": _later,
    "later_relative": _later_relative,
    "night": _night,
    "quarter": _quarter,
    "range": _range,
    "reference": _reference,
    "relative": _relative,
    "set": _set,
    "span": _span,
    "vague_duration": _vague_duration,
    "weekday": _weekday,
}
