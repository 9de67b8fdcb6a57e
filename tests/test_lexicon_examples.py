"""Every example sentence of the lexicon is read as the lexicon says."""

from __future__ import annotations

from collections import Counter

import pytest

from gestae.knowledge.commitments import load_commissives
from gestae.knowledge.events import load_frames
from gestae.knowledge.implications import load_implications
from gestae.reading.examples import misread_commitments, misread_frames, misread_implications
from gestae.reading.reader import Reader
from gestae.records import EventType

TYPES = EventType.__args__  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def misread(reader: Reader) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {type: [] for type in TYPES}
    types = {frame.name: frame.type for frame in reader.frames.all}
    for each in misread_frames(reader, reader.frames.all):
        found[types[each.frame]].append(f"{each.frame}: {each.text!r} expected {each.expected}, got {each.got}")
    return found


@pytest.mark.parametrize("type", TYPES)
def test_frame_examples_are_read_as_written(type: str, misread: dict[str, list[str]]) -> None:
    assert not misread[type], "\n" + "\n".join(misread[type])


def test_implication_examples_get_their_status(reader: Reader) -> None:
    wrong = list(misread_implications(reader, load_implications().all))
    assert not wrong, wrong


def test_commitment_examples_are_read_as_written(reader: Reader) -> None:
    known = load_commissives()
    wrong = list(misread_commitments(reader, known.all, known.words))
    assert not wrong, wrong


def test_every_type_has_forty_triggers_and_negative_examples() -> None:
    frames = load_frames().all
    triggers: Counter[str] = Counter()
    negative: Counter[str] = Counter()
    for frame in frames:
        triggers[frame.type] += len({*frame.verb, *frame.noun, *frame.adjective})
        negative[frame.type] += sum(example.reads == "nothing" for example in frame.examples)
    assert set(triggers) == set(TYPES)
    assert min(triggers.values()) >= 40
    assert min(negative.values()) >= 10


def test_frames_have_names_of_their_own_and_positive_examples() -> None:
    frames = load_frames().all
    names = Counter(frame.name for frame in frames)
    assert [name for name, count in names.items() if count > 1] == []
    assert [frame.name for frame in frames if all(example.reads == "nothing" for example in frame.examples)] == []
