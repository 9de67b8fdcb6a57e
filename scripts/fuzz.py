"""Gives every reader of a format broken inputs: each must give reports or an error of ours, soon and in little memory.

    python scripts/fuzz.py --cases 20000 --format all

Seeds are small and made here. A worker process reads the cases of one format, so that even a crash of the interpreter
is told, with the number of its case; `--format pdf --only 1234` runs one case again. The exit status is 1 if any case
failed.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import resource
import signal
import subprocess
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SECONDS = 10.0  # of computing for one case, and six times as many by the clock
MOST_MEMORY = 3 << 30  # bytes of address space beyond the start
MOST_GROWTH = 700 << 20  # bytes of resident memory that all cases of a format may add

SENTENCE = "The foreign ministers of Finland and Norway met in Helsinki on Tuesday to speak about the border. "
STORY = (SENTENCE + "Both said that talks would go on, and that 120 guards had been sent north. ") * 4
PARAGRAPHS = "".join(f"<p>{STORY} Part {number}.</p>\n" for number in range(3))
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ministers meet - Example</title>
<meta property="article:published_time" content="2023-03-07T10:00:00+02:00">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2023-03-07", "headline": "Talks"}}
</script></head><body>
<nav><a href="/">Home</a></nav><article><h1>Ministers meet</h1>{PARAGRAPHS}</article></body></html>"""
RECORD = {
    "id": 7,
    "title": "Ministers meet",
    "text": STORY,
    "published": "2023-03-07T10:00:00Z",
    "outlet": "Example",
    "url": "https://example.org/a",
    "language": "en",
    "authors": ["A. Writer"],
}
TOKENS = {
    "text": [b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", "\u2028".encode()],
    "html": [b"<p>", b"<!--", b"<script>", b"&#x0;", b"&#1114112;", b"<table>", b"</html>", b'<a href="', b"<![CDATA["],
    "json": [
        b"[",
        b"{",
        b'{"a":',
        b"]",
        b'"',
        b"\\ud800",
        b"\\u0000",
        b"1e999",
        b"null",
        b'"articles": [',
        b"-",
        b"NaN",
    ],
    "csv": [b'"', b'""', b",", b"\t", b"\n", b"\r", b";", b"\x00", b'",\n"'],
    "xml": [
        b"<item>",
        b"</item>",
        b"<![CDATA[",
        b"]]>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b"&b;",
        b"<a:b>",
        b"xmlns='x'",
    ],
    "warc": [
        b"WARC/1.0\r\n",
        b"\r\n\r\n",
        b"Content-Length: 99\r\n",
        b"chunked",
        b"Content-Encoding: gzip\r\n",
        b"HTTP/1.1",
    ],
    "pdf": [
        b"obj",
        b"endobj",
        b"stream\n",
        b"endstream",
        b"<<",
        b">>",
        b"/Kids [3 0 R]",
        b"3 0 R",
        b"/Length 99999999",
    ],
    "mail": [
        b"From ",
        b"Content-Type: multipart/mixed; boundary=x\n",
        b"--x\n",
        b"=?utf-8?q?",
        b"base64",
        b"\n\n",
        b"charset=",
    ],
    "zip": [b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\x1f\x8b\x08", b"\xff\xff\xff\xff", b"\x00\x00\x00\x00"],
}


@dataclass(frozen=True)
class Format:
    """`seeds`: whole inputs. `inner`: what a container holds, and how it is packed, so that it is broken inside too."""

    kind: str
    tokens: str
    seeds: tuple[bytes, ...]
    inner: tuple[tuple[bytes, Callable[[bytes], bytes]], ...] = ()


class HangError(BaseException):
    """A case took too long. No Exception, so that nobody takes it for a fault of the input."""


# ------------------------------------------------------------------------------------------------ seeds
def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def docx(document: bytes) -> bytes:
    """A Word document with that main part."""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Ministers meet'
        "</dc:title><dc:creator>A. Writer</dc:creator><dcterms:created>2023-03-07T10:00:00Z</dcterms:created>"
        "</cp:coreProperties>"
    )
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    members = {"[Content_Types].xml": types.encode(), "word/document.xml": document, "docProps/core.xml": core.encode()}
    return zipped(members)


def word_xml(paragraphs: list[str]) -> bytes:
    """The main part of a Word document."""
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'.encode()


def pdf(pages: list[list[tuple[float, float, str]]], packed: bool = False) -> bytes:
    """A PDF whose pages have lines of text at given points."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for page in pages:
        drawn = "".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in page).encode("latin-1")
        drawn, filtered = (zlib.compress(drawn), b"/Filter/FlateDecode") if packed else (drawn, b"")
        objects.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(drawn), filtered, drawn))
        contents = len(objects)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % contents
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return _with_table(objects)


def _with_table(objects: list[bytes]) -> bytes:
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + trailer


def warc(records: list[tuple[str, str, bytes]], packed: bool = False) -> bytes:
    """A WARC of (type, address, block)."""
    out = b""
    for kind, url, block in records:
        type_ = "application/http; msgtype=response" if kind == "response" else "text/plain"
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
            f"Content-Type: {type_}\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        out += gzip.compress(record, mtime=0) if packed else record
    return out


def answer(body: bytes, headers: str = "", status: str = "200 OK", kind: str = "text/html") -> bytes:
    """A stored HTTP answer."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body


def parquet(rows: list[dict[str, object]]) -> bytes:
    """A Parquet file."""
    import polars as pl

    file = io.BytesIO()
    pl.DataFrame(rows).write_parquet(file, compression="snappy")
    return file.getvalue()


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example Herald</title><link>https://example.org</link>
<item><title>Ministers meet</title><link>https://example.org/a</link><guid>a1</guid>
<pubDate>Tue, 07 Mar 2023 10:00:00 +0200</pubDate><description>A summary.</description>
<content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded></item>
<item><title>Only a title</title><link>https://example.org/b</link></item></channel></rss>""".encode()
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title><entry>
<title>Ministers meet</title><id>tag:example.org,2023:a</id><link rel="alternate" href="https://example.org/a"/>
<published>2023-03-07T10:00:00Z</published><author><name>A. Writer</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{PARAGRAPHS}</div></content></entry></feed>""".encode()
NEWSML = f"""<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:example.org:20230307:a" version="1" xml:lang="en"><itemMeta>
<provider literal="Example Wire"/>
<versionCreated>2023-03-07T11:00:00Z</versionCreated><firstCreated>2023-03-07T10:00:00Z</firstCreated></itemMeta>
<contentMeta><headline>Ministers meet</headline><by>A. Writer</by><language tag="en"/></contentMeta><contentSet>
<inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><body>{PARAGRAPHS}</body></html>
</inlineXML></contentSet></newsItem></itemSet></newsMessage>""".encode()
NITF = f"""<?xml version="1.0"?><nitf><head><docdata><date.issue norm="20230307T100000Z"/></docdata></head>
<body><body.head>
<hedline><hl1>Ministers meet</hl1></hedline><distributor>Example Wire</distributor></body.head>
<body.content>{PARAGRAPHS}</body.content></body></nitf>""".encode()
MAIL = f"""From: Example Wire <news@example.org>
To: desk@example.net
Subject: =?utf-8?q?Ministers_meet?=
Date: Tue, 07 Mar 2023 10:00:00 +0200
Message-ID: <a1@example.org>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="xyz"

--xyz
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

{STORY}
--xyz
Content-Type: text/html; charset=utf-8

<html><body>{PARAGRAPHS}</body></html>
--xyz--
""".encode()
LINES = "\n".join(json.dumps({**RECORD, "id": number}) for number in range(3)).encode()
ARTICLES = json.dumps(
    {"articles": [{"url": "https://example.org/a", "title": "Ministers meet", "seendate": "20230307T1000Z"}]}
)
FUNDUS = json.dumps(
    [
        {
            "title": "Ministers meet",
            "body": {"summary": ["S."], "sections": [{"headline": ["H"], "paragraphs": [STORY]}]},
            "publishing_date": "2023-03-07 10:00:00+02:00",
            "publisher": "Example",
        }
    ]
)
TABLE = f'id,title,body,date\n1,Ministers meet,"{STORY}",2023-03-07\n2,Again,"{STORY}",2023/03/08\n'.encode()
LINE_UP = [(72.0, 740.0 - 14 * number, SENTENCE[:90]) for number in range(12)]
WARC_RECORDS = [
    ("response", "https://example.org/a", answer(PAGE.encode())),
    ("response", "https://example.org/b", answer(gzip.compress(PAGE.encode(), mtime=0), "Content-Encoding: gzip\r\n")),
    (
        "response",
        "https://example.org/c",
        answer(b"5\r\n<html\r\n1\r\n>\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
    ),
    ("conversion", "https://example.org/d", STORY.encode()),
]


def formats() -> dict[str, Format]:
    """Every format with its seeds."""
    page, box = PAGE.encode(), b"From a@example.org Tue Mar 07 10:00:00 2023\n" + MAIL + b"\n"
    xml = word_xml([STORY, SENTENCE])
    plain = gzip.compress(LINES, mtime=0)
    rows = [{**RECORD, "id": number, "authors": "A. Writer"} for number in range(3)]
    found = [
        Format("text", "text", (STORY.encode(), STORY.encode("utf-16"), ("Ё" + STORY).encode("cp1251"))),
        Format("html", "html", (page,)),
        Format("jsonl", "json", (LINES,)),
        Format("json", "json", (ARTICLES.encode(), FUNDUS.encode(), json.dumps(RECORD, indent=1).encode())),
        Format("csv", "csv", (TABLE, TABLE.replace(b",", b"\t"))),
        Format("parquet", "zip", (parquet(rows),)),
        Format("feed", "xml", (RSS, ATOM)),
        Format("newsml", "xml", (NEWSML, NITF)),
        Format("warc", "warc", (warc(WARC_RECORDS), warc(WARC_RECORDS, True)), ((warc(WARC_RECORDS), _gzip),)),
        Format("pdf", "pdf", (pdf([LINE_UP, LINE_UP]), pdf([LINE_UP], True))),
        Format("docx", "xml", (docx(xml),), ((xml, docx),)),
        Format("eml", "mail", (MAIL,)),
        Format("mbox", "mail", (box * 2,)),
        Format("zip", "zip", (zipped({"a.txt": STORY.encode(), "b/c.jsonl": LINES}),), ((LINES, _zip), (RSS, _zip))),
        Format("gz", "zip", (plain,), ((LINES, _gzip), (TABLE, _gzip), (plain, _gzip))),
    ]
    return {one.kind: one for one in found}


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, 1, mtime=0)


def _zip(data: bytes) -> bytes:
    return zipped({"a.jsonl": data, "a.xml": data, "a": data})


# ------------------------------------------------------------------------------------------------ breaking
def case(form: Format, number: int, seed: int = 0) -> bytes:
    """Broken input `number` of a format: always the same one."""
    random_ = random.Random(f"{form.kind}-{seed}-{number}")
    if form.inner and random_.random() < 0.5:
        inner, pack = random_.choice(form.inner)
        return pack(broken(inner, TOKENS["json" if inner == LINES else form.tokens], form.seeds, random_))
    return broken(random_.choice(form.seeds), TOKENS[form.tokens], form.seeds, random_)


def broken(data: bytes, tokens: list[bytes], seeds: tuple[bytes, ...], random_: random.Random) -> bytes:
    """`data` with one to six faults."""
    for _ in range(random_.choice((1, 1, 2, 3, 6))):
        data = random_.choice(FAULTS)(data, tokens, seeds, random_)
    return data[:2_000_000]


def _place(data: bytes, random_: random.Random) -> int:
    return random_.randrange(len(data) + 1)


def _flip(data: bytes, tokens: list[bytes], seeds: tuple[bytes, ...], random_: random.Random) -> bytes:
    mended = bytearray(data)
    for _ in range(random_.choice((1, 4, 40)) if data else 0):
        mended[random_.randrange(len(data))] ^= 1 << random_.randrange(8)
    return bytes(mended)


def _noise(data: bytes, tokens: list[bytes], seeds: tuple[bytes, ...], random_: random.Random) -> bytes:
    at, size = _place(data, random_), random_.choice((1, 8, 300))
    return data[:at] + random_.randbytes(size) + data[at + random_.choice((0, size)) :]


def _cut(data: bytes, tokens: list[bytes], seeds: tuple[bytes, ...], random_: random.Random) -> bytes:
    at = _place(data, random_)
    return data[:at] if random_.random() < 0.5 else data[:at] + data[at + random_.choice((1, 20, 500)) :]


def _splice(data: bytes, tokens: list[bytes], seeds: tuple[bytes, ...], random_: random.Random) -> bytes:
    other = random_.choice(seeds)
    return data[: _place(data, random_)] + other[_place(other, random_) :]


def _token(data: bytes, tokens: list[bytes], seeds: tuple[bytes, ...], random_: random.Random) -> bytes:
    at = _place(data, random_)
    return data[:at] + random_.choice(tokens) + data[at:]


def _nest(data: bytes, tokens: list[bytes], seeds: tuple[bytes, ...], random_: random.Random) -> bytes:
    at = _place(data, random_)
    return data[:at] + random_.choice(tokens) * random_.choice((30, 300, 5_000)) + data[at:]


def _number(data: bytes, tokens: list[bytes], seeds: tuple[bytes, ...], random_: random.Random) -> bytes:
    """A figure, or four bytes that may be one, made huge, negative or nought."""
    digits = [i for i in range(len(data)) if data[i : i + 1].isdigit()]
    if digits and random_.random() < 0.7:
        at = random_.choice(digits)
        return data[:at] + random_.choice((b"0", b"-1", b"99999999999", b"2147483648", b"1e400", b"")) + data[at + 1 :]
    at = _place(data, random_)
    return data[:at] + random_.choice((b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x00" * 4)) + data[at + 4 :]


def _encoding(data: bytes, tokens: list[bytes], seeds: tuple[bytes, ...], random_: random.Random) -> bytes:
    name = random_.choice(("utf-16", "utf-16-be", "utf-32", "utf-8-sig", "utf-7", "cp037"))
    return data.decode("latin-1").encode(name)


def _again(data: bytes, tokens: list[bytes], seeds: tuple[bytes, ...], random_: random.Random) -> bytes:
    start, size = _place(data, random_), random_.choice((10, 200, 2_000))
    return data[: start + size] + data[start : start + size] * random_.choice((1, 3, 30)) + data[start + size :]


FAULTS = (_flip, _flip, _noise, _cut, _cut, _splice, _token, _token, _nest, _number, _number, _encoding, _again)


# ------------------------------------------------------------------------------------------------ reading
def outcome(form: Format, number: int, seed: int = 0) -> str:
    """What became of one case: `read`, `refused`, or what was wrong. Raises HangError."""
    from gestae.errors import SourceError
    from gestae.sources.files import in_memory
    from gestae.sources.formats import read_input
    from gestae.sources.naming import Origin
    from gestae.sources.options import Options

    data = case(form, number, seed)
    kind = form.kind if number % 4 else None  # every fourth case must be told by its content
    try:
        found = list(read_input(in_memory(data), Origin("fuzz", None, "fuzz"), Options(), kind))
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:300]
    if any(not one.mend or "\n" in str(one) for one in found if isinstance(one, SourceError)):
        return "an error of more than one line, or without its mend"
    reports = [one for one in found if not isinstance(one, SourceError)]
    if any(not one.text.strip() or not one.text.encode() or not one.id for one in reports):
        return "a report without text or id"
    return "read" if reports else "refused"


def work(form: Format, first: int, last: int, seed: int) -> None:
    """Reads the cases and writes a line before and after each."""
    signal.signal(signal.SIGALRM, _hang)
    signal.signal(signal.SIGPROF, _hang)
    limit = resource.getpagesize() * int(Path("/proc/self/statm").read_text().split()[0]) + MOST_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    start = 0
    for number in range(first, last):
        print(f"{number}", flush=True)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        signal.setitimer(signal.ITIMER_REAL, 6 * SECONDS)
        try:
            told = outcome(form, number, seed)
        except HangError:
            told = f"took more than {SECONDS} seconds"
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
        start = start or grown
        if number - first > 200 and grown - start > MOST_GROWTH:
            told, start = f"{(grown - start) >> 20} MB more memory", grown
        print(f"{number} {told!r}", flush=True)


def _hang(*_: object) -> None:
    raise HangError


def run(form: Format, cases: int, seed: int) -> tuple[Counter[str], list[str]]:
    """All cases of one format, in as many workers as it takes; counts and the cases that failed."""
    counts: Counter[str] = Counter()
    failed: list[str] = []
    first = 0
    while first < cases:
        command = [sys.executable, __file__, "--format", form.kind, "--seed", str(seed), "--work", f"{first}:{cases}"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as worker:
            assert worker.stdout is not None
            open_case = first
            for line in worker.stdout:
                number, _, told = line.strip().partition(" ")
                open_case = int(number) + bool(told)
                if told:
                    plain = told.strip("'\"")
                    counts[plain if plain in ("read", "refused") else "failed"] += 1
                    failed += [] if plain in ("read", "refused") else [f"{form.kind} {number}: {plain}"]
            worker.wait()
        if open_case < cases:
            counts["failed"] += 1
            failed.append(f"{form.kind} {open_case}: the interpreter ended with {worker.returncode}")
            open_case += 1
        first = open_case
    return counts, failed


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=1_000)
    parser.add_argument("--format", default="all", help="one format, several with commas, or all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, help="run one case here and print it")
    parser.add_argument("--work", help=argparse.SUPPRESS)
    given = parser.parse_args()
    known = formats()
    chosen = list(known) if given.format == "all" else given.format.split(",")
    if given.work or given.only is not None:
        first, last = map(int, given.work.split(":")) if given.work else (given.only, given.only + 1)
        work(known[chosen[0]], first, last, given.seed)
        return 0
    bad: list[str] = []
    for name in chosen:
        start = time.monotonic()
        counts, failed = run(known[name], given.cases, given.seed)
        bad += failed
        each = ", ".join(f"{counts[what]:,} {what}" for what in ("read", "refused", "failed"))
        print(f"{name:8} {sum(counts.values()):>7,} cases: {each}; {time.monotonic() - start:.0f} s", flush=True)
        for line in failed[:20]:
            print(f"  {line}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
