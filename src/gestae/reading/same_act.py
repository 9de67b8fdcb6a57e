"""Whether two events of one sentence are one act: a verb and its noun, an attack and its victims, a protest and its
demand, an agreement and what is agreed, a refusal and what is refused.
"""

from __future__ import annotations

from collections.abc import Iterable

from gestae.reading.arguments import Stage
from gestae.reading.cast import Referent
from gestae.reading.events import NOMINAL, Match
from gestae.reading.openings import VERBAL
from gestae.reading.roles import is_light
from gestae.reading.words import Word, ancestors, child, is_infinitive, is_negated

ARGUMENTS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr"})
SUBJECTS = ("nsubj", "nsubjpass")


def tells(other: Match, match: Match, stage: Stage) -> bool:
    """Whether `other` tells the act of `match`, and more of it."""
    return (
        _is_its_noun(other, match, stage)
        or _is_its_outcome(other, match)
        or _is_its_message(other, match, stage)
        or _is_its_deed(other, match, stage)
        or _is_its_word(other, match, stage)
        or _is_its_response(other, match, stage)
        or _is_its_trait(other, match)
        or _is_its_state(other, match)
        or is_its_aim(other, match, stage)
    )


def _is_its_noun(other: Match, match: Match, stage: Stage) -> bool:
    """The noun of a light verb, of a frame, or beside a verb that tells the same type."""
    same = other.frame.type == match.frame.type
    noun = match.trigger
    if other.carrier is noun:
        return same or is_light(other.trigger, stage) or set(match.actors) <= set(other.actors)
    if other.carrier is not None and other.carrier is match.carrier:
        return noun.head is other.carrier and noun.index > other.trigger.index
    if noun.dep == "compound" and noun.head is other.trigger:
        return same
    beside = noun.pos in NOMINAL and other.trigger.pos in VERBAL and noun.dep in ARGUMENTS
    if not same or not beside or _has_partners(match, other):
        return False
    above = _governor(noun, stage)
    return above is other.trigger or (
        above.dep == "advcl" and above.head is other.trigger and _same_sides(match, other)
    )


def _is_within_sides(match: Match, other: Match) -> bool:
    """Whether a word of the same type names nobody else: "received the envoy, informing him of the talks"."""
    sides = _codes(other.actors) | _codes(other.recipients)
    return other.frame.type == match.frame.type and _codes(match.actors) | _codes(match.recipients) <= sides


def _same_sides(match: Match, other: Match) -> bool:
    """Whether the same do it to the same: "killed ten as they opened fire in the worst attack for years"."""
    return _codes(match.actors) == _codes(other.actors) and _codes(match.recipients) == _codes(other.recipients)


def _has_partners(match: Match, other: Match) -> bool:
    """Whether a noun behind a preposition tells others than its verb: "flew to Muscat for talks with the Americans"."""
    codes = {each.code for each in (*other.actors, *other.recipients)}
    others = [each for each in (*match.actors, *match.recipients) if each.code and each.code not in codes]
    return match.trigger.dep == "pobj" and bool(others) and bool(other.patients)


def _is_its_outcome(other: Match, match: Match) -> bool:
    """The dead and wounded of an attack told beside it: "opened fire, killing one", "killed two and wounded five",
    "a raid in which ten died".
    """
    trigger = match.trigger
    if not match.frame.outcome or other.frame.type != match.frame.type or trigger.index < other.trigger.index:
        return False
    clause = trigger.head if trigger.dep == "ccomp" else trigger
    if clause.dep == "relcl" and other.trigger.pos in NOMINAL:
        return clause.head is other.trigger
    if child(trigger, *SUBJECTS) or trigger.head not in (other.trigger, _bearer(other.trigger)):
        return False
    return (trigger.dep == "advcl" and trigger.tag == "VBG") or (trigger.dep == "conj" and other.frame.outcome)


def _bearer(noun: Word) -> Word:
    """The verb whose object a noun is: "launched" in "launched an attack"; the noun itself where it is none."""
    return noun.head if noun.pos in NOMINAL and noun.dep == "dobj" else noun


def _is_its_message(other: Match, match: Match, stage: Stage) -> bool:
    """What is said by doing: "marched to demand reforms", "blocked the road, calling for help", "met to discuss"."""
    voiced = stage.frames.words.voiced
    trigger = match.trigger
    if match.frame.type not in voiced or trigger.dep != "advcl" or child(trigger, *SUBJECTS, "mark"):
        return False
    apart = other.frame.type in stage.frames.words.spoken and not _is_within_sides(match, other)
    return (is_infinitive(trigger) or (trigger.tag == "VBG" and not apart)) and _within(trigger.head, other)


