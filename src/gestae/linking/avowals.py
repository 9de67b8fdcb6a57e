"""Sentences that tell the fate of a promise outright: "kept its word", "broke its pledge", "postponed the ban"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gestae.knowledge.fates import load_fates
from gestae.knowledge.use import cached
from gestae.linking.echoes import people_in
from gestae.linking.tasks import Task
from gestae.linking.tellings import plain
from gestae.linking.words import Word, acts, stem, words_in
from gestae.records import HistoryState, Reading, Span

_APART = 5  # words between a verb and the noun of the promise


def avowals(
    task: Task, party: frozenset[str], reading: Reading, sentences: Iterable[Span]
) -> Iterator[tuple[Span, HistoryState, str]]:
    """What sentences of a report tell outright of a promise of `party`: where, the state, and the words."""
    for sentence in sentences:
        words = words_in(reading.report.text, sentence.start, sentence.end)
        found = _of_pledge(words) or _of_act(words, task)
        if found is not None and _names(party, sentence, reading):
            state, first, last = found
            span = Span(start=first.start, end=last.end, text=reading.report.text[first.start : last.end])
            yield span, state, f"told outright: {' '.join(span.text.split())}"


@cached
def fateful_stems() -> frozenset[str]:
    """The stems of verbs that tell the fate of a promise or of what was promised."""
    fates = load_fates()
    return frozenset(_fates()) | _stems(fates.postponing) | _stems(fates.cancelling)


def _names(party: frozenset[str], sentence: Span, reading: Reading) -> bool:
    """Whether a sentence names the party, or the party speaks in it."""
    named = {code for code, _ in people_in(sentence, reading)}
    return bool(party & named or party & _speakers(sentence, reading))


def _speakers(sentence: Span, reading: Reading) -> set[str | None]:
    code = {actor.id: actor.code for actor in reading.actors}
    return {code.get(one.speaker or "") for one in reading.statements if one.evidence.start == sentence.start}


def _of_pledge(words: list[Word]) -> tuple[HistoryState, Word, Word] | None:
    """A verb of `fates` with a noun of promising behind it."""
    for place, word in enumerate(words):
        for particle, state in _fates().get(word.stem, ()):
            behind = words[place + 1 : place + 1 + _APART + len(particle)]
            if [one.stem for one in behind[: len(particle)]] != list(particle):
                continue
            noun = next((one for one in behind[len(particle) :] if one.stem in _pledges()), None)
            if noun is not None and not any(
                plain(one) in load_fates().denying for one in words[max(0, place - 2) : place]
            ):
                return state, word, noun
    return None


@cached
def _fates() -> dict[str, tuple[tuple[tuple[str, ...], HistoryState], ...]]:
    """By the stem of the verb: the stems of what belongs to it, and the state."""
    table: dict[str, tuple[tuple[tuple[str, ...], HistoryState], ...]] = {}
    for fate in load_fates().fates:
        for phrase in fate.verbs:
            verb, *rest = phrase.split()
            entry = (tuple(stem(each) for each in rest), fate.state)
            table[stem(verb)] = (*table.get(stem(verb), ()), entry)
    return {verb: tuple(sorted(some, key=lambda one: -len(one[0]))) for verb, some in table.items()}


@cached
def _pledges() -> frozenset[str]:
    return frozenset(stem(word) for word in load_fates().pledges)


def _of_act(words: list[Word], task: Task) -> tuple[HistoryState, Word, Word] | None:
    """A verb of putting or calling off with a noun of the act behind it: "postponed the ban"."""
    fates = load_fates()
    known = acts()
    for place, word in enumerate(words):
        state: HistoryState | None = (
            "softened" if word.stem in _stems(fates.postponing) else
            "withdrawn" if word.stem in _stems(fates.cancelling) else None
        )  # fmt: skip
        if state is None or not plain(word).endswith(("d", "s", "n", "w")):
            continue
        behind = words[place + 1 : place + 1 + _APART]
        for noun in behind:
            if noun.stem in task.stems or task.acts & set(known.nouns.get(noun.stem, ())):
                return state, word, noun
    return None


@cached
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words)
