"""The index of event frames: from a trigger's lemma to the frames that it may open, the most specific first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gestae.errors import LexiconError
from gestae.knowledge.files import Schema
from gestae.knowledge.frames import Frame
from gestae.knowledge.layers import load_entries, load_yaml, place_of
from gestae.knowledge.quantities import weapon_names
from gestae.knowledge.use import cached
from gestae.records import EventType, Status


class EventWords(Schema, frozen=True, kw_only=True):
    """`events/words.yaml`."""

    partitives: frozenset[str]
    light: frozenset[str]
    bearing: frozenset[str]
    placing: frozenset[str]
    foreshadowing: frozenset[str]
    unshadowed: frozenset[EventType]
    being: frozenset[str]
    relatives: frozenset[str]
    anew: frozenset[str]
    prepositional_control: dict[str, frozenset[str]]
    outcomes: dict[str, frozenset[str]]
    subject_control: frozenset[str]
    bare_infinitive: frozenset[str]
    naming: frozenset[str]
    coming: frozenset[str]
    obliging: frozenset[str]
    willing: frozenset[str]
    binding: frozenset[str]
    needing: frozenset[str]
    intended: frozenset[Status]
    refused: frozenset[Status]
    cooperative: frozenset[EventType]
    conflictual: frozenset[EventType]
    hostile: frozenset[EventType]
    abroad: frozenset[EventType]
    enabling: frozenset[str]
    aims: frozenset[str]
    claiming: frozenset[str]
    answerable: frozenset[str]
    answering_verbs: frozenset[str]
    taking: frozenset[str]
    seats: frozenset[str]
    launching: frozenset[str]
    commanding: frozenset[EventType]
    landing: frozenset[EventType]
    arriving: frozenset[str]
    voiced: frozenset[EventType]
    spoken: frozenset[EventType]
    promising: frozenset[EventType]
    joint: frozenset[EventType]
    refusing: frozenset[EventType]
    answering: frozenset[EventType]
    answered: frozenset[EventType]
    intensity: dict[EventType, float]
    for_one: frozenset[str]
    for_many: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opening:
    """One way that a word may open a frame: `lead` are words before a noun, `particle` the word after a verb."""

    frame: Frame
    pos: str
    lead: tuple[str, ...] = ()
    particle: str | None = None

    @property
    def weight(self) -> tuple[int, int, int]:
        """How specific this is: words of the trigger, then constraints, then priority."""
        frame = self.frame
        needs = (frame.object, frame.subject, frame.with_, frame.complement or frame.complement_verb)
        bars = (frame.not_object, frame.not_subject, frame.not_with)
        return (
            2 * bool(self.lead or self.particle) + 2 * sum(map(bool, needs)) + frame.negated,
            frame.priority,
            sum(map(bool, bars)),
        )


class Frames:
    """All frames, by the lemma of the trigger; classes of nouns; closed word lists; `echoes`: nouns that tell a verb's
    act again, with the lemmas of these verbs.
    """

    def __init__(
        self,
        frames: Iterable[Frame],
        classes: dict[str, tuple[str, ...]],
        words: EventWords,
        weapons: Iterable[str],
        echoes: dict[str, tuple[str, ...]],
    ) -> None:
        self.all = tuple(frames)
        self.classes = {name: frozenset(nouns) for name, nouns in classes.items()}
        self.words = words
        self.weapons = frozenset(weapons)
        self.echoes = {noun: frozenset(verbs) for noun, verbs in echoes.items()}
        _check_triggers(self.all)
        _check_classes(self.all, self.classes)
        self._openings: dict[str, list[Opening]] = defaultdict(list)
        for frame in self.all:
            for key, opening in _openings(frame):
                self._openings[key].append(opening)
        for openings in self._openings.values():
            openings.sort(key=lambda opening: opening.weight, reverse=True)

    def opened_by(self, lemma: str) -> list[Opening]:
        """The frames that a word of this lemma may open, the most specific first."""
        return self._openings.get(lemma, [])


def _openings(frame: Frame) -> Iterable[tuple[str, Opening]]:
    for verb in frame.verb:
        head, _, particle = verb.partition(" ")
        yield head, Opening(frame, "VERB", particle=particle or None)
    for noun in frame.noun:
        *lead, last = noun.split(" ")
        yield last, Opening(frame, "NOUN", lead=tuple(lead))
    for adjective in frame.adjective:
        yield adjective, Opening(frame, "ADJ")


def _check_triggers(frames: tuple[Frame, ...]) -> None:
    """Raises LexiconError where a verb has more than one word behind it: its object or preposition says the rest."""
    for frame in frames:
        for verb in frame.verb:
            if verb.count(" ") > 1:
                mend = f'the verb "{verb}" has three words: name the noun under object or with'
                raise LexiconError(f"events/{frame.type.lower()}.yaml", None, f"{frame.name}: {mend}")


COMPUTED = frozenset({"actor", "state", "armed", "person", "place", "named", "weapon", "money"})


def _check_classes(frames: tuple[Frame, ...], classes: dict[str, frozenset[str]]) -> None:
    """Raises LexiconError where frames name a class that nobody defines."""
    named = {
        word[1:]
        for frame in frames
        for words in (
            frame.subject,
            frame.object,
            frame.not_subject,
            frame.not_object,
            frame.not_near,
            *frame.with_.values(),
            *frame.not_with.values(),
        )
        for word in words
        if word.startswith("$")
    }
    unknown = named - set(classes) - COMPUTED
    if unknown:
        raise LexiconError(
            "events/classes.yaml", None, f"frames name classes that it does not define: {', '.join(sorted(unknown))}"
        )


def _refuse_namesakes(frames: tuple[Frame, ...]) -> None:
    """A record names its frame, so that no two frames may share a name."""
    counts = Counter(frame.name for frame in frames)
    for frame in frames:
        if counts[frame.name] > 1:
            path, line = place_of(f"events/{frame.type.lower()}.yaml", f"- name: {frame.name}")
            raise LexiconError(path, line, f"there are {counts[frame.name]} frames of the name {frame.name}")


@cached
def load_frames() -> Frames:
    """The frames, read once. Raises LexiconError."""
    frames = load_entries("events", Frame, but=("classes.yaml", "words.yaml", "echo_words.yaml"))
    _refuse_namesakes(frames)
    classes = load_yaml("events/classes.yaml", dict[str, tuple[str, ...]])
    echoes = load_yaml("events/echo_words.yaml", dict[str, tuple[str, ...]])
    return Frames(frames, classes, load_yaml("events/words.yaml", EventWords), weapon_names(), echoes)
