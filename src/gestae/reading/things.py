"""Things told by a pronoun or a bare number: "The tanker was seized. It was let go", "Eight tanks are promised. Four
have been delivered". What a frame asks for tells which noun is meant; whom a pronoun names is told in `pronouns.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from gestae.knowledge.events import EventWords
from gestae.reading.words import Word

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})
COUNTED = frozenset({"", "CARDINAL"})


def stood_for(word: Word, words: EventWords) -> list[Word]:
    """The nouns that `word` may stand for, if it is a pronoun of things or a bare number: of its number, in its own
    sentence before it or in the sentence before.
    """
    if word.dep == "expl":
        return []
    if word.lower in words.for_one:
        return list(_told(word, "NN"))
    many = word.lower in words.for_many or _is_bare_number(word)
    return list(_told(word, "NNS")) if many else []


def _is_bare_number(word: Word) -> bool:
    """ "Four have been delivered": no number of something, no day and no sum."""
    counts = word.tag == "CD" and word.entity in COUNTED and word.dep in ARGUMENTS
    return counts and not any(each.dep == "prep" for each in word.children)


def _told(word: Word, tag: str) -> Iterator[Word]:
    before = word.sentence.before
    own = (each for each in word.sentence.words if each.index < word.index and each.head is not word.head)
    told = [*own, *(before.words if before is not None else ())]
    return (each for each in told if each.pos == "NOUN" and each.tag == tag and _is_topic(each))


def _is_topic(noun: Word) -> bool:
    """Whether a clause is about a noun, or about a part or an act of it: "the delivery of the jets"."""
    return noun.dep in ARGUMENTS or (noun.dep == "pobj" and noun.head.lower == "of" and _is_topic(noun.head.head))


__all__ = ["stood_for"]
