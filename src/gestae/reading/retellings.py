"""Nouns that tell again what the report has told with a verb: "closed its border ... the closure entered its second
week". Only what a clause is about tells an event; elsewhere such a noun is the background of another one.
"""

from __future__ import annotations

from gestae.reading.arguments import Stage, who
from gestae.reading.clauses import prepositions
from gestae.reading.echoes import REACH, points_back
from gestae.reading.events import NOMINAL, Match
from gestae.reading.roles import Participant, Participants
from gestae.reading.words import Sentence, Word, conjuncts

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OF_OTHERS = frozenset({"of", "by", "from", "against", "on"})


def with_retellings(sentence: Sentence, matches: list[Match], earlier: list[Match], stage: Stage) -> list[Match]:
    """`matches` of a sentence, with the nouns that point back to `earlier` events of the report, in their order."""
    taken = {word.index for match in matches for word in (match.trigger, match.carrier) if word is not None}
    nouns = [word for word in sentence.words if word.pos in NOMINAL and word.index not in taken]
    found = [match for noun in nouns if (match := _retelling(noun, matches, earlier, stage)) is not None]
    return sorted([*matches, *found], key=lambda match: match.trigger.index) if found else matches


def _retelling(noun: Word, matches: list[Match], earlier: list[Match], stage: Stage) -> Match | None:
    verbs = stage.frames.echoes.get(noun.lemma)
    if verbs is None or noun.dep not in SUBJECTS or not points_back(noun, stage.world.words.definite):
        return None
    if any(each.lower in stage.frames.words.anew for each in noun.children):
        return None
    source = next((other for other in reversed(earlier) if _is_told_by(noun, verbs, other)), None)
    if source is None or _is_of_others(noun, source, stage):
        return None
    if any(match.trigger is noun.head and match.frame.type == source.frame.type for match in matches):
        return None  # "the raid killed two": the verb tells it
    how = f"told before: {source.trigger.text}"
    agents, patients = _told(source.agents, how), _told(source.patients, how)
    status = None if _goes_on(noun, stage) else source
    return Match(noun, source.frame, None, agents, patients, inferred=True, source=status)


def _goes_on(noun: Word, stage: Stage) -> bool:
    """ "The closure began on Monday": the verb tells how far the act has come."""
    return noun.head.lemma in stage.frames.words.light


def _is_told_by(noun: Word, verbs: frozenset[str], other: Match) -> bool:
    distance = noun.sentence.number - other.trigger.sentence.number
    known = bool(other.agents or other.patients)
    return known and 0 < distance <= REACH and other.trigger.lemma in (noun.lemma, *verbs)


def _is_of_others(noun: Word, source: Match, stage: Stage) -> bool:
    """Whether the noun is told of somebody whom `source` does not name."""
    owners = [word for each in noun.children if each.dep in ("poss", "amod", "compound") for word in conjuncts(each)]
    owners += [thing for name, thing in prepositions(noun) if name in OF_OTHERS]
    told = [referent for word in owners for referent in who(word, stage)]
    known = {each.code or each.id for each in (*source.actors, *source.recipients)}
    return any((each.code or each.id) not in known for each in told)


def _told(found: Participants, how: str) -> Participants:
    return tuple(Participant(each.referent, how) for each in found)


__all__ = ["with_retellings"]
