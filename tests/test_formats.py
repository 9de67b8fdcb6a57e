"""Formats: each gives its reports with what it tells of them; a broken member is named, and the rest is read."""

from __future__ import annotations

import gzip
import io
import json
import sys
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gestae.errors import EmptyInput, SourceError, TooLarge, UnreadableInput
from gestae.knowledge.columns import columns
from gestae.records import Report
from gestae.sources import load, reports_from
from gestae.sources.days import written_day
from gestae.sources.files import in_memory
from gestae.sources.json_documents import records
from gestae.sources.kinds import KINDS, SUFFIXES, kind_of
from gestae.sources.page_files import page_file
from gestae.sources.pdf_layout import text_of_pages

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))
import fuzz  # its seeds are small files of every format

STORY, PAGE = fuzz.STORY.strip(), fuzz.PAGE.encode()
SEEDS = [(form.kind, seed) for form in fuzz.formats().values() for seed in form.seeds]


def _found(path: Path, **known: object) -> list[Report | SourceError]:
    return list(reports_from([str(path)], **known))  # type: ignore[arg-type]


def _reports(path: Path, **known: object) -> list[Report]:
    found = _found(path, **known)
    assert [one for one in found if isinstance(one, SourceError)] == []
    return [one for one in found if isinstance(one, Report)]


def _put(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


# ---------------------------------------------------------------- kinds
@pytest.mark.parametrize(("kind", "seed"), SEEDS)
def test_the_kind_is_told_by_the_content(kind: str, seed: bytes) -> None:
    kind = "gz" if seed[:2] == b"\x1f\x8b" else kind  # what is packed in it is told when it is unpacked
    assert kind_of(None, seed) == kind
    if kind not in ("text", "html", "jsonl", "json", "csv", "eml", "mbox"):
        assert kind_of("report.txt", seed) == kind  # magic bytes are surer than a name


@pytest.mark.parametrize(("kind", "seed"), SEEDS)
def test_every_seed_is_read(kind: str, seed: bytes, tmp_path: Path) -> None:
    found = _found(_put(tmp_path / "input", seed), kind=kind)
    reports = [one for one in found if isinstance(one, Report)]
    assert reports
    assert len({one.id for one in reports}) == len(reports)
    assert all(one.source and one.source.startswith(str(tmp_path)) for one in reports)


def test_suffixes_are_of_known_kinds() -> None:
    assert set(SUFFIXES.values()) - {"xml"} == set(KINDS)
    assert kind_of("a.csv", b"plain words") == "csv"
    assert kind_of("a.xml", b"<sitemap><url/></sitemap>") == "xml"
    with pytest.raises(UnreadableInput, match="choose one of"):
        reports_from([], kind="bird")


def test_xml_of_another_kind_is_named(tmp_path: Path) -> None:
    (error,) = _found(_put(tmp_path / "map.xml", "<?xml version='1.0'?><sitemap><url/></sitemap>"))
    assert isinstance(error, UnreadableInput)
    assert "XML of a kind that is not read" in str(error)


# ---------------------------------------------------------------- days
@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2021-08-09", "2021-08-09"),
        ("2021-08-09 10:15:00+03:00", "2021-08-09"),
        ("20210809T101500Z", "2021-08-09"),
        ("2021/8/9", "2021-08-09"),
        ("Mon, 09 Aug 2021 23:15:00 -0500", "2021-08-09"),
        ("August 9, 2021", "2021-08-09"),
        ("Monday, Aug. 9, 2021 10:15", "2021-08-09"),
        ("9 August 2021", "2021-08-09"),
        (1_628_504_100, "2021-08-09"),
        (1_628_504_100_000, "2021-08-09"),
        (20210809, "2021-08-09"),
        (date(2021, 8, 9), "2021-08-09"),
        ("", None),
        (None, None),
    ],
)
def test_days_as_files_write_them(given: object, day: str | None) -> None:
    assert written_day(given, "a.csv") == day


