"""The schemas of quantities, `lexicon/quantities/*`."""

from __future__ import annotations

from typing import Literal

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_csv, load_yaml
from gestae.knowledge.use import cached
from gestae.records import Casualty, Change

NounClass = Literal["person", "item"]
Domain = Literal["air", "land", "sea", "missile", "small arms", "nuclear", "unmanned"]


class Modifiers(Schema, frozen=True, kw_only=True, rename={"and_": "and"}):
    """`modifiers.yaml`: words around a number that say how exact it is, how it changed, or that it counts nothing."""

    about: Words
    low: Words
    high: Words
    between: Words
    change: Words
    high_glued: Words
    negative: Words
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
    share_of: Words
    share_bare: Words
    share_not_after: Words
    share_not_of: Words
    per_words: Words
    per_glued: Words
    per: dict[str, Words]
    range: Words
    and_: Words
    none: Words
    none_of: Words
    labels: Words
    not_before: Words
    one: Words
    one_not_before: Words
    one_not_after: Words
    not_counted: Words
    fate_skips: Words
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


class Fate(Schema, frozen=True, kw_only=True):
    """One entry of `casualties.yaml`: see the head of that file."""

    name: Casualty
    nouns: Words
    behind: Words
    by: Words
    of: Words


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
    per: str | None = None


class NumberExample(Schema, frozen=True, kw_only=True):
    """A text and the quantities in it, all of them in order."""

    text: str
    reads: tuple[NumberReads, ...]


@cached
def modifiers() -> Modifiers:
    """The words around numbers. Raises LexiconError."""
    return load_yaml("quantities/modifiers.yaml", Modifiers)


@cached
def currencies() -> tuple[Currency, ...]:
    """The currencies. Raises LexiconError."""
    return tuple(load_csv("quantities/currencies.csv", Currency, "code"))


@cached
def units() -> tuple[Unit, ...]:
    """The units of measure. Raises LexiconError."""
    return tuple(load_csv("quantities/units.csv", Unit, "symbol"))


@cached
def noun_classes() -> dict[str, NounClass]:
    """Counted noun, lemma or plural in lower case -> its class. Raises LexiconError."""
    classes = load_yaml("quantities/items.yaml", dict[NounClass, Words])
    return {noun.lower(): name for name in reversed(classes) for noun in classes[name]}


@cached
def weapons() -> tuple[Weapon, ...]:
    """The weapons and equipment. Raises LexiconError."""
    return tuple(load_csv("quantities/weapons.csv", Weapon, "name"))


@cached
def weapon_names() -> dict[str, Weapon]:
    """Name or alias, as written -> weapon. Raises LexiconError."""
    return {name: weapon for weapon in reversed(weapons()) for name in (weapon.name, *weapon.aliases)}


@cached
def fates() -> tuple[Fate, ...]:
    """What may befall the people that are counted. Raises LexiconError."""
    return load_yaml("quantities/casualties.yaml", tuple[Fate, ...])


def number_examples() -> tuple[NumberExample, ...]:
    """What must be read, for the tests. Raises LexiconError."""
    return load_yaml("quantities/examples.yaml", tuple[NumberExample, ...])
