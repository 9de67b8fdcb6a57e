"""Words as the linking compares them: stems, sentences, and the acts that they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log10

import msgspec

from gestae.knowledge.actors import common_nouns
from gestae.knowledge.copies import common_words
from gestae.knowledge.linking import Act, load_acts, load_joining
from gestae.knowledge.use import cached
from gestae.records import EventType, Span

_TOKEN = re.compile(r"[^\W\d_][\w’'-]*")
_BREAK = re.compile(r"\n+|(?<=[.!?])['\"’”)]*\s+(?=[\"“‘'(]?[A-Z0-9])|(?<=;)\s")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|St|U\.S|U\.K|U\.N|[A-Z])\.\s*$")
_COMMON = 0.2  # of texts that hold a word, from which on it speaks for nothing
_TELLING = 0.05  # of texts that hold a word that counts once
_ORDINARY = 1.0  # below it a word with a capital is no name by which reports can be told apart
MOST_RARE = 1.5  # that the rarest words count
_SHORTEST = 3  # letters that an ending leaves
_NONE: frozenset[str] = frozenset()
_MOST_STEMS = 50_000  # words whose stems are kept, of each lexicon


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word of a text, where it starts, and its stem."""

    text: str
    start: int
    stem: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts by name, their names by the stem of each word and by event frame, and for each those that may tell the
    same and those that undo it.
    """

    by_name: dict[str, Act]
    verbs: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    frames: dict[str, tuple[str, ...]]
    alike: Mapping[str, frozenset[str]]
    opposed: Mapping[str, frozenset[str]]


def words_in(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text` between two offsets."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    stem_of = _stemmer()
    return [Word(match.group(), match.start(), stem_of(match.group())) for match in found]


def stem(word: str) -> str:
    """A word without its ending, so that `close`, `closed` and `closing` are one; irregular forms come from
    `joining.yaml`. A light stripping of inflections alone (Harman 1991), not of derivations.
    """
    return _stemmer()(word)


@cached
def _stemmer() -> Callable[[str], str]:
    """What gives stems by the lexicon in use, which the words of a text ask for once."""
    forms = load_joining().forms

    @lru_cache(maxsize=_MOST_STEMS)
    def stem_of(word: str) -> str:
        plain = word.casefold().replace("’", "'").removesuffix("'s").rstrip("'")
        return _stripped(forms.get(plain, plain)).removesuffix("e")

    return stem_of


def _stripped(word: str) -> str:
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("s", "")):
        rest = word.removesuffix(ending)
        if rest == word or len(rest) < _SHORTEST or (ending == "s" and rest[-1] in "su"):
            continue
        return _single(rest) if ending in ("ing", "ed") else rest + instead
    return word


def _single(rest: str) -> str:
    """`stopp` to `stop`; `kill` stays."""
    return rest[:-1] if len(rest) > _SHORTEST and rest[-1] == rest[-2] and rest[-1] not in "lszf" else rest


@cached
def acts() -> Acts:
    """The acts of the lexicon, indexed."""
    entries = load_acts()
    return Acts(
        by_name={act.name: act for act in entries},
        verbs=_index([(stem(word), act.name) for act in entries for word in act.verbs]),
        nouns=_index([(stem(word), act.name) for act in entries for word in act.nouns]),
        frames=_index([(frame, act.name) for act in entries for frame in act.frames]),
        alike=_both_ways([(act.name, other) for act in entries for other in act.like]),
        opposed=_both_ways([(act.name, other) for act in entries for other in act.opposes]),
    )


def are_alike(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether acts of two tellings may be one, or tell it from two sides."""
    return bool(some & others or alike_to(some) & others)


def alike_to(names: Iterable[str]) -> frozenset[str]:
    """The other acts that may tell the same as some."""
    return _NONE.union(*(acts().alike.get(name, _NONE) for name in names))


def are_opposed(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether an act of one telling undoes one of the other, and none is of both."""
    return not some & others and bool(opposed_to(some) & others)


def opposed_to(names: Iterable[str]) -> frozenset[str]:
    """The acts that undo some."""
    return _NONE.union(*(acts().opposed.get(name, _NONE) for name in names))


def _index(pairs: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    stems = {found for found, _ in pairs}
    return {found: tuple(dict.fromkeys(name for other, name in pairs if other == found)) for found in stems}


def _both_ways(pairs: list[tuple[str, str]]) -> dict[str, frozenset[str]]:
    every = [*pairs, *((second, first) for first, second in pairs)]
    return {name: frozenset(other for one, other in every if one == name) for name, _ in every}


@cached
def akin(first: EventType, second: EventType) -> bool:
    """Whether two types may tell one happening."""
    pairs = load_joining().akin
    return first == second or (first, second) in pairs or (second, first) in pairs


def acts_in(words: list[Word]) -> frozenset[str]:
    """The names of the acts that the words may name."""
    known = acts()
    found = frozenset(
        name for word in words for index in (known.verbs, known.nouns) for name in index.get(word.stem, ())
    )
    return found - {other for name in found for other in known.by_name[name].over}


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, by full stops and line ends."""
    start = 0
    for found in _BREAK.finditer(text):
        if _TITLE.search(text, start, found.start() + 1):
            continue
        if text[start : found.start()].strip():
            yield Span(start=start, end=found.start(), text=text[start : found.start()])
        start = found.end()
    if text[start:].strip():
        yield Span(start=start, end=len(text), text=text[start:])


@cached
def common() -> frozenset[str]:
    """The stems of the words that are too common to speak for anything."""
    told = [word.word for word in common_words() if word.share >= _COMMON]
    return frozenset(stem(word) for word in (*load_joining().common, *told))


@cached
def rarity(word: str) -> float:
    """How much a stem that two tellings share counts: its inverse document frequency (Spärck Jones 1972), one where a
    word is in one text of twenty.
    """
    share = _shares().get(word, 0.0)
    return min(log10(share) / log10(_TELLING), MOST_RARE) if share else MOST_RARE


@cached
def _shares() -> dict[str, float]:
    """The share of texts by stem, that of its most common form."""
    return {stem(word.word): word.share for word in sorted(common_words(), key=lambda word: word.share)}


@cached
def is_ordinary(word: str) -> bool:
    """Whether a stem is a word of the language, though written as a name: "the Council", "the Declaration"."""
    known = acts()
    return rarity(word) < _ORDINARY or word in known.nouns or word in known.verbs


@cached
def light() -> frozenset[str]:
    """The stems of the words that tell of an act only beside others."""
    return frozenset(map(stem, load_joining().light))


@cached
def people() -> frozenset[str]:
    """The stems of the nouns for persons and those who are many: "minister", "crew", "villagers"."""
    told = (noun for entry in common_nouns() if entry.kind in PERSONS for noun in entry.noun)
    return frozenset(stem(noun.split()[-1]) for noun in told)


PERSONS = frozenset({"person", "group", "population"})
