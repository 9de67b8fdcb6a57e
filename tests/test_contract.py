"""The contract that every reading keeps, whatever the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import gestae
from gestae.records import Reading, Report

SENTENCES = [
    "Russia will send 5,000 troops to Belarus if NATO attacks, Putin said on Monday.",
    "“We could get the missiles,” he stated. “They are needed.",
    "The EU imposed sanctions on Iran’s army.",
    "According to Kyiv, shelling killed up to 30 people in Kherson.",
    "BELARUS AND RUSSIA TO HOLD JOINT DRILLS NEXT WEEK",
    'She told reporters: "No talks were held in Geneva."',
    "Ankara vowed to respond unless Athens withdrew its ships.",
    "In 2014 the two countries signed a pact worth $1.5 billion.",
]
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=30)), max_size=5).map("\n".join),
    st.lists(st.sampled_from(SENTENCES), max_size=4).map(" ".join),
)


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span in a plain reading."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys() and isinstance(value["start"], int):
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def check(reading: Reading) -> None:
    plain = reading.to_dict()
    text = plain["report"]["text"]
    layers = [name for name in plain if name not in ("report", "problem")]
    assert plain["problem"] is None
    for name in layers:
        for span in spans(plain[name]):
            assert text[span["start"] : span["end"]] == span["text"]
    ids = [record["id"] for name in layers for record in plain[name]]
    assert len(ids) == len(set(ids))
    actors = {actor["id"] for actor in plain["actors"]}
    statements = {statement["id"] for statement in plain["statements"]}
    events = {event["id"] for event in plain["events"]}
    for event in plain["events"]:
        assert set(event["actors"]) | set(event["recipients"]) <= actors
        assert not set(event["actors"]) & set(event["recipients"])
        assert set(event["attribution"]) <= statements
        assert (
            event["evidence"]["start"]
            <= event["trigger"]["start"]
            < event["trigger"]["end"]
            <= event["evidence"]["end"]
        )
        assert event["rule"]
    for statement in plain["statements"]:
        assert statement["speaker"] is None or statement["speaker"] in actors
        assert statement["content"]
    for commitment in plain["commitments"]:
        assert commitment["party"]
        assert set(commitment["party"]) <= actors
        assert commitment["event"] is None or commitment["event"] in events
    assert all(actor["mentions"] for actor in plain["actors"])
    assert msgspec.convert(plain, Reading) == reading


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_reading_keeps_the_contract(text: str) -> None:
    check(gestae.read(text, published="2024-06-12", clean=False))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_clean_text_maps_back_to_the_source(text: str) -> None:
    reading = gestae.read(text, published="2024-06-12")
    check(reading)
    report = reading.report
    assert report.original_text == text
    for event in reading.events:
        original = report.original(event.trigger)
        assert text[original.start : original.end] == original.text
        assert original.text.startswith(event.trigger.text[:1])


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_reading_many_is_reading_each(texts: list[str]) -> None:
    reader = gestae.Reader(clean=False)
    reports = [Report(id=f"r{n}", text=text, published="2024-06-12") for n, text in enumerate(texts)]
    together = list(reader.read_many(reports))
    assert [reading.report.id for reading in together] == [report.id for report in reports]
    assert [reading.report.text for reading in together] == texts


def test_status_of_answers_for_every_span() -> None:
    text = "Minsk refused to send troops. Kyiv shelled the base."
    assert gestae.status_of(text, [(17, 21), (35, 42), (0, 0)]) == ["denied", "happened", "happened"]


def test_resolve_names_whom_a_phrase_means_on_a_day() -> None:
    president = gestae.resolve("the French president", on="2016-05-01")
    assert president is not None
    assert (president.name, president.code, president.kind) == ("François Hollande", "FRA", "person")
    minister = gestae.resolve("Defense Minister Khrenin", on="2023-02-20")
    assert minister is not None
    assert minister.code == "BLR"
    assert gestae.resolve("a long table") is None
