"""The command line as a user types it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import resource
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import gestae
from gestae.cli import app
from gestae.cli.query import TABLES

FIGHT = """Lukashenko says when Belarus would fight

Belarus will join the war against Ukraine only if it is attacked, President Alexander Lukashenko said on Thursday.

Russia has sent about 9,000 soldiers to Belarus, the Defense Ministry in Minsk said. Lukashenko told reporters the same.

Russian missiles struck Kyiv.

Sign up for our newsletter
"""
DENIAL = "Ukraine denied on Friday that its forces had shelled Belgorod. Russia plans to deploy 12,000 troops there."
RUSSIAN = "Президент Белоруссии заявил журналистам, что страна готова воевать вместе с Россией, если на неё нападут."
PAGE = "<html><head><title>News</title></head><body><nav><a href='/'>Home</a><a href='/n'>News</a></nav></body></html>"
MISSING = ("--published", "2023-02-17", "--outlet", "Courier")

run_in_process = CliRunner()


def run(*args: str | Path, stdin: str | bytes | None = None) -> Result:
    return run_in_process.invoke(app, [str(arg) for arg in args], input=stdin)


def words(output: str) -> str:
    """Without the frames and line ends of the terminal."""
    return " ".join(re.sub(r"[│╭╮╰╯─]", " ", output).split())


def program(*args: str | Path) -> list[str]:
    return [sys.executable, "-m", "gestae", *map(str, args)]


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(Path(gestae.__file__).parents[1])}


def shell(
    *args: str | Path, stdin: bytes = b"", preexec_fn: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        program(*args), input=stdin, capture_output=True, env=environment(), timeout=120, preexec_fn=preexec_fn
    )


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "fight.txt").write_text(FIGHT)
    record = {"id": "denial", "text": DENIAL, "published": "2023-02-17", "outlet": "Border Post"}
    (folder / "more.jsonl").write_text(json.dumps(record) + "\n")
    return folder


@pytest.fixture(scope="session")
def store(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("store") / "corpus.db"
    result = run("read", reports, "--into", file, *MISSING)
    assert result.exit_code == 0, result.output
    assert "2 added" in result.stderr
    assert result.stdout == ""
    return file


# ------------------------------------------------------------------------------------------------ help
def test_help_shows_examples_and_every_command() -> None:
    shown = words(run("--help").output)
    assert "gestae read reports/ --into corpus.db" in shown
    for command in (*TABLES, "read", "show", "demo", "lexicon"):
        assert f" {command} " in shown
        assert run(command, "--help").exit_code == 0


def test_version() -> None:
    assert run("--version").stdout == f"gestae {gestae.__version__}\n"


def test_help_imports_nothing_heavy() -> None:
    heavy = {"spacy", "polars", "sqlalchemy", "trafilatura", "yaml"}
    code = f"import sys, gestae.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), text=True, check=True)
    assert done.stdout == "[]\n"


def test_usage_errors_end_with_two() -> None:
    assert run("read").exit_code == 2
    assert run("events").exit_code == 2
    assert run("read", "x.txt", "--format", "xml").exit_code == 2
    assert run("read", "x.txt", "--published", "Monday").exit_code == 2


def test_lexicon_check_counts() -> None:
    result = run("lexicon", "check")
    assert result.exit_code == 0, result.output
    assert "actors/states.csv" in result.stdout
    assert result.stdout.endswith("all in order\n")


def test_lexicon_check_names_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from gestae.errors import LexiconError
    from gestae.knowledge import world

    def broken() -> None:
        raise LexiconError("actors/states.csv", 7, "Object contains unknown field `capitol`")

    monkeypatch.setattr(world, "load_world", broken)
    result = run("lexicon", "check")
    assert result.exit_code == 1
    assert result.stderr == "gestae: actors/states.csv:7: Object contains unknown field `capitol`\n"


# ------------------------------------------------------------------------------------------------ read
def test_read_prints_one_object_a_line(reports: Path) -> None:
    result = run("read", reports)
    assert result.exit_code == 0, result.output
    first, second = map(json.loads, result.stdout.splitlines())
    assert first["report"]["id"] == "fight"
    assert second["report"]["outlet"] == "Border Post"
    assert {"actors", "places", "dates", "quantities", "statements", "events", "commitments"} < set(first)
    text = first["report"]["text"]
    assert all(text[e["trigger"]["start"] : e["trigger"]["end"]] == e["trigger"]["text"] for e in first["events"])
    assert "newsletter" not in text
    assert result.stderr == ""


def test_read_json_is_one_array(reports: Path, tmp_path: Path) -> None:
    assert [each["report"]["id"] for each in json.loads(run("read", reports, "--format", "json").stdout)] == [
        "fight",
        "denial",
    ]
    assert json.loads(run("read", tmp_path / "none.txt", "--format", "json").stdout) == []


def test_read_text_is_for_people(reports: Path) -> None:
    result = run("read", reports / "fight.txt", "--format", "text", "--outlet", "Courier", "--published", "2023-02-17")
    shown = result.stdout
    assert "Courier · 2023-02-17 · report fight" in shown
    assert re.search(r"\[Belarus a\d+\]", shown)
    for title in (
        "ACTORS",
        "WHO DID WHAT TO WHOM",
        "WHO SAID WHAT",
        "QUANTITIES",
        "COMMITMENTS",
        "TAKEN OUT OF THE TEXT",
    ):
        assert title in shown
    assert "about 9,000 soldiers" in shown
    assert "only “if it is attacked”" in words(shown)
    assert "Sign up for our newsletter" in shown
    assert max(map(len, shown.splitlines())) <= 100
    assert "\x1b" not in shown


def test_read_fills_what_is_missing_only(reports: Path) -> None:
    result = run("read", reports / "more.jsonl", "--outlet", "Courier", "--published", "2001-01-01")
    report = json.loads(result.stdout)["report"]
    assert (report["outlet"], report["published"]) == ("Border Post", "2023-02-17")


def test_no_clean_keeps_the_text(reports: Path) -> None:
    text = json.loads(run("read", reports / "fight.txt", "--no-clean").stdout)["report"]["text"]
    assert text == FIGHT


def test_read_twice_changes_nothing_and_a_changed_text_is_a_version(reports: Path, tmp_path: Path) -> None:
    file, report = tmp_path / "c.db", tmp_path / "fight.txt"
    report.write_text(FIGHT)
    assert "1 report into" in run("read", report, "--into", file).stderr
    assert "1 unchanged" in run("read", report, "--into", file).stderr
    report.write_text(FIGHT.replace("9,000", "10,000"))
    assert "1 in a new version" in run("read", report, "--into", file).stderr
    assert "9,000" not in run("quantities", file, "--format", "csv").stdout


@pytest.fixture
def read_ids(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the reports that the parser gets."""
    from gestae.reading.reader import Reader

    seen: list[str] = []
    whole = Reader.interpret

    def noted(self, parsed):  # type: ignore[no-untyped-def]
        seen.append(parsed.report.id)
        return whole(self, parsed)

    monkeypatch.setattr(Reader, "interpret", noted)
    return seen


