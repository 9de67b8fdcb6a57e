"""Turns the bytes of an input into text, whatever encoding they are in."""

from __future__ import annotations

import codecs
import re

from gestae.errors import EmptyInput, TooLarge, UnreadableInput

MOST_CHARACTERS = 2_000_000  # of one report

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "compressed"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "rich text"),
)
_SAVE_AS_TEXT = "save it as plain text, HTML or JSON Lines"
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_CONTROL_BYTES = bytes([*range(9), 14, 15, *range(16, 27), *range(28, 32), 127])
_MOST_CONTROLS = 0.01  # share of the bytes; above it no text
_SAMPLE = 100_000
_MOSTLY_ASCII = 0.95
_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufffe\uffff]")


def decode(data: bytes, source: str) -> str:
    """`data` as tidy text: UTF-8, UTF-16 or UTF-32, the encoding it declares, or the likeliest one.

    `source` names the input in errors. Raises EmptyInput where there is nothing, UnreadableInput for what is no text.
    """
    if not data.strip(b"\x00 \t\r\n\f\v"):
        raise EmptyInput(source, "nothing in it", "give a file that holds a report")
    for magic, kind in _FORMATS:
        if data.startswith(magic):
            raise UnreadableInput(source, f"{kind}, not text", _SAVE_AS_TEXT)
    for encoding in _likely(data):
        if (text := _try(data, encoding)) is not None:
            return tidy(text)
    return tidy(_guess(data, source))


def tidy(text: str) -> str:
    """`text` with `\\n` for every line end and without control characters."""
    return _CONTROLS.sub("", _BREAKS.sub("\n", text))


def checked(text: str, source: str) -> str:
    """`text`, if it holds something and is no longer than one report may be. Raises EmptyInput and TooLarge."""
    if not text.strip():
        raise EmptyInput(source, "nothing in it", "give a file that holds a report")
    if len(text) > MOST_CHARACTERS:
        raise TooLarge(
            source, f"{len(text):,} characters, at most {MOST_CHARACTERS:,} are read", "split it into reports"
        )
    return text


def _likely(data: bytes) -> list[str]:
    """Encodings to try in order; none but marked ones for data full of control bytes."""
    if marked := [name for mark, name in _MARKS if data.startswith(mark)]:
        return marked[:1]
    if wide := _wide(data[:_SAMPLE]):
        return [wide]
    if _controls(data[:_SAMPLE]) > _MOST_CONTROLS:
        return []
    declared = [match[1].decode("ascii", "replace") for match in _DECLARED.finditer(data[:2_000])]
    sample = data[:_SAMPLE]
    western = len(sample.translate(None, bytes(range(128)))) < (1 - _MOSTLY_ASCII) * len(sample)
    return ["utf-8", *declared[:1], *(["cp1252"] if western else [])]


def _controls(sample: bytes) -> float:
    return 1 - len(sample.translate(None, _CONTROL_BYTES)) / len(sample)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of western text is nought."""
    half = len(sample) / 2
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if max(even, odd) < 0.4 or min(even, odd) > 0.1:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(data: bytes, source: str) -> str:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    best = from_bytes(sample).best() if _controls(sample) <= _MOST_CONTROLS else None
    if best is None:
        raise UnreadableInput(source, "no text in a known encoding", _SAVE_AS_TEXT)
    return data.decode(best.encoding, errors="replace")


def encoding_of(start: bytes, source: str) -> str:
    """The encoding of a long text that begins with `start`. Raises EmptyInput and UnreadableInput."""
    if not start.strip(b"\x00 \t\r\n\f\v"):
        raise EmptyInput(source, "nothing in it", "give a file that holds a report")
    sample = start[: max(1, len(start) - 4)]  # a character may be cut off at the end
    for encoding in _likely(start):
        known = encoding in ("utf-8", "utf-8-sig")
        if _try(sample, encoding) is not None or (known and _ends_early(start)):
            return encoding
    raise UnreadableInput(source, "no text in a known encoding", _SAVE_AS_TEXT)


def _ends_early(start: bytes) -> bool:
    """Whether `start` is UTF-8 but for a last character that is cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return False
    return True
