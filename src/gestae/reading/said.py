"""A statement while it is being read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gestae.reading.cast import Referent
from gestae.reading.words import Sentence, Word

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement while it is being read. `cue`: its words, none where a quotation just goes on; `direct`: in the
    speaker's own words though no quotation marks say so.
    """

    sentence: Sentence
    cue: tuple[Word, ...]
    source: Word | None
    speaker: Referent | None
    content: tuple[Stretch, ...]
    rule: str
    direct: bool = False


def touch(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
