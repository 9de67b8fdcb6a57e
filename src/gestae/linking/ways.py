"""Which words tell which kind of doing, and name which kind of thing: `linking/ways.yaml`, `linking/things.yaml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gestae.knowledge.fates import load_fates
from gestae.knowledge.use import cached
from gestae.knowledge.ways import load_things, load_ways
from gestae.linking.phrases import plain
from gestae.linking.words import Word, acts, stem, words_in

_APART = 5  # words behind the first of a phrase in which its others stand


@dataclass(frozen=True, slots=True)
class Ways:
    """`starts`: by the stem of the first word of a phrase, the stems of the others and the names of the ways; `by_act`:
    the ways of each act of `acts.yaml`; `told_by`, `undone_by`: by name; `stems`: the first stems of each way;
    `nouns`: the ways of each noun.
    """

    starts: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]
    by_act: dict[str, frozenset[str]]
    told_by: dict[str, frozenset[str]]
    undone_by: dict[str, frozenset[str]]
    stems: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]


@cached
def ways() -> Ways:
    """The ways of the lexicon, indexed."""
    entries = load_ways()
    starts: dict[str, dict[tuple[str, ...], set[str]]] = defaultdict(lambda: defaultdict(set))
    by_act: dict[str, set[str]] = defaultdict(set)
    for way in entries:
        for phrase in (*way.verbs, *way.nouns, *_words_of(way.acts)):
            first, *rest = (stem(word) for word in phrase.split())
            starts[first][tuple(rest)].add(way.name)
        for act in way.acts:
            by_act[act].add(way.name)
    stems: dict[str, set[str]] = defaultdict(set)
    for first, some in starts.items():
        for names in some.values():
            for name in names:
                stems[name].add(first)
    nouns: dict[str, set[str]] = defaultdict(set)
    for way in entries:
        for noun in (*way.nouns, *(word for act in way.acts for word in acts().by_name[act].nouns)):
            nouns[stem(noun)].add(way.name)
    return Ways(
        starts={first: _longest_first(some) for first, some in starts.items()},
        by_act={act: frozenset(names) for act, names in by_act.items()},
        told_by={way.name: frozenset(way.told_by) for way in entries},
        undone_by={way.name: frozenset(way.undone_by) for way in entries},
        stems={name: frozenset(some) for name, some in stems.items()},
        nouns={noun: frozenset(names) for noun, names in nouns.items()},
    )


def _longest_first(some: dict[tuple[str, ...], set[str]]) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """The rests of phrases with their ways, those of most words first."""
    return tuple((rest, frozenset(some[rest])) for rest in sorted(some, key=lambda rest: (-len(rest), rest)))


def _words_of(names: Iterable[str]) -> Iterable[str]:
    """The words of acts of `acts.yaml`, but for those that carry a noun ("take place")."""
    known = acts().by_name
    every = (word for name in names for word in (*known[name].verbs, *known[name].nouns))
    return (word for word in every if word not in load_fates().carrying)


@cached
def heard(text: str) -> tuple[Word, ...]:
    """The words of a sentence, which many tasks are held against."""
    return tuple(words_in(text))


def ways_at(words: Sequence[Word], place: int) -> frozenset[str]:
    """The ways that the word at `place` tells, with what stands behind it: a phrase comes before a word alone."""
    phrases = phrases_at(words, place)
    alone = [names for rest, names in ways().starts.get(words[place].stem, ()) if not rest]
    light = plain(words[place]) in load_fates().carrying
    return phrases.union(*(() if phrases and light else alone))


def phrases_at(words: Sequence[Word], place: int) -> frozenset[str]:
    """The ways that the word at `place` tells as the first of a phrase."""
    behind = [word.stem for word in words[place + 1 : place + 1 + _APART]]
    told = ways().starts.get(words[place].stem, ())
    return frozenset().union(*(names for rest, names in told if rest and _in_order(rest, behind)))


def _in_order(rest: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether the words of a phrase stand there in its order."""
    left = iter(behind)
    return all(any(one == wanted for one in left) for wanted in rest)


def ways_of(names: Iterable[str]) -> frozenset[str]:
    """The ways of some acts of `acts.yaml`."""
    return frozenset(way for name in names for way in ways().by_act.get(name, ()))


@cached
def other_side(names: frozenset[str]) -> frozenset[str]:
    """The ways that tell some from the other side, or by their outcome."""
    return frozenset(other for name in names for other in ways().told_by.get(name, ()))


@cached
def contraries(names: frozenset[str]) -> frozenset[str]:
    """The ways by which the contrary of some is told."""
    return frozenset(other for name in names for other in ways().undone_by.get(name, ()))


@cached
def kinds_of(word: str) -> frozenset[int]:
    """The kinds of things that a stem names."""
    return _kinds().get(word, frozenset())


@cached
def alike(word: str) -> frozenset[str]:
    """The other stems that name the same kinds of things."""
    return frozenset(other for kind in kinds_of(word) for other in _members()[kind]) - {word}


@cached
def _members() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(stem(word) for word in entry) for entry in load_things())


@cached
def _kinds() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(_members()):
        for word in entry:
            table[word].add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}
