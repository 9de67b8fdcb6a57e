"""Sources: every format and encoding in, one Report or one clear error out."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gestae.errors import EmptyInput, MissingInput, SourceError, TooLarge, UnreadableInput
from gestae.records import Report
from gestae.sources import language_of, load, reports_from

TEXT = "The ministers of Poland and Lithuania met in Vilnius on Tuesday.\n\nThey spoke about the border."
PARAGRAPH = (
    "The interior ministers of Poland and Lithuania met in Vilnius on Tuesday to speak about the border with Belarus, "
    "where the number of crossings has grown since the summer, a spokesman for the host said after the talks."
)
PARAGRAPHS = "".join(f"<p>{PARAGRAPH} It was meeting number {number}.</p>" for number in range(5))
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ministers meet in Vilnius - Example Herald</title>
<meta property="og:title" content="Ministers meet in Vilnius"><meta property="og:site_name" content="Example Herald">
<meta property="article:published_time" content="2021-08-09T10:00:00+03:00"></head><body>
<nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><h1>Ministers meet in Vilnius</h1>{PARAGRAPHS}</article>
<footer>Example Herald</footer></body></html>"""


def _some(*paths: Path | str, **known: str) -> list[Report | SourceError]:
    return list(reports_from(map(str, paths), **known))  # type: ignore[arg-type]


