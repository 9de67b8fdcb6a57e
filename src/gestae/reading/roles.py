"""Who takes part in an event: the slots of its frame filled, and each participant with where it was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gestae.knowledge.frames import Frame
from gestae.reading.arguments import Stage, in_slot, is_of, meanings, who
from gestae.reading.cast import Referent
from gestae.reading.clauses import is_passive, logical_objects, logical_subjects, prepositions
from gestae.reading.openings import NOMINAL, VERBAL
from gestae.reading.pronouns import antecedents
from gestae.reading.words import Word, child, subtree


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or a recipient of an event. `slot`: where its word stands to the trigger, or what it was inferred
    from.
    """

    referent: Referent
    slot: str
    word: Word | None = None


HOLDERS = frozenset({"state", "group"})  # those who hold land
Participants = tuple[Participant, ...]


def participants(word: Word, frame: Frame, carrier: Word | None, stage: Stage) -> tuple[Participants, Participants]:
    """Actors and recipients of the frame that `word` opens; one who is both is only an actor."""
    agents = _agents(word, frame, carrier, stage)
    patients = _patients(word, frame, carrier, agents, stage)
    if frame.reciprocal:
        partners = _gather(word, ("with", "between", "among"), carrier, stage)
        return unique([*agents, *patients, *partners]), ()
    return agents, patients


def unique(found: Iterable[Participant], without: Iterable[Participant] = ()) -> Participants:
    """Each participant once, and none who is among `without`."""
    barred = {each.referent.id for each in without}
    kept: dict[str, Participant] = {}
    for each in found:
        if each.referent.id not in barred:
            kept.setdefault(each.referent.id, each)
    return tuple(kept.values())


def _agents(word: Word, frame: Frame, carrier: Word | None, stage: Stage) -> Participants:
    held = carrier if frame.object or frame.several else None
    found = _gather(word, _acting(word, frame, stage), held, stage)
    if not found and word.pos in NOMINAL:
        found = _borrowed(word, stage)
    unsaid = not is_passive(word) and not any(each.pos == "PRON" for each in logical_subjects(word))
    befallen = "object" in _recipient_slots(frame)  # "missiles hit a Russian airfield"
    if not found and carrier is not None and frame.object and frame.actor != () and unsaid and not befallen:
        found = _gather(carrier, ("possessive", "modifier"), _measured(carrier, stage), stage)
    return found or _writers(word, frame, stage)


def _patients(word: Word, frame: Frame, carrier: Word | None, agents: Participants, stage: Stage) -> Participants:
    found = _gather(word, _suffering(word, frame, stage), carrier, stage)
    if not found and carrier is not None and frame.object and carrier.dep == "pobj" and carrier.head.head is word:
        found = _behind_particle(carrier, frame, stage)
    others = unique(found, without=agents)
    if frame.complement == "own":
        return _elsewhere(others, word, agents, stage)
    if not others and word.pos in NOMINAL:
        others = unique(_bearers(word, stage), without=agents)
    if not others and found and carrier is not None:
        others = _behind_pronouns(word, carrier, agents, frame, stage)
    return others or _located(word, frame, agents, stage)


def _elsewhere(found: Participants, word: Word, agents: Participants, stage: Stage) -> Participants:
    """Whom somebody's own deed would befall, not themselves by another name: "Minsk warned that it would hit Kyiv"."""
    own = {each.referent.code for each in agents if each.referent.code}
    clauses = (each for each in word.children if each.dep == "ccomp")
    objects = (each for clause in clauses for each in logical_objects(clause))
    told = [Participant(referent, "complement", each) for each in objects for referent in who(each, stage)]
    return unique(each for each in (*found, *told) if each.referent.code not in own)


def _behind_particle(carrier: Word, frame: Frame, stage: Stage) -> Participants:
    """ "Hemmed in a Vietnamese trawler": the object that hangs on the particle."""
    if "object" not in _recipient_slots(frame):
        return ()
    return unique(Participant(referent, "object", carrier) for referent in who(carrier, stage))