def copies_in(folder: Path) -> Path:
    file = folder / "copies.jsonl"
    record = {"text": DENIAL, "published": "2023-02-17"}
    file.write_text("\n".join(json.dumps({**record, "id": id, "outlet": id}) for id in ("one", "two", "three")))
    return file


def test_copies_are_read_once_into_a_store(tmp_path: Path, read_ids: list[str]) -> None:
    reports, file = copies_in(tmp_path), tmp_path / "c.db"
    assert "3 added" in run("read", reports, "--into", file).stderr
    assert read_ids == ["one"]
    result = run("read", reports, "--into", file, "--format", "jsonl")
    assert "3 unchanged" in result.stderr
    readings = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["report"]["outlet"] for each in readings] == ["one", "two", "three"]
    assert readings[0]["events"] == readings[2]["events"] != []
    assert read_ids == ["one"]


def test_another_lexicon_reads_copies_again(tmp_path: Path, read_ids: list[str]) -> None:
    reports, file, own = copies_in(tmp_path), tmp_path / "c.db", tmp_path / "own"
    (own / "statements").mkdir(parents=True)
    cues = own / "statements" / "cues.yaml"
    cues.write_text("- {name: fulminate, verb: [fulminate], takes: [that, quote]}\n")
    run("read", reports, "--into", file)
    (tmp_path / "more.jsonl").write_text(reports.read_text().replace('"id": "', '"id": "more-'))
    assert "3 added" in run("read", tmp_path / "more.jsonl", "--into", file, "--lexicon", own).stderr
    assert read_ids == ["one", "more-one"]
    cues.write_text("- {name: fulminate, verb: [fulminate, bluster], takes: [that, quote]}\n")
    (tmp_path / "last.jsonl").write_text(reports.read_text().replace('"id": "', '"id": "last-'))
    run("read", tmp_path / "last.jsonl", "--into", file, "--lexicon", own)
    assert read_ids == ["one", "more-one", "last-one"]


