"""The brief and the time lines of forces, on the packaged samples."""

from __future__ import annotations

import io
import json
import re
import zipfile
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from typer.testing import CliRunner

from gestae.asking.brief import brief
from gestae.asking.brief_records import Bars, Brief, BriefSection, Mark, Series, Source
from gestae.asking.filters import filter_of
from gestae.asking.forces import force_accounts, frame_of_forces, item_of, time_lines
from gestae.asking.phrases import filled
from gestae.cli.app import app
from gestae.errors import EmptyInput, LexiconError, NotFound, UnreadableInput
from gestae.export.brief_docx import as_docx
from gestae.export.brief_html import as_html
from gestae.export.brief_mark import mark_in, mark_words
from gestae.export.brief_markdown import as_markdown
from gestae.export.brief_png import as_png
from gestae.export.brief_svg import as_svg, boxes, highest
from gestae.knowledge.brief import brief_words
from gestae.records import Status
from gestae.sources import load
from gestae.store import Corpus

run = CliRunner()
SPLIT = "2023-03-01"


def samples() -> list[dict[str, Any]]:
    lines = (files("gestae") / "samples" / "reports.jsonl").read_text("utf-8").splitlines()
    return [row for line in lines if (row := json.loads(line))["published"] >= "2022-10-01"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mark]:
    """The samples from October 2022 on, in two batches, and how far the first went."""
    path = tmp_path_factory.mktemp("brief") / "store.db"
    with Corpus(path) as corpus:
        corpus.add([row for row in samples() if row["published"] < SPLIT])
        mark = brief(corpus).mark
        corpus.add([row for row in samples() if row["published"] >= SPLIT])
    return path, mark


@pytest.fixture(scope="module")
def made(store: tuple[Path, Mark]) -> Brief:
    with Corpus(store[0], create=False) as corpus:
        return brief(corpus, about="BLR")


def section(one: Brief, name: str) -> BriefSection:
    return next(section for section in one.sections if section.name == name)


# ---------------------------------------------------------------- what it says
def test_every_line_rests_on_sources_whose_words_stand_in_their_reports(made: Brief, store: tuple[Path, Mark]) -> None:
    numbers = {source.number for source in made.sources}
    lines = [line for one in made.sections for line in one.lines]
    assert len(lines) > 50
    assert all(line.sources and set(line.sources) <= numbers for line in lines)
    assert [source.number for source in made.sources] == list(range(1, len(numbers) + 1))
    with Corpus(store[0], create=False) as corpus:
        texts = {reading.report.id: reading.report.text for reading in corpus.readings()}
    assert all(source.words in texts[source.report] for source in made.sources)


def test_words_in_quotation_marks_are_words_of_the_sources(made: Brief) -> None:
    words = {source.number: " ".join(source.words.split()) for source in made.sources}
    for line in section(made, "happened").lines:
        told = re.findall(r"“([^”]+)”", line.text)
        assert told
        assert any(told[0].rstrip(" …") in words[number] for number in line.sources), line


def test_what_only_a_speaker_tells_is_a_claim(made: Brief) -> None:
    claims = section(made, "claimed").lines
    assert claims
    assert all("claimed by" in line.text for line in claims)
    assert not any("claimed by" in line.text for line in section(made, "happened").lines)


def test_the_condition_of_the_promise_is_told(made: Brief) -> None:
    lines = [line for line in section(made, "promised").lines if "(only if)" in line.text]
    (line,) = [line for line in lines if line.text.startswith("Belarus (BLR) will: “go to war")]
    assert "state: " in line.text


def test_days_asked_for_bound_what_is_told(store: tuple[Path, Mark]) -> None:
    with Corpus(store[0], create=False) as corpus:
        found = brief(corpus, asked=filter_of(since=SPLIT), most=1000)
    assert {source.published for source in found.sources if source.record} >= {"2023-08-10"}
    assert "since 2023-03-01" in found.covers[1]
    assert len(section(found, "promised").lines) < 60


def test_what_is_left_out_is_counted(store: tuple[Path, Mark]) -> None:
    with Corpus(store[0], create=False) as corpus:
        few, all_ = brief(corpus, most=2), brief(corpus, most=100_000)
    for one in few.sections:
        whole = section(all_, one.name)
        assert len(one.lines) <= 2
        assert len(one.lines) + one.left_out == len(whole.lines)
        assert bool(one.more) == bool(one.left_out)


