"""The schema of `linking/names.yaml`: how one person or body is written in many ways."""

from __future__ import annotations

from typing import Literal

import msgspec

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.use import cached


class Respelling(Schema, frozen=True, kw_only=True):
    """Letters `from_` that are written `to` elsewhere; `at`: only at the start or the end of a name."""

    from_: str = msgspec.field(name="from")
    to: str
    at: Literal["start", "end"] | None = None


class Seat(Schema, frozen=True, kw_only=True):
    """A name that stands for the body `body` of the state `code` alone."""

    name: str
    code: str
    body: str


class NameExample(Schema, frozen=True, kw_only=True):
    """Names that all are of one (`alike`), or each of another (`apart`); `code`: whose body they name."""

    kind: Literal["person", "organization"]
    code: str | None = None
    alike: Words = ()
    apart: Words = ()


class NameWords(Schema, frozen=True, kw_only=True):
    """`names.yaml`. `given`: given names alike, each line one; `senior`: suffixes that tell namesakes apart; `sons`:
    what stands before a father's name; `patronymics`: endings of one; `servants`: what is one name with the next word;
    `family_first`: surnames that stand first; `body_words`: words of bodies and how they are written here, or nothing;
    `idle`: words without weight; `common`: words that a body of any state may be named by; `bodies`: nouns of bodies of
    which a state has one; `former`: sectors that fit any office.
    """

    letters: dict[str, str]
    respellings: tuple[Respelling, ...]
    given: tuple[Words, ...]
    titles: frozenset[str]
    suffixes: frozenset[str]
    senior: frozenset[str]
    articles: frozenset[str]
    particles: frozenset[str]
    sons: frozenset[str]
    patronymics: frozenset[str]
    servants: frozenset[str]
    family_first: frozenset[str]
    body_words: dict[str, str]
    idle: frozenset[str]
    common: frozenset[str]
    bodies: frozenset[str]
    seats: tuple[Seat, ...]
    former: frozenset[str]
    examples: tuple[NameExample, ...]


@cached
def load_names() -> NameWords:
    """How names are written, read once. Raises LexiconError."""
    return load_yaml("linking/names.yaml", NameWords)