def test_two_jobs_into_a_store(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    copies_in(tmp_path / "more")
    done = shell("read", reports, tmp_path / "more", "--jobs", "2", "--into", tmp_path / "two.db")
    assert done.returncode == 0, done.stderr
    assert "5 added" in done.stderr.decode()
    run("read", reports, tmp_path / "more", "--into", tmp_path / "one.db")
    assert rows("events", tmp_path / "two.db") == rows("events", tmp_path / "one.db") != []


def test_format_prints_also_what_the_store_knows(reports: Path, store: Path) -> None:
    result = run(
        "read", reports, "--into", store, "--published", "2023-02-17", "--outlet", "Courier", "--format", "jsonl"
    )
    assert "2 unchanged" in result.stderr
    assert len(result.stdout.splitlines()) == 2


def test_standard_input() -> None:
    result = run("read", "-", "--outlet", "Wire", stdin=DENIAL)
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["report"]["outlet"] == "Wire"


def test_two_jobs_read_the_same_from_a_pipe(reports: Path) -> None:
    lines = (reports / "more.jsonl").read_bytes()
    done = shell("read", reports / "fight.txt", "-", "--jobs", "2", stdin=lines)
    assert done.returncode == 0, done.stderr
    one = run("read", reports / "fight.txt", "-", stdin=lines)
    assert done.stdout == one.stdout_bytes


# ------------------------------------------------------------------------------------------------ bad input
@pytest.fixture
def bad(tmp_path: Path) -> Path:
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "page.html").write_text(PAGE)
    (folder / "lines.jsonl").write_text('{"id": "a", "text": "Russia struck Kyiv."}\n{"id": broken\n')
    (folder / "russian.txt").write_text(RUSSIAN)
    (folder / "good.txt").write_text(DENIAL)
    return folder


def test_each_bad_input_is_one_line_and_the_rest_is_read(bad: Path, tmp_path: Path) -> None:
    file = tmp_path / "c.db"
    result = run("read", bad, tmp_path / "missing.txt", tmp_path / "*.none", "--into", file)
    assert result.exit_code == 1
    skipped = [line for line in result.stderr.splitlines() if line.startswith(f"skipped {tmp_path}")]
    for name in ("empty.txt", "noise.txt", "page.html", "lines.jsonl:2", "missing.txt", "*.none"):
        (line,) = [line for line in skipped if name in line]
        assert "; " in line  # the mend
    assert len(skipped) == 6
    assert "3 reports into" in result.stderr
    assert "1 report kept unread, in languages without a reader: ru 1" in result.stderr
    summary = result.stderr.splitlines()[-1]
    assert summary.startswith("skipped 6 inputs: ")
    assert "Traceback" not in result.output
    ids = [json.loads(line)["id"] for line in run("reports", file, "--format", "jsonl").stdout.splitlines()]
    assert sorted(ids) == ["a", "good", "russian"]


def test_strict_stops_at_the_first_but_keeps_what_came_before(bad: Path, tmp_path: Path) -> None:
    file = tmp_path / "c.db"
    result = run("read", bad / "good.txt", bad / "empty.txt", bad / "noise.txt", "--strict", "--into", file)
    assert result.exit_code == 1
    assert "skipped 1 input" in result.stderr
    assert "noise" not in result.stderr
    assert "1 row" in run("reports", file).stderr


