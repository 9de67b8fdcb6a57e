"""The schema of number words, `lexicon/quantities/numbers.yaml`."""

from __future__ import annotations

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.use import cached


class Numbers(Schema, frozen=True, kw_only=True, rename={"and_": "and"}):
    """Number words and their worth.

    `plurals`: the least count that a bare plural ("dozens") claims; `vague` words before
    a scale likewise; `shares` are parts of a whole.
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
    shares: dict[str, float]
    and_: str
    articles: Words
    of: str


@cached
def numbers() -> Numbers:
    """The number words, read once. Raises LexiconError."""
    return load_yaml("quantities/numbers.yaml", Numbers)
