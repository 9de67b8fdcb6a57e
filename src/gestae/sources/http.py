"""Takes a stored HTTP answer apart (RFC 9112): status, type, and the body without its codings."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from gestae.errors import UnreadableInput

MOST_BODY = 32_000_000  # bytes of an unpacked body
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_HTML = re.compile(r"text/html|application/xhtml\+xml", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)
_WINDOW = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


@dataclass(frozen=True, slots=True)
class Response:
    """`type`: the Content-Type header. `body`: as its charset is, if it is not UTF-8, in UTF-8."""

    status: int
    type: str
    body: bytes

    @property
    def is_html(self) -> bool:
        """Whether the body is a page."""
        return _HTML.match(self.type) is not None or (not self.type and b"<html" in self.body[:2_000].lower())

    @property
    def is_text(self) -> bool:
        """Whether the body is a page or plain text."""
        return self.is_html or self.type.lower().startswith("text/plain")


def response_of(data: bytes, name: str) -> Response | None:
    """The answer in `data`, or null where it is none. Raises UnreadableInput for a coding that cannot be undone."""
    status = _STATUS.match(data)
    if status is None:
        return None
    head, _, body = data.partition(b"\r\n\r\n") if b"\r\n\r\n" in data[:100_000] else data.partition(b"\n\n")
    headers = _headers(head)
    kind = headers.get("content-type", "")
    if status[1] != b"200" or not Response(200, kind, body).is_text:
        return Response(int(status[1]), kind, b"")
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    plain = decoded(body, headers.get("content-encoding", ""), name)
    return Response(200, kind, in_utf8(plain, kind))


def decoded(body: bytes, coding: str, name: str) -> bytes:
    """`body` without its Content-Encoding. Some archives keep the header and store the body unpacked: then it stays.

    Raises UnreadableInput for a coding that is broken or not known, and for more than `MOST_BODY` bytes.
    """
    coding = coding.strip().lower()
    if coding in ("", "identity", "none"):
        return body
    if coding not in _WINDOW:
        if body[:200].lstrip()[:1] == b"<":
            return body
        raise UnreadableInput(name, f"an answer coded as {coding[:20]!r}", "capture it without that coding")
    if coding != "deflate" and not body.startswith(b"\x1f\x8b"):
        return body
    return _unpacked(body, _WINDOW[coding], name)


def _unpacked(body: bytes, window: int, name: str) -> bytes:
    for bits in (window, -zlib.MAX_WBITS):  # some servers send deflate without its frame
        unpacker = zlib.decompressobj(bits)
        try:
            plain = unpacker.decompress(body, MOST_BODY)
        except zlib.error:
            continue
        if unpacker.unconsumed_tail:
            raise UnreadableInput(name, f"an answer that unpacks to more than {MOST_BODY:,} bytes", "leave it out")
        return plain
    raise UnreadableInput(name, "an answer whose packing is broken", "capture it again")


def in_utf8(body: bytes, kind: str) -> bytes:
    """`body` in UTF-8, where its type names another charset and it is not UTF-8 already."""
    charset = _CHARSET.search(kind)
    if charset is None:
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return body.decode(charset[1], "replace").encode("utf-8", "replace")
        except (LookupError, ValueError):
            return body
    return body


def _headers(head: bytes) -> dict[str, str]:
    lines = (line.partition(":") for line in head.decode("latin-1").splitlines()[1:])
    return {name.strip().lower(): value.strip() for name, colon, value in lines if colon}


def _joined(body: bytes) -> bytes:
    """The chunks of a chunked body; a body that is stored without them stays as it is."""
    pieces: list[bytes] = []
    at = 0
    while match := re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n").match(body, at):
        size, start = int(match[1], 16), match.end()
        if size == 0:
            break
        pieces.append(body[start : start + size])
        at = start + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return b"".join(pieces) or body
