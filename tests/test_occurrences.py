"""Occurrences: joined whatever the order and the batches, split by days, counted by origins, ruled by the analyst."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gestae.knowledge.events import load_frames
from gestae.knowledge.linking import load_acts, load_counts, load_drift, load_joining
from gestae.linking.link import link, tellings_of
from gestae.linking.phrases import is_general
from gestae.linking.scoring import reasons
from gestae.linking.words import are_opposed, rarity, sentences, stem, words_in
from gestae.reading.reader import Reader
from gestae.records import Decision, Occurrence, Reading, Report
from gestae.store import Corpus
from linked_reports import PORT, TANKS, read

ALL = PORT + TANKS


def found(occurrences: list[Occurrence], report: str, words: str) -> Occurrence:
    return next(
        one
        for one in occurrences
        if any(mention.report == report and words in mention.trigger.text for mention in one.mentions)
    )


def port() -> list[Occurrence]:
    return list(link(read(PORT)).occurrences)


# ---------------------------------------------------------------- joining
def test_one_strike_told_by_two_reports_is_one_occurrence() -> None:
    strike = found(port(), "p1", "struck")
    assert strike.type == "ASSAULT"
    assert {mention.report for mention in strike.mentions} == {"p1", "p2"}
    assert (strike.reports, strike.outlets, strike.origins) == (2, 2, 2)
    assert (strike.first_seen, strike.last_seen) == ("2023-05-02", "2023-05-03")
    assert strike.date is not None
    assert strike.date.start == "2023-05-01"
    assert strike.actors == ("RUS",)


def test_two_strikes_on_two_days_are_two() -> None:
    assert found(port(), "p1", "struck").id != found(port(), "p3", "struck").id


def test_a_plan_that_changed_twice_is_one_with_what_came_of_it() -> None:
    told = [
        ("c1", "2024-05-01", "Poland and Lithuania will hold a summit in Vilnius on 10 May."),
        ("c2", "2024-05-04", "The presidents of Poland and Lithuania will now meet on 14 May, in Suwalki."),
        ("c3", "2024-05-13", "The presidents of Poland and Lithuania will meet in Suwalki tomorrow."),
        ("c4", "2024-05-14", "The presidents of Poland and Lithuania met in Suwalki on Tuesday."),
    ]
    reports = tuple(Report(id=name, text=text, published=day, outlet=name) for name, day, text in told)
    linked = link(read(reports))
    (summit,) = [one for one in linked.occurrences if one.type == "CONSULT"]
    assert {mention.report for mention in summit.mentions} == {"c1", "c2", "c3", "c4"}


def test_the_dead_belong_to_the_strike_told_before() -> None:
    strike = found(port(), "p1", "struck")
    assert strike.id == found(port(), "p1", "killed").id
    (people,) = [amount for amount in strike.amounts if amount.unit == "person"]
    assert (people.low, people.high, people.origins) == (12, 31, 2)


def test_a_plan_and_what_came_of_it_are_one_even_weeks_later() -> None:
    delivery = found(list(link(read(TANKS)).occurrences), "t1", "send")
    assert [(mention.report, mention.status) for mention in delivery.mentions] == [
        ("t1", "possible"),
        ("t2", "planned"),
        ("t3", "happened"),
    ]
    assert delivery.mentions[delivery.best].report == "t3"
    assert delivery.status == "happened"


def test_each_join_says_why() -> None:
    strike = found(port(), "p1", "struck")
    assert [join.mention for join in strike.joins] == list(range(1, len(strike.mentions)))
    signs = {reason.sign for join in strike.joins for reason in join.reasons}
    assert {"same act", "same days", "same actor"} <= signs
    for join in strike.joins:
        assert join.score == pytest.approx(sum(reason.weight for reason in join.reasons), abs=0.01)


def test_reasons_are_the_same_in_either_order() -> None:
    tellings = [sight for reading in read(ALL) for sight in tellings_of(reading)]
    for one in tellings:
        for other in tellings:
            forth, back = (
                {(r.sign, round(r.weight, 6)) for r in reasons(*pair)} for pair in ((one, other), (other, one))
            )
            assert forth == back


def test_copies_are_one_origin() -> None:
    whole = link(read(PORT), origin=lambda report: "p1" if report in ("p1", "p2") else report)
    strike = found(list(whole.occurrences), "p1", "struck")
    assert (strike.reports, strike.origins) == (2, 1)


# ---------------------------------------------------------------- the store
def plainly(occurrences: Iterable[Occurrence]) -> list[dict[str, Any]]:
    """Without what copies change: that is told by the store alone."""
    kept = [{**one.to_dict(), "origins": 0, "amounts": ()} for one in occurrences]
    return [{**one, "mentions": [{**mention, "origin": ""} for mention in one["mentions"]]} for one in kept]


@pytest.fixture(scope="module")
def whole() -> list[dict[str, Any]]:
    return plainly(link(read(ALL)).occurrences)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(ALL))), stops=st.sets(st.integers(0, len(ALL))))
def test_neither_order_nor_batches_matter(
    order: list[int], stops: set[int], whole: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Corpus(tmp_path_factory.mktemp("order") / "store.db") as corpus:
        for number, place in enumerate(order):
            corpus.keep(read(ALL)[place])
            if number in stops:
                corpus.groups()
        assert plainly(corpus.occurrences()) == whole


def test_an_analyst_keeps_apart_and_together(tmp_path: Path) -> None:
    with Corpus(tmp_path / "store.db") as corpus:
        for reading in read(PORT):
            corpus.keep(reading)
        strike, later = (found(corpus.occurrences(), report, "struck") for report in ("p1", "p3"))
        first = next(m.trigger for m in strike.mentions if m.report == "p1" and m.trigger.text.startswith("struck"))
        last = next(m.trigger for m in later.mentions)
        ruling = Decision(
            report="p1", start=first.start, end=first.end, other_report="p3", other_start=last.start,
            other_end=last.end, together=True, note="one campaign",
        )  # fmt: skip
        corpus.decide(ruling)
        assert corpus.decisions() == [ruling]
        assert found(corpus.occurrences(), "p1", "struck").id == found(corpus.occurrences(), "p3", "struck").id
        corpus.undecide(ruling)
        assert corpus.decisions() == []
        assert found(corpus.occurrences(), "p1", "struck").id != found(corpus.occurrences(), "p3", "struck").id


def test_a_ruling_parts_what_the_signs_join() -> None:
    strike = found(port(), "p1", "struck")
    first, denied = strike.mentions[0], next(m for m in strike.mentions if m.status == "denied")
    ruling = Decision(
        report="p1", start=first.trigger.start, end=first.trigger.end, other_report="p2",
        other_start=denied.trigger.start, other_end=denied.trigger.end, together=False,
    )  # fmt: skip
    groups = list(link(read(PORT), decisions=[ruling]).occurrences)
    ids = {
        one.id
        for one in groups
        for mention in one.mentions
        if mention.trigger in (first.trigger, denied.trigger) and mention.report in ("p1", "p2")
    }
    assert len(ids) == 2


def test_a_store_that_may_not_be_written_is_linked_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with Corpus(path) as corpus:
        for reading in read(PORT):
            corpus.keep(reading)
    with Corpus(path) as corpus:
        linked = [one.id for one in corpus.occurrences()]
    assert linked == [one.id for one in port()]


# ---------------------------------------------------------------- what tells one from another
def told(*reports: tuple[str, str, str], outlet: str | None = None) -> list[Occurrence]:
    """The occurrences of reports given as id, day and text, by outlets of their own or by one."""
    return list(link(_read(reports, outlet)).occurrences)


@cache
def _read(reports: tuple[tuple[str, str, str], ...], outlet: str | None) -> tuple[Reading, ...]:
    made = [Report(id=one, outlet=outlet or f"Outlet {one}", published=day, text=text) for one, day, text in reports]
    return tuple(Reader().read_many(made))


def together(occurrences: list[Occurrence], one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether one occurrence holds both mentions, each given as report and word."""
    return any(
        all(any(m.report == report and word in m.trigger.text for m in found.mentions) for report, word in (one, other))
        for found in occurrences
    )


