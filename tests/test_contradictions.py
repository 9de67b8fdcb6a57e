"""Contradictions: what differs, what merely changed, and whose accounts they are."""

from __future__ import annotations

import pytest

from gestae.linking.accounts import is_official
from gestae.linking.link import link
from gestae.records import Amount, Contradiction, Report
from linked_reports import PORT, TANKS, read


def contradictions(*reports: Report) -> list[Contradiction]:
    return list(link(read(reports)).contradictions)


def field(name: str, found: list[Contradiction]) -> Contradiction:
    return next(one for one in found if one.field == name)


def numbers(*reports: Report) -> list[list[str]]:
    return [[side.value for side in one.sides] for one in contradictions(*reports) if one.field == "number"]


def told(id: str, day: str, text: str, outlet: str | None = None) -> Report:
    return Report(id=id, outlet=outlet or id, published=day, text=text)


def test_two_counts_of_the_dead_differ() -> None:
    one = field("number", contradictions(*PORT))
    assert [(side.report, side.value) for side in one.sides] == [("p1", "12"), ("p2", "31")]
    for side in one.sides:
        report = next(report for report in PORT if report.id == side.report)
        assert report.text[side.span.start : side.span.end] == side.span.text


def test_a_denial_stands_beside_what_it_denies() -> None:
    one = field("denial", contradictions(*PORT))
    assert {side.value for side in one.sides} == {"happened", "denied"}
    assert {side.report for side in one.sides} == {"p1", "p2"}


def test_a_plan_that_comes_true_contradicts_nothing() -> None:
    assert contradictions(*TANKS) == []


def test_dead_and_wounded_are_not_held_against_each_other() -> None:
    text = "Two rockets struck Kherson on Friday. At least 5 people were killed and 17 wounded, officials said."
    again = "Two rockets struck Kherson on Friday. The attack killed 5 people and wounded 17, officials said."
    assert numbers(told("k1", "2023-06-17", text), told("k2", "2023-06-17", again)) == []


def test_a_bound_that_holds_both_is_no_contradiction() -> None:
    first = "Missiles struck Kharkiv on Friday. About 30 people were killed in Kharkiv on Friday, officials said."
    second = "Missiles struck Kharkiv on Friday. At least 28 people were killed in Kharkiv on Friday, officials said."
    assert numbers(told("h1", "2023-06-17", first), told("h2", "2023-06-17", second)) == []


def test_soldiers_and_civilians_are_two_counts() -> None:
    first = "Missiles struck Kharkiv on Friday. Nine soldiers were killed in Kharkiv on Friday, officials said."
    second = "Missiles struck Kharkiv on Friday. Four civilians were killed in Kharkiv on Friday, medics said."
    assert numbers(told("s1", "2023-06-17", first), told("s2", "2023-06-17", second)) == []


def test_the_dead_of_two_armies_are_two_counts() -> None:
    first = "Troops exchanged fire near Sotk on Monday. Three Armenian soldiers were killed near Sotk on Monday."
    second = "Troops exchanged fire near Sotk on Monday. One Azerbaijani soldier was killed near Sotk on Monday."
    assert numbers(told("a1", "2022-09-13", first), told("a2", "2022-09-13", second)) == []


def test_soldiers_of_a_state_serve_in_an_alliance() -> None:
    first = "A shell hit a UN post near Tyre on Monday. Two Ghanaian peacekeepers were wounded near Tyre on Monday."
    second = "A shell hit a UN post near Tyre on Monday. Three UN peacekeepers were wounded near Tyre on Monday."
    assert numbers(told("u1", "2023-06-13", first), told("u2", "2023-06-13", second)) == [["2", "3"]]


def test_who_fell_is_dead() -> None:
    first = "Gunmen ambushed a convoy near Kidal on Monday and killed twelve soldiers, a medic in Kidal said."
    second = "The army said that five soldiers fell in the ambush near Kidal on Monday."
    assert numbers(told("f1", "2023-06-13", first), told("f2", "2023-06-13", second)) == [["12", "5"]]


def test_one_sentence_in_two_reports_is_one_account() -> None:
    same = (
        "The European Union and Britain imposed sanctions on Belarus on Thursday over the repression of its opposition."
    )
    first = told("e1", "2021-12-03", f"{same} Minsk promised an answer.")
    second = told("e2", "2021-12-04", f"The United States spoke of a first step. {same}")
    assert [one for one in contradictions(first, second) if one.field == "actor"] == []


