"""Who is bound to what, and what later reports make of it: kept, broken, withdrawn, softened, hardened, triggered."""

from __future__ import annotations

from itertools import permutations

import pytest

import gestae
from gestae.linking.link import Linked, link
from gestae.records import LinkedCommitment, Report
from linked_reports import read


def told(id: str, day: str, text: str, outlet: str | None = None) -> Report:
    return Report(id=id, outlet=outlet or id, published=day, text=text)


def linked(*reports: Report) -> Linked:
    return link(read(reports))


def pledge(found: Linked, words: str) -> LinkedCommitment:
    return next(one for one in found.commitments if words in one.undertaking.text)


def parties(text: str) -> list[tuple[str | None, ...]]:
    reading = gestae.read(text, published="2024-05-02")
    codes = {actor.id: actor.code for actor in reading.actors}
    return [tuple(codes[id] for id in one.party) for one in reading.commitments]


# ---------------------------------------------------------------- reading
@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Norwegian navy said that it would escort the ferries.", "NOR"),
        ("The Estonian interior ministry said that the bridge would be closed at night.", "EST"),
        ("Kenya's president said that no soldier would be sent to Somalia.", "KEN"),
        ("Hungary is not going to train Ukrainian pilots, its defence minister said.", "HUN"),
        ("The treaty obliges Brazil to consult Argentina.", "BRA"),
    ],
)
def test_who_is_bound(text: str, party: str) -> None:
    assert (party,) in parties(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Polish president said that Russia would attack again.",
        "Norway hopes that Sweden will send a frigate.",
        "Will Turkey reopen the border?",
        "The minister asked how Egypt would answer.",
        "Finland would have sent a battalion, its president said.",
        "The Danish minister said that prices would rise.",
        "I will tell you about Ukraine, President Volodymyr Zelenskyy said.",
    ],
)
def test_forecasts_hopes_and_questions_bind_nobody(text: str) -> None:
    assert parties(text) == []


def test_as_soon_as_possible_is_no_condition() -> None:
    reading = gestae.read("Chile will reopen its embassy in Kyiv as soon as possible, its foreign minister said.")
    assert [one.condition for one in reading.commitments] == [None]


def test_a_ministrys_own_release_speaks_of_its_state() -> None:
    report = told("n", "2023-01-23", "The Minister visited Kyiv. The armed forces will send 20 instructors.",
                  outlet="Norwegian Ministry of Defence")  # fmt: skip
    (found,) = linked(report).commitments
    assert found.party == ("NOR",)


# ---------------------------------------------------------------- what became of it
FERRY = told("f1", "2024-03-01", "Finland will close its border crossing at Vaalimaa, the government of Finland said.")


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("Finland closed its border crossing at Vaalimaa on Monday.", "kept"),
        ("Finland will not close its border crossing at Vaalimaa, its prime minister said.", "withdrawn"),
        ("Finland may close its border crossing at Vaalimaa, its prime minister said.", "softened"),
        ("Finland postponed the closure of its border crossing at Vaalimaa.", "softened"),
        ("Finland has still not closed its border crossing at Vaalimaa.", "broken"),
        ("Finland repeated its promise to close the border crossing at Vaalimaa.", "open"),
        ("Estonia closed its border crossing at Narva on Monday.", "open"),
        ("Finland opened an embassy in Amman on Monday.", "open"),
    ],
)
def test_what_a_later_report_makes_of_a_promise(later: str, state: str) -> None:
    found = pledge(linked(FERRY, told("f2", "2024-03-08", later)), "Vaalimaa")
    assert found.state == state
    assert all(turn.reason for turn in found.history[1:])


def test_who_promised_to_keep_something_breaks_it_by_ending_it() -> None:
    found = linked(
        told("k1", "2024-08-07", "Senegal will keep its embassy in Kyiv, its foreign minister said."),
        told("k2", "2024-09-01", "Senegal shut its embassy in Kyiv on Sunday."),
    )
    assert pledge(found, "keep its embassy").state == "broken"


def test_a_promise_is_told_as_broken_outright() -> None:
    found = linked(
        told("o1", "2024-02-01", "Serbia promised to free the three police officers."),
        told("o2", "2024-02-20", "Serbia broke its promise to free the police officers, Kosovo said."),
    )
    assert pledge(found, "police officers").state == "broken"


def test_a_condition_that_comes_about_triggers_and_another_target_does_not() -> None:
    pledged = told("t1", "2024-01-10", "Latvia will close its airspace if Estonia is attacked, its government said.")
    met = linked(pledged, told("t2", "2024-02-01", "Russian missiles attacked Estonia on Thursday."))
    assert pledge(met, "airspace").state == "triggered"
    other = linked(pledged, told("t3", "2024-02-01", "Russian missiles attacked Moldova on Thursday."))
    assert pledge(other, "airspace").state == "open"


def test_the_order_of_arrival_changes_nothing() -> None:
    reports = (
        FERRY,
        told("f2", "2024-03-08", "Finland may close its border crossing at Vaalimaa, its prime minister said."),
        told("f3", "2024-03-20", "Finland closed its border crossing at Vaalimaa on Tuesday."),
    )
    readings = read(reports)
    first, *others = [link(order).commitments for order in permutations(readings)]
    assert all(other == first for other in others)
    assert [one.state for one in first] == ["kept"]
