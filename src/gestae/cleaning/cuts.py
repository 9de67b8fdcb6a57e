"""Takes characters out of a report and writes each deletion down, with its place in the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import msgspec

from gestae.cleaning.lines import Line
from gestae.records import Dropped, Report


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters `start` to `end` (exclusive) of a text, to be taken out for `reason`."""

    start: int
    end: int
    reason: str


def line_cuts(text: str, lines: Sequence[Line], reasons: dict[int, str]) -> Iterator[Cut]:
    """One cut for each line that `reasons` names by index, with the blanks that parted it from the next line kept."""
    kept = [index for index in range(len(lines)) if index not in reasons]
    for before, after in pairwise([-1, *kept, len(lines)]):
        if after - before > 1:
            yield from _run(text, lines, reasons, before, after)


def _run(text: str, lines: Sequence[Line], reasons: dict[int, str], before: int, after: int) -> Iterator[Cut]:
    last = after == len(lines)
    opening = lines[before].end if last and before >= 0 else 0 if before < 0 else lines[before + 1].start
    for index in range(before + 1, after):
        closing = lines[index + 1].start if index + 1 < len(lines) else len(text)
        yield Cut(opening, closing, reasons[index])
        opening = closing


def part_cut(line: Line, start: int, end: int, reason: str) -> Cut:
    """The cut of part of a line, `start` and `end` counted in the line, with the blank that parted it from the rest."""
    while start > 0 and line.text[start - 1].isspace():
        start -= 1
    while start == 0 and end < len(line.text) and line.text[end].isspace():
        end += 1
    return Cut(line.start + start, line.start + end, reason)


def cut(report: Report, cuts: Iterable[Cut]) -> Report:
    """`report` without `cuts`, which may overlap: the one that begins first then keeps the common characters."""
    apart = list(_apart(cuts))
    if not apart:
        return report
    text = "".join(report.text[a:b] for a, b in _kept(apart, len(report.text)))
    pieces = [piece for one in apart for piece in _in_source(report, one)]
    dropped = _merged(sorted([*report.dropped, *pieces], key=lambda drop: drop.start))
    return msgspec.structs.replace(report, text=text, dropped=tuple(dropped))


def _apart(cuts: Iterable[Cut]) -> Iterator[Cut]:
    done = 0
    for one in sorted(cuts, key=lambda one: (one.start, -one.end)):
        if one.end > max(one.start, done):
            yield Cut(max(one.start, done), one.end, one.reason)
            done = one.end


def _kept(apart: Sequence[Cut], length: int) -> Iterator[tuple[int, int]]:
    edges = [0, *(edge for one in apart for edge in (one.start, one.end)), length]
    yield from zip(edges[::2], edges[1::2], strict=True)


def _in_source(report: Report, one: Cut) -> Iterator[Dropped]:
    """The pieces of the source that `one` covers: more than one where an earlier deletion lies inside it."""
    start, shift = one.start, 0
    for drop in report.dropped:
        begin = drop.start - shift  # where this deletion stood, counted in the clean text
        if begin >= one.end:
            break
        if begin > start:
            yield Dropped(text=report.text[start:begin], reason=one.reason, start=start + shift)
            start = begin
        shift += len(drop.text)
    yield Dropped(text=report.text[start : one.end], reason=one.reason, start=start + shift)


def _merged(drops: Iterable[Dropped]) -> list[Dropped]:
    merged: list[Dropped] = []
    for drop in drops:
        last = merged[-1] if merged else None
        if last and last.reason == drop.reason and last.start + len(last.text) == drop.start:
            merged[-1] = Dropped(text=last.text + drop.text, reason=drop.reason, start=last.start)
        else:
            merged.append(drop)
    return merged
