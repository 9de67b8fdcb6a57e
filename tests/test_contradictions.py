"""Contradictions: what differs, what merely changed, and whose accounts they are."""

from __future__ import annotations

from gestae.linking.link import link
from gestae.records import Contradiction, Report
from linked_reports import PORT, TANKS, read


def contradictions(*reports: Report) -> list[Contradiction]:
    return list(link(read(reports)).contradictions)


def field(name: str, found: list[Contradiction]) -> Contradiction:
    return next(one for one in found if one.field == name)


def told(id: str, day: str, text: str) -> Report:
    return Report(id=id, outlet=id, published=day, text=text)


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
    found = contradictions(told("k1", "2023-06-17", text), told("k2", "2023-06-17", again))
    assert [one for one in found if one.field == "number"] == []


def test_a_bound_that_holds_both_is_no_contradiction() -> None:
    first = "Missiles struck Kharkiv on Friday. About 30 people were killed in Kharkiv on Friday, officials said."
    second = "Missiles struck Kharkiv on Friday. At least 28 people were killed in Kharkiv on Friday, officials said."
    found = contradictions(told("h1", "2023-06-17", first), told("h2", "2023-06-17", second))
    assert [one for one in found if one.field == "number"] == []


def test_one_report_and_its_copy_contradict_nobody() -> None:
    found = link(read(PORT[:1])).contradictions
    assert found == ()
