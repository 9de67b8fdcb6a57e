"""A statement while it is being read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gestae.reading.cast import Referent
from gestae.reading.words import Sentence, Word
from gestae.records import Force

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement while it is being read. `cue`: its words, none where a quotation just goes on; `source`: the word
    that names the speaker; `topic`: the content is only what the speaker speaks of or judges, no clause of his;
    `direct`: in the speaker's own words though no quotation marks say so.
    """

    sentence: Sentence
    cue: tuple[Word, ...]
    source: Word | None
    speaker: Referent | None
    content: tuple[Stretch, ...]
    rule: str
    force: Force | None = None
    topic: bool = False
    direct: bool = False


def touch(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def within(inner: Iterable[Stretch], outer: Iterable[Stretch]) -> bool:
    """Whether every stretch of `inner` stands inside one of `outer`."""
    around = list(outer)
    return all(any(one[0] <= each[0] and each[1] <= one[1] for one in around) for each in inner)


def merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
