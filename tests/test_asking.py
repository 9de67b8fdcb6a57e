"""Asking: each filter as a condition and a phrase, the tables, the summary, the ledger, single records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gestae.asking.classes import class_of
from gestae.asking.clauses import describe
from gestae.asking.columns import ACTORS, COMMITMENTS, EVENTS, QUANTITIES, REPORTS, SHORT, STATEMENTS
from gestae.asking.filters import EVERYTHING, KINDS, Filter, Kind, filter_of
from gestae.asking.ledger import LEDGER_SHORT, OPEN_SHORT, forces, open_commitments
from gestae.asking.records import Found, find, find_record
from gestae.asking.summary import who_did_what
from gestae.asking.tables import TABLES
from gestae.errors import NotFound, UnreadableInput
from gestae.knowledge.ledger import LedgerExample, ledger
from gestae.records import Actor, EventBounds, EventDate, Mention, Reading, Report
from gestae.store import Corpus
from readings_by_hand import TEXT, reading

SCHEMAS = {
    "events": EVENTS,
    "statements": STATEMENTS,
    "commitments": COMMITMENTS,
    "quantities": QUANTITIES,
    "actors": ACTORS,
    "reports": REPORTS,
}


def _nigeria() -> Reading:
    names = {"Nigeria": "NGA", "Niger": "NER", "Łódź Council": None}
    text = ", ".join(names)
    actors = tuple(
        Actor(
            id=f"a{n}",
            name=name,
            kind="state" if code else "organization",
            code=code,
            rule="by hand",
            mentions=(Mention(start=text.index(name), end=text.index(name) + len(name), text=name, form="name"),),
        )
        for n, (name, code) in enumerate(names.items())
    )
    return Reading(report=Report(id="west/africa", text=text), actors=actors)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    with Corpus(tmp_path_factory.mktemp("asking") / "store.db") as made:
        made.keep(reading("a/grouping"))
        made.keep(reading("reprint", outlet="Daily 100%", published="2022-10-19", text=TEXT + " "))
        made.keep(reading("old", text="Old.", published="2020-08-09"))
        made.keep(reading("old", text="New.", published="2020-08-10"))
        made.keep(_nigeria())
        yield made


def ids(corpus: Corpus, kind: Kind, **asked: object) -> list[str]:
    """The ids in the report a/grouping."""
    found = TABLES[kind](corpus, filter_of(report="a/grouping", **asked))["id"].to_list()  # type: ignore[arg-type]
    return [id_.removeprefix("a/grouping/") for id_ in found]


# ---------------------------------------------------------------- filters
@pytest.mark.parametrize(
    ("kind", "asked", "found"),
    [
        ("events", {}, ["e1", "e2", "e3", "e4"]),
        ("events", {"type": ["aid"]}, ["e1", "e4"]),
        ("events", {"type": ["aid", "assault"], "status": ["conditional", "denied"]}, ["e2"]),
        ("events", {"status": ["HAPPENED", "denied"]}, ["e1", "e3", "e4"]),
        ("events", {"actor": "RUS"}, ["e1", "e4"]),
        ("events", {"actor": "rus"}, ["e1", "e4"]),
        ("events", {"actor": "russia"}, ["e1", "e4"]),
        ("events", {"actor": "Belarus"}, ["e2", "e4"]),
        ("events", {"actor": "Lukashenko"}, ["e4"]),
        ("events", {"actor": "the soldiers"}, ["e3"]),
        ("events", {"actor": "Minsk"}, ["e2"]),
        ("events", {"actor": "Nobody"}, []),
        ("events", {"recipient": "Belarus’s"}, ["e1", "e4"]),
        ("events", {"actor": "RUS", "recipient": "Lukashenko"}, ["e4"]),
        ("events", {"speaker": "Lukashenko"}, ["e2"]),
        ("events", {"speaker": "BLR"}, ["e1", "e2"]),
        ("events", {"text": "ONLY if"}, ["e2"]),
        ("events", {"text": "%"}, []),
        ("events", {"text": "$1.5 billion"}, ["e4"]),
        ("events", {"since": "2022-10-18"}, ["e1"]),
        ("events", {"since": "2022-11"}, []),
        ("events", {"until": "2022-10-01"}, ["e1"]),
        ("events", {"until": "2022"}, ["e1", "e2", "e3", "e4"]),
        ("events", {"limit": 2}, ["e1", "e2"]),
        ("events", {"outlet": "courier", "limit": 0}, []),
        ("events", {"outlet": "tribune"}, []),
        ("statements", {"actor": "Belarus"}, ["s1", "s2"]),
        ("statements", {"speaker": "Lukashenko"}, ["s2"]),
        ("statements", {"type": ["ASSAULT"]}, ["s2"]),
        ("statements", {"recipient": "RUS"}, []),
        ("statements", {"text": "denied"}, ["s3"]),
        ("commitments", {"actor": "BLR"}, ["c1"]),
        ("commitments", {"recipient": "Poland"}, ["c1"]),
        ("commitments", {"speaker": "Lukashenko", "type": ["ASSAULT"], "status": ["conditional"]}, ["c1"]),
        ("commitments", {"status": ["happened"]}, []),
        ("quantities", {"actor": "RUS"}, ["q1"]),
        ("quantities", {"status": ["happened"]}, ["q1", "q2", "q4"]),
        ("quantities", {"recipient": "BLR", "type": ["AID"]}, ["q1", "q2", "q4"]),
        ("quantities", {"speaker": "Belarus"}, ["q1", "q2"]),
        ("quantities", {"text": "soldiers"}, ["q1", "q2"]),
        ("actors", {"actor": "BLR"}, ["a2", "a3"]),
        ("actors", {"type": ["MOBILIZE"]}, ["a4", "a5"]),
        ("actors", {"speaker": "BLR"}, ["a2", "a3"]),
        ("actors", {"text": "president"}, ["a3"]),
        ("reports", {"actor": "POL", "text": "s-400"}, ["a/grouping"]),
        ("reports", {"type": ["PROTEST"]}, []),
        ("reports", {"speaker": "Lukashenko", "since": "2022-10-17", "until": "2022-10-17"}, ["a/grouping"]),
    ],
)
def test_filters(corpus: Corpus, kind: Kind, asked: dict[str, object], found: list[str]) -> None:
    assert ids(corpus, kind, **asked) == found


def test_a_name_is_not_a_piece_of_another_states_name(corpus: Corpus) -> None:
    for name, code in (("Niger", "NER"), ("nga", "NGA")):
        assert TABLES["actors"](corpus, filter_of(actor=name))["code"].to_list() == [code]
    assert TABLES["actors"](corpus, filter_of(actor="łódź"))["name"].to_list() == ["Łódź Council"]
    assert TABLES["actors"](corpus, filter_of(text="ŁÓDŹ"))["name"].to_list() == ["Łódź Council"]


def test_signs_in_outlets_are_taken_as_they_stand(corpus: Corpus) -> None:
    assert TABLES["reports"](corpus, filter_of(outlet="100%"))["id"].to_list() == ["reprint"]
    assert TABLES["reports"](corpus, filter_of(outlet="d_ily"))["id"].to_list() == []


def test_past_versions_are_seen_only_if_asked(corpus: Corpus) -> None:
    assert TABLES["events"](corpus, filter_of(report="old")).height == 4
    assert TABLES["events"](corpus, filter_of(report="old", old=True)).height == 8
    assert TABLES["reports"](corpus, filter_of(report="old", old=True))["version"].to_list() == [1, 2]


@pytest.mark.parametrize(
    ("given", "day"),
    [("2022", "2022-01-01"), ("2022-02", "2022-02-01"), ("2022-02-24", "2022-02-24")],
)
def test_days(given: str, day: str) -> None:
    assert filter_of(since=given).since == day
    assert filter_of(until="2024-02").until == "2024-02-29"
    assert filter_of(until="2023").until == "2023-12-31"


@pytest.mark.parametrize(
    "asked",
    [{"type": ["ATTACK"]}, {"status": ["done"]}, {"since": "soon"}, {"until": "2022-02-30"}, {"since": "2022-13"}],
)
def test_values_that_there_are_none_of(asked: dict[str, list[str]]) -> None:
    with pytest.raises(UnreadableInput, match=f"^{next(iter(asked))}: .*; (choose from|write it as)"):
        filter_of(**asked)  # type: ignore[arg-type]


def test_questions_in_english() -> None:
    asked = filter_of(type=["ASSAULT"], actor="RUS", since="2022-02-24")
    assert describe("events", asked) == "events of type ASSAULT by RUS since 2022-02-24"
    assert describe("events", EVERYTHING) == "events"
    asked = filter_of(actor="BLR", speaker="Lukashenko", status=["planned"], text="if", limit=5)
    assert describe("commitments", asked) == (
        "commitments to events with status planned of BLR said by Lukashenko with the words “if”, the first 5"
    )


_NAMES = (
    st.none()
    | st.sampled_from(["BLR", "Lukashenko", "%", "'"])
    | st.text(max_size=5).filter(lambda name: "\0" not in name)
)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(KINDS),
    st.builds(
        Filter,
        actor=_NAMES,
        recipient=_NAMES,
        speaker=_NAMES,
        text=_NAMES,
        outlet=_NAMES,
        report=_NAMES,
        type=st.sampled_from([(), ("AID",), ("AID", "ASSAULT")]),
        status=st.sampled_from([(), ("happened",)]),
        since=st.sampled_from([None, "2021-01-01"]),
        unread=st.booleans(),
        limit=st.sampled_from([None, 1]),
        old=st.booleans(),
    ),
)
def test_any_filter_can_be_asked_and_told(corpus: Corpus, kind: Kind, asked: Filter) -> None:
    found = TABLES[kind](corpus, asked)
    assert found.schema == pl.Schema(SCHEMAS[kind])
    every = TABLES[kind](corpus, Filter(old=True))
    assert set(found["id"]) <= set(every["id"])
    assert describe(kind, asked).startswith(kind)


# ---------------------------------------------------------------- tables
@pytest.mark.parametrize("kind", KINDS)
def test_tables_have_their_columns_even_when_empty(corpus: Corpus, kind: Kind) -> None:
    for asked in (EVERYTHING, filter_of(report="nowhere")):
        assert TABLES[kind](corpus, asked).schema == pl.Schema(SCHEMAS[kind])
    assert set(SHORT[kind]) <= set(SCHEMAS[kind])


def test_a_row_of_events(corpus: Corpus) -> None:
    row = TABLES["events"](corpus, filter_of(report="a/grouping")).row(0, named=True)
    assert row == {
        "id": "a/grouping/e1", "report": "a/grouping", "published": "2022-10-17", "outlet": "The Courier",
        "type": "AID", "mode": "military", "status": "happened", "actors": ["RUS"], "recipients": ["BLR"],
        "date": "2022-10-01", "end": "2022-10-31", "when": "October 2022", "source": ["Belarus"], "trigger": "sent",
        "evidence": TEXT[: TEXT.index(". ") + 1], "quantities": ["about 9,000 soldiers", "two S-400 systems"],
        "places": ["Belarus"], "instruments": ["S-400 systems"], "contexts": ["military"], "actor_names": ["Russia"],
        "recipient_names": ["Belarus"], "plover_type": "AID", "intensity": 7.5, "confidence": 1.0, "rule": "send-arms",
        "bounds_start": None, "bounds_end": None, "time_precision": 3, "date_prec": 4, "where_prec": None,
        "inferred": False, "status_rule": None,
    }  # fmt: skip


def _exact() -> Reading:
    """The reading with all that says how exactly something is known."""
    whole, change = reading("exact", author="A. Reporter; B. Writer", modified="2022-10-18", page="stub"), replace
    bounds = EventBounds(value="../2022-10-17", start=None, end="2022-10-17", why="told as past")
    dated, undated, *rest = whole.events
    days = EventDate(value="2022-10-03/2022-10-09", start="2022-10-03", end="2022-10-09", text="last week")
    return change(
        whole,
        places=tuple(change(place, where_prec=6) for place in whole.places),
        quantities=(change(whole.quantities[0], casualty="wounded", per="day"), *whole.quantities[1:]),
        statements=(change(whole.statements[0], force="denied"), *whole.statements[1:]),
        events=(
            change(dated, date=days),
            change(undated, bounds=bounds, inferred=True, status_rule="modal:could"),
            *rest,
        ),
    )


def test_how_exactly_something_is_known(tmp_path: Path) -> None:
    with Corpus(tmp_path / "store.db") as corpus:
        corpus.keep(_exact())
        corpus.keep(Reading(report=Report(id="late", text="Пізно.", language="uk"), problem="unread"))
        dated, undated = TABLES["events"](corpus).head(2).to_dicts()
        assert [dated[name] for name in ("time_precision", "date_prec", "where_prec", "inferred")] == [2, 3, 6, False]
        told = ("time_precision", "date_prec", "bounds_start", "bounds_end", "inferred", "status_rule")
        assert [undated[name] for name in told] == [None, None, None, "2022-10-17", True, "modal:could"]
        assert TABLES["statements"](corpus)["force"][0] == "denied"
        assert TABLES["quantities"](corpus).select("casualty", "per").row(0) == ("wounded", "day")
        shown = TABLES["reports"](corpus).select("author", "modified", "page", "language", "unread").rows()
        assert shown == [
            ("A. Reporter; B. Writer", "2022-10-18", "stub", None, False),
            (None, None, None, "uk", True),
        ]
        assert TABLES["reports"](corpus, filter_of(unread=True))["id"].to_list() == ["late"]
        assert len(TABLES["events"](corpus, filter_of(unread=True))) == 0


def test_days_out_of_order_have_no_precision(tmp_path: Path) -> None:
    days = EventDate(value=None, start="2022-10-09", end="2022-10-03", text="then")
    whole = _exact()
    with Corpus(tmp_path / "store.db") as corpus:
        corpus.keep(replace(whole, events=(replace(whole.events[0], date=days),), commitments=()))
        assert TABLES["events"](corpus).select("time_precision", "date_prec").row(0) == (None, None)


def test_actors_without_a_code_go_by_name_and_codes_are_told_once(corpus: Corpus) -> None:
    events = TABLES["events"](corpus, filter_of(report="a/grouping"))
    assert events["actors"].to_list() == [["RUS"], ["BLR"], ["POL", "soldiers"], ["RUS", "BLR"]]
    assert events["recipients"].to_list()[3] == ["BLR"]
    assert events["recipient_names"].to_list()[3] == ["Belarus", "Alexander Lukashenko"]


def test_rows_of_the_other_tables(corpus: Corpus) -> None:
    asked = filter_of(report="a/grouping")
    statement = TABLES["statements"](corpus, asked).row(2, named=True)
    assert (statement["speaker"], statement["speaker_code"], statement["content"]) == (
        "Poland",
        None,
        ["it had moved 1,500 troops"],
    )
    commitment = TABLES["commitments"](corpus, asked).row(0, named=True)
    assert (commitment["party"], commitment["toward"], commitment["speaker"]) == (
        ["BLR"],
        ["POL"],
        "Alexander Lukashenko",
    )
    assert (commitment["condition_kind"], commitment["event"], commitment["status"]) == (
        "only_if",
        "a/grouping/e2",
        "conditional",
    )
    quantity = TABLES["quantities"](corpus, asked).row(0, named=True)
    assert (quantity["holder"], quantity["place"], quantity["source"], quantity["recipients"]) == (
        "Russia",
        "Belarus",
        ["Belarus"],
        ["BLR"],
    )
    assert TABLES["quantities"](corpus, asked)["source"].to_list()[2:] == [["Poland"], []]
    actor = TABLES["actors"](corpus, asked).row(0, named=True)
    assert (actor["mentions"], actor["words"]) == (2, ["Russia"])
    report = TABLES["reports"](corpus, asked).row(0, named=True)
    assert (report["events"], report["quantities"], report["dropped"], report["characters"]) == (4, 4, 1, len(TEXT))


def test_rows_stand_in_the_order_of_publication(corpus: Corpus) -> None:
    assert TABLES["reports"](corpus, EVERYTHING)["id"].to_list() == ["old", "a/grouping", "reprint", "west/africa"]


# ---------------------------------------------------------------- summary, ledger, commitments
def test_who_did_what(corpus: Corpus) -> None:
    summary = who_did_what(corpus)
    first = summary.row(0, named=True)
    assert (first["actors"], first["type"], first["recipients"], first["facts"], first["reports"]) == (
        ["RUS"],
        "AID",
        ["BLR"],
        3,
        3,
    )
    denied = summary.filter(pl.col("type") == "MOBILIZE").row(0, named=True)
    assert (denied["facts"], denied["denied"]) == (0, 3)
    assert who_did_what(corpus, filter_of(report="nowhere")).columns == summary.columns


def test_the_ledger_of_forces(corpus: Corpus) -> None:
    found = forces(corpus, filter_of(report="a/grouping"))
    assert found.select("class", "words", "status").rows() == [
        ("force", "1,500", "denied"),
        ("force", "about 9,000", "happened"),
        ("weapon", "two", "happened"),
        ("money", "$1.5 billion", "happened"),
    ]
    assert set(LEDGER_SHORT) <= set(found.columns)
    assert forces(corpus, filter_of(report="nowhere")).schema == found.schema


def test_open_commitments(corpus: Corpus) -> None:
    found = open_commitments(corpus, filter_of(actor="Belarus", report="reprint"))
    assert found.select("undertaking", "condition_kind", "condition", "speaker").rows() == [
        ("join the fighting", "only_if", "if it is attacked", "Alexander Lukashenko")
    ]
    assert set(OPEN_SHORT) <= set(found.columns)


@pytest.mark.parametrize("example", ledger().examples, ids=str)
def test_what_stands_in_the_ledger(example: LedgerExample) -> None:
    assert class_of(example.item, example.unit) == example.reads


# ---------------------------------------------------------------- single records
def test_a_record_is_found_by_its_id(corpus: Corpus) -> None:
    found = find_record(corpus, "a/grouping/c1")
    assert found.record == reading("a/grouping").commitments[0]
    assert found.report.id == "a/grouping"
    whole = find(corpus, "a/grouping")
    assert isinstance(whole, Reading)
    assert isinstance(find(corpus, "a/grouping/q1"), Found)


def test_every_id_in_a_table_can_be_shown(corpus: Corpus) -> None:
    for kind in KINDS:
        for id_ in TABLES[kind](corpus, EVERYTHING)["id"]:
            assert find(corpus, id_)


@pytest.mark.parametrize("id_", ["e1", "nowhere/e1", "a/grouping/e99", "nowhere"])
def test_what_is_not_there(corpus: Corpus, id_: str) -> None:
    with pytest.raises(NotFound, match=r"store.db: .*; "):
        find_record(corpus, id_)
    with pytest.raises(NotFound, match=r"store.db: .*; "):
        find(corpus, id_)


def test_a_new_store_can_be_asked(tmp_path: Path) -> None:
    with Corpus(tmp_path / "new.db") as new:
        assert [TABLES[kind](new, EVERYTHING).height for kind in KINDS] == [0] * 6
        assert who_did_what(new).height == forces(new).height == open_commitments(new).height == 0
