"""Events: who did what to whom. Frames are looked up by trigger, their constraints checked, their slots filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gestae.knowledge.events import Opening
from gestae.knowledge.frames import Frame
from gestae.reading.arguments import Stage, in_slot, is_of, meanings, who
from gestae.reading.cast import Referent
from gestae.reading.clauses import is_passive, logical_objects, logical_subjects, prepositions
from gestae.reading.pronouns import antecedents
from gestae.reading.words import Sentence, Word, child, is_infinitive

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
ARGUMENTS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr"})


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found in a sentence. `carrier`: the object noun of a light verb; it opens no event of its own."""

    trigger: Word
    frame: Frame
    carrier: Word | None
    actors: tuple[Referent, ...]
    recipients: tuple[Referent, ...]
    instruments: tuple[str, ...] = ()
    foreshadowed: bool = False
    inferred: bool = False

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
    """The events of a sentence, in the order of their triggers; one act is one event."""
    found = [match for word in sentence.words if (match := _match(word, stage)) is not None]
    kept = [match for match in found if _teller(match, found, stage) is None]
    heirs = [(match, _teller(match, found, stage)) for match in found]
    return [_enriched(match, [lost for lost, heir in heirs if heir is match]) for match in kept]


def _enriched(match: Match, lost: list[Match]) -> Match:
    """A verb takes over who did it, and to whom, from a noun that tells the same act ("a bombing by rebels killed
    ten").
    """
    for other in lost:
        if not match.actors and other.actors:
            match = replace(match, actors=tuple(each for each in other.actors if each not in match.recipients))
        if not match.recipients and other.recipients:
            match = replace(match, recipients=tuple(each for each in other.recipients if each not in match.actors))
    return match


def _match(word: Word, stage: Stage) -> Match | None:
    for opening in _openings(word, stage):
        carrier = _carrier(word, opening.frame, stage)
        if (
            _opens(word, opening)
            and _fits(word, opening.frame, stage)
            and (match := _fill(word, opening.frame, carrier, stage))
        ):
            return match
    return None


def _openings(word: Word, stage: Stage) -> Iterator[Opening]:
    kind = "VERB" if word.pos in VERBAL else "NOUN" if word.pos in NOMINAL else "ADJ" if word.pos == "ADJ" else ""
    named = word.tag in ("VBN", "JJ") and any(each.dep == "det" for each in word.children)  # "the wounded" are people
    if not kind or named or (kind == "NOUN" and word.dep == "compound" and word.head.pos in NOMINAL):
        return
    lemmas = dict.fromkeys((word.lemma, word.lower, *_stems(word)))
    for lemma in lemmas:
        yield from (opening for opening in stage.frames.opened_by(lemma) if opening.pos == kind)


def _stems(word: Word) -> Iterator[str]:
    """Regular stems, where the parser's lemma is no word: "staged" is no "stag"."""
    for ending, stems in ENDINGS.items():
        if (
            word.tag in ("VBD", "VBN", "VBG", "JJ")
            and word.lower.endswith(ending)
            and len(word.lower) > len(ending) + 2
        ):
            stem = word.lower[: -len(ending)]
            yield from (stem + last for last in stems)
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


ENDINGS = {"ied": ("y",), "ed": ("", "e"), "ing": ("", "e")}


def _opens(word: Word, opening: Opening) -> bool:
    if opening.particle:
        return any(
            _is_particle(each, word) for each in word.children if each.lower == opening.particle
        ) or _marks_clause(word, opening.particle)
    if len(opening.lead) == 1 and any(
        each.lower == opening.lead[0] for each in word.children if each.dep in ("amod", "compound")
    ):
        return True
    if opening.lead:
        before = [each.lower for each in word.sentence.words if 0 < word.index - each.index <= len(opening.lead)]
        return before == list(opening.lead)
    return True


def _marks_clause(verb: Word, particle: str) -> bool:
    """ "called for Israel to withdraw": the preposition is read as the mark of the clause."""
    clauses = [each for each in verb.children if each.dep in ("advcl", "ccomp")]
    return any(mark.dep == "mark" and mark.lower == particle == "for" for each in clauses for mark in each.children)


def _is_particle(word: Word, verb: Word) -> bool:
    """A particle, or a preposition that belongs to the verb: not that of a date, nor one behind an object."""
    if word.index < verb.index or word.dep in ("prt", "acomp"):
        return word.index > verb.index
    inner = child(word, "pobj")
    object_before = any(each.dep in ("dobj", "oprd") and each.index < word.index for each in verb.children)
    dated = inner is not None and inner.entity in ("DATE", "TIME")
    return (
        word.dep in ("prep", "advmod", "ccomp", "xcomp", "agent", "oprd")
        and not dated
        and not (object_before and word.dep == "prep")
    )