def test_what_goes_by_a_name_is_known_by_it() -> None:
    occurrences = told(
        (
            "a",
            "2022-02-18",
            "Ukraine stands by the Minsk agreements with Russia, its president said in Kyiv.",
        ),
        ("b", "2022-02-21", "Russia called the Minsk agreements with Ukraine dead, the president of Russia said."),
        ("c", "2022-02-22", "Russia and Ukraine signed a gas agreement on Tuesday in Brussels."),
    )
    assert together(occurrences, ("a", "agreements"), ("b", "agreements"))
    assert not together(occurrences, ("a", "agreements"), ("c", "agreement"))


def test_two_shellings_of_towns_far_apart_are_two() -> None:
    occurrences = told(
        ("a", "2023-03-02", "Russian forces shelled Kherson on Wednesday, Ukraine's army said."),
        ("b", "2023-03-02", "Russian forces shelled Kharkiv on Wednesday, Ukraine's army said."),
        ("c", "2023-03-03", "Russian troops shelled Kherson on Wednesday and hit a bus stop."),
    )
    assert together(occurrences, ("a", "shelled"), ("c", "shelled"))
    assert not together(occurrences, ("a", "shelled"), ("b", "shelled"))


def test_named_agreements_are_the_same_whoever_is_told_of_them() -> None:
    occurrences = told(
        ("a", "2022-02-08", "The Minsk agreements with Russia bind Ukraine, the French president said in Moscow."),
        ("b", "2022-02-19", "Shellings by Russia broke the Minsk agreements with Ukraine, a deputy said in Paris."),
    )
    assert together(occurrences, ("a", "agreements"), ("b", "agreements"))


