"""Dates: every example of the lexicon, the contract of spans, and what cannot be resolved."""

from __future__ import annotations

import datetime
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gestae.errors import LexiconError
from gestae.knowledge.dates import DateExample, DateRule, date_examples, date_rules
from gestae.reading.date_calendar import easter, narrowed, shifted, weekday_of_month, year
from gestae.reading.date_patterns import patterns_by_first_word
from gestae.reading.date_values import UNANCHORED, UNPUBLISHED
from gestae.reading.dates import read_dates

WORDS = st.sampled_from(
    [
        "in",
        "on",
        "the",
        "last",
        "next",
        "this",
        "Monday",
        "Friday",
        "March",
        "May",
        "may",
        "2022",
        "24",
        "24,",
        "3",
        "three",
        "days",
        "weeks",
        "week",
        "month",
        "year",
        "ago",
        "later",
        "earlier",
        "early",
        "end",
        "of",
        "mid-1990s",
        "1990s",
        "summer",
        "first",
        "quarter",
        "half",
        "a",
        "past",
        "two",
        "to",
        "and",
        "between",
        "from",
        "p.m.",
        "10",
        "10:30",
        "GMT",
        "today",
        "now",
        "every",
        "twice",
        "will",
        "said",
        "Feb.",
        "31",
        "troops",
        "1,500",
        "9999",
        "0",
        "99999",
        "months",
        "centuries",
        "ago.",
        "Easter",
        "overnight",
        "-",
        "–",
        "’s",
    ]
)


@pytest.mark.parametrize("example", date_examples(), ids=lambda example: example.text[:40])
def test_example(example: DateExample) -> None:
    dates = read_dates(example.text, example.published)
    assert [date.text for date in dates] == [want.text for want in example.reads]
    for date, want in zip(dates, example.reads, strict=True):
        assert want.kind in (None, date.kind)
        assert want.value is msgspec.UNSET or want.value == date.value
        assert want.first in (None, date.first)
        assert want.last in (None, date.last)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS | st.text(max_size=8), max_size=30).map(" ".join), st.dates() | st.none())
def test_spans_are_the_text_and_never_overlap(text: str, day: datetime.date | None) -> None:
    dates = read_dates(text, day.isoformat() if day else None)
    assert [date.id for date in dates] == [f"d{number + 1}" for number in range(len(dates))]
    for date in dates:
        assert date.text == text[date.start : date.end] != ""
        assert (date.first is None) == (date.last is None)
        assert date.first is None or date.last is None or date.first <= date.last
        assert date.value is not None or date.why is not None
    assert all(left.end <= right.start for left, right in pairwise(dates))


def test_what_cannot_be_resolved_says_why() -> None:
    (monday,) = read_dates("They met on Monday.")
    assert (monday.value, monday.first, monday.why) == (None, None, UNPUBLISHED)
    (later,) = read_dates("Three days later they met.", "2022-05-05")
    assert (later.value, later.first, later.why) == (None, None, UNANCHORED)


def test_anchor_is_kept_only_where_it_was_used() -> None:
    absolute, relative = read_dates("On 3 May 2021 and last week.", "2022-05-05")
    assert absolute.anchor is None
    assert relative.anchor == "2022-05-05"
    assert absolute.rule == "dates/calendar-day"


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in date_rules()]
    assert len(names) == len(set(names))


def test_unknown_class_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = DateRule(name="wrong", means="calendar", patterns=("<moon> <year>",))
    monkeypatch.setattr("gestae.reading.date_patterns.date_rules", lambda: (rule,))
    with pytest.raises(LexiconError, match="moon"):
        patterns_by_first_word.__wrapped__()


def test_publication_day_must_be_a_day() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        read_dates("on Monday", "yesterday")


def test_calendar() -> None:
    assert easter(2022) == datetime.date(2022, 4, 17)
    assert easter(2024) == datetime.date(2024, 3, 31)
    assert shifted(datetime.date(2022, 3, 31), "M", -1) == datetime.date(2022, 2, 28)
    assert weekday_of_month(2022, 5, 1, -1) == datetime.date(2022, 5, 30)
    assert narrowed(year(2021), "HALF2").first == datetime.date(2021, 7, 2)
