"""Events: who did what to whom. Each word is looked up in the frames, its slots are filled, and one act is told
once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gestae.knowledge.frames import Frame
from gestae.reading.arguments import Stage
from gestae.reading.cast import Referent
from gestae.reading.openings import NOMINAL, opened
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
    return next(
        (match for frame, carrier in opened(word, stage) if (match := _fill(word, frame, carrier, stage))), None
    )


def _fill(word: Word, frame: Frame, carrier: Word | None, stage: Stage) -> Match | None:
    agents, patients = participants(word, frame, carrier, stage)
    if not agents and not patients and not frame.alone:
        return None
    if frame.several and len({each.referent.code or each.referent.id for each in (*agents, *patients)}) < 2:
        return None
    words = stage.frames.words
    foreshadowed = word.lemma in words.foreshadowing and frame.type not in words.unshadowed
    return Match(word, frame, carrier, agents, patients, instruments(word, stage), foreshadowed)


def completed(match: Match, agents: Participants, patients: Participants, *, inferred: bool = False) -> Match:
    """`match` with `agents` and `patients` on the sides where it has nobody; nobody stands on both."""
    agents = match.agents or unique(agents, without=match.patients)
    patients = match.patients or (() if match.frame.reciprocal else unique(patients, without=agents))
    return replace(match, agents=agents, patients=patients, inferred=match.inferred or inferred)


__all__ = ["NOMINAL", "Match", "completed", "find_events"]
