"""Grades: reliability and credibility kept apart, never lost, with who, when and why; computed support beside them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text as sql
from typer.testing import CliRunner

from gestae.asking.brief import brief
from gestae.asking.filters import filter_of
from gestae.asking.grade_import import import_grades
from gestae.asking.grades import PORTABLE, grades, judge, judgements_on, portable
from gestae.asking.grading import grading_of, gradings_of
from gestae.asking.linked import frame_of, graded, linked
from gestae.asking.outlets import Reliabilities, reliabilities
from gestae.asking.tables import events, reports
from gestae.cli.app import app
from gestae.errors import EmptyInput, MissingInput, NotFound, UnreadableInput
from gestae.export.brief_docx import as_docx
from gestae.export.brief_html import as_html
from gestae.export.brief_markdown import as_markdown
from gestae.knowledge.grading import Counts, grade_words, proposed
from gestae.records import Occurrence, Report
from gestae.records.judgements import Anchor, OutletGrade
from gestae.store import Corpus
from gestae.store.anchors import anchor_in, place_in
from gestae.store.grades import folded
from graded_reports import STRIKE, keep_again
from linked_reports import TANKS, read

run = CliRunner()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    with Corpus(path) as corpus:
        for reading in read(STRIKE):
            corpus.keep(reading)
    return path


def strike(corpus: Corpus, report: str = "p1") -> Occurrence:
    return next(
        one
        for one in corpus.occurrences()
        if any(mention.report == report and "struck" in mention.trigger.text for mention in one.mentions)
    )


def event(corpus: Corpus, words: str, report: str = "p1") -> str:
    found = next(one for one in corpus.reading(report).events if words in one.trigger.text)
    return f"{report}/{found.id}"


# ---------------------------------------------------------------- outlets
def test_an_outlet_is_graded_as_named_in_any_case_and_spacing(store: Path) -> None:
    with Corpus(store) as corpus:
        made = corpus.judgements.grade_outlet(" harbour  POST", "b", why="own correspondents", by="J. Kowal")
        assert (made.outlet, made.reliability, made.why, made.by) == (
            "Harbour Post", "B", "own correspondents", "J. Kowal",
        )  # fmt: skip
        shown = dict(reports(corpus).select("id", "reliability").iter_rows())
    assert shown == {"p1": "B", "p2": None, "p3": None, "p4": None}


def test_a_new_grade_replaces_the_old_and_both_stay_on_record(store: Path) -> None:
    with Corpus(store) as corpus:
        corpus.judgements.grade_outlet("Harbour Post", "B")
        corpus.judgements.grade_outlet("Harbour Post", "D", why="ran a hoax")
        corpus.judgements.grade_outlet("Harbour Post", None)
        assert corpus.judgements.outlet_grades() == []
        assert [one.reliability for one in corpus.judgements.outlet_grades(history=True)] == ["B", "D", None]
        assert grades(corpus, history=True)["state"].to_list() == ["replaced", "replaced", "withdrawn"]
        with pytest.raises(NotFound, match="it has no grade"):
            corpus.judgements.grade_outlet("Harbour Post", None)


def test_a_grade_from_a_day_on_leaves_earlier_reports_theirs(store: Path) -> None:
    with Corpus(store) as corpus:
        corpus.judgements.grade_outlet("Evening Wire", "C")
        corpus.judgements.grade_outlet("Evening Wire", "E", since="2023-05-10")
        known = reliabilities(corpus)
        with pytest.raises(NotFound, match="hold from: always, 2023-05-10"):
            corpus.judgements.grade_outlet("Evening Wire", None, since="2023-05-11")
    assert [known.of("Evening Wire", day) for day in ("2023-05-09", "2023-05-10", "2024-01-01", None)] == list("CEEC")
    assert known.of("Morning Wire", "2024-01-01") is None
    assert known.of(None, "2024-01-01") is None


NAMES = st.sampled_from(["Harbour Post", "HARBOUR  post", "Evening Wire"])
DAYS = st.one_of(st.none(), st.dates().map(str))


@given(st.lists(st.tuples(NAMES, DAYS, st.sampled_from("ABCDEF")), max_size=6), NAMES, DAYS)
def test_the_grade_of_a_report_is_that_of_the_latest_day_that_has_come(
    given: list[tuple[str, str | None, Any]], outlet: str, day: str | None
) -> None:
    own = {since or "": grade for name, since, grade in given if folded(name) == folded(outlet)}
    ordered = [OutletGrade(outlet=outlet, since=since or None, reliability=own[since], made_at="")
               for since in sorted(own, reverse=True)]  # fmt: skip
    fitting = [own[since] for since in sorted(own) if not since or (day or "") >= since]
    known = Reliabilities({folded(outlet): tuple(ordered)})
    assert known.of(outlet, day) == (fitting[-1] if fitting else None)


def test_reports_are_asked_for_by_the_grade_of_their_outlet(store: Path) -> None:
    with Corpus(store) as corpus:
        known = corpus.judgements
        known.grade_outlet("Harbour Post", "A")
        known.grade_outlet("Black Sea News", "B", since="2023-05-04")
        known.grade_outlet("Evening Wire", "E", since="2023-05-05")
        for asked, ids in (("a,b", {"p1"}), ("e", {"p4"}), ("A,E", {"p1", "p4"}), ("F", set())):
            assert set(reports(corpus, filter_of(reliability=[asked]))["id"]) == ids
            assert set(events(corpus, filter_of(reliability=[asked]))["report"]) == ids
        told = linked(corpus, "occurrences", filter_of(reliability=["E"]))
        assert [one.id for one in told if isinstance(one, Occurrence)] == [strike(corpus, "p4").id]
    with pytest.raises(UnreadableInput, match="choose from A, B, C, D, E, F"):
        filter_of(reliability=["A,G"])


# ---------------------------------------------------------------- records
def test_every_kind_of_record_can_be_graded(store: Path) -> None:
    with Corpus(store) as corpus:
        reading = corpus.reading("p1")
        ids = [reading.events[0].id, reading.statements[0].id, reading.quantities[0].id, reading.commitments[0].id]
        for number, own in enumerate(ids, 1):
            corpus.judgements.grade_record(f"p1/{own}", str(number), by="J. Kowal")
        corpus.judgements.grade_record(strike(corpus).id, "5")
        found = {(one.kind, one.now): one.credibility for one in corpus.judgements.record_grades()}
    kinds = ("event", "statement", "quantity", "commitment")
    expected = {(kind, f"p1/{own}"): str(number) for number, (kind, own) in enumerate(zip(kinds, ids, strict=True), 1)}
    assert found == expected | {("occurrence", strike_of(store)): "5"}


def strike_of(path: Path) -> str:
    with Corpus(path) as corpus:
        return strike(corpus).id


def test_a_newer_version_keeps_the_grade_under_the_record_of_the_same_words(store: Path) -> None:
    with Corpus(store) as corpus:
        corpus.judgements.grade_record(event(corpus, "struck"), "2")
        corpus.judgements.grade_record(strike(corpus).id, "3")
        keep_again(corpus, STRIKE[0], f"Belarus shut its border with Poland on Friday. {STRIKE[0].text}")
        now = {one.kind: one.now for one in corpus.judgements.record_grades()}
        assert now == {"event": event(corpus, "struck"), "occurrence": strike(corpus).id}
        assert {one.id for one in corpus.judgements.record_grades()} != set(now.values())
        assert grading_of(corpus, strike(corpus).id).grade is not None


def test_a_grade_whose_words_are_gone_is_orphaned_and_comes_back_with_them(store: Path) -> None:
    with Corpus(store) as corpus:
        id_ = event(corpus, "struck")
        corpus.judgements.grade_record(id_, "2", by="J. Kowal")
        keep_again(corpus, STRIKE[0], "Ukraine vowed to retaliate.")
        (row,) = grades(corpus).to_dicts()
        assert (row["target"], row["grade"], row["state"], row["by"]) == (id_, "2", "orphaned", "J. Kowal")
        assert row["words"].startswith("Russian missiles struck the port of Odesa")
        keep_again(corpus, STRIKE[0], f"{STRIKE[0].text} Kyiv said so again.")
        assert grades(corpus)["state"].to_list() == ["in force"]
        keep_again(corpus, STRIKE[0], "Ukraine vowed to retaliate at last.")
        corpus.judgements.grade_record(id_, None)  # an orphan can be withdrawn by the id it had
        assert grades(corpus).is_empty()


def test_a_grade_of_an_occurrence_goes_where_its_best_telling_goes(store: Path) -> None:
    with Corpus(store) as corpus:
        corpus.judgements.grade_record(strike(corpus).id, "2")
        early = Report(
            id="p0", outlet="Harbour Post", published="2023-05-01",
            text="Russian missiles struck the port of Odesa on Monday.",
        )  # fmt: skip
        before = strike(corpus).id
        corpus.keep(read((early,))[0])
        assert strike(corpus).id != before  # an earlier telling names it now
        assert [one.now for one in corpus.judgements.record_grades()] == [strike(corpus).id]


@given(st.text(min_size=1, max_size=60), st.data())
def test_words_are_found_in_the_text_that_they_were_taken_from(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = anchor_in(text, "r", start, end)
    assert anchor.words == text[start:end]
    place = place_in(anchor, text)
    assert place is not None
    assert text[slice(*place)] == anchor.words
    moved = place_in(anchor, f"Before it. {text}")
    assert moved is not None


def test_the_nearest_of_two_equal_sentences_is_meant() -> None:
    text = "He fired. He fired."
    anchor = anchor_in(text, "r", 13, 18)
    assert place_in(anchor, text) == (13, 18)
    assert place_in(Anchor(report="r", start=3, end=90), text) is None


# ---------------------------------------------------------------- computed support
def test_support_counts_origins_denials_parties_and_grades(store: Path) -> None:
    with Corpus(store) as corpus:
        corpus.judgements.grade_outlet("Harbour Post", "B")
        support = gradings_of(corpus)[strike(corpus).id].support
    assert (support.status, support.origins, support.outlets) == ("happened", 2, 2)
    assert support.reliability == {"B": 1, "none": 1}
    assert (support.own_voice, support.outside) == (2, 2)
    assert (support.denials, support.denials_outside, support.deniers) == (1, 0, ("RUS",))
    assert "number" in support.contradictions
    assert support.words.startswith("2 independent origins; 1 denial; accounts differ in the number")
    assert (support.proposed, support.rule) == ("3", "told-twice")


def test_counts_of_support_agree_with_each_other(store: Path) -> None:
    with Corpus(store) as corpus:
        for reading in read(TANKS):
            corpus.keep(reading)
        known = {one.id: one for one in corpus.occurrences()}
        found = gradings_of(corpus)
    assert set(found) == set(known)
    for id_, grading in found.items():
        one, support = known[id_], grading.support
        assert support.own_voice <= support.outside <= support.origins <= one.origins
        assert support.denials_outside <= support.denials <= one.origins
        assert sum(support.reliability.values()) == support.origins
        assert support.outlets <= one.outlets
        assert (support.proposed is None) == (one.status not in ("happened", "ongoing"))
        assert set(grading.reliability) == {mention.report for mention in one.mentions}


def test_of_what_is_denied_alone_nobody_says_that_it_is_so(tmp_path: Path) -> None:
    with Corpus(tmp_path / "denied.db") as corpus:
        corpus.keep(read(STRIKE)[1])
        support = grading_of(corpus, strike(corpus, "p2").id).support
    assert (support.origins, support.denials, support.proposed) == (0, 1, None)
    assert support.words == "no origin says that it is so; 1 denial"


def test_a_copy_is_no_second_origin(tmp_path: Path) -> None:
    text = (
        "Russian missiles struck the port of Odesa on Monday. The strike set two warehouses and a grain store on fire. "
        "Firemen worked through the night. The mayor told residents to keep their windows shut. Schools stayed closed."
    )
    with Corpus(tmp_path / "copies.db") as corpus:
        corpus.add(
            [
                {"id": f"c{n}", "text": text, "outlet": outlet, "published": "2023-05-02"}
                for n, outlet in enumerate(["Harbour Post", "Black Sea News"])
            ],
            clean=False,
        )
        support = gradings_of(corpus)[strike(corpus, "c0").id].support
    assert (support.origins, support.proposed, support.rule) == (1, "6", "alone")


def test_what_is_only_planned_has_no_proposal(tmp_path: Path) -> None:
    with Corpus(tmp_path / "plans.db") as corpus:
        for reading in read(TANKS[:2]):
            corpus.keep(reading)
        found = gradings_of(corpus)
    assert found
    assert all(one.support.proposed is None for one in found.values())


def test_show_ends_with_the_grade_and_the_support_of_an_event(store: Path) -> None:
    with Corpus(store) as corpus:
        id_ = event(corpus, "struck")
        corpus.judgements.grade_record(id_, "2", by="J. Kowal", why="seen on video")
    lines = run.invoke(app, ["show", str(store), id_]).stdout.splitlines()
    assert any(line.startswith("graded 2 (probably true) by J. Kowal on ") for line in lines)
    assert any(line.startswith("computed support: 2 independent origins; 1 denial") for line in lines)


def test_support_never_writes_over_a_grade(store: Path) -> None:
    with Corpus(store) as corpus:
        id_ = strike(corpus).id
        corpus.judgements.grade_record(id_, "5", why="the crater is old")
        grading = grading_of(corpus, event(corpus, "struck"))
        assert grading.occurrence == id_
        assert grading.grade is not None
        assert (grading.grade.credibility, grading.support.proposed) == ("5", "3")
        lines = judgements_on(corpus, id_)
    assert lines[0].startswith("graded 5 (improbable) on ")
    assert lines[0].endswith(": the crater is old")
    assert lines[1].startswith("computed support: 2 independent origins")


@pytest.mark.parametrize("example", grade_words().examples, ids=lambda one: one.told)
def test_examples_of_the_lexicon_are_proposed(example: Any) -> None:
    found = proposed(example)
    assert found is not None
    assert found.credibility == example.proposes


COUNTS = st.builds(
    Counts, origins=st.integers(0, 6), outside=st.integers(0, 6), denials=st.integers(0, 6),
    denials_outside=st.integers(0, 6), contradictions=st.integers(0, 3),
)  # fmt: skip


@given(COUNTS)
def test_something_is_proposed_for_all_counts_and_nothing_denied_is_confirmed(counts: Counts) -> None:
    found = proposed(counts)
    assert found is not None
    if counts.denials or counts.denials_outside:
        assert found.credibility not in ("1", "2") or not counts.denials


def test_every_grade_has_its_words() -> None:
    words = grade_words()
    assert set(words.reliability) == set("ABCDEF")
    assert set(words.credibility) == set("123456")


# ---------------------------------------------------------------- where it is shown
def test_tables_and_json_show_grade_and_support(store: Path) -> None:
    with Corpus(store) as corpus:
        corpus.judgements.grade_outlet("Harbour Post", "B")
        corpus.judgements.grade_record(strike(corpus).id, "2")
        corpus.judgements.grade_record(event(corpus, "struck"), "1")
        found = linked(corpus, "occurrences")
        frame = frame_of(corpus, "occurrences", found, graded(corpus, "occurrences", found))
        row = next(row for row in frame.to_dicts() if row["id"] == strike(corpus).id)
        disputes = linked(corpus, "contradictions")
        sides = frame_of(corpus, "contradictions", disputes, graded(corpus, "contradictions", disputes)).to_dicts()
    assert (row["credibility"], row["proposed"], row["denials"]) == ("2", "3", 1)
    assert any(mention.startswith("p1/") and "[B]" in mention for mention in row["mentions"])
    assert any("(p1 [B]: “" in side for one in sides for side in one["sides"])
    lines = run.invoke(app, ["occurrences", str(store), "--format", "jsonl"]).stdout.splitlines()
    whole = next(one for one in map(json.loads, lines) if one["id"] == row["id"])
    assert whole["grading"]["grade"]["credibility"] == "2"
    assert whole["grading"]["reliability"] == {"p1": "B", "p2": None, "p3": None}
    assert [one["credibility"] for one in whole["grading"]["mentions"]] == ["1"]


def test_the_brief_shows_grades_beside_the_numbers_of_sources(store: Path) -> None:
    with Corpus(store) as corpus:
        corpus.judgements.grade_outlet("Harbour Post", "B")
        corpus.judgements.grade_record(event(corpus, "struck"), "2")
        corpus.judgements.grade_record(strike(corpus).id, "4")
        made = brief(corpus)
    (number,) = [one.number for one in made.sources if one.credibility]
    assert made.sources[number - 1].reliability == "B"
    text = as_markdown(made)
    assert f"[\\[{number} B2\\]](#source-{number})" in text
    assert "Harbour Post (B: usually reliable)" in text
    assert "graded 4 (doubtful); computed support: 2 independent origins" in text
    assert f">[{number} B2]</a>" in as_html(made)
    assert as_docx(made)
    (line,) = [line for one in made.sections for line in one.lines if line.credibility]
    assert line.support is not None
    assert line.support.proposed == "3"


# ---------------------------------------------------------------- import and export
def test_grades_go_into_another_store_by_their_words(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "grades.csv"
    with Corpus(store) as corpus:
        corpus.judgements.grade_outlet("Harbour Post", "B", since="2023-01-01", why="a, “b”\nc")
        corpus.judgements.grade_record(event(corpus, "struck"), "2", by="J. Kowal")
        corpus.judgements.grade_record(event(corpus, "retaliate"), "3")
        corpus.judgements.grade_record(event(corpus, "retaliate"), None)
        before = portable(corpus)
    assert run.invoke(app, ["grade", str(store), "--export", str(file)]).exit_code == 0
    with Corpus(tmp_path / "other.db") as corpus:
        for reading in read(STRIKE[1:]):
            corpus.keep(reading)
        keep_again(corpus, STRIKE[0], f"Belarus shut its border with Poland on Friday. {STRIKE[0].text}")
        done = import_grades(corpus, file)
        assert (done.added, done.unchanged, done.orphaned, done.unnamed) == (4, 0, 0, ())
        assert import_grades(corpus, file).added == 0
        (record,) = corpus.judgements.record_grades()
        assert record.now == event(corpus, "struck")
        same = [name for name in PORTABLE if name not in ("id", "start", "end")]
        assert portable(corpus).select(same).to_dicts() == before.select(same).to_dicts()
    with Corpus(tmp_path / "empty.db") as corpus:
        done = import_grades(corpus, file)
        assert (done.added, done.orphaned, done.unnamed) == (4, 3, ("Harbour Post",))
        assert grades(corpus).filter(state="orphaned")["words"].to_list()[0].startswith("Russian missiles struck")


def test_an_analyst_lists_grades_by_hand(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "hand.csv"
    file.write_text("\ufeffOutlet;Grade;Remark\nharbour post;b;x\nLake Herald;F;\n;;\n", "utf-8")
    with Corpus(store) as corpus:
        done = import_grades(corpus, file, by="J. Kowal")
        assert (done.added, done.unnamed) == (2, ("Lake Herald",))
        assert reliabilities(corpus).of("Harbour Post", None) == "B"
        assert import_grades(corpus, file).unchanged == 2
        ids = tmp_path / "ids.csv"
        ids.write_text(f"id,grade\n{event(corpus, 'struck')},2\n", "utf-8")
        assert import_grades(corpus, ids).added == 1


@pytest.mark.parametrize(
    ("rows", "match"),
    [
        ("outlet,grade\nHarbour Post,A\nHarbour Post,9\n", "row 2: '9' is no grade of an outlet; reliability goes"),
        ("id,grade\np1/e1,A\n", "row 1: 'A' is no grade of a record; credibility goes"),
        ("outlet,grade\nHarbour Post\n", "row 1: another number of cells"),
        ("outlet,mark\nHarbour Post,A\n", "no grades under outlet, mark; its head needs"),
        ("outlet,grade,since\nHarbour Post,A,May\n", "row 1: published 'May' is no date|row 1: .*May"),
        ("outlet,grade,made_at\nHarbour Post,A,noon\n", "row 1: made_at 'noon' is no time"),
        ("grade,id,outlet\n2,,\n", "row 1: it names neither an outlet nor a record"),
        ('outlet,grade\n"Harbour Post,A\n', "is no CSV"),
        ("kind,grade,id,report,start,end,words,sentence\nevent,2,p1/e1,p1,9,5,x,y\n", "row 1: kind, start, end or at"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_taken(rows: str, match: str, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(rows, "utf-8")
    with Corpus(store) as corpus:
        with pytest.raises(UnreadableInput, match=match):
            import_grades(corpus, file)
        assert grades(corpus, history=True).is_empty()


def test_no_file_or_an_empty_one_is_said(store: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text(" \n", "utf-8")
    (tmp_path / "latin.csv").write_bytes("outlet,grade\nLe Progrès,A\n".encode("latin-1"))
    with Corpus(store) as corpus:
        with pytest.raises(MissingInput, match="no such file"):
            import_grades(corpus, tmp_path / "none.csv")
        with pytest.raises(EmptyInput, match="nothing in it"):
            import_grades(corpus, tmp_path / "empty.csv")
        with pytest.raises(UnreadableInput, match="UTF-8"):
            import_grades(corpus, tmp_path / "latin.csv")


# ---------------------------------------------------------------- odd input
@pytest.mark.parametrize(
    ("target", "grade", "error", "match"),
    [
        ("Harbor Post", "B", NotFound, "no report is of outlet 'Harbor Post'; did you mean 'Harbour Post'"),
        ("Harbour Post", "G", UnreadableInput, "'G' is no grade of an outlet"),
        ("Harbour Post", "2", NotFound, "outlets take A to F"),
        ("p1/e1", "B", UnreadableInput, "a record takes 1 to 6"),
        ("p1/e1", "B2", UnreadableInput, "'B2' is two grades; give B to the outlet and 2 to the record"),
        ("p1/e1", "7", UnreadableInput, "'7' is no grade of a record"),
        ("p1/e99", "2", NotFound, "report p1 has no event e99"),
        ("p9/e1", "2", NotFound, "no report p9"),
        ("p1/a1", "2", NotFound, "names no record"),
        ("o0000000000", "2", NotFound, "no occurrence o0000000000"),
        ("p1/e1", None, NotFound, "'p1/e1' has no grade to withdraw"),
    ],
)
def test_odd_input_is_one_clear_line(store: Path, target: str, grade: str | None, error: Any, match: str) -> None:
    with Corpus(store) as corpus:
        with pytest.raises(error, match=match) as caught:
            judge(corpus, target, grade)
        assert "\n" not in str(caught.value)
        assert grades(corpus, history=True).is_empty()


def test_the_command_grades_lists_and_withdraws(store: Path, tmp_path: Path) -> None:
    def ask(*words: str) -> Any:
        return run.invoke(app, ["grade", str(store), *words])

    assert "Harbour Post: B (usually reliable)" in ask("harbour post", "b", "--by", "J. Kowal").stderr
    done = ask(strike_of(store), "2", "--why", "seen on video")
    assert "2 (probably true)" in done.stderr
    assert "computed support: 2 independent origins; 1 denial" in done.stderr
    rows = list(csv.DictReader(ask("--format", "csv").stdout.splitlines()))
    assert [(row["kind"], row["grade"]) for row in rows] == [("outlet", "B"), ("occurrence", "2")]
    assert rows[0]["by"] == "J. Kowal"
    assert "B" in ask("Harbour Post").stdout
    assert ask("harbour post", "--withdraw").exit_code == 0
    assert len(ask("--format", "csv").stdout.splitlines()) == 2
    assert len(ask("--history", "--format", "csv").stdout.splitlines()) == 4
    assert "no grade yet" in ask("p1/e1").stderr
    assert ask("--export", "-").stdout.startswith(",".join(PORTABLE))
    assert ask("nothing of the kind").exit_code == 1
    for words in (
        ["--withdraw"],
        ["x", "A", "--withdraw"],
        ["x", "--import", "f"],
        ["x", "--since", "2022"],
        ["x", "7"],
    ):
        assert ask(*words).exit_code == 2, words
    missing = run.invoke(app, ["grade", str(tmp_path / "none.db")])
    assert missing.exit_code == 1
    assert "no such store" in missing.stderr


def test_an_older_store_gets_the_tables_and_keeps_its_rulings(store: Path) -> None:
    with Corpus(store) as corpus:
        first = event(corpus, "struck")
        engine = corpus.judgements.engine
        with engine.begin() as connection:
            for name in ("outlet_grades", "record_grades", "decisions"):
                connection.execute(sql(f"DROP TABLE {name}"))
            connection.execute(sql("DELETE FROM gestae_migrations WHERE name = '007-grades'"))
            columns = (
                'id INTEGER PRIMARY KEY, report TEXT, start INTEGER, "end" INTEGER, other_report TEXT, '
                "other_start INTEGER, other_end INTEGER, together BOOLEAN, note TEXT, made_at TEXT"
            )
            connection.execute(sql(f"CREATE TABLE decisions ({columns})"))
            at = STRIKE[0].text.index("struck")
            row = f"1, 'p1', {at}, {at + 6}, 'p4', {at}, {at + 6}, 0, null, '2024-01-01'"
            connection.execute(sql(f"INSERT INTO decisions VALUES ({row})"))
    with Corpus(store) as corpus:
        (ruling,) = corpus.judgements.rulings()
        assert (ruling.first.words, ruling.state, ruling.by) == ("struck", "in force", None)
        corpus.judgements.grade_record(first, "2")
        assert len(corpus.judgements.record_grades()) == 1
