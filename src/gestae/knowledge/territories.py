"""Whose a disputed territory is said to be: the policy of `lexicon/places/territories.yaml`, which users may change."""

from __future__ import annotations

from collections.abc import Iterable

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml


class Holding(Schema, frozen=True, kw_only=True):
    """Who rules it in fact, and when (ISO days, the last included; null is open). `partly`: not all of it."""

    by: str
    since: str | None = None
    until: str | None = None
    partly: bool = False


class Territory(Schema, frozen=True, kw_only=True):
    """One entry: what is shown, who claims, who holds, and on whose authority.

    `code`: alpha-3 shown as a place's country; null shows none. `names`: of regions and areas in `regions.csv`, or of
    countries; `divisions`: first-order regions (such as UKR-11, GeoNames codes) that lie in it with all their towns;
    `towns`: GeoNames ids of towns in it whose division reaches beyond it.
    """

    name: str
    code: str | None
    claimed_by: Words
    held: tuple[Holding, ...] = ()
    names: Words
    divisions: Words = ()
    towns: tuple[int, ...] = ()
    source: str

    def held_by(self, day: str) -> Words:
        """Who rules it in fact on an ISO day: alpha-3, or the name of an authority that no code stands for."""
        return tuple(one.by for one in self.held if (one.since or "") <= day <= (one.until or "9999"))


class Territories:
    """The entries, found by what lies in them."""

    def __init__(self, entries: Iterable[Territory]) -> None:
        self.entries = tuple(entries)
        self._of_name = {name: entry for entry in reversed(self.entries) for name in entry.names}
        self._of_division = {code: entry for entry in reversed(self.entries) for code in entry.divisions}
        self._of_town = {town: entry for entry in reversed(self.entries) for town in entry.towns}

    def of(self, name: str, *, town: bool, region: str | None, geonames: int | None) -> Territory | None:
        """The territory that a place is or lies in; null for the undisputed."""
        if town:
            return self._of_town.get(geonames or 0) or self._of_division.get(region or "")
        return self._of_name.get(name) or self._of_division.get(region or "")


def load_territories() -> Territories:
    """The policy. Raises LexiconError."""
    return Territories(load_yaml("places/territories.yaml", tuple[Territory, ...]))