def _behind_pronouns(word: Word, carrier: Word, agents: Participants, frame: Frame, stage: Stage) -> Participants:
    """ "Came to its aid" looks past the helper for whom "its" stands."""
    if "possessive" not in _recipient_slots(frame):
        return ()
    pronouns = [each for each in in_slot(word, "possessive", carrier) if each.pos == "PRON"]
    barred = [each.referent for each in agents]
    return unique(
        Participant(referent, "possessive", each)
        for each in pronouns
        for referent in antecedents(each, stage.world, stage.cast, barred=barred)
    )


def _located(word: Word, frame: Frame, agents: Participants, stage: Stage) -> Participants:
    """Whose land it was where nobody is named: "struck targets near Damascus", "relief for the displaced in Yemen"."""
    words = stage.frames.words
    codes = {each.referent.code for each in agents}
    if frame.type in words.conflictual and "object" in _recipient_slots(frame) and logical_objects(word):
        near = _around(word)
    elif frame.type in words.landing:
        near = [(name, place) for name, place in _beneath(word) if name in words.arriving and codes]
        near = [pair for pair in near if not any(each.code in codes for each in who(pair[1], stage))]
    else:
        return ()
    for name, place in near:
        holders = [each for each in who(place, stage) if each.kind in HOLDERS] if name in words.placing else []
        if frame.type in words.hostile or frame.mode in words.taking:
            holders = [each for each in holders if each.code not in codes]  # nobody strikes their own land
        if holders:
            return unique([Participant(holders[0], f"{name} (place)", place)], without=agents)
    return ()


def _around(word: Word) -> list[tuple[str, Word]]:
    """The prepositions of a verb, of its objects, and of what stands under those."""
    near = [pair for top in (word, *logical_objects(word)) for pair in prepositions(top)]
    return [*near, *(pair for _, inner in near for pair in prepositions(inner))]


def _beneath(word: Word) -> list[tuple[str, Word]]:
    """All prepositions under a word, with their objects, in the order of the text."""
    found = [each for each in subtree(word) if each.dep == "pobj" and each.index > word.index]
    return [(each.head.lower, each) for each in sorted(found, key=lambda each: each.index)]


def _acting(word: Word, frame: Frame, stage: Stage) -> tuple[str, ...]:
    """The actor's slots. Beside "by", the owner of a noun is no actor ("his murder by rebels"); beside "of", it is
    ("their arrest of two men").
    """
    slots = _actor_slots(frame)
    if "by" in slots and _is_told(word, "by", stage):
        return tuple(slot for slot in slots if slot != "possessive")
    if _owns_act(word, frame, stage):
        return (*slots, "possessive")
    return slots


def _suffering(word: Word, frame: Frame, stage: Stage) -> tuple[str, ...]:
    slots = _recipient_slots(frame)
    if "possessive" in _actor_slots(frame) and slots and "possessive" not in _acting(word, frame, stage):
        return (*slots, "possessive")
    return tuple(slot for slot in slots if slot != "possessive") if _owns_act(word, frame, stage) else slots


def _owns_act(word: Word, frame: Frame, stage: Stage) -> bool:
    both = {"of", "possessive"} <= set(_recipient_slots(frame))
    return word.pos in NOMINAL and both and _is_told(word, "of", stage)


def _is_told(word: Word, slot: str, stage: Stage) -> bool:
    """Whether an actor stands in a slot of a noun."""
    return word.pos in NOMINAL and any(who(each, stage) for each in in_slot(word, slot, None))


def _actor_slots(frame: Frame) -> tuple[str, ...]:
    if frame.actor is not None:
        return frame.actor
    return ("possessive", "modifier", "by") if frame.noun and not frame.verb else ("subject",)


