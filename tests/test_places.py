"""Places in reports: what is found, what is left, where it lies, and how precisely."""

from __future__ import annotations

import pytest

import gestae
from gestae.reading.places import literal
from gestae.reading.where_prec import where_prec
from gestae.records import Place, Reading


def _read(text: str) -> Reading:
    return gestae.read(text, published="2023-06-01", clean=False)


def _place(text: str, words: str) -> Place:
    """The place that `words` name; of several mentions, the first."""
    found = [place for place in _read(text).places if any(mention.text == words for mention in place.mentions)]
    assert found, f"no place {words!r}"
    return found[0]


def _named(text: str) -> set[str]:
    return {mention.text for place in _read(text).places for mention in place.mentions}


@pytest.mark.parametrize(
    ("text", "words", "country", "precision"),
    [
        ("Russian missiles struck Kharkiv on Monday, Ukraine said.", "Kharkiv", "UKR", "town"),
        ("Troops gathered in the Gomel region of Belarus.", "Gomel", "BLR", "region"),
        ("Fighting went on in the Kherson and Zaporizhzhia regions, Kyiv said.", "Zaporizhzhia", "UKR", "region"),
        ("The frigate sailed through the Black Sea.", "Black Sea", None, "area"),
        ("Sudan's army bombed rebels in South Darfur.", "South Darfur", "SDN", "region"),
        ("U.S. aircraft took off from Ramstein Air Base in Germany.", "Ramstein Air Base", "DEU", "exact"),
        ("A patrol was attacked in northern Mali on Friday.", "Mali", "MLI", "country"),
        ("Police in Springfield, Illinois, arrested two men.", "Springfield", "USA", "town"),
        ("Police in Springfield, Mo., arrested two men.", "Mo.", "USA", "region"),
        ("The sheriff of Cook County, Illinois, resigned.", "Cook County", "USA", "region"),
        ("A court in Moscow, Idaho, heard the case.", "Moscow", "USA", "town"),
    ],
)
def test_where_it_lies(text: str, words: str, country: str | None, precision: str) -> None:
    place = _place(text, words)
    assert (place.country, place.precision) == (country, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Jackson met Mrs. Lincoln.",
        "Jordan Peterson spoke and Chad Wolf listened.",
        "The soldiers marched on Victory Day with Javelin missiles.",
        "Act now, the minister told us.",
        "St. Patrick's Day was a Friday.",
        "The Patriot battery and the Leopard tanks arrived.",
    ],
)
def test_no_places(text: str) -> None:
    assert _named(text) == set()


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The army recaptured Goma.", "Goma", "COD"),  # the recogniser's person, and a village elsewhere
        ("Government forces shelled Bakhmut for two days.", "Bakhmut", "UKR"),  # the parser's adverb
        ("Hundreds of soldiers entered Khan Younis at dawn.", "Khan Younis", "PSE"),  # two words, a person's name
        ("Sudan's army recaptured Wad Madani on Saturday.", "Wad Madani", "SDN"),  # in another spelling
        ("A missile hit Zaporizhzhia on Tuesday.", "Zaporizhzhia", "UKR"),  # and a hamlet spelled just so
        ("The rebels besieged Lalibela for a week.", "Lalibela", "ETH"),  # small, and known all over the world
    ],
)
def test_towns_behind_verbs_that_are_done_to_places(text: str, words: str, country: str) -> None:
    assert _place(text, words).country == country


def test_a_person_stays_a_person_behind_such_a_verb() -> None:
    text = "Gunmen attacked Marin on Friday. Ana Marin, a deputy, was unhurt."
    assert "Marin" not in _named(text)


def test_namesakes_follow_the_places_around() -> None:
    text = "Officers from Macon, Savannah and Athens met in Atlanta. The Georgia State Patrol drove them home."
    assert _place(text, "Athens").country == "USA"
    assert _place(text, "Georgia").country == "USA"
    assert _place("Greek ships left Athens for Crete.", "Athens").country == "GRC"
    assert _place("Russia and Georgia fought a war over South Ossetia.", "Georgia").country == "GEO"


def test_a_list_of_countries_does_not_nest() -> None:
    for text in ("The leaders of China, Japan and South Korea met.", "Envoys of Jordan, Lebanon, and Syria came."):
        assert {place.precision for place in _read(text).places} == {"country"}


def test_a_country_is_never_drawn_as_its_capital() -> None:
    reading = _read("Belarus warned Poland. In Minsk, envoys of Belarus met.")
    belarus, minsk = (next(place for place in reading.places if place.name == name) for name in ("Belarus", "Minsk"))
    assert (belarus.precision, belarus.where_prec) == ("country", 6)
    assert (minsk.precision, minsk.where_prec) == ("town", 1)
    assert (belarus.latitude, belarus.longitude) != (minsk.latitude, minsk.longitude)
    assert belarus.geonames != minsk.geonames


def test_adjectives_and_bodies_name_places_indirectly() -> None:
    reading = _read("The Turkish army entered Syria, the University of Oxford said.")
    rules = {mention.text: place.rule for place in reading.places for mention in place.mentions}
    assert rules["Turkish"] == "places:demonym"
    assert rules["Oxford"] == "places:within"
    assert [place.name for place in literal(reading.places)] == ["Syria"]


def test_datelines_are_places() -> None:
    text = "TALLINN, Estonia (AP) — Soldiers trained near Narva on Tuesday, the ministry said."
    assert {"TALLINN", "Estonia", "Narva"} <= _named(text)
    assert _place(text, "TALLINN").name == "Tallinn"


def test_disputed_territories_follow_the_policy() -> None:
    crimea = _place("Explosions were heard in Crimea.", "Crimea")
    assert (crimea.country, crimea.rule) == ("UKR", "territories.yaml:Crimea and Sevastopol")
    assert _place("Russia's fleet left Sevastopol.", "Sevastopol").country == "UKR"
    assert _place("Talks on Kashmir failed, India said.", "Kashmir").country is None
    assert _place("Troops crossed into Kosovo, Serbia said.", "Kosovo").country == "XKX"


def test_spans_are_the_report_s_own_characters() -> None:
    reading = _read("“Kyiv’s defenders” held Bakhmut – the Donetsk region’s town – Ukraine said.")
    for place in reading.places:
        for mention in place.mentions:
            assert mention.text == reading.report.text[mention.start : mention.end]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("A drone was shot down near Odesa, Ukraine said.", "Odesa", 2),
        ("A drone was shot down in Odesa, Ukraine said.", "Odesa", 1),
        ("Shelling hit the Sumy region of Ukraine.", "Sumy", 4),
        ("Fighting in Donbas went on.", "Donbas", 5),
        ("Ships met in the Indian Ocean.", "Indian Ocean", 7),
    ],
)
def test_where_prec(text: str, words: str, code: int) -> None:
    assert _place(text, words).where_prec == code


def test_where_prec_of_each_kind() -> None:
    kinds = ("site", "town", "county", "region", "area", "country")
    assert [where_prec(kind) for kind in kinds] == [1, 1, 3, 4, 5, 6]  # type: ignore[arg-type]
    assert where_prec("town", near=True) == 2
    assert where_prec("region", near=True) == 4
    assert where_prec("area", afloat=True) == 7