def _between(*reports: tuple[str, str, str], outlet: str | None = None) -> dict[str, float]:
    """The signs between the first telling of one report and that of another, with what they weigh."""
    first, second = (next(iter(tellings_of(reading))) for reading in _read(reports, outlet))
    return {reason.sign: reason.weight for reason in reasons(first, second)}


def test_one_outlet_tells_as_new_what_is_new() -> None:
    meetings = (
        ("a", "2023-05-21", "Ukraine's president met the prime minister of Portugal in Kyiv today."),
        ("b", "2023-06-03", "Ukraine's president met the prime minister of Portugal in Kyiv."),
    )
    assert _between(*meetings, outlet="Kyiv Office")["told as new by one outlet on other days"] < 0
    assert not any("as new" in sign for sign in _between(*meetings))


def test_towns_partly_others_are_no_sign() -> None:
    signs = _between(
        ("a", "2022-03-11", "Russia struck Dnipro and Kharkiv."),
        ("b", "2022-03-12", "Russia struck Dnipro and Izium."),
    )
    assert signs["partly other place"] == 0.0
    assert "same place" not in signs


def test_what_tells_no_day_and_place_was_where_its_report_told_before() -> None:
    (reading,) = _read(
        (
            (
                "a",
                "2023-06-13",
                "Rockets struck a depot in Odesa on Monday. Two guards were killed, a medic said. Minsk held talks.",
            ),
        ),
        None,
    )
    by_word = {sight.trigger.text: sight for sight in tellings_of(reading)}
    killed, struck = by_word["killed"], by_word["struck a depot"]
    assert (killed.towns, killed.first) == (frozenset(), None)
    assert killed.setting is not None
    assert (killed.setting.towns, killed.setting.first) == (struck.towns, "2023-06-12")
    assert struck.setting is None


def test_an_act_is_told_apart_by_the_day_that_its_report_told_before() -> None:
    signs = _between(
        ("a", "2023-06-13", "Two guards were killed in Odesa on Monday."),
        ("b", "2023-06-20", "Rockets struck a depot in Odesa on Sunday. Two guards were killed, a medic said."),
    )
    assert "other days" in " ".join(signs)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Russian troops shelled the Kharkiv region.", "same region"),
        ("Russian troops shelled Kharkiv.", "same place"),
        ("Russian troops seized the Kharkiv region.", "same place"),
    ],
)
def test_a_region_tells_less_than_a_town_unless_the_act_is_done_to_it(text: str, sign: str) -> None:
    assert sign in _between(("a", "2022-05-28", text), ("b", "2022-05-30", text))


def test_what_is_done_is_not_to_come_any_more() -> None:
    signed = ("a", "2023-06-13", "Lithuania signed a fishing treaty with Iceland.")
    will_sign = "Lithuania will sign a fishing treaty with Iceland."
    assert _between(signed, ("b", "2023-06-20", will_sign))["done before it is to come"] < 0
    assert "done before it is to come" not in _between(signed, ("b", "2023-06-10", will_sign))


def test_attacks_are_told_apart_by_the_weapons() -> None:
    drones = ("a", "2023-06-13", "Drones struck a depot near Odesa, killing two guards.")
    guns = ("b", "2023-06-14", "Artillery shells struck a depot near Odesa, wounding a guard.")
    again = ("c", "2023-06-14", "A drone struck a depot near Odesa, wounding a guard.")
    assert _between(drones, guns)["other means"] < 0
    assert "other means" not in _between(drones, again)