@pytest.mark.parametrize(
    "given", ["03/04/2021", "2021-02-30", "yesterday", "9 August", 7, "20211345", "99999999999-01-01"]
)
def test_what_is_no_day_or_two_is_refused(given: object) -> None:
    with pytest.raises(UnreadableInput, match="write it as 2021-08-09"):
        written_day(given, "a.csv")


# ---------------------------------------------------------------- tables and JSON
def test_a_table_with_usual_and_unusual_names(tmp_path: Path) -> None:
    usual = _put(tmp_path / "a.csv", f'Headline,Article_Text,pubDate,Publisher\nTalks,"{STORY}",2023/03/07,Herald\n')
    (report,) = _reports(usual)
    assert (report.id, report.title, report.published, report.outlet) == ("a-1", "Talks", "2023-03-07", "Herald")
    assert report.text == STORY
    odd = _put(tmp_path / "b.csv", f"kop;inhoud;dag\nOverleg;{STORY};2023-03-07\n")
    (error,) = _found(odd)
    assert isinstance(error, UnreadableInput)
    assert "kop, inhoud, dag" in str(error)
    (report,) = _reports(odd, columns={"text": "inhoud", "title": "kop", "published": "dag"})
    assert (report.title, report.published, report.text) == ("Overleg", "2023-03-07", STORY)
    assert load(odd, columns={"text": "inhoud"}).published is None
    with pytest.raises(UnreadableInput, match="no column of texts"):
        load(usual, columns={"text": "inhoud"})
    with pytest.raises(UnreadableInput, match="choose of text"):
        reports_from([str(odd)], columns={"words": "inhoud"})


def test_a_broken_row_is_passed_over(tmp_path: Path) -> None:
    rows = [f'1,"{STORY}"', "2", '3,""', f'4,"{STORY}\n\nIt said ""yes""."', "5," + "x" * 2_100_000, f'6,"{STORY}"']
    found = _found(_put(tmp_path / "a.csv", "id,text\n" + "\n".join(rows)))
    assert [one.id if isinstance(one, Report) else type(one) for one in found] == [
        "1",
        UnreadableInput,
        EmptyInput,
        "4",
        UnreadableInput,
        "6",
    ]
    assert isinstance(found[3], Report)
    assert found[3].text.endswith('It said "yes".')


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_tables_in_other_encodings(encoding: str, tmp_path: Path) -> None:
    table = f'title,text\nGespräche,"{STORY} “Ja,” sagte er."\n' * 1
    (report,) = _reports(_put(tmp_path / "a.csv", table.encode(encoding)))
    assert report.title == "Gespräche"


@pytest.mark.parametrize(("count", "what"), [(61, "events"), (58, "events"), (16, "mentions"), (27, "themes")])
def test_tables_of_gdelt_hold_no_text(count: int, what: str, tmp_path: Path) -> None:
    first = "20230307101500-12" if what == "themes" else "1089123456"
    (error,) = _found(_put(tmp_path / "20230307101500.export.CSV", "\t".join([first] + ["x"] * (count - 1)) + "\n"))
    assert f"a table of {what} by GDELT" in str(error)


def test_a_list_of_articles_by_gdelt_gives_stubs(tmp_path: Path) -> None:
    (report,) = _reports(_put(tmp_path / "list.json", fuzz.ARTICLES))
    assert (report.title, report.text, report.page) == ("Ministers meet", "Ministers meet", "stub")
    assert (report.url, report.published) == ("https://example.org/a", "2023-03-07")


def _crawled() -> list[tuple[dict[str, object], str, str]]:
    """Records of common crawlers, with the outlet and author expected."""
    return [
        (
            {
                "maintext": STORY,
                "date_publish": "2023-03-07 10:00:00",
                "source_domain": "example.org",
                "title": "Talks",
                "authors": ["A. Writer", "B. Writer"],
                "description": "In short.",
                "language": "en",
                "url": "https://example.org/a",
            },
            "example.org",
            "A. Writer; B. Writer",
        ),
        (
            {
                "title": "Talks",
                "plaintext": STORY,
                "publishing_date": "2023-03-07 10:00:00+02:00",
                "publisher": "Example Herald",
                "authors": ["A. Writer"],
                "lang": "en",
            },
            "Example Herald",
            "A. Writer",
        ),
        (
            {
                "stories_id": 12,
                "title": "Talks",
                "publish_date": "2023-03-07 10:00:00",
                "media_name": "Example Herald",
                "text": STORY,
                "language": "English",
            },
            "Example Herald",
            "",
        ),
        (
            {
                "source": {"id": None, "name": "Example Herald"},
                "author": "A. Writer",
                "title": "Talks",
                "publishedAt": "2023-03-07T10:00:00Z",
                "content": STORY,
            },
            "Example Herald",
            "A. Writer",
        ),
    ]


