"""What an act is done to, be it a thing or people: "the tanker was seized", "released 20 sailors", "the closure of the
border".
"""

from __future__ import annotations

from collections.abc import Iterable

from gestae.knowledge.events import load_frames
from gestae.reading.clauses import logical_objects, logical_subjects, prepositions
from gestae.reading.events import Match, names_act
from gestae.reading.openings import NOMINAL
from gestae.reading.words import Word, child, noun_phrase

_NAMES = ("NOUN", "PROPN", "NUM")
_TO = ("of", "on", "against", "for", "from", "with", "to")  # the prepositions of a noun's object, the surest first
_ELSE = frozenset({"DATE", "TIME", "GPE", "NORP", "LOC"})  # names of days, places and states: when, where and who


def theme_of(match: Match) -> Word | None:
    """The head of what the act is done to, of an act without a doer of what it befalls; null where no noun of the
    sentence names it.
    """
    trigger, carrier = match.trigger, match.carrier
    if trigger.pos in NOMINAL:
        return _of_noun(trigger)
    objects = logical_objects(trigger)
    if match.frame.subject and not match.agents and not objects:  # "the truce took effect"
        return _first(logical_subjects(trigger))
    if carrier is not None and carrier is not trigger:
        return (_of_noun(carrier) if names_act(carrier) else None) or _named(carrier)
    befallen = [] if child(trigger, "dobj") or match.agents else logical_subjects(trigger)
    return _first(objects or befallen)


def words_of(theme: Word) -> tuple[Word, Word]:
    """The first and the last word of what names the theme, without what stands behind it."""
    words = [each for each in noun_phrase(theme) if each.index <= theme.index]
    return min(words, key=lambda each: each.index), theme


def _of_noun(noun: Word) -> Word | None:
    behind = {name: named for name, thing in reversed(prepositions(noun)) if (named := _named(thing))}
    found = next((behind[name] for name in _TO if name in behind), None)
    before = [each for each in noun.children if each.dep in ("compound", "nmod") and each.index < noun.index]
    return found or _first(before)


def _first(words: Iterable[Word]) -> Word | None:
    return next((named for each in words if (named := _named(each))), None)


def _named(word: Word) -> Word | None:
    """The word where it names somebody or something; of "some of the crew" the crew, of "a mile of road" the road."""
    counts = word.pos == "NUM" or word.lemma in load_frames().words.partitives
    inner = next((thing for name, thing in prepositions(word) if name == "of"), None) if counts else None
    found = inner or word
    return found if found.pos in _NAMES and found.entity not in _ELSE else None
