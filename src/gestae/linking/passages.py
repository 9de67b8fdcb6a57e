"""What two texts have in common word for word, and what was exchanged between the common passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gestae.linking.shingles import Wording

RUN = 4  # words in a row that make a passage
_TRIED = 16  # places tried for a run that the other text holds more than once
_TIGHT = 6  # words: as many may be exchanged for others within a sentence that was edited
_SMALL = 3  # words between two passages that an editor may take out or put in


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two texts share: the first in each, counted in words, and how many."""

    here: int
    there: int
    length: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two texts overlap.

    `passages`: what they share, in the order of the shorter one. `shorter`, `longer`: the share of the words of each
    that is shared, edited places within a shared sentence included. `changed`: places where a number, a date or a
    name stands against another one.
    """

    passages: tuple[Passage, ...]
    shorter: float
    longer: float
    changed: int


def compare(shorter: Wording, longer: Wording) -> Comparison:
    """How two texts overlap; the first must be the shorter."""
    shared = passages(shorter, longer)
    gaps = [gap for before, after in pairwise(shared) if (gap := _gap(before, after)) is not None]
    mended = [gap for gap in gaps if max(gap[1], gap[3]) <= _SMALL]
    words = sum(passage.length for passage in shared)
    there = len({place for one in shared for place in range(one.there, one.there + one.length)})
    return Comparison(
        tuple(shared),
        _share(words + sum(gap[1] for gap in mended), len(shorter)),
        _share(there + sum(gap[3] for gap in mended), len(longer)),
        sum(_exchanged(gap, shorter, longer) for gap in gaps),
    )


def passages(here: Wording, there: Wording) -> list[Passage]:
    """The runs of RUN or more words that stand in both texts, each word of `here` in one at most."""
    places = _places(there)
    found: list[Passage] = []
    at = 0
    while at <= len(here) - RUN:
        length, place = _longest(here, there, at, places, found)
        if length:
            found.append(Passage(at, place, length))
        at += length or 1
    return found


def _places(text: Wording) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for first in range(len(text) - RUN + 1):
        places[text.forms[first : first + RUN]].append(first)
    return places


def _longest(
    here: Wording, there: Wording, at: int, places: dict[tuple[str, ...], list[int]], found: list[Passage]
) -> tuple[int, int]:
    """The longest run from `at` on, and where it stands in the other text: of equals, the next after the last."""
    last = found[-1].there + found[-1].length if found else 0
    known = places.get(here.forms[at : at + RUN], [])
    tried = sorted(known, key=lambda place: (place < last, abs(place - last)))[:_TRIED]
    runs = [(_run(here, there, at, place), place) for place in tried]
    return max(runs, key=lambda run: run[0], default=(0, 0))


def _run(here: Wording, there: Wording, at: int, place: int) -> int:
    length = 0
    ends = min(len(here) - at, len(there) - place)
    while length < ends and here.forms[at + length] == there.forms[place + length]:
        length += 1
    return length


def _gap(before: Passage, after: Passage) -> tuple[int, int, int, int] | None:
    """What stands between two passages that follow each other in both texts: where it begins and how long it is, here
    and there; null where they do not follow each other closely.
    """
    here, there = before.here + before.length, before.there + before.length
    lengths = after.here - here, after.there - there
    close = 0 <= lengths[1] <= _TIGHT and lengths[0] <= _TIGHT
    return (here, lengths[0], there, lengths[1]) if close else None


def _exchanged(gap: tuple[int, int, int, int], shorter: Wording, longer: Wording) -> bool:
    """Whether the gap holds a number or a name on both sides that the other side has not."""
    ours = frozenset(_telling(shorter, gap[0], gap[1]))
    theirs = frozenset(_telling(longer, gap[2], gap[3]))
    return bool(ours - theirs) and bool(theirs - ours)


def _telling(text: Wording, first: int, length: int) -> Iterator[str]:
    """The numbers, and the words with a capital, which name people, places and months."""
    for place in range(first, first + length):
        word = text.written(place)
        if word[0].isdigit() or (word[0].isupper() and len(word) > 1):
            yield word.casefold()


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