def _recipient_slots(frame: Frame) -> tuple[str, ...]:
    if frame.recipient is not None:
        return frame.recipient
    return ("object", "dative") if not frame.object and not frame.noun else ()


def _gather(word: Word, slots: Iterable[str], carrier: Word | None, stage: Stage) -> Participants:
    found: list[Participant] = []
    for slot in slots:
        if slot == "complement" and found:
            break
        for each in in_slot(word, slot, carrier):
            if slot == "modifier" and not stage.cast.at(each):
                continue
            found += [Participant(referent, slot, each) for referent in who(each, stage)]
    return unique(found)


def _subjects(verb: Word, slot: str, stage: Stage) -> Participants:
    return unique(Participant(each, slot, word) for word in logical_subjects(verb) for each in who(word, stage))


def _borrowed(noun: Word, stage: Stage) -> Participants:
    """The actor of a noun that has none beside it: the subject of the light verb that carries it, that is "in" it,
    or that comes "for" it.
    """
    if noun.dep == "pobj" and noun.head.lower == "in" and noun.head.head.lemma in stage.frames.words.being:
        return _subjects(noun.head.head, "subject", stage)
    if noun.dep == "pobj" and noun.head.lower == "for" and noun.head.head.lemma in stage.frames.words.coming:
        return _subjects(noun.head.head, "subject", stage)
    top = noun
    while top.dep in ("pobj", "prep", "conj") and top.head.lemma in stage.frames.words.partitives | {
        "of",
        "as",
        "part",
        noun.lemma,
    }:
        top = top.head
    verb = top.head
    if top.dep == "dobj" and verb.pos in VERBAL and is_light(verb, stage) and not _bears(verb, "", stage):
        return _subjects(verb, "subject", stage)
    return ()


def _bearers(noun: Word, stage: Stage) -> Participants:
    """Whom the act of a noun befalls: "Hungary faced criticism", "the town came under fire"."""
    through = noun.head if noun.dep == "pobj" else None
    verb = through.head if through is not None else noun.head
    if verb.pos not in VERBAL or noun.dep not in ("dobj", "pobj"):
        return ()
    return _subjects(verb, "subject", stage) if _bears(verb, through.lower if through else "", stage) else ()


def _bears(verb: Word, through: str, stage: Stage) -> bool:
    """Whether the subject of a verb is whom its object befalls. `through`: the preposition before it, if any."""
    return f"{verb.lemma} {through}".strip() in stage.frames.words.bearing


def _writers(word: Word, frame: Frame, stage: Stage) -> Participants:
    """Whose a paper is that does it: "put out a report accusing the army"."""
    paper = word.head
    written = word.dep == "acl" and word.tag == "VBG" and paper.dep == "dobj" and paper.head.pos in VERBAL
    return _subjects(paper.head, "subject", stage) if written and "subject" in _actor_slots(frame) else ()


def is_light(verb: Word, stage: Stage) -> bool:
    """Whether a verb only carries the noun that tells the event: "hold talks", "carry out a strike"."""
    particle = child(verb, "prt")
    return (f"{verb.lemma} {particle.lower}" if particle else verb.lemma) in stage.frames.words.light


def _measured(carrier: Word, stage: Stage) -> Word | None:
    """What a carrying noun measures: the arms in "a shipment of Russian arms"."""
    inner = meanings(carrier, stage.frames)[-1]
    return inner if inner is not carrier else None


def instruments(word: Word, stage: Stage) -> tuple[str, ...]:
    """Weapons among the arguments of a verb, in the words of the report."""
    if word.pos not in VERBAL:
        return ()
    means = [obj for name, obj in prepositions(word) if name in ("with", "by", "using")]
    words = [*logical_subjects(word), *logical_objects(word), *means]
    return tuple(dict.fromkeys(each.text for each in words if is_of(each, ("$weapon",), stage)))


__all__ = ["Participant", "Participants", "instruments", "is_light", "participants", "unique"]
