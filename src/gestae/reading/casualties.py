"""What befell the people that a number counts: killed, wounded, missing, captured, displaced."""

from __future__ import annotations

from collections.abc import Iterator

from gestae.knowledge.quantities import Fate, fates, modifiers
from gestae.reading.words import Word
from gestae.records import Casualty

_PREDICATE = ("acomp", "attr", "oprd", "amod", "acl", "advcl")
_OBJECT = ("dobj", "obj", "npadvmod")  # the last is how the parser takes some objects with figures
_DENIED = ("neg",)


def fate_of(noun: Word | None, words: list[Word], behind: str) -> Casualty | None:
    """What befell those that `noun` names and `words`, a number, counts; `behind`: the text right after the number.

    Null where nothing is told, and where it is denied.
    """
    known = fates()
    first = _telling_word(behind)
    found = next((fate.name for fate in known if first in fate.behind), None)
    node = noun or (words[-1] if words else None)
    if found is not None or node is None:
        return found
    return next((fate.name for fate in known if _fits(fate, node)), None)


def _telling_word(behind: str) -> str:
    """The first word that is no filler, if no mark stands before it."""
    for word in behind.lower().split():
        bare = word.rstrip(".,;:!?")
        if bare not in modifiers().fate_skips:
            return bare
        if bare != word:
            break
    return ""


def _fits(fate: Fate, node: Word) -> bool:
    if node.lemma in fate.nouns or any(word.text.lower() in fate.behind for word in _said_of(node)):
        return True
    verb = node.head
    if any(child.dep in _DENIED for child in verb.children):
        return False
    if node.dep == "nsubjpass" or node.dep in _OBJECT:
        return verb.lemma in fate.by
    if node.dep != "nsubj":
        return False
    passive, going_on = verb.tag == "VBN" and verb.lemma in fate.by, verb.tag == "VBG" and verb.lower in fate.behind
    return verb.lemma in fate.of or passive or going_on


def _said_of(node: Word) -> Iterator[Word]:
    """What is said of the counted: "12 people killed in", "the dead", "left 12 people dead", "were missing"."""
    yield from (child for child in node.children if child.dep in _PREDICATE)
    if node.dep in ("nsubj", "nsubjpass", *_OBJECT):
        yield from (child for child in node.head.children if child.dep in _PREDICATE and child.pos in ("ADJ", "VERB"))