def _fits(word: Word, frame: Frame, stage: Stage) -> bool:
    """Whether all that the frame asks for stands around the trigger, and nothing that it bars."""
    subjects = logical_subjects(word) if frame.subject or frame.not_subject else []
    objects = logical_objects(word) if frame.object or frame.not_object else []
    if frame.subject and not any(is_of(each, frame.subject, stage) for each in subjects):
        return False
    if frame.object and not any(is_of(each, frame.object, stage) for each in objects):
        return False
    barred = [(each, frame.not_subject) for each in subjects] + [(each, frame.not_object) for each in objects]
    if any(is_of(each, words, stage) and not _is_named(each, stage) for each, words in barred):
        return False
    if frame.complement and not _governs(word, frame.complement, stage):
        return False
    if frame.not_modifier and any(
        each.lower in frame.not_modifier or each.lemma in frame.not_modifier for each in word.children
    ):
        return False
    if frame.not_complement and any(
        each.lemma in frame.not_complement for each in word.children if each.dep in ("xcomp", "ccomp", "acl")
    ):
        return False
    around = prepositions(word) if frame.with_ or frame.not_with else []
    if (frame.with_ or frame.not_with) and frame.object and (carrier := _carrier(word, frame, stage)) is not None:
        around = [*around, *prepositions(carrier)]
    if frame.with_ and not any(is_of(obj, frame.with_[name], stage) for name, obj in around if name in frame.with_):
        return False
    return not any(is_of(obj, frame.not_with[name], stage) for name, obj in around if name in frame.not_with)


def _is_named(word: Word, stage: Stage) -> bool:
    """Whether a noun is a known name: the "League" of the Arab League is no sports league."""
    return word.pos == "PROPN" and any(referent.code for referent in stage.cast.at(word))


def _governs(word: Word, complement: str, stage: Stage) -> bool:
    for each in word.children:
        if complement == "must":
            if each.dep == "ccomp" and any(
                aux.dep == "aux" and aux.lower in stage.frames.words.obliging for aux in each.children
            ):
                return True
            continue
        to = is_infinitive(each)
        kind = "to" if to else "ing" if each.tag == "VBG" else "that"
        if each.dep in ("ccomp", "xcomp", "acl") and (complement in (kind, "any")):
            return True
        if each.dep == "prep" and complement in ("ing", "any") and child(each, "pcomp") is not None:
            return True
        if to and complement in ("to", "any") and each.dep == "advcl" and child(each, "mark") is not None:
            return True
    return False


def _carrier(word: Word, frame: Frame, stage: Stage) -> Word | None:
    """The noun that carries the act with the trigger: the object that the frame asks for, else the noun after its
    preposition.
    """
    if frame.object:
        return next((each for each in logical_objects(word) if is_of(each, frame.object, stage)), None)
    if frame.subject and word.pos in VERBAL and (intransitive := _subject_carrier(word, frame, stage)) is not None:
        return intransitive
    around = prepositions(word) if frame.with_ else []
    return next(
        (
            obj
            for name, obj in around
            if name in frame.with_ and "*" not in frame.with_[name] and is_of(obj, frame.with_[name], stage)
        ),
        None,
    )


def _subject_carrier(word: Word, frame: Frame, stage: Stage) -> Word | None:
    """ "The embargo on Iran expired": a thing as subject carries the act of a verb without an object."""
    things = [each for each in logical_subjects(word) if is_of(each, frame.subject, stage) and not stage.cast.at(each)]
    return things[0] if things and not logical_objects(word) else None


def _fill(word: Word, frame: Frame, carrier: Word | None, stage: Stage) -> Match | None:
    actors = _gather(word, _actor_slots(frame), carrier if frame.object else None, stage)
    if not actors and word.pos in NOMINAL:
        actors = _borrowed(word, stage)
    if not actors and carrier is not None and frame.object and not is_passive(word):
        actors = _gather(carrier, ("possessive", "modifier"), _measured(carrier, stage), stage)
    recipients = _others(_gather(word, _recipient_slots(frame), carrier, stage), word, carrier, actors, frame, stage)
    if not recipients and frame.type in stage.frames.words.conflictual:
        recipients = [each for each in _located(word, _recipient_slots(frame), stage) if each not in actors]
    if frame.reciprocal:
        partners = _gather(word, ("with", "between", "among"), carrier, stage)
        actors, recipients = list(dict.fromkeys([*actors, *recipients, *partners])), []
    if not actors and not recipients and not frame.alone:
        return None
    return Match(
        word,
        frame,
        carrier,
        tuple(actors),
        tuple(recipients),
        tuple(_instruments(word, stage)),
        word.lemma in stage.frames.words.foreshadowing and frame.type not in stage.frames.words.unshadowed,
    )


