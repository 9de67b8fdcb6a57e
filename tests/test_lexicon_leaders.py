"""What the lexicon says of office-holders and armed groups: sound in form, and right on well-known days."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise

import pytest

from gestae.knowledge.actors import ArmedGroup, Leader
from gestae.knowledge.files import LEXICON, read_csv
from gestae.knowledge.people import spellings

DAY = re.compile(r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
TITLE = re.compile(r"^(President|General|Gen\.|Dr\.?|Sir|Minister|Prime|King|Queen|Pope|Emperor|Ayatollah) ")
MULTIPLE_HEADS = {"SMR", "BIH", "AND", "NIC"}
"""States with more than one head of state at a time by their constitution."""
RIVAL_OR_ACTING = re.compile(r"(?i)acting|de facto|interim|coup|chairman|yugoslavia|montenegro")
"""Offices that may overlap the president's: stand-ins, rivals, juntas, and the federation over Serbia."""
DISPUTED = {("CIV", "Alassane Ouattara"), ("KGZ", "Roza Otunbayeva"), ("MDG", "Marc Ravalomanana")}
"""Elected or risen while the predecessor still claimed the office."""


@cache
def leaders() -> tuple[Leader, ...]:
    return tuple(read_csv(LEXICON / "actors" / "leaders.csv", Leader))


@cache
def groups() -> tuple[ArmedGroup, ...]:
    return tuple(read_csv(LEXICON / "actors" / "armed_groups.csv", ArmedGroup))


def first(day: str) -> str:
    return (day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]


def last(day: str | None) -> str:
    return "9999" if day is None else (day + "-99-99")[:10]


def in_office(code: str, role: str, day: str, office: str = "") -> set[str]:
    return {
        leader.name
        for leader in leaders()
        if (leader.code, leader.role) == (code, role)
        and office.lower() in leader.office.lower()
        and leader.start is not None
        and first(leader.start) <= day <= last(leader.end)
    }


@pytest.mark.parametrize(
    ("code", "role", "day", "name"),
    [
        ("FRA", "HOS", "2016-05-01", "François Hollande"),
        ("BLR", "DM", "2023-02-20", "Viktor Khrenin"),
        ("BLR", "HOS", "2020-08-09", "Alexander Lukashenko"),
        ("BLR", "FM", "2022-03-01", "Vladimir Makei"),
        ("RUS", "HOS", "2010-01-01", "Dmitry Medvedev"),
        ("RUS", "DM", "2022-02-24", "Sergei Shoigu"),
        ("RUS", "CHIEF", "2022-02-24", "Valery Gerasimov"),
        ("UKR", "HOS", "2015-02-12", "Petro Poroshenko"),
        ("UKR", "DM", "2022-02-24", "Oleksii Reznikov"),
        ("UKR", "CHIEF", "2023-06-10", "Valeriy Zaluzhnyi"),
        ("USA", "HOS", "2003-03-20", "George W. Bush"),
        ("USA", "FM", "2009-07-01", "Hillary Clinton"),
        ("USA", "DM", "2021-08-26", "Lloyd Austin"),
        ("GBR", "HOG", "2022-09-20", "Liz Truss"),
        ("GBR", "HOS", "2012-06-01", "Elizabeth II"),
        ("DEU", "HOG", "2012-01-01", "Angela Merkel"),
        ("DEU", "DM", "2023-05-01", "Boris Pistorius"),
        ("POL", "FM", "2010-04-10", "Radosław Sikorski"),
        ("CHN", "HOG", "2008-05-12", "Wen Jiabao"),
        ("IND", "HOG", "2008-11-26", "Manmohan Singh"),
        ("PAK", "HOS", "2005-01-01", "Pervez Musharraf"),
        ("JPN", "HOG", "2013-01-01", "Shinzō Abe"),
        ("KOR", "HOS", "2018-04-27", "Moon Jae-in"),
        ("PRK", "HOS", "2018-04-27", "Kim Jong-un"),
        ("IRN", "HOS", "2009-06-15", "Mahmoud Ahmadinejad"),
        ("IRN", "LEADER", "2009-06-15", "Ali Khamenei"),
        ("SYR", "HOS", "2013-08-21", "Bashar al-Assad"),
        ("LBY", "HOS", "2011-02-20", "Muammar Gaddafi"),
        ("ISR", "HOG", "2006-07-12", "Ehud Olmert"),
        ("TUR", "HOG", "2013-06-01", "Recep Tayyip Erdoğan"),
        ("SDN", "HOS", "2023-04-15", "Abdel Fattah al-Burhan"),
        ("GNB", "HOS", "2009-03-01", "João Bernardo Vieira"),
        ("VEN", "HOS", "2010-01-01", "Hugo Chávez"),
        ("ZAF", "HOS", "2010-06-11", "Jacob Zuma"),
        ("AUS", "HOG", "2010-12-01", "Julia Gillard"),
        ("NATO", "LEADER", "2022-02-24", "Jens Stoltenberg"),
        ("UN", "LEADER", "2003-03-20", "Kofi Annan"),
        ("WAGNER", "LEADER", "2023-06-24", "Yevgeny Prigozhin"),
        ("HEZBOLLAH", "LEADER", "2006-07-12", "Hassan Nasrallah"),
    ],
)
def test_who_held_the_office(code: str, role: str, day: str, name: str) -> None:
    assert name in in_office(code, role, day)


