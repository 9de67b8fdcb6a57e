"""Brings the names of organizations together: "Belarusian Defense Ministry", "the Ministry of Defence of Belarus"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gestae.knowledge.actors import State
from gestae.knowledge.entities import Seat, load_names
from gestae.knowledge.layers import load_csv
from gestae.knowledge.use import cached
from gestae.linking.spelling import folded

Words = tuple[str, ...]
_ENOUGH = 3  # words with weight that name a body in whatever order


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name in parts. `words`: those that tell the body, in order of letters where they are many; `code`: of the state
    that the name itself names; `common`: every state may have a body of these words.
    """

    words: Words
    code: str | None
    common: bool


@cached
def body_name(name: str) -> BodyName:
    """The parts of an organization's name as a report has it."""
    known = load_names()
    parts = folded(name)
    seat = _seats().get(_weighty(parts))
    if seat:
        return BodyName(_weighed(folded(seat.body)), seat.code, common=True)
    rest, code = _without_states(parts)
    words = _weighed(rest)
    if words and known.common.issuperset(words):
        return BodyName(words, code, common=True)
    words = _spelled(_with_codes(parts))
    return BodyName(words if len(words) >= _ENOUGH else _without_article(parts), None, common=False)


def _without_article(parts: Words) -> Words:
    """A short name as it stands: of two words, their order tells something."""
    return parts[1:] if len(parts) > 1 and parts[0] == "the" else parts


def _weighed(parts: Words) -> Words:
    """The words with weight of a body that every state has, in this lexicon's spelling."""
    return tuple(word for word in _spelled(parts) if load_names().body_words.get(word) != "")


def _spelled(parts: Words) -> Words:
    """The words with weight, in this lexicon's spelling and in the order of letters."""
    return tuple(sorted({load_names().body_words.get(word) or word for word in _weighty(parts)}))


def _weighty(parts: Words) -> Words:
    return tuple(word for word in parts if word not in load_names().idle)


@cached
def _seats() -> Mapping[Words, Seat]:
    return {_weighty(folded(seat.name)): seat for seat in load_names().seats}


def _without_states(parts: Words) -> tuple[Words, str | None]:
    """The words without the names and adjectives of states, and the code of the first of these."""
    split = _split(parts)
    code = next((code for _, code in split if code), None)
    return tuple(word for words, code in split if not code for word in words), code


def _with_codes(parts: Words) -> Words:
    """The words, each state by its code, so that "Belarusian Red Cross" is the "Red Cross of Belarus"."""
    return tuple(word for words, code in _split(parts) for word in ((code.lower(),) if code else words))


def _split(parts: Words) -> list[tuple[Words, str | None]]:
    """The words in stretches: each name of a state with its code, every other word by itself."""
    found: list[tuple[Words, str | None]] = []
    place = 0
    while place < len(parts):
        name, code = _state_at(parts[place:])
        found.append((name, code))
        place += len(name)
    return found


def _state_at(parts: Words) -> tuple[Words, str | None]:
    """The longest name of a state that the words begin with, and its code; else the first word."""
    for length in range(min(_longest(), len(parts)), 0, -1):
        if code := _states().get(parts[:length]):
            return parts[:length], code
    return parts[:1], None


@cached
def _states() -> Mapping[Words, str]:
    states = load_csv("actors/states.csv", State, "code")
    return {
        folded(name): state.code
        for state in reversed(states)
        for name in (*state.adjectives, *state.aliases, state.name)
    }


@cached
def _longest() -> int:
    return max(map(len, _states()))


@cached
def state_codes() -> frozenset[str]:
    """The codes of states, as against those of bodies and groups."""
    return frozenset(_states().values())
