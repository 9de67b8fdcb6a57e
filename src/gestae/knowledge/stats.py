"""What the lexicon in use holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gestae.knowledge.actors import ArmedGroup, Leader, Organization, Role
from gestae.knowledge.cues import load_cues
from gestae.knowledge.entries import lexicon_entries
from gestae.knowledge.events import load_frames
from gestae.knowledge.implications import load_implications
from gestae.knowledge.layers import load_csv
from gestae.knowledge.people import Person
from gestae.knowledge.use import lexicon
from gestae.knowledge.world import load_world

__all__ = ["Count", "counts"]

_LEADING: tuple[tuple[Role, str], ...] = (
    ("HOS", "a head of state"),
    ("HOG", "a head of government"),
    ("FM", "a foreign minister"),
    ("DM", "a defence minister"),
)


@dataclass(frozen=True, slots=True)
class Count:
    """`number` of `what` for `name`, one line of `part`: the entries of actors/states.csv in the part files."""

    part: str
    name: str
    what: str
    number: int


def counts() -> Iterator[Count]:
    """Entries by file, frames and examples by type, cues, implications, actors by kind, offices by state, coverage.

    Raises LexiconError.
    """
    for file, number in sorted(Counter(entry.file for entry in lexicon_entries(lexicon())).items()):
        yield Count("files", file, "entries", number)
    yield from _frames()
    yield from _cues()
    for status, number in _counted(str(entry.affirmed) for entry in load_implications().all):
        yield Count("implications", status, "families", number)
    for kind, number in _actors().most_common():
        yield Count("actors", kind, "entries", number)
    yield from _offices()
    yield from _coverage()


def _frames() -> Iterator[Count]:
    frames = load_frames().all
    for type, number in sorted(Counter(frame.type for frame in frames).items()):
        of_type = [frame for frame in frames if frame.type == type]
        examples = [example.reads for frame in of_type for example in frame.examples]
        nothing = examples.count("nothing")
        yield Count("events", type, "frames", number)
        triggers = {word for frame in of_type for word in (*frame.verb, *frame.noun, *frame.adjective)}
        yield Count("events", type, "triggers", len(triggers))
        yield Count("events", type, "positive examples", len(examples) - nothing)
        yield Count("events", type, "negative examples", nothing)


def _cues() -> Iterator[Count]:
    for cue in load_cues().all:
        words = len(cue.verb) + len(cue.noun) + len(cue.phrase) + len(cue.adjective)
        yield Count("cues", cue.name, "words", words)


def _actors() -> Counter[str]:
    world = load_world()
    found = Counter(["state"] * len(world.states))
    found.update(each.kind for each in load_csv("actors/organizations.csv", Organization, "name"))
    found["armed group"] = len(load_csv("actors/armed_groups.csv", ArmedGroup, "name"))
    found["person"] = len(world.people.all)
    found["common noun"] = len(world.nominals)
    return found


def _offices() -> Iterator[Count]:
    people = load_world().people.all
    for code, number in _counted(term.code for person in people for term in person.terms):
        yield Count("offices", code, "terms", number)


def _coverage() -> Iterator[Count]:
    """How many of the states have somebody on record who holds a leading office now."""
    world = load_world()
    yield Count("coverage", "all", "states", len(world.states))
    for role, words in _LEADING:
        held = {term.code for person in world.people.all for term in _held(person, role)}
        yield Count("coverage", f"with {words} in office", "states", len(held & set(world.states)))
    frames = load_frames().all
    unbarred = sum(all(example.reads != "nothing" for example in frame.examples) for frame in frames)
    yield Count("coverage", "without a negative example", "frames", unbarred)


def _held(person: Person, role: Role) -> Iterator[Leader]:
    return (term for term in person.terms if term.role == role and term.end is None)


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    return Counter(values).most_common()