@pytest.mark.parametrize(
    ("code", "role", "day", "name"),
    [
        ("FRA", "HOS", "2018-01-01", "François Hollande"),
        ("USA", "HOS", "2019-01-01", "Joe Biden"),
        ("GBR", "HOG", "2023-01-01", "Liz Truss"),
        ("BLR", "FM", "2024-07-15", "Vladimir Makei"),
        ("RUS", "DM", "2024-07-15", "Sergei Shoigu"),
    ],
)
def test_who_held_it_no_longer(code: str, role: str, day: str, name: str) -> None:
    assert in_office(code, role, day)
    assert name not in in_office(code, role, day)


def test_spokespeople_and_opposition_are_found_by_their_office() -> None:
    assert "Dmitry Peskov" in in_office("RUS", "OTHER", "2022-02-24", "Kremlin spokesman")
    assert "Jen Psaki" in in_office("USA", "OTHER", "2022-02-24", "White House spokeswoman")
    assert "Sviatlana Tsikhanouskaya" in in_office("BLR", "OTHER", "2021-05-23", "opposition leader")


@pytest.mark.parametrize(
    ("code", "day", "office", "name"),
    [
        ("GBR", "2012-03-21", "Chancellor of the Exchequer", "George Osborne"),
        ("DEU", "2012-03-21", "Minister of Finance", "Wolfgang Schäuble"),
        ("IDN", "2021-03-21", "Minister of Finance", "Sri Mulyani Indrawati"),
        ("USA", "2020-05-25", "Governor of Texas", "Greg Abbott"),
        ("USA", "2018-05-25", "Governor of California", "Jerry Brown"),
        ("IND", "2020-05-25", "Chief Minister of Kerala", "Pinarayi Vijayan"),
        ("PAK", "2016-05-25", "Chief Minister of Punjab", "Shehbaz Sharif"),
        ("ESP", "2012-09-11", "President of the Generalitat of Catalonia", "Artur Mas"),
        ("RUS", "2024-08-12", "Governor of Kursk", "Alexei Smirnov"),
        ("UKR", "2022-03-12", "Governor of Mykolaiv", "Vitaliy Kim"),
        ("UN", "2014-03-12", "head of the World Food Programme", "Ertharin Cousin"),
        ("INTERPOL", "2020-03-12", "Secretary General", "Jürgen Stock"),
    ],
)
def test_offices_of_the_middle_rank(code: str, day: str, office: str, name: str) -> None:
    assert name in in_office(code, "LEADER", day, office) | in_office(code, "OTHER", day, office)


def test_news_spellings_are_aliases() -> None:
    spelled = {alias: leader.name for leader in leaders() for alias in leader.aliases}
    assert spelled["Volodymyr Zelensky"] == spelled["Zelensky"] == "Volodymyr Zelenskyy"
    assert spelled["Alyaksandr Lukashenka"] == "Alexander Lukashenko"
    assert spelled["Moammar Gadhafi"] == "Muammar Gaddafi"
    assert spelled["Recep Tayyip Erdogan"] == "Recep Tayyip Erdoğan"
    assert spelled["MBS"] == "Mohammed bin Salman"


def test_family_names_come_first_where_they_do() -> None:
    surnames = {leader.name: leader.surname for leader in leaders()}
    assert (surnames["Xi Jinping"], surnames["Kim Jong-un"]) == ("Xi", "Kim")
    assert (surnames["Narendra Modi"], surnames["Abiy Ahmed"]) == ("Modi", "Abiy")
    assert (surnames["Alexander Van der Bellen"], surnames["Juan Manuel Santos"]) == ("Van der Bellen", "Santos")


