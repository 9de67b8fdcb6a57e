"""What stands where in a text is found as by going through all of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gestae.linking.index import index_of
from gestae.linking.placing import covered, covering, starting
from gestae.reading.reader import Reader
from gestae.records import Reading, Report, Span

PLACES = st.integers(0, 40)
STRETCHES = st.lists(st.tuples(PLACES, st.integers(0, 12)).map(lambda one: (one[0], one[0] + one[1])), max_size=12)


def span(start: int, end: int) -> Span:
    return Span(start=start, end=end, text="x" * (end - start))


@given(st.lists(PLACES, max_size=20), PLACES, PLACES)
def test_what_starts_between_two_places_comes_as_it_was_given(starts: list[int], low: int, high: int) -> None:
    named = [(start, f"thing {number}") for number, start in enumerate(starts)]
    assert starting(named).between(low, high) == [name for start, name in named if low <= start < high]


@given(st.lists(PLACES, min_size=1, max_size=20), PLACES)
def test_the_nearest_of_several_is_the_one_given_first(starts: list[int], place: int) -> None:
    nearest = starting((start, number) for number, start in enumerate(starts)).nearest(place)
    assert nearest == min(range(len(starts)), key=lambda number: abs(starts[number] - place))


@given(STRETCHES, PLACES, st.integers(0, 6))
def test_what_lies_over_a_place_is_what_holds_it(stretches: list[tuple[int, int]], place: int, behind: int) -> None:
    spans = [span(*one) for one in stretches]
    over = [one for one in spans if one.start <= place < one.end + behind]
    assert covered(spans, behind).at(place) == over
    assert covered(spans, behind).holds(place) == bool(over)


@given(st.lists(STRETCHES, max_size=5), PLACES)
def test_a_thing_of_several_stretches_lies_over_a_place_once(things: list[list[tuple[int, int]]], place: int) -> None:
    numbers = range(len(things))
    found = covering(numbers, lambda number: [span(*one) for one in things[number]]).at(place)
    assert found == [n for n in numbers if any(start <= place < end for start, end in things[n])]


def reading_of(text: str) -> Reading:
    (reading,) = Reader().read_many([Report(id="r", published="2024-03-05", text=text)])
    return reading


def test_a_reading_is_laid_out_by_place() -> None:
    text = "Latvia closed its border with Belarus on Monday. In Riga, Minister Braže said that Minsk had sent no reply."
    index = index_of(reading_of(text))
    assert [text[line.start : line.end] for line in index.lines] == [line.text for line in index.lines]
    assert index.line_of(text.index("Braže")) == index.lines[1]
    assert "LVA" in index.context
    assert {index.codes[actor.id] for actor, _ in index.people.between(0, len("Latvia"))} == {"LVA"}
    assert index.taken.named.holds(text.index("Latvia") + 2)
    assert not index.taken.named.holds(text.index("closed"))
    assert index.context_at(0) == index.context  # a short report is one passage
