"""Clauses that state nothing: indirect questions ("whether it fell") and subjunctives ("that it be freed")."""

from __future__ import annotations

from gestae.knowledge.implications import StatusWords
from gestae.reading.words import Word


def is_asked(word: Word, words: StatusWords) -> bool:
    """Whether `word` heads an indirect question."""
    mark = next((each for each in word.children if each.dep == "mark" and each.lower in words.enquiring), None)
    beside = mark is not None and word.dep == "advcl" and mark.lower not in words.conditions  # "whether or not it fell"
    return mark is not None and (word.dep in ("ccomp", "pcomp") or beside or asks(mark, word, words))


def asks(mark: Word, word: Word, words: StatusWords) -> bool:
    """Whether an "if" right behind a word of asking opens a question that was taken for a condition."""
    before = next((each for each in mark.sentence.words if each.index == mark.index - 1), None)
    enquiring = mark.lower in words.enquiring and before is not None and before.lemma in words.asking
    return word.dep == "advcl" and enquiring


def is_presupposed(word: Word) -> bool:
    """ "investigate who shot the pilot", "asked why it left": what is asked about one part leaves the rest a fact."""
    first = min(word.children, key=lambda each: each.index, default=None)
    return (
        word.dep in ("ccomp", "pcomp") and first is not None and first.tag in ("WP", "WRB") and first.index < word.index
    )


def is_imperative(verb: Word) -> bool:
    """ "Withdraw your troops", "please leave": a bare form without a subject that opens a sentence or a quotation."""
    if verb.tag != "VB" or verb.dep not in ("ROOT", "ccomp", "parataxis"):
        return False
    if any(each.dep in ("nsubj", "nsubjpass", "aux", "auxpass", "mark", "expl") for each in verb.children):
        return False
    before = next((each for each in verb.sentence.words if each.index == verb.index - 1), None)
    return before is None or before.pos == "INTJ" or (before.pos == "PUNCT" and before.text != ",")


def _is_base(verb: Word) -> bool:
    """A bare form, also one taken for a present tense although its subject is one: "that Niger leave"."""
    one = any(each.dep == "nsubj" and each.tag in ("NN", "NNP") for each in verb.children)
    return verb.tag == "VB" or (verb.tag == "VBP" and one and verb.lower == verb.lemma)


def is_subjunctive(word: Word) -> bool:
    """ "(insist) that the funds be released", "(demanded) that Russia withdraw": a bare form with a subject."""
    if word.dep not in ("ccomp", "acl") or not any(each.dep in ("nsubj", "nsubjpass") for each in word.children):
        return False
    helping = [each for each in word.children if each.dep in ("aux", "auxpass")]
    bare = _is_base(word) if not helping else all(each.tag == "VB" and each.lemma == "be" for each in helping)
    return bare and any(each.dep == "mark" for each in word.children)