def _is_its_deed(other: Match, match: Match, stage: Stage) -> bool:
    """What is agreed or promised tells the agreement: "agreed to send troops", but not "agreed to sign a treaty", nor
    what each of two is to do ("Chad and Sudan agreed to withdraw their troops"). What is not to be done is told by the
    promise: "undertook not to use force".
    """
    promising = stage.frames.words.promising
    if match.frame.type in promising and other.frame.type != match.frame.type:
        between = len(_codes(match.actors) - {None}) > 1 and other.frame.type not in stage.frames.words.joint
        return _completes(other.trigger, match) and not is_negated(other.trigger) and not between
    return other.frame.type in promising and _completes(match.trigger, other) and is_negated(match.trigger)


def _is_its_word(other: Match, match: Match, stage: Stage) -> bool:
    """The refusal tells what is refused; and of two of one type the first tells the second: "helps to defend", "sent
    doctors to help".
    """
    verb = match.trigger
    same = other.frame.type == match.frame.type
    purpose = is_infinitive(verb) and verb.dep == "advcl" and verb.head is other.trigger and not child(verb, *SUBJECTS)
    refused = other.frame.type in stage.frames.words.refusing
    bare = verb.tag == "VB" and verb.dep in ("ccomp", "xcomp") and verb.head is other.trigger
    helped = same and bare and not child(verb, *SUBJECTS, "mark")  # "helps defend"
    enabled = purpose and verb.lemma in stage.frames.words.enabling
    return (same and purpose) or enabled or helped or ((refused or same) and _is_infinitive_of(verb, other))


def is_its_aim(other: Match, match: Match, stage: Stage) -> bool:
    """What force is used for on the spot: "opened fire to disperse the crowd"."""
    words, verb = stage.frames.words, match.trigger
    aimed = other.frame.type in words.hostile and verb.lemma in words.aims and is_infinitive(verb)
    return aimed and _within(verb.head, other)


def _is_its_response(other: Match, match: Match, stage: Stage) -> bool:
    """The answer tells the request that it answers: "rejected the appeal", "bowed to the demands"."""
    words = stage.frames.words
    if other.frame.type not in words.answering or match.frame.type not in words.answered:
        return False
    noun = match.trigger
    return noun.pos in NOMINAL and noun.dep == "dobj" and noun.head is other.trigger


def _is_its_trait(other: Match, match: Match) -> bool:
    """What marks out somebody or something in an act, by an act of the same type among the same: "held talks at a
    dinner hosted by the king", "the first delegation to visit".
    """
    verb = match.trigger
    marks = verb.dep in ("acl", "relcl") and (verb.tag in ("VBN", "VBG") or is_infinitive(verb))
    if not marks or other.frame.type != match.frame.type or child(verb, *SUBJECTS):
        return False
    known = _codes(other.actors) | _codes(other.recipients)
    return _codes(match.actors) | _codes(match.recipients) <= known and other.trigger in ancestors(verb)


def _is_its_state(other: Match, match: Match) -> bool:
    """How something stays: "remains closed" is one act."""
    state = match.trigger
    return state.dep in ("acomp", "oprd") and state.head is other.trigger and match.frame.type == other.frame.type


def _is_infinitive_of(verb: Word, match: Match) -> bool:
    """Whether the infinitive `verb` completes the verb of `match` or its noun."""
    above = verb.head
    modifies = above is match.carrier or (match.trigger in (above.head, above.head.head) and above.pos in NOMINAL)
    return _completes(verb, match) or (is_infinitive(verb) and verb.dep == "acl" and modifies)


def _completes(verb: Word, match: Match) -> bool:
    """An infinitive, also without "to": "help defend the country"."""
    return (is_infinitive(verb) or verb.tag == "VB") and verb.dep == "xcomp" and verb.head is match.trigger


def _within(word: Word, match: Match) -> bool:
    return word is match.trigger or (match.carrier is not None and word is match.carrier)


def _governor(word: Word, stage: Stage) -> Word:
    """The word above, past prepositions and past nouns that only measure ("ten days of war games")."""
    head = word.head
    while head.head is not head and (head.dep in ("prep", "agent") or head.lemma in stage.frames.words.partitives):
        head = head.head
    return head


def _codes(referents: Iterable[Referent]) -> set[str | None]:
    return {each.code for each in referents}


__all__ = ["is_its_aim", "tells"]
