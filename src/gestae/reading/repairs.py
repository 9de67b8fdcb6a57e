"""Mends what the parser is known to get wrong in news English: one repair a function, each with the family it is
for.
"""

from __future__ import annotations

from collections.abc import Callable

from gestae.reading.words import Sentence, Word, attach, child, subtree


def mend(sentence: Sentence) -> None:
    """Applies every repair, in order, to the sentence's tree."""
    for repair in REPAIRS:
        repair(sentence)


def joint_possessive(sentence: Sentence) -> None:
    """ "ahead of Belarus and Russia's war games": the noun is hung on the first owner; both own it."""
    for noun in sentence.words:
        first = noun.head
        owner = child(noun, "poss")
        if (
            noun.dep != "conj"
            or noun.pos not in ("NOUN", "PROPN")
            or owner is None
            or first.pos != "PROPN"
            or owner.pos != "PROPN"
        ):
            continue
        between = [word for word in sentence.words if first.index < word.index < owner.index]
        if [word.pos for word in between if word.pos != "DET"] == ["CCONJ"]:
            _swap(noun, first)
            attach(first, owner, "conj")
            for word in between:
                if word.pos == "CCONJ":
                    attach(word, owner, "cc")


def _swap(noun: Word, first: Word) -> None:
    """`noun` takes the place of `first` in the tree."""
    head, dep = first.head, first.dep
    if head is first:
        noun.head.children.remove(noun)
        noun.head, noun.dep = noun, "ROOT"
        first.head = noun
        noun.children.insert(0, first)
    else:
        first.children.remove(noun)
        noun.head, noun.dep = head, dep
        head.children[head.children.index(first)] = noun
        first.head = noun
        noun.children.insert(0, first)


def mismatched_conjunct(sentence: Sentence) -> None:
    """ "stop arming rebels and release the captives": "release" goes with "stop", whose form it has, not with
    "arming".
    """
    for verb in sentence.words:
        if (
            verb.dep != "conj"
            or verb.tag not in ("VB", "VBD", "VBZ")
            or verb.head.tag not in ("VBG", "VBN")
            or child(verb, "nsubj", "aux")
        ):
            continue
        above = verb.head.head
        if above is not verb.head and above.tag == verb.tag:
            marker = next((each for each in verb.head.children if each.dep == "cc" and each.index < verb.index), None)
            attach(verb, above, "conj")
            if marker is not None:
                attach(marker, above, "cc")


def bound_of_number(sentence: Sentence) -> None:
    """ "station up to 4,800 soldiers": "up to" bounds the number, and the soldiers are the object."""
    for up, to, number in zip(sentence.words, sentence.words[1:], sentence.words[2:], strict=False):
        noun = number.head
        if (up.lower, to.lower, number.tag, to.dep) != ("up", "to", "CD", "prep") or noun.head is not to:
            continue
        attach(noun, to.head, "dobj" if child(to.head, "dobj") is None else "dep")
        attach(up, number, "quantmod")
        attach(to, number, "quantmod")


def number_as_object(sentence: Sentence) -> None:
    """ "shot down 30 of 41 drones": the number is the object, no adverbial."""
    for number in sentence.words:
        counts = number.tag == "CD" and any(each.lower == "of" for each in number.children)
        verb = number.head
        if counts and number.dep in ("npadvmod", "advmod") and verb.pos == "VERB" and child(verb, "dobj") is None:
            number.dep = "dobj"


def name_as_object(sentence: Sentence) -> None:
    """ "visited Armenia": the name right behind the verb is its object, no adverbial; a day is one."""
    for name in sentence.words:
        verb = name.head
        behind = name.pos == "PROPN" and name.dep == "npadvmod" and name.entity in OBJECTS and verb.pos == "VERB"
        first = min((each.index for each in subtree(name)), default=name.index)
        if behind and first == verb.index + 1 and child(verb, "dobj", "auxpass") is None:
            name.dep = "dobj"


def suffix_of_name(sentence: Sentence) -> None:
    """ "Joseph Biden, Jr. spoke": the suffix belongs to the name, which stays the subject."""
    for name, comma, suffix in zip(sentence.words, sentence.words[1:], sentence.words[2:], strict=False):
        if comma.text == "," and name.pos == "PROPN" and suffix.lower in SUFFIXES and suffix.head is not name:
            if name.head is suffix:
                _swap(name, suffix)
            attach(suffix, name, "appos")


OBJECTS = frozenset({"GPE", "LOC", "NORP", "ORG", "PERSON", "FAC"})
SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
REPAIRS: tuple[Callable[[Sentence], None], ...] = (
    joint_possessive,
    mismatched_conjunct,
    bound_of_number,
    number_as_object,
    name_as_object,
    suffix_of_name,
)