def test_a_toll_that_grew_in_a_week_is_no_other_account() -> None:
    first = "An airstrike hit Idlib on Monday. The airstrike on Idlib on Monday killed 12 people, medics said."
    later = "The airstrike on Idlib on 6 March killed 19 people, medics said."
    sooner = told("i2", "2023-03-08", later)
    assert numbers(told("i1", "2023-03-07", first), sooner) == [["12", "19"]]
    assert numbers(told("i1", "2023-03-07", first), told("i3", "2023-03-14", later)) == []


def test_a_total_beside_a_part_in_both_reports_is_no_contradiction() -> None:
    night = "Kenyan police detained more than 200 people in Nairobi on Tuesday night."
    total = "About 900 people have been detained in Nairobi since Sunday, they said."
    both = told("one", "2024-06-26", f"{night} {total}"), told("two", "2024-06-26", f"{total} {night}")
    assert numbers(*both) == []
    apart = told("one", "2024-06-26", f"{night}"), told("two", "2024-06-26", night.replace("200", "900"))
    assert numbers(*apart) == [["200", "900"]]


def test_a_bare_number_counts_what_the_sentence_before_counts() -> None:
    crowd = "Some 50,000 people marched in Nairobi on Tuesday, the organisers said. Police counted 4,000."
    assert numbers(told("one", "2024-06-26", crowd)) == [["50000", "4000"]]


def test_two_villages_are_two_targets() -> None:
    one = told(
        "one", "2024-06-26", "Syrian guns shelled the village of Qarsab in Turkey on Tuesday, killing two farmers."
    )
    other = told(
        "two", "2024-06-26", "Syrian guns shelled the village of Belkaya in Turkey on Tuesday, killing nine men."
    )
    assert numbers(one, other) == []


def test_what_an_office_tells_twice_is_one_account() -> None:
    text = "Russian missiles struck Odesa on Monday. At least {} people were killed in Odesa on Monday."
    office = "Office of the President"
    first, second = told("o1", "2023-05-02", text.format(12), office), told("o2", "2023-05-02", text.format(31), office)
    assert contradictions(first, second) == []


def test_a_number_of_a_sentence_without_an_act_goes_on_telling() -> None:
    first = "Hungary closed the Zahony crossing on Monday. Customs officers counted some 300 lorries."
    second = "Hungary closed the Zahony crossing on Monday. Drivers spoke of more than 1,000 lorries."
    assert numbers(told("z1", "2023-05-02", first), told("z2", "2023-05-02", second)) == [["300", "1000"]]


def test_rivals_that_each_blame_the_other_for_the_first_shot() -> None:
    text = (
        "Tajik border guards opened fire on Kyrgyz troops near Batken on Friday, Bishkek said. "
        "Dushanbe said that Kyrgyz troops had fired first."
    )
    one = field("actor", contradictions(told("b1", "2022-09-17", text)))
    assert [side.value for side in one.sides] == ["TJK", "KGZ"]
    assert [side.said for side in one.sides] == [("KGZ",), ("TJK",)]


def test_what_is_rejected_right_behind_is_denied() -> None:
    text = "Serbian troops crossed the border of Kosovo on Monday, Pristina said. Belgrade rejected the claim."
    one = field("denial", contradictions(told("r1", "2023-05-30", text)))
    assert [side.value for side in one.sides] == ["happened", "denied"]
    assert one.sides[1].span.text.startswith("rejected")


def test_one_report_and_its_copy_contradict_nobody() -> None:
    found = link(read(PORT[:1])).contradictions
    assert found == ()


def test_amounts_tell_who_gives_which_number() -> None:
    strike = link(read(PORT)).occurrences
    people: list[Amount] = [amount for one in strike for amount in one.amounts if amount.high == 31]
    assert [(side.report, side.value) for side in people[0].accounts] == [("p1", "12"), ("p2", "31")]
    assert (people[0].low, people[0].high, people[0].origins) == (12, 31, 2)


@pytest.mark.parametrize(
    ("outlet", "official"),
    [
        ("Ministry of Defence of Armenia, press release", True),
        ("President of Ukraine", True),
        ("Kremlin", True),
        ("Army Times", False),
        ("Harbour Post", False),
    ],
)
def test_an_office_is_told_by_its_name(outlet: str, official: bool) -> None:
    assert is_official(outlet) is official
