"""What is seen at little cost never hides a link."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from gestae.linking.bounds import ceiling, most, sketch_of
from gestae.linking.joining import worth_of
from gestae.linking.link import tellings_of
from gestae.linking.meeting import Ground
from gestae.linking.tellings import Setting, Sight
from gestae.reading.reader import Reader
from gestae.records import Report

TOLD = {
    "Harbour Post": (
        "2024-03-05",
        "Armenia and Azerbaijan agreed on Monday to hold talks in Tbilisi on 12 March. At least 14 soldiers died "
        "when Azerbaijani forces shelled a hospital near Goris, the Armenian ministry said. Baku denied the shelling.",
    ),
    "Evening Wire": (
        "2024-03-06",
        "The talks in Tbilisi may now be postponed to 14 March, Baku said. Azerbaijan's army fired at a clinic near "
        "Goris on Monday, killing 14 soldiers. France demanded an end to the shelling and will send a second envoy.",
    ),
    "Northern Times": (
        "2024-03-15",
        "Armenian and Azerbaijani ministers met in Tbilisi on Thursday and signed the Tbilisi agreement. "
        "France, which had called for the talks, will send aid to Goris. Another strike hit the hospital.",
    ),
}


@cache
def told() -> list[Sight]:
    reports = [Report(id=outlet, outlet=outlet, published=day, text=text) for outlet, (day, text) in TOLD.items()]
    return [sight for reading in Reader().read_many(reports) for sight in tellings_of(reading)]


def assert_bounded(first: Sight, second: Sight) -> None:
    """What is scored at least reaches its own score."""
    worth = worth_of(first, second, Ground())
    if worth > -99:  # of acts that cannot be one
        assert most(sketch_of(first), sketch_of(second), worth, ceiling()) >= worth


def test_no_pair_of_tellings_scores_more_than_it_may() -> None:
    pairs = list(combinations(told(), 2))
    assert len(pairs) > 100
    for first, second in pairs:
        assert_bounded(first, second)


CODES = st.frozensets(st.sampled_from(["ARM", "AZE", "FRA", "RUS"]), max_size=3)
NAMES = st.frozensets(st.sampled_from(["goris", "tbilisi", "grad", "minsk"]), max_size=3)
STEMS = st.frozensets(st.sampled_from(["hospital", "soldier", "ceasefir", "envoy", "budget", "pact"]), max_size=6)
SETTINGS = st.none() | st.builds(Setting, towns=NAMES, first=st.just("2024-03-04"), last=st.just("2024-03-04"))
DAYS = st.sampled_from([None, "2024-03-04", "2024-03-12", "2024-06-01"])


@st.composite
def tellings(draw: st.DrawFn) -> Sight:
    """A telling with other parties, days, places and words than it was read with."""
    day = draw(DAYS)
    return msgspec.structs.replace(
        draw(st.sampled_from(told())),
        actors=draw(CODES),
        recipients=draw(CODES),
        towns=draw(NAMES),
        regions=draw(NAMES),
        setting=draw(SETTINGS),
        names=draw(NAMES),
        title=draw(NAMES),
        topic=draw(STEMS),
        object=draw(STEMS),
        context=tuple(sorted(draw(NAMES) | draw(CODES))),
        theme=draw(st.sampled_from([None, "hospital", "clinic", "pact"])),
        target=draw(st.sampled_from([None, "hospital", "bridg"])),
        first=day,
        last=day,
        moved=draw(st.booleans()),
        ahead=draw(st.booleans()),
        noun=draw(st.booleans()),
        fresh=draw(st.booleans()),
    )


@given(tellings(), tellings())
def test_nor_does_any_other(first: Sight, second: Sight) -> None:
    assert_bounded(first, second)
