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
from gestae.reading.date_bounds import Tense, bounds
from gestae.reading.date_calendar import easter, narrowed, shifted, weekday_of_month, year
from gestae.reading.date_patterns import patterns_by_first_word
from gestae.reading.date_precision import acled_time_precision, ucdp_date_prec
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


DAYS = st.dates(min_value=datetime.date(1990, 1, 1), max_value=datetime.date(2040, 12, 31))


@pytest.mark.parametrize(
    ("tense", "published", "value", "first", "last"),
    [
        ("past", "2022-03-01", "../2022-03-01", None, "2022-03-01"),
        ("present", "2022-03-01", "2022-03-01", "2022-03-01", "2022-03-01"),
        ("future", "2022-03-01", "2022-03-01/..", "2022-03-01", None),
        ("past", None, None, None, None),
    ],
)
def test_an_undated_event_has_the_bounds_of_its_tense(
    tense: Tense, published: str | None, value: str | None, first: str | None, last: str | None
) -> None:
    found = bounds(tense, published)
    assert (found.value, found.first, found.last) == (value, first, last)
    assert "not dated" in found.why


def test_bounds_keep_what_the_event_followed() -> None:
    assert bounds("past", "2022-03-01", not_before="2022-02-24").value == "2022-02-24/2022-03-01"
    assert bounds("past", "2022-03-01", not_before="2022-03-05").first is None
    assert bounds("future", "2022-03-01", not_before="2022-03-05").first == "2022-03-05"
    assert bounds("past", None, not_before="2022-02-24").value == "2022-02-24/.."
    with pytest.raises(ValueError, match="isoformat"):
        bounds("past", "yesterday")


@given(st.sampled_from(["past", "present", "future"]), DAYS, st.none() | DAYS)
def test_bounds_hold(tense: Tense, published: datetime.date, floor: datetime.date | None) -> None:
    found = bounds(tense, published.isoformat(), not_before=floor.isoformat() if floor else None)
    assert found.first is None or found.last is None or found.first <= found.last


@pytest.mark.parametrize(
    ("first", "last", "acled", "ucdp"),
    [
        ("2022-02-24", "2022-02-24", 1, 1),
        ("2022-02-24", "2022-02-25", 2, 2),
        ("2022-02-21", "2022-02-26", 2, 2),
        ("2022-02-21", "2022-02-27", 2, 3),
        ("2022-02-20", "2022-02-27", 3, 4),
        ("2022-03-01", "2022-03-31", 3, 4),
        ("2022-02-01", "2022-03-31", None, 5),
        ("2022-01-01", "2022-12-31", None, 5),
        ("2020-01-01", "2022-12-31", None, None),
        (None, "2022-12-31", None, None),
    ],
)
def test_precision_codes(first: str | None, last: str | None, acled: int | None, ucdp: int | None) -> None:
    assert acled_time_precision(first, last) == acled
    assert ucdp_date_prec(first, last) == ucdp


def test_precision_of_days_in_the_wrong_order() -> None:
    with pytest.raises(ValueError, match="is before"):
        acled_time_precision("2022-03-02", "2022-03-01")
