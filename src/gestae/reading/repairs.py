"""Mends what the parser is known to get wrong in news English: one repair a function, each with the family it is for."""

from __future__ import annotations

from collections.abc import Callable

from gestae.reading.words import Sentence


def mend(sentence: Sentence) -> None:
    """Applies every repair, in order, to the sentence's tree."""
    for repair in REPAIRS:
        repair(sentence)


REPAIRS: tuple[Callable[[Sentence], None], ...] = ()
