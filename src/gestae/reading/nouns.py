"""Common nouns of the lexicon in the text: "army", "head of state", "chairman of the joint chiefs of staff"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gestae.knowledge.actors import Nominal
from gestae.knowledge.world import World
from gestae.reading.cast import Cast, Referent
from gestae.reading.words import PASSIVE_SUBJECTS, SUBJECTS, Word, noun_phrase

LONGEST = 5  # words before the last that may spell a noun: "chairman of the joint chiefs of staff"


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun of the lexicon in the text: its head word, the words that spell it, and its entry."""

    head: Word
    spelled: tuple[Word, ...]
    entry: Nominal
    lemma: str


def noun_at(word: Word, world: World) -> Noun | None:
    """The lexicon's noun that ends in `word`, the longest spelling first; its head stands before "of" ("head of
    state").
    """
    described = word.pos == "ADJ" and any(child.lower == "the" or child.dep == "poss" for child in word.children)
    if word.pos not in ("NOUN", "PROPN") and not described:
        return None
    place = word.index - word.sentence.words[0].index
    before = word.sentence.words[max(0, place - LONGEST) : place]
    for length in range(len(before), -1, -1):
        lead = before[len(before) - length :]
        for last in (word.lower, word.lemma):
            entry = world.nominals.get(" ".join([*(each.lower for each in lead), last]))
            if entry and not (entry.lone and _counts(word)):
                head = next((each.head for each in lead if each.dep == "prep" and each.head in lead), word)
                return Noun(head, (*lead, word), entry, " ".join([*(each.lower for each in lead), word.lemma]))
    return None


def _counts(word: Word) -> bool:
    """Whether a number only counts what follows: "thousands of troops"."""
    return word.dep not in SUBJECTS | PASSIVE_SUBJECTS or any(each.lower == "of" for each in word.children)


def nouns_of(words: Sequence[Word], world: World) -> dict[int, Noun]:
    """The lexicon's nouns by the index of their head; of two in the same words, the longer."""
    found = sorted((noun for word in words if (noun := noun_at(word, world))), key=lambda noun: -len(noun.spelled))
    kept: dict[int, Noun] = {}
    taken: set[int] = set()
    for noun in found:
        if noun.head.index not in taken:
            kept[noun.head.index] = noun
        if len(noun.spelled) > 1 and noun.head is not noun.spelled[-1]:
            taken |= {word.index for word in noun.spelled}
    return dict(sorted(kept.items()))


def is_definite(head: Word, world: World) -> bool:
    """Whether the noun points at something told before: "the", "this", "both", "each"."""
    return any(child.lower in world.words.definite for child in head.children)


def phrase_of(noun: Noun) -> list[Word]:
    """The noun phrase of its head, and the words behind that spell it: "Ministry of Foreign Affairs"."""
    phrase = noun_phrase(noun.head)
    return [*phrase, *(word for word in noun.spelled if word.index > phrase[-1].index)]


def note(referent: Referent, noun: Noun, cast: Cast) -> None:
    """Puts the words of a noun into `cast` as a mention of a referent."""
    phrase = phrase_of(noun)
    cast.mention(
        referent, noun.head, phrase[0].start, phrase[-1].end if phrase[-1].tag != "POS" else noun.head.end, "nominal"
    )
