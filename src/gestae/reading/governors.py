"""Which word governs a happening, and as what: "refused to send" governs the sending by "to"."""

from __future__ import annotations

from gestae.knowledge.events import load_frames
from gestae.reading.scenes import Scene
from gestae.reading.tense import has_own_words
from gestae.reading.words import Word, ancestors, child, is_infinitive, subtree

NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = ("VERB", "AUX")
_OBJECTS = ("dobj", "attr", "oprd", "dative", "nsubjpass")


def lemmas_of(word: Word, scene: Scene) -> tuple[str, ...]:
    """The lemmas under which a governor may stand in the lexicon, the narrower first: with its particle ("call off"),
    with a bare object ("take place"), or "used" of past habits.
    """
    thing = child(word, "dobj")
    if word.lower in scene.words.habitual and word.tag == "VBD" and thing is None and child(word, "xcomp") is not None:
        return (word.lower,)
    particle = child(word, "prt")
    lemma = f"{word.lemma} {particle.lower}" if particle else word.lemma
    narrow = [each.lower for each in word.children if each.index == word.index + 1 and _is_bare(each)]
    return (*(f"{lemma} {each}" for each in narrow), lemma)


def _is_bare(word: Word) -> bool:
    """An object without an article, or a particle that was taken for an adverb: "take place", "fell through"."""
    return word.dep in ("dobj", "advmod") and not word.children


def adjective_of(word: Word, head: Word) -> Word | None:
    """The adjective that a clause belongs to although the parser hung it on the copula: "it is impossible to hold"."""
    if word.dep not in ("xcomp", "ccomp", "advcl") or head.lemma != "be":
        return None
    return next((each for each in head.children if each.dep == "acomp" and each.index < word.index), None)


def predicate_of(word: Word, head: Word) -> Word | None:
    """What is said of a noun behind a copula: "the reports are false", "the claim was a lie"."""
    if word.dep != "nsubj" or word.pos not in NOUNS:
        return None
    return child(head, "acomp") or (child(head, "attr") if head.lemma == "be" else None)


def is_behind_preposition(word: Word, head: Word) -> bool:
    """ "Called on both sides to lay down their arms": who is asked stands behind a preposition."""
    if word.dep != "advcl" or not is_infinitive(word):
        return False
    names = load_frames().words.prepositional_control.get(head.lemma, frozenset())
    asked = (each for each in head.children if each.dep == "prep" and each.lower in names)
    first = min(each.index for each in subtree(word))
    return first - 1 in [max(low.index for low in subtree(each)) for each in asked]


def noun_of(word: Word, head: Word) -> Word | None:
    """The object that what stands right behind it belongs to, hung on the verb by the parser: "a plot to kill", "no
    merit in waiting".
    """
    thing = child(head, "dobj", "nsubjpass")
    hung = word.head if word.dep in ("pobj", "pcomp") else word
    if thing is None or not (hung is not word or (word.dep == "advcl" and is_infinitive(word))):
        return None
    return thing if min(each.index for each in subtree(hung)) == thing.index + 1 else None


def excepted_from(word: Word, scene: Scene) -> Word | None:
    """The noun from which an infinitive is excepted: "no choice but to withdraw"."""
    start = word.sentence.words[0].index
    before = word.sentence.words[max(word.index - start - 3, 0) : word.index - start]
    excepting = len(before) == 3 and before[1].lower in scene.words.excepting and before[0].pos in NOUNS
    return before[0] if excepting and is_infinitive(word) else None


def controller_of(word: Word, head: Word) -> Word | None:
    """The verb to whose object an infinitive falls, hung on that object or as a purpose: "caused flights to be cut"."""
    if is_infinitive(word) and noun_of(word, head) is not None:
        return head
    hung = word.dep in ("relcl", "acl") and is_infinitive(word) and child(word, "nsubj", "mark") is None
    return head.head if hung and head.dep == "dobj" and head.index < word.index else None