def test_what_is_new_since_the_last_brief(store: tuple[Path, Mark]) -> None:
    path, mark = store
    with Corpus(path, create=False) as corpus:
        now = brief(corpus, last=mark, most=100_000)
        again = brief(corpus, last=now.mark)
    published = {source.number: source.published or "" for source in now.sources}
    lines = [line for one in now.sections for line in one.lines]
    fresh = [line for line in section(now, "happened").lines if line.fresh == "new"]
    assert fresh
    assert all(published[number] >= SPLIT for line in fresh for number in line.sources)
    assert any(line.fresh is None for line in lines)
    assert section(now, "changes").lines[0].text.rsplit(" ", 1)[1] != "0."
    assert not any(line.fresh for one in again.sections for line in one.lines)
    assert all(line.text.endswith(" 0.") for line in section(again, "changes").lines)


def test_a_brief_of_another_store_is_refused(store: tuple[Path, Mark]) -> None:
    with Corpus(store[0], create=False) as corpus, pytest.raises(NotFound, match="name a brief made from this store"):
        brief(corpus, last=Mark(number=1, read_at="1999-01-01T00:00:00+00:00"))


def test_nothing_to_tell_is_one_clear_line(store: tuple[Path, Mark], tmp_path: Path) -> None:
    with Corpus(store[0], create=False) as corpus:
        with pytest.raises(NotFound, match="no report names 'Atlantis'"):
            brief(corpus, about="Atlantis")
        with pytest.raises(NotFound, match="nothing is told"):
            brief(corpus, asked=filter_of(since="1950", until="1951"))
    with Corpus(tmp_path / "empty.db") as corpus, pytest.raises(EmptyInput, match="no reports in it"):
        brief(corpus)


def test_every_status_has_a_section_and_words() -> None:
    words = brief_words()
    statuses = set(Status.__args__)  # type: ignore[attr-defined]
    assert set(words.placed) == set(words.statuses) == statuses
    assert set(words.placed.values()) <= {one.name for one in words.sections}


def test_a_template_with_a_wrong_slot_is_a_fault_of_the_lexicon() -> None:
    with pytest.raises(LexiconError, match="nothing fills"):
        filled("{actors} and {whoever}", actors="Poland")


# ---------------------------------------------------------------- the formats
def test_markdown_links_every_number(made: Brief) -> None:
    text = as_markdown(made)
    assert text.startswith(f"<!-- {mark_words(made.mark)} -->\n\n# Brief on Belarus (BLR)\n")
    assert set(re.findall(r"\(#(source-\d+)\)", text)) == set(re.findall(r'<a id="(source-\d+)">', text))


def test_html_is_one_file_without_script_or_network(made: Brief) -> None:
    text = as_html(made)
    page = html.fromstring(text)
    assert not page.xpath("//script | //link | //iframe | //img | //*[@src] | //*[@onclick]")
    assert "default-src 'none'" in text
    assert "url(" not in text
    assert "@import" not in text
    ids = set(page.xpath("//@id"))
    assert all(href[1:] in ids for href in page.xpath("//a/@href") if href.startswith("#"))
    assert len(page.xpath("//figure")) == 2


def test_words_of_reports_are_never_markup(made: Brief) -> None:
    evil = Source(number=1, words="<script>x</script> [a](b) *c*", report="<r>", url="javascript:alert(1)")
    one = Brief(
        title="<b>", covers=("&",), store="s", mark=made.mark, sections=(), charts=(), sources_title="Sources",
        nothing="Nothing.", sources=(evil,),
    )  # fmt: skip
    page = as_html(one)
    assert "<script>" not in page
    assert "javascript:" not in page
    text = as_markdown(one)
    assert "<script>" not in text
    assert r"\[a\](b) \*c\*" in text
    with zipfile.ZipFile(io.BytesIO(as_docx(one))) as whole:
        assert b"&lt;script&gt;" in whole.read("word/document.xml")


def test_docx_is_whole_and_the_same_each_time(made: Brief, tmp_path: Path) -> None:
    data = as_docx(made)
    assert data == as_docx(made)
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        assert whole.testzip() is None
        parts = {name: whole.read(name) for name in whole.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)
    targets = re.findall(rb'Target="([^"]+)"', parts["word/_rels/document.xml.rels"])
    assert {f"word/{target.decode()}" for target in targets} <= set(parts)
    ids = set(re.findall(rb'Id="(r\d+)"', parts["word/_rels/document.xml.rels"]))
    assert set(re.findall(rb'r:embed="(r\d+)"', parts["word/document.xml"])) <= ids
    anchors = set(re.findall(rb'w:anchor="([^"]+)"', parts["word/document.xml"]))
    assert anchors == set(re.findall(rb'w:name="([^"]+)"', parts["word/document.xml"]))
    file = tmp_path / "brief.docx"
    file.write_bytes(data)
    assert section(made, "happened").title in load(file).text