def test_there_are_enough() -> None:
    assert len(leaders()) >= 3000
    heads = {leader.code for leader in leaders() if leader.role in ("HOS", "HOG")}
    ministers = {leader.code for leader in leaders() if leader.role == "FM"}
    assert len(heads) >= 195
    assert len(ministers & {leader.code for leader in leaders() if leader.role == "DM"}) >= 60
    assert len(groups()) >= 260


def test_rows_are_in_order_and_none_is_twice() -> None:
    keys = [(x.code, x.name, x.role, x.office, x.start) for x in leaders()]
    assert len(keys) == len(set(keys))
    order = [(x.code, first(x.start) if x.start else "") for x in leaders()]
    assert all(one <= other for one, other in pairwise(order))


def test_dates_are_iso_and_run_forward() -> None:
    for leader in leaders():
        assert all(DAY.match(day) for day in (leader.start, leader.end, leader.confirmed) if day), leader
        assert leader.start is None or first(leader.start) <= last(leader.end), leader
        assert leader.end is None or leader.confirmed is None, leader


def test_names_bear_no_titles() -> None:
    assert [leader.name for leader in leaders() if TITLE.match(leader.name)] == []
    assert [leader.name for leader in leaders() if re.search(r"[\d()\[\]|,;]", leader.name)] == []


def test_one_item_is_one_name() -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for leader in leaders():
        if leader.wikidata:
            assert re.fullmatch(r"Q\d+", leader.wikidata)
            names[leader.wikidata].add(leader.name)
    assert {item: found for item, found in names.items() if len(found) > 1} == {}


def test_one_head_of_state_at_a_time() -> None:
    heads: dict[str, list[Leader]] = defaultdict(list)
    for leader in leaders():
        if leader.role == "HOS" and leader.start and leader.code not in MULTIPLE_HEADS:
            heads[leader.code].append(leader)
    overlaps = [
        (code, one.name, other.name)
        for code, found in heads.items()
        for number, one in enumerate(found)
        for other in found[number + 1 :]
        if _overlap(one, other)
    ]
    assert overlaps == []


def _overlap(one: Leader, other: Leader) -> bool:
    """More than a handover: `other` began before the month of `one`'s end."""
    if one.name == other.name or (other.code, other.name) in DISPUTED:
        return False
    if RIVAL_OR_ACTING.search(one.office) or RIVAL_OR_ACTING.search(other.office):
        return False
    grain = min(len(one.end or "9999-99"), 7)
    return (other.start or "")[:grain] < (one.end or "9999-99")[:grain]


def test_groups_are_sound() -> None:
    codes = [group.code for group in groups()]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[A-Z0-9-]+", code) for code in codes)
    for group in groups():
        assert group.country is None or re.fullmatch(r"[A-Z]{3}", group.country), group
        assert (group.active_from or 0) <= (group.active_to or 9999), group
        assert (group.active_to or 9999) >= 1990, group


def test_no_spelling_names_two_groups() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for group in groups():
        for spelling in (group.name, *group.aliases):
            owners[spelling].add(group.code)
    assert {spelling: found for spelling, found in owners.items() if len(found) > 1} == {}


def test_short_forms_that_clash_are_left_out() -> None:
    spellings = {spelling for group in groups() for spelling in (group.name, *group.aliases)}
    assert spellings & {"AA", "IS", "PDF", "ADF", "TDF", "Base", "Azov", "Brigade"} == set()


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("ISIL", "ISIS"),
        ("Daesh", "ISIS"),
        ("Houthis", "HOUTHI"),
        ("Ansar Allah", "HOUTHI"),
        ("Hizbollah", "HEZBOLLAH"),
        ("Rapid Support Forces", "RSF"),
        ("March 23 Movement", "M23"),
        ("Tamil Tigers", "LTTE"),
        ("Arakan Army", "ARAKAN"),
        ("Kadyrovites", "KADYROVTSY"),
        ("al-Shabaab", "SHABAAB"),
        ("Naxalites", "CPIMAOIST"),
    ],
)
def test_groups_by_their_spellings(spelling: str, code: str) -> None:
    assert {g.code for g in groups() if spelling in (g.name, *g.aliases)} == {code}


def test_leaders_of_groups_lead_groups_that_are_listed() -> None:
    known = {group.code for group in groups()}
    for code in ("WAGNER", "HAMAS", "HEZBOLLAH", "HOUTHI", "RSF", "PKK", "LTTE", "TALIBAN", "ISIS"):
        assert code in known
        assert any(leader.code == code for leader in leaders())


def test_an_arabic_article_is_spelled_in_many_ways() -> None:
    assert {"al-Sisi", "el-Sisi", "El-Sisi", "El Sisi"} <= spellings("al-Sisi")
    assert spellings("Al Gore") == {"Al Gore"}
