"""Takes a person's name apart: given names, surname, whether of a father or a son; and compares two of them."""

from __future__ import annotations

from dataclasses import dataclass

from gestae.knowledge.entities import load_names
from gestae.knowledge.use import cached
from gestae.linking.spelling import distance, folded, respelled

_SOUNDS = str.maketrans("gqcxzjvwtpm", "kkkkssffdbn", "aeiouyh")  # letters that stand for one another, others dropped
_CONSONANTS = 4  # of a surname that its block holds
_SYLLABLE = 5  # letters of half a given name in the East, at most
_LONG, _LONGER = 5, 9  # letters of a name from which one letter, two letters may differ


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts. `given`: given names as they are compared, a single letter for an initial; `initials`: their
    first letters as written; `surname`: as it is compared; `senior`: "jr" or "iii", which tell namesakes apart.
    """

    given: tuple[str, ...]
    initials: tuple[str, ...]
    surname: str
    senior: str | None

    @property
    def first(self) -> str:
        """The first given name, or nothing."""
        return self.given[0] if self.given else ""

    @property
    def is_full(self) -> bool:
        """Whether a given name is written out."""
        return len(self.first) > 1


@cached
def person_name(name: str) -> PersonName:
    """The parts of a name as a report has it."""
    words, senior = _bare(list(folded(name)))
    given, surname = _parted(words)
    if len(given) > 1 and len(given[0]) == 1 and len(given[1]) > 1:
        given = given[1:]  # "J. Robert Oppenheimer" goes by his second name
    return PersonName(
        tuple(word if len(word) == 1 else _one_of(respelled(word)) for word in given),
        tuple(word[0] for word in given),
        respelled(surname),
        senior,
    )


def _bare(words: list[str]) -> tuple[list[str], str | None]:
    """The words without titles and suffixes, and the suffix that tells a father from a son."""
    known, senior = load_names(), None
    while len(words) > 1 and words[0] in known.titles:
        words = words[1:]
    while len(words) > 1 and words[-1] in known.suffixes:
        senior = words[-1] if words[-1] in known.senior else senior
        words = words[:-1]
    return words, senior


def _parted(words: list[str]) -> tuple[list[str], str]:
    """Given names and surname."""
    known = load_names()
    father = next((place for place, word in enumerate(words[:-1]) if place and word in known.sons), None)
    if father is not None:
        after = [word for word in words[father + 1 :] if word not in known.articles] or words[-1:]
        return _whole(words[:father]), after[0]
    words = _whole(words)
    if 2 <= len(words) <= 3 and words[0] in family_first():
        return ["".join(words[1:])], words[0]
    if len(words) == 3 and words[-1] in family_first() and max(map(len, words[:2])) <= _SYLLABLE:
        return ["".join(words[:2])], words[-1]  # "Jong Un Kim"
    return words[:-1], words[-1] if words else ""


@cached
def family_first() -> frozenset[str]:
    """Surnames that stand before the given name, folded."""
    return frozenset(word for name in load_names().family_first for word in folded(name))


def _whole(words: list[str]) -> list[str]:
    """The words without articles and particles inside, "servant of" and what follows made one."""
    known = load_names()
    idle = known.articles | known.particles
    kept = [word for place, word in enumerate(words) if word not in idle or place in (0, len(words) - 1)]
    merged: list[str] = []
    for word in kept:
        if merged and merged[-1] in known.servants:
            merged[-1] = f"abd{word}"
        else:
            merged.append(_servant(word))
    return merged


def _servant(word: str) -> str:
    """ "Abdulfattah" and "Abdelfattah" alike."""
    heads = (head for head in sorted(load_names().servants, key=len, reverse=True) if word.startswith(head))
    head = next((head for head in heads if len(word) - len(head) >= 3), None)
    return f"abd{word[len(head) :]}" if head else word


def _one_of(given: str) -> str:
    """The name that stands for all that are like a given name."""
    return _given_names().get(given, given)


@cached
def _given_names() -> dict[str, str]:
    lines = [[respelled(word) for name in line for word in folded(name)] for line in load_names().given]
    return {name: line[0] for line in reversed(lines) for name in line}


@cached
def looked_up(name: str) -> tuple[str, ...]:
    """The words of any name as they are looked up: in one spelling, given names in one language."""
    known = load_names().body_words
    return tuple(_one_of(respelled(known.get(word) or word)) for word in folded(name))


@cached
def skeleton(surname: str) -> str:
    """The first sounds of a surname without vowels, alike for whatever may be the same surname."""
    head = surname[:1].translate(_SOUNDS) or "a"  # all vowels are one
    sounds = surname[1:].translate(_SOUNDS)
    kept = [sound for place, sound in enumerate(sounds) if place == 0 or sound != sounds[place - 1]]
    return head + "".join(kept)[:_CONSONANTS]


# ---------------------------------------------------------------- comparing
def agree(one: PersonName, other: PersonName) -> bool:
    """Whether two names of one surname may be one person's: all given names that both have are alike."""
    if one.senior and other.senior and one.senior != other.senior:
        return False
    pairs = zip(zip(one.given, one.initials, strict=True), zip(other.given, other.initials, strict=True), strict=False)
    return all(_alike(*first, *second) for first, second in pairs)


