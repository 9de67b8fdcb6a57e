"""Who answers for an attack did it: "claimed responsibility for the attack", "claimed the bombing", "said that it was
behind the raid".
"""

from __future__ import annotations

from gestae.reading.arguments import Stage, who
from gestae.reading.clauses import logical_subjects
from gestae.reading.events import NOMINAL, Match, completed
from gestae.reading.roles import Participant
from gestae.reading.words import Word, is_negated


def with_claimant(match: Match, stage: Stage) -> Match:
    """`match`, a fight that tells nobody who did it, with whoever answers for it."""
    words = stage.frames.words
    if match.agents or match.frame.type not in words.hostile:
        return match
    noun = match.trigger if match.trigger.pos in NOMINAL else match.carrier
    verb = _claim(noun, stage) if noun is not None else None
    if verb is None or is_negated(verb):
        return match
    named = [(word, each) for word in logical_subjects(verb) for each in who(word, stage)]
    return completed(match, tuple(Participant(each, "claimant", word) for word, each in named), ())


def _claim(noun: Word, stage: Stage) -> Word | None:
    """The verb by which somebody answers for `noun`."""
    words, head = stage.frames.words, noun.head
    if noun.dep == "dobj" and head.lemma in words.claiming:
        return head
    if noun.dep != "pobj":
        return None
    above = head.head
    if above.lemma in words.answerable and above.dep in ("dobj", "acomp"):
        verb = above.head
        return verb if verb.lemma in words.answering_verbs else None
    return above if head.lower == "behind" and above.lemma == "be" else None


__all__ = ["with_claimant"]
