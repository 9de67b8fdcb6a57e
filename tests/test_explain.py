"""Every record can be explained: its rule leads to a line of the lexicon or to a module of the program."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner

import gestae
from gestae.cli import app
from gestae.export.explain import Explanation, explain_text, explanations
from gestae.knowledge.entries import entries_in, lexicon_entries
from gestae.knowledge.files import LEXICON
from gestae.knowledge.rules import Rules
from gestae.reading.lemmas import lemmas
from gestae.reading.reader import Reader
from gestae.records import Reading, Report
from gestae.sources import reports_from

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "gestae"
EXAMPLE = ROOT / "examples" / "own-lexicon"
TEXT = (
    "The United States imposed sanctions on Belarus on Monday, officials said. Russia will send about 9,000 troops to "
    "Minsk only if Belarus is attacked, President Vladimir Putin said. The loan of $1.5 billion was paid."
)


@pytest.fixture(scope="module")
def samples() -> list[Reading]:
    paths = sorted(str(path) for path in (PACKAGE / "samples").rglob("*") if path.suffix in (".jsonl", ".html", ".txt"))
    reports = [report for report in reports_from(paths) if isinstance(report, Report)]
    assert reports
    return list(Reader().read_many(reports))


@pytest.fixture(scope="module")
def reading() -> Reading:
    return gestae.read(TEXT, published="2021-06-22")


def explained(reading: Reading) -> dict[str, Explanation]:
    return {each.id: each for each in explanations(reading, Rules())}


# ---------------------------------------------------------------- rules
def test_every_rule_of_the_samples_leads_somewhere(samples: list[Reading]) -> None:
    rules = Rules()
    found = [each for reading in samples for each in explanations(reading, rules)]
    assert {each.kind for each in found} == {
        "event", "statement", "commitment", "actor", "place", "date", "quantity", "dropped",
    }  # fmt: skip
    assert sorted({(each.kind, each.rule) for each in found if each.origin is None}) == []
    for origin in {each.origin for each in found if each.origin}:
        file = (PACKAGE if origin.code else LEXICON) / origin.file
        assert file.is_file(), origin
        assert origin.code == (origin.line is None), origin


def test_every_status_of_the_samples_leads_to_its_rule(samples: list[Reading]) -> None:
    rules = Rules()
    told = {event.status_rule for reading in samples for event in reading.events}
    assert sorted(str(rule) for rule in told if rule is None or rules.source(rule) is None) == []


def test_the_line_of_an_entry_is_where_it_begins(samples: list[Reading]) -> None:
    rules = Rules()
    for each in {each.rule: each for reading in samples for each in explanations(reading, rules)}.values():
        if each.kind == "event" and each.origin and each.origin.line:
            line = (LEXICON / each.origin.file).read_text(encoding="utf-8").splitlines()[each.origin.line - 1]
            assert re.search(rf"name: {re.escape(each.rule)}\b", line)


def test_an_office_holders_line_is_that_of_the_office() -> None:
    reading = gestae.read("Russian Prime Minister Vladimir Putin visited Minsk.", published="2009-05-01")
    (putin,) = [actor for actor in reading.actors if actor.name == "Vladimir Putin"]
    origin = explained(reading)[putin.id].origin
    assert origin is not None
    assert origin.line is not None
    row = (LEXICON / origin.file).read_text(encoding="utf-8").splitlines()[origin.line - 1]
    assert putin.role
    assert putin.role in row


def test_a_town_leads_to_its_line_of_the_towns(reading: Reading) -> None:
    (minsk,) = [place for place in reading.places if place.name == "Minsk"]
    origin = explained(reading)[minsk.id].origin
    assert origin is not None
    assert origin.line is not None
    line = (LEXICON / origin.file).read_bytes().split(b"\n")[origin.line - 1]
    assert line.endswith(f"\t{minsk.geonames}".encode())


def test_what_is_no_rule_has_no_source() -> None:
    assert Rules().source("no-such-rule") is None
    assert Rules().source("states.csv:QQQ") is None


def test_a_rule_of_the_users_lexicon_says_so() -> None:
    source = Rules(EXAMPLE).source("dazzle-crew")
    assert source is not None
    assert (source.file, source.own, source.code) == ("events/lasers.yaml", True, False)
    ours, own = Rules(EXAMPLE).source("cues.yaml:say:say"), Rules(EXAMPLE).source("cues.yaml:say:bluster")
    assert ours is not None
    assert own is not None
    assert (ours.own, own.own) == (False, True)


# ---------------------------------------------------------------- explanations
def test_an_event_says_how_its_arguments_were_found(reading: Reading) -> None:
    (event,) = [event for event in reading.events if event.type == "SANCTION"]
    why = explained(reading)[event.id]
    assert why.words == (event.trigger.text,)
    assert why.arguments[0] == f"actor USA: subject of “{event.trigger.text}”: “United States”"
    assert why.arguments[1].startswith("recipient BLR: “on” of ")


def test_words_stand_in_the_report(reading: Reading) -> None:
    flat = " ".join(reading.report.text.split())
    for each in explanations(reading, Rules()):
        assert each.words
        assert all(words.removesuffix(" …") in flat for words in each.words)


def test_text_holds_every_record(reading: Reading) -> None:
    shown = explain_text(reading, Rules())
    records: Iterable[object] = (*reading.events, *reading.statements, *reading.commitments, *reading.actors)
    assert all(f" {record.id} " in shown for record in records)  # type: ignore[attr-defined]
    assert "from   events/sanction.yaml:" in shown
    assert max(map(len, shown.splitlines())) <= 100


# ---------------------------------------------------------------- entries
def test_entries_are_found_where_they_stand() -> None:
    for entry in lexicon_entries():
        assert 1 <= entry.line <= entry.last
    path = LEXICON / "events" / "sanction.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    entries = list(entries_in(path, LEXICON))
    assert len(entries) > 5
    for entry in entries:
        assert f"name: {entry.name}" in lines[entry.line - 1]
        assert lines[entry.last - 1].strip()
        assert not any(line.startswith("- ") for line in lines[entry.line : entry.last])


@pytest.mark.parametrize(
    ("words", "lemma"), [("Struck", "strike"), ("gave up", "give up"), ("peace deals", "peace deal"), ("", "")]
)
def test_lemmas(words: str, lemma: str) -> None:
    assert not lemma or lemma in lemmas(words)


# ---------------------------------------------------------------- commands
run = CliRunner()


def invoke(*args: str | Path) -> str:
    done = run.invoke(app, list(map(str, args)))
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "r.txt"
    path.write_text(TEXT)
    return path


def test_read_explain_for_people(report: Path) -> None:
    shown = invoke("read", report, "--explain", "--published", "2021-06-22")
    assert "from   events/sanction.yaml:" in shown
    assert "actor USA: subject of" in shown
    assert "\x1b" not in shown


def test_read_explain_as_json(report: Path) -> None:
    (line,) = invoke("read", report, "--explain", "--format", "jsonl").splitlines()
    found = json.loads(line)
    plain = json.loads(invoke("read", report))
    assert {key: value for key, value in found.items() if key != "explanations"} == plain
    ids = [each["id"] for each in found["explanations"]]
    assert len(ids) == len(set(ids)) == sum(len(value) for value in plain.values() if isinstance(value, list))
    array = json.loads(invoke("read", report, report, "--explain", "--format", "json"))
    assert [each["explanations"] for each in array] == [found["explanations"]] * 2


def test_read_explain_of_nothing_is_an_empty_array(tmp_path: Path) -> None:
    done = run.invoke(app, ["read", str(tmp_path / "none.txt"), "--explain", "--format", "json"])
    assert json.loads(done.stdout) == []


def test_find_by_lemma_and_by_pattern() -> None:
    shown = invoke("lexicon", "find", "STRUCK")
    assert re.search(r"^events/assault\.yaml:\d+  event frame strike-target$", shown, re.M)
    assert "    - name: strike-target" in shown
    assert re.search(r"armed group Wagner Group$", invoke("lexicon", "find", "^wagner", "--regex"), re.M)
    assert "quantities/weapons.csv" in invoke("lexicon", "find", "s-400")


def test_find_in_the_users_folder() -> None:
    shown = invoke("lexicon", "find", "dazzles", "--lexicon", EXAMPLE)
    assert "events/lasers.yaml:2 (yours)  event frame dazzle-crew" in shown


def test_find_nothing_and_a_broken_pattern() -> None:
    nothing = run.invoke(app, ["lexicon", "find", "qqqq"])
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    assert run.invoke(app, ["lexicon", "find", "(", "--regex"]).exit_code == 2


def test_stats_agree_in_all_formats() -> None:
    parts = json.loads(invoke("lexicon", "stats", "--format", "json"))
    rows = list(csv.DictReader(io.StringIO(invoke("lexicon", "stats", "--format", "csv"))))
    assert {"files", "events", "cues", "actors", "offices", "coverage"} <= set(parts)
    assert all(parts[row["part"]][row["name"]][row["what"]] == int(row["number"]) for row in rows)
    assert len(parts["events"]) == 16
    assert parts["coverage"]["all"]["states"] > 190
    shown = invoke("lexicon", "stats")
    assert "ASSAULT" in shown
    assert "negative examples" in shown


def test_stats_of_the_users_folder() -> None:
    ours = json.loads(invoke("lexicon", "stats", "--format", "json"))
    own = json.loads(invoke("lexicon", "stats", "--format", "json", "--lexicon", EXAMPLE))
    assert own["events"]["COERCE"]["frames"] == ours["events"]["COERCE"]["frames"] + 1
    assert own["events"]["SUPPORT"]["frames"] == ours["events"]["SUPPORT"]["frames"] - 1
    assert own["actors"]["armed group"]["entries"] == ours["actors"]["armed group"]["entries"] + 1
