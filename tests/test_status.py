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
    "a denial that falls on something else": [
        ("Russia attacked, not Ukraine.", "attacked:fact"),
        ("The army shelled not the port but the town.", "shelled:fact"),
        ("The army did not withdraw completely.", "withdraw:fact"),
        ("Nothing but rain fell.", "fell:fact"),
        ("It was not the first raid.", "raid:fact"),
        ("It was no ordinary raid.", "raid:fact"),
        ("Neither the siege nor the shelling broke the town.", "siege:fact shelling:fact broke:denied"),
        ("The envoy signed the deal, but not before Minsk gave guarantees.", "signed:fact gave:fact"),
        ("Whether or not they attacked, the truce is over.", "attacked:possible"),
        ("There is no proof that he led the raid, nor that he paid for it.", "paid:possible"),
        ("Paris paid nearly a million euros.", "paid:fact"),
        ("The army did not advance by sending more tanks.", "sending:possible"),
        ("The army arrested the protesters, nothing more.", "arrested:fact"),
    ],
    "second verbs and what is left out": [
        ("Ukraine signed the text, but Russia did not.", "signed:fact did:denied"),
        ("Niger did not talk but imposed sanctions on Mali.", "talk:denied imposed:fact"),
        ("The guards did not shoot or beat the prisoners.", "shoot:denied beat:denied"),
        ("The ministry would not confirm or comment.", "confirm:denied comment:denied"),
    ],
    "nobody and nothing in particular": [
        ("Any company that does not pay will be fined.", "pay:possible"),
        ("Soldiers who did not surrender were shot.", "surrender:denied"),
        ("Any attack will be punished.", "attack:possible"),
        ("No attack is expected.", "attack:possible"),
        ("Not one soldier died.", "died:denied"),
        ("There was nobody to bury the dead.", "bury:denied"),
    ],
    "what was, and what there may be": [
        ("There will be a strike.", "strike:planned"),
        ("There may be protests.", "protests:possible"),
        ("There was not a strike.", "strike:denied"),
        ("The raid was a hoax.", "raid:denied"),
        ("A ceasefire is unlikely.", "ceasefire:possible"),
        ("The army did not take part in the raid.", "raid:fact"),
        ("Nobody claimed responsibility for the raid.", "claimed:denied raid:fact"),
        ("The two states are not at war.", "war:denied"),
    ],
    "demands, denials and who is meant": [
        ("The Kremlin denies US claims that Russia hacked the server.", "claims:fact hacked:denied"),
        ("The Kremlin denied a US report that Russia hacked the server.", "hacked:denied"),
        ("Reports that Niger shelled the port are false.", "shelled:denied"),
        ("The storm caused two hundred flights to be cancelled.", "cancelled:fact"),
        ("Chad called on Niger to shell the port.", "shell:called_for"),
        ("Chad demanded that Niger send troops.", "send:called_for"),
        ("Withdraw your troops, the general said.", "Withdraw:called_for said:fact"),
        ("Let the hostages go.", "go:called_for"),
        ("The minister talked the king out of leaving.", "leaving:denied"),
        ("The government called off the attack.", "attack:denied"),
        ("The rain fell too heavily for the planes to land.", "land:denied"),
    ],
    "what is lacking": [
        ("The summit ended in the absence of an agreement.", "agreement:denied"),
        ("Without an agreement the war will go on.", "agreement:conditional"),
        ("The region is free of fighting.", "fighting:denied"),
        ("The two sides ended the talks without an agreement.", "agreement:denied"),
    ],
    "what stands before a noun is shared": [
        ("The upcoming visit and talks were announced.", "visit:planned talks:planned"),
        ("The fake attack was filmed by students.", "attack:denied"),
    ],
    "what a compound is about goes with its head": [
        ("The council debated a sanctions bill.", "sanctions:possible"),
        ("The sanctions bill was voted down.", "sanctions:denied"),
        ("The ministers held ceasefire talks.", "ceasefire:possible"),
        ("The evacuation flight was cancelled.", "evacuation:denied"),
    ],
    "what is denied reaches as far as its words": [
        ("The FBI said that the suspect had not admitted the raid or implicated anyone.", "implicated:denied"),
        ("The ceasefire is anything but holding.", "holding:denied"),
        ("The court found that the union did not have standing to sue.", "standing:denied"),
        ("The army was too weak to begin with.", "begin:fact"),
        ("The army was too weak to attack.", "attack:denied"),
        ("There is no army to defend the town.", "defend:possible"),
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


SHELLS = [
    ("The army did not {}.", "denied"),
    ("The army refused to {}.", "denied"),
    ("The army has yet to {}.", "denied"),
    ("The army was too weak to {}.", "denied"),
    ("The army dropped plans to {}.", "denied"),
    ("The army ignored an order to {}.", "denied"),
    ("The army did nothing to {}.", "denied"),
    ("The army tried to {}.", "possible"),
    ("The army was urged to {}.", "called_for"),
    ("The army promised to {}.", "planned"),
    ("The army managed to {}.", "happened"),
    ("The army did not fail to {}.", "happened"),
]
ACTS = ("shell the port", "sign the treaty", "arrest the protesters", "expel three diplomats", "leave the base")


@pytest.mark.parametrize(("shell", "status"), SHELLS)
def test_governors_rule_any_act(reader: Reader, shell: str, status: str) -> None:
    found = {act: told(reader, shell.format(act), act.split()[0]) for act in ACTS}
    assert {act for act, each in found.items() if each.status != status} == set(), found


def test_things_and_control_are_read_from_the_lexicon() -> None:
    implications = load_implications()
    spurned = implications.find("ignore", "VERB", "object", "order")
    assert spurned is not None
    assert spurned.name == "spurn-call"
    other = implications.find("ignore", "VERB", "object", "village")
    assert other is None or other.name != "spurn-call"
    forced = implications.find("force", "VERB", "to")
    assert forced is not None
    assert forced.controls


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