def _located(word: Word, slots: tuple[str, ...], stage: Stage) -> list[Referent]:
    """Whose land it was where the thing struck is nobody's by name: "struck targets near Damascus"."""
    if "object" not in slots or not logical_objects(word):
        return []
    places = [obj for name, obj in prepositions(word) if name in stage.frames.words.placing]
    return [each for place in places for each in who(place, stage) if each.kind == "state"][:1]


def _others(
    found: list[Referent], word: Word, carrier: Word | None, actors: list[Referent], frame: Frame, stage: Stage
) -> list[Referent]:
    """The recipients who are not actors; "came to its aid" looks past the helper for whom "its" stands."""
    others = [each for each in found if each not in actors]
    if others or not found or carrier is None:
        return others
    pronouns = (
        [each for each in in_slot(word, "possessive", carrier) if each.pos == "PRON"]
        if "possessive" in _recipient_slots(frame)
        else []
    )
    return [referent for each in pronouns for referent in antecedents(each, stage.world, stage.cast, barred=actors)]


def _actor_slots(frame: Frame) -> tuple[str, ...]:
    if frame.actor is not None:
        return frame.actor
    return ("possessive", "modifier", "by") if frame.noun and not frame.verb else ("subject",)


def _recipient_slots(frame: Frame) -> tuple[str, ...]:
    if frame.recipient is not None:
        return frame.recipient
    return ("object", "dative") if not frame.object and not frame.noun else ()


def _gather(word: Word, slots: tuple[str, ...], carrier: Word | None, stage: Stage) -> list[Referent]:
    found: dict[str, Referent] = {}
    for slot in slots:
        if slot == "complement" and found:
            break
        for each in in_slot(word, slot, carrier):
            if slot == "modifier" and not stage.cast.at(each):
                continue
            found |= {referent.id: referent for referent in who(each, stage)}
    return list(found.values())


def _borrowed(noun: Word, stage: Stage) -> list[Referent]:
    """The actor of a noun that has none beside it: the subject of the light verb that carries it, or that is "in"
    it.
    """
    if noun.dep == "pobj" and noun.head.lower == "in" and noun.head.head.lemma in stage.frames.words.being:
        return [referent for each in logical_subjects(noun.head.head) for referent in who(each, stage)]
    top = noun
    while top.dep in ("pobj", "prep", "conj") and top.head.lemma in stage.frames.words.partitives | {
        "of",
        "as",
        "part",
        noun.lemma,
    }:
        top = top.head
    verb = top.head
    if top.dep == "dobj" and verb.pos in VERBAL and _is_light(verb, stage):
        return [referent for each in logical_subjects(verb) for referent in who(each, stage)]
    return []


def _is_light(verb: Word, stage: Stage) -> bool:
    """Whether a verb only carries the noun that tells the event: "hold talks", "carry out a strike"."""
    particle = child(verb, "prt")
    return (f"{verb.lemma} {particle.lower}" if particle else verb.lemma) in stage.frames.words.light


def _measured(carrier: Word, stage: Stage) -> Word | None:
    """What a carrying noun measures: the arms in "a shipment of Russian arms"."""
    inner = meanings(carrier, stage.frames)[-1]
    return inner if inner is not carrier else None


def _instruments(word: Word, stage: Stage) -> list[str]:
    """Weapons among the arguments, in the words of the report."""
    words = (
        [
            *logical_subjects(word),
            *logical_objects(word),
            *(obj for name, obj in prepositions(word) if name in ("with", "by", "using")),
        ]
        if word.pos in VERBAL
        else []
    )
    return list(dict.fromkeys(each.text for each in words if is_of(each, ("$weapon",), stage)))


def _teller(match: Match, others: list[Match], stage: Stage) -> Match | None:
    """Another event that tells the same act: a light verb its noun, a verb a noun of its own type beside it."""
    return next((other for other in others if other is not match and _tells(other, match, stage)), None)


def _tells(other: Match, match: Match, stage: Stage) -> bool:
    same = other.frame.type == match.frame.type
    noun = match.trigger
    if noun.dep == "compound" and noun.head is other.trigger:
        return same
    if other.carrier is noun:
        return same or _is_light(other.trigger, stage)
    beside = noun.pos in NOMINAL and other.trigger.pos in VERBAL and noun.dep in ARGUMENTS
    return same and beside and _governor(noun, stage) is other.trigger


def _governor(word: Word, stage: Stage) -> Word:
    """The word above, past prepositions and past nouns that only measure ("ten days of war games")."""
    head = word.head
    while head.head is not head and (head.dep in ("prep", "agent") or head.lemma in stage.frames.words.partitives):
        head = head.head
    return head


__all__ = ["Match", "find_events"]