def test_the_wording_speaks_for_one_act() -> None:
    first = ("a", "2023-06-13", "Kenya sent food and blankets to the flooded villages.")
    alike = ("b", "2023-06-14", "Food and blankets for the flooded villages were sent by Kenya.")
    unlike = ("c", "2023-06-14", "Nairobi dispatched a hospital train.")
    assert _between(first, alike)["some words shared"] > 0
    assert _between(first, unlike)["no word shared"] <= 0


def test_what_is_only_supposed_joins_last() -> None:
    told_twice = (
        (
            "a",
            "2023-06-13",
            "Rebels attacked the port of Odesa on Monday. If rebels attacked again, Kyiv would answer.",
        ),
        ("b", "2023-06-14", "Rebels attacked the port of Odesa on Monday, a deputy said."),
    )
    (attack,) = [found for found in told(*told_twice) if found.reports == 2]
    assert {mention.status for mention in attack.mentions} == {"happened"}


def test_a_second_one_is_not_the_first() -> None:
    occurrences = told(
        ("a", "2024-05-06", "China sent a convoy with rice to Laos, the embassy in Vientiane said."),
        ("b", "2024-05-09", "China sent a second convoy with rice to Laos, the embassy in Vientiane said."),
    )
    assert not together(occurrences, ("a", "sent"), ("b", "sent"))


def test_partners_who_meet_often_need_a_day_or_a_place() -> None:
    busy = [
        (f"m{day}", f"2023-11-{day:02}", "The president of Turkey discussed grain with the president of Russia.")
        for day in range(1, 20, 2)
    ]
    occurrences = told(*busy)
    assert all(one.reports == 1 for one in occurrences)


def test_of_many_strikes_a_day_and_a_place_tell_which_is_meant() -> None:
    busy = [
        (f"s{day}", f"2023-11-{day:02}", f"Russian missiles struck a depot in Odesa on {day - 1} November 2023.")
        for day in range(2, 22, 2)
    ]
    again = ("late", "2023-11-20", "Russia struck a depot in Odesa with missiles on 9 November 2023, a deputy said.")
    occurrences = told(*busy, again)
    assert together(occurrences, ("s10", "struck"), ("late", "struck"))
    assert not together(occurrences, ("s8", "struck"), ("late", "struck"))


@pytest.mark.parametrize(
    ("before", "word", "general"),
    [("It stopped arms", "deliveries", True), ("It spoke of the", "deliveries", False), ("They met in", "talks", True)],
)
def test_bare_nouns_tell_a_kind(before: str, word: str, general: bool) -> None:
    (found,) = words_in(word)
    assert is_general(found, words_in(before), []) is general


def test_rarer_words_count_more() -> None:
    assert rarity(stem("president")) < rarity(stem("border")) < rarity(stem("convoy")) <= rarity(stem("zeppelin"))


# ---------------------------------------------------------------- words and knowledge
@pytest.mark.parametrize(
    "words",
    [("close", "closed", "closing"), ("strike", "struck", "strikes"), ("deliver", "delivered"), ("stop", "stopped")],
)
def test_inflections_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


def test_sentences_cover_the_text_in_order() -> None:
    text = "Gen. Miller spoke. He left at 5 p.m. on Monday.\nThe U.S. Army stayed; nobody knew why."
    spans = list(sentences(text))
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert spans[0].text.startswith("Gen. Miller spoke")


def test_acts_point_at_acts() -> None:
    names = [act.name for act in load_acts()]
    assert len(names) == len(set(names))
    for act in load_acts():
        assert set(act.like) | set(act.opposes) <= set(names), act.name
        assert act.verbs or act.nouns or act.frames, act.name
    assert are_opposed(frozenset({"close"}), frozenset({"open"}))


def test_acts_name_frames_that_exist() -> None:
    frames = {frame.name for frame in load_frames().all}
    assert {frame for act in load_acts() for frame in act.frames} <= frames


def test_the_other_knowledge_of_linking_loads() -> None:
    assert load_joining().join < load_joining().weights.same_day + 4
    assert {known.name for known in load_counts().classes} >= {"dead", "wounded", "force"}
    assert load_drift().strength["denied"] < load_drift().strength["possible"] < load_drift().strength["planned"]
