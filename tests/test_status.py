"""Status of happenings: families of negation, modality and condition, and the rule that made each status."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gestae.knowledge.implications import load_implications
from gestae.reading.reader import Reader
from gestae.reading.status import FACTS, Told, scene, told_at
from gestae.records import Report, Status

# A sentence, then happenings in it with their statuses; "fact" is happened or ongoing.
FAMILIES = {
    "a second verb is told apart from what was not done": [
        ("The army failed to hold the pass and withdrew to the river.", "hold:denied withdrew:fact"),
        ("Kyiv refused to surrender and vowed revenge.", "surrender:denied vowed:fact"),
        ("The soldiers were not arrested but released.", "arrested:denied released:fact"),
        ("He said the navy would attack Iran and seize its ships.", "attack:planned seize:planned"),
        ("Tehran will neither halt enrichment nor open the site.", "halt:denied open:denied"),
        ("The suspects had not fled or surrendered.", "fled:denied surrendered:denied"),
    ],
    "phrases that deny": [
        ("Turkey no longer supplies the militia.", "supplies:denied"),
        ("Police have yet to find the gunmen.", "find:denied"),
        ("Iran by no means wants to leave the treaty.", "wants:denied"),
        ("Hardly anyone attended the rally.", "attended:denied"),
        ("None of the hostages was released.", "released:denied"),
        ("Neither Iran nor Israel attacked the base.", "attacked:denied"),
        ("The rebels almost captured the airport.", "captured:denied"),
        ("The garrison was too weak to resist.", "resist:denied"),
        ("It was impossible to deliver the aid.", "deliver:denied"),
    ],
    "a negation that does not reach the verb": [
        ("Not all of the troops withdrew.", "withdrew:fact"),
        ("The army not only shelled the port but also mined the river.", "shelled:fact mined:fact"),
        ("The statement gave no reason for the arrests.", "gave:fact arrests:fact"),
        ("The parties did not sign the pact until the mediators had left.", "sign:fact"),
        ("The army should not have fired on the crowd.", "fired:fact"),
        ("Iran did not necessarily approve the raid.", "approve:possible"),
        ("The minister may not attend the talks.", "attend:possible"),
        ("Officials did not return the calls seeking comment.", "return:denied seeking:fact"),
    ],
    "instead and without": [
        ("Instead of sending troops, Berlin sent helmets.", "sending:denied sent:fact"),
        ("Rather than attack the town, the rebels encircled it.", "attack:denied encircled:fact"),
        ("The minister resigned without signing the treaty.", "signing:denied resigned:fact"),
        ("The council cannot lift the embargo without holding a vote.", "holding:conditional lift:conditional"),
        ("Iraq will not sign the treaty without guarantees from Turkey.", "sign:conditional"),
        ("Eritrea will not withdraw until the observers arrive.", "withdraw:conditional"),
        ("Eritrea did not withdraw until Friday.", "withdraw:happened"),
        ("The envoy could not leave until they opened the road.", "leave:denied"),
        ("The army probably would not leave.", "leave:possible"),
        ("France called for the prisoners to be released.", "released:called_for"),
        ("Kenya has sought an injunction blocking the sale.", "blocking:called_for"),
        ("With two deputies representing the towns, the council did not split.", "representing:happened"),
        ("It was an accident, not an attack.", "attack:denied"),
        ("There were no arrests, nor any clashes.", "arrests:denied clashes:denied"),
    ],
    "what was asked or said stands, its content does not": [
        ("The court dismissed the request to release the crew.", "request:fact release:denied"),
        ("Moscow rejected reports that it had bombed the port.", "reports:fact bombed:denied"),
        ("Police foiled a plot to bomb the embassy.", "plot:fact bomb:denied"),
        ("The militia denied involvement in the bombing.", "bombing:fact"),
    ],
    "counterfactuals": [
        ("Had the army known, it would have intervened.", "known:conditional intervened:denied"),
        ("If the guards had acted, the raid would have failed.", "failed:denied"),
        ("The general wishes he had resigned.", "resigned:denied"),
    ],
    "conditions hold what is denied in them, too": [
        ("If no agreement is reached, the army will attack.", "agreement:conditional reached:conditional"),
        ("If the rebels do not withdraw, the army will attack.", "withdraw:conditional attack:conditional"),
        ("Unless troops withdraw, sanctions will follow.", "sanctions:conditional follow:conditional"),
        ("If the families who sued the army win the case, it will pay.", "sued:fact win:conditional"),
    ],
    "clauses that state nothing": [
        ("Police are investigating if a bomb caused the crash.", "caused:possible"),
        ("A panel will investigate who shot down the airliner.", "shot:fact"),
        ("It is vital that the bridge be reopened.", "reopened:called_for"),
        ("Donors insist that the funds be released.", "released:called_for"),
        ("Donors insist that the funds were released.", "released:fact"),
        ("Did the army shell the village?", "shell:possible"),
    ],
    "what stands before a noun is shared": [
        ("The upcoming visit and talks were announced.", "visit:planned talks:planned"),
        ("The fake attack was filmed by students.", "attack:denied"),
    ],
}
CASES = [(text, pair) for cases in FAMILIES.values() for text, pairs in cases for pair in pairs.split()]


def told(reader: Reader, text: str, word: str) -> Told:
    parsed = reader._parsed(Report(id="text", text=text))
    found = next(each for each in parsed.words if each.text == word)
    return told_at(found, scene(found.sentence, reader.implications))


@pytest.mark.parametrize(("text", "pair"), CASES)
def test_families(reader: Reader, text: str, pair: str) -> None:
    word, expected = pair.split(":")
    found = told(reader, text, word)
    assert found.status in (FACTS if expected == "fact" else {expected}), found.rule


@pytest.mark.parametrize(
    ("text", "word", "rule"),
    [
        ("The army failed to hold the pass.", "hold", "implication:negative-implicative"),
        ("The army could hold the pass.", "hold", "modal:could"),
        ("Turkey no longer supplies the militia.", "supplies", "negation:no longer"),
        ("No sanctions were imposed.", "sanctions", "negation:no"),
        ("The army will attack if talks fail.", "attack", "condition:if"),
        ("The army left without firing.", "firing", "preposition:without"),
        ("The army attacked.", "attacked", "tense:past"),
    ],
)
def test_each_status_names_its_rule(reader: Reader, text: str, word: str, rule: str) -> None:
    assert told(reader, text, word).rule == rule


def test_rules_of_implications_name_entries(reader: Reader) -> None:
    names = {entry.name for entry in load_implications().all}
    text = "Russia plans to manage to begin shelling the port. The truce prevented attacks. Talks may resume."
    parsed = reader._parsed(Report(id="text", text=text))
    rules = [told_at(word, scene(word.sentence, reader.implications)).rule for word in parsed.words]
    named = [
        part.removeprefix("implication:") for rule in rules for part in rule.split(" < ") if "implication:" in part
    ]
    assert named
    assert set(named) <= names


def test_every_family_has_examples_and_a_source() -> None:
    entries = load_implications().all
    assert [entry.name for entry in entries if len(entry.examples) < 3 and entry.name != "oblige"] == []
    assert [entry.name for entry in entries if entry.source is None] == []
    assert len({entry.name for entry in entries}) == len(entries)


PARTS = (
    *("The army", "the port", "attack", "attacked", "failed to", "would have", "a plan to", "denied", "that", "and"),
    *("no", "not", "never", "if", "unless", "until", "without", "nor", "but", "rather than", "yet to", "?", ".", ","),
)


@settings(max_examples=40, deadline=None)
@given(parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=9))
def test_any_words_get_one_status(reader: Reader, parts: list[str]) -> None:
    text = " ".join(parts)
    statuses: list[Status] = reader.status_of(text, [(0, len(text)), (0, 1)])
    assert len(statuses) == 2
    assert set(statuses) <= set(Status.__args__)  # type: ignore[attr-defined]
