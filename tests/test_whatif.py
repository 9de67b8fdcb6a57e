"""What-if: the commitments that an act would meet, in turn, and never a forecast."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import gestae
from gestae.asking.supposing import supposed_by, supposed_in
from gestae.asking.whatif import WhatIf, what_if
from gestae.cli.app import app
from gestae.errors import UnreadableInput
from gestae.export.whatif import as_dot, as_mermaid, as_text
from gestae.reading.reader import Reader

REPORTS = [
    {
        "id": "w1",
        "published": "2023-02-17",
        "outlet": "Minsk Post",
        "text": "Belarus will go to war only if it is attacked, President Alexander Lukashenko said on Thursday.",
    },
    {
        "id": "w2",
        "published": "2023-02-18",
        "outlet": "Riga Wire",
        "text": "Estonia will close its border with Russia if Russia attacks Latvia, the government in Tallinn said.",
    },
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whatif") / "store.db"
    with gestae.Corpus(path) as corpus:
        corpus.add(REPORTS, clean=False)
    return path


def ask(store: Path, sentence: str) -> WhatIf:
    with gestae.Corpus(store, create=False) as corpus:
        return what_if(corpus, supposed_in(sentence, Reader(clean=False).read))


def test_the_promise_for_the_case_is_found(store: Path) -> None:
    found = ask(store, "Belarus is attacked")
    assert (found.supposed.type, found.supposed.recipients) == ("ASSAULT", ("BLR",))
    (one,) = found.promised
    assert (one.report, one.party, one.fit, one.kind, one.state) == ("w1", ("BLR",), "meets", "only_if", "open")
    assert one.condition.text == "if it is attacked"
    assert "promised" in found.note


def test_another_target_meets_another_promise(store: Path) -> None:
    assert {one.report for one in ask(store, "Latvia is attacked").promised} == {"w2"}


def test_by_type_and_code_it_is_the_same(store: Path) -> None:
    with gestae.Corpus(store, create=False) as corpus:
        found = what_if(corpus, supposed_by("ASSAULT", recipient="blr"))
    assert [one.report for one in found.promised] == ["w1"]


def test_a_sentence_without_an_act_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="no act was recognised"):
        supposed_in("The weather is fine", Reader(clean=False).read)


def test_a_supposition_of_what_does_not_happen_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="does not happen"):
        supposed_in("Belarus is not attacked", Reader(clean=False).read)


def test_nothing_found_says_among_how_many(store: Path) -> None:
    found = ask(store, "Chile sanctions Peru")
    assert found.promised == ()
    assert found.conditional == 2
    assert "2 with a condition were looked through" in as_text(found)


def test_who_promises_to_fight_if_attacked_is_not_met_by_its_own_fighting(store: Path) -> None:
    assert [one.after for one in ask(store, "Belarus is attacked").promised] == [None]


def test_text_and_graphs_name_promise_and_source(store: Path) -> None:
    found = ask(store, "Belarus is attacked")
    text = as_text(found)
    assert "if it is attacked" in text
    assert "Minsk Post, 2023-02-17, report w1" in text
    assert text.rstrip().endswith("not what will happen.")
    assert as_dot(found).startswith("digraph whatif {")
    assert "start -> n0" in as_dot(found)
    assert as_mermaid(found).startswith("flowchart LR")


def test_the_command(store: Path) -> None:
    runner = CliRunner()
    told = runner.invoke(app, ["whatif", str(store), "--type", "assault", "--recipient", "BLR", "--format", "json"])
    assert told.exit_code == 0, told.output
    assert json.loads(told.output)["promised"][0]["report"] == "w1"
    assert runner.invoke(app, ["whatif", str(store)]).exit_code == 2
    assert runner.invoke(app, ["whatif", str(store), "--type", "PARTY"]).exit_code == 2
    by_name = runner.invoke(app, ["whatif", str(store), "--type", "assault", "--recipient", "Belarus"])
    assert "BLR will: go to war" in by_name.output
    for wrong in (["--type", "ASSAULT", "--recipient", "BLX"], ["Belarus is attacked", "--recipient", "BLR"]):
        assert runner.invoke(app, ["whatif", str(store), *wrong]).exit_code == 2


@pytest.mark.parametrize("command", ["occurrences", "contradictions", "drift"])
def test_the_other_commands_answer(store: Path, command: str, tmp_path: Path) -> None:
    lines = _asked([command, str(store)], tmp_path)
    assert bool(lines) == (command == "occurrences")


def test_commitments_joined(store: Path, tmp_path: Path) -> None:
    (line,) = _asked(["commitments", str(store), "--joined", "--actor", "BLR"], tmp_path)
    assert line["party"] == ["BLR"]
    assert line["state"] == "open"


def _asked(command: list[str], folder: Path) -> list[dict[str, Any]]:
    """The records that a command writes into a file as JSON Lines."""
    file = folder / "out.jsonl"
    told = CliRunner().invoke(app, [*command, "--format", "jsonl", "--output", str(file)])
    assert told.exit_code == 0, told.output
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
