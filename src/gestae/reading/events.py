"""Events: who did what to whom. Each word is looked up in the frames, its slots are filled, and one act is told
once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gestae.knowledge.events import load_frames
from gestae.knowledge.frames import Frame
from gestae.reading.arguments import Stage, is_of
from gestae.reading.cast import Referent
from gestae.reading.clauses import is_passive, logical_subjects
from gestae.reading.openings import NOMINAL, VERBAL, opened
from gestae.reading.roles import Participants, instruments, participants, unique
from gestae.reading.words import Sentence, Word, child


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found in a sentence. `carrier`: the object noun of a light verb; it opens no event of its own. `source`:
    the event of an earlier sentence that a noun only tells again, no more certain than that.
    """

    trigger: Word
    frame: Frame
    carrier: Word | None
    agents: Participants
    patients: Participants
    instruments: tuple[str, ...] = ()
    foreshadowed: bool = False
    inferred: bool = False
    source: Match | None = None

    @property
    def actors(self) -> tuple[Referent, ...]:
        """Who does it."""
        return tuple(each.referent for each in self.agents)

    @property
    def recipients(self) -> tuple[Referent, ...]:
        """To whom it is done."""
        return tuple(each.referent for each in self.patients)

    @property
    def words(self) -> tuple[Word, Word]:
        """First and last word of the trigger: the verb and its particle or carrying noun, where these are near."""
        last = (
            self.carrier
            if self.carrier is not None and 0 < self.carrier.index - self.trigger.index <= 6
            else self.trigger
        )
        particle = child(self.trigger, "prt")
        if particle is not None and particle.index == self.trigger.index + 1 and particle.index > last.index:
            last = particle
        return (self.trigger, last) if last.index >= self.trigger.index else (last, self.trigger)


def find_events(sentence: Sentence, stage: Stage) -> list[Match]:
    """The events of a sentence, in the order of their triggers; one word tells at most one."""
    return [match for word in sentence.words if (match := _match(word, stage)) is not None]


def _match(word: Word, stage: Stage) -> Match | None:
    """The most specific frame in which somebody takes part who is known; else one that a main clause tells fully."""
    fitting = list(opened(word, stage))
    told = next((match for frame, carrier in fitting if (match := _fill(word, frame, carrier, stage))), None)
    if told is not None:
        return told
    return next(
        (_of(word, frame, carrier, (), (), stage) for frame, carrier in fitting if _stands_alone(word, frame, stage)),
        None,
    )


def _fill(word: Word, frame: Frame, carrier: Word | None, stage: Stage) -> Match | None:
    agents, patients = participants(word, frame, carrier, stage)
    if not agents and not patients and not frame.alone:
        return None
    if frame.several and len({each.referent.code or each.referent.id for each in (*agents, *patients)}) < 2:
        return None
    return _of(word, frame, carrier, agents, patients, stage)


def _of(
    word: Word, frame: Frame, carrier: Word | None, agents: Participants, patients: Participants, stage: Stage
) -> Match:
    words = stage.frames.words
    foreshadowed = word.lemma in words.foreshadowing and frame.type not in words.unshadowed
    return Match(word, frame, carrier, agents, patients, instruments(word, stage), foreshadowed)


def _stands_alone(verb: Word, frame: Frame, stage: Stage) -> bool:
    """Whether a main clause tells the act fully, though nobody in it is known by name: "the bloc adopted sanctions"."""
    needs = frame.object or frame.with_ or frame.subject or frame.complement
    if verb.pos not in VERBAL or verb.dep not in MAIN or not needs or frame.several or not _is_finite(verb):
        return False
    return is_passive(verb) or any(is_of(each, DOERS, stage) for each in logical_subjects(verb))


DOERS = ("$unnamed", "$folk", "$troop_noun", "$sides")
MAIN = frozenset({"ROOT", "ccomp", "conj"})


def _is_finite(verb: Word) -> bool:
    helped = any(each.dep in ("aux", "auxpass") and each.lower != "to" for each in verb.children)
    return helped or verb.tag in ("VBD", "VBZ", "VBP")


def completed(match: Match, agents: Participants, patients: Participants, *, inferred: bool = False) -> Match:
    """`match` with `agents` and `patients` on the sides where it has nobody; nobody stands on both."""
    agents = match.agents or unique(agents, without=match.patients)
    patients = match.patients or (() if match.frame.reciprocal else unique(patients, without=agents))
    return replace(match, agents=agents, patients=patients, inferred=match.inferred or inferred)


def names_act(noun: Word) -> bool:
    """Whether a noun names an act by itself ("an attack"), as a thing that something is done to does not."""
    return any(opening.pos == "NOUN" for opening in load_frames().opened_by(noun.lemma))


__all__ = ["NOMINAL", "Match", "completed", "find_events", "names_act"]
