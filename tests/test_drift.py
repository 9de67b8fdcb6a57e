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


def test_an_equal_telling_between_hides_no_change() -> None:
    found = linked(
        told("g1", "2023-03-01", "Greece could send 40 armoured vehicles to Ukraine, a minister in Athens said."),
        told("g2", "2023-03-05", "Greece could send 40 armoured vehicles to Ukraine, a newspaper in Athens wrote."),
        told("g3", "2023-03-09", "Greece will send 40 armoured vehicles to Ukraine, the government in Athens said."),
    )
    (drift,) = found.drift
    assert (drift.from_.report, drift.to.report, drift.direction) == ("g2", "g3", "hardened")


def test_what_could_come_this_month_is_no_charge_of_the_past() -> None:
    found = linked(
        told("m1", "2023-05-02", "Spain could deliver ten tanks to Ukraine this month, a minister in Madrid said."),
        told("m2", "2023-05-09", "Spain delivered ten tanks to Ukraine on Monday, the government in Madrid said."),
    )
    assert found.drift == ()


def test_other_things_sent_are_no_change_of_one_promise() -> None:
    found = linked(
        told("d1", "2023-03-01", "Norway may send a field hospital to Moldova, the government in Oslo said."),
        told("d2", "2023-03-05", "Norway will send a mediation team to Moldova, the government in Oslo said."),
    )
    assert found.drift == ()


def test_a_charge_becomes_a_fact_although_it_was_denied() -> None:
    found = linked(
        told("c1", "2022-09-16", "Tajik guards allegedly opened fire near Batken on Wednesday, Bishkek said."),
        told("c2", "2022-09-17", "Tajik guards did not open fire near Batken on Wednesday, Dushanbe said."),
        told("c3", "2022-09-19", "Tajik guards opened fire near Batken on Wednesday 14 September, villagers said."),
    )
    steps = [(one.from_.report, one.to.report, one.direction) for one in found.drift]
    assert steps == [("c1", "c3", "hardened")]


def test_a_meeting_that_one_might_attend_is_the_one_that_they_will_hold() -> None:
    found = linked(
        told("n1", "2023-08-01", "Venezuela's foreign minister might attend a meeting with Guyana's in Barbados."),
        told("n2", "2023-08-04", "The foreign ministers of Guyana and Venezuela will meet in Barbados on 14 August."),
    )
    (drift,) = found.drift
    assert (drift.from_.status, drift.to.status) == ("possible", "planned")


def test_willing_becomes_will() -> None:
    found = linked(
        told(
            "v1", "2024-03-01", "Kenya is willing to send 1,000 police officers to Haiti, a minister in Nairobi said."
        ),
        told("v2", "2024-03-06", "Kenya will send 1,000 police officers to Haiti, the president of Kenya said."),
    )
    (drift,) = found.drift
    assert (drift.from_.status, drift.to.status, drift.direction) == ("possible", "planned", "hardened")


def test_an_accord_that_is_to_be_signed_may_fail() -> None:
    found = linked(
        told(
            "f1", "2023-03-15", "An accord on normal ties is to be signed by Kosovo and Serbia in Ohrid, the EU said."
        ),
        told("f2", "2023-03-17", "The accord between Kosovo and Serbia may collapse, a diplomat in Ohrid said."),
    )
    (drift,) = found.drift
    assert (drift.from_.status, drift.to.status, drift.direction) == ("planned", "possible", "softened")


def test_a_noun_of_which_no_verb_tells_is_no_change() -> None:
    found = linked(
        told("n1", "2023-03-15", "Kosovo and Serbia will sign an accord in Ohrid on Saturday, the EU said."),
        told("n2", "2023-03-17", "Journalists who may travel to Ohrid wondered about the accord of Kosovo and Serbia."),
    )
    assert found.drift == ()


def test_what_may_have_been_done_is_nothing_to_come() -> None:
    found = linked(
        told("h1", "2025-05-05", "Serbia may have armed the attackers in Kosovo, a minister in Pristina said."),
        told(
            "h2",
            "2025-05-06",
            "Serbia will send its gendarmerie to Kosovo if KFOR fails, the president of Serbia said.",
        ),
    )
    assert found.drift == ()


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
