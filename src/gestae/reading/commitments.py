"""Commitments: what a state, body or armed group binds itself to do or not to do, and on which condition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gestae.reading.arguments import Stage, who
from gestae.reading.cast import Referent
from gestae.reading.clauses import logical_subjects, prepositions
from gestae.reading.conditions import Hinge
from gestae.reading.events import Match
from gestae.reading.negation import is_none
from gestae.reading.status import Scene, hinge_of, status_at
from gestae.reading.words import Sentence, Word, child, extent, is_infinitive, is_negated, subtree
from gestae.records import Polarity


@dataclass(frozen=True, slots=True)
class Bond:
    """A commitment while it is being read: the verb that heads the undertaking, who is bound, and on what it hangs."""

    sentence: Sentence
    verb: Word
    party: tuple[Referent, ...]
    polarity: Polarity
    hinge: Hinge | None
    rule: str

    @property
    def undertaking(self) -> tuple[Word, Word]:
        """First and last word of the undertaking, the condition left out."""
        barred = {word.index for word in self.hinge.words} if self.hinge else set()
        if self.hinge is not None:
            barred |= {word.index for word in subtree(self.hinge.inner)}
        barred |= {word.index for other in self.verb.children if _is_another(other) for word in subtree(other)}
        start = extent(self.verb)[0] if self.verb.pos == "NOUN" else self.verb.index
        words = sorted((word for word in subtree(self.verb) if word.index >= start), key=lambda word: word.index)
        run: list[Word] = []
        for word in words:
            if word.index in barred or (run and word.index - run[-1].index > 1):
                break
            run.append(word)
        while len(run) > 1 and (run[-1].pos in ("PUNCT", "CCONJ", "SCONJ") or run[-1].lower == "only"):
            run.pop()
        return (run[0], run[-1]) if run else (self.verb, self.verb)


def _is_another(word: Word) -> bool:
    """A second clause joined to the first with an auxiliary or a subject of its own."""
    return word.dep == "conj" and any(each.dep in ("aux", "nsubj", "nsubjpass") for each in word.children)


def find_commitments(
    sentence: Sentence, scene: Scene, matches: list[Match], spoken: dict[int, Referent | None], stage: Stage
) -> list[Bond]:
    """The commitments of a sentence. `spoken`: by word index, whose statement it stands in."""
    found = [*_by_modal(sentence, scene, spoken, stage), *_by_commissive(sentence, scene, stage)]
    unique: dict[int, Bond] = {}
    for bond in found:
        unique.setdefault(bond.verb.index, bond)
    return [bond for bond in unique.values() if bond.party]


def _by_modal(sentence: Sentence, scene: Scene, spoken: dict[int, Referent | None], stage: Stage) -> Iterator[Bond]:
    """ "Belarus will fight if attacked": a clause about what is to come whose subject can bind itself."""
    for verb in sentence.words:
        if verb.pos not in ("VERB", "AUX") or verb.dep in ("aux", "auxpass") or _inside_condition(verb, scene):
            continue
        modal, hinge = _modal_of(verb), hinge_of(verb, scene)
        if modal is None and hinge is not None and hinge.outer is verb and is_infinitive(verb):
            modal = "to"
        if modal is None or (hinge is None and not _is_announced(verb, modal, scene, spoken, stage)):
            continue
        party = _bound(logical_subjects(verb), stage) or _speaking(verb, hinge, spoken)
        yield Bond(sentence, verb, party, _polarity(verb, modal, scene), hinge, f"commitments:modal:{modal}")


def _speaking(verb: Word, hinge: Hinge | None, spoken: dict[int, Referent | None]) -> tuple[Referent, ...]:
    """Where the subject is a thing ("the flights will continue"), the speaker is bound."""
    speaker = spoken.get(verb.index)
    subject = child(verb, "nsubj")
    thing = subject is not None and subject.pos == "NOUN" and hinge is None
    return (speaker,) if speaker is not None and speaker.code and thing else ()


def _is_announced(verb: Word, modal: str, scene: Scene, spoken: dict[int, Referent | None], stage: Stage) -> bool:
    """Whether a clause without a condition is told by somebody as what will be done: not doubted, not merely undergone.

    What only may be done binds nobody unless those say it who would do it.
    """
    words = scene.implications.words
    if verb.index not in spoken or verb.lemma in words.undergone:
        return False
    if modal in words.possible | words.ability:
        speaker = spoken[verb.index]
        party = _bound(logical_subjects(verb), stage)
        return speaker is not None and speaker.code is not None and any(each.code == speaker.code for each in party)
    firm = modal in words.future | words.hypothetical
    return firm and (status_at(verb, scene) == "planned" or _is_refused(verb, scene))


def _is_refused(verb: Word, scene: Scene) -> bool:
    """ "will not send", "not one soldier will go"."""
    return is_negated(verb) or any(
        is_none(each, scene.implications.words) for each in verb.children if each.dep in ("nsubj", "nsubjpass")
    )


def _modal_of(verb: Word) -> str | None:
    own = next((each.lower for each in verb.children if each.dep == "aux" and each.tag == "MD"), None)
    if own is None and verb.dep == "conj" and verb.head.pos in ("VERB", "AUX") and verb.tag == "VB":
        return _modal_of(verb.head)
    return own


def _inside_condition(verb: Word, scene: Scene) -> bool:
    return any(verb in hinge.words for hinge in scene.hinges)


def _polarity(verb: Word, modal: str, scene: Scene) -> Polarity:
    if _is_refused(verb, scene):
        return "will_not"
    words = scene.implications.words
    return "may" if modal in words.possible | words.ability else "will"


def _by_commissive(sentence: Sentence, scene: Scene, stage: Stage) -> Iterator[Bond]:
    """ "vowed to retaliate", "refused to send troops", "promised a response", "warned of consequences"."""
    for verb in sentence.words:
        polarity = scene.implications.words.commissive.get(verb.lemma) if verb.pos == "VERB" else None
        undertaken = _undertaken(verb, scene, stage) if polarity else None
        if polarity is None or undertaken is None or is_negated(verb) or status_at(verb, scene) == "denied":
            continue
        party = _bound(logical_subjects(verb), stage)
        yield Bond(sentence, undertaken, party, polarity, hinge_of(undertaken, scene), f"commitments:{verb.lemma}")


def _undertaken(verb: Word, scene: Scene, stage: Stage) -> Word | None:
    """What is promised: an infinitive, else a thing that is no actor, or what is warned of."""
    words = scene.implications.words
    infinitive = next((each for each in verb.children if each.dep == "xcomp" and is_infinitive(each)), None)
    given = child(verb, "dobj")
    if infinitive is not None:
        return infinitive if given is None or verb.lemma in words.promising else None
    if given is not None and verb.lemma in words.promising and given.pos == "NOUN" and not stage.cast.at(given):
        return given
    if verb.lemma in words.warning:
        around = [*prepositions(verb), *(prepositions(given) if given is not None else [])]
        return next((obj for name, obj in around if name in ("of", "with") and obj.pos == "NOUN"), None)
    return None


def _bound(subjects: list[Word], stage: Stage) -> tuple[Referent, ...]:
    """The actors that can bind themselves: those of a state, body or armed group, not a crowd."""
    found: dict[str, Referent] = {}
    for each in subjects:
        for referent in who(each, stage):
            if referent.code and referent.kind != "population":
                found[referent.id] = referent
    return tuple(found.values())


def event_in(words: list[Word], matches: list[Match]) -> Match | None:
    """The first event whose trigger stands among `words`."""
    inside = {word.index for word in words}
    return next((match for match in matches if match.trigger.index in inside), None)


def event_of(bond: Bond, matches: list[Match]) -> Match | None:
    """The event that the undertaking tells."""
    first, last = bond.undertaking
    return next((match for match in matches if first.index <= match.trigger.index <= last.index), None)


__all__ = ["Bond", "event_in", "event_of", "find_commitments"]
