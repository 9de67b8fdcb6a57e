"""Pronouns: whom "he", "its" and "they" stand for, by salience, number and kind (after Lappin and Leass 1994)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gestae.knowledge.world import World
from gestae.reading.cast import MEMORY, Cast, Referent, most_salient, weight
from gestae.reading.clauses import prepositions
from gestae.reading.words import Word, conjuncts


def name_pronoun(word: Word, world: World, cast: Cast) -> None:
    """Puts what the pronoun `word` stands for into `cast`; what cannot be told is left open."""
    for referent in antecedents(word, world, cast):
        cast.mention(referent, word, word.start, word.end, "pronoun")


def antecedents(word: Word, world: World, cast: Cast, barred: Iterable[Referent] = ()) -> list[Referent]:
    """Whom the pronoun `word` may stand for, those in `barred` apart; empty where that cannot be told."""
    words = world.words
    out = list(barred)
    if word.lower in words.he:
        return _one(
            cast, word, lambda each: each.kind == "person" and not each.many and each.sex != "f" and each not in out
        )
    if word.lower in words.she:
        return _one(
            cast, word, lambda each: each.kind == "person" and not each.many and each.sex != "m" and each not in out
        )
    if word.lower in words.it and not _is_empty(word):
        centre = _centre(word, cast)
        if centre is not None and centre not in out:
            return [centre]
        return _one(
            cast,
            word,
            lambda each: each.kind in ("state", "organization", "group") and not each.many and each not in out,
        )
    if word.lower in words.me | words.us:
        return _own_voice(word, world, cast)
    return _several(cast, word, world) if word.lower in words.they else []


def _centre(word: Word, cast: Cast) -> Referent | None:
    """For an "it" that opens a sentence as its subject, the one body that is the subject of the sentence before
    (Grosz, Joshi and Weinstein 1995: what a sentence is about tends to stay).
    """
    if word.dep != "nsubj" or word.index != word.sentence.words[0].index:
        return None
    bodies = (each for each in cast.referents if each.kind in ("state", "organization", "group") and not each.many)
    before = (
        referent
        for referent in bodies
        for seen in referent.seen
        if seen.sentence.number == word.sentence.number - 1 and _is_topic(seen)
    )
    found = list(dict.fromkeys(before))
    return found[0] if len(found) == 1 else None


def _is_topic(word: Word) -> bool:
    """Whether a word is the subject of its sentence, or its head where no verb was found."""
    return word.dep == "ROOT" or (word.dep == "nsubj" and word.head.dep == "ROOT")


def _own_voice(word: Word, world: World, cast: Cast) -> list[Referent]:
    """Outside quotations "I" is whose the text is, "we" whom that one acts for."""
    if cast.voice is None or word.quoted:
        return []
    acts_for = cast.state(cast.voice.code) if cast.voice.code and word.lower in world.words.us else None
    return [acts_for or cast.voice]


def _is_empty(word: Word) -> bool:
    """The "it" of weather, clefts and "it is clear that"."""
    return word.dep == "expl" or (
        word.dep in ("nsubj", "nsubjpass") and any(each.dep in ("csubj", "csubjpass") for each in word.head.children)
    )


def _one(cast: Cast, word: Word, fits: Callable[[Referent], bool]) -> list[Referent]:
    barred = {id(referent) for rival in _coarguments(word) for referent in cast.at(rival)}
    found = most_salient([each for each in cast.referents if fits(each) and id(each) not in barred], word)
    return [found] if found else []


def _coarguments(word: Word) -> list[Word]:
    """The other arguments of the verb that `word` is one of: "he told him" are two, "it called on Turkey" too."""
    if word.dep == "nsubj":
        return [each for each in word.head.children if each.dep in ("dobj", "dative")] + [
            each for name, each in prepositions(word.head) if name in ("on", "with", "against", "to")
        ]
    if word.dep == "poss" or word.dep not in ("dobj", "pobj", "dative", "nsubjpass"):
        return []
    verb = word.head.head if word.dep == "pobj" else word.head
    return [child for child in verb.children if child.dep in ("nsubj", "dobj", "dative") and child is not word]


def _several(cast: Cast, word: Word, world: World) -> list[Referent]:
    """The nearest weighty words that stand for more than one: a plural, or names joined by "and"."""
    best: tuple[float, list[Referent]] = (0.0, [])
    for referent in cast.referents:
        for seen in referent.seen:
            distance = word.sentence.number - seen.sentence.number
            if seen.index >= word.index or distance > MEMORY:
                continue
            together = _together(seen, cast)
            if len(together) > 1 or referent.many or (seen.lower in world.words.crowds and referent.kind != "state"):
                best = max(best, (weight(seen) / (1 + distance) ** 1.5, together), key=lambda pair: pair[0])
    return max(best, _unnamed_many(cast, word), key=lambda pair: pair[0])[1]


def _unnamed_many(cast: Cast, word: Word) -> tuple[float, list[Referent]]:
    """Several whom no noun of the lexicon names, told as somebody's: "hardliners of the ruling party"."""
    best: tuple[float, list[Referent]] = (0.0, [])
    for noun in (each for each in cast.plurals if each.index < word.index):
        distance = word.sentence.number - noun.sentence.number
        owners = [referent for name, obj in prepositions(noun) if name == "of" for referent in cast.at(obj)]
        if distance <= 1 and owners and noun.sentence is not word.sentence:
            best = max(best, (weight(noun) / (1 + distance) ** 1.5, owners), key=lambda pair: pair[0])
    return best


def _together(word: Word, cast: Cast) -> list[Referent]:
    found: list[Referent] = []
    for each in conjuncts(word) if word.dep != "conj" else [word]:
        found += [referent for referent in cast.at(each) if referent not in found]
    return found
