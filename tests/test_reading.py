"""The stages together, on short reports: who speaks, who is meant, what is fact, what hangs on a condition."""

from __future__ import annotations

import pytest

import gestae
from gestae.records import Event, Reading, Statement

ALLIANCE = """Lithuania to host new German brigade

Lithuania’s president said Monday that the Baltic nation will form a new air defence battalion.

Defence Minister Arvydas Anušauskas said Germany would station up to 4,800 soldiers in the country. He noted that its \
members could act as a reserve in case of war.

“We are not alone,” he added. “Our allies are with us.

President Gitanas Nausėda has stressed that he will only send troops abroad if an ally is attacked."""


def read(text: str, published: str = "2023-06-26") -> Reading:
    return gestae.read(text, published=published)


def speakers(reading: Reading) -> list[str | None]:
    names = {actor.id: actor.name for actor in reading.actors}
    return [names.get(statement.speaker or "") for statement in reading.statements]


def codes(reading: Reading, ids: tuple[str, ...]) -> set[str | None]:
    return {actor.code for actor in reading.actors if actor.id in ids}


def events(reading: Reading, type: str) -> list[Event]:
    return [event for event in reading.events if event.type == type]


@pytest.fixture(scope="module")
def alliance() -> Reading:
    return read(ALLIANCE)


def test_offices_and_pronouns_find_their_speakers(alliance: Reading) -> None:
    assert speakers(alliance) == [
        "Gitanas Nausėda",
        "Arvydas Anušauskas",
        "Arvydas Anušauskas",
        "Arvydas Anušauskas",
        "Gitanas Nausėda",
    ]


def test_only_if_is_kept_and_nothing_promised_counts_as_done(alliance: Reading) -> None:
    kinds = [commitment.condition.kind for commitment in alliance.commitments if commitment.condition]
    assert kinds == ["in_case_of", "only_if"]
    assert {event.status for event in alliance.events if event.attribution} <= {"planned", "conditional", "possible"}


def test_a_count_keeps_its_bound_holder_and_place(alliance: Reading) -> None:
    (count,) = [quantity for quantity in alliance.quantities if quantity.item == "soldiers"]
    assert (count.high, count.value, count.unit) == (4800, None, "person")
    assert codes(alliance, (count.holder or "",)) == {"DEU"}


def test_an_open_quotation_is_one_statement_with_its_speaker(alliance: Reading) -> None:
    (direct,) = [statement for statement in alliance.statements if statement.kind == "direct"]
    assert [span.text for span in direct.content] == ["“We are not alone,”", "“Our allies are with us."]


@pytest.mark.parametrize(
    ("condition", "kind"),
    [
        ("if Moscow attacks", "if"),
        ("only if Moscow attacks", "only_if"),
        ("unless Moscow withdraws", "unless"),
        ("in case of an attack", "in_case_of"),
        ("in the event that Moscow attacks", "in_case_of"),
        ("as long as Moscow attacks", "if"),
        ("provided that Moscow attacks", "if"),
        ("until Moscow withdraws", "until"),
        ("as soon as Moscow attacks", "when"),
    ],
)
def test_conditions_of_all_forms_are_told_apart(condition: str, kind: str) -> None:
    reading = read(f"Warsaw will send troops to Ukraine {condition}.")
    (commitment,) = reading.commitments
    assert commitment.condition is not None
    assert (commitment.condition.kind, commitment.condition.span.text) == (kind, condition.removeprefix("only "))


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Egypt vowed to respond.", "will"),
        ("Egypt refused to send troops.", "will_not"),
        ("Egypt promised a swift response.", "will"),
        ("Not a single soldier will be sent by Egypt, Egypt said, unless Libya asks.", "will_not"),
    ],
)
def test_promises_and_refusals_have_their_polarity(text: str, polarity: str) -> None:
    assert polarity in [commitment.polarity for commitment in read(text).commitments]


def test_a_transcript_knows_who_i_and_we_are() -> None:
    text = (
        "President of Russia Vladimir Putin: We agreed to send troops to Belarus.\n"
        "President of Belarus Alexander Lukashenko: I thank you. We will fight only if we are attacked.\n"
        "Vladimir Putin: We support our ally."
    )
    reading = read(text, "2022-02-18")
    assert [name for name in speakers(reading) if name and name != "Russia"][:2] == [
        "Vladimir Putin",
        "Alexander Lukashenko",
    ]
    (fight,) = [event for event in events(reading, "ASSAULT") if event.actors]
    assert codes(reading, fight.actors) == {"BLR"}


def test_an_act_told_again_takes_over_its_sides_and_says_so() -> None:
    reading = read("Turkey bombed Syria on Sunday. The bombing lasted two hours.")
    first, again = events(reading, "ASSAULT")
    assert not first.inferred
    assert again.inferred
    assert (codes(reading, again.actors), codes(reading, again.recipients)) == ({"TUR"}, {"SYR"})
    assert again.confidence < first.confidence


def test_unnamed_rebels_are_told_apart_from_their_state() -> None:
    reading = read("The Syrian army shelled the town. Syrian rebels attacked the army.")
    assert {"SYR", "SYRREB"} <= {actor.code for actor in reading.actors}


def test_denials_and_refusals_are_no_facts() -> None:
    reading = read(
        "Iran denied that it had attacked the tanker. Qatar did not send troops. Oman refused to join the war."
    )
    facts = [event for event in reading.events if event.status in ("happened", "ongoing")]
    assert {event.type for event in facts} <= {"REJECT"}


def test_a_dateline_is_no_actor() -> None:
    reading = read("MINSK, Aug. 12 (Northline) - Russia imposed sanctions on Poland.")
    (sanction,) = events(reading, "SANCTION")
    assert codes(reading, sanction.actors) == {"RUS"}
    assert sanction.evidence.text.startswith("Russia")


def test_according_to_and_quoting_give_both_sources() -> None:
    reading = read("According to Reuters, citing NATO, Russia moved tanks to the border.")
    assert speakers(reading) == ["Reuters", "North Atlantic Treaty Organization"]


def _direct(reading: Reading) -> list[Statement]:
    return [statement for statement in reading.statements if statement.kind == "direct"]


def test_first_person_is_the_speaker_only_inside_the_quotation() -> None:
    reading = read('"We will defend our border," said Sanna Marin. Russia moved its troops.', "2022-05-15")
    assert len(_direct(reading)) == 1
    finland = next(actor for actor in reading.actors if actor.code == "FIN")
    assert any(mention.form == "pronoun" for mention in finland.mentions) or finland.kind == "person"
