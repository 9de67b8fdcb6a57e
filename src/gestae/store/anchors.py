"""Words that a judgement rests on: taken out of a text, and found again in a later text of the same report."""

from __future__ import annotations

import re

from gestae.linking.words import sentences
from gestae.records.judgements import Anchor


def anchor_in(text: str, report: str, start: int, end: int) -> Anchor:
    """The characters `start` to `end` of a report, and the sentences that they stand in."""
    around = [one for one in sentences(text) if one.start < end and start < one.end]
    first = min([start, *(one.start for one in around)])
    last = max([end, *(one.end for one in around)])
    whole = text[first:last]
    first += len(whole) - len(whole.lstrip())
    first = min(first, start)
    return Anchor(
        report=report, start=start, end=end, words=text[start:end], sentence=text[first:last].rstrip() or None,
        at=start - first,
    )  # fmt: skip


def place_in(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Where the words of `anchor` stand in `text`: in the same sentence, the nearest to where it was; null where that
    sentence is gone. An anchor without words stands where it stood.
    """
    if anchor.words is None or anchor.sentence is None:
        return (anchor.start, anchor.end) if anchor.end <= len(text) else None
    found = [one.start() + anchor.at for one in re.finditer(re.escape(anchor.sentence), text)]
    start = min(found, key=lambda place: abs(place - anchor.start), default=None)
    return None if start is None else (start, start + len(anchor.words))
