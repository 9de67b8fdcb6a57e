"""Who takes part in an event, how each was found, and one act told once."""

from __future__ import annotations

import pytest

import gestae
from gestae.reading.reader import Reader
from gestae.records import Event, Reading, Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(clean=False)


def read(reader: Reader, text: str, title: str | None = None) -> Reading:
    return reader.read(Report(id="x", text=text, title=title, published="2025-03-01"))


def codes(reading: Reading, ids: tuple[str, ...]) -> set[str | None]:
    return {actor.code for actor in reading.actors if actor.id in ids}


def event(reading: Reading, type: str) -> Event:
    return next(each for each in reading.events if each.type == type)


def test_each_participant_says_where_it_was_found(reader: Reader) -> None:
    reading = read(reader, "Sanctions were imposed on Belarus by Canada.")
    found = {
        (each.side, each.slot, each.span.text if each.span else None) for each in event(reading, "SANCTION").arguments
    }
    assert found == {("actor", "subject", "Canada"), ("recipient", "on", "Belarus")}


def test_status_names_its_rule(reader: Reader) -> None:
    assert (
        event(read(reader, "Serbia could recall its ambassador from Sofia."), "SANCTION").status_rule == "modal:could"
    )


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Police in Lagos opened fire, killing two and wounding five.", ["ASSAULT"]),
        ("Miners marched in Lima to demand new contracts.", ["PROTEST"]),
        ("Ghana agreed to send 200 soldiers to Liberia.", ["MOBILIZE"]),
        ("Morocco refused to recognise the Polisario Front.", ["REJECT"]),
        ("Kenya rejected an appeal from Uganda.", ["REJECT"]),
        ("Israel carried out an air strike in which nine Syrians died.", ["ASSAULT"]),
        ("Jordan cancelled a planned visit to Qatar.", ["SANCTION"]),
        ("France and Greece signed a pact to exchange intelligence.", ["AGREE", "COOPERATE"]),
        ("Police in Chad broke up an opposition rally.", ["COERCE", "PROTEST"]),
        ("Egypt and Sudan met in Cairo amid unrest.", ["CONSULT"]),
        ("Egypt and Sudan met in Cairo after the Ethiopian attack on Sudan.", ["CONSULT", "ASSAULT"]),
        ("Peru's president met his Chilean counterpart to discuss the border.", ["CONSULT"]),
        ("Norway held talks with Finland on Friday.", ["CONSULT"]),
        ("Iraq agreed to sign a treaty with Iran.", ["AGREE"]),
        ("Chile sent doctors to Haiti to help the wounded.", ["AID"]),
        ("The Kyrgyz premier received an envoy from Japan, informing him about the talks.", ["CONSULT"]),
        ("Athens rejected the Turkish-Libyan memorandum.", ["REJECT"]),
        ("The Serbian army insisted that it had enough tents.", []),
        ("Serbia insisted that Bosnia open the road.", ["REQUEST", "RETREAT"]),
    ],
)
def test_one_act_is_one_event(reader: Reader, text: str, types: list[str]) -> None:
    assert [each.type for each in read(reader, text).events] == types


def test_two_acts_are_two_events(reader: Reader) -> None:
    types = [each.type for each in read(reader, "Mali condemned the raid and expelled the French ambassador.").events]
    assert "ACCUSE" in types
    assert "SANCTION" in types


