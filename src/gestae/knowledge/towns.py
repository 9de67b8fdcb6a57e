"""The towns of GeoNames by name: one sorted table, kept as the lines that it is and searched by halving."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gestae.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Town:
    """One line of `towns.tsv`: a town of 500 people or more, under one of its names.

    `key`: the name as `key_of` files it; degrees WGS 84; `country`: alpha-3; `division`: the code of the first-order
    region in GeoNames; `names`: how many names GeoNames has for it; `geonames`: the id there.
    """

    key: str
    name: str
    latitude: float
    longitude: float
    country: str
    division: str
    population: int
    names: int
    geonames: int


class Towns:
    """The towns of one file. Half a million lines of text take less room and time than as many objects."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines = path.read_bytes().split(b"\n")
        if not self._lines[-1]:  # what follows the last line is none, and would break the order
            self._lines.pop()

    def named(self, key: str) -> Iterator[Town]:
        """The towns of that key. Raises LexiconError where a line of them is broken."""
        wanted = key.encode() + b"\t"
        place = bisect_left(self._lines, wanted)
        while place < len(self._lines) and self._lines[place].startswith(wanted):
            yield self._town(place)
            place += 1

    def _town(self, place: int) -> Town:
        cells = self._lines[place].decode().split("\t")
        try:
            key, name, latitude, longitude, country, division, population, names, geonames = cells
            return Town(
                key,
                name or key.title(),
                float(latitude),
                float(longitude),
                country,
                division,
                int(population),
                int(names),
                int(geonames),
            )
        except ValueError as error:
            raise LexiconError(str(self._path), place + 1, f"no line of a town: {error}") from error
