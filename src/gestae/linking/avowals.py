"""Sentences that tell the fate of a promise outright: "kept its word", "in breach of the pledge", "as promised",
"postponed the ban".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gestae.knowledge.fates import load_fates
from gestae.knowledge.use import cached
from gestae.linking.echoes import people_in
from gestae.linking.index import Index
from gestae.linking.manner import manner_of
from gestae.linking.tasks import Task, worth
from gestae.linking.tellings import plain
from gestae.linking.ways import ways, ways_at
from gestae.linking.words import Word, acts, stem, words_in
from gestae.records import HistoryState, Span, Status

Told = tuple[HistoryState, Word, Word, tuple[Word, ...], bool]

_APART = 5  # words between a verb and the noun of the promise
_ENOUGH = 1.0  # that what a sentence shares with a promise must weigh
_HALF = 0.5
_BREAKS = ",;:—–("
_DONE = ("happened", "ongoing")
_OPPOSITE: dict[HistoryState, HistoryState] = {"kept": "broken", "broken": "kept"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a sentence that tell the fate of something promised: `state`, and between which words. `nouns`: of what
    it may be told, the nearest first; empty where the promise is not named ("backed down"). `pledge`: the noun is one
    of promising. `named`: the codes of whom the sentence names, and who speaks in it.
    """

    state: HistoryState
    first: Word
    last: Word
    nouns: tuple[Word, ...]
    pledge: bool
    words: tuple[Word, ...]
    named: frozenset[str]


def marks_in(sentence: Span, index: Index) -> tuple[Mark, ...]:
    """The marks of a sentence, those first that name a promise, then an act, then nothing."""
    text = index.text
    words = words_in(text, sentence.start, sentence.end)
    told = [*_of_pledge(words, text), *_of_act(words, text), *_alone(words, text)]
    if not told:
        return ()
    named = frozenset(code for code, _ in people_in(sentence, index)).union(index.speaking_in(sentence))
    return tuple(Mark(*one, tuple(words), named) for one in told)


def avowals(
    task: Task, party: frozenset[str], text: str, marks: Iterable[Mark], *, solemn: bool
) -> Iterator[tuple[Span, HistoryState, str]]:
    """What marks of a report, by its `text`, tell of a promise of `party`: where, the state, and the words. `solemn`:
    whether it was made as a promise, a pledge or a threat, so that "the pledge" may be it.
    """
    for mark in marks:
        if party & mark.named and _is_of(mark, task, solemn):
            span = Span(start=mark.first.start, end=mark.last.end, text=text[mark.first.start : mark.last.end])
            yield span, mark.state, f"told outright: {' '.join(span.text.split())}"


def _is_of(mark: Mark, task: Task, solemn: bool) -> bool:
    """Whether a mark tells of a task."""
    if mark.pledge:
        fits = any(_may_be(noun, mark.words, task) for noun in mark.nouns)
        return fits and _shared(mark.words, task, solemn) >= _ENOUGH
    if mark.nouns:
        fits = any(_is_act(noun, task) for noun in mark.nouns)
        return fits and (not task.words or _shared(mark.words, task, solemn=False) >= _HALF)
    return _shared(mark.words, task, solemn=False) >= _ENOUGH


@cached
def fateful_stems() -> frozenset[str]:
    """The stems of verbs that tell the fate of a promise or of what was promised."""
    return frozenset(_fates()) | frozenset(_off()) | frozenset(_alones())


def recalled_in(words: Sequence[Word]) -> list[str]:
    """The words of a sentence by which it refers back to a commitment: "as promised", "in answer to"."""
    known = _recalling()
    return [each for before, each in pairwise(plain(word) for word in words) if (before, each) in known]


@cached
def _recalling() -> frozenset[tuple[str, str]]:
    """A word before another by which both refer back."""
    return frozenset((before, each) for one in load_fates().recalling for each in one.words for before in one.after)


def _shared(words: Sequence[Word], task: Task, solemn: bool) -> float:
    """How much of what was promised a sentence names: words and names in full, other words for the same kinds, towns
    and the places of the story by half.
    """
    told = {word.stem for word in words}
    towns = {stem(word) for town in task.towns for word in town.split()}
    story = {stem(word) for name in task.story for word in name.split()} if solemn else set()
    whole = sum(worth(word) for word in told & (task.words | task.names)) + len(told & task.stems)
    return whole + _HALF * (len(told & task.kinds) + bool(told & towns) + (2 if told & story else 0))


def _alone(words: Sequence[Word], text: str) -> Iterator[Told]:
    """A phrase by which somebody gives up what was undertaken, without naming it: "backed down"."""
    for place, word in enumerate(words):
        for spelled, state in _alones().get(word.stem, ()):
            told = tuple(one.stem for one in words[place : place + len(spelled)])
            if told == spelled and manner_of(words, place, text).status in _DONE:
                yield state, word, words[place + len(spelled) - 1], (), False


