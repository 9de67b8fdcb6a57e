"""Commitments by words that bind: "vowed to retaliate", "a pledge to send tanks", "is ready to mediate"."""

from __future__ import annotations

from collections.abc import Iterator

from gestae.knowledge.commitments import Commissive, load_commissives
from gestae.reading.arguments import Stage
from gestae.reading.bonds import OPPOSITE, Bond
from gestae.reading.clauses import is_passive, logical_objects, logical_subjects, prepositions
from gestae.reading.parties import Party, Voices, bound, is_guessed
from gestae.reading.status import Scene, hinge_of, status_at
from gestae.reading.words import Sentence, Word, ancestors, child, is_infinitive, is_negated
from gestae.records import Polarity

_HOLDERS = ("acl", "relcl", "xcomp", "ccomp", "advcl")
_OPEN = ("happened", "ongoing", "planned", "conditional", "possible")


def by_commissive(sentence: Sentence, scene: Scene, voices: Voices, stage: Stage) -> Iterator[Bond]:
    """The commitments of a sentence that a word of the lexicon makes."""
    for word in sentence.words:
        for entry in load_commissives().of(*_key(word)):
            undertaken = _undertaken(word, entry, stage)
            polarity = _polarity(word, undertaken, entry, scene) if undertaken is not None else None
            if undertaken is None or polarity is None:
                continue
            party = _party(word, undertaken, entry, stage)
            if entry.negated is None or _is_own(word, party, voices):
                hinge = hinge_of(undertaken, scene) or hinge_of(word, scene)
                yield Bond(
                    sentence, undertaken, party, polarity, hinge, f"commitments:{_key(word)[1]}", frozenset(voices)
                )
                break


def _key(word: Word) -> tuple[str, str]:
    """The part of speech and the lemma under which the lexicon has a word: participles as adjectives, with particle."""
    if word.pos == "VERB" and word.tag == "VBN" and is_passive(word):
        return "ADJ", word.lower
    particle = child(word, "prt")
    return word.pos, f"{word.lemma} {particle.lower}" if particle is not None else word.lemma


def _is_own(word: Word, party: Party, voices: Voices) -> bool:
    """Whether a mere intention is told by whose it is, or by the reporter."""
    voice = voices.get(word.index)
    speaker = voice.speaker if voice else None
    if speaker is None or speaker.code is None or is_guessed(speaker):
        return True
    return any(each.code == speaker.code for each in party)


# ---- what is undertaken
def _undertaken(word: Word, entry: Commissive, stage: Stage) -> Word | None:
    """The head of what is undertaken: an infinitive, an -ing form, a thing that is no actor."""
    if word.pos == "NOUN" and not _is_made(word, entry):
        return None
    thing = _thing(word, stage) if "thing" in entry.takes else None
    return (
        (thing if word.pos == "VERB" else None)
        or (_infinitive(word, entry) if "to" in entry.takes else None)
        or (_doing(word) if "ing" in entry.takes else None)
        or thing
        or (_under(word, entry, stage) if "of" in entry.takes else None)
    )


def _infinitive(word: Word, entry: Commissive) -> Word | None:
    found = next((each for each in word.children if each.dep in _HOLDERS and is_infinitive(each)), None)
    if found is None and word.pos in ("NOUN", "ADJ") and word.head.pos in ("VERB", "AUX"):
        beside = (each for each in word.head.children if each.dep in ("xcomp", "advcl") and each.index > word.index)
        found = next((each for each in beside if is_infinitive(each) and each.index - word.index <= _NEAR), None)
    given = child(word, "dobj")
    free = given is None or given.pos == "PRON" or entry.binds == "object" or "thing" in entry.takes
    purpose = found is not None and found.dep == "advcl" and word.pos == "VERB" and entry.binds == "subject"
    return found if free and not purpose else None


_NEAR = 4  # words between a noun or adjective and an infinitive that was hung on its verb


def _doing(word: Word) -> Word | None:
    return next((each for each in word.children if each.tag == "VBG" and each.dep in ("xcomp", "ccomp", "dobj")), None)


def _thing(word: Word, stage: Stage) -> Word | None:
    """A thing promised; of two objects, also where the second was taken for something else ("promised Minsk jets")."""
    found = [each for each in word.children if each.dep in ("dobj", "oprd", "npadvmod") and each.index > word.index]
    given = child(word, "dobj") or next(iter(found), None)
    return given if given is not None and given.pos == "NOUN" and not stage.cast.at(given) else None


def _under(word: Word, entry: Commissive, stage: Stage) -> Word | None:
    """What stands under one of the family's prepositions, also behind the object: "threatened Minsk with sanctions"."""
    given = child(word, "dobj")
    around = [*prepositions(word), *(prepositions(given) if given is not None else [])]
    doing = [each for top in word.children if top.dep == "prep" and top.lower in entry.prepositions
             for each in top.children if each.dep == "pcomp" and each.tag == "VBG"]  # fmt: skip
    nouns = (obj for name, obj in around if name in entry.prepositions and obj.pos == "NOUN")
    return next(iter(doing), None) or next((each for each in nouns if not stage.cast.at(each)), None)


def _is_made(noun: Word, entry: Commissive) -> bool:
    """Whether a noun of promising tells a promise that stands: one that was kept or taken back is none to come."""
    words = load_commissives().words
    verb = next((above for above in ancestors(noun) if above.pos in ("VERB", "AUX")), None)
    particle = child(verb, "prt", "acomp") if verb is not None else None
    if verb is None:
        return child(noun, "poss") is not None
    if verb.lemma in words.settled or (particle is not None and f"{verb.lemma} {particle.lower}" in words.settled):
        return False
    lent = verb.lemma in words.lending and noun.dep in ("dobj", "nsubjpass", "pobj")
    return lent or (child(noun, "poss") is not None and entry.negated is None)


# ---- who, and to what
def _party(word: Word, undertaken: Word, entry: Commissive, stage: Stage) -> Party:
    if word.pos == "NOUN":
        owner = child(word, "poss")
        found = bound([owner] if owner is not None else [], stage)
        verb = next((above for above in ancestors(word) if above.pos in ("VERB", "AUX")), None)
        return found or (bound(logical_subjects(verb), stage) if verb is not None else ())
    if word.pos == "ADJ":
        return bound(logical_subjects(word), stage) or bound(logical_subjects(word.head), stage)
    if entry.binds == "object" or is_passive(word):
        return bound(logical_objects(word), stage) or bound(logical_subjects(undertaken), stage)
    return bound(logical_subjects(word), stage)


def _polarity(word: Word, undertaken: Word, entry: Commissive, scene: Scene) -> Polarity | None:
    """To what the word binds as it stands here; null where it binds to nothing."""
    above = word.head if word.pos == "ADJ" else word
    status = status_at(above, scene)
    none = word.pos == "NOUN" and any(each.lower == "no" for each in word.children)
    if status == "denied" or is_negated(above) or none:
        return entry.negated
    past = any(each.lower == "had" for each in above.children if each.dep == "aux")
    if status not in _OPEN or (past and entry.negated is not None):
        return None
    polarity: Polarity = "may" if status == "possible" and entry.polarity == "will" else entry.polarity
    return OPPOSITE[polarity] if is_negated(undertaken) else polarity
