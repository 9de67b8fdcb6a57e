"""Prepares a report's text for the parser, one character for one, so that offsets stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_PLAIN = {
    ord(fancy): plain for fancy, plain in zip("’‘‛`´“”„‟«»\u00a0\u2009\u202f\t", '\'\'\'\'\'""""""    ', strict=True)
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LINE = re.compile(r"[^\n]+")
# "MINSK, Aug. 12 (Reuters) - ", "KYIV, Ukraine — ": a town in capitals, then country, day and agency, then a dash.
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z'.-]+(?:[ /][A-Z][A-Z'.-]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
    r"(?:,? [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: ?\([^()\n]{2,40}\))? ?(?:--?|–|—) "
)
_WRAPPED_WIDTH = range(50, 100)

Restore = Callable[[str], str]


def paragraphs(text: str, longest: int = 8000) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph of `text`, blank ones left out, very long ones cut at a sentence's or word's
    end.
    """
    joined = _is_wrapped(text)
    pattern = re.compile(r"[^\n]+(?:\n[^\n]+)*") if joined else _LINE
    for found in pattern.finditer(text):
        start, end = found.span()
        while end - start > longest:
            cut = _cut(text, start, start + longest)
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end


def for_parser(paragraph: str, restore: Restore) -> str:
    """`paragraph` with straight quotation marks and plain spaces; text in capitals is put into lower case by
    `restore`.
    """
    plain = _without_dateline(paragraph.translate(_PLAIN).replace("\n", " "))
    if is_shouted(plain):
        lowered = restore(plain)
        return lowered if len(lowered) == len(plain) else plain
    return plain


def _without_dateline(plain: str) -> str:
    """The agency's place and day before the first sentence blanked out, for no grammar fits them."""
    found = _DATELINE.match(plain)
    return " " * found.end() + plain[found.end() :] if found else plain


def is_shouted(line: str) -> bool:
    """Whether a line of at least four words is all capitals."""
    words = _WORD.findall(line)
    return len(words) >= 4 and sum(word.isupper() for word in words) >= 0.85 * len(words)


def _is_wrapped(text: str) -> bool:
    """Whether lines break inside sentences, as in mail: most of a common width, few ending a sentence."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < 4:
        return False
    broken = sum(len(line) in _WRAPPED_WIDTH and line[-1] not in ".!?\"'”’:" for line in lines)
    return broken > 0.6 * len(lines)


def _cut(text: str, start: int, limit: int) -> int:
    for mark in (". ", " "):
        found = text.rfind(mark, start + 1, limit)
        if found > start:
            return found + len(mark)
    return limit
