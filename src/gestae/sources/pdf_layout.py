"""Puts the text of PDF pages together again: columns, lines, hyphens, paragraphs; page furniture goes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"\w[-\u00ad\u2010]$")
_NUMBER = re.compile(r"(?:page|p\.|seite|стр\.)?\s*\W*\d{1,4}\W*(?:(?:of|/|von|из)\s*\d{1,4})?\W*", re.IGNORECASE)
_LETTERS = {
    0xAD: "",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_EDGE = 3  # lines at the top and at the bottom of a page that may be furniture
_OFTEN = 4  # pages that begin or end alike, at most, until the line is furniture
_SHORT = 0.75  # of the usual length; so short a line ends a paragraph
_GUTTER = 0.18  # of the page's width between the left edges of two columns, at least
_FEWEST = 6  # lines of a column


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text set in one go, with the point where it begins and the size of its letters, all in points."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    x: float
    y: float


def lines_of(fragments: Sequence[Fragment], width: float) -> list[str]:
    """The lines of a page in reading order: as they were set, but columns that were set row by row are parted."""
    lines = _set_lines(fragments)
    return [text for line in _by_columns(lines, width) for text in line.text.splitlines() if text.strip()]


def _set_lines(fragments: Sequence[Fragment]) -> list[_Line]:
    """Fragments that follow each other on one height, joined."""
    lines: list[_Line] = []
    pieces: list[Fragment] = []
    for fragment in fragments:
        if pieces and not _same_line(pieces[-1], fragment):
            lines.append(_joined(pieces))
            pieces = []
        if fragment.text.strip() or pieces:
            pieces.append(fragment)
    return [line for line in [*lines, *([_joined(pieces)] if pieces else [])] if line.text.strip()]


def _same_line(before: Fragment, after: Fragment) -> bool:
    if "\n" in before.text:
        return False
    size = max(before.size, after.size, 6.0)
    gap = after.x - before.x - 0.5 * size * len(before.text)
    return abs(before.y - after.y) < 0.4 * size and -size < gap + 2 * size and gap < 3 * size


def _joined(pieces: Sequence[Fragment]) -> _Line:
    first = next((piece for piece in pieces if piece.text.strip()), pieces[0])
    return _Line("".join(piece.text for piece in pieces), first.x, first.y)


def _by_columns(lines: Sequence[_Line], width: float) -> Sequence[_Line]:
    """`lines`, the left column before the right one, where the page has two and was set row by row."""
    edge = _right_edge(lines, width)
    if edge is None:
        return lines
    sides = [line.x >= edge for line in lines]
    turns = sum(one != other for one, other in pairwise(sides))
    if turns < _FEWEST:
        return lines  # set column by column
    top = max(line.y for line, right in zip(lines, sides, strict=True) if right)
    head = [line for line, right in zip(lines, sides, strict=True) if not right and line.y > top + 1]
    body = sorted(zip(sides, lines, strict=True), key=lambda one: (one[0], -one[1].y))
    return [*head, *(line for _, line in body if line not in head)]


def _right_edge(lines: Sequence[_Line], width: float) -> float | None:
    """Where the right column of a page begins, or null where there is one column only."""
    lefts = Counter(round(line.x / 4) * 4 for line in lines)
    usual = [x for x, number in lefts.most_common(4) if number >= _FEWEST]
    if len(usual) < 2 or max(usual) - min(usual) < _GUTTER * width:
        return None
    return max(usual) - 4.0


def text_of_pages(pages: Sequence[Sequence[str]]) -> str:
    """The paragraphs of all pages, with a blank line between."""
    lines = [" ".join(line.split()) for page in _without_furniture(pages) for line in page]
    if not lines:
        return ""
    usual = median(sorted(map(len, lines))[len(lines) // 3 :])
    paragraphs: list[str] = []
    for index, line in enumerate(lines):
        if index and not _is_new(lines[index - 1], line, usual):
            paragraphs[-1] = _continued(paragraphs[-1], line)
        else:
            paragraphs.append(line)
    return "\n\n".join(paragraphs).translate(_LETTERS)


def _is_new(before: str, line: str, usual: float) -> bool:
    """Whether `line` begins a paragraph: the one before ends a sentence early, or is a heading."""
    if len(before) >= _SHORT * usual or _HYPHEN.search(before):
        return False
    starts = line[:1].isupper() or line[:1].isdigit() or line[:1] in "\"'“‘«([•–—-"
    return starts and (_ENDS.search(before) is not None or len(before) < 0.6 * usual)


def _continued(text: str, line: str) -> str:
    if _HYPHEN.search(text) and line[:1].islower():
        return text[:-1] + line
    return text + line if _HYPHEN.search(text) else f"{text} {line}"


def _without_furniture(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Pages without their numbers and without the lines that most of them begin or end with."""
    often = Counter(form for page in pages for form in {_form(line) for line in _edges(page)})
    most = max(2, min(len(pages) // 2 + 1, _OFTEN))
    repeated = {form for form, number in often.items() if number >= most and len(pages) > 1}
    return [[line for i, line in enumerate(page) if not _is_furniture(page, i, line, repeated)] for page in pages]


def _is_furniture(page: Sequence[str], index: int, line: str, repeated: set[str]) -> bool:
    if _EDGE <= index < len(page) - _EDGE:
        return False
    return _form(line) in repeated or (index in (0, len(page) - 1) and _NUMBER.fullmatch(line.strip()) is not None)


def _edges(page: Sequence[str]) -> list[str]:
    return [*page[:_EDGE], *page[max(_EDGE, len(page) - _EDGE) :]]


def _form(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))
