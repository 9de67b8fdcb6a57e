"""Tells the format of an input from its name or its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath

from gestae.errors import UnreadableInput

KINDS = ("text", "html", "jsonl")
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
# Formats that hold reports but are not read: named in an error, where other files of a folder are passed over.
UNREAD = (
    ".pdf",
    ".doc",
    ".docx",
    ".odt",
    ".rtf",
    ".epub",
    ".warc",
    ".gz",
    ".zip",
    ".xml",
    ".rss",
    ".json",
    ".csv",
    ".eml",
)

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAGS = re.compile(rb"<(?:p|div|article|h1|section|meta|span)\b[^>]*>", re.IGNORECASE)
_FEWEST_TAGS = 3


def kind_of(name: str | None, start: bytes, kind: str | None = None) -> str:
    """The format: `kind` if it is given, else after the suffix of `name`, else after the first bytes.

    Raises UnreadableInput for a kind that is not known.
    """
    if kind is not None and kind not in KINDS:
        raise UnreadableInput(name or "the input", f"no kind {kind!r}", f"choose one of {', '.join(KINDS)}")
    return kind or SUFFIXES.get(PurePath(name or "").suffix.lower()) or _sniffed(start)


def _sniffed(start: bytes) -> str:
    head = start[:4_000].removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip()
    if re.match(rb'\{\s*"', head):
        return "jsonl"
    if _HTML.search(head) or (head.startswith(b"<") and len(_TAGS.findall(head)) >= _FEWEST_TAGS):
        return "html"
    return "text"
