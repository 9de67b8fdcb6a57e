"""Whether the words around a verb or a noun deny it: "not", "no longer", "nobody", "no sanctions", "nor"."""

from __future__ import annotations

from gestae.knowledge.implications import StatusWords
from gestae.reading.scenes import Scene
from gestae.reading.words import Word, child, noun_phrase, subtree

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr")


def negation_of(verb: Word, scene: Scene) -> str | None:
    """The word or phrase that denies `verb`; null where nothing does."""
    return (
        _adverb(verb, scene.words)
        or scene.denials.get(verb.index)
        or _argument(verb, scene.words)
        or _joint(verb, scene.words)
    )


def is_none(noun: Word, words: StatusWords) -> bool:
    """Whether a noun phrase says that there is none: "no sanctions", "not one soldier"."""
    if noun.lower in words.nobody:
        return not any(each.lower in words.excepting and each.index == noun.index + 1 for each in noun.children)
    before = [each for each in noun_phrase(noun) if each.index < noun.index]
    before += [each for top in (noun, *before) for each in top.children if each.dep in ("neg", "preconj")]
    denying = (each for each in before if each.index < noun.index and (each.dep == "neg" or each.lower in words.none))
    return any(not _is_spent(each, words) and not _contrasts(each, words) for each in denying)


def _contrasts(negation: Word, words: StatusWords) -> bool:
    """ "Attacked not the port but the town": the verb stands; "not a shot", "not one soldier" say none."""
    after = next((each for each in negation.sentence.words if each.index == negation.index + 1), None)
    return negation.pos == "PART" and after is not None and after.lower not in words.indefinite | words.single


def denial_of_noun(noun: Word, scene: Scene) -> str | None:
    """The word that denies a noun: "no", also said of the noun that it is coordinated with, or "nor"."""
    words = scene.words
    for each in noun.children:
        before = each.index < noun.index and each.dep in ("det", "neg", "preconj")
        if before and each.lower in words.none and not _is_spent(each, words):
            return None if each.lower in words.pairing and _is_definite(noun, words) else each.lower
    if noun.dep != "conj":
        return _joint(noun, words)
    if _is_definite(noun, words):
        return None
    shared = not any(each.dep in ("det", "poss", "nummod") for each in noun.children) and noun.head.pos == noun.pos
    return _joint(noun, words) or (denial_of_noun(noun.head, scene) if shared else None)


def _is_definite(noun: Word, words: StatusWords) -> bool:
    """ "Neither the raid nor the siege": what has its article is there."""
    marks = (each.lower for each in noun.children if each.dep in ("det", "poss"))
    return any(mark not in words.indefinite | words.none for mark in marks)


def is_ranked(noun: Word, words: StatusWords) -> bool:
    """ "Was not the first raid", "not the worst raid": the rank is denied, not the raid."""
    marks = [each for each in noun.children if each.dep == "amod" and each.index < noun.index]
    return any(each.tag == "JJS" or each.lower in words.ranking for each in marks)


def _adverb(verb: Word, words: StatusWords) -> str | None:
    for each in verb.children:
        joins = each.dep in ("cc", "preconj") and each.index > verb.index  # "nor" denies what comes after it
        if (each.dep == "neg" or each.lower in words.negating_adverbs) and not joins and not _is_spent(each, words):
            return None if _is_elsewhere(each, verb, words) or _is_part(verb, words) else each.lower
    return None


def _is_elsewhere(negation: Word, verb: Word, words: StatusWords) -> bool:
    """ "Russia attacked, not Ukraine": a "not" behind a full verb denies what comes after it; so does an "almost" that
    stands before something else ("paid almost a million").
    """
    if any(each.index == negation.index - 1 and each.lower in words.alternative for each in verb.children):
        return True  # "whether or not they attacked"
    if negation.dep == "advmod" and negation.index > verb.index:
        return True  # "the talks led nowhere"
    if negation.lower in words.approximate:
        after = next((each for each in negation.sentence.words if each.index == negation.index + 1), negation)
        return after.pos not in ("VERB", "AUX")
    full = verb.pos == "VERB" and verb.lemma not in words.helping
    return full and negation.pos == "PART" and negation.index > verb.index


def _is_part(verb: Word, words: StatusWords) -> bool:
    """ "Did not withdraw completely", "did not answer well", "was not moving fast enough": it did, in a way."""
    behind = [each for each in verb.children if each.dep == "advmod" and each.index > verb.index]
    return any(word.lower in words.whole for each in behind for word in (each, *each.children))


def _argument(verb: Word, words: StatusWords) -> str | None:
    """ "No sanctions were imposed", "nobody was hurt", "not a single soldier will go"."""
    behind = child(verb, "dobj")
    for each in verb.children:
        if each.dep == "dobj" and each is not behind:
            continue  # "arrested them, nothing more"
        if each.dep in _ARGUMENTS and is_none(each, words) and not (each.dep == "dobj" and _stands(verb, each, words)):
            return each.lower if each.lower in words.nobody else "no"
    return None


def _stands(verb: Word, nothing: Word, words: StatusWords) -> bool:
    """ "It contains no details", "they gave no reason": the having and the telling are facts, with nothing in them."""
    held = verb.lemma in words.holding and child(verb, "prt") is None  # "carried out no attack" is none
    return held or nothing.lemma in words.empty


def _joint(word: Word, words: StatusWords) -> str | None:
    """ "nor", "rather than", "but not" before the second of two."""
    if word.dep not in ("conj", "appos"):
        return None
    first = min(each.index for each in subtree(word))
    start = word.sentence.words[0].index
    near = word.sentence.words[max(first - 2 - start, 0) : first + 1 - start]
    marks = (each for each in word.children if each.lower in words.timing or each.dep == "mark")
    if any(each.index in (first, first + 1) for each in marks):
        return None  # "signed, but not before it had a promise", "nor that it was forced"
    spelled = f" {' '.join(each.lower for each in near)} "
    return next((joint for joint in words.denying_joints if f" {joint} " in spelled), None)


def _is_spent(negation: Word, words: StatusWords) -> bool:
    """Whether a "not" or "no" denies the next word alone: "not all", "not only", "no fewer than", "no more urgent"."""
    place = negation.index - negation.sentence.words[0].index + 1
    after = [each for each in negation.sentence.words[place : place + 4] if each.pos != "PUNCT"][:2]
    if not after or after[0].lower in words.timing or (after[0].dep == "mark" and negation.lower in words.alternative):
        return bool(after)  # "no proof that it left, nor that it fired": what "nor" joins is told as the first
    if after[0].lower in words.ranking:
        return True
    if after[0].lower in words.partial or after[0].lower in words.focusing or not after[0].text.isalpha():
        return after[0].lower not in words.single
    compared = len(after) > 1 and (after[1].lower in words.comparison or after[1].pos in ("ADJ", "ADV"))
    return after[0].lower in words.comparing and compared
