"""Drift of strength, and what became of commitments."""

from __future__ import annotations

from gestae.linking.link import Linked, link
from gestae.records import LinkedCommitment, Report
from linked_reports import TANKS, read


def linked(*reports: Report) -> Linked:
    return link(read(reports))


def told(id: str, day: str, text: str) -> Report:
    return Report(id=id, outlet=id, published=day, text=text)


def pledge(found: Linked, words: str) -> LinkedCommitment:
    return next(one for one in found.commitments if words in one.undertaking.text)


def test_could_becomes_will() -> None:
    (drift,) = linked(*TANKS).drift
    assert (drift.from_.report, drift.from_.status) == ("t1", "possible")
    assert (drift.to.report, drift.to.status) == ("t2", "planned")
    assert drift.direction == "hardened"
    assert set(drift.to_dict()) == {"occurrence", "from", "to", "direction"}


def test_a_plan_that_came_true_is_no_drift() -> None:
    assert linked(*TANKS[1:]).drift == ()


def test_will_becomes_may() -> None:
    found = linked(
        told("w1", "2023-03-01", "Hungary will deliver 20 howitzers to Ukraine, the government of Hungary said."),
        told("w2", "2023-03-05", "Hungary may deliver 20 howitzers to Ukraine, the government of Hungary said."),
    )
    (drift,) = found.drift
    assert drift.direction == "softened"
    assert pledge(found, "howitzers").state == "softened"


def test_a_promise_is_kept() -> None:
    found = linked(*TANKS)
    kept = pledge(found, "Leopard")
    assert kept.party == ("POL",)
    assert kept.state == "kept"
    assert [turn.state for turn in kept.history] == ["made", "hardened", "kept"]
    assert [turn.report for turn in kept.history] == ["t1", "t2", "t3"]
    assert kept.history[-1].reason


def test_a_refusal_is_broken() -> None:
    found = linked(
        told("b1", "2023-03-01", "Slovakia will not send fighter jets to Ukraine, the government of Slovakia said."),
        told("b2", "2023-03-20", "Slovakia sent fighter jets to Ukraine on Monday."),
    )
    assert pledge(found, "fighter jets").polarity == "will_not"
    assert pledge(found, "fighter jets").state == "broken"


def test_a_promise_of_one_report_stays_open() -> None:
    found = linked(told("o1", "2023-03-01", "Belgium will send 200 trucks to Ukraine if its parliament agrees."))
    one = pledge(found, "trucks")
    assert one.state == "open"
    assert one.condition is not None
    assert one.condition.kind == "if"
    assert one.report == "o1"
