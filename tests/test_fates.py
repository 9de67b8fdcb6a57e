"""What became of a promise, told in other words: by its thing, its place, its day, its outcome, or not at all."""

from __future__ import annotations

import pytest

from gestae.linking.link import link
from gestae.linking.manner import manner_of
from gestae.linking.ways import alike, phrases_at, ways_at
from gestae.linking.words import words_in
from gestae.records import Report, Status
from linked_reports import read


def state_of(promise: str, later: str) -> str:
    reports = (
        Report(id="a1", outlet="a1", published="2024-05-29", text=promise),
        Report(id="b2", outlet="b2", published="2024-06-12", text=later),
    )
    found = link(read(reports)).commitments
    return next(one.state for one in found if one.report == "a1")


KENYA = "Kenya promised to withdraw its soldiers from Ras Kamboni by June."
SERBIA = "Serbia will pull back its battalion from Raska, the defence minister said."
KUWAIT = "Kuwait will lend Beirut 200 million dollars, its finance minister said."
TIGRAY = "Ethiopia will hold elections in Tigray in June."
ROAD = "Latvia would close its airspace if Russia attacks Estonia."


@pytest.mark.parametrize(
    ("promise", "later"),
    [
        (KENYA, "The last Kenyan platoon drove out of Ras Kamboni on Friday."),
        ("Iran threatened to seize any tanker that enters its waters.",
         "Iranian commandos boarded the tanker Asteria near Qeshm on Monday."),
        ("Uganda will free the Rwandan businessman, its foreign ministry said.",
         "The Rwandan businessman crossed into Rwanda at Gatuna on Tuesday, released by Uganda."),
        ("The United States will ship 20 armoured vehicles to Accra.",
         "Ghana received the 20 American vehicles in Tema on Friday."),
        ("Azerbaijan said it would not attend the summit in Granada.",
         "Azerbaijan's president stayed away from the summit in Granada on Thursday."),
        ("Peru will sign the border treaty with Ecuador on Monday.",
         "Peru and Ecuador put their names to the border treaty on Monday."),
        ("Oman will release the crew of the Galaxy Star.", "The sailors of the Galaxy Star are back home, Oman said."),
        ("Pakistan vowed to punish the raiders of Mashkel.",
         "Pakistani jets pounded the camps of the raiders near Mashkel."),
        ("Morocco said it would repatriate the eleven fishermen.",
         "The eleven fishermen were flown home from Agadir by Morocco on Friday."),
    ],
)  # fmt: skip
def test_a_promise_is_kept_in_other_words(promise: str, later: str) -> None:
    assert state_of(promise, later) == "kept"


@pytest.mark.parametrize(
    ("promise", "later"),
    [
        ("Turkey will reopen the Kapikoy crossing, its interior minister announced.",
         "The Kapikoy crossing stayed shut on Wednesday, Turkish hauliers complained."),
        ("Russia promised to let the grain ships out of Mykolaiv.",
         "Russia has let no grain ship out of Mykolaiv so far."),
        ("Sudan promised to stop its attacks on the camp at Zamzam.",
         "Sudanese warplanes bombed the camp at Zamzam again on Monday."),
        ("Chad will not allow French aircraft to land at Abeche, its president said.",
         "Two French aircraft landed at Abeche on Saturday with Chadian permission."),
        ("Moldova will resume talks with Tiraspol on Friday.",
         "Friday's talks between Moldova and Tiraspol fell through."),
    ],
)  # fmt: skip
def test_a_promise_is_broken_in_other_words(promise: str, later: str) -> None:
    assert state_of(promise, later) == "broken"


@pytest.mark.parametrize(
    ("promise", "later", "state"),
    [
        (SERBIA, "Serbia will no longer pull back its battalion from Raska, the defence minister said.", "withdrawn"),
        (KUWAIT, "Kuwait is weighing whether to lend Beirut the money, its finance minister said.", "softened"),
        (KUWAIT, "There will be no loan to Beirut, Kuwait's finance minister said.", "withdrawn"),
        ("Uruguay will deploy 30 peacekeepers to Goma.",
         "Uruguay now plans to deploy only ten peacekeepers to Goma.", "softened"),
        ("Belgium will supply F-16 jets to Kyiv by 2025.",
         "Belgium will deliver the F-16 jets only if the Americans replace them.", "softened"),
        (TIGRAY, "Ethiopia put off the elections in Tigray.", "softened"),
        (TIGRAY, "Ethiopia called off the elections in Tigray.", "withdrawn"),
        ("Austria threatened to close the Brenner pass.",
         "Austria backed down and left the Brenner pass open.", "withdrawn"),
    ],
)  # fmt: skip
def test_a_promise_is_told_otherwise(promise: str, later: str, state: str) -> None:
    assert state_of(promise, later) == state


@pytest.mark.parametrize(
    ("promise", "later"),
    [
        (KENYA, "Two Kenyan soldiers were wounded near Ras Kamboni on Monday."),
        (ROAD, "Latvia has not closed its airspace, its minister said."),
        ("Hungary vowed to veto the loan to Kyiv.",
         "Hungary's foreign minister discussed the loan to Kyiv with his Dutch colleague."),
        ("Vietnam will build a runway on Pearson Reef.",
         "China denounced the runway that Vietnam plans on Pearson Reef."),
        ("Britain will base two patrol ships in Bahrain.",
         "Britain's two patrol ships in Gibraltar took part in a drill."),
        ("Norway will close its embassy in Bamako.", "Norway's embassy in Bamako was hit by a stray shell."),
        ("Oman will release the crew of the Galaxy Star.", "The owner of the Galaxy Star visited the crew in Oman."),
        ("Croatia will take part in the drill Neretva.", "Bosnian marines joined the drill Neretva on Monday."),
    ],
)  # fmt: skip
def test_what_shares_its_words_is_not_its_fulfilment(promise: str, later: str) -> None:
    assert state_of(promise, later) == "open"


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Tuesday's meeting in Brussels never took place.", "meeting", "denied"),
        ("Friday's talks fell through.", "talks", "denied"),
        ("The recruits finished their course in May.", "course", "happened"),
        ("The ministry told the troops to withdraw.", "withdraw", "called_for"),
        ("The troops began to withdraw.", "withdraw", "happened"),
        ("The delivery of the tanks will begin in May.", "delivery", "planned"),
        ("Officials condemned the delivery.", "delivery", None),
        ("It is one of the most feared weapons.", "feared", None),
        ("Russia let no ship out.", "let", "denied"),
        ("The ferry might sail.", "sail", "possible"),
    ],
)
def test_how_a_word_tells_its_act(text: str, word: str, status: Status | None) -> None:
    words = words_in(text)
    place = next(number for number, one in enumerate(words) if one.text == word)
    assert manner_of(words, place, text).status == status


def test_phrases_tell_ways() -> None:
    words = words_in("set the two fishermen free")
    assert "free" in phrases_at(words, 0)
    assert ways_at(words_in("dropped anchor at Valletta"), 0) >= {"arrive"}
    assert "seiz" not in ways_at(words_in("took place"), 0)


def test_things_of_one_kind_are_alike() -> None:
    (plane,) = words_in("planes")
    (aircraft,) = words_in("aircraft")
    assert aircraft.stem in alike(plane.stem)
    assert plane.stem not in alike(plane.stem)
