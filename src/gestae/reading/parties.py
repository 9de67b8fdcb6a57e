"""Who is bound by an undertaking: whoever is its subject, else whoever speaks of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gestae.knowledge.commitments import CommitmentWords
from gestae.reading.arguments import Stage, is_of, who
from gestae.reading.cast import Referent
from gestae.reading.clauses import is_passive, logical_subjects
from gestae.reading.events import Match
from gestae.reading.words import SUBJECTS, Word, ancestors, child
from gestae.records import Force

Party = tuple[Referent, ...]
_PATIENT = ("nsubjpass", "csubjpass")
_BODIES = ("state", "organization", "group")


@dataclass(frozen=True, slots=True)
class Voice:
    """In whose words something stands: `speaker` is null where nobody knows; `force` as of a statement."""

    speaker: Referent | None
    force: Force | None


Voices = Mapping[int, Voice]  # by word index; a word outside has the reporter's voice


def party_of(
    verb: Word, voice: Voice | None, match: Match | None, voices: Voices, words: CommitmentWords, stage: Stage
) -> Party:
    """Who is bound by the clause of `verb`; empty where that cannot be told, or where somebody else's act is told.
    `voice`: whose words it is in; `match`: the event that it tells.
    """
    own = _by_pronoun(verb, voice, voices, stage) or bound(_subjects(verb, words, stage), stage)
    if not own and _is_arranged(verb, words):
        own = _doers(match) or _speakers(verb, voice, stage)
    return own if not own or _is_sure(verb, match, words) or _may_bind(own, voice, match, words) else ()


def _is_sure(verb: Word, match: Match | None, words: CommitmentWords) -> bool:
    """Whether an act by which somebody gains is told as sure: "will withdraw", whoever announces it."""
    sure = any(each.dep == "aux" and each.lower in words.sure for each in verb.children)
    return sure and match is not None and match.frame.type in words.announced


def voice_at(verb: Word, modal: str, voices: Voices, words: CommitmentWords) -> Voice | None:
    """In whose words a clause stands; one with "would" behind a statement goes on telling it."""
    if verb.index in voices or modal not in words.backshifted:
        return voices.get(verb.index)
    before = [word.index for word in verb.sentence.words if word.index < verb.index and word.index in voices]
    return voices[before[-1]] if before else None


def _doers(match: Match | None) -> Party:
    """Who does it by the event."""
    return tuple(each for each in match.actors if each.code and each.kind != "population") if match else ()


def bound(subjects: Iterable[Word], stage: Stage) -> Party:
    """The actors that can bind themselves: those of a state, body or armed group, not a crowd."""
    found: dict[str, Referent] = {}
    for each in subjects:
        for referent in who(each, stage):
            if referent.code and referent.kind != "population":
                found[referent.id] = referent
    return tuple(found.values())


def _may_bind(party: Party, voice: Voice | None, match: Match | None, words: CommitmentWords) -> bool:
    """Whether the words are the party's, or of whoever gains by the act: what else is said of others is a forecast."""
    speaker = voice.speaker if voice else None
    if (
        speaker is None
        or speaker.code is None
        or is_guessed(speaker)
        or any(each.code == speaker.code for each in party)
    ):
        return True
    gains = match is not None and match.frame.type in words.gained
    return gains and match is not None and any(each.code == speaker.code for each in match.recipients)


def is_guessed(referent: Referent) -> bool:
    """Whether the state of a speaker is only what the report is about: "an official", "the ministry"."""
    return referent.rule.startswith("nominals") and referent.name.islower()


def _subjects(verb: Word, words: CommitmentWords, stage: Stage) -> list[Word]:
    """The subjects that are somebody, or whose forces and arms they are: "its planes will patrol"."""
    own = ("$armed", "$weapon", *words.servants)
    return [each for each in logical_subjects(verb) if stage.cast.at(each) or is_of(each, own, stage)]


def _by_pronoun(verb: Word, voice: Voice | None, voices: Voices, stage: Stage) -> Party:
    """ "The ministry said that it, or its ships, would go": who speaks, unless another body was named in the speech."""
    subject = child(verb, *SUBJECTS)
    pronoun = child(subject, "poss") or subject if subject is not None else None
    speaker = voice.speaker if voice else None
    third = stage.world.words.it | stage.world.words.they
    if pronoun is None or pronoun.lower not in third or speaker is None or not speaker.code or is_passive(verb):
        return ()
    before = (
        word
        for word in verb.sentence.words
        if word.index < pronoun.index and word.index in voices and word.pos != "PRON"
    )
    rivals = [each for word in before for each in stage.cast.at(word) if each.kind in _BODIES]
    return () if any(each.code != speaker.code for each in rivals) else (speaker,)


def _is_arranged(verb: Word, words: CommitmentWords) -> bool:
    """Whether a thing is told to be dealt with: "the gate would be shut", "flights will resume", "there will be no"."""
    patient = child(verb, *_PATIENT)
    if patient is not None:
        return patient.lemma not in words.abstract
    subject = child(verb, *SUBJECTS)
    if subject is None or subject.pos not in ("NOUN", "PRON") or verb.lemma not in (*words.arranged, "be"):
        return False
    if verb.lemma == "be":
        return subject.dep == "expl" and any(each.dep == "attr" and _is_no(each) for each in verb.children)
    marked = any(each.dep in ("det", "poss", "nummod", "amod", "compound", "prep") for each in subject.children)
    return subject.pos == "NOUN" and marked and subject.lemma not in words.abstract


def _is_no(noun: Word) -> bool:
    return any(each.lower == "no" for each in noun.children)


def teller(stage: Stage) -> Referent | None:
    """In whose words a report is that nobody else speaks in: who says "I", else the state whose office published it."""
    cast = stage.cast
    return cast.voice or (cast.state(cast.home) if cast.home in stage.world.states else None)


def _speakers(verb: Word, voice: Voice | None, stage: Stage) -> Party:
    """Who says it, all of them where several do; of what nobody is said to say, whose the text is."""
    if voice is None:
        own = teller(stage)
        return (own,) if own is not None and own.code else ()
    above = next((each for each in ancestors(verb) if each.pos == "VERB" and each.index not in (verb.index,)), None)
    told = bound(logical_subjects(above), stage) if above is not None and verb.dep == "ccomp" else ()
    speaker = voice.speaker
    if speaker is not None and speaker.code:
        return told if any(each.code == speaker.code for each in told) else (speaker,)
    return ()


__all__ = ["Party", "Voice", "Voices", "bound", "is_guessed", "party_of", "teller", "voice_at"]