@pytest.mark.parametrize(("record", "outlet", "author"), _crawled())
@pytest.mark.parametrize("shape", ["{}", "[{}]", '{{"status": "ok", "articles": [{}], "page": 1}}', "{}\n{}"])
def test_json_of_crawlers(record: dict[str, object], outlet: str, author: str, shape: str, tmp_path: Path) -> None:
    one = json.dumps(record)
    reports = _reports(_put(tmp_path / "a.json", shape.format(one, one)))
    assert len(reports) == 1 + (shape == "{}\n{}")
    report = reports[0]
    assert (report.title, report.text, report.published) == ("Talks", STORY, "2023-03-07")
    assert (report.outlet, report.author or "") == (outlet, author)
    assert report.language in ("en", None)


def test_text_in_parts_is_joined_in_reading_order(tmp_path: Path) -> None:
    (report,) = _reports(_put(tmp_path / "a.json", fuzz.FUNDUS))
    assert report.text == f"S.\n\nH\n\n{STORY}"
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "x", "content_html": f"<p>{STORY}</p><p>End.</p>"}],
    }
    assert load(json.dumps(feed).encode()).text == f"{STORY}\n\nEnd."


def test_a_cut_text_is_a_stub() -> None:
    record = {
        "title": "Talks",
        "content": "The ministers met in Helsinki to speak… [+2100 chars]",
        "url": "https://example.org",
    }
    assert load(json.dumps(record).encode()).page == "stub"


def test_a_broken_record_is_passed_over(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY})
    found = _found(_put(tmp_path / "a.json", f'[{good}, {{"text": 3}}, {{"text": nul}}, {{}}, {good}, {{"text": "cut'))
    assert [type(one) for one in found] == [
        Report,
        UnreadableInput,
        UnreadableInput,
        EmptyInput,
        Report,
        UnreadableInput,
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "articles", 'b"]}', "{"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.lists(st.dictionaries(st.sampled_from(["text", "x{", 'y"']), JSON, max_size=3), max_size=4), st.booleans())
@settings(deadline=None)
def test_documents_are_cut_at_their_records(rows: list[dict[str, object]], wrapped: bool) -> None:
    written = json.dumps({"total": {"n": 1}, "articles": rows} if wrapped else rows, indent=1)
    assert [json.loads(one) for one in records(in_memory(written.encode()))] == rows


def test_parquet_by_batches(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"headline": f"Talks {n}", "body": STORY, "day": date(2023, 3, 7)} for n in range(1_200)
    ]
    reports = _reports(_put(tmp_path / "a[1].parquet", fuzz.parquet(rows)))
    assert len(reports) == 1_200
    assert (reports[-1].id, reports[-1].title, reports[-1].published) == ("a[1]-1200", "Talks 1199", "2023-03-07")
    (error,) = _found(_put(tmp_path / "b.parquet", fuzz.parquet([{"a": 1}])))
    assert "no column of texts" in str(error)
    (error,) = _found(_put(tmp_path / "c.parquet", fuzz.parquet(rows)[:-200]))
    assert isinstance(error, UnreadableInput)


def test_column_names_of_the_lexicon() -> None:
    names = [name for field in columns().fields.values() for name in field]
    assert all(name and name == name.lower() for name in names)
    assert columns().fields["text"][0] == "text"


