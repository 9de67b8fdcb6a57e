"""One act in one sentence is one event: what a verb and its noun, an attack and its victims, a protest and its demand
tell together is kept once, with the participants of both.
"""

from __future__ import annotations

from gestae.reading.arguments import Stage
from gestae.reading.events import NOMINAL, Match, completed
from gestae.reading.openings import VERBAL
from gestae.reading.roles import is_light
from gestae.reading.words import Word, child, is_infinitive

ARGUMENTS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr"})
SUBJECTS = ("nsubj", "nsubjpass")


def told_once(matches: list[Match], stage: Stage) -> list[Match]:
    """The events of one sentence without those that only tell another of them again."""
    tellers = {id(match): _teller(match, matches, stage) for match in matches}
    kept = [match for match in matches if tellers[id(match)] is None]
    merged = [_enriched(match, [lost for lost in matches if tellers[id(lost)] is match]) for match in kept]
    return [_aimed(match, merged) for match in merged]


def _enriched(match: Match, lost: list[Match]) -> Match:
    """What is kept takes over who and whom from what is not ("a bombing by rebels killed ten")."""
    for other in lost:
        if other.frame.type == match.frame.type:
            match = completed(match, other.agents, other.patients)
    return match


def _aimed(match: Match, matches: list[Match]) -> Match:
    """Whom an agreement, a refusal or a threat concerns is told with what is agreed, refused or threatened."""
    if match.patients or match.frame.reciprocal or match.frame.recipient == ():
        return match
    inner = next(
        (other for other in matches if other.trigger.head is match.trigger and other.trigger.dep == "xcomp"), None
    )
    return completed(match, (), inner.patients) if inner is not None else match


def _teller(match: Match, others: list[Match], stage: Stage) -> Match | None:
    return next((other for other in others if other is not match and _tells(other, match, stage)), None)


def _tells(other: Match, match: Match, stage: Stage) -> bool:
    """Whether `other` tells the act of `match`."""
    return _is_its_noun(other, match, stage) or _is_its_outcome(other, match) or _is_its_message(other, match, stage)


def _is_its_noun(other: Match, match: Match, stage: Stage) -> bool:
    """The noun of a light verb, of a frame, or beside a verb that tells the same type."""
    same = other.frame.type == match.frame.type
    noun = match.trigger
    if other.carrier is noun:
        return same or is_light(other.trigger, stage) or set(match.actors) <= set(other.actors)
    if noun.dep == "compound" and noun.head is other.trigger:
        return same
    beside = noun.pos in NOMINAL and other.trigger.pos in VERBAL and noun.dep in ARGUMENTS
    return same and beside and _governor(noun, stage) is other.trigger and not _has_partners(match, other)


def _has_partners(match: Match, other: Match) -> bool:
    """Whether a noun behind a preposition tells others than its verb: "flew to Muscat for talks with the Americans"."""
    codes = {each.code for each in (*other.actors, *other.recipients)}
    others = [each for each in (*match.actors, *match.recipients) if each.code and each.code not in codes]
    return match.trigger.dep == "pobj" and bool(others) and bool(other.patients)


def _is_its_outcome(other: Match, match: Match) -> bool:
    """The dead and wounded of an attack told beside it: "opened fire, killing one", "killed two and wounded five"."""
    if not match.frame.outcome or other.frame.type != match.frame.type or child(match.trigger, *SUBJECTS):
        return False
    trigger = match.trigger
    behind = trigger.index > other.trigger.index
    joined = trigger.dep == "conj" or (trigger.dep == "advcl" and trigger.tag == "VBG")
    return behind and joined and trigger.head is other.trigger and (other.frame.outcome or trigger.dep == "advcl")


def _is_its_message(other: Match, match: Match, stage: Stage) -> bool:
    """What is said by doing: "marched to demand reforms", "blocked the road, calling for help", "met to discuss"."""
    voiced = stage.frames.words.voiced
    trigger = match.trigger
    if match.frame.type not in voiced or trigger.dep != "advcl" or child(trigger, *SUBJECTS, "mark"):
        return False
    doing = is_infinitive(trigger) or (trigger.tag == "VBG" and other.frame.type not in stage.frames.words.spoken)
    return doing and _within(trigger.head, other)


def _within(word: Word, match: Match) -> bool:
    return word is match.trigger or (match.carrier is not None and word is match.carrier)


def _governor(word: Word, stage: Stage) -> Word:
    """The word above, past prepositions and past nouns that only measure ("ten days of war games")."""
    head = word.head
    while head.head is not head and (head.dep in ("prep", "agent") or head.lemma in stage.frames.words.partitives):
        head = head.head
    return head


__all__ = ["told_once"]
