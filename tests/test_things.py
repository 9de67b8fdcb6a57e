"""Things told by a pronoun or a bare number, and words that the parser takes for others."""

from __future__ import annotations

import pytest

import gestae


def types(text: str) -> list[str]:
    """The types of the events of `text`, in order."""
    return [event.type for event in gestae.read(text, clean=False, published="2024-05-10").events]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Thailand closed the crossing in May. It was reopened on Monday.", "RETREAT"),
        ("The junta announced a curfew in Conakry. It was lifted on Monday.", "RETREAT"),
        ("Norway is giving Ukraine eight tanks. Four have been delivered.", "AID"),
        ("Iran tested a missile. It flew 600 kilometres.", "MOBILIZE"),
    ],
)
def test_a_pronoun_stands_for_the_thing_that_the_frame_asks_for(text: str, last: str) -> None:
    assert types(text)[-1] == last


def test_a_pronoun_of_another_number_stands_for_nothing() -> None:
    assert types("Thailand closed the crossing in May. They were reopened on Monday.") == ["COERCE"]


def test_by_tells_how_two_agreed_and_not_who() -> None:
    event = gestae.read("Chad and Sudan agreed by telephone on a truce.", clean=False).events[0]
    assert (event.type, len(event.actors)) == ("AGREE", 2)


def test_a_word_in_s_between_pronoun_and_object_is_a_verb() -> None:
    assert types("It thanks Mali and Chad for their support.") == ["SUPPORT"]


def test_whom_we_call_on_is_no_object_of_a_particle() -> None:
    assert types("We call on all parties to refrain from escalation.") == ["REQUEST"]


def test_what_each_of_two_is_to_do_leaves_their_agreement_an_act_of_its_own() -> None:
    assert types("Chad and Sudan agreed to withdraw their troops.") == ["AGREE", "RETREAT"]
    assert types("Chad agreed to withdraw its troops.") == ["RETREAT"]
    assert types("Chad and Sudan agreed to hold a joint exercise.") == ["COOPERATE"]
