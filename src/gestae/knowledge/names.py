"""Finds known names in text: states, capitals, organizations, armed groups, leaders, all in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import ahocorasick

from gestae.knowledge.actors import ArmedGroup, Collective, Metonym, Organization, State
from gestae.knowledge.people import Person, full_names
from gestae.records import ActorKind

Sense = Literal["name", "metonym", "demonym", "people", "person", "thing"]


@dataclass(frozen=True, slots=True)
class Known:
    """What a known name stands for. `key`: the same for all names of one actor; `rule`: the lexicon file and entry."""

    key: str
    name: str
    kind: ActorKind
    code: str | None
    sector: str | None
    wikidata: str | None
    rule: str
    many: bool = False
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A known name at characters `start` to `end`, and how it names."""

    start: int
    end: int
    sense: Sense
    known: Known


class Names:
    """All known names in one automaton (Aho and Corasick 1975): a pass costs the length of the text, however many
    names.
    """

    def __init__(self, entries: Iterable[tuple[str, Sense, Known]]) -> None:
        gathered: dict[str, list[tuple[Sense, Known]]] = {}
        for name, sense, known in entries:
            gathered.setdefault(name, []).append((sense, known))
        self._automaton: Any = ahocorasick.Automaton()
        for name, meanings in gathered.items():
            self._automaton.add_word(name, (len(name), meanings))
        self._automaton.make_automaton()
        self._words = {word.lower(): word for name in gathered for word in name.split() if word[:1].isupper()}

    def find(self, text: str) -> list[Found]:
        """The longest known names in `text`, whole words only, none overlapping, in order."""
        spans = [
            (end + 1 - length, end + 1, meanings)
            for end, (length, meanings) in self._automaton.iter(text)
            if _stands_alone(text, end + 1 - length, end + 1)
        ]
        spans.sort(key=lambda span: (span[0], -span[1]))
        return list(_leftmost(spans))

    def restore(self, shouted: str) -> str:
        """A line in capitals put into lower case, the words of known names as they are written."""
        lowered = shouted.lower()
        words = [self._words.get(word.strip("'\",.:;!?()").lower(), "") for word in lowered.split(" ")]
        pieces = [
            piece.replace(name.lower(), name, 1) if name and len(name) == len(name.lower()) else piece
            for piece, name in zip(lowered.split(" "), words, strict=True)
        ]
        restored = " ".join(pieces)
        return restored[:1].upper() + restored[1:]


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum())


def _leftmost(spans: list[tuple[int, int, list[tuple[Sense, Known]]]]) -> Iterator[Found]:
    done = -1
    for start, end, meanings in spans:
        if start >= done:
            done = end
            yield from (Found(start, end, sense, known) for sense, known in meanings)


def state_names(states: Iterable[State]) -> Iterator[tuple[str, Sense, Known]]:
    """Every name, adjective and word for the people of each state."""
    for state in states:
        rule = f"states.csv:{state.code}"
        known = Known(state.code, state.name, "state", state.code, None, state.wikidata, rule)
        people = Known(
            f"{state.code}/people",
            "|".join(state.people[-1:]) or state.name,
            "population",
            state.code,
            "CVL",
            None,
            rule,
            many=True,
        )
        for name in (state.name, *state.aliases):
            yield name, "name", known
        for adjective in state.adjectives:
            yield adjective, "demonym", known
        for noun in state.people:
            if noun not in state.adjectives:
                yield noun, "people", people


def collective_names(
    collectives: Iterable[Collective], states: Mapping[str, State]
) -> Iterator[tuple[str, Sense, Known]]:
    """Names for several states, each standing for all of them."""
    for collective in collectives:
        for code in collective.codes:
            state = states[code]
            yield (
                collective.name,
                "name",
                Known(code, state.name, "state", code, None, state.wikidata, f"collectives.csv:{collective.name}"),
            )


def metonym_names(
    metonyms: Iterable[Metonym], states: Iterable[State], organizations: Iterable[Organization]
) -> Iterator[tuple[str, Sense, Known]]:
    """Capitals, seats and buildings, each standing for its state or organization."""
    listed = [(each.code, each) for each in organizations if each.code and not each.country]
    titles = dict(reversed(listed))  # the body itself stands before its parts
    owners: dict[str, State | Organization] = {**titles, **{state.code: state for state in states}}
    for metonym in metonyms:
        yield metonym.name, "metonym", _metonym(metonym, owners.get(metonym.code))


def _metonym(metonym: Metonym, owner: State | Organization | None) -> Known:
    """The state or body that a seat stands for; a ministry's or parliament's seat stands for that alone
    ("Pentagon").
    """
    rule = f"metonyms.csv:{metonym.name}"
    if metonym.sector not in (None, "GOV"):
        return Known(metonym.name, metonym.name, "organization", metonym.code, metonym.sector, None, rule)
    kind: ActorKind = "state" if isinstance(owner, State) else "organization"
    name, wikidata = (owner.name, owner.wikidata) if owner else (metonym.code, None)
    return Known(metonym.code, name, kind, metonym.code, None, wikidata, rule)


def body_names(bodies: Iterable[Organization | ArmedGroup]) -> Iterator[tuple[str, Sense, Known]]:
    """Organizations and armed groups."""
    for body in bodies:
        armed = isinstance(body, ArmedGroup)
        rule = f"{'armed_groups' if armed else 'organizations'}.csv:{body.name}"
        key = body.code if armed or (body.code and not body.country) else body.name
        known = Known(
            key or body.name,
            body.name,
            "group" if armed else "organization",
            body.code,
            body.sector,
            body.wikidata,
            rule,
        )
        for name in (body.name, *body.aliases):
            yield name, "name", known


def person_names(people: Iterable[Person]) -> Iterator[tuple[str, Sense, Known]]:
    """Full names of persons; a bare surname is for the reader to weigh."""
    for person in people:
        known = Known(
            f"person:{person.name}",
            person.name,
            "person",
            None,
            None,
            person.terms[0].wikidata,
            f"leaders.csv:{person.name}",
            person=person,
        )
        for name in full_names(person):
            yield name, "person", known


def thing_names(names: Iterable[str]) -> Iterator[tuple[str, Sense, Known]]:
    """Names of weapons, so that "Patriot" and "Abrams" are taken for nobody."""
    for name in names:
        yield name, "thing", Known(f"thing:{name}", name, "organization", None, None, None, "weapons.csv")
