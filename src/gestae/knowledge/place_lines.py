"""The tables of places: what one line of each file in `lexicon/places/` holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from gestae.knowledge.files import Schema, Words


class CountryLine(Schema, frozen=True, kw_only=True):
    """One line of `countries.csv`: the approximate centre of a country, its capital's name, other names."""

    code: str
    name: str
    aliases: Words = ()
    latitude: float | None = None
    longitude: float | None = None
    capital: str | None = None
    population: int = 0
    geonames: int | None = None


class RegionLine(Schema, frozen=True, kw_only=True):
    """One line of `regions.csv`. `country` is blank for what lies in several. `short`: abbreviations that stand only
    after a town ("Elkhart, IN"). `admin1`: the code of the first-order region in GeoNames. `bare`: the name alone means
    the region; else only with a word such as "province", for the name alone is the town's."""

    name: str
    aliases: Words = ()
    short: Words = ()
    country: str | None = None
    admin1: str | None = None
    latitude: float
    longitude: float
    kind: Literal["region", "area"]
    bare: bool
    geonames: int | None = None


class DivisionLine(Schema, frozen=True, kw_only=True):
    """One line of `divisions.csv` (first-order regions of the world) or `counties.csv` (second-order ones)."""

    country: str
    admin1: str
    name: str
    latitude: float
    longitude: float
    geonames: int | None = None


class SiteLine(Schema, frozen=True, kw_only=True):
    """One line of `sites.csv`: a base, plant or bridge whose place is known to the hundredth of a degree. `country` is
    blank where several claim it."""

    name: str
    aliases: Words = ()
    country: str | None = None
    latitude: float
    longitude: float


class VillageLine(Schema, frozen=True, kw_only=True):
    """One line of `villages.csv`: a place in the news that GeoNames' towns lack, to some kilometres."""

    name: str
    aliases: Words = ()
    country: str
    latitude: float
    longitude: float
    population: int | None = None


class SpellingLine(Schema, frozen=True, kw_only=True):
    """One line of `spellings.csv`: what newsrooms call a town, its key in `towns.tsv`, and its country."""

    name: str
    town: str
    country: str


class PlaceWords(Schema, frozen=True, kw_only=True):
    """The file `words.yaml`."""

    region_words: Words
    region_plurals: frozenset[str]
    county_words: Words
    town_words: Words
    parts: Words
    inner: frozenset[str]
    features: frozenset[str]
    waters: frozenset[str]
    near: frozenset[str]
    papers: frozenset[str]
    people_words: frozenset[str]
    place_cues: frozenset[str]
    place_verbs: frozenset[str]
    only_place_verbs: frozenset[str]
    of_words: frozenset[str]
    languages: frozenset[str]
    hints: Mapping[str, frozenset[str]]
    nicknames: Mapping[str, str]
    never: frozenset[str]
    doubtful: frozenset[str]