# ---------------------------------------------------------------- feeds and news markup
def test_feeds_with_full_text_and_stubs(tmp_path: Path) -> None:
    full, stub = _reports(_put(tmp_path / "feed.xml", fuzz.RSS))
    assert (full.title, full.published, full.outlet) == ("Ministers meet", "2023-03-07", "Example Herald")
    assert (full.url, full.page) == ("https://example.org/a", None)
    assert full.text.count("\n\n") == 2
    assert (stub.text, stub.page) == ("Only a title", "stub")
    (atom,) = _reports(_put(tmp_path / "atom.xml", fuzz.ATOM))
    assert (atom.title, atom.author, atom.url) == ("Ministers meet", "A. Writer", "https://example.org/a")
    assert atom.text == full.text


def test_an_item_keeps_its_id_when_the_feed_moves_on(tmp_path: Path) -> None:
    before = _reports(_put(tmp_path / "feed.xml", fuzz.RSS))
    newer = fuzz.RSS.replace(b"<item>", b"<item><title>New</title><link>https://example.org/n</link></item><item>", 1)
    after = _reports(_put(tmp_path / "feed.xml", newer))
    assert [one.id for one in before] == [one.id for one in after][1:]


@pytest.mark.parametrize("name", ["b.html", page_file("https://example.org/b")])
def test_a_saved_page_beside_the_feed_is_read(name: str, tmp_path: Path) -> None:
    _put(tmp_path / name, PAGE)
    _, report = _reports(_put(tmp_path / "feed.xml", fuzz.RSS))
    assert (report.title, report.url) == ("Ministers meet", "https://example.org/b")
    assert report.source == str(tmp_path / name)


def test_links_do_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    _put(tmp_path / "secret.html", PAGE)
    feed = fuzz.RSS.replace(b"https://example.org/b", b"../secret.html")
    assert _reports(_put(inner / "feed.xml", feed))[1].page == "stub"


def test_rss_1_and_a_broken_end(tmp_path: Path) -> None:
    words = f"<description>{STORY} {STORY}</description>"
    item = f"<item rdf:about='x'><title>Talks</title><link>https://example.org/x</link>{words}</item>"
    rdf = (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        f"<channel><title>Herald</title></channel>{item}<item><title>Cut"
    )
    first, *rest = _found(_put(tmp_path / "a.rdf", rdf))
    assert isinstance(first, Report)
    assert (first.title, first.outlet, first.page) == ("Talks", "Herald", None)
    assert isinstance(rest[-1], UnreadableInput)
    assert "broken XML (line 1" in str(rest[-1])


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = _put(tmp_path / "secret.txt", "The secret word.")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    feed = fuzz.RSS.replace(b'<?xml version="1.0"?>', doctype.encode()).replace(b"Only a title", b"&x; Only a title")
    found = _found(_put(tmp_path / "feed.xml", feed))
    assert "secret word" not in " ".join(one.text for one in found if isinstance(one, Report))


def test_newsml(tmp_path: Path) -> None:
    (report,) = _reports(_put(tmp_path / "a.xml", fuzz.NEWSML))
    assert (report.title, report.outlet, report.author) == ("Ministers meet", "Example Wire", "A. Writer")
    assert (report.published, report.language) == ("2023-03-07", "en")
    (nitf,) = _reports(_put(tmp_path / "b.xml", fuzz.NITF))
    assert (nitf.title, nitf.outlet, nitf.published) == ("Ministers meet", "Example Wire", "2023-03-07")
    assert nitf.text == report.text


def test_newsml_with_nitf_inside_withdrawn_items_and_packages(tmp_path: Path) -> None:
    nitf = fuzz.NITF.partition(b"?>")[2]
    inner = fuzz.NEWSML[: fuzz.NEWSML.index(b"<html")] + nitf + fuzz.NEWSML[fuzz.NEWSML.index(b"</html>") + 7 :]
    (report,) = _reports(_put(tmp_path / "a.xml", inner))
    assert report.text == load(fuzz.NITF).text
    withdrawn = fuzz.NEWSML.replace(b"<itemMeta>", b'<itemMeta><pubStatus qcode="stat:canceled"/>')
    (error,) = _found(_put(tmp_path / "b.xml", withdrawn))
    assert "withdrawn" in str(error)
    package = b'<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="p"><groupSet/></packageItem>'
    (error,) = _found(_put(tmp_path / "c.xml", package))
    assert "only names other items" in str(error)


