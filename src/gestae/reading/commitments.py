"""Commitments: what a state, body or armed group binds itself to do or not to do, and on which condition.

A promise is told by a word that binds (`commissives`), or by a modal in the words of whoever will do it. What one side
says that another will do is a forecast, and so is what is expected, hoped, asked or imagined.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gestae.knowledge.commitments import CommitmentWords, load_commissives
from gestae.reading.arguments import Stage
from gestae.reading.bonds import OPPOSITE, Bond
from gestae.reading.clauses import logical_subjects
from gestae.reading.commissives import by_commissive
from gestae.reading.conditions import Hinge
from gestae.reading.events import Match
from gestae.reading.negation import is_none
from gestae.reading.parties import Party, Voice, Voices, party_of, teller, voice_at
from gestae.reading.status import Scene, hinge_of, status_at
from gestae.reading.words import Sentence, Word, ancestors, child, is_infinitive, is_negated
from gestae.records import Polarity

_INFINITIVE = "to"
_STANCES = ("believes", "wants", "feels", "judged", "asked")
_CLAUSES = ("ROOT", "ccomp", "conj", "parataxis", "relcl")


def find_commitments(
    sentence: Sentence, scene: Scene, matches: list[Match], voices: Voices, stage: Stage
) -> list[Bond]:
    """The commitments of a sentence. `voices`: whose words are whose, by word index."""
    if sentence.words[-1].text == "?":
        return []
    acts = {match.trigger.index: match for match in matches}
    found = [*_by_modal(sentence, scene, acts, voices, stage), *by_commissive(sentence, scene, voices, stage)]
    unique: dict[int, Bond] = {}
    for bond in found:
        if bond.party:
            unique.setdefault(bond.verb.index, bond)
    return list(unique.values())


def _by_modal(
    sentence: Sentence, scene: Scene, acts: Mapping[int, Match], voices: Voices, stage: Stage
) -> Iterator[Bond]:
    """ "Belarus will fight if attacked": a clause about what is to come whose subject can bind itself."""
    words = load_commissives().words
    for verb in sentence.words:
        if verb.pos not in ("VERB", "AUX") or verb.dep in ("aux", "auxpass") or _inside_condition(verb, scene):
            continue
        hinge = hinge_of(verb, scene)
        modal = _modal_of(verb, hinge)
        if modal is None or not _is_ahead(verb, modal, hinge, scene, words):
            continue
        if _is_discourse(verb, words, stage):
            continue
        voice = voice_at(verb, modal, voices, words)
        party = party_of(verb, voice, acts.get(verb.index), voices, words, stage)
        if hinge is not None or _is_announced(verb, modal, party, voice, words, stage):
            polarity = _polarity(verb, modal, scene, words)
            deed = _deed(verb, words)
            polarity = OPPOSITE[polarity] if deed is not verb else polarity
            hinge = hinge or hinge_of(deed, scene)
            yield Bond(sentence, deed, party, polarity, hinge, f"commitments:modal:{modal}", frozenset(voices))


def _deed(verb: Word, words: CommitmentWords) -> Word:
    """What is undertaken by a verb: of "will not hesitate to fire", the firing."""
    found = next((each for each in verb.children if each.dep == "xcomp" and is_infinitive(each)), None)
    return found if found is not None and verb.lemma in words.hesitating else verb


def _modal_of(verb: Word, hinge: Hinge | None) -> str | None:
    """The modal of a verb, in lower case; "to" of what is to be done or what one is going to do."""
    own = next((each.lower for each in verb.children if each.dep == "aux" and each.tag == "MD"), None)
    if own is None and verb.dep == "conj" and verb.head.pos in ("VERB", "AUX") and verb.tag == "VB":
        return _modal_of(verb.head, hinge)
    if own is None and verb.head.lemma in load_commissives().words.hesitating:
        return None
    if own is None and is_infinitive(verb) and (_is_due(verb) or (hinge is not None and hinge.outer is verb)):
        return _INFINITIVE
    return own


def _is_due(verb: Word) -> bool:
    """ "is to be signed", "is going to send"."""
    head = verb.head
    if verb.dep != "xcomp" or child(head, "acomp", "attr", "dobj") is not None:
        return False
    going = head.lemma == "go" and head.tag == "VBG" and child(head, "prt", "prep") is None
    return going or (head.lemma == "be" and head.tag in ("VBZ", "VBP", "VBD"))


def _is_ahead(verb: Word, modal: str, hinge: Hinge | None, scene: Scene, words: CommitmentWords) -> bool:
    """Whether the clause tells what is to be done: not doubted, hoped for, asked about or merely undergone."""
    if modal not in words.future | words.offering and modal != _INFINITIVE:
        return False
    if any(each.lower in ("have", "'ve") and each.dep == "aux" for each in verb.children):
        return False
    if _deed(verb, words).lemma in words.undergone and not _is_being(verb, hinge):
        return False
    if _is_enquired(verb, words) or _is_expected(verb, words) or _is_wished(verb, modal, words):
        return False
    if hinge is not None:
        return True
    if verb.dep not in (*_CLAUSES, "xcomp" if modal == _INFINITIVE else "ROOT"):
        return False
    if modal in words.offering:
        return not is_negated(verb)
    return status_at(verb, scene) == "planned" or _is_refused(verb, scene)


def _is_being(verb: Word, hinge: Hinge | None) -> bool:
    """ "There will be no talks"; "if war comes, the army will be the first to fight"."""
    if verb.lemma != "be" or child(verb, "expl") is not None:
        return verb.lemma == "be" and any(each.lower == "no" for top in verb.children for each in top.children)
    subject = child(verb, "nsubj")
    return (
        hinge is not None and child(verb, "attr", "acomp") is not None and subject is not None and subject.pos != "PRON"
    )


def _is_discourse(verb: Word, words: CommitmentWords, stage: Stage) -> bool:
    """ "I will tell you about this": what a speaker does with words binds nobody."""
    subject = child(verb, "nsubj")
    own = stage.world.words.me | stage.world.words.us
    return verb.lemma in words.discourse and subject is not None and subject.lower in own


def _is_announced(
    verb: Word, modal: str, party: Party, voice: Voice | None, words: CommitmentWords, stage: Stage
) -> bool:
    """Whether a clause without a condition is told by whoever will do it, or by the reporter as what was announced."""
    if voice is None:
        own = teller(stage)
        named = any(stage.cast.at(each) for each in logical_subjects(verb))
        return modal not in words.offering and (named or (own is not None and own in party))
    if voice.force in _STANCES:
        return False
    return modal not in words.offering or _is_speaker(party, voice)


def _is_speaker(party: Party, voice: Voice) -> bool:
    speaker = voice.speaker
    return speaker is not None and speaker.code is not None and any(each.code == speaker.code for each in party)


def _is_enquired(verb: Word, words: CommitmentWords) -> bool:
    """ "knew how events would develop"."""
    return any(
        each.lower in words.enquiring and each.dep in ("advmod", "mark", "dobj", "attr") and each.index < verb.index
        for top in (verb, *_numbers(verb))
        for each in top.children
    ) and verb.dep not in ("relcl",)


def _numbers(verb: Word) -> Iterator[Word]:
    """The "many" of "how many soldiers will come"."""
    for subject in logical_subjects(verb):
        yield from (each for each in subject.children if each.dep in ("amod", "nummod"))


def _is_wished(verb: Word, modal: str, words: CommitmentWords) -> bool:
    """ "May they forgive us": the modal before its subject."""
    subject = child(verb, "nsubj")
    auxiliary = next((each for each in verb.children if each.dep == "aux" and each.lower == modal), None)
    inverted = subject is not None and auxiliary is not None and auxiliary.index < subject.index < verb.index
    return inverted and modal in words.offering


def _is_expected(verb: Word, words: CommitmentWords) -> bool:
    """Whether the clause hangs on a word of expecting, or on one that hangs on it."""
    step = verb
    for above in ancestors(verb):
        if step.dep not in ("ccomp", "conj", "acl", "relcl", "xcomp", "acomp"):
            return False
        beside = [each for each in above.children if each.dep in ("acomp", "attr") and step.dep in ("ccomp", "xcomp")]
        if any(each.lemma in words.expecting for each in (above, *beside)) and step.dep != "conj":
            return True
        step = above
    return False


def _is_refused(verb: Word, scene: Scene) -> bool:
    """ "will not send", "will no longer send", "not one soldier will go", "there will be no talks"."""
    told = verb.head if verb.dep == "xcomp" else verb
    return (
        is_negated(verb)
        or is_negated(told)
        or verb.index in scene.denials
        or any(
            is_none(each, scene.implications.words)
            for each in verb.children
            if each.dep in ("nsubj", "nsubjpass") or (each.dep == "attr" and verb.lemma == "be")
        )
    )


def _inside_condition(verb: Word, scene: Scene) -> bool:
    return any(verb in hinge.words for hinge in scene.hinges)


def _polarity(verb: Word, modal: str, scene: Scene, words: CommitmentWords) -> Polarity:
    if _is_refused(verb, scene):
        return "will_not"
    return "may" if modal in words.offering else "will"


def event_in(words: list[Word], matches: list[Match]) -> Match | None:
    """The first event whose trigger stands among `words`."""
    inside = {word.index for word in words}
    return next((match for match in matches if match.trigger.index in inside), None)


def event_of(bond: Bond, matches: list[Match]) -> Match | None:
    """The event that the undertaking tells."""
    first, last = bond.undertaking
    return next((match for match in matches if first.index <= match.trigger.index <= last.index), None)


__all__ = ["Bond", "Voice", "event_in", "event_of", "find_commitments"]
