"""What places are called and where they lie: countries, regions and areas, counties, and the towns of GeoNames."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from gestae.knowledge.files import LEXICON, Words
from gestae.knowledge.layers import load_csv, load_yaml
from gestae.knowledge.place_lines import (
    CountryLine,
    DivisionLine,
    PlaceWords,
    RegionLine,
    SiteLine,
    SpellingLine,
    VillageLine,
)
from gestae.knowledge.place_names import bare, folded, is_respelt, key_of
from gestae.knowledge.territories import load_territories
from gestae.knowledge.towns import Town, Towns
from gestae.knowledge.use import cached

Kind = Literal["country", "region", "county", "area", "town", "site"]
SMALL = 15_000  # people; a smaller town is read only where something else speaks for it


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    `country`: alpha-3 or null; degrees WGS 84; `names`: how many it has in the world's
    languages, a sign of renown; `region`: the first-order region that it is or lies in, such as USA-TX
    (GeoNames codes); `alias`: the name looked up is not the place's own; `capital`: of its country; `doubtful`: to be
    read only where its country is spoken of.
    """

    name: str
    kind: Kind
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    names: int = 0
    geonames: int | None = None
    region: str | None = None
    alias: bool = False
    capital: bool = False
    doubtful: bool = False


class Gazetteer:
    """Finds places by name. Made from the lexicon in use. Raises LexiconError."""

    def __init__(self) -> None:
        self.words = load_yaml("places/words.yaml", PlaceWords)
        self.territories = load_territories()
        countries = load_csv("places/countries.csv", CountryLine, "code")
        regions = load_csv("places/regions.csv", RegionLine, "name", "country")
        divisions = load_csv("places/divisions.csv", DivisionLine, "country", "admin1", "name")
        counties = load_csv("places/counties.csv", DivisionLine, "country", "admin1", "name")
        self._seats = _seats(countries)
        self._pattern = _joined(self.words)
        sites = load_csv("places/sites.csv", SiteLine, "name", "country")
        wide = [*_countries(countries), *_regions(line for line in regions if line.bare)]
        villages = load_csv("places/villages.csv", VillageLine, "name", "country", "latitude")
        self._bare = _index([*wide, *_counties(counties), *_sites(sites), *_villages(villages)])
        self._spelt = _spelt(load_csv("places/spellings.csv", SpellingLine, "name", "country"))
        self._regions = _index([*_regions(regions), *_divisions(divisions, self._pattern)])
        self._short = {name: (one,) for name, one in _shortened(regions)}
        self._towns = Towns(LEXICON / "places" / "towns.tsv")
        self._town = lru_cache(maxsize=20_000)(self._read_town)
        self._never = frozenset(map(key_of, self.words.never))
        self._doubtful = frozenset(map(key_of, self.words.doubtful))

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """All that `name` may mean, in no order; none if it is no place's. "the province of Idlib", "northern Syria",
        "Homs city" and "MINSK" are understood too."""
        plain = bare(name)
        return self.exact(plain) or self._composed(plain)

    def exact(self, name: str) -> tuple[Candidate, ...]:
        """All that `name` may mean as it stands, in no order."""
        full = self.words.nicknames.get(name, name)
        key = key_of(full)
        wide = self._bare.get(key) or self._bare.get(full.replace(".", "")) or ()
        return wide + (self._town(key) if key not in self._never else ())

    def after_town(self, name: str) -> tuple[Candidate, ...]:
        """What an abbreviation means after a town's name and a comma: "Elkhart, IN"."""
        return self._short.get(name, ())

    def is_abbreviation(self, name: str) -> bool:
        """Whether a few capitals are a known land's: "UK"."""
        return name.replace(".", "") in self._bare or name in self.words.nicknames

    def counties(self, name: str) -> tuple[Candidate, ...]:
        """The counties called `name`, without the word."""
        return tuple(
            one for word in self.words.county_words for one in self.exact(f"{name} {word}") if one.kind == "county"
        )

    def named_after(self, name: str) -> tuple[Candidate, ...]:
        """What a name means, be it never read alone as it is an ordinary word too: "Independence, Missouri"."""
        key = key_of(name)
        return self._bare.get(key, ()) + self._town(key)

    def _read_town(self, key: str) -> tuple[Candidate, ...]:
        towns = list(self._towns.named(key)) if len(key) > 1 else []
        seats = {code: _largest(towns, code) for code in self._seats.get(key, ())}
        known = tuple(self._candidate(one, seats) for one in towns)
        meant = (_largest(self._towns.named(town), country) for town, country in self._spelt.get(key, ()))
        return known + tuple(replace(self._candidate(one, {}), alias=False) for one in meant if one is not None)

    def _candidate(self, town: Town, seats: Mapping[str, Town | None]) -> Candidate:
        return Candidate(
            name=town.name,
            kind="town",
            country=town.country,
            latitude=town.latitude,
            longitude=town.longitude,
            population=town.population,
            names=town.names,
            geonames=town.geonames,
            region=f"{town.country}-{town.division}",
            alias=not is_respelt(key_of(town.name), town.key),
            capital=seats.get(town.country) is town,
            doubtful=town.key in self._doubtful or town.population < SMALL,
        )

    def _composed(self, name: str) -> tuple[Candidate, ...]:
        """A name with a word that says what it is, or which part of it is meant."""
        match = self._pattern.fullmatch(name)
        if match is None:
            return ()
        if base := match["region"] or match["region_of"]:
            return self.region(base)
        if base := match["town"] or match["town_of"]:
            return self._town(key_of(base))
        whole = self.lookup(match["part"])
        if name[0].isupper():  # "East Bank" is no part of a town called Bank
            whole = tuple(one for one in whole if one.kind != "town")
        return tuple(replace(one, kind="area" if one.kind == "country" else one.kind) for one in whole)

    def region(self, base: str) -> tuple[Candidate, ...]:
        """The region called `base`; a country under that word ("the Republic of Belarus"); else that of the town."""
        key = key_of(base)
        towns = (replace(one, kind="region", geonames=None) for one in self._town(key))
        countries = tuple(one for one in self._bare.get(key, ()) if one.kind == "country")
        return self._regions.get(key) or countries or tuple(towns)


