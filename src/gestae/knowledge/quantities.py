"""The schemas of quantities, `lexicon/quantities/*`."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Literal

from gestae.knowledge.files import LEXICON, Schema, Words, read_csv, read_yaml
from gestae.records import Change

NounClass = Literal["person", "item"]
Domain = Literal["air", "land", "sea", "missile", "small arms", "nuclear", "unmanned"]


class Modifiers(Schema, frozen=True, kw_only=True, rename={"and_": "and"}):
    """`modifiers.yaml`: words around a number that say how exact it is, how it changed, or that it counts nothing."""

    about: Words
    low: Words
    high: Words
    between: Words
    about_behind: Words
    low_behind: Words
    high_behind: Words
    strong: Words
    filler: Words
    more: Words
    less: Words
    more_before: Words
    up: Words
    down: Words
    by: Words
    range: Words
    and_: Words
    none: Words
    none_of: Words
    labels: Words
    not_before: Words
    one: Words
    one_not_before: Words
    one_not_after: Words
    stops: Words
    hint_of: Words


class Currency(Schema, frozen=True, kw_only=True):
    """One line of `currencies.csv`: ISO 4217 code, names that stand behind an amount, signs before or behind it."""

    code: str
    names: Words = ()
    signs: Words = ()


class Unit(Schema, frozen=True, kw_only=True):
    """One line of `units.csv`: the symbol that a record keeps, names, and signs (case-sensitive, behind figures)."""

    symbol: str
    names: Words = ()
    signs: Words = ()


class Weapon(Schema, frozen=True, kw_only=True, rename={"class_": "class"}):
    """One line of `weapons.csv`: a weapon or piece of equipment by the names that news give it, case-sensitive.

    `origin`: ISO 3166-1 alpha-3 of who designed it.
    """

    name: str
    aliases: Words = ()
    class_: str
    origin: Words = ()
    domain: Domain


class NumberReads(Schema, frozen=True, kw_only=True):
    """One quantity that an example reads. What is left out must be null, but for `hint`, which is then free."""

    text: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    unit: str | None = None
    hint: str | None = None
    change: Change | None = None


class NumberExample(Schema, frozen=True, kw_only=True):
    """A text and the quantities in it, all of them in order."""

    text: str
    reads: tuple[NumberReads, ...]


@functools.cache
def modifiers() -> Modifiers:
    """The words around numbers. Raises LexiconError."""
    return read_yaml(LEXICON / "quantities" / "modifiers.yaml", Modifiers)


@functools.cache
def currencies() -> tuple[Currency, ...]:
    """The currencies. Raises LexiconError."""
    return tuple(read_csv(LEXICON / "quantities" / "currencies.csv", Currency))


@functools.cache
def units() -> tuple[Unit, ...]:
    """The units of measure. Raises LexiconError."""
    return tuple(read_csv(LEXICON / "quantities" / "units.csv", Unit))


@functools.cache
def noun_classes() -> dict[str, NounClass]:
    """Counted noun, lemma or plural in lower case -> its class. Raises LexiconError."""
    classes = read_yaml(LEXICON / "quantities" / "items.yaml", dict[NounClass, Words])
    return {noun.lower(): name for name in reversed(classes) for noun in classes[name]}


@functools.cache
def weapons(root: Path = LEXICON) -> tuple[Weapon, ...]:
    """The weapons and equipment under `root`, read once. Raises LexiconError."""
    return tuple(read_csv(root / "quantities" / "weapons.csv", Weapon))


@functools.cache
def weapon_names(root: Path = LEXICON) -> dict[str, Weapon]:
    """Name or alias, as written -> weapon. Raises LexiconError."""
    return {name: weapon for weapon in reversed(weapons(root)) for name in (weapon.name, *weapon.aliases)}


def number_examples() -> tuple[NumberExample, ...]:
    """What must be read, for the tests. Raises LexiconError."""
    return read_yaml(LEXICON / "quantities" / "examples.yaml", tuple[NumberExample, ...])
