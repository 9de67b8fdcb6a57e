"""People and organizations across reports: spellings made one, namesakes kept apart, rulings that stay."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from gestae.asking.people import frame_of, frame_of_rulings, people, role_words
from gestae.cli import app
from gestae.errors import NotFound, StoreError
from gestae.knowledge.entities import NameExample, load_names
from gestae.linking.body_names import body_name
from gestae.linking.entities import entities_of
from gestae.linking.person_names import agree, near, person_name, slips_of
from gestae.linking.sightings import block_of
from gestae.linking.spelling import distance, folded
from gestae.reading.reader import Reader
from gestae.records import Actor, Entity, EntityKind, EntityRuling, EntitySide, Mention, Reading, Report
from gestae.store import Corpus

Told = tuple[str, str | None, str | None, str | None]  # name, code, sector, role


def person(name: str, code: str | None = None, sector: str | None = None, role: str | None = None) -> Told:
    return name, code, sector, role


def reading(
    id: str,
    *told: Told,
    day: str | None = "2024-01-01",
    kind: EntityKind = "person",
    rule: str = "parser:PERSON",
    wikidata: str | None = None,
) -> Reading:
    """A report that names each of `told` once."""
    text, actors = "", []
    for number, (name, code, sector, role) in enumerate(told, 1):
        start, text = len(text), f"{text}{name} spoke. "
        mention = Mention(start=start, end=start + len(name), text=name, form="name")
        actors.append(
            Actor(
                id=f"a{number}", name=name, kind=kind, code=code, sector=sector, role=role, wikidata=wikidata,
                rule=rule, mentions=(mention,),
            )
        )  # fmt: skip
    return Reading(report=Report(id=id, text=text or "Nobody spoke.", published=day), actors=tuple(actors))


def each(*told: Told, kind: EntityKind = "person") -> list[Reading]:
    """A report for each of `told`."""
    rule = "parser:PERSON" if kind == "person" else "parser:ORG"
    return [reading(f"r{number}", one, kind=kind, rule=rule) for number, one in enumerate(told, 1)]


def reports_of(entities: Iterable[Entity]) -> list[list[str]]:
    """The reports of each entity."""
    return sorted(sorted({mention.report for mention in one.mentions}) for one in entities)


def together(readings: Sequence[Reading], rulings: Sequence[EntityRuling] = ()) -> list[list[str]]:
    return reports_of(entities_of(readings, rulings))


# ---------------------------------------------------------------- names
@pytest.mark.parametrize("example", load_names().examples, ids=lambda one: (one.alike or one.apart)[0])
def test_example_of_the_lexicon(example: NameExample) -> None:
    names = example.alike or example.apart
    readings = each(*(person(name, example.code or "BLR", "GOV") for name in names), kind=example.kind)
    assert len(entities_of(readings)) == (1 if example.alike else len(names))
    if example.alike:
        assert len({block_of(example.kind, name) for name in names}) == 1


def test_letters_are_folded() -> None:
    assert folded("  The Świętokrzyski O’Brien's al-Assad ") == ("the", "swietokrzyski", "obrien", "al", "assad")


def test_parts_of_a_name() -> None:
    name = person_name("President Joseph R. Biden, Jr.")
    assert (name.given, name.surname, name.senior) == (("josef", "r"), "biden", "jr")
    assert person_name("J. Robert Oppenheimer").first == "robert"
    assert person_name("Kim Jong Un").surname == "kim"
    assert not agree(person_name("George Foreman Jr."), person_name("George Foreman III"))


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_name_can_be_compared(one: str, other: str) -> None:
    first, second = person_name(one), person_name(other)
    assert agree(first, second) == agree(second, first)
    assert agree(first, first)
    assert body_name(one) == body_name(one)


@given(st.text(max_size=40))
def test_folding_a_folded_name_changes_nothing(name: str) -> None:
    assert folded(" ".join(folded(name))) == folded(name)


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_one_of_letters(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) <= max(len(one), len(other))


# ---------------------------------------------------------------- persons
def test_an_initial_joins_the_one_person_that_it_fits() -> None:
    one = each(person("Anatoly Petrov", "BLR", "MIL"), person("A. Petrov", "BLR"))
    assert together(one) == [["r1", "r2"]]
    two = [*one, reading("r3", person("Artem Petrov", "BLR", "MIL"))]
    assert together(two) == [["r1"], ["r2"], ["r3"]]


def test_a_surname_joins_the_one_person_of_its_state_and_office() -> None:
    full = reading("full", person("Anatoly Petrov", "BLR", "MIL"))
    assert together([full, reading("bare", person("Petrov", "BLR", "MIL"))]) == [["bare", "full"]]
    assert together([full, reading("bare", person("Petrov", "BLR"))]) == [["bare", "full"]]
    assert together([full, reading("bare", person("Petrov", "BLR", "JRN"))]) == [["bare"], ["full"]]
    assert together([full, reading("bare", person("Petrov", "RUS", "MIL"))]) == [["bare"], ["full"]]
    assert together([full, reading("bare", person("Petrov"))]) == [["bare"], ["full"]]


def test_two_ministers_of_one_surname_stay_apart() -> None:
    told = each(
        person("Igor Ivanov", "RUS", "GOV"), person("Sergei Ivanov", "RUS", "GOV"), person("Ivanov", "RUS", "GOV")
    )
    assert together(told) == [["r1"], ["r2"], ["r3"]]


def test_a_surname_without_state_or_office_is_another_in_each_report() -> None:
    assert together(each(person("Smith"), person("Smith"))) == [["r1"], ["r2"]]
    told = each(*[person("Smith", "USA", "MIL")] * 2, person("Ian Smith", "GBR", "GOV"))
    assert together(told) == [["r1", "r2"], ["r3"]]


def test_namesakes_of_two_states_stay_apart_and_whoever_has_none_joins_neither() -> None:
    told = each(person("Sergei Bondar", "RUS"), person("Serhii Bondar", "UKR"), person("Sergei Bondar"))
    assert together(told) == [["r1"], ["r2"], ["r3"]]
    assert together(told[::2]) == [["r1", "r3"]]


def test_a_person_may_act_for_a_state_and_for_a_body() -> None:
    assert together(each(person("Anders Holm", "DNK"), person("Anders Holm", "NATO"))) == [["r1", "r2"]]


def test_a_slip_of_the_pen_is_mended_within_a_state() -> None:
    assert together(each(person("Pavel Makarevich", "BLR"), person("Pavel Makaravich", "BLR"))) == [["r1", "r2"]]
    assert together(each(person("Pavel Makarevich", "BLR"), person("Pavel Makaravich", "RUS"))) == [["r1"], ["r2"]]


def test_a_letter_makes_another_name_in_the_east() -> None:
    assert together(each(person("Kim Jong-min", "PRK"), person("Kim Jong-nin", "PRK"))) == [["r1"], ["r2"]]


@given(st.text("abcdeo", min_size=3, max_size=11), st.text("abcdeo", min_size=3, max_size=11))
def test_names_that_are_near_share_a_slip(one: str, other: str) -> None:
    names = [person_name(f"Bertolt {surname}") for surname in (one, other)]
    if near(*names):
        assert slips_of(names[0]) & slips_of(names[1])


def test_a_further_surname_is_another_person() -> None:
    assert together(each(person("Marta Rojas Pena", None), person("Marta Pena", None))) == [["r1"], ["r2"]]
    assert together(each(person("Ivan Petrovich Sidorov"), person("Ivan Sidorov"))) == [["r1", "r2"]]


def test_whoever_the_lexicon_knows_anchors_the_name() -> None:
    known = reading("known", person("Sergei Ivanov", "RUS"), rule="leaders.csv:Sergei Ivanov", wikidata="Q204027")
    other = reading("other", person("Sergei Ivanov", "RUS"), rule="leaders.csv:Sergei Ivanov (senator)", wikidata="Q1")
    assert together([known, other]) == [["known"], ["other"]]
    written = reading("written", person("Sergey Ivanov"))
    assert together([known, written]) == [["known", "written"]]
    (entity,) = entities_of([known, written])
    assert (entity.name, entity.wikidata, entity.code) == ("Sergei Ivanov", "Q204027", "RUS")


def test_what_is_known_of_an_entity() -> None:
    first = reading("r1", person("Anatoly Petrov", "BLR", "MIL", "Colonel"), day="2021-03-04")
    second = reading("r2", person("Anatoli Petrov", "BLR", "GOV", "Minister of Defence"), day="2023-01-02")
    third = reading("r3", person("Anatoly Petrov", "BLR", "GOV", "minister of defence"), day="2023-05-06")
    (entity,) = entities_of([second, third, first])
    assert (entity.name, entity.reports, entity.first_seen, entity.last_seen) == (
        "Anatoly Petrov",
        3,
        "2021-03-04",
        "2023-05-06",
    )
    assert [(one.text, one.count) for one in entity.spellings] == [("Anatoly Petrov", 2), ("Anatoli Petrov", 1)]
    assert [role_words(one) for one in entity.roles] == [
        "Colonel (BLR), 2021-03-04",
        "Minister of Defence (BLR), 2023-01-02 to 2023-05-06",
    ]
    assert {join.evidence for join in entity.joins} >= {"same name, written otherwise, both of BLR"}
    assert next((one.report, one.actor, one.span.text) for one in entity.mentions) == ("r1", "a1", "Anatoly Petrov")


def test_a_person_without_a_name_is_no_entity() -> None:
    nameless = reading("r1", person("defence minister", "BLR", "GOV"), rule="nominals.yaml:defence minister")
    assert entities_of([nameless]) == []


# ---------------------------------------------------------------- bodies
def test_a_ministry_is_one_however_it_is_called(reader: Reader) -> None:
    texts = (
        "The Belarusian Defense Ministry announced drills.",
        "Belarus will send troops, the Defence Ministry of Belarus said in Minsk.",
        "Belarus announced drills. The country's defence ministry said that they would last a week.",
    )
    readings = [reader.read(Report(id=f"r{n}", text=text, published="2022-02-10")) for n, text in enumerate(texts)]
    ministries = [one for one in entities_of(readings) if "efen" in one.name]
    assert [(one.code, one.kind, one.reports) for one in ministries] == [("BLR", "organization", 3)]


def test_bodies_that_every_state_has_are_told_apart_by_state() -> None:
    told = [("Supreme Court", code, "JUD", None) for code in ("BRA", "POL", None, None)]
    assert together(each(*told, kind="organization")) == [["r1"], ["r2"], ["r3"], ["r4"]]


def test_other_bodies_need_no_state() -> None:
    told = [("Human Rights Watch", None, None, None), ("the Human Rights Watch", "USA", None, None)]
    assert together(each(*told, kind="organization")) == [["r1", "r2"]]
    told = [("Belarusian Red Cross", None, None, None), ("Ukrainian Red Cross", None, None, None)]
    assert together(each(*told, kind="organization")) == [["r1"], ["r2"]]


def test_bodies_of_the_united_nations_are_not_the_united_nations(reader: Reader) -> None:
    text = "The United Nations condemned the attack. The UN Security Council will meet on Monday."
    names = {one.name for one in entities_of([reader.read(Report(id="r", text=text))])}
    assert names == {"United Nations", "United Nations Security Council"}


# ---------------------------------------------------------------- rulings
def side(name: str, code: str | None = None, report: str | None = None) -> EntitySide:
    return EntitySide(kind="person", name=name, code=code, report=report)


def ruled(first: EntitySide, second: EntitySide, together: bool) -> EntityRuling:
    return EntityRuling(first=first, second=second, together=together)


BROTHERS = each(
    person("Ivan Novik", "BLR"), person("Pyotr Novik", "BLR"), person("I. Novik", "BLR"), person("Iwan Novik", "BLR")
)


def test_a_ruling_joins_and_parts() -> None:
    assert together(BROTHERS) == [["r1", "r3", "r4"], ["r2"]]
    one = ruled(side("Ivan Novik"), side("Pyotr Novik"), True)
    assert together(BROTHERS, [one]) == [["r1", "r2", "r3", "r4"]]
    two = ruled(side("Ivan Novik"), side("I. Novik"), False)
    assert together(BROTHERS, [two]) == [["r1", "r4"], ["r2"], ["r3"]]
    assert together(BROTHERS, [one, two]) == [["r1", "r2", "r4"], ["r3"]]


def test_a_ruling_on_one_report_takes_that_name_alone() -> None:
    same = [*BROTHERS, reading("r5", person("Ivan Novik", "BLR"))]
    out = ruled(side("Ivan Novik"), side("Ivan Novik", report="r5"), False)
    assert together(same, [out]) == [["r1", "r3", "r4"], ["r2"], ["r5"]]
    moved = ruled(side("Pyotr Novik"), side("Ivan Novik", report="r5"), True)
    assert together(same, [out, moved]) == [["r1", "r3", "r4"], ["r2", "r5"]]


def test_names_of_other_letters_can_be_merged() -> None:
    told = each(person("Samuel Clemens", "USA"), person("Mark Twain", "USA"))
    (entity,) = entities_of(told, [ruled(side("Mark Twain"), side("Samuel Clemens"), True)])
    assert entity.reports == 2
    assert [join.evidence for join in entity.joins] == ["ruled by the analyst"]


def test_of_rulings_that_contradict_the_newer_stands() -> None:
    one, two = (ruled(side("Ivan Novik"), side("Pyotr Novik"), together) for together in (True, False))
    assert together(BROTHERS, [one, two]) == [["r1", "r3", "r4"], ["r2"]]
    assert together(BROTHERS, [two, one]) == [["r1", "r2", "r3", "r4"]]


# ---------------------------------------------------------------- the store
KNOWN = "Alexander Lukashenko"
MANY = [
    reading("k1", person(KNOWN, "BLR"), rule=f"leaders.csv:{KNOWN}", wikidata="Q2866"),
    reading("k2", person(KNOWN, "BLR"), rule=f"leaders.csv:{KNOWN}", wikidata="Q2866", day="2021-01-01"),
    *each(
        person("Alyaksandr Lukashenka"), person("A. Lukashenka"), person("Lukashenka", "BLR", "GOV"),
        person("Viktor Lukashenko", "BLR"), person("Ivan Novik", "BLR"), person("I. Novik"), person("Novik", "BLR"),
        person("Novik"), person("Iwan Novik", "POL"), person("Iwan Nowik", None, "MIL"),
    ),
    reading("o1", ("Supreme Court of Poland", None, None, None), kind="organization", rule="parser:ORG"),
    reading("o2", ("Supreme Court", "POL", "JUD", None), kind="organization", rule="parser:ORG"),
    reading("n1"),
]  # fmt: skip
RULINGS = [
    ruled(side("Viktor Lukashenko"), side("A. Lukashenka"), True),
    ruled(side("Ivan Novik"), side("I. Novik"), False),
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(range(len(MANY))),
    stops=st.sets(st.integers(0, len(MANY))),
    ruling=st.integers(0, len(MANY) - 1),
)
def test_neither_order_nor_batches_nor_the_day_of_a_ruling_matter(
    order: list[int], stops: set[int], ruling: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Corpus(tmp_path_factory.mktemp("order") / "store.db") as corpus:
        for number, place in enumerate(order):
            corpus.keep(MANY[place])
            if number in stops:
                corpus.entities()
            if number == ruling:
                for one in RULINGS:
                    corpus.rule_names(one)
        assert corpus.entities() == entities_of(MANY, RULINGS)
        for one in corpus.entity_rulings():
            corpus.unrule_names(one.id or 0)
        assert corpus.entities() == entities_of(MANY)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterable[Corpus]:
    with Corpus(tmp_path / "store.db") as made:
        for one in BROTHERS:
            made.keep(one)
        yield made


def test_merging_and_splitting_stay_when_reports_are_read_again(corpus: Corpus) -> None:
    ruling = corpus.split("Ivan Novik", "I. Novik", by="AB", why="his son")
    assert (ruling.by, ruling.why, ruling.together, ruling.id) == ("AB", "his son", False, 1)
    assert ruling.made_at is not None
    assert reports_of(corpus.entities()) == [["r1", "r4"], ["r2"], ["r3"]]
    corpus.keep(reading("r3", person("I. Novik", "BLR", "GOV", "minister"), person("Anna Kruk", "BLR")))
    assert reports_of(corpus.entities(name="Novik")) == [["r1", "r4"], ["r2"], ["r3"]]
    corpus.merge("r3/a1", "Pyotr Novik")
    assert reports_of(corpus.entities(name="Novik")) == [["r1", "r4"], ["r2", "r3"]]
    for one in corpus.entity_rulings():
        assert one.id is not None
        assert corpus.unrule_names(one.id) == one
    assert reports_of(corpus.entities(name="Novik")) == [["r1", "r3", "r4"], ["r2"]]


def test_an_id_is_good_after_the_entity_has_grown(corpus: Corpus) -> None:
    (alone,) = corpus.entities(name="Pyotr Novik")
    corpus.merge("Ivan Novik", alone.id)
    (grown,) = corpus.entities(name=alone.id)
    assert grown.reports == 4


def test_a_version_that_goes_takes_its_names_along(corpus: Corpus) -> None:
    corpus.entities()
    corpus.keep(reading("r1", person("Anna Kruk", "BLR")))
    assert entities_of(corpus.readings()) == corpus.entities()
    assert [one.name for one in corpus.entities(name="Kruk")] == ["Anna Kruk"]


def test_a_ruling_on_a_name_that_is_gone_waits(corpus: Corpus) -> None:
    corpus.merge("Ivan Novik", "Pyotr Novik")
    assert frame_of_rulings(corpus, corpus.entity_rulings())["told"].to_list() == [True]
    corpus.keep(reading("r2", person("Anna Kruk", "BLR")))
    assert frame_of_rulings(corpus, corpus.entity_rulings())["told"].to_list() == [False]
    corpus.keep(reading("r2", person("Pyotr Novik", "BLR", "MIL"), day="2024-02-03"))
    assert frame_of_rulings(corpus, corpus.entity_rulings())["told"].to_list() == [True]
    assert reports_of(corpus.entities()) == [["r1", "r2", "r3", "r4"]]


def test_a_later_ruling_on_two_names_takes_the_place_of_the_first(corpus: Corpus) -> None:
    corpus.merge("Ivan Novik", "Pyotr Novik")
    corpus.split("Pyotr Novik", "Ivan Novik")
    assert [one.together for one in corpus.entity_rulings()] == [False]
    assert reports_of(corpus.entities()) == [["r1", "r3", "r4"], ["r2"]]


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [
        ("Nobody", "Ivan Novik", "nobody is called 'Nobody'"),
        ("Novik", "Ivan Novik", "several are called 'Novik'"),
        ("Ivan Novik", "ivan novik", "are the same name"),
        ("r1/a9", "Ivan Novik", "is no person or organization with a name"),
        ("w0000000000", "Ivan Novik", "nobody is called"),
    ],
)
def test_names_that_cannot_be_ruled_on(corpus: Corpus, first: str, second: str, line: str) -> None:
    with pytest.raises(NotFound, match=line):
        corpus.merge(first, second)
    assert corpus.entity_rulings() == []


def test_a_namesake_is_named_with_his_state(corpus: Corpus) -> None:
    corpus.keep(reading("r5", person("Ivan Novik", "POL")))
    with pytest.raises(NotFound, match="several are called 'Ivan Novik'"):
        corpus.merge("Ivan Novik", "Pyotr Novik")
    corpus.merge("Ivan Novik (POL)", "Pyotr Novik")
    assert reports_of(corpus.entities()) == [["r1", "r3", "r4"], ["r2", "r5"]]


def test_a_store_that_cannot_be_written_is_put_together_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with Corpus(path) as corpus:
        for one in BROTHERS:
            corpus.keep(one)
    for file in (path, tmp_path):
        os.chmod(file, 0o444 if file is path else 0o555)
    try:
        with Corpus(path, create=False) as corpus:
            assert corpus.entities() == entities_of(BROTHERS)
    finally:
        os.chmod(tmp_path, 0o755)
        os.chmod(path, 0o644)


def test_a_store_that_is_locked_is_put_together_in_memory(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise StoreError("locked")

    ruling = corpus.merge("Ivan Novik", "Pyotr Novik")
    corpus.keep(reading("r9", person("Anna Kruk", "BLR")))
    monkeypatch.setattr("gestae.store.people.bring_entities_up", locked)
    assert reports_of(corpus.entities()) == [["r1", "r2", "r3", "r4"], ["r9"]]
    assert [one.name for one in corpus.entities(name="Kruk")] == ["Anna Kruk"]
    assert corpus.is_told(ruling.first)


def test_an_older_store_gets_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with Corpus(path) as corpus:
        corpus.keep(BROTHERS[0])
    old = sqlite3.connect(path)
    for table in ("entity_sightings", "entity_bearers", "entity_rulings", "entity_reports"):
        old.execute(f"DROP TABLE {table}")
    old.execute("DELETE FROM gestae_migrations WHERE name = '006-people'")
    old.commit()
    old.close()
    with Corpus(path) as corpus:
        assert [one.name for one in corpus.entities()] == ["Ivan Novik"]


# ---------------------------------------------------------------- asking, and the command line
def test_filters(corpus: Corpus) -> None:
    assert [one.name for one in people(corpus, name="Iwan Nowik")] == ["Ivan Novik"]
    assert [one.name for one in people(corpus, code="blr", limit=1)] == ["Ivan Novik"]
    assert people(corpus, code="FRA") == people(corpus, kind="group") == people(corpus, name="?") == []
    assert [one.name for one in people(corpus, report="r2")] == ["Pyotr Novik"]
    assert frame_of(people(corpus))["reports"].to_list() == [3, 1]
    assert frame_of([]).columns == frame_of(people(corpus)).columns


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args])


def test_the_command_lists_merges_and_takes_back(corpus: Corpus) -> None:
    store = corpus.name
    assert "Ivan Novik" in run("people", store).stdout
    lines = run("people", store, "--name", "Novik", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["reports"] for line in lines] == [3, 1]
    done = run("people", store, "merge", "Ivan Novik", "Pyotr Novik", "--by", "AB", "--why", "one man")
    assert (done.exit_code, "ruling 1" in done.stderr) == (0, True)
    rows = list(csv.DictReader(io.StringIO(run("people", store, "rulings", "--format", "csv").stdout)))
    assert [(row["ruling"], row["by"], row["why"]) for row in rows] == [("one", "AB", "one man")]
    assert len(run("people", store, "--format", "jsonl").stdout.splitlines()) == 1
    assert run("people", store, "undo", "1").exit_code == 0
    assert len(run("people", store, "--format", "jsonl").stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("args", "status", "line"),
    [
        (("merge", "Ivan Novik"), 2, "takes two names"),
        (("undo", "x"), 2, "is no number"),
        (("undo", "7"), 1, "no ruling 7"),
        (("list", "Novik"), 2, "--name"),
        (("split", "Ivan Novik", "Nobody"), 1, "nobody is called 'Nobody'"),
    ],
)
def test_odd_input_gives_one_clear_line(corpus: Corpus, args: tuple[str, ...], status: int, line: str) -> None:
    done = run("people", corpus.name, *args)
    assert done.exit_code == status
    assert line in done.stderr
