"""Mends what the parser gets wrong around a verb: what it governs, and who is its subject."""

from __future__ import annotations

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


__all__ = ["infinitive_behind_day", "purpose_of", "subject_of_passive"]
