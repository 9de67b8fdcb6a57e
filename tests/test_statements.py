"""Statements: cue families read their examples; speakers, spans, quotations that run on, statements in statements."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gestae.knowledge.cues import load_cues
from gestae.reading.cue_examples import misread_cues
from gestae.reading.quotations import quotations
from gestae.reading.reader import Reader
from gestae.records import Reading, Report, Statement


def _read(reader: Reader, text: str) -> Reading:
    return reader.read(Report(id="r", text=text, published="2024-06-12"))


def _speakers(reading: Reading) -> list[str | None]:
    names = {actor.id: actor.name for actor in reading.actors}
    return [names.get(each.speaker or "") for each in reading.statements]


def _content(statement: Statement) -> list[str]:
    return [span.text for span in statement.content]


def test_cue_examples_are_read_as_written(reader: Reader) -> None:
    wrong = [
        f"{each.text!r} expected {each.expected}, got {each.got}" for each in misread_cues(reader, reader.cues.all)
    ]
    assert not wrong, "\n" + "\n".join(wrong)


def test_families_have_names_forces_and_examples_of_their_own() -> None:
    families = load_cues().all
    assert [name for name, count in Counter(each.name for each in families).items() if count > 1] == []
    assert [each.name for each in families if not each.examples] == []
    assert {each.force for each in families} >= {
        "said", "denied", "asked", "promised", "refused", "judged", "believes", "wants", "feels"
    }  # fmt: skip


def test_force_tells_a_wish_from_a_word(reader: Reader) -> None:
    said, wants = _read(reader, "Lavrov said the talks failed. Belgrade wants to buy jets.").statements
    assert (said.force, wants.force) == ("said", "wants")


def test_speaker_of_a_relative_clause_is_the_pronoun_and_its_noun(reader: Reader) -> None:
    reading = _read(reader, "Vladimir Putin, who said that the army was ready, left Minsk.")
    (statement,) = reading.statements
    assert statement.speaker_span is not None
    assert statement.speaker_span.text == "who"
    assert _speakers(reading) == ["Vladimir Putin"]


def test_quotation_that_runs_on_stays_one_statement(reader: Reader) -> None:
    text = '"The port is closed," said Tokyo\'s envoy. "No ship may leave it before Monday."'
    (statement,) = _read(reader, text).statements
    assert _content(statement) == ['"The port is closed,"', '"No ship may leave it before Monday."']
    assert statement.kind == "direct"


def test_what_follows_the_reported_clause_is_left_out(reader: Reader) -> None:
    (statement,) = [
        each
        for each in _read(reader, "Oslo said it would send ships, while Helsinki waited.").statements
        if each.cue and each.cue.text == "said"
    ]
    assert _content(statement) == ["it would send ships"]


def test_hearsay_is_a_link_and_ones_own_thought_is_not(reader: Reader) -> None:
    chain = _read(reader, "The Kremlin said that Belarus had denied that its troops crossed the border.")
    assert [each.force for each in chain.statements] == ["said", "denied"]
    own = _read(reader, "Alexander Lukashenko said that he hoped to meet Vladimir Putin.")
    assert [each.force for each in own.statements] == ["said"]


def test_author_of_a_paper_speaks_through_it(reader: Reader) -> None:
    reading = _read(reader, "Iran issued a statement saying that the strait was open.")
    assert "Iran" in _speakers(reading)


def test_name_of_a_place_is_no_judgement(reader: Reader) -> None:
    assert _read(reader, "Troops entered a village called Robotyne.").statements == ()


@pytest.mark.parametrize(
    "text", ["Russian guns hit Kharkiv.", "Missiles slammed the depot.", "The army attacked Bakhmut."]
)
def test_blows_are_no_statements(reader: Reader, text: str) -> None:
    assert _read(reader, text).statements == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab .,\n\"'“”‘’«»", max_size=60))
def test_quotations_are_in_order_and_never_overlap(text: str) -> None:
    found = quotations(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
