"""Nouns that tell again what a verb has told, and results told before their object."""

import pytest

import gestae
from gestae.records import Event, Reading


def _later(reading: Reading, text: str) -> list[Event]:
    """The events told after the first sentence `text`."""
    return [event for event in reading.events if event.trigger.start >= len(text)]


def _codes(reading: Reading, ids: tuple[str, ...]) -> set[str | None]:
    return {actor.code for actor in reading.actors if actor.id in ids}


@pytest.mark.parametrize(
    ("told", "again", "type", "actors", "recipients"),
    [
        (
            "Mali closed its border with Senegal.",
            "The closure entered its second week.",
            "COERCE",
            {"MLI"},
            {"SEN"},
        ),
        ("Iran released the crew of a Greek tanker.", "The release came at dawn.", "RETREAT", {"IRN"}, {"GRC"}),
        ("Ghana expelled two Togolese diplomats.", "The expulsion surprised few.", "SANCTION", {"GHA"}, {"TGO"}),
        ("China imposed tariffs on Canadian canola.", "The tariffs are steep.", "SANCTION", {"CHN"}, {"CAN"}),
    ],
)
def test_a_noun_tells_a_verb_again(told: str, again: str, type: str, actors: set[str], recipients: set[str]) -> None:
    reading = gestae.read(f"{told} {again}", clean=False)
    (event,) = _later(reading, told)
    assert event.type == type
    assert _codes(reading, event.actors) == actors
    assert _codes(reading, event.recipients) == recipients
    assert event.inferred


def test_what_is_told_again_is_no_more_certain_than_before() -> None:
    told = "Poland may close its border with Belarus."
    (event,) = _later(gestae.read(f"{told} The closure is a burden.", clean=False), told)
    assert event.status == "possible"


@pytest.mark.parametrize(
    "again",
    [
        "A closure would cost a fortune.",  # not told as known
        "The next closure would cost a fortune.",  # another one
        "Traders wept after the closure.",  # the background of something else
        "The shop was painted.",
    ],
)
def test_other_nouns_tell_nothing_again(again: str) -> None:
    told = "Mali closed its border with Senegal."
    assert not _later(gestae.read(f"{told} {again}", clean=False), told)


def test_every_actor_of_an_event_is_listed() -> None:
    text = "Two gang members were under arrest for the murder of a Los Angeles County deputy, police said."
    reading = gestae.read(text, clean=False)
    listed = {actor.id for actor in reading.actors}
    assert all({*event.actors, *event.recipients} <= listed for event in reading.events)
