"""The names of the signs by which a later telling is held against a commitment, and what is found by them."""

from __future__ import annotations

from dataclasses import dataclass

from gestae.linking.tellings import Sight
from gestae.records import Reason

DONE = ("happened", "ongoing")
CONTENT = ("same words", "same kind", "word for word", "same names", "same place", "same number", "same day")
THINGS = ("same words", "same kind", "word for word", "same names")
OTHER_SIDE = "told from the other side"
LIKE = "like act"
SAME = "same act"
COMMON = "told by many"
RECALLED = "told back"
FAR = "long after"
KINDS = 2  # words for one kind of thing that count


@dataclass(frozen=True, slots=True)
class Found:
    """A telling of the act undertaken, or (`contrary`) of one that undoes it; `score` and its signs."""

    sight: Sight
    score: float
    contrary: bool
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """The signs that speak for it, with their words."""
        told = (f"{one.sign}: {one.words}" if one.words else one.sign for one in self.reasons if one.weight > 0)
        return ", ".join(told)
