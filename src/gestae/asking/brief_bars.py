"""The counts behind the charts of a brief: occurrences over time, by type and by status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gestae.asking.brief_records import Bars, Series
from gestae.asking.phrases import filled
from gestae.knowledge.brief import brief_words
from gestae.records import Occurrence

_MOST_SERIES = 7  # colours that can be told apart
_MOST_PERIODS = 60
_DAYS, _MONTHS = 62, 5 * 366  # the longest times that are shown by day and by month
_WIDTHS = {"day": 10, "month": 7, "year": 4}  # characters of an ISO day that name the period


def bars_of(occurrences: Sequence[Occurrence]) -> tuple[Bars, ...]:
    """Two charts, or none where no occurrence has a day. What lies before the first report, or too far back to be
    drawn, is counted under one bar.
    """
    days = {one.id: day for one in occurrences if (day := _day(one))}
    if not days:
        return ()
    words, kinds = brief_words(), brief_words().charts
    seen = [one.first_seen for one in occurrences if one.first_seen]
    first = max(min(days.values()), min(seen, default=min(days.values())))
    unit = _unit(first, max(days.values()))
    periods = _periods(first, max(days.values()), unit)
    placed = {id: _period(day, periods, unit) for id, day in days.items()}
    by_type = {one.id: words.acts[one.type] for one in occurrences if one.id in days}
    by_status = {one.id: words.statuses[one.status] for one in occurrences if one.id in days}
    note = filled(kinds.alone)
    return (
        _bars(f"{kinds.type}, {kinds.periods[unit]}", note, by_type, placed, periods),
        _bars(f"{kinds.status}, {kinds.periods[unit]}", note, by_status, placed, periods),
    )


def _day(one: Occurrence) -> str | None:
    return (one.date.start if one.date else None) or one.first_seen


def _unit(first: str, last: str) -> str:
    length = (date.fromisoformat(last) - date.fromisoformat(first)).days
    return "day" if length <= _DAYS else "month" if length <= _MONTHS else "year"


def _periods(first: str, last: str, unit: str) -> tuple[str, ...]:
    """All periods from the first to the last, at most so many of the latest."""
    start, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    every = dict.fromkeys(date.fromordinal(day).isoformat()[: _WIDTHS[unit]] for day in range(start, end + 1))
    return tuple(every)[-_MOST_PERIODS:]


def _period(day: str, periods: Sequence[str], unit: str) -> str:
    """The period of a day; an empty name for what lies before the first."""
    period = day[: _WIDTHS[unit]]
    return period if period >= periods[0] else ""


def _bars(title: str, note: str, names: Mapping[str, str], placed: Mapping[str, str], periods: tuple[str, ...]) -> Bars:
    shown = (*([""] if "" in placed.values() else []), *periods)
    titles = tuple(period or brief_words().charts.earlier for period in shown)
    return Bars(title=title, note=note, periods=titles, series=tuple(_series(names, placed, shown)))


def _series(names: Mapping[str, str], placed: Mapping[str, str], periods: Sequence[str]) -> Iterator[Series]:
    """The most frequent names, each with its counts; the others under one."""
    often = [name for name, _ in sorted(Counter(names.values()).items(), key=lambda pair: (-pair[1], pair[0]))]
    kept = often if len(often) <= _MOST_SERIES else often[: _MOST_SERIES - 1]
    other = brief_words().charts.other
    counts = Counter((name if name in kept else other, placed[id]) for id, name in names.items())
    for name in (*kept, *([other] if len(kept) < len(often) else [])):
        yield Series(name=name, counts=tuple(counts[name, period] for period in periods))
