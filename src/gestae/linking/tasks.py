"""What a commitment undertakes, as later tellings are held against it: acts, verbs, things, names, numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gestae.knowledge.copies import common_words
from gestae.knowledge.fates import load_fates
from gestae.knowledge.linking import load_joining
from gestae.knowledge.use import cached
from gestae.linking.promises import Promise
from gestae.linking.tellings import context_of, names_in, plain
from gestae.linking.words import Word, acts, stem, words_in
from gestae.records import Reading

_NEAR = 6  # words of an undertaking in which its act is named
_BEFORE = 20  # characters in which the word before an undertaking stands
_IDLE = 0.2  # of texts that hold a word, from which on it says nothing
_SHORTEST = 3
_FEW = 2.0  # numbers up to this tell nothing


@dataclass(frozen=True, slots=True)
class Task:
    """What is undertaken. `acts`: by `acts.yaml`; `stems`: of its verb; `words`: of what it is about; `story`: the
    names that its report has most; `lasting`: to go on with it.
    """

    acts: frozenset[str]
    stems: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    towns: frozenset[str]
    toward: frozenset[str]
    values: frozenset[float]
    story: frozenset[str]
    lasting: bool


def task_of(promise: Promise, reading: Reading) -> Task:
    """What the promise undertakes, by its words and by its telling."""
    words = words_in(reading.report.text, promise.undertaking.start, _end(promise))
    thing = _is_thing(promise, reading)
    verb = None if thing else _verb(words)
    named = _acts(words, verb, promise, thing)
    taken = {word.stem for word in words if _is_act(word, named)} | ({verb.stem} if verb else set())
    return Task(
        acts=named,
        stems=frozenset({verb.stem} if verb else ()),
        words=telling_words(words) - taken,
        names=names_in(words, reading),
        towns=_towns(promise, reading),
        toward=promise.toward,
        values=frozenset(_values(promise, reading)),
        story=frozenset(name for name in context_of(reading) if not name.isupper()),
        lasting=bool(words) and plain(words[0]) in load_fates().lasting,
    )


def _end(promise: Promise) -> int:
    """Where the undertaking ends, its condition left out."""
    span, condition = promise.undertaking, promise.condition
    inside = condition is not None and span.start < condition.span.start < span.end
    return condition.span.start if condition is not None and inside else span.end


def acts_alike(one: Task, other: Task) -> bool:
    """Whether two tasks may be of one act."""
    pairs = {(first, second) for first in one.acts for second in other.acts}
    return bool(one.acts & other.acts or pairs & acts().alike)


@cached
def light() -> frozenset[str]:
    """The stems of words that say nothing of what is undertaken."""
    return frozenset(stem(word) for word in load_fates().light)


@cached
def reaching() -> frozenset[str]:
    """The stems of verbs by which what was sent is told to be there."""
    return frozenset(stem(word) for word in load_fates().reaching)


def is_sent(task: Task) -> bool:
    """Whether what is promised is told done when it arrives."""
    return any(load_fates().sent in load_fates().met_by.get(act, ()) for act in task.acts)


@cached
def ending() -> frozenset[str]:
    """The stems of verbs by which something ends."""
    return frozenset(stem(word) for word in load_fates().ending)


def telling_words(words: Sequence[Word]) -> frozenset[str]:
    """The stems of the words that say what a clause is about, names left out; also of common ones."""
    return frozenset(
        word.stem
        for word in words
        if word.text[0].islower() and len(word.stem) >= _SHORTEST and word.stem not in light() | idle()
    )


@cached
def idle() -> frozenset[str]:
    """The stems of words that most texts hold."""
    return frozenset(stem(entry.word) for entry in common_words() if entry.share >= _IDLE)


def _verb(words: Sequence[Word]) -> Word | None:
    """The first word, or behind verbs that say nothing the one that names an act ("take part in drills", "keep
    supplying").
    """
    known = acts()
    for place, word in enumerate(words[:_NEAR]):
        if word.stem in light() | idle() or len(word.stem) < _SHORTEST:
            continue
        if place == 0 or word.text.endswith("ing") or word.stem in known.verbs or word.stem in known.nouns:
            return word
    return None


def _acts(words: Sequence[Word], verb: Word | None, promise: Promise, thing: bool) -> frozenset[str]:
    """The acts of the telling, else of the verb, else of the first noun that names one; what is promised is given."""
    if promise.sight is not None and promise.sight.acts:
        return promise.sight.acts
    known = acts()
    if thing:
        return load_fates().given
    if verb is not None:
        return frozenset(known.verbs.get(verb.stem, ()) or known.nouns.get(verb.stem, ()))
    found = (known.verbs.get(word.stem, ()) or known.nouns.get(word.stem, ()) for word in words[:_NEAR])
    return frozenset(next((some for some in found if some), ()))


def _is_thing(promise: Promise, reading: Reading) -> bool:
    """Whether a noun was promised ("fifty vehicles"): no "to" and no auxiliary stands before it."""
    start = promise.undertaking.start
    before = words_in(reading.report.text, max(0, start - _BEFORE), start)
    verbal = promise.rule.startswith("commitments:modal") or promise.undertaking.text.split()[0].endswith("ing")
    return bool(promise.rule) and not verbal and bool(before) and plain(before[-1]) not in load_joining().auxiliaries


def _is_act(word: Word, named: frozenset[str]) -> bool:
    known = acts()
    return bool(named & {*known.verbs.get(word.stem, ()), *known.nouns.get(word.stem, ())})


def _towns(promise: Promise, reading: Reading) -> frozenset[str]:
    span = promise.undertaking
    return frozenset(
        place.name.casefold()
        for place in reading.places
        if place.precision not in ("country", "area")
        for mention in place.mentions
        if span.start <= mention.start < span.end
    )


def _values(promise: Promise, reading: Reading) -> set[float]:
    span = promise.undertaking
    inside = (one for one in reading.quantities if span.start <= one.span.start < span.end)
    return {one.value for one in inside if one.value is not None and one.value > _FEW}