@pytest.mark.parametrize(
    ("text", "type", "recipients"),
    [
        ("Kyiv said it shot down 30 of 41 drones launched by Russia.", "ASSAULT", {"RUS"}),
        ("Norway lifted the sanctions imposed on Serbia in the 1990s.", "RETREAT", {"SRB"}),
        ("Qatar sent $40 million in aid to Lebanon.", "AID", {"LBN"}),
        ("Sudan's army recaptured the bridge from the RSF.", "COERCE", {"RSF"}),
        ("Japan paid for tents for the displaced in Yemen.", "AID", {"YEM"}),
        ("Georgia criticised the Moscow agreement.", "ACCUSE", set()),
        ("Hungary praised the Astana talks.", "SUPPORT", set()),
        ("Hungary rejected the Moscow proposal.", "REJECT", {"RUS"}),
    ],
)
def test_recipients(reader: Reader, text: str, type: str, recipients: set[str]) -> None:
    reading = read(reader, text)
    assert codes(reading, event(reading, type).recipients) == recipients


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("The United Nations mission called on Chad and Libya to hold talks.", "REQUEST", {"UN"}, {"TCD", "LBY"}),
        ("Berlin will hand Kyiv a third air defence battery in spring.", "AID", {"DEU"}, {"UKR"}),
        ("The United States gave Rwanda a week to withdraw its soldiers.", "THREATEN", {"USA"}, {"RWA"}),
        ("Eritrea let its Djiboutian prisoners go in March 2016.", "RETREAT", {"ERI"}, {"DJI"}),
    ],
)
def test_who_stands_where_in_what_the_parser_mistakes(
    reader: Reader, text: str, type: str, actors: set[str], recipients: set[str]
) -> None:
    reading = read(reader, text)
    found = event(reading, type)
    assert codes(reading, found.actors) == actors
    assert codes(reading, found.recipients) == recipients


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Rockets rained on the town through the night.", ["ASSAULT"]),
        ("Uganda will not tolerate attacks from Congo.", ["THREATEN"]),
        ("Uganda tolerated the market.", []),
        ("Two soldiers killed in Mali.", ["ASSAULT"]),
    ],
)
def test_which_events_are_read(reader: Reader, text: str, types: list[str]) -> None:
    assert [each.type for each in read(reader, text).events if each.trigger.text != "attacks"] == types


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Gunmen took thirty Malian villagers hostage.", "thirty Malian villagers"),
        ("The militia took dozens of Chadian soldiers prisoner.", "soldiers"),
        ("Pirates took hostage the crew of a tanker.", "the crew"),
        ("The rebels took two Turkish drivers and a translator hostage.", "two Turkish drivers"),
        ("The group is holding four engineers captive in the north.", "four engineers"),
    ],
)
def test_what_is_made_of_the_taken_is_not_who_is_taken(reader: Reader, text: str, taken: str) -> None:
    (found,) = read(reader, text).events
    assert found.theme is not None
    assert taken in found.theme.text
    assert not {"hostage", "prisoner", "captive"} & set(found.theme.text.split())


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Russia fired forty missiles. The invaders seized a school in Kherson.", {"RUS"}),
        ("Russia fired forty missiles. The occupiers shelled Kherson.", {"RUS"}),
        ("The invaders seized a school in Kherson.", {None}),
    ],
)
def test_invaders_are_not_of_the_land_that_they_invade(reader: Reader, text: str, actors: set[str]) -> None:
    reading = read(reader, text)
    assert codes(reading, reading.events[-1].actors) == actors


@pytest.mark.parametrize(("day", "code"), [("2009-05-01", "CHE"), ("2024-05-01", None), ("2025-10-01", "DEU")])
def test_a_surname_is_of_whom_it_is_then(day: str | None, code: str | None) -> None:
    reading = gestae.read("Merz said on Monday that the budget would grow.", published=day)
    people = [actor.code for actor in reading.actors if actor.kind == "person"]
    assert people == [code] * bool(code)


def test_what_is_told_as_done_has_no_day_to_come(reader: Reader) -> None:
    discussed = event(read(reader, "Egypt and Sudan discussed the summit in Cairo in June 2026."), "CONSULT")
    assert (discussed.status, discussed.date) == ("happened", None)
    visit = event(read(reader, "Macron will raise it at his meeting with the Polish leaders tomorrow."), "CONSULT")
    assert visit.status == "planned"
    assert visit.date is not None
    assert visit.date.start == "2025-03-02"


