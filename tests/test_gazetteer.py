"""The gazetteer: every line of the lexicon, names in all their forms, the choice among namesakes, the policy."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.errors import LexiconError
from gestae.knowledge.files import LEXICON, read_csv
from gestae.knowledge.place_lines import CountryLine, DivisionLine, RegionLine, SiteLine
from gestae.knowledge.place_names import folded, key_of
from gestae.knowledge.places import Candidate, gazetteer
from gestae.knowledge.towns import Towns
from gestae.knowledge.world import load_world
from gestae.reading.whereabouts import Name, settle

FOLDER = LEXICON / "places"
COUNTRIES = read_csv(FOLDER / "countries.csv", CountryLine)
REGIONS = read_csv(FOLDER / "regions.csv", RegionLine)
DIVISIONS = read_csv(FOLDER / "divisions.csv", DivisionLine)
COUNTIES = read_csv(FOLDER / "counties.csv", DivisionLine)
SITES = read_csv(FOLDER / "sites.csv", SiteLine)
CODES = {line.code for line in COUNTRIES}


def _chosen(name: str, *countries: str, others: tuple[str, ...] = ()) -> Candidate | None:
    """What `name` means in a report that speaks of these countries and names these other places."""
    names = [Name(each, gazetteer().lookup(each), 1) for each in (name, *others)]
    return settle(names, dict.fromkeys(countries, 2.0))[name]


# ---------------------------------------------------------------- the tables
def test_lines_are_on_the_globe_and_said_once() -> None:
    assert len(CODES) == len(COUNTRIES)
    assert len({(line.name, line.country) for line in REGIONS}) == len(REGIONS)
    assert len({line.name for line in SITES}) == len(SITES)
    lines: list[Any] = [*COUNTRIES, *REGIONS, *DIVISIONS, *COUNTIES, *SITES]
    for line in lines:
        assert line.latitude is None or -90 <= line.latitude <= 90
        assert line.longitude is None or -180 <= line.longitude <= 180


def test_regions_divisions_and_sites_lie_in_known_countries() -> None:
    lines: list[Any] = [*REGIONS, *DIVISIONS, *COUNTIES, *SITES]
    named = {line.country for line in lines if line.country}
    assert named <= CODES
    assert len(REGIONS) >= 600
    assert len(DIVISIONS) >= 3_500
    assert len(COUNTIES) >= 3_000


def test_countries_have_the_codes_that_actors_have() -> None:
    gone = {"CSK", "DDR", "SUN", "YUG"}  # states of old, which have no place today
    assert set(load_world().states) - CODES == gone


def test_every_region_is_found_by_its_names() -> None:
    for line in REGIONS:
        names = line.aliases if line.bare else ()
        for name in (*([line.name] if line.bare else [f"{line.name} province"]), *names):
            assert any(one.name == line.name for one in gazetteer().lookup(name)), name


def test_every_site_is_found_by_its_names() -> None:
    for line in SITES:
        for name in (line.name, *line.aliases):
            assert any(one.kind == "site" and one.name == line.name for one in gazetteer().lookup(name)), name


def test_towns_are_sorted_and_whole() -> None:
    lines = (FOLDER / "towns.tsv").read_bytes().splitlines()
    assert lines == sorted(lines)
    assert len(lines) > 300_000
    for line in lines[::997]:
        key, name, latitude, longitude, country, _, population, _, geonames = line.decode().split("\t")
        assert key == key_of(key)
        assert abs(float(latitude)) <= 90
        assert abs(float(longitude)) <= 180
        assert country in CODES
        assert int(population) >= 0
        assert int(geonames) > 0
        assert not name or name != key.title()


def test_a_broken_line_of_towns_is_named(tmp_path: Path) -> None:
    path = tmp_path / "towns.tsv"
    path.write_text("here\tHere\tnorth\t1\tFRA\t1\t5\t0\t1\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"towns.tsv:1: no line of a town"):
        list(Towns(path).named("here"))


# ---------------------------------------------------------------- countries and capitals
def test_a_country_is_never_its_capital() -> None:
    for line in COUNTRIES:
        countries = [one for one in gazetteer().lookup(line.name) if one.kind == "country" and one.country == line.code]
        assert [(one.latitude, one.longitude) for one in countries] == [(line.latitude, line.longitude)], line.name
    for line in COUNTRIES:
        towns = [one for one in gazetteer().exact(line.capital or "") if one.capital and one.country == line.code]
        for one in towns:
            assert line.latitude is None or one.geonames != line.geonames


@pytest.mark.parametrize(
    "name", ["Belarus", "Ukraine", "Russia", "Mexico", "Panama", "Guatemala", "Algeria", "Tunisia"]
)
def test_a_country_is_chosen_as_a_country(name: str) -> None:
    chosen = _chosen(name)
    assert chosen is not None
    assert chosen.kind == "country"


# ---------------------------------------------------------------- names
@pytest.mark.parametrize(
    ("name", "kind", "found", "country"),
    [
        ("Belarus", "country", "Belarus", "BLR"),
        ("Belarus’", "country", "Belarus", "BLR"),
        ("the United States", "country", "United States", "USA"),
        ("U.S.", "country", "United States", "USA"),
        ("UK", "country", "United Kingdom", "GBR"),
        ("Minsk", "town", "Minsk", "BLR"),
        ("MINSK", "town", "Minsk", "BLR"),
        ("Kiev", "town", "Kyiv", "UKR"),
        ("Mariupol's", "town", "Mariupol", "UKR"),
        ("St Petersburg", "town", "Saint Petersburg", "RUS"),
        ("Saint Petersburg", "town", "Saint Petersburg", "RUS"),
        ("Lodz", "town", "Łódź", "POL"),
        ("Donbas", "area", "Donbas", "UKR"),
        ("the West Bank", "region", "West Bank", "PSE"),
        ("Gaza", "region", "Gaza Strip", "PSE"),
        ("South China Sea", "area", "South China Sea", None),
        ("Xinjiang", "region", "Xinjiang", "CHN"),
        ("Idlib", "town", "Idlib", "SYR"),
        ("Idlib province", "region", "Idlib", "SYR"),
        ("the province of Idlib", "region", "Idlib", "SYR"),
        ("the city of Idlib", "town", "Idlib", "SYR"),
        ("Kherson Oblast", "region", "Kherson", "UKR"),
        ("northern Syria", "area", "Syria", "SYR"),
        ("occupied Luhansk", "town", "Luhansk", "UKR"),
        ("North Korea", "country", "North Korea", "PRK"),
        ("Texas", "region", "Texas", "USA"),
        ("Tula region", "region", "Tula", "RUS"),
        ("Orange County", "county", "Orange County", "USA"),
        ("Ramstein air base", "site", "Ramstein Air Base", "DEU"),
        ("the Sultanate of Oman", "country", "Oman", "OMN"),
    ],
)
def test_names(name: str, kind: str, found: str, country: str | None) -> None:
    chosen = _chosen(name, *([country] if country else []))
    assert chosen is not None
    assert (chosen.kind, chosen.name, chosen.country) == (kind, found, country)


@pytest.mark.parametrize(
    "name", ["", " ", "Of", "Most", "Same", "Putin", "Monday", "Islamic State", "Qwxyz", "x", "the", "'s", "us", "act"]
)
def test_no_places(name: str) -> None:
    assert _chosen(name) is None


@pytest.mark.parametrize(
    ("name", "context", "country"),
    [
        ("Georgia", (), "GEO"),
        ("Georgia", ("RUS", "GEO"), "GEO"),
        ("Lebanon", ("USA",), "LBN"),
        ("Brest", ("BLR", "POL"), "BLR"),
        ("Brest", ("FRA",), "FRA"),
        ("Tripoli", ("LBN",), "LBN"),
        ("Tripoli", ("LBY",), "LBY"),
        ("Nice", ("FRA",), "FRA"),
        ("Birmingham", ("USA",), "USA"),
        ("Birmingham", ("GBR",), "GBR"),
        ("Kuźnica", (), None),
        ("Kuznica", ("POL", "BLR"), "POL"),
    ],
)
def test_the_countries_told_choose(name: str, context: tuple[str, ...], country: str | None) -> None:
    chosen = _chosen(name, *context)
    assert (chosen and chosen.country) == country


@pytest.mark.parametrize(
    ("name", "others", "region"),
    [
        ("Springfield", ("Ohio", "Dayton"), "USA-OH"),
        ("Springfield", ("Boston", "Worcester", "Holyoke"), "USA-MA"),
        ("Athens", ("Macon", "Valdosta", "Marietta"), "USA-GA"),
        ("Georgia", ("Atlanta", "Savannah", "Macon"), "USA-GA"),
        ("London", ("Ontario", "Windsor", "Sarnia"), "CAN-08"),
    ],
)
def test_the_places_around_choose(name: str, others: tuple[str, ...], region: str) -> None:
    chosen = _chosen(name, others=others)
    assert chosen is not None
    assert chosen.region == region


def test_what_a_comma_says_decides() -> None:
    moscow = gazetteer().exact("Moscow")
    idaho = settle([Name("moscow", moscow, 1, gazetteer().after_town("ID"))], {"RUS": 2.0})["moscow"]
    assert idaho is not None
    assert idaho.region == "USA-ID"


# ---------------------------------------------------------------- territories
def test_every_entry_of_the_policy_is_reached() -> None:
    regions = {one.name: one for line in REGIONS for one in gazetteer().lookup(line.name)}
    countries = {line.name for line in COUNTRIES}
    sites = {line.name for line in SITES}
    divisions = {f"{line.country}-{line.admin1}" for line in DIVISIONS}
    towns = {int(line.rsplit(b"\t", 1)[1]) for line in (FOLDER / "towns.tsv").read_bytes().splitlines()}
    for entry in gazetteer().territories.entries:
        assert entry.source
        assert entry.code is None or entry.code in CODES
        for name in entry.names:
            assert name in {line.name for line in REGIONS} | set(regions) | countries | sites | {"Sevastopol"}, name
        assert set(entry.divisions) - {"ISR-WE"} <= divisions
        assert set(entry.towns) <= towns
        for one in entry.held:
            assert not one.since or date.fromisoformat(one.since)
            assert not one.until or date.fromisoformat(one.until)


@pytest.mark.parametrize(
    ("name", "kind", "territory", "code"),
    [
        ("Crimea", "region", "Crimea and Sevastopol", "UKR"),
        ("Sevastopol", "town", "Crimea and Sevastopol", "UKR"),
        ("Tiraspol", "town", "Transnistria", "MDA"),
        ("Sukhumi", "town", "Abkhazia", "GEO"),
        ("Tskhinvali", "town", "South Ossetia", "GEO"),
        ("Kosovo", "country", "Kosovo", "XKX"),
        ("Taiwan", "country", "Taiwan", "TWN"),
        ("Hebron", "town", "West Bank", "PSE"),
        ("Katzrin", "town", "Golan Heights", "SYR"),
        ("Hargeisa", "town", "Somaliland", "SOM"),
        ("Kashmir", "area", "Kashmir", None),
        ("Srinagar", "town", "Jammu and Kashmir, Ladakh", "IND"),
    ],
)
def test_the_policy(name: str, kind: str, territory: str, code: str | None) -> None:
    found = {
        (entry.name, entry.code)
        for one in gazetteer().exact(name)
        if one.kind == kind
        and (
            entry := gazetteer().territories.of(one.name, town=kind == "town", region=one.region, geonames=one.geonames)
        )
    }
    assert (territory, code) in found


def test_who_holds_it_depends_on_the_day() -> None:
    held = {entry.name: entry.held_by for entry in gazetteer().territories.entries}
    assert held["Crimea and Sevastopol"]("2013-06-01") == ("UKR",)
    assert held["Crimea and Sevastopol"]("2024-06-01") == ("RUS",)
    assert held["Nagorno-Karabakh"]("2016-04-02") == ("Nagorno-Karabakh",)
    assert held["Nagorno-Karabakh"]("2024-01-15") == ("AZE",)
    assert held["Falkland Islands"]("1982-05-21") == ("ARG",)


# ---------------------------------------------------------------- any text
@given(st.text(max_size=40))
def test_any_name_is_looked_up(name: str) -> None:
    for one in gazetteer().lookup(name):
        assert one.latitude is None or -90 <= one.latitude <= 90


@given(st.text(max_size=40))
def test_keys_are_plain_and_stay(name: str) -> None:
    key = key_of(name)
    assert folded(name).isascii()
    assert key.isascii()
    assert key == key_of(key)


@given(st.lists(st.sampled_from(["Paris", "Texas", "Georgia", "Minsk", "Springfield", "Qwxyz"]), unique=True))
def test_each_name_gets_one_of_its_own_meanings(names: list[str]) -> None:
    asked = [Name(each, gazetteer().lookup(each), 1) for each in names]
    settled = settle(asked, {})
    assert set(settled) == set(names)
    for each in asked:
        assert settled[each.name] is None or settled[each.name] in each.candidates


@pytest.mark.parametrize(
    ("name", "country"),
    [("Geneva", "CHE"), ("Moscow", "RUS"), ("Vienna", "AUT"), ("Naples", "ITA"), ("Odesa", "UKR"), ("Warsaw", "POL")],
)
def test_world_cities_are_not_lost_to_american_namesakes(name: str, country: str) -> None:
    chosen = _chosen(name, others=("United States", "Russia", "Ukraine"))
    assert chosen is not None
    assert chosen.country == country
