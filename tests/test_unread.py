"""Reports in languages without a reader: kept, listed, found by their words, and read by nobody."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from gestae.asking.filters import filter_of
from gestae.asking.tables import TABLES
from gestae.cli import app
from gestae.reading.languages import UNREAD, is_unread, read_or_left
from gestae.records import Reading, Report
from gestae.sources import language_of
from gestae.store import Corpus
from readings_by_hand import Bare

TEXTS = {
    "ru": "Министр обороны Белоруссии сообщил, что совместные учения с российскими военными завершатся в сентябре. "
    "В них участвуют около двенадцати тысяч человек, сказал он журналистам в Минске.",
    "uk": "Міністерство оборони України повідомило, що Їжакевич очолив навчання на півночі країни. "
    "За його словами, у них беруть участь понад п'ять тисяч військовослужбовців.",
    "ar": "أعلنت وزارة الخارجية أن الوزير سيزور موسكو الأسبوع المقبل لبحث الوضع في سوريا مع نظيره الروسي. "
    "وقال المتحدث إن الزيارة تستمر يومين.",
    "zh": "外交部发言人在记者会上表示,两国国防部长将于下周在北京举行会谈,讨论地区安全问题。双方还将签署一项合作协议。",
}
ENGLISH = "Russia sent about 9,000 soldiers to Belarus, the Defense Ministry in Minsk said on Friday."
FOUND = [("ru", "МИНИСТР"), ("ru", "минске"), ("uk", "їЖАКЕВИЧ"), ("ar", "الخارجية"), ("zh", "国防部长")]


def given_reports() -> list[dict[str, str]]:
    return [
        {"id": "en", "text": ENGLISH, "published": "2021-09-10"},
        *({"id": code, "text": text, "published": "2021-09-10"} for code, text in TEXTS.items()),
    ]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    with Corpus(tmp_path_factory.mktemp("unread") / "store.db") as made:
        added = made.add(given_reports())
        assert (added.added, added.skipped) == (5, ())
        yield made


def ids(corpus: Corpus, **asked: object) -> list[str]:
    return TABLES["reports"](corpus, filter_of(**asked))["id"].to_list()  # type: ignore[arg-type]


@pytest.mark.parametrize("code", TEXTS)
def test_it_is_kept_whole_with_its_language_and_an_empty_reading(corpus: Corpus, code: str) -> None:
    kept = corpus.reading(code)
    assert kept == Reading(report=kept.report, problem=UNREAD)
    assert (kept.report.language, kept.report.text) == (code, TEXTS[code])
    assert language_of(TEXTS[code]) == code


def test_what_has_a_reader_is_read(corpus: Corpus) -> None:
    assert corpus.reading("en").problem is None
    assert corpus.reading("en").events


def test_the_unread_are_listed(corpus: Corpus) -> None:
    assert ids(corpus, unread=True) == list(TEXTS)
    rows = TABLES["reports"](corpus).select("id", "language", "unread").rows()
    assert rows == [("en", "en", False), *((code, code, True) for code in TEXTS)]


@pytest.mark.parametrize(("code", "words"), FOUND)
def test_they_are_found_by_their_words_whatever_the_case(corpus: Corpus, code: str, words: str) -> None:
    for asked in (words, words.lower(), words.upper(), unicodedata.normalize("NFD", words)):
        assert ids(corpus, text=asked) == [code]


def test_questions_across_reports_pass_over_them(corpus: Corpus) -> None:
    assert all("en" in {mention.report for mention in one.mentions} for one in corpus.occurrences())
    assert corpus.copies() == []
    assert corpus.contradictions() == []
    assert TABLES["events"](corpus)["report"].unique().to_list() == ["en"]


def test_again_changes_nothing_and_a_copy_is_a_copy(tmp_path: Path) -> None:
    twin = {**given_reports()[1], "id": "twin"}
    with Corpus(tmp_path / "store.db") as corpus:
        assert corpus.add([*given_reports(), twin]).added == 6
        assert corpus.add([*given_reports(), twin]).unchanged == 6
        assert [one.members for one in corpus.copies()] == [("ru", "twin")]
        assert corpus.reading("twin").problem == UNREAD


def test_a_reader_of_ones_own_does_not_see_them(tmp_path: Path) -> None:
    reader = Bare()
    with Corpus(tmp_path / "store.db") as corpus:
        assert corpus.add(given_reports(), reader=reader).added == 5
        assert [one.report.id for one in corpus.readings()] == ["en", *TEXTS]
    assert reader.seen == ["en"]


@given(languages=st.lists(st.sampled_from([None, "en", "ru", "zh"])), ahead=st.integers(0, 5))
def test_order_stays_whatever_the_reader_takes_ahead(languages: list[str | None], ahead: int) -> None:
    def read(reports: Iterable[Report]) -> Iterator[Reading]:
        waiting: list[Report] = []
        for report in reports:
            waiting.append(report)
            if len(waiting) > ahead:
                yield Reading(report=waiting.pop(0))
        yield from (Reading(report=report) for report in waiting)

    reports = [Report(id=str(n), text="x", language=language) for n, language in enumerate(languages)]
    readings = list(read_or_left(reports, read))
    assert [one.report for one in readings] == reports
    assert [one.problem == UNREAD for one in readings] == [is_unread(report) for report in reports]


# ---------------------------------------------------------------- the command line
def run(*args: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(arg) for arg in args])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for each in given_reports():
        (made / f"{each['id']}.txt").write_text(each["text"], encoding="utf-8")
    return made


def test_read_into_a_store_keeps_and_tells_them(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "c.db"
    code, out, told = run("read", folder, "--into", store)
    assert (code, out) == (0, "")
    assert "5 reports into" in told
    assert "4 reports kept unread, in languages without a reader: " in told
    assert f"gestae reports {store} --unread" in told
    rows = [json.loads(line) for line in run("reports", store, "--unread", "--format", "jsonl")[1].splitlines()]
    assert sorted(row["language"] for row in rows) == sorted(TEXTS)
    assert "reports in languages without a reader: 4 rows" in run("reports", store, "--unread")[2]
    assert "5 unchanged" in run("read", folder, "--into", store)[2]
    assert run("show", store, "zh")[0] == 0


def test_read_into_a_store_prints_them_as_unread(folder: Path, tmp_path: Path) -> None:
    for explain in ((), ("--explain",)):
        code, out, _ = run("read", folder, "--into", tmp_path / "c.db", "--format", "jsonl", *explain)
        assert code == 0
        problems = {each["report"]["id"]: each["problem"] for each in map(json.loads, out.splitlines())}
        assert problems == dict.fromkeys(TEXTS, UNREAD) | {"en": None}
        assert list(problems) == sorted(problems)


def test_without_a_store_one_line_says_that_there_is_no_reader(folder: Path) -> None:
    code, out, told = run("read", folder)
    assert code == 1
    assert [json.loads(line)["report"]["id"] for line in out.splitlines()] == ["en"]
    lines = told.splitlines()
    assert len(lines) == 5
    assert f"skipped {folder / 'uk.txt'}: in language 'uk', which has no reader; keep it unread with --into" in told
    assert lines[-1].startswith("skipped 4 inputs: 4 in a language without a reader (")


def test_what_was_kept_unread_is_read_when_a_reader_comes(tmp_path: Path) -> None:
    told = {"id": "late", "text": ENGLISH, "published": "2021-09-10"}
    with Corpus(tmp_path / "store.db") as corpus:
        assert corpus.add([{**told, "language": "ru"}]).added == 1
        assert corpus.add([{**told, "language": "ru"}]).unchanged == 1
        assert corpus.reading("late").problem == UNREAD
        assert corpus.add([{**told, "language": "en"}]).versions == 1
        assert corpus.reading("late").problem is None
        assert corpus.reading("late").events
        assert corpus.add([{**told, "language": "en"}]).unchanged == 1
        assert corpus.reading("late", version=1).problem == UNREAD