def governor_of(word: Word, scene: Scene) -> tuple[Word, tuple[str, ...]]:
    """The word that governs `word`, prepositions passed over, and the kinds of complement that `word` may be to it."""
    if word.dep == "conj":
        first = _first(word)
        if word.pos in NOUNS or not has_own_words(word):
            return governor_of(first, scene)
        if _is_finite(word, scene):
            first = _finite(first)
        return first.head, _kinds(word, first.dep)
    if word.dep == "pobj" and word.head.dep == "prt":
        return word.head.head, ("object",)  # "called off the attack"
    if word.dep in ("pobj", "pcomp") and word.head.dep in ("prep", "agent", "dative", "conj"):
        outer = word.head.head
        if outer.dep in ("prep", "prt") and outer.pos == "ADP" and outer.index == word.head.index - 1:
            return outer.head, (f"{outer.lower} {word.head.lower}",)  # "talked him out of leaving"
        name = word.head.lower
        if not _is_gerund(word):
            return word.head.head, (name,)
        beside = name in scene.words.presupposing | scene.words.adjoining
        return word.head.head, (f"{name} ing", name) if beside else (f"{name} ing", name, "ing")
    return word.head, _kinds(word, word.dep)


def _is_gerund(word: Word) -> bool:
    """ "Of leaving", "of being held", "of having left"."""
    return word.tag == "VBG" or any(each.tag == "VBG" and each.dep in ("aux", "auxpass") for each in word.children)


def preposition_of(word: Word) -> tuple[str, str] | None:
    """The preposition before `word`, alone and with the word before it: the two may be one ("instead of")."""
    by = word.head if word.dep in ("pobj", "pcomp") else child(word, "mark")
    if by is None:
        return None
    before = next((each for each in by.sentence.words if each.index == by.index - 1), None)
    return by.lower, f"{before.lower} {by.lower}" if before is not None else by.lower


def verb_above(word: Word) -> Word | None:
    """The nearest verb above `word`."""
    return next((each for each in ancestors(word) if each.pos in _VERBS), None)


def _first(word: Word) -> Word:
    while word.dep == "conj":
        word = word.head
    return word


def _is_finite(word: Word, scene: Scene) -> bool:
    helped = any(
        each.dep == "aux" and each.lower in scene.words.perfect and each.tag != "VBG" for each in word.children
    )
    return not is_infinitive(word) and (word.tag == "VBD" or (word.tag == "VBN" and helped))


def _finite(word: Word) -> Word:
    """ "failed to come up with another and filed": a past tense is coordinated with a past tense above."""
    past = (each for each in ancestors(word) if each.pos in _VERBS and each.tag not in ("VB", "VBG"))
    return _first(next(past, word)) if is_infinitive(word) or word.tag in ("VB", "VBG") else word


def _kinds(word: Word, dep: str) -> tuple[str, ...]:
    subject = child(word, "nsubj", "nsubjpass")
    mark = child(word, "mark")
    if is_infinitive(word) and subject is not None and dep == "advcl" and mark is not None:
        return mark.lower, "purpose"  # "called for the crossing to be reopened"
    if is_infinitive(word) and (dep in ("xcomp", "acl", "advcl") or (dep == "relcl" and subject is None)):
        return ("purpose",) if dep == "advcl" and word.head.pos not in NOUNS else ("to",)
    if dep == "xcomp":
        return ("ing", "to")
    if dep == "ccomp":
        finite = has_own_words(word) and not is_infinitive(word) and word.tag != "VBG"
        if finite:
            return ("finite", "that")
        return ("that", "ing") if word.tag == "VBG" else ("that", "to") if is_infinitive(word) else ("that",)
    if dep == "advcl" and word.tag == "VBG" and word.index == _end(word.head) + 1:
        return ("ing", "advcl")
    if dep in ("acl", "relcl") and mark is not None:
        return ("that",)  # also "the report that it had left" where "that" was first taken for a pronoun
    if dep == "acl":
        return ("participle",)
    if dep in _OBJECTS:
        return ("object",)
    return ("subject",) if dep in ("nsubj", "csubj") else (dep,)


def _end(verb: Word) -> int:
    """The index of the verb, or of its particle behind it."""
    particle = child(verb, "prt")
    return max(verb.index, particle.index) if particle is not None else verb.index
