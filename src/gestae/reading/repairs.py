"""Mends what the parser is known to get wrong in news English: one repair a function, each with the family it is
for.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from gestae.knowledge.implications import load_implications
from gestae.reading.words import Sentence, Word, attach, child, is_infinitive, subtree


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


def two_objects(sentence: Sentence) -> None:
    """ "will hand Kyiv a third battery": of two objects, the first is who gets the second."""
    for verb in sentence.words:
        objects = [each for each in verb.children if each.dep == "dobj"] if verb.pos == "VERB" else []
        if len(objects) == 2 and _named(objects[0]):
            objects[0].dep = "dative"


def measure_as_object(sentence: Sentence) -> None:
    """ "gave Rwanda a week to leave": what somebody is given is the object, no adverbial."""
    for measure in sentence.words:
        verb = measure.head
        if measure.dep != "npadvmod" or verb.pos != "VERB" or measure.index < verb.index:
            continue
        objects = [each for each in verb.children if each.dep == "dobj"]
        if objects and not (_counted(measure) and (_infinitive(verb) or _infinitive(measure))):
            continue
        if objects or child(verb, "dative") is not None:
            measure.dep = "dobj"
            for each in objects:
                each.dep = "dative"


def _counted(measure: Word) -> bool:
    """ "a week", "three days"; "last week" is a day of its own."""
    return any(each.dep == "nummod" or each.lower in ("a", "an") for each in measure.children)


def _named(word: Word) -> bool:
    return word.pos in ("PROPN", "PRON")


def past_as_participle(sentence: Sentence) -> None:
    """ "The mission called on both sides to spare civilians.": a whole sentence has a verb; the participle behind its
    bare noun, with an object or a clause of its own, is that verb.
    """
    root = next((word for word in sentence.words if word.head is word), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or sentence.words[-1].text not in (".", '"', "”"):
        return
    verb = next((each for each in root.children if each.dep == "acl" and each.tag == "VBN"), None)
    told = verb is not None and (child(verb, "dobj", "xcomp", "ccomp") or _infinitive(verb))
    if verb is None or not told or child(verb, "agent", "aux", "auxpass"):
        return
    behind = [each for each in root.children if each is not verb and each.index > verb.index]
    _swap(verb, root)
    root.dep, verb.tag = "nsubj", "VBD"
    for each in behind:
        attach(each, verb, each.dep)


def participle_as_past(sentence: Sentence) -> None:
    """ "did not talk but imposed sanctions": a second verb with an object and no auxiliary is told in the past."""
    for verb in sentence.words:
        second = verb.dep == "conj" and verb.tag == "VBN" and verb.head.pos == "VERB" and verb.head.tag != "VBN"
        if second and child(verb, "dobj") is not None and child(verb, "aux", "auxpass", "agent") is None:
            verb.tag = "VBD"


def verb_as_noun(sentence: Sentence) -> None:
    """ "would not confirm or comment", "will attack or blockade": a bare word behind a conjunction is a verb, too."""
    for before, word in pairwise(sentence.words):
        second = word.dep == "conj" and word.tag == "NN" and word.head.tag == "VB" and before.pos == "CCONJ"
        if second and not any(each.index < word.index for each in word.children):
            word.pos, word.tag = "VERB", "VB"


def noun_as_verb(sentence: Sentence) -> None:
    """ "denied Israel claims that its army fired": what is denied is the claims, a noun taken for a verb."""
    for noun in sentence.words:
        verb, owner = noun.head, child(noun, "nsubj")
        if noun.tag != "VBZ" or noun.dep != "ccomp" or owner is None or child(noun, "mark", "aux", "dobj"):
            continue
        entry = load_implications().find(verb.lemma, "VERB", "object")
        between = min(each.index for each in subtree(owner)) == verb.index + 1 and owner.index == noun.index - 1
        if entry is not None and noun.lemma in entry.spares and between and owner.pos == "PROPN":
            noun.pos, noun.tag, noun.dep, owner.dep = "NOUN", "NNS", "dobj", "poss"
            for each in noun.children:
                each.dep = "acl" if each.dep in ("ccomp", "xcomp") else each.dep


def _infinitive(verb: Word) -> Word | None:
    return next((each for each in verb.children if each.dep in ("advcl", "relcl") and is_infinitive(each)), None)


REPAIRS: tuple[Callable[[Sentence], None], ...] = (
    joint_possessive,
    mismatched_conjunct,
    bound_of_number,
    number_as_object,
    name_as_object,
    suffix_of_name,
    two_objects,
    measure_as_object,
    past_as_participle,
    noun_as_verb,
    participle_as_past,
    verb_as_noun,
)