def test_fifty_megabytes_of_text(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    huge.write_text("Russia and Ukraine signed a deal on grain. " * 1_200_000)
    result = run("read", huge)
    assert result.exit_code == 1
    assert "huge.txt" in result.stderr
    assert "split it into reports" in result.stderr


def test_max_chars(bad: Path) -> None:
    result = run("read", bad / "good.txt", "--max-chars", "50")
    assert result.exit_code == 1
    assert "at most 50 are read" in result.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open every folder")
def test_unreadable_folder(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    result = run("read", closed)
    assert result.exit_code == 1
    assert "closed" in result.stderr


def test_a_line_of_input_is_never_markup(tmp_path: Path) -> None:
    name = tmp_path / "[red]odd.txt"
    result = run("read", name)
    assert "/[red]odd.txt: " in result.stderr


def test_a_store_that_is_not_ours(bad: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("create table birds (name text)")
    connection.close()
    for file in (bad / "good.txt", bad / "noise.txt", other):
        before = file.read_bytes()
        for args in (("read", bad / "good.txt", "--into", file), ("events", file), ("show", file, "x/e1")):
            result = run(*args)
            assert result.exit_code == 1
            assert result.stderr.startswith(f"gestae: {file}: ")
            assert result.stderr.count("\n") == 1
        assert file.read_bytes() == before


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    result = run("events", tmp_path / "none.db")
    assert result.exit_code == 1
    assert "no such store" in result.stderr
    assert not (tmp_path / "none.db").exists()


def test_model_that_is_not_installed(reports: Path) -> None:
    result = run("read", reports, "--model", "en_core_web_none")
    assert result.exit_code == 1
    assert result.stderr == (
        "gestae: the language model en_core_web_none is not installed; pip install it or leave the setting out\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_under_the_output(store: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            program("events", store, "--format", "csv"), stdout=full, stderr=subprocess.PIPE, env=environment()
        )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "No space left" in done.stderr.decode()


def test_full_disk_under_the_store(reports: Path, tmp_path: Path) -> None:
    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    result = shell("read", reports, "--into", tmp_path / "c.db", preexec_fn=small)
    assert result.returncode == 1
    assert result.stderr.decode().count("\n") == 1
    assert result.stderr.decode().startswith(f"gestae: {tmp_path / 'c.db'}: ")


# ------------------------------------------------------------------------------------------------ interrupted
def many(folder: Path, number: int = 400) -> Path:
    file = folder / "many.jsonl"
    record = [json.dumps({"id": f"r{n}", "text": f"{FIGHT}\n{DENIAL} Case {n}."}) for n in range(number)]
    file.write_text("\n".join(record))
    return file


def test_ctrl_c_says_one_line_and_ends_with_130(tmp_path: Path) -> None:
    command = program("read", many(tmp_path), "--jobs", "2")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert re.fullmatch(r"gestae: stopped after [\d,]+ reports?: printed\n", errors.decode())


def test_ctrl_c_leaves_what_is_stored(tmp_path: Path) -> None:
    file = tmp_path / "c.db"
    command = program("read", many(tmp_path), "--into", file)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        until = time.monotonic() + 60
        while _stored(file) == 0 and time.monotonic() < until:
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    told = re.fullmatch(r"gestae: stopped after ([\d,]+) reports?: kept in .*c\.db, .*\n", errors.decode())
    assert told
    assert 1 <= int(told[1].replace(",", "")) <= _stored(file)


def _stored(file: Path) -> int:
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
            return int(connection.execute("select count(*) from reports").fetchone()[0])
    except sqlite3.Error:
        return 0
    finally:
        if "connection" in locals():
            connection.close()


def test_a_reader_that_goes_away_is_no_error(store: Path) -> None:
    command = program("events", store, "--format", "jsonl")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        errors = process.stderr.read()
        process.wait(timeout=60)
    assert errors == b""
    assert process.returncode == 141


# ------------------------------------------------------------------------------------------------ asking
def rows(*args: str | Path) -> list[dict[str, str]]:
    result = run(*args, "--format", "csv")
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_filters(store: Path) -> None:
    assert {row["status"] for row in rows("events", store, "--status", "denied")} == {"denied"}
    assert {row["type"] for row in rows("events", store, "--type", "assault", "--type", "mobilize")} <= {
        "ASSAULT",
        "MOBILIZE",
    }
    assert {row["report"] for row in rows("events", store, "--report", "denial")} == {"denial"}
    assert all("RUS" in row["actors"] for row in rows("events", store, "--actor", "Russia"))
    assert rows("events", store, "--since", "2030") == []
    assert [row["id"] for row in rows("reports", store, "--outlet", "Border Post")] == ["denial"]
    assert len(rows("actors", store, "--limit", "2")) == 2
    assert any("soldiers" in row["item"] for row in rows("quantities", store, "--text", "soldiers"))
    assert rows("statements", store, "--speaker", "Lukashenko")


def test_commitments_keep_only_if(store: Path) -> None:
    assert ("only_if", "BLR") in {(row["condition_kind"], row["party"]) for row in rows("commitments", store)}


def test_table_says_in_english_what_was_asked(store: Path) -> None:
    result = run("events", store, "--type", "ASSAULT", "--status", "denied")
    assert re.search(r"events of type ASSAULT with status denied.*: 1 row", result.stderr)
    assert "denial/e" in result.stdout
    assert "ASSAULT" not in run("events", store, "--since", "2030").stdout


def test_jsonl_and_parquet(store: Path, tmp_path: Path) -> None:
    import polars as pl

    lines = run("events", store, "--format", "jsonl").stdout.splitlines()
    assert run("events", store, "--format", "parquet", "--output", tmp_path / "e.parquet").exit_code == 0
    frame = pl.read_parquet(tmp_path / "e.parquet")
    assert frame["id"].to_list() == [json.loads(line)["id"] for line in lines]
    piped = run_in_process.invoke(app, ["events", str(store), "--format", "parquet"])
    assert pl.read_parquet(io.BytesIO(piped.stdout_bytes)).equals(frame)


def test_values_that_there_are_none_of(store: Path) -> None:
    result = run("events", store, "--type", "WAR")
    assert result.exit_code == 2
    assert "choose from AGREE" in words(result.stderr)
    assert run("events", store, "--status", "maybe").exit_code == 2
    assert run("events", store, "--since", "yesterday").exit_code == 2


def test_show_a_record_in_context(store: Path) -> None:
    (commitment,) = [row for row in rows("commitments", store) if row["condition_kind"] == "only_if"]
    shown = run("show", store, commitment["id"]).stdout
    assert "«" in shown
    assert "Russia has sent about 9,000 soldiers" in words(shown)  # the sentence after
    assert commitment["rule"] in shown
    assert "report fight" in shown


def test_show_every_kind_of_record(store: Path) -> None:
    for kind in ("events", "statements", "commitments", "quantities", "actors"):
        for row in rows(kind, store):
            result = run("show", store, row["id"])
            assert result.exit_code == 0, result.output
            assert "rule" in result.stdout


def test_show_a_report(store: Path) -> None:
    shown = run("show", store, "fight").stdout
    assert "WHO DID WHAT TO WHOM" in shown
    assert "Courier · 2023-02-17" in shown


def test_show_what_is_not_there(store: Path) -> None:
    for id in ("nobody", "fight/e999", "nobody/e1"):
        result = run("show", store, id)
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1


# ------------------------------------------------------------------------------------------------ demo
def test_demo_and_what_it_says_to_try_next(tmp_path: Path) -> None:
    result = run("demo", "--into", tmp_path / "demo folder")
    assert result.exit_code == 0, result.output
    for title in ("Who did what to whom", "The ledger of forces", "Open commitments"):
        assert title in result.stdout
    assert "only if" in result.stdout
    commands = [shlex.split(line) for line in result.stdout.splitlines() if line.startswith("  gestae ")]
    assert len(commands) >= 5
    for command in commands[:-1]:
        tried = run(*command[1:])
        assert tried.exit_code == 0, tried.output
        assert tried.stdout.strip(), command
