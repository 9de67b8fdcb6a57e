"""Who answers for an attack, what force is used for, and results that stand before their object."""

import pytest

import gestae
from gestae.records import Event, Reading


def _read(text: str) -> Reading:
    return gestae.read(text, clean=False)


def _actors(reading: Reading, event: Event) -> set[str | None]:
    return {actor.code for actor in reading.actors if actor.id in event.actors}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Islamic State claimed responsibility for the bombing in Kabul.", {"ISIS"}),
        ("The Pakistani Taliban claimed the attack in Peshawar.", {"TTP"}),
        ("No one claimed responsibility for the bombing in Kabul.", set()),
        ("Hamas has not claimed responsibility for the bombing in Kabul.", set()),
    ],
)
def test_who_claims_an_attack_did_it(text: str, actors: set[str]) -> None:
    reading = _read(text)
    (event,) = [each for each in reading.events if each.type == "ASSAULT"]
    assert _actors(reading, event) == actors
    assert event.status == "happened"


def test_force_used_to_disperse_is_one_act() -> None:
    reading = _read("Police in Nairobi fired tear gas to disperse the marchers.")
    assert [event.type for event in reading.events] == ["ASSAULT"]


def test_force_used_for_something_else_is_two_acts() -> None:
    reading = _read("Iraq invaded Kuwait to seize its oilfields.")
    assert {event.type for event in reading.events} == {"ASSAULT", "COERCE"}


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Iran set free two German tourists.", "RETREAT"),
        ("Colombian rebels handed in rifles.", "RETREAT"),
    ],
)
def test_words_between_a_verb_and_its_object(text: str, type: str) -> None:
    assert type in {event.type for event in _read(text).events}


def test_what_is_denied_may_be_taken_for_a_modifier() -> None:
    (event,) = [each for each in _read("Sudan denied bombing villages in the south.").events if each.type == "ASSAULT"]
    assert event.status == "denied"


def test_casualties_of_a_quake_are_no_attack() -> None:
    assert not _read("At least 24 people were killed and 200 injured by the quake in Sumatra.").events
    assert _read("At least 24 people were killed and 200 injured in the raid on Gao.").events


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Ghana threatened on Friday to close its border with Togo.", ["THREATEN", "COERCE"]),
        ("Chile warned that it would expel the Peruvian ambassador.", ["THREATEN", "SANCTION"]),
        ("Chile warned that it would snow in Peru.", []),
    ],
)
def test_a_threat_and_what_is_threatened(text: str, types: list[str]) -> None:
    assert [event.type for event in _read(text).events] == types


@pytest.mark.parametrize("text", ["Gambia's frontier stayed shut for a week.", "The border with Togo remains closed."])
def test_what_stays_shut_is_one_act(text: str) -> None:
    assert [event.type for event in _read(text).events] == ["COERCE"]