def _reports(*paths: Path | str, **known: str) -> list[Report]:
    found = _some(*paths, **known)
    assert [one for one in found if isinstance(one, SourceError)] == []
    return [one for one in found if isinstance(one, Report)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = TEXT + " “Not yet,” the Lithuanian said – twice. " * 3
    assert load(text.encode(encoding)).text == text


def test_other_encodings_are_detected() -> None:
    text = "Министр обороны Белоруссии заявил во вторник, что учения начнутся на следующей неделе. " * 5
    assert load(text.encode("cp1251")).text == text


def test_a_page_in_a_declared_encoding() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1257">').replace("Lithuania", "Lietuvą į šiaurę")
    assert "Lietuvą į šiaurę" in load(page.encode("cp1257")).text


def test_line_ends_and_control_characters_are_tidied() -> None:
    assert load(b"One line.\r\nTwo\x00 lines.\rThree\x07 lines. " + b"x" * 300).text.startswith(
        "One line.\nTwo lines.\nThree lines."
    )


TAGS = [
    "<p>",
    "<html>",
    "<body>",
    "<!--",
    "-->",
    "<a href=",
    '"',
    "\x00",
    "&#x0;",
    "<title>",
    "<?xml",
    "2021-13-45",
    "text ",
]


@given(st.lists(st.sampled_from(TAGS), max_size=30).map("".join))
@settings(max_examples=60, deadline=None)
def test_broken_pages_are_read_or_refused(page: str) -> None:
    _attempt(page.encode(), "html")


def _attempt(data: bytes, kind: str) -> Report | None:
    """The report, or null where the library refused it: nothing else may be raised."""
    try:
        return load(data, kind=kind)
    except SourceError:
        return None


@given(st.text(max_size=400))
def test_any_text_is_read_or_empty(text: str) -> None:
    report = _attempt(text.encode("utf-8", "surrogatepass"), "text")
    if report is not None:
        assert report.text.strip()
        assert "\r" not in report.text
        assert report.text.encode()


@given(st.binary(max_size=2_000))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for kind in ("text", "html", "jsonl"):
        _attempt(data, kind)


@pytest.mark.parametrize(
    ("data", "kind", "error"),
    [
        (b"", None, EmptyInput),
        (b" \n\t ", None, EmptyInput),
        (bytes(range(256)) * 20, None, UnreadableInput),
        (b"%PDF-1.7 ...", None, UnreadableInput),
        (b"PK\x03\x04....", None, UnreadableInput),
        (b"word " * 500_000, None, TooLarge),
        (b'{"text": ', "jsonl", UnreadableInput),
        (b'{"text": 3}', "jsonl", UnreadableInput),
        (b'{"title": "T"}', "jsonl", EmptyInput),
        (b'{"text": "A.", "published": "9 August"}', "jsonl", UnreadableInput),
        (b'{"text": "A."}\n{"text": "B."}', "jsonl", UnreadableInput),
        (b"A.", "docx", UnreadableInput),
    ],
)
def test_bad_input_is_named_with_its_mend(data: bytes, kind: str | None, error: type[SourceError]) -> None:
    with pytest.raises(error) as caught:
        load(data, kind=kind)
    assert caught.value.mend
    assert "\n" not in str(caught.value)


def test_an_address_is_not_fetched() -> None:
    with pytest.raises(MissingInput, match="save the page"):
        load("https://example.org/report.html")


def test_a_page_gives_title_outlet_day_and_address(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    report = load(path, url="https://example.org/a")
    assert (report.id, report.title, report.outlet) == ("page", "Ministers meet in Vilnius", "Example Herald")
    assert (report.published, report.url, report.source) == ("2021-08-09", "https://example.org/a", str(path))
    assert PARAGRAPH in report.text
    assert "Home" not in report.text


def test_a_page_without_an_article(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    assert load(path).text == ""
    (error,) = _some(path)
    assert isinstance(error, EmptyInput)
    assert "no article found in the page" in str(error)


def test_bytes_get_an_id_from_their_text() -> None:
    report = load(TEXT.encode())
    assert report.id == load(TEXT.encode()).id
    assert report.id.startswith("text-")
    assert len(report.id) == 17


def test_kinds_are_told_by_content() -> None:
    assert load(PAGE.encode()).title == "Ministers meet in Vilnius"
    assert load(json.dumps({"id": 7, "text": TEXT}).encode()).id == "7"
    assert load(b"<b>No</b> page: 3 < 4 and 5 > 4.").text.startswith("<b>")


def test_json_lines_stream_with_their_errors(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    rows = [
        json.dumps({"id": "a", "text": TEXT, "title": "T", "published": "2021-08-09T08:00:00Z", "outlet": "O", "x": 1}),
        "",
        '{"text": "cut off',
        json.dumps({"id": "b", "text": " "}),
        json.dumps({"text": TEXT, "language": "en-GB", "published": "2021-02-30"}),
        json.dumps({"text": TEXT, "language": "en-GB", "url": "https://example.org"}),
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    first, *errors, last = _some(path)
    assert isinstance(first, Report)
    assert (first.id, first.title, first.published, first.outlet) == ("a", "T", "2021-08-09", "O")
    assert [(type(e), str(e).split(": ")[0]) for e in errors] == [
        (UnreadableInput, f"{path}:3"),
        (EmptyInput, f"{path}:4"),
        (UnreadableInput, f"{path}:5"),
    ]
    assert isinstance(last, Report)
    assert (last.id, last.language, last.source) == ("reports-6", "en", f"{path}:6")


def test_a_folder_is_read_in_order_with_unique_ids(tmp_path: Path) -> None:
    for name in ("b/x.txt", "a/x.txt", "a/x.html", "a/.hidden.txt", ".git/x.txt", "a/notes.yaml", "c/scan.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE if name.endswith("html") else TEXT, encoding="utf-8")
    found = _some(tmp_path)
    assert [one.id if isinstance(one, Report) else type(one) for one in found] == ["x", "a-x", "b-x", UnreadableInput]
    again = _reports(tmp_path / "a/x.txt", tmp_path / "a/x.txt", tmp_path / "a/x.txt")
    assert [one.id for one in again] == ["x", "a-x", "x-2"]


def test_globs_and_missing_things(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert [one.id for one in _reports(tmp_path / "*.txt")] == ["a"]
    (tmp_path / "empty").mkdir()
    kinds = [
        type(one) for one in _some(tmp_path / "*.html", tmp_path / "no.txt", tmp_path / "empty", tmp_path / "a.txt")
    ]
    assert kinds == [MissingInput, MissingInput, EmptyInput, Report]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_folder_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    assert [type(one) for one in _some(tmp_path)] == [MissingInput]


def test_what_is_missing_is_filled(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.html").write_text(PAGE)
    text, page = _reports(tmp_path, published="2020-01-02", outlet="Desk")
    assert (text.published, text.outlet) == ("2020-01-02", "Desk")
    assert (page.published, page.outlet) == ("2021-08-09", "Example Herald")
    with pytest.raises(UnreadableInput, match="2021-08-09"):
        reports_from([], published="yesterday")


@pytest.mark.parametrize(
    ("data", "ids"), [(TEXT, ["text-"]), ('{"id": "a", "text": "A."}\n{"id": "b", "text": "B."}', ["a", "b"])]
)
def test_standard_input(data: str, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    assert [one.id[: len(wanted)] for one, wanted in zip(_reports("-"), ids, strict=True)] == ids


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"word " * 1_000)
    (error,) = reports_from([str(path)], max_bytes=1_000)
    assert isinstance(error, TooLarge)
    assert "split it into reports" in str(error)


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gestae.sources.json_documents.jsonl.MOST_LINE_BYTES", 100)
    monkeypatch.setattr("gestae.sources.jsonl.MOST_LINE_BYTES", 100)
    path = tmp_path / "long.jsonl"
    path.write_text(json.dumps({"text": "word " * 100}) + "\n" + json.dumps({"id": "b", "text": "B."}) + "\n")
    error, report = _some(path)
    assert isinstance(error, TooLarge)
    assert isinstance(report, Report)
    assert report.id == "b"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "en"),
        ("Der Minister sagte am Dienstag, dass die Truppen im Oktober abziehen werden.", "de"),
        ("Министр обороны заявил, что учения начнутся на следующей неделе.", "ru"),
        ("1914, 1939!", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language
