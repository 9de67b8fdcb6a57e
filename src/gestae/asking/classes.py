"""Tells whether a quantity counts a force, a weapon or money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gestae.knowledge.ledger import LedgerClass, ledger
from gestae.knowledge.quantities import currencies, weapon_names
from gestae.knowledge.use import cached

_WORD = re.compile(r"[\w'’.-]*\w")
_COUNTED = ("person", "item")
_SHARE = "percent"


def class_of(item: str | None, unit: str | None) -> LedgerClass | None:
    """What `item`, counted in `unit`, is in the ledger of forces; null where it has no place there."""
    if unit in _codes():
        return "money"
    if not item or unit == _SHARE:
        return None
    if unit == "person":
        return "force" if _ends_with(item, _nouns("force", "person")) else None
    if _ends_with(item, _nouns("force", "item")):
        return "force"
    return "weapon" if _named(item) or _ends_with(item, _nouns("weapon", "item")) else None


@cached
def _codes() -> frozenset[str]:
    return frozenset(currency.code for currency in currencies())


@cached
def _nouns(name: str, unit: str) -> frozenset[str]:
    return frozenset(noun.lower() for noun in getattr(getattr(ledger(), name), unit))


@cached
def _weapons() -> frozenset[str]:
    return frozenset(" ".join(_WORD.findall(name)) for name in weapon_names())


def _named(item: str) -> bool:
    """Whether the item holds the name of a weapon, as written."""
    words = _WORD.findall(item)
    return any(" ".join(words[i:j]) in _weapons() for i in range(len(words)) for j in range(i + 1, len(words) + 1))


def _ends_with(item: str, nouns: frozenset[str]) -> bool:
    return any(head in nouns for part in _heads(item.lower()) for head in _endings(part))


def _heads(item: str) -> Iterator[str]:
    """What is counted, without what stands behind it; behind a noun that only counts out, what follows it."""
    words = _WORD.findall(item)
    stops = [n for n, word in enumerate(words) if n and word in ledger().behind]
    yield " ".join(words[: stops[0]] if stops else words)
    if stops and words[stops[0]] in ledger().of and words[stops[0] - 1] in ledger().carriers:
        yield " ".join(words[stops[0] + 1 :])


def _endings(words: str) -> Iterator[str]:
    parts = words.split()
    return (" ".join(parts[n:]) for n in range(len(parts)))
