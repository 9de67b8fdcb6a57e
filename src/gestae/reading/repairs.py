"""Mends what the parser is known to get wrong in news English: one repair a function, each with the family it is
for.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from gestae.knowledge.events import load_frames
from gestae.knowledge.implications import load_implications
from gestae.reading.verb_repairs import (
    captive_as_object,
    infinitive_behind_day,
    plural_as_verb,
    purpose_of,
    subject_of_passive,
    verb_in_name,
    what_it_is_called,
)
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
    """ "visited Armenia", "shelled Bakhmut": the name right behind the verb is its object; only a day is an
    adverbial.
    """
    for name in sentence.words:
        verb = name.head
        named = name.pos == "PROPN" or (name.tag == "RB" and name.text[:1].isupper())
        behind = named and name.dep in ("npadvmod", "advmod") and name.entity in OBJECTS and verb.pos == "VERB"
        first = min((each.index for each in subtree(name)), default=name.index)
        if behind and first == verb.index + 1 and child(verb, "dobj", "auxpass") is None:
            name.pos, name.tag, name.dep = "PROPN", "NNP", "dobj"


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
    """ "will hand Kyiv a third battery": of two objects, the first is who gets the second; a bare singular right before
    the other is one noun with it ("held ceasefire talks").
    """
    for verb in sentence.words:
        objects = [each for each in verb.children if each.dep == "dobj"] if verb.pos == "VERB" else []
        if len(objects) != 2:
            continue
        first, second = objects
        if _named(first) or _follows(second, first):
            first.dep = "dative"
        elif first.tag == "NN" and not first.children and first.index == second.index - 1:
            attach(first, second, "compound")


def _follows(second: Word, first: Word) -> bool:
    """ "handed the envoy a note": the article of what is given stands right behind whom it is given to."""
    article = min((each.index for each in second.children if each.dep in ("det", "nummod")), default=None)
    return article == first.index + 1


def name_given(sentence: Sentence) -> None:
    """ "branded the flight a provocation": what somebody calls something is no second object."""
    naming = load_frames().words.naming
    for verb in sentence.words:
        if verb.lemma not in naming:
            continue
        called = [each for each in verb.children if each.dep in ("dobj", "nsubjpass") or _is_relative(each, verb)]
        inner = (each for top in called for each in subtree(top) if each is not top)
        beside = next((each for each in inner if _is_complement(each, verb)), None)
        if len(called) == 1 and beside is not None:  # "called the death of a sailor a red line"
            attach(beside, verb, "dobj")
            called.append(beside)
        if len(called) == 2 and called[1].dep == "dobj" and called[1].index > verb.index:
            called[1].dep = "oprd"
            if called[0].dep == "dep":
                called[0].dep = "dobj"
            by = next((each for each in called[1].children if each.dep == "prep" and each.lower == "by"), None)
            if by is not None and called[0].dep == "nsubjpass":  # "was branded a provocation by Caracas"
                attach(by, verb, "agent")


def _is_relative(word: Word, verb: Word) -> bool:
    """ "a flight, which Caracas branded a provocation"."""
    return word.dep == "dep" and word.tag == "WDT" and verb.dep == "relcl"


def _is_complement(word: Word, verb: Word) -> bool:
    """A noun with an article behind the object, that no comma parts from it."""
    article = next((each for each in word.children if each.dep == "det"), None)
    if word.dep not in ("appos", "dobj") or article is None or article.index <= verb.index:
        return False
    before = word.sentence.words[article.index - 1 - word.sentence.words[0].index]
    return before.text not in (",", "(", "-", "–")


def measure_as_object(sentence: Sentence) -> None:
    """ "gave Rwanda a week to leave": what somebody is given is the object, no adverbial."""
    for measure in sentence.words:
        verb = measure.head
        if measure.dep != "npadvmod" or verb.pos != "VERB" or measure.index < verb.index:
            continue
        objects = [each for each in verb.children if each.dep == "dobj"]
        if objects and not (_counted(measure) and (purpose_of(verb) or purpose_of(measure))):
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


def result_before_object(sentence: Sentence) -> None:
    """ "set free two captives": what stands between a verb and the number or article of its object tells what comes
    of the object; it is no adjective of it.
    """
    for verb, result in zip(sentence.words, sentence.words[1:], strict=False):
        noun = result.head
        if verb.pos != "VERB" or result.tag != "JJ" or result.dep != "amod" or noun.head is not verb:
            continue
        if any(each.dep in ("det", "nummod", "poss") and each.index == result.index + 1 for each in noun.children):
            attach(result, verb, "oprd")


def object_of_particle(sentence: Sentence) -> None:
    """ "handed in rifles": a particle has no object; what hangs on it is the object of its verb."""
    for particle in sentence.words:
        thing = child(particle, "pobj") if particle.dep == "prt" else None
        if thing is not None and child(particle.head, "dobj", "nsubjpass") is None:
            attach(thing, particle.head, "dobj")


def gerund_as_modifier(sentence: Sentence) -> None:
    """ "denied bombing villages": what is denied is the bombing; the villages are its object."""
    for verb, doing in zip(sentence.words, sentence.words[1:], strict=False):
        noun = doing.head
        if verb.pos != "VERB" or verb.lemma not in BEFORE_GERUNDS or not doing.lower.endswith("ing"):
            continue
        if doing.dep in ("amod", "compound") and noun.head is verb and noun.dep == "dobj":
            attach(doing, verb, "xcomp")
            attach(noun, doing, "dobj")
            doing.tag, doing.pos = "VBG", "VERB"


BEFORE_GERUNDS = frozenset({"admit", "avoid", "begin", "cease", "continue", "deny", "quit", "resume", "start", "stop"})


def past_as_participle(sentence: Sentence) -> None:
    """ "The mission called on both sides to spare civilians.": a whole sentence has a verb; the participle behind its
    noun, in the past tense or with an object or a clause of its own, is that verb.
    """
    root = next((word for word in sentence.words if word.head is word), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or sentence.words[-1].text not in (".", '"', "”"):
        return
    verb = next((each for each in root.children if each.dep == "acl" and each.tag in ("VBN", "VBD")), None)
    if verb is None or not _tells(verb) or child(verb, "agent", "aux", "auxpass"):
        return
    behind = [each for each in root.children if each is not verb and each.index > verb.index]
    _swap(verb, root)
    root.dep, verb.tag = "nsubj", "VBD"
    for each in behind:
        attach(each, verb, each.dep)


def _tells(verb: Word) -> bool:
    if verb.tag == "VBD":
        return child(verb, "nsubj", "mark") is None
    return bool(child(verb, "dobj", "xcomp", "ccomp", "prt") or purpose_of(verb) or _moves(verb))


def _moves(verb: Word) -> bool:
    """ "Marchers filed through Sofia": who is said to go some way is no object."""
    return any(each.dep == "prep" and each.lower in WAYS and each.index == verb.index + 1 for each in verb.children)


WAYS = frozenset({"across", "along", "into", "onto", "past", "through", "toward", "towards"})


def denied_alternative(sentence: Sentence) -> None:
    """ "said that he had not left or informed anyone": what "or" joins to a clause that is denied is denied with it,
    and not said by who speaks.
    """
    for verb in sentence.words:
        content = child(verb.head, "ccomp") if verb.dep == "conj" and verb.tag in ("VBD", "VBN") else None
        marker = next((each for each in verb.head.children if each.dep == "cc" and each.index < verb.index), None)
        if content is None or marker is None or marker.lower != "or" or child(verb, "nsubj", "nsubjpass", "aux"):
            continue
        if child(content, "neg") is not None and content.index < marker.index:
            attach(verb, content, "conj")
            attach(marker, content, "cc")
            verb.tag = content.tag


def gerund_as_object(sentence: Sentence) -> None:
    """ "did not have standing", "will have fencing": behind a bare "have" stands what is had, no verb."""
    for verb in sentence.words:
        held = verb.head
        helped = verb.dep == "aux" and verb.tag == "VB" and verb.lower == "have"
        if helped and held.tag == "VBG" and held.index == verb.index + 1 and held.head is not held:
            before = [each for each in held.children if each.index < verb.index]
            _swap(verb, held)
            held.dep, held.pos, held.tag = "dobj", "NOUN", "NN"
            for each in before:
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


def elided_passive(sentence: Sentence) -> None:
    """ "25 were killed and dozens injured": a number before a bare participle suffers what it tells."""
    for verb in sentence.words:
        subject = child(verb, "nsubj")
        if verb.tag != "VBN" or verb.dep != "conj" or subject is None or child(verb, "aux", "auxpass", "dobj"):
            continue
        if subject.entity == "CARDINAL" or subject.tag == "CD" or child(subject, "nummod"):
            subject.dep = "nsubjpass"


def means_no_agent(sentence: Sentence) -> None:
    """ "Chad and Sudan agreed by telephone on a truce": behind a verb told in the active, "by" tells how, not who."""
    for by in sentence.words:
        verb = by.head
        active = verb.tag in ("VBD", "VBP", "VBZ") and child(verb, "auxpass", "nsubjpass") is None
        if by.dep == "agent" and active and child(verb, "nsubj") is not None:
            by.dep = "prep"


def particle_as_preposition(sentence: Sentence) -> None:
    """ "We call on all parties to wait": what "on" leads is whom the call is for, no object with a particle."""
    control = load_frames().words.prepositional_control
    for particle in sentence.words:
        verb = particle.head
        asks = particle.dep in ("prt", "prep") and particle.lower in control.get(verb.lemma, ())
        thing = child(verb, "dobj") if asks and child(particle, "pobj") is None else None
        if thing is not None and thing.index > particle.index > verb.index:
            particle.dep, particle.pos = "prep", "ADP"
            attach(thing, particle, "pobj")
            for clause in verb.children:
                clause.dep = "xcomp" if clause.dep == "advcl" and is_infinitive(clause) else clause.dep


REPAIRS: tuple[Callable[[Sentence], None], ...] = (
    joint_possessive,
    mismatched_conjunct,
    bound_of_number,
    number_as_object,
    name_as_object,
    suffix_of_name,
    name_given,
    what_it_is_called,
    two_objects,
    captive_as_object,
    measure_as_object,
    infinitive_behind_day,
    result_before_object,
    object_of_particle,
    gerund_as_modifier,
    past_as_participle,
    elided_passive,
    subject_of_passive,
    noun_as_verb,
    gerund_as_object,
    denied_alternative,
    participle_as_past,
    verb_as_noun,
    means_no_agent,
    particle_as_preposition,
    plural_as_verb,
    verb_in_name,
)