# ---------------------------------------------------------------- archives
@pytest.mark.parametrize("packed", [False, True])
def test_warc(packed: bool, tmp_path: Path) -> None:
    other = [
        ("response", "https://example.org/gone", fuzz.answer(PAGE, status="404 Not Found")),
        ("response", "https://example.org/p.png", fuzz.answer(b"\x89PNG", kind="image/png")),
        ("request", "https://example.org/a", b"GET / HTTP/1.1\r\n\r\n"),
    ]
    found = _found(_put(tmp_path / "a.warc", fuzz.warc([*other, *fuzz.WARC_RECORDS], packed)))
    reports = [one for one in found if isinstance(one, Report)]
    assert [one.url for one in reports] == [f"https://example.org/{name}" for name in "abd"]
    assert reports[0].published == "2023-03-07"
    assert reports[2].published is None  # the day of the capture is none of publication
    assert [type(one) for one in found if isinstance(one, SourceError)] == [EmptyInput]


@pytest.mark.parametrize("packed", [False, True])
def test_a_broken_record_of_a_warc_is_passed_over(packed: bool, tmp_path: Path) -> None:
    records = [fuzz.warc([record], packed) for record in fuzz.WARC_RECORDS]
    half = bytearray(records[0])
    half[len(half) // 2 :] = b"\x00" * 40 if packed else b""
    found = _found(_put(tmp_path / "a.warc", bytes(half) + records[1] + records[3]))
    reports = [one.url for one in found if isinstance(one, Report)]
    errors = [one for one in found if isinstance(one, SourceError)]
    assert "https://example.org/d" in reports
    assert errors
    assert all(str(tmp_path / "a.warc") in str(error) for error in errors)


def test_a_page_in_another_charset_of_its_header(tmp_path: Path) -> None:
    page = fuzz.PAGE.replace('<meta charset="utf-8">', "").replace("Helsinki", "Helsinki (Хельсинки)")
    block = fuzz.answer(page.encode("cp1251"), kind="text/html; charset=windows-1251")
    (report,) = _reports(_put(tmp_path / "a.warc", fuzz.warc([("response", "https://example.org/a", block)])))
    assert "Helsinki (Хельсинки)" in report.text


def test_zip_of_many_kinds(tmp_path: Path) -> None:
    members = {
        "a/page.html": PAGE,
        "a/lines.jsonl": fuzz.LINES,
        "feed.xml": fuzz.RSS,
        "old.doc": b"x",
        "picture.png": b"\x89PNG",
        "__MACOSX/page.html": b"x",
        "inner.zip": fuzz.zipped({"t.txt": STORY.encode()}),
        "lines.csv.gz": gzip.compress(fuzz.TABLE),
    }
    found = _found(_put(tmp_path / "all.zip", fuzz.zipped(members)))
    assert [one.source for one in found if isinstance(one, SourceError)] == [f"{tmp_path}/all.zip:old.doc"]
    reports = [one for one in found if isinstance(one, Report)]
    assert len(reports) == 1 + 3 + 2 + 1 + 2
    assert f"{tmp_path}/all.zip:a/lines.jsonl:2" in {one.source for one in reports}
    assert f"{tmp_path}/all.zip:inner.zip:t.txt" in {one.source for one in reports}


def test_a_broken_member_of_a_zip_is_passed_over(tmp_path: Path) -> None:
    data = bytearray(fuzz.zipped({"a.txt": STORY.encode() * 9, "b.txt": STORY.encode()}))
    data[60:70] = b"\xff" * 10
    error, report = _found(_put(tmp_path / "a.zip", bytes(data)))
    assert isinstance(error, UnreadableInput)
    assert str(error).startswith(f"{tmp_path}/a.zip:a.txt: ")
    assert isinstance(report, Report)


def test_archives_in_archives_end(tmp_path: Path) -> None:
    data = STORY.encode()
    for _ in range(4):
        data = fuzz.zipped({"x.zip" if data[:2] == b"PK" else "x.txt": data})
    (error,) = _found(_put(tmp_path / "a.zip", data))
    assert "too many archives" in str(error)


def test_bombs_do_not_go_off(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": "word " * 20_000}).encode() + b"\n"
    bomb = fuzz.zipped({"a.jsonl": line * 1_500})
    assert len(bomb) < 1_000_000
    *_, last = _found(_put(tmp_path / "a.zip", bomb))
    assert isinstance(last, TooLarge)
    assert "times its size" in str(last)
    (error,) = _found(_put(tmp_path / "b.txt.gz", gzip.compress(b"word " * 20_000_000)))
    assert isinstance(error, TooLarge)


def test_gz_of_a_text_and_one_that_is_cut_off(tmp_path: Path) -> None:
    (report,) = _reports(_put(tmp_path / "story.txt.gz", gzip.compress(STORY.encode())))
    assert (report.id, report.text) == ("story.txt", STORY) or report.text == STORY
    (error,) = _found(_put(tmp_path / "cut.txt.gz", gzip.compress(STORY.encode())[:-40]))
    assert isinstance(error, UnreadableInput)


def test_large_inputs_stream(tmp_path: Path) -> None:
    line = json.dumps({"text": STORY * 20})
    path = tmp_path / "a.json.gz"
    with gzip.open(path, "wt", compresslevel=1) as file:
        file.write("[" + line + f",\n{line}" * 2_000 + "]")
    tracemalloc.start()
    count = sum(isinstance(one, Report) for one in reports_from([str(path)]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 2_001  # some 28 MB
    assert peak < 6_000_000


# ---------------------------------------------------------------- documents and mail
def _page(*lines: str, x: float = 72.0, top: float = 700.0) -> list[tuple[float, float, str]]:
    return [(x, top - 14 * number, line) for number, line in enumerate(lines)]


LINES = (
    "The foreign ministers of Finland and Norway met in the capital on Tuesday to speak",
    "about the border in the far north, where the number of crossings has been fall-",
    "ing since the winter, a spokesman for the host told reporters after the talks.",
    "They will meet again in June.",
    "Both sides said that 120 guards had been sent to the north before the talks began,",
    "and that more would follow once the roads were open.",
)


def test_pdf_lines_hyphens_and_paragraphs(tmp_path: Path) -> None:
    (report,) = _reports(_put(tmp_path / "a.pdf", fuzz.pdf([_page(*LINES)])))
    first, second = report.text.split("\n\n")
    assert "has been falling since the winter" in first
    assert first.endswith("They will meet again in June.")
    assert second.startswith("Both sides said that 120 guards")
    assert report.published is None


def test_pdf_ligatures_and_soft_hyphens_are_letters_again() -> None:
    assert text_of_pages([["The \ufb01rst of\ufb01cers left the bor\u00ad", "der on Monday."]]) == (
        "The first officers left the border on Monday."
    )


@given(st.lists(st.lists(st.text("ab-.\u00ad 1Page", max_size=12), max_size=8), max_size=6))
def test_pdf_joining_adds_no_letters(pages: list[list[str]]) -> None:
    letters = [sign for page in pages for line in page for sign in line if sign.isalpha()]
    kept = iter(letters)
    assert all(sign in kept for sign in text_of_pages(pages) if sign.isalpha())


def test_pdf_page_furniture_goes(tmp_path: Path) -> None:
    pages = [
        [(72.0, 770.0, "Example Herald, 7 March 2023"), *_page(*LINES), (300.0, 30.0, f"Page {number} of 3")]
        for number in (1, 2, 3)
    ]
    (report,) = _reports(_put(tmp_path / "a.pdf", fuzz.pdf(pages, True)))
    assert "Example Herald" not in report.text
    assert "Page" not in report.text
    assert report.text.count("They will meet again") == 3


def test_pdf_columns_set_row_by_row(tmp_path: Path) -> None:
    left = [f"Left column line {number} goes on about talks" for number in range(10)]
    right = [f"right column line {number} tells of guards" for number in range(10)]
    rows = [one for pair in zip(_page(*left), _page(*right, x=330.0), strict=True) for one in pair]
    (report,) = _reports(_put(tmp_path / "a.pdf", fuzz.pdf([rows])))
    text = " ".join(report.text.split())
    assert text.index("Left column line 9") < text.index("right column line 0")


def test_pdf_without_text_is_said(tmp_path: Path) -> None:
    (error,) = _found(_put(tmp_path / "a.pdf", fuzz.pdf([[]])))
    assert isinstance(error, EmptyInput)
    assert "no text layer" in str(error)


def test_docx(tmp_path: Path) -> None:
    (report,) = _reports(_put(tmp_path / "a.docx", fuzz.docx(fuzz.word_xml([STORY, "", "The end."]))))
    assert (report.title, report.author, report.published) == ("Ministers meet", "A. Writer", "2023-03-07")
    assert report.text == f"{STORY}\n\nThe end."
    xml = fuzz.word_xml(["kept"]).replace(b"<w:t>kept", b"<w:del><w:r><w:t>gone</w:t></w:r></w:del><w:t>kept")
    assert load(fuzz.docx(xml)).text == "kept"
    (error,) = _found(_put(tmp_path / "b.docx", fuzz.zipped({"x.txt": b"x"})))
    assert isinstance(error, UnreadableInput)


def test_mail(tmp_path: Path) -> None:
    (report,) = _reports(_put(tmp_path / "a.eml", fuzz.MAIL))
    assert (report.title, report.outlet, report.published) == ("Ministers meet", "Example Wire", "2023-03-07")
    assert " ".join(report.text.split()) == STORY
    page = fuzz.MAIL.replace(fuzz.STORY.encode(), b"See the other part.", 1)
    assert "Part 2." in load(page).text


def test_a_mailbox_with_a_broken_mail(tmp_path: Path) -> None:
    box = b"".join(
        b"From a@example.org Tue Mar  7 10:00:00 2023\n" + mail + b"\n\n"
        for mail in (fuzz.MAIL, b"Subject: x\n\n", fuzz.MAIL)
    )
    first, error, second = _found(_put(tmp_path / "a.mbox", box))
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.id != second.id
    assert isinstance(error, EmptyInput)
    assert error.source == f"{tmp_path}/a.mbox:2"


# ---------------------------------------------------------------- all of them
def test_standard_input_holds_any_format(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self._file = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            return self._file.readinto(buffer)

    for kind, seed in SEEDS:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Pipe(seed))))
        found = list(reports_from(["-"]))
        assert any(isinstance(one, Report) for one in found), kind


def test_a_folder_of_many_formats(tmp_path: Path) -> None:
    _put(tmp_path / "page.html", PAGE)
    _put(tmp_path / "page.html.json", json.dumps({"url": "https://example.org/final", "sha256": "x"}))
    _put(tmp_path / "a.pdf", fuzz.pdf([fuzz.LINE_UP]))
    _put(tmp_path / "b.zip", fuzz.zipped({"t.txt": STORY.encode()}))
    _put(tmp_path / "z.rtf", b"x")
    found = _found(tmp_path)
    assert [one.id if isinstance(one, Report) else type(one) for one in found] == ["a", "t", "page", UnreadableInput]
    assert isinstance(found[2], Report)
    assert found[2].url == "https://example.org/final"


def test_one_report_is_loaded_out_of_any_format() -> None:
    for kind, seed in SEEDS:
        if kind in ("eml", "pdf", "docx", "newsml"):
            assert load(seed).text
    with pytest.raises(UnreadableInput, match="more than one report"):
        load(fuzz.zipped({"a.txt": b"A b c.", "b.txt": b"A b c."}))
    with pytest.raises(EmptyInput):
        load(fuzz.zipped({}))


def test_zip_member_names_are_one_line(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a\nb.txt", "")
    (error,) = _found(_put(tmp_path / "a.zip", file.getvalue()))
    assert "\n" not in str(error)
