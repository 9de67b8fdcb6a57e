"""The lexicon of states, seats of power, organizations and common nouns holds together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

import gestae
from gestae.knowledge.actors import Metonym, Nominal, Organization, State
from gestae.knowledge.files import LEXICON, read_csv, read_yaml

ACTORS = LEXICON / "actors"
NOT_ISO = {"XKX"}  # user-assigned
WITHDRAWN = {"SUN", "YUG", "SCG", "CSK", "DDR"}
UNLISTED_CAPITALS = {"Victoria"}  # a name of persons and of an Australian state before it is a seat of power
SECTORS = set(
    re.findall(
        "[A-Z]{3}",
        "GOV MIL COP SPY LEG JUD PTY OPP REB PRM UAF CRM CVL JRN BUS MED EDU REF REL LAB AGR NGO SOC ELI PRE",
    )
)
ISO = set(
    re.findall(
        "[A-Z]{3}",
        """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM
BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR
CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB
GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA
JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA
MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR
NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS
SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON
TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
""",
    )
)


@cache
def states() -> tuple[State, ...]:
    return tuple(read_csv(ACTORS / "states.csv", State))


@cache
def metonyms() -> tuple[Metonym, ...]:
    return tuple(read_csv(ACTORS / "metonyms.csv", Metonym))


@cache
def organizations() -> tuple[Organization, ...]:
    return tuple(read_csv(ACTORS / "organizations.csv", Organization))


@cache
def nominals() -> tuple[Nominal, ...]:
    return read_yaml(ACTORS / "nominals.yaml", tuple[Nominal, ...])


def state_words() -> Iterator[tuple[str, str]]:
    for state in states():
        for word in {state.name, *state.aliases, *state.adjectives, *state.people}:
            yield word, state.code


def repeated(words: Iterable[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def test_every_state_is_there() -> None:
    assert sum("former" not in s.groups and "territory" not in s.groups for s in states()) >= 197
    codes = {state.code for state in states()}
    assert {"XKX", "TWN", "PSE", "HKG", "VAT", "SSD", "TLS", "SWZ", "MKD", "SUN"} <= codes


def test_codes_are_unique_and_of_iso_3166() -> None:
    codes = [state.code for state in states()]
    assert repeated(codes) == []
    assert set(codes) - ISO == NOT_ISO | WITHDRAWN


def test_wikidata_ids_are_unique() -> None:
    ids = [state.wikidata for state in states()]
    assert all(found and re.fullmatch(r"Q[1-9]\d*", found) for found in ids)
    assert repeated(found for found in ids if found) == []


def test_no_word_names_two_states() -> None:
    homes: dict[str, set[str]] = defaultdict(set)
    for word, code in state_words():
        homes[word].add(code)
    assert {word: codes for word, codes in homes.items() if len(codes) > 1} == {}


def test_sovereign_states_have_adjective_capital_and_groups() -> None:
    lacking = [
        state.code
        for state in states()
        if not {"territory", "former"} & set(state.groups) and not (state.capital and state.groups)
    ]
    assert lacking == []
    assert {s.code for s in states() if not s.adjectives} <= {"COG", "DMA", "SCG", "GGY", "SXM"}


def test_capitals_stand_for_their_states() -> None:
    seats = {metonym.name: metonym.code for metonym in metonyms()}
    names = {word for word, _ in state_words()}
    for state in states():
        if state.capital and state.capital not in names | UNLISTED_CAPITALS:
            assert seats[state.capital] == ("EU" if state.capital == "Brussels" else state.code)


@pytest.mark.parametrize(
    ("name", "code", "sector"),
    [
        ("Kremlin", "RUS", "GOV"),
        ("Kiev", "UKR", "GOV"),
        ("Kyiv", "UKR", "GOV"),
        ("Pentagon", "USA", "MIL"),
        ("Capitol Hill", "USA", "LEG"),
        ("Brussels", "EU", "GOV"),
        ("Tel Aviv", "ISR", "GOV"),
        ("Quai d'Orsay", "FRA", "GOV"),
        ("Rawalpindi", "PAK", "MIL"),
        ("Zhongnanhai", "CHN", "GOV"),
    ],
)
def test_seats_of_power(name: str, code: str, sector: str) -> None:
    found = [metonym for metonym in metonyms() if metonym.name == name]
    assert [(metonym.code, metonym.sector) for metonym in found] == [(code, sector)]


def test_metonyms_are_unique_and_point_at_known_actors() -> None:
    assert len(metonyms()) >= 300
    assert repeated(metonym.name for metonym in metonyms()) == []
    known = {state.code for state in states()} | {organization.code for organization in organizations()}
    assert {metonym.code for metonym in metonyms()} <= known
    assert {metonym.sector for metonym in metonyms()} <= SECTORS | {None}


def test_organizations_are_many_and_of_known_countries() -> None:
    assert len(organizations()) >= 350
    codes = {state.code for state in states()}
    for organization in organizations():
        assert organization.country is None or organization.country in codes, organization
        assert organization.sector is None or organization.sector in SECTORS, organization
        if organization.kind in {"igo", "alliance"} and not organization.country:
            assert organization.code, organization
            assert organization.code not in codes, organization


def test_an_organization_bears_the_code_of_its_country() -> None:
    wrong = [o.name for o in organizations() if o.country and o.code not in (o.country, None, "ACOALITION")]
    assert [name for name in wrong if name != "Polisario Front"] == []


def test_no_name_of_an_organization_is_taken_twice() -> None:
    names = [name for organization in organizations() for name in {organization.name, *organization.aliases}]
    assert repeated(names) == []
    assert set(names) & {word for word, _ in state_words()} == set()
    assert set(names) & {metonym.name for metonym in metonyms()} == set()


@pytest.mark.parametrize(
    ("name", "code", "sector"),
    [
        ("NATO", "NATO", None),
        ("Security Council", "UN", None),
        ("European Parliament", "EU", "LEG"),
        ("Western", "WEST", None),
        ("KGB", "BLR", "SPY"),
        ("Knesset", "ISR", "LEG"),
        ("Revolutionary Guards", "IRN", "MIL"),
        ("State Department", "USA", "GOV"),
        ("Abkhazia", "GEO", "PRE"),
        ("Transnistria", "MDA", "PRE"),
        ("Xinhua", "CHN", "JRN"),
        ("Rosoboronexport", "RUS", "BUS"),
        ("Red Cross", None, "NGO"),
        ("Seimas", "LTU", "LEG"),
    ],
)
def test_organizations_are_known(name: str, code: str | None, sector: str | None) -> None:
    found = [o for o in organizations() if name == o.name or name in o.aliases]
    assert [(o.code, o.sector) for o in found] == [(code, sector)]


def test_nominals_are_unique_lower_case_words() -> None:
    nouns = [noun for nominal in nominals() for noun in nominal.noun]
    assert len(nouns) >= 500
    assert repeated(nouns) == []
    assert [noun for noun in nouns if noun != noun.lower().strip() or "  " in noun] == []


def test_nominals_cover_the_sectors() -> None:
    assert {nominal.sector for nominal in nominals()} == SECTORS | {None}
    assert {nominal.kind for nominal in nominals()} == {"state", "organization", "group", "person", "population"}


@pytest.mark.parametrize(
    ("noun", "kind", "sector", "role"),
    [
        ("president", "person", "GOV", "HOS"),
        ("prime minister", "person", "GOV", "HOG"),
        ("defence minister", "person", "GOV", "DM"),
        ("secretary of state", "person", "GOV", "FM"),
        ("home secretary", "person", "GOV", "INT"),
        ("spokeswoman", "person", "GOV", "OTHER"),
        ("troops", "group", "MIL", None),
        ("army chief", "person", "MIL", "CHIEF"),
        ("gunman", "person", "UAF", None),
        ("rebel", "person", "REB", None),
        ("protester", "population", "CVL", None),
        ("kingdom", "state", None, None),
        ("former president", "person", "ELI", None),
    ],
)
def test_nominals(noun: str, kind: str, sector: str | None, role: str | None) -> None:
    found = [nominal for nominal in nominals() if noun in nominal.noun]
    assert [(nominal.kind, nominal.sector, nominal.role) for nominal in found] == [(kind, sector, role)]


@pytest.mark.parametrize(
    ("phrase", "day", "code", "sector"),
    [
        ("French finance minister Bruno Le Maire", "2020-05-01", "FRA", "GOV"),
        ("the US treasury secretary", "2015-05-01", "USA", "GOV"),
        ("the British chancellor of the exchequer", "2023-05-01", "GBR", "GOV"),
        ("Texas Governor Greg Abbott", "2021-05-01", "USA", "GOV"),
        ("the governor of California", "2021-05-01", "USA", "GOV"),
        ("Kursk governor Alexei Smirnov", "2024-08-12", "RUS", "GOV"),
        ("Belgorod regional governor Vyacheslav Gladkov", "2024-08-12", "RUS", "GOV"),
        ("Catalan president Carles Puigdemont", "2017-10-12", "ESP", "GOV"),
        ("Catalan president Salvador Illa", "2025-03-01", "ESP", "GOV"),
        ("Scotland's first minister Nicola Sturgeon", "2019-10-12", "GBR", "GOV"),
        ("Hong Kong chief executive Carrie Lam", "2019-10-12", "HKG", "GOV"),
        ("Hong Kong leader John Lee", "2023-10-12", "HKG", "GOV"),
        ("Punjab chief minister Maryam Nawaz", "2025-01-12", "PAK", "GOV"),
        ("West Bengal chief minister Mamata Banerjee", "2021-01-12", "IND", "GOV"),
        ("Karnataka chief minister Siddaramaiah", "2024-01-12", "IND", "GOV"),
        ("Kurdish regional prime minister Masrour Barzani", "2021-01-12", "IRQ", "GOV"),
        ("NATO Secretary General Jens Stoltenberg", "2021-01-12", "NATO", "MIL"),
        ("ICC prosecutor Karim Khan", "2023-03-17", "ICC", "JUD"),
        ("European Commission president Ursula von der Leyen", "2023-03-17", "EU", "GOV"),
        ("the French president", "2015-01-07", "FRA", "GOV"),
        ("the Israeli defence minister", "2023-10-07", "ISR", "GOV"),
        ("Pakistan's army chief", "2023-03-01", "PAK", "MIL"),
        ("the speaker of the Turkish parliament", "2023-03-01", "TUR", "LEG"),
        ("House Speaker Nancy Pelosi", "2022-08-02", "USA", "LEG"),
        ("Indian national security adviser Ajit Doval", "2022-08-02", "IND", "GOV"),
        ("Kosovo Prime Minister Albin Kurti", "2023-05-30", "XKX", "GOV"),
        ("Kosovo police", None, "XKX", "COP"),
        ("Colombian police", None, "COL", "COP"),
        ("Congolese soldiers", None, "COD", "MIL"),
        ("Malian junta", None, "MLI", "GOV"),
        ("Sudanese paramilitaries", None, "SDN", "PRM"),
        ("Haitian gangs", None, "HTI", "CRM"),
        ("Syrian refugees", None, "SYR", "REF"),
        ("Rohingya refugees", None, "MMR", "REF"),
        ("Nigerian students", None, "NGA", "EDU"),
        ("Kenyan doctors", None, "KEN", "MED"),
        ("Iranian hackers", None, "IRN", "CRM"),
        ("Russian oligarchs", None, "RUS", "BUS"),
        ("Chinese fishermen", None, "CHN", "AGR"),
        ("Palestinian prisoners", None, "PSE", "CVL"),
        ("Jewish settlers", None, "ISR", "CVL"),
        ("Mexican drug cartels", None, "MEX", "CRM"),
        ("Delhi police", None, "IND", "COP"),
        ("Kabul police", None, "AFG", "COP"),
        ("Karachi police chief", None, "PAK", "COP"),
        ("Paris prosecutors", None, "FRA", "JUD"),
        ("Nairobi residents", None, "KEN", "CVL"),
        ("Moscow city court", None, "RUS", "JUD"),
        ("London's Metropolitan Police", None, "GBR", "COP"),
        ("Afghan mujahideen", None, "AFG", "REB"),
        ("the ombudsman's office", None, None, "GOV"),
        ("Colombian ombudsman's office", None, "COL", "GOV"),
        ("Ukraine's prosecutor general's office", None, "UKR", "JUD"),
        ("Turkey's chief public prosecutor's office", None, "TUR", "JUD"),
        ("the mayor's office", None, None, "GOV"),
        ("the president's office", None, None, "GOV"),
        ("Kenya's teachers' union", None, "KEN", "LAB"),
        ("the journalists' union", None, None, "LAB"),
        ("ambulance crews", None, None, "MED"),
        ("Ukrainian paramedics", None, "UKR", "MED"),
        ("Philippine coast guard", None, "PHL", "MIL"),
        ("Greek coastguard", None, "GRC", "MIL"),
        ("Polish customs officers", None, "POL", "COP"),
        ("the customs authority", None, None, "GOV"),
        ("Kenya's election commission", None, "KEN", "GOV"),
        ("Turkey's central bank", None, "TUR", "GOV"),
        ("the European Central Bank", None, "EU", None),
        ("UN peacekeepers", None, "UN", "MIL"),
        ("UN weapons inspectors", None, "UN", None),
        ("Catholic bishops", None, None, "REL"),
        ("Iraqi clerics", None, "IRQ", "REL"),
        ("Polish trade unions", None, "POL", "LAB"),
        ("French rail workers", None, "FRA", "LAB"),
        ("displaced families in Sudan", None, "SDN", "REF"),
        ("a Chinese ship", None, "CHN", None),
        ("Philippine vessels", None, "PHL", None),
        ("Belgian farmers", None, "BEL", "AGR"),
        ("Bangladeshi students", None, "BGD", "EDU"),
        ("Hong Kong activists", None, "HKG", "CVL"),
        ("Georgian opposition parties", None, "GEO", "OPP"),
        ("Pakistani jirga", None, "PAK", "CVL"),
        ("Dogon hunters", None, "MLI", "CVL"),
        ("Gumuz militia", None, "ETH", "PRM"),
        ("Banyamulenge militia", None, "COD", "PRM"),
        ("Bodo rebels", None, "IND", "REB"),
        ("Uyghur activists", None, "CHN", "CVL"),
        ("Tibetan monks", None, "CHN", "REL"),
        ("Oromo rebels", None, "ETH", "REB"),
        ("Chechen fighters", None, "RUS", "UAF"),
        ("Crimean Tatar leaders", None, "UKR", "CVL"),
        ("Gaza health officials", None, "PSE", "MED"),
        ("Hamas-run health ministry", None, "PSE", "GOV"),
        ("Basque separatists", None, "ESP", "REB"),
        ("Somali pirates", None, "SOM", "CRM"),
        ("Nigerian bandits", None, "NGA", "CRM"),
        ("unidentified gunmen", None, None, "UAF"),
        ("suspected jihadists", None, None, "REB"),
        ("FDLR rebels", None, "FDLR", "REB"),
        ("Allied Democratic Forces", None, "ADF", "REB"),
        ("al-Shabab", None, "SHABAAB", "REB"),
        ("Boko Haram militants", None, "BOKOHARAM", "REB"),
        ("Hizbullah", None, "HEZBOLLAH", "REB"),
        ("the Qassam Brigades", None, "HAMAS", "REB"),
        ("al-Quds Brigades", None, "PIJ", "REB"),
        ("Ansarullah", None, "HOUTHI", "REB"),
        ("Tehreek-e-Taliban Pakistan", None, "TTP", "REB"),
        ("Jaish-e-Mohammad", None, "JEM-PAK", "REB"),
        ("Mujahedin-e Khalq", None, "MEK", "REB"),
        ("Sepah-e-Sahaba", None, "SSP", "REB"),
        ("Eastern Security Network", None, "IPOB", "REB"),
        ("Islamic State Sahel Province", None, "ISGS", "REB"),
        ("Katiba Macina", None, "MASINA", "REB"),
        ("Hashd al-Shaabi", None, "PMF", "PRM"),
        ("Jaysh al-Adl", None, "JAISHADL", "REB"),
        ("NSCN-IM", None, "NSCN", "REB"),
        ("Naxalites", None, "CPIMAOIST", "REB"),
        ("TPNPB", None, "OPM", "REB"),
        ("Clan del Golfo", None, "CLANGOLFO", "CRM"),
        ("Comando Vermelho", None, "FPN-CV", "CRM"),
        ("400 Mawozo", None, "M400", "CRM"),
        ("Kurdistan Freedom Hawks", None, "TAK", "REB"),
        ("Russian Volunteer Corps", None, "RDK", "REB"),
        ("pro-Russian separatists", None, "DPR", "REB"),
        ("Transnistrian authorities", None, "MDA", "PRE"),
        ("Gazprom", None, "RUS", "BUS"),
        ("TotalEnergies", None, "FRA", "BUS"),
        ("ExxonMobil", None, "USA", "BUS"),
        ("Rheinmetall", None, "DEU", "BUS"),
        ("Reuters", None, "GBR", "JRN"),
        ("AFP", None, "FRA", "JRN"),
        ("Radio Free Europe", None, "USA", "JRN"),
        ("The New York Times", None, "USA", "JRN"),
        ("Médecins Sans Frontières", None, None, "NGO"),
        ("Bharatiya Janata Party", None, "IND", "PTY"),
        ("AfD", None, "DEU", "PTY"),
        ("PiS", None, "POL", "PTY"),
        ("AK Party", None, "TUR", "PTY"),
        ("Republicans in Congress", None, "USA", "PTY"),
        ("Frontex", None, "EU", "COP"),
        ("Interpol", None, "INTERPOL", "COP"),
        ("MINUSMA", None, "UN", "MIL"),
        ("AMISOM", None, "AU", "MIL"),
        ("KFOR", None, "NATO", "MIL"),
        ("BINUH", None, "UN", None),
        ("Operation Irini", None, "EU", "MIL"),
        ("International Court of Justice", None, "ICJ", "JUD"),
        ("European Court of Human Rights", None, "COE", "JUD"),
        ("the Verkhovna Rada", None, "UKR", "LEG"),
        ("Kenyan lawmakers", None, "KEN", "LEG"),
        ("Pentagon officials", None, "USA", "MIL"),
        ("Pope Francis", "2020-01-01", "VAT", "REL"),
        ("Patriarch Kirill", "2022-03-01", "RUS", "REL"),
        ("Naypyidaw", None, "MMR", None),
        ("the Vatican", None, "VAT", None),
    ],
)
def test_phrases_name_their_actors(phrase: str, day: str | None, code: str | None, sector: str | None) -> None:
    actor = gestae.resolve(phrase, on=day)
    assert actor is not None
    assert (actor.code, actor.sector) == (code, sector)


def test_a_seat_stands_for_the_body_itself() -> None:
    import gestae

    seats = {"Brussels": "European Union", "Turtle Bay": "United Nations"}
    assert {seat: actor.name for seat in seats if (actor := gestae.resolve(seat))} == seats