def _alike(one: str, initial: str, other: str, other_initial: str) -> bool:
    if min(len(one), len(other)) == 1:
        return initial == other_initial or one[0] == other[0]
    return one == other


def has_more_names(one: PersonName, other: PersonName) -> bool:
    """Whether one of two names that agree has a further given name, or another surname, in full: "Ana Diaz Lopez" is
    perhaps not "Ana Lopez". A father's name in Russian is none.
    """
    shorter = min(len(one.given), len(other.given))
    endings = tuple(load_names().patronymics)
    return any(len(name) > 1 and not name.endswith(endings) for name in (*one.given[shorter:], *other.given[shorter:]))


def near(one: PersonName, other: PersonName) -> bool:
    """Whether two full names differ by a slip or by a spelling that no rule covers, in one of their parts. In the East
    a letter makes another name.
    """
    if one.surname in _eastern() or not agree(_without_first(one), _without_first(other)):
        return False
    if one.first == other.first:
        return is_slip(one.surname, other.surname)
    return (
        one.surname == other.surname
        and min(len(one.first), len(other.first)) > _LONG
        and is_slip(one.first, other.first)
    )


def slips_of(name: PersonName) -> set[str]:
    """What a name shares with all that are near it: each part with letters left out, beside the other part whole
    (Garbe 2012).
    """
    surnames = {f"{name.first} {short}" for short in _shorter(name.surname)}
    return surnames | {f"{short} {name.surname}" for short in _shorter(name.first)}


def _shorter(name: str) -> set[str]:
    """A long name without any one letter; without any two, where it is so long that two may differ."""
    if len(name) < _LONG:
        return set()
    once = {name, *(name[:place] + name[place + 1 :] for place in range(len(name)))}
    if len(name) < _LONGER:
        return once
    return once | {short[:place] + short[place + 1 :] for short in once for place in range(len(short))}


@cached
def _eastern() -> frozenset[str]:
    return frozenset(respelled(surname) for surname in family_first())


def _without_first(name: PersonName) -> PersonName:
    return PersonName(name.given[1:], name.initials[1:], "", name.senior)


def is_slip(one: str, other: str) -> bool:
    """Whether a long name is another but for a letter or two; an ending that tells a woman from a man is none."""
    short, long = sorted((one, other), key=lambda name: (len(name), name))
    if long in (f"{short}a", f"{short}ova", f"{short}eva") or {one[-1:], other[-1:]} in ({"a", "o"}, {"a", "i"}):
        return False
    allowed = (len(short) >= _LONG) + (len(short) >= _LONGER)
    return 0 < distance(one, other) <= allowed