@cached
def _alones() -> dict[str, tuple[tuple[tuple[str, ...], HistoryState], ...]]:
    spelled = [
        (tuple(stem(each) for each in phrase.split()), fate.state)
        for fate in load_fates().fates
        for phrase in fate.alone
    ]
    firsts = {phrase[0] for phrase, _ in spelled}
    return {first: tuple(one for one in spelled if one[0][0] == first) for first in firsts}


def _of_pledge(words: Sequence[Word], text: str) -> Iterator[Told]:
    """A verb or a phrase of `fates` with a noun of promising behind it."""
    for place, word in enumerate(words):
        for particle, state in _fates().get(word.stem, ()):
            behind = words[place + 1 : place + 1 + _APART + len(particle)]
            if tuple(one.stem for one in behind[: len(particle)]) != particle:
                continue
            noun = next((one for one in behind[len(particle) :] if one.stem in _pledges()), None)
            told = _turned(state, _status(words, place, text)) if noun is not None else None
            if noun is not None and told is not None:
                yield told, word, noun, (noun,), True
                break


def _may_be(noun: Word, words: Sequence[Word], task: Task) -> bool:
    """Whether what a promise is told to be "to" do may be the task."""
    place = words.index(noun)
    if len(words) <= place + 2 or plain(words[place + 1]) != "to":
        return True
    return words[place + 2].stem in task.stems or bool(ways_at(words, place + 2) & task.ways)


def _status(words: Sequence[Word], place: int, text: str) -> Status | None:
    """How the phrase at `place` is told: what is no verb ("in breach of") is done."""
    if words[place].stem not in _verbs():
        return "happened"
    return manner_of(words, place, text).status


def _turned(state: HistoryState, status: Status | None) -> HistoryState | None:
    """What a state is where it is told so: "did not keep its word" is broken; of the future, nothing."""
    if status in _DONE:
        return state
    return _OPPOSITE.get(state) if status == "denied" else None


@cached
def _fates() -> dict[str, tuple[tuple[tuple[str, ...], HistoryState], ...]]:
    """By the stem of the verb: the stems of what belongs to it, and the state."""
    table: dict[str, tuple[tuple[tuple[str, ...], HistoryState], ...]] = {}
    for fate in load_fates().fates:
        for phrase in (*fate.verbs, *fate.phrases):
            verb, *rest = phrase.split()
            entry = (tuple(stem(each) for each in rest), fate.state)
            table[stem(verb)] = (*table.get(stem(verb), ()), entry)
    return {verb: tuple(sorted(some, key=lambda one: -len(one[0]))) for verb, some in table.items()}


@cached
def _verbs() -> frozenset[str]:
    return frozenset(stem(phrase.split()[0]) for fate in load_fates().fates for phrase in fate.verbs)


@cached
def _pledges() -> frozenset[str]:
    return frozenset(stem(word) for word in load_fates().pledges)


def _of_act(words: Sequence[Word], text: str) -> Iterator[Told]:
    """A verb of putting or calling off with nouns behind it ("postponed the ban"), or before it ("the ban was
    postponed").
    """
    for place, word in enumerate(words):
        state, length = off_at(words, place) if word.stem in _off() else (None, 0)
        if state is None or manner_of(words, place, text).status not in _DONE:
            continue
        last = words[place + length - 1]
        before = words[max(0, place - _APART) : place][::-1]
        passive = any(plain(one) in load_fates().being for one in before[:2])
        near = before if passive else words[place + length : place + length + _APART]
        nouns = tuple(one for one in near if not _is_parted(one, word, last, text))
        if nouns:
            yield state, word, last, nouns, False


def _is_parted(noun: Word, first: Word, last: Word, text: str) -> bool:
    """Whether a comma or a heavier mark stands between a noun and a verb."""
    between = text[last.end : noun.start] if noun.start > last.end else text[noun.end : first.start]
    return any(mark in between for mark in _BREAKS)


def off_at(words: Sequence[Word], place: int) -> tuple[HistoryState | None, int]:
    """What a phrase of putting or calling off at `place` makes of what it is said of, and how many words it has."""
    told = tuple(word.stem for word in words[place : place + _APART])
    found = ((phrase, state) for phrase, state in _off().get(told[0], ()) if told[: len(phrase)] == phrase)
    phrase, state = next(found, ((), None))
    return state, len(phrase)


@cached
def _off() -> dict[str, tuple[tuple[tuple[str, ...], HistoryState], ...]]:
    """By the first stem: the stems of each phrase of putting or calling off, the longest first, and its state."""
    fates = load_fates()
    table: dict[str, tuple[tuple[tuple[str, ...], HistoryState], ...]] = {}
    softened: HistoryState = "softened"
    withdrawn: HistoryState = "withdrawn"
    for phrases, state in ((fates.postponing, softened), (fates.cancelling, withdrawn)):
        for phrase in phrases:
            spelled = tuple(stem(each) for each in phrase.split())
            table[spelled[0]] = (*table.get(spelled[0], ()), (spelled, state))
    return {first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in table.items()}


def _is_act(word: Word, task: Task) -> bool:
    known = acts().nouns.get(word.stem, ())
    return word.stem in task.stems or bool(
        task.acts & set(known) or task.ways & ways().nouns.get(word.stem, frozenset())
    )
