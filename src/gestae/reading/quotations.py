"""Finds the stretches of a report that stand in quotation marks, over paragraphs and with marks missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"''|[\"“”„«»]|(?<!\w)[‘](?=\w[^’\n]{12,}[’](?!\w))|(?<=[\w.,!?])[’](?!\w)|\n+")
_OPENERS = frozenset("“„«‘")
_CLOSERS = frozenset("”»’")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters `start` to `end`, the marks themselves included."""

    start: int
    end: int


def quotations(text: str) -> list[Quotation]:
    """All quotations of `text`, in order, none overlapping.

    A mark that opens while a quotation is open ends the first one (a closing mark was forgotten, or a new paragraph
    repeats the opening mark). An open quotation goes on over a paragraph's end only where the next mark closes it.
    """
    return list(_pairs(text, [(found.start(), found.group()) for found in _MARK.finditer(text)]))


def _pairs(text: str, marks: list[tuple[int, str]]) -> Iterator[Quotation]:
    opened: tuple[int, str] | None = None
    for number, (place, mark) in enumerate(marks):
        if mark[0] == "\n":
            if opened and not _closes_later(text, marks[number + 1 :]):
                yield Quotation(opened[0], place)
                opened = None
        elif opened is None:
            opened = (place, mark) if _opens(text, place, mark) else None
        elif mark in "‘’" and opened[1] != "‘":
            continue
        elif _opens(text, place, mark):
            yield Quotation(opened[0], len(text[:place].rstrip()))
            opened = (place, mark)
        else:
            yield Quotation(opened[0], place + len(mark))
            opened = None
    if opened:
        yield Quotation(opened[0], len(text.rstrip()))


def _opens(text: str, place: int, mark: str) -> bool:
    if mark in _OPENERS or mark in _CLOSERS:
        return mark in _OPENERS
    before, after = text[place - 1 : place], text[place + len(mark) : place + len(mark) + 1]
    return not after.isspace() and bool(after) and not (before.isalnum() or before in tuple(".,!?…"))


def _closes_later(text: str, marks: list[tuple[int, str]]) -> bool:
    following = next(((place, mark) for place, mark in marks if mark[0] != "\n" and mark != "’"), None)
    return following is not None and not _opens(text, *following)
