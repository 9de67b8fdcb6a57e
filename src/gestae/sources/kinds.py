"""Tells the format of an input from its first bytes and its name."""

from __future__ import annotations

import re
from pathlib import PurePath

from gestae.errors import UnreadableInput

KINDS = (
    "text",
    "html",
    "jsonl",
    "json",
    "csv",
    "parquet",
    "feed",
    "newsml",
    "warc",
    "pdf",
    "docx",
    "eml",
    "mbox",
    "zip",
    "gz",
)
SINGLE = frozenset(["text", "html", "pdf", "docx", "eml"])  # kinds that hold one report
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".parquet": "parquet",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".nitf": "newsml",
    ".xml": "xml",
    ".warc": "warc",
    ".wet": "warc",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "eml",
    ".mbox": "mbox",
    ".zip": "zip",
    ".gz": "gz",
}
# Formats that hold reports but are not read: named in an error, where other files of a folder are passed over.
UNREAD = (".doc", ".odt", ".rtf", ".epub", ".msg", ".bz2", ".xz", ".zst", ".7z", ".rar", ".tar", ".tgz", ".xlsx")
SNIFFED = 4_000  # bytes that are looked at

_MAGIC = ((b"%PDF-", "pdf"), (b"\x1f\x8b", "gz"), (b"PAR1", "parquet"), (b"WARC/", "warc"))
_ROOTS = {
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "newsitem": "newsml",
    "packageitem": "newsml",
    "newsmessage": "newsml",
    "newsml": "newsml",
    "nitf": "newsml",
    "html": "html",
}
_NAME = re.compile(rb"<(?:[\w.-]{1,50}:)?([\w.-]{1,50})")
_PROLOGUE = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!", b">"))  # what may stand before the root
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAGS = re.compile(rb"<(?:p|div|article|h1|section|meta|span)\b[^>]*>", re.IGNORECASE)
_FEWEST_TAGS = 3
_MAIL = re.compile(
    rb"(?:(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|Date|From|To|Subject|Content-Type|X-[\w-]+):.*"
    rb"\r?\n(?:[ \t].*\r?\n)*){3}",
    re.IGNORECASE,
)
_MBOX = re.compile(rb"From \S+ .*\d{4}.*\r?\n[\w-]+: ")
_OBJECT = re.compile(rb'\{\s*["}]')
_ARRAY = re.compile(rb"\[\s*[{\]]")


def kind_of(name: str | None, start: bytes, kind: str | None = None) -> str:
    """The format: `kind` if it is given, else what the first bytes say beyond doubt, else after the suffix of `name`,
    else the likeliest.

    Raises UnreadableInput for a kind that is not known.
    """
    if kind is not None and kind not in KINDS:
        raise UnreadableInput(name or "the input", f"no kind {kind!r}", f"choose one of {', '.join(KINDS)}")
    if kind:
        return kind
    named = SUFFIXES.get(PurePath(name or "").suffix.lower())
    head = start[:SNIFFED].removeprefix(b"\xef\xbb\xbf")
    return _sure(head, named) or (named if named != "xml" else None) or _likely(head, named)


def _sure(head: bytes, named: str | None) -> str | None:
    """What magic bytes or the root of an XML document say."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx" if named == "docx" or b"word/" in head else "zip"
    root = _root(head)
    return root if root in ("feed", "newsml") else None


def _root(head: bytes) -> str | None:
    """The kind that the root element of an XML document tells."""
    rest = head.replace(b"\x00", b"").lstrip(b"\xff\xfe").lstrip()
    while end := next((last for first, last in _PROLOGUE if rest.startswith(first)), None):
        start = rest[: rest.find(b">") + 1]
        subset = end == b">" and b"[" in start  # a document type with declarations of its own
        rest = rest.partition(b"]" if subset else end)[2].lstrip(b"> \t\r\n" if subset else None)
    match = _NAME.match(rest)
    return _ROOTS.get(match[1].decode("ascii", "replace").lower()) if match else None


def _likely(head: bytes, named: str | None) -> str:
    head = head.replace(b"\x00", b"").lstrip()
    if _OBJECT.match(head):
        return "jsonl" if _is_lines(head) else "json"
    if _ARRAY.match(head):
        return "json"
    if _MBOX.match(head):
        return "mbox"
    if _MAIL.match(head):
        return "eml"
    if _HTML.search(head) or (head.startswith(b"<") and len(_TAGS.findall(head)) >= _FEWEST_TAGS):
        return "html"
    return "xml" if named == "xml" else "csv" if _is_table(head) else "text"


def _is_lines(head: bytes) -> bool:
    """Whether the first line is an object and the second begins another."""
    first, _, rest = head.partition(b"\n")
    return first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


def _is_table(head: bytes) -> bool:
    """Whether the first line is a row of column names, one of them that of a text."""
    first, end, rest = head.partition(b"\n")
    if not end or not rest.strip() or not re.fullmatch(rb'["\w.-]+(?:[,;\t]["\w.-]+)+', first.strip()):
        return False
    from gestae.knowledge.columns import columns, plain

    names = {plain(cell.decode("utf-8", "replace")) for cell in re.split(rb"[,;\t]", first.strip())}
    return bool(names & set(columns().fields["text"]))
