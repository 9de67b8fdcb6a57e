"""Mends what the parser gets wrong around a verb: what it governs, and who is its subject."""

from __future__ import annotations

from collections.abc import Mapping

from gestae.knowledge.events import load_frames
from gestae.reading.words import Sentence, Word, attach, child, is_infinitive, subtree


def infinitive_behind_day(sentence: Sentence) -> None:
    """ "threatened on Thursday to leave": what somebody binds himself to is no purpose, whatever stands between."""
    binding = load_frames().words.binding
    for verb in sentence.words:
        deed = purpose_of(verb) if verb.lemma in binding and child(verb, "dobj", "xcomp") is None else None
        if deed is None or deed.index < verb.index:
            continue
        first = min(each.index for each in subtree(deed))
        between = [each for each in verb.children if verb.index < each.index < first]
        if between and all(each.dep in ("prep", "npadvmod", "advmod") for each in between):
            deed.dep = "xcomp"


def purpose_of(verb: Word) -> Word | None:
    """The infinitive that the parser hung on a verb, or on a noun, as a purpose or a relative clause."""
    return next((each for each in verb.children if each.dep in ("advcl", "relcl") and is_infinitive(each)), None)


def subject_of_passive(sentence: Sentence) -> None:
    """ "the border stayed shut": what stays as it was left is what was done something to."""
    for verb in sentence.words:
        helper = child(verb, "auxpass")
        if verb.tag != "VBN" or helper is None or child(verb, "nsubjpass", "dobj"):
            continue
        subject = child(verb, "nsubj") or child(helper, "nsubj")
        if subject is not None:
            attach(subject, verb, "nsubjpass")


def plural_as_verb(sentence: Sentence) -> None:
    """ "It thanks Mali for its help": a word in -s between whoever does it and an object is no noun, but a verb."""
    for verb in sentence.words:
        if verb.tag == "NNS" and child(verb, "nsubj") is not None and child(verb, "dobj") is not None:
            _make_verb(verb)


def verb_in_name(sentence: Sentence) -> None:
    """ "The Chairperson thanks Mali": in a sentence without a verb, a word in -s between a title and a name is one."""
    if any(each.tag in FINITE for each in sentence.words):
        return
    verb = next((each for each in sentence.words if _may_tell(each)), None)
    if verb is None:
        return
    top = verb.head
    before = [each for each in top.children if each.index < verb.index and each.pos in ("NOUN", "PROPN")]
    subject = top.head if top.dep == "appos" else before[-1] if before else None
    if subject is None or subject.index > verb.index or sentence.words[0].lower not in TITLED:
        return
    behind = [each for each in (*top.children, *subject.children) if each.index > verb.index and each.dep == "prep"]
    described = [each for each in top.children if each.index < verb.index and each not in (verb, subject)]
    top.children.remove(verb)
    verb.head, verb.dep = verb, "ROOT"
    _make_verb(verb)
    for each in described:
        attach(each, subject, each.dep)
    attach(top, verb, "dobj")
    attach(subject, verb, "nsubj")
    for each in behind:
        attach(each, verb, "prep")


def captive_as_object(sentence: Sentence) -> None:
    """ "took 30 villagers hostage", "took prisoner a dozen men": what is made of whom is taken is not who is taken."""
    outcomes = load_frames().words.outcomes
    for made in sentence.words:
        verb = _taking(made, outcomes)
        if verb is None:
            continue
        taken = child(verb, "dobj")
        if taken is not None and made.head is taken and made.index > taken.index:
            attach(made, verb, "oprd")
        elif made.head is verb and any(each.dep == "dobj" and each is not made for each in verb.children):
            made.dep = "oprd"
        else:
            _give_place(made, verb)


def _taking(made: Word, outcomes: Mapping[str, frozenset[str]]) -> Word | None:
    """The verb by which somebody is made what `made` names."""
    if made.tag not in ("NN", "JJ") or (child(made, "det", "poss") is not None and child(made, "compound") is None):
        return None
    above = made.head if made.head.pos == "VERB" else made.head.head
    above = above if above.pos == "VERB" else above.head
    return above if made.lower in outcomes.get(above.lemma, ()) and made.index > above.index else None


def what_it_is_called(sentence: Sentence) -> None:
    """ "what the army called its answer to the attack": what stands right behind a name that is given belongs to it."""
    naming = load_frames().words.naming
    for verb in sentence.words:
        name = child(verb, "oprd") if verb.lemma in naming else None
        last = max((each.index for each in subtree(name)), default=0) if name is not None else 0
        for behind in [each for each in verb.children if each.dep == "prep" and each.index == last + 1]:
            if name is not None and name.pos == "NOUN" and behind.lower in NOMINAL:
                attach(behind, name, "prep")


def _give_place(made: Word, verb: Word) -> None:
    """The noun right before `made`, which the parser took for a part of its name, takes its place."""
    who = next((each for each in made.children if each.index == made.index - 1 and each.dep == "compound"), None)
    if who is None:
        return
    head, dep = made.head, "dobj" if made.head is verb else made.dep
    for each in [each for each in made.children if each is not who]:
        attach(each, who, each.dep)
    made.children.remove(who)
    who.head = who
    attach(made, verb, "oprd")
    attach(who, head, dep)


NOMINAL = frozenset({"of", "to", "for", "against"})  # prepositions that rather belong to a noun right before them
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
TITLED = frozenset({"the", "our", "his", "her", "its", "their"})


def _may_tell(word: Word) -> bool:
    """Whether a plural noun before a name tells an act as a verb, too: "thanks"."""
    named = word.tag == "NNS" and word.dep == "compound" and word.head.pos == "PROPN"
    return named and any(opening.pos == "VERB" for opening in load_frames().opened_by(word.lower.removesuffix("s")))


def _make_verb(word: Word) -> None:
    word.tag, word.pos, word.lemma = "VBZ", "VERB", word.lower.removesuffix("s")


__all__ = [
    "captive_as_object",
    "infinitive_behind_day",
    "plural_as_verb",
    "purpose_of",
    "subject_of_passive",
    "verb_in_name",
    "what_it_is_called",
]
