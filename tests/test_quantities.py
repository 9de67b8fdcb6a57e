"""Quantities: every example of the lexicon, the contract of spans, number words, weapons."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gestae.knowledge.quantities import (
    NumberExample,
    currencies,
    noun_classes,
    number_examples,
    units,
    weapon_names,
    weapons,
)
from gestae.reading.dates import read_dates
from gestae.reading.number_words import worth
from gestae.reading.quantities import find_numbers
from gestae.reading.reader import Reader
from gestae.records import Report

WORDS = st.sampled_from(
    [
        "up",
        "to",
        "about",
        "more",
        "than",
        "at",
        "least",
        "5",
        "1,500",
        "3.5",
        "million",
        "billion",
        "dozens",
        "hundreds",
        "of",
        "thousands",
        "a",
        "half",
        "dozen",
        "one",
        "two",
        "twenty-one",
        "troops",
        "tanks",
        "people",
        "$",
        "€",
        "Rs",
        "km",
        "%",
        "percent",
        "mm",
        "155mm",
        "S-400",
        "F-16",
        "2022",
        "between",
        "and",
        "-",
        "–",
        "to",
        "or",
        "so",
        "+",
        "no",
        "casualties",
        "another",
        "fewer",
        "(",
        ")",
        ".",
        ",",
        "hundred",
        "and",
        "½",
        "1/2",
        ".5",
        "-strong",
        "years",
        "old",
    ]
)


@pytest.mark.parametrize("example", number_examples(), ids=lambda example: example.text[:40])
def test_example(example: NumberExample) -> None:
    text = example.text
    found = find_numbers(text)
    assert [text[number.start : number.end] for number in found] == [want.text for want in example.reads]
    for number, want in zip(found, example.reads, strict=True):
        assert (number.value, number.low, number.high) == (want.value, want.low, want.high)
        assert (number.approximate, number.unit, number.change) == (want.approximate, want.unit, want.change)
        assert number.per == want.per
        assert want.hint in (None, text[number.noun_hint_start or 0 : number.noun_hint_end or 0])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS | st.text(max_size=8), max_size=30).map(" ".join))
def test_spans_are_in_the_text_and_never_overlap(text: str) -> None:
    found = find_numbers(text)
    for number in found:
        assert 0 <= number.start < number.end <= len(text)
        assert not (number.value is None and number.low is None and number.high is None)
        assert number.low is None or number.high is None or number.low <= number.high
        if number.noun_hint_start is not None and number.noun_hint_end is not None:
            assert number.end <= number.noun_hint_start < number.noun_hint_end <= len(text)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.integers(min_value=0, max_value=10**12))
def test_figures_are_worth_themselves(number: int) -> None:
    assert worth(str(number)) == number
    assert worth(f"{number:,}") == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("two hundred and five thousand", 205_000),
        ("ninety-nine", 99),
        ("a million", 1_000_000),
        ("2 1/2", 2.5),
        ("3½", 3.5),
        ("two dozen", 24),
        ("elephant", None),
    ],
)
def test_words_are_worth(words: str, number: float | None) -> None:
    assert worth(words) == number


def test_dates_already_read_are_used() -> None:
    text = "In 1,500 cases on 5 May 2021 the 2021 rules held."
    assert find_numbers(text) == find_numbers(text, read_dates(text))
    assert len(find_numbers(text, ())) > len(find_numbers(text))


@pytest.mark.parametrize(
    ("text", "casualties"),
    [
        ("Shelling killed 12 soldiers and wounded 30 civilians in Kherson.", ["killed", "wounded"]),
        ("At least 12 people were killed and 20 others were injured, the governor said.", ["killed", "wounded"]),
        ("The army said that 12 killed and 20 wounded had been brought out.", ["killed", "wounded"]),
        ("Two sailors are missing and five were captured.", ["missing", "captured"]),
        ("The blast left 40 people dead.", ["killed"]),
        ("Some 300 deaths were reported, and 5,000 people fled.", ["killed", "displaced"]),
        ("The floods displaced 5,000 people.", ["displaced"]),
        ("Officials denied it: 300 soldiers were not killed.", [None]),
        ("Poland sent 300 soldiers to the border with 12 tanks.", [None, None]),
        ("The strike destroyed 12 tanks.", [None]),
        ("Some 3,000 of them were captured, and 200 more are missing.", ["captured", "missing"]),
    ],
)
def test_what_befell_those_counted(reader: Reader, text: str, casualties: list[str | None]) -> None:
    reading = reader.read(Report(id="r", text=text))
    assert [quantity.casualty for quantity in reading.quantities] == casualties


def test_items_are_what_is_counted(reader: Reader) -> None:
    text = "Kyiv got 12 Su-30SM fighters, $5 million in aid, a combined 435 homes and 30 gigawatts of capacity."
    reading = reader.read(Report(id="r", text=text))
    assert [quantity.item for quantity in reading.quantities] == ["Su-30SM fighters", "aid", "homes", "capacity"]


def test_whose_and_where(reader: Reader) -> None:
    text = "Belarus may be drawn in. Analysts doubt that the country's 45,000 soldiers would obey."
    reading = reader.read(Report(id="r", text=text))
    codes = {actor.id: actor.code for actor in reading.actors}
    assert [(quantity.value, codes.get(quantity.holder or "")) for quantity in reading.quantities] == [(45_000, "BLR")]


def test_weapons_are_named_once_each() -> None:
    written = [name for weapon in weapons() for name in (weapon.name, *weapon.aliases)]
    assert len(written) == len(set(written))
    assert len(weapons()) >= 400
    assert weapon_names()["S-400"].class_ == "air defence system"
    assert weapon_names()["S400"].origin == ("RUS",)
    assert all(len(code) == 3 and code.isupper() for weapon in weapons() for code in weapon.origin)


def test_units_and_nouns() -> None:
    codes = [row.code for row in currencies()]
    assert len(codes) == len(set(codes)) >= 140
    assert {"percent", "km", "mm"} <= {row.symbol for row in units()}
    assert noun_classes()["troops"] == "person"
    assert noun_classes()["warplanes"] == "item"
