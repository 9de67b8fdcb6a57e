"""How a word tells an act where no event was read: as done, denied, still to come, wished, or only named.

The words before it in its clause say so, the nearest first; behind a noun, what is told of it ("the talks never took
place").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gestae.knowledge.fates import load_fates
from gestae.knowledge.linking import load_joining
from gestae.knowledge.use import cached
from gestae.linking.phrases import plain
from gestae.linking.ways import ways
from gestae.linking.words import Word, acts, stem
from gestae.records import Status

_BACK = 6  # words before a verb in which its auxiliaries and negations stand
_BESIDE = 2  # words before a word that determine it
_BEHIND = 9  # words behind a noun in which it is told what became of it
_GOVERNED = 4  # words before a noun in which the verb that does it stands
_DONE = ("happened", "ongoing")
_BREAKS = ";:—–("


@dataclass(frozen=True, slots=True)
class Manner:
    """`status`: null where nothing says; `ahead`: still to come; `noun`: the word only names its act."""

    status: Status | None
    ahead: bool
    noun: bool


def manner_of(words: Sequence[Word], place: int, text: str) -> Manner:
    """How the word at `place` of a sentence tells its act."""
    if _is_attribute(words, place):
        return Manner(None, False, False)
    if not _is_noun(words, place):
        return _of_verb(words, place, text)
    before = _carrier(words, place, text)
    if before is not None:
        return _of_verb(words, before, text)
    behind = _happening(words, place, text)
    if behind is None:
        return Manner(None, False, True)
    found = _of_verb(words, behind, text)
    denied = load_fates().moods.denying & {plain(word) for word in words[max(0, place - _BESIDE) : place]}
    fallen = found.status in _DONE and _starts(words, behind, load_fates().moods.collapsing)
    return Manner("denied" if denied or fallen else found.status, found.ahead, False)


def _carrier(words: Sequence[Word], place: int, text: str) -> int | None:
    """The place of the verb that does what a noun names: "finished their course", "made the payment"."""
    for number in range(place - 1, max(-1, place - 1 - _GOVERNED), -1):
        if _is_parted(words[number], words[number + 1], text):
            return None
        if words[number].stem in _carrying() and not _is_noun(words, number):
            return number
    return None


@cached
def _carrying() -> frozenset[str]:
    fates = load_fates()
    return frozenset(stem(word) for word in fates.carrying | fates.moods.completing)


def _starts(words: Sequence[Word], place: int, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases begins at `place`."""
    told = tuple(word.stem for word in words[place : place + _GOVERNED])
    return any(told[: len(phrase)] == phrase for phrase in _spelled(phrases) if phrase[0] == told[0])


@cached
def _spelled(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(stem(each) for each in phrase.split()) for phrase in phrases)


def finite_at(words: Sequence[Word], place: int) -> bool:
    """Whether the word at `place` is a verb told as past, or an auxiliary of what is so."""
    text = plain(words[place])
    if not place or _is_attribute(words, place):
        return False
    told = text.endswith("ed") or (text in load_joining().forms and not text.endswith("s"))
    return told or text in load_fates().moods.perfect


def _is_attribute(words: Sequence[Word], place: int) -> bool:
    """Whether a participle stands before its noun: "the postponed vote", "one of the most feared weapons"."""
    text, before = plain(words[place]), plain(words[place - 1]) if place else ""
    if not (text.endswith("ed") or text in load_joining().forms):
        return False
    owned = before in load_joining().determiners or before.endswith(("'s", "s'"))
    return owned or before in load_fates().moods.degrees


def _is_noun(words: Sequence[Word], place: int) -> bool:
    """Whether a word stands as a noun: behind an article, a number, an owner; forms of the past are verbs."""
    text = plain(words[place])
    if (text in load_joining().forms and not text.endswith("s")) or (text.endswith("ed") and len(text) > len("shed")):
        return False
    before = plain(words[place - 1]) if place else ""
    if place and any(each.isdigit() for each in text[words[place - 1].end : words[place].start]):
        return True
    if before in load_joining().auxiliaries or before in load_fates().moods.adverbs:
        return False
    if text.endswith("ing"):
        return before in load_joining().determiners or before.endswith(("'s", "s'"))
    if text.endswith("s") and _is_known_noun(words[place]) and place and words[place - 1].text[0].islower():
        return True
    near = [plain(word) for word in words[max(0, place - _BESIDE) : place]]
    return any(each in load_joining().determiners or each.endswith(("'s", "s'")) or each == "of" for each in near)


def _is_known_noun(word: Word) -> bool:
    return word.stem in acts().nouns or word.stem in ways().nouns


def _happening(words: Sequence[Word], place: int, text: str) -> int | None:
    """The place of the verb behind a noun that tells whether what it names came about."""
    for number in range(place + 1, min(len(words), place + 1 + _BEHIND)):
        if _is_parted(words[number - 1], words[number], text):
            return None
        if _starts(words, number, (*load_fates().moods.happening, *load_fates().moods.collapsing)):
            return number
    return None


def _of_verb(words: Sequence[Word], place: int, text: str) -> Manner:
    """By the words before a verb in its clause, and by a "no" behind it."""
    moods = load_fates().moods
    form = plain(words[place])
    behind = {plain(word) for word in words[place + 1 : place + 1 + _BESIDE]}
    before = [plain(word) for word in _clause(words, place, text)]
    near = set(before)
    ahead = bool(near & moods.future) or _is_infinitive(before)
    if near & moods.denying or behind & moods.none:
        return Manner("denied", ahead, False)
    if near & moods.wishing and _is_infinitive(before):
        return Manner("called_for", True, False)
    if near & moods.failing and _is_infinitive(before):
        return Manner("denied", False, False)
    if near & moods.possible:
        return Manner("possible", True, False)
    if near & moods.conditional:
        return Manner("conditional", True, False)
    if _is_infinitive(before) and near & moods.implying:
        return Manner("happened", False, False)
    if near & moods.future or _is_infinitive(before):
        return Manner("planned", True, False)
    if form.endswith("ing") and not _is_led(before):
        return Manner(None, False, False)
    told = form in load_joining().forms and not form.endswith("s")
    done = form.endswith("ed") or told or form in moods.unchanging or bool(near & moods.perfect)
    return Manner("happened" if done else "ongoing" if form.endswith(("s", "ing")) else None, False, False)


def _is_led(before: Sequence[str]) -> bool:
    """Whether a form in -ing is told as done: behind a form of "be" or a word of time."""
    moods = load_fates().moods
    near = before[:_BESIDE] if before and before[0] in moods.adverbs else before[:1]
    return bool(set(near) & {*load_joining().being, *moods.leading})


def _is_infinitive(before: Sequence[str]) -> bool:
    return "to" in before[:_BESIDE]


def _clause(words: Sequence[Word], place: int, text: str) -> list[Word]:
    """The words before a verb in its clause, the nearest first."""
    found: list[Word] = []
    for number in range(place - 1, max(-1, place - 1 - _BACK), -1):
        word = words[number]
        if _is_parted(word, words[number + 1], text) or plain(word) in load_fates().moods.parting:
            break
        found.append(word)
    return found


def _is_parted(first: Word, second: Word, text: str) -> bool:
    """Whether a comma or a heavier mark stands between two words."""
    between = text[first.end : second.start]
    return "," in between or any(mark in between for mark in _BREAKS)