@cached
def gazetteer() -> Gazetteer:
    """The gazetteer, made once. Raises LexiconError."""
    return Gazetteer()


def _seats(lines: Iterable[CountryLine]) -> Mapping[str, Words]:
    """The countries that have a capital of each name."""
    seats: defaultdict[str, Words] = defaultdict(tuple)
    for line in lines:
        if line.capital:
            seats[key_of(line.capital)] += (line.code,)
    return dict(seats)


def _largest(towns: Iterable[Town], country: str) -> Town | None:
    return max((one for one in towns if one.country == country), key=lambda one: one.population, default=None)


def _index(named: Iterable[tuple[str, Candidate]]) -> Mapping[str, tuple[Candidate, ...]]:
    index: defaultdict[str, list[Candidate]] = defaultdict(list)
    for name, candidate in named:
        alike = index[name.replace(".", "") if _is_abbreviation(name) else key_of(bare(name))]
        if not any(
            (one.name, one.country, one.region) == (candidate.name, candidate.country, candidate.region)
            for one in alike
        ):
            alike.append(candidate)
    return {name: tuple(candidates) for name, candidates in index.items()}


def _is_abbreviation(name: str) -> bool:
    """Whether capitals are all that tells it from a word: "US", "ACT"."""
    return name.isupper() and len(name.replace(".", "")) < 6


def _countries(lines: Iterable[CountryLine]) -> Iterator[tuple[str, Candidate]]:
    for line in lines:
        candidate = Candidate(
            name=line.name,
            kind="country",
            country=line.code,
            latitude=line.latitude,
            longitude=line.longitude,
            population=line.population,
            geonames=line.geonames,
        )
        yield from ((name, candidate) for name in (line.name, *line.aliases))


def _region(line: RegionLine) -> Candidate:
    return Candidate(
        name=line.name,
        kind=line.kind,
        country=line.country,
        latitude=line.latitude,
        longitude=line.longitude,
        geonames=line.geonames,
        region=f"{line.country}-{line.admin1}" if line.admin1 else None,
    )


def _regions(lines: Iterable[RegionLine]) -> Iterator[tuple[str, Candidate]]:
    for line in lines:
        yield from ((name, _region(line)) for name in (line.name, *line.aliases))


def _shortened(lines: Iterable[RegionLine]) -> Iterator[tuple[str, Candidate]]:
    for line in lines:
        yield from ((name, _region(line)) for name in line.short)


def _division(line: DivisionLine, kind: Literal["region", "county"]) -> Candidate:
    return Candidate(
        name=line.name,
        kind=kind,
        country=line.country,
        latitude=line.latitude,
        longitude=line.longitude,
        geonames=line.geonames,
        region=f"{line.country}-{line.admin1}",
    )


def _divisions(lines: Iterable[DivisionLine], pattern: re.Pattern[str]) -> Iterator[tuple[str, Candidate]]:
    """Each with the name without "province" and the like."""
    for line in lines:
        match = pattern.fullmatch(folded(line.name))
        base = match and (match["region"] or match["region_of"])
        yield base or line.name, _division(line, "region")


def _counties(lines: Iterable[DivisionLine]) -> Iterator[tuple[str, Candidate]]:
    yield from ((line.name, _division(line, "county")) for line in lines)


def _sites(lines: Iterable[SiteLine]) -> Iterator[tuple[str, Candidate]]:
    for line in lines:
        candidate = Candidate(
            name=line.name, kind="site", country=line.country, latitude=line.latitude, longitude=line.longitude
        )
        yield from ((name, candidate) for name in (line.name, *line.aliases))


def _villages(lines: Iterable[VillageLine]) -> Iterator[tuple[str, Candidate]]:
    for line in lines:
        candidate = Candidate(
            name=line.name,
            kind="town",
            country=line.country,
            latitude=line.latitude,
            longitude=line.longitude,
            population=line.population or 0,
            doubtful=True,
        )
        yield from ((name, candidate) for name in (line.name, *line.aliases))


def _spelt(lines: Iterable[SpellingLine]) -> dict[str, list[tuple[str, str]]]:
    """The keys and countries of the towns that are meant, by the key of what they are called."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in lines:
        found[key_of(line.name)].append((line.town, line.country))
    return dict(found)


def _joined(words: PlaceWords) -> re.Pattern[str]:
    region, town, part = (
        "|".join(map(re.escape, some)) for some in (words.region_words, words.town_words, words.parts)
    )
    return re.compile(
        rf"(?i:(?P<region>.+) (?:{region})|(?:{region}) of (?:the )?(?P<region_of>.+)"
        rf"|(?P<town>.+) (?:{town})|(?:{town}) of (?P<town_of>.+)|(?:{part}) (?P<part>.+))"
    )


def is_within(one: Candidate, whole: Candidate) -> bool:
    """Whether `one` lies in the country, region or county `whole`, as far as the gazetteer can tell."""
    if one is whole or one.country != whole.country:
        return False
    return whole.kind == "country" or (whole.region is not None and whole.region == one.region)
