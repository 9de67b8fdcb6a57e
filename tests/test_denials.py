"""Denials in the words of an event or without any, answers to what others tell, who is to blame, and numbers that two
set against each other.
"""

from __future__ import annotations

import pytest

from gestae.linking.link import link
from gestae.records import Contradiction, Report
from linked_reports import read


def told(id: str, day: str, text: str, outlet: str | None = None) -> Report:
    return Report(id=id, outlet=outlet or id, published=day, text=text)


def found(field: str, *reports: Report) -> list[Contradiction]:
    return [one for one in link(read(reports)).contradictions if one.field == field]


def words(one: Contradiction) -> dict[str, str]:
    """The words of each side by what they give; the last of several."""
    return {side.value: side.span.text for side in one.sides}


def test_whoever_is_told_not_to_do_it_denies_nothing() -> None:
    reports = (
        told("b1", "2023-06-13", "Chad warned Sudan not to attack its border post at Adre."),
        told("b2", "2023-06-14", "Sudan attacked the border post of Chad at Adre, officials in Chad said."),
    )
    assert found("denial", *reports) == []


@pytest.mark.parametrize(
    ("text", "denial"),
    [
        ("Ukraine said that Russian drones had crossed into Romania, which Moscow disputed.", "disputed"),
        (
            "Azerbaijani troops have entered the village of Farukh, the Armenian foreign ministry said. Baku denied "
            "any advance and said that its units had merely adjusted their positions.",
            "denied any advance",
        ),
        (
            "Chinese sailors boarded a Philippine rubber boat and seized rifles, the Philippine military said. China "
            "said its personnel had acted lawfully and had seized nothing.",
            "seized nothing",
        ),
        (
            "Despite denials from Abu Dhabi, planes from the Emirates have delivered weapons to the RSF, according to "
            "the UN.",
            "Despite denials",
        ),
        (
            "Niger accused Benin of hosting French bases from which terrorists were trained. There are no French bases "
            "in Benin, the government in Cotonou replied.",
            "no French bases",
        ),
        (
            "Chad sold drones to the army of Sudan, the RSF said. N'Djamena dismissed the report as pure invention.",
            "invention",
        ),
    ],
)
def test_whoever_is_said_to_have_done_it_answers_in_the_same_report(text: str, denial: str) -> None:
    (one,) = found("denial", told("a", "2024-05-24", text))
    assert any(side.value == "denied" and denial in side.span.text for side in one.sides)
    assert any(side.value != "denied" for side in one.sides)


@pytest.mark.parametrize(
    "text",
    [
        "Israel struck targets in Gaza on Monday. The prime minister of Israel said there would be no ceasefire.",
        "Polish guards pushed back forty migrants on Friday. Poland said nothing would change its course.",
        "Russia shelled Kharkiv on Monday, Ukraine said. Moscow may not attend the talks in Geneva.",
        "Turkey no longer trains Libyan soldiers, Ankara said. Turkey sent two frigates to Libya on Monday.",
    ],
)
def test_what_denies_something_else_or_what_is_to_come_is_no_answer(text: str) -> None:
    assert found("denial", told("a", "2024-05-24", text)) == []


def test_none_of_it_was_so_by_an_office_in_other_words() -> None:
    press = told("a", "2022-05-28", "Turkish fighter jets violated Greek airspace on Friday, the staff in Athens said.")
    office = told(
        "b", "2022-05-29", "None of our aircraft crossed into Greek airspace on 27 May.", "Ministry of Defence, Ankara"
    )
    (one,) = found("denial", press, office)
    assert {side.report for side in one.sides} == {"a", "b"}
    assert words(one)["denied"].startswith("None of our aircraft")


def test_executed_nobody_and_fired_at_no_airport_are_denials() -> None:
    first = told(
        "a", "2022-09-17", "Tajik forces shelled the airport of Batken on Friday, the Kyrgyz border service said."
    )
    answer = "Tajik units fired at no airport. The Kyrgyz side opened fire with mortars first."
    second = told("b", "2022-09-17", answer, "Dushanbe Post")
    (one,) = found("denial", first, second)
    assert words(one)["denied"].startswith(("fired", "Tajik units fired at no airport"))


def test_reports_that_are_called_false_are_denied() -> None:
    first = told("a", "2022-10-18", "Iran sold hundreds of drones to Russia, Ukrainian officials said.")
    second = told("b", "2022-10-18", "The claims that Iran sold drones to Russia are unfounded, Tehran said.")
    (one,) = found("denial", first, second)
    assert {side.value for side in one.sides} == {"happened", "denied"}


def test_a_plan_that_another_tells_is_denied_by_any_such() -> None:
    text = (
        "Venezuela will withdraw its units from the border by the end of March, Brazilian officials said, though the "
        "spokesman of Venezuela denied any such withdrawal."
    )
    (one,) = found("denial", told("a", "2025-03-14", text))
    assert {side.value for side in one.sides} == {"planned", "denied"}


def test_who_is_to_blame_by_the_words_behind_the_act() -> None:
    first = told(
        "a",
        "2024-03-07",
        "A Chinese coast guard vessel rammed a Philippine boat near Second Thomas Shoal on Wednesday, Manila said.",
    )
    second = told(
        "b",
        "2024-03-08",
        "The China Coast Guard acted lawfully on 6 March. The collision was caused entirely by the Philippine side.",
        "China Coast Guard",
    )
    (one,) = found("actor", first, second)
    assert words(one).keys() == {"CHN", "PHL"}


def test_a_bare_number_that_somebody_sets_against_another_counts_the_same() -> None:
    text = (
        "About a thousand Russian soldiers have left the region, television in Baku said, while officials in Moscow "
        "put them at 400. Parliament sat for six hours."
    )
    (one,) = found("number", told("a", "2024-04-22", "Russian troops withdrew from Karabakh on Monday. " + text))
    assert [side.value for side in one.sides] == ["1000", "400"]


def test_lives_lost_and_the_dead_among_the_attackers_are_the_dead() -> None:
    shells = "Shells fell on the market of Khartoum on Monday. The attack cost 14 lives, medics said."
    army = "The army of Sudan shelled the market of Khartoum on Monday and killed thirty-one people."
    (one,) = found("number", told("a", "2023-04-18", shells), told("b", "2023-04-18", army))
    assert [side.value for side in one.sides] == ["14", "31"]


def test_guards_to_one_are_soldiers_to_the_other() -> None:
    first = told(
        "a",
        "2023-05-28",
        "Iranian border guards and Taliban fighters traded fire in Nimruz province on Saturday. Two Iranian guards "
        "lost their lives, Tehran said.",
    )
    second = told(
        "b",
        "2023-05-29",
        "In the clash of 27 May at the border of Nimruz three Iranian soldiers were killed.",
        "Ministry of Interior, Kabul",
    )
    (one,) = found("number", first, second)
    assert [side.value for side in one.sides] == ["2", "3"]