@pytest.mark.parametrize("ending", ["md", "html", "docx", "json"])
def test_every_format_remembers_how_far_it_read(
    ending: str, made: Brief, store: tuple[Path, Mark], tmp_path: Path
) -> None:
    file = tmp_path / f"brief.{ending}"
    done = run.invoke(app, ["brief", str(store[0]), "--about", "Belarus", "-o", str(file)])
    assert done.exit_code == 0, done.output
    assert mark_in(file) == made.mark
    later = run.invoke(app, ["brief", str(store[0]), "--last", str(file), "-o", str(tmp_path / "next.md")])
    assert later.exit_code == 0, later.output
    assert "What changed since the last brief" in (tmp_path / "next.md").read_text("utf-8")


def test_another_file_is_no_brief(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("# Notes", "utf-8")
    with pytest.raises(UnreadableInput, match="no brief"):
        mark_in(file)


def test_the_ending_must_name_a_format(store: tuple[Path, Mark], tmp_path: Path) -> None:
    done = run.invoke(app, ["brief", str(store[0]), "-o", str(tmp_path / "brief.pdf")])
    assert done.exit_code == 2
    assert not (tmp_path / "brief.pdf").exists()


# ---------------------------------------------------------------- charts
counts = st.lists(st.lists(st.integers(0, 400), min_size=3, max_size=3), min_size=1, max_size=7)


@given(counts)
def test_bars_stay_inside_and_are_as_high_as_their_counts(rows: list[list[int]]) -> None:
    series = tuple(Series(name=f"s{number}", counts=tuple(row)) for number, row in enumerate(rows))
    chart = Bars(title="<t>", note="", periods=("2022", "2023", "2024"), series=series)
    found = boxes(chart)
    assert len(found) == sum(count > 0 for row in rows for count in row)
    assert all(box.y >= 0 and box.x + box.width <= 800 and box.y + box.height <= 300 for box in found)
    assert highest(chart) >= max(sum(each) for each in zip(*rows, strict=True))
    etree.fromstring(as_svg(chart))


def test_the_charts_count_every_occurrence(made: Brief, store: tuple[Path, Mark]) -> None:
    by_type, by_status = made.charts
    total = sum(sum(series.counts) for series in by_type.series)
    assert total == sum(sum(series.counts) for series in by_status.series)
    assert total >= sum(len(section(made, name).lines) for name in ("happened", "claimed", "planned", "open", "denied"))
    assert as_png(by_type).startswith(b"\x89PNG")


# ---------------------------------------------------------------- forces
@pytest.mark.parametrize(
    ("counted", "unit", "kind", "item"),
    [
        ("Russian combat troops", "person", "force", "troop"),
        ("Belarusian servicemen", "person", "force", "serviceman"),
        ("S-300 batteries", "item", "weapon", "S-300"),
        ("old tanks", "item", "weapon", "tank"),
        (None, "USD", "money", "USD"),
    ],
)
def test_what_is_counted_goes_under_one_name(counted: str | None, unit: str, kind: Any, item: str) -> None:
    assert item_of(counted, unit, kind) == item


REPORTS = [
    {
        "id": "f1", "published": "2022-03-16", "outlet": "Harbour Post",
        "text": "The United States will give Ukraine 800 anti-aircraft systems, President Joe Biden said on Wednesday.",
    },
    {
        "id": "f2", "published": "2022-05-20", "outlet": "Riga Wire",
        "text": "The United States delivered 90 howitzers to Ukraine. Ukraine asked Germany for 100 tanks on Thursday.",
    },
]  # fmt: skip


def test_who_promises_sends_and_asks_for_how_many(tmp_path: Path) -> None:
    path = tmp_path / "forces.db"
    with Corpus(path) as corpus:
        corpus.add(REPORTS, clean=False)
        accounts = force_accounts(corpus)
        frame = frame_of_forces(accounts)
    told = {(one.holder, one.relation, one.item, one.value) for one in accounts}
    assert ("USA", "promises", "anti-aircraft system", 800) in told
    assert ("USA", "sends", "howitzer", 90) in told
    assert ("UKR", "asks_for", "tank", 100) in told
    assert next(one for one in accounts if one.value == 800).account == ("Joe Biden",)
    assert len(frame) == sum(len(line.accounts) for line in time_lines(accounts)) == len(accounts)
    file = tmp_path / "out.json"
    done = run.invoke(app, ["forces", str(path), "--about", "USA", "--format", "json", "-o", str(file)])
    assert done.exit_code == 0, done.output
    assert {line["item"] for line in json.loads(file.read_text("utf-8"))} == {"anti-aircraft system", "howitzer"}


def test_time_lines_are_by_day(store: tuple[Path, Mark]) -> None:
    with Corpus(store[0], create=False) as corpus:
        lines = time_lines(force_accounts(corpus))
    assert len({(line.kind, line.holder, line.item) for line in lines}) == len(lines) > 5
    for line in lines:
        days = [one.day or "" for one in line.accounts]
        assert days == sorted(days)
