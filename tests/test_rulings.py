"""Rulings: tellings kept together or apart, undone, listed, and kept when reports are read again."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from gestae.asking.linked import frame_of, linked
from gestae.asking.rulings import rule, rulings, undo
from gestae.cli.app import app
from gestae.errors import NotFound, UnreadableInput
from gestae.records import Decision, Occurrence
from gestae.store import Corpus
from graded_reports import STRIKE, keep_again
from linked_reports import TANKS, read

run = CliRunner()
FIRST, LATER = "p1/e1", "p4/e1"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    with Corpus(path) as corpus:
        for reading in read(STRIKE):
            corpus.keep(reading)
    return path


def holding(corpus: Corpus, name: str) -> Occurrence:
    """The occurrence that a telling belongs to."""
    report, _, own = name.partition("/")
    return next(one for one in corpus.occurrences() if any((m.report, m.event) == (report, own) for m in one.mentions))


def alike(corpus: Corpus) -> bool:
    return holding(corpus, FIRST).id == holding(corpus, LATER).id


def ask(store: Path, *words: str) -> Any:
    return run.invoke(app, ["rule", str(store), *words])


def test_the_names_are_those_that_occurrences_prints(store: Path) -> None:
    with Corpus(store) as corpus:
        frame = frame_of(corpus, "occurrences", linked(corpus, "occurrences"))
        names = [mention.split()[0] for row in frame.to_dicts() for mention in row["mentions"]]
        assert {FIRST, LATER} <= set(names)
        read_events, echo = [name for name in names if "/" in name], next(name for name in names if "@" in name)
        for name in [echo, *read_events[1:]]:  # a ruling comes before all that speaks against it
            rule(corpus, [read_events[0], name], together=True)
        (whole,) = corpus.occurrences()
        assert {f"{m.report}@{m.trigger.start}" for m in whole.mentions} >= {echo}


def test_together_then_undone_is_as_before(store: Path) -> None:
    with Corpus(store) as corpus:
        before = corpus.occurrences()
        assert not alike(corpus)
        rule(corpus, [FIRST, LATER], together=True, why="one campaign", by="J. Kowal")
        assert alike(corpus)
        assert corpus.decisions()[0].note == "one campaign"
        (done,) = undo(corpus, [], by="A. Kask")
        assert done.by == "J. Kowal"
        assert corpus.occurrences() == before
        assert corpus.decisions() == []
        (kept,) = corpus.judgements.rulings()
        assert (kept.state, kept.undone_by, kept.why) == ("undone", "A. Kask", "one campaign")


def test_apart_parts_what_was_joined(store: Path) -> None:
    with Corpus(store) as corpus:
        other = next(m for m in holding(corpus, FIRST).mentions if m.report == "p2" and m.event)
        rule(corpus, [FIRST, f"p2/{other.event}"], together=False)
        assert holding(corpus, FIRST).id != holding(corpus, f"p2/{other.event}").id


def test_an_occurrence_stands_for_its_best_telling(store: Path) -> None:
    with Corpus(store) as corpus:
        rule(corpus, [holding(corpus, FIRST).id, holding(corpus, LATER).id], together=True)
        assert alike(corpus)


def test_a_new_ruling_on_the_same_tellings_takes_the_place_of_the_old(store: Path) -> None:
    with Corpus(store) as corpus:
        rule(corpus, [FIRST, LATER], together=True)
        rule(corpus, [LATER, FIRST], together=False)
        assert [one.together for one in corpus.decisions()] == [False]
        assert [one.state for one in corpus.judgements.rulings()] == ["undone", "in force"]
        assert undo(corpus, [FIRST, LATER])
        assert corpus.decisions() == []


def test_a_ruling_stays_when_a_report_is_read_again(store: Path) -> None:
    with Corpus(store) as corpus:
        rule(corpus, [FIRST, LATER], together=True)
        keep_again(corpus, STRIKE[0], f"Belarus shut its border with Poland on Friday. {STRIKE[0].text}")
        moved = next(one for one in corpus.reading("p1").events if "struck" in one.trigger.text)
        assert moved.id != "e1"
        assert holding(corpus, f"p1/{moved.id}").id == holding(corpus, LATER).id
        (row,) = rulings(corpus).to_dicts()
        assert (row["first"], row["second"], row["state"]) == (f"p1/{moved.id}", LATER, "in force")
        assert undo(corpus, [f"p1/{moved.id}", LATER])


def test_a_ruling_whose_words_are_gone_is_orphaned_and_comes_back_with_them(store: Path) -> None:
    with Corpus(store) as corpus:
        rule(corpus, [FIRST, LATER], together=True)
        keep_again(corpus, STRIKE[0], "Ukraine vowed to retaliate.")
        (row,) = rulings(corpus).to_dicts()
        assert row["state"] == "orphaned"
        assert row["sentence"].startswith("Russian missiles struck the port of Odesa")
        keep_again(corpus, STRIKE[0], f"{STRIKE[0].text} Kyiv said so again.")
        assert rulings(corpus)["state"].to_list() == ["in force"]
        assert alike(corpus)
        keep_again(corpus, STRIKE[0], "Ukraine vowed to retaliate at last.")
        assert undo(corpus, ["1"])


def test_a_ruling_may_come_before_its_report(tmp_path: Path) -> None:
    first, last = read(STRIKE)[0].events[0].trigger, read(STRIKE)[3].events[0].trigger
    ruling = Decision(
        report="p1", start=first.start, end=first.end, other_report="p4", other_start=last.start, other_end=last.end,
        together=True,
    )  # fmt: skip
    with Corpus(tmp_path / "late.db") as corpus:
        corpus.keep(read(STRIKE)[3])
        corpus.decide(ruling)
        assert corpus.occurrences()
        corpus.keep(read(STRIKE)[0])
        assert alike(corpus)


def test_a_store_that_cannot_be_written_is_linked_by_its_rulings(store: Path) -> None:
    with Corpus(store) as corpus:
        rule(corpus, [FIRST, LATER], together=True)
        for reading in read(TANKS):
            corpus.keep(reading)
        linked_once = [one.id for one in corpus.occurrences()]
    store.chmod(0o400)
    with Corpus(store, create=False) as corpus:
        assert [one.id for one in corpus.occurrences()] == linked_once


@pytest.mark.parametrize(
    ("names", "error", "match"),
    [
        (["p1/e1", "p4/e9"], NotFound, "no occurrence has a telling 'p4/e9'; did you mean"),
        (["p1/e1"], UnreadableInput, "two tellings or more"),
        (["p1/e1", "p1/e1"], UnreadableInput, "named twice"),
        (["p1/e1", ""], NotFound, "no occurrence has a telling ''"),
    ],
)
def test_odd_names_are_one_clear_line(store: Path, names: list[str], error: Any, match: str) -> None:
    with Corpus(store) as corpus:
        with pytest.raises(error, match=match) as caught:
            rule(corpus, names, together=True)
        assert "\n" not in str(caught.value)
        assert corpus.decisions() == []


def test_the_command_rules_lists_and_undoes(store: Path, tmp_path: Path) -> None:
    done = ask(store, "together", FIRST, LATER, "--why", "one campaign", "--by", "J. Kowal")
    assert done.exit_code == 0, done.output
    assert f"ruled together: {FIRST}, {LATER}; now 1 occurrence: o" in done.stderr
    (row,) = csv.DictReader(ask(store, "list", "--format", "csv").stdout.splitlines())
    assert (row["number"], row["ruling"], row["by"], row["why"]) == ("1", "together", "J. Kowal", "one campaign")
    assert "together" in ask(store).stdout
    assert "undone: ruling 1" in ask(store, "undo").stderr
    assert ask(store, "undo").exit_code == 1
    assert "no ruling 7 in force" in ask(store, "undo", "7").stderr
    assert ask(store, "together", FIRST).exit_code == 2
    assert ask(store, "list", FIRST).exit_code == 2
    assert ask(tmp_path / "none.db", "list").exit_code == 1