def test_both_sides_are_the_two_who_are_present(reader: Reader) -> None:
    reading = read(reader, "Armenia and Azerbaijan met in Vienna. Both sides agreed on a ceasefire.")
    assert codes(reading, event(reading, "AGREE").actors) == {"ARM", "AZE"}


def test_an_address_speaks_in_the_voice_that_its_title_names(reader: Reader) -> None:
    text = "Dear friends! I thank Canada for the new aid.\n\nOur soldiers repelled an attack near Kharkiv."
    reading = read(reader, text, title="Address by President Volodymyr Zelenskyy")
    thanks = event(reading, "SUPPORT")
    assert codes(reading, thanks.actors) == {"UKR"}
    speakers = {each.speaker for each in reading.statements if each.id in thanks.attribution}
    assert {actor.name for actor in reading.actors if actor.id in speakers} == {"Volodymyr Zelenskyy"}


def test_without_such_a_title_nobody_is_guessed(reader: Reader) -> None:
    reading = read(reader, "Dear friends! I thank Canada for the new aid.", title="Talks in Kyiv")
    assert not any(each.rule == "statements:title" for each in reading.statements)


def test_an_undated_event_has_bounds_and_a_dated_one_none(reader: Reader) -> None:
    bounds = event(read(reader, "Turkey bombed a depot in Syria."), "ASSAULT").bounds
    assert bounds is not None
    assert (bounds.start, bounds.end) == (None, "2025-03-01")
    assert event(read(reader, "Turkey bombed a depot in Syria on 20 February."), "ASSAULT").bounds is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vladimir Putin spoke with President of Belarus Alexander Lukashenko.", {"Alexander Lukashenko"}),
        (
            "Vladimir Putin spoke with Ibrahim Kalin, Spokesperson and Chief Advisor to the President.",
            {"İbrahim Kalın"},
        ),
        ("Vladimir Putin spoke with Joseph R. Biden, Jr. on Monday.", {"Joe Biden"}),
        ("Vladimir Putin visited Armenia.", {"Armenia"}),
    ],
)
def test_a_title_beside_a_name_is_no_further_person(reader: Reader, text: str, names: set[str]) -> None:
    reading = reader.read(Report(id="x", text=text, published="2022-03-01"))
    (talk,) = reading.events
    assert {each.name for each in reading.actors if each.id in talk.recipients} == names


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Saudi Arabia met Yemen in Oman. Yemen welcomed it. The kingdom closed its border.", {"SAU"}),
        ("Russia threatened Estonia and Finland. The Baltic state closed its border.", {"EST"}),
        ("Qatar criticised Iran. Iran criticised Qatar. The Gulf emirate closed its border.", {"QAT"}),
    ],
)
def test_a_common_noun_stands_for_a_state_that_it_fits(reader: Reader, text: str, codes: set[str]) -> None:
    reading = read(reader, text)
    assert {each.code for each in reading.actors if each.id in event(reading, "COERCE").actors} == codes


@pytest.mark.parametrize(
    ("text", "type", "actors"),
    [
        ("NATO condemned the attack. Ministers agreed to send more troops to Poland.", "MOBILIZE", {"NATO"}),
        ("Leaders of China, Japan and Korea will gather on Jeju in May.", "CONSULT", {"CHN", "JPN", "KOR"}),
    ],
)
def test_members_of_a_body_and_short_names_of_states(reader: Reader, text: str, type: str, actors: set[str]) -> None:
    reading = read(reader, text)
    assert codes(reading, event(reading, type).actors) == actors


def test_the_body_that_publishes_is_meant_by_its_noun(reader: Reader) -> None:
    text = "The Council today imposed sanctions on Belarus. It also banned the export of drones to Belarus."
    report = Report(id="x", text=text, published="2024-06-07", outlet="Council of the European Union")
    reading = reader.read(report)
    assert [codes(reading, each.actors) for each in reading.events] == [{"EU"}, {"EU"}]


