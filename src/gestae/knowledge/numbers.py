"""The schema of number words, `lexicon/quantities/numbers.yaml`."""

from __future__ import annotations

import functools

from gestae.knowledge.files import LEXICON, Schema, Words, read_yaml


class Numbers(Schema, frozen=True, kw_only=True, rename={"and_": "and"}):
    """Number words and their worth.

    `plurals`: the least count that a bare plural ("dozens") claims; `vague` words before
    a scale likewise; `shares` make a share of a whole.
    """

    ones: dict[str, float]
    tens: dict[str, float]
    hundreds: dict[str, float]
    scales: dict[str, float]
    short_scales: dict[str, float]
    fractions: dict[str, float]
    signs: dict[str, float]
    plurals: dict[str, float]
    vague: Words
    shares: Words
    and_: str
    articles: Words
    of: str


@functools.cache
def numbers() -> Numbers:
    """The number words, read once. Raises LexiconError."""
    return read_yaml(LEXICON / "quantities" / "numbers.yaml", Numbers)