@pytest.mark.parametrize(
    ("outlet", "code"),
    [("Office for Kosovo, Government of Serbia", "SRB"), ("Philippine Coast Guard", "PHL"), ("Evening Post", None)],
)
def test_a_body_speaks_in_what_it_publishes(reader: Reader, outlet: str, code: str | None) -> None:
    text = "We denounce the attack. Our forces were shelled on Monday, and we appeal to the United Nations for help."
    reading = reader.read(Report(id="x", text=text, published="2025-03-01", outlet=outlet))
    found = {each for told in reading.events if told.type == "ACCUSE" for each in codes(reading, told.actors)}
    assert found == ({code} if code else set())


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("Okello's murder by Kenyan soldiers shocked Uganda.", "ASSAULT", {"KEN"}, {None}),
        ("Turkey's arrest of two Greek soldiers was a mistake.", "COERCE", {"TUR"}, {"GRC"}),
        ("Seven Kenyan soldiers were killed and dozens injured.", "ASSAULT", set(), {"KEN"}),
        (
            "Maria Zakharova of the Russian ministry spoke. A Libyan soldier shot Russia's ambassador in Tripoli.",
            "ASSAULT",
            {"LBY"},
            {"RUS"},
        ),
        (
            "Greece waited. A State Department spokesman said it had called on Greece to release the pastor.",
            "REQUEST",
            {"USA"},
            {"GRC"},
        ),
        ("Police in Serbia said they had arrested two men.", "COERCE", {"SRB"}, {"SRB"}),
    ],
)
def test_owners_offices_numbers_and_pronouns(
    reader: Reader, text: str, type: str, actors: set[str | None], recipients: set[str | None]
) -> None:
    reading = read(reader, text)
    found = event(reading, type)
    assert codes(reading, found.actors) == actors
    assert codes(reading, found.recipients) == recipients


def test_their_countries_are_those_of_both(reader: Reader) -> None:
    reading = read(reader, "The leaders of Turkey and Russia met to repair ties between their countries.")
    both = [mention.text for actor in reading.actors if actor.kind == "state" for mention in actor.mentions]
    assert both.count("their countries") == 2


def test_who_was_shot_is_not_taken_for_the_attacker(reader: Reader) -> None:
    reading = read(
        reader,
        "A Turkish policeman shot Russia's ambassador on Monday. The policeman was later killed in Ankara.",
    )
    assert all("RUS" not in codes(reading, each.actors) for each in reading.events)


@pytest.mark.parametrize(
    ("text", "type", "word", "status"),
    [
        ("Israel had carried out no strike in Syria, the army said.", "ASSAULT", "carried", "denied"),
        (
            "Chad's jets hit Faya in what the army called its answer to the attack on Bol.",
            "ASSAULT",
            "attack",
            "happened",
        ),
        ("Last Monday's ambush had been planned and paid for in Tripoli.", "ASSAULT", "ambush", "happened"),
        ("The summit is planned for next Monday.", "CONSULT", "planned", "planned"),
        ("Trucks will not be let through at Kerem Shalom.", "REJECT", "let", "planned"),
        ("Trucks were not let through at Kerem Shalom.", "REJECT", "let", "happened"),
    ],
)
def test_statuses_that_words_around_an_act_give(reader: Reader, text: str, type: str, word: str, status: str) -> None:
    told = [each.status for each in read(reader, text).events if each.type == type and word in each.trigger.text]
    assert told == [status]


def test_the_army_is_the_state_s_whatever_rebels_call_theirs(reader: Reader) -> None:
    text = "Myanmar's military met the Kachin Independence Army in Kunming. The army left Kutkai on Friday."
    reading = read(reader, text)
    assert codes(reading, event(reading, "RETREAT").actors) == {"MMR"}


@pytest.mark.parametrize("town", ["Goma", "Bakhmut", "Avdiivka", "Wad Madani", "Derna", "Chasiv Yar", "Qamishli"])
def test_towns_are_taken_by_their_names(reader: Reader, town: str) -> None:
    reading = read(reader, f"The army recaptured {town}.")
    assert event(reading, "COERCE").trigger.text == f"recaptured {town}"
