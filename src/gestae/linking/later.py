"""Where later reports tell what a commitment undertakes, by the words of its acts and of its verb."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from gestae.knowledge.fates import load_fates
from gestae.linking.avowals import Mark, fateful_stems, marks_in
from gestae.linking.echoes import echo
from gestae.linking.index import Index
from gestae.linking.manner import Manner, finite_at, manner_of
from gestae.linking.placing import Covering, covering
from gestae.linking.tasks import Task, ending
from gestae.linking.tellings import Sight
from gestae.linking.ways import contraries, heard, other_side, ways, ways_of
from gestae.linking.wordings import Wording, wording_of
from gestae.linking.words import Word, acts, alike_to, opposed_to, stem, words_in
from gestae.records import Span


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A sentence of a report, and the stems of its words."""

    report: str
    span: Span
    stems: frozenset[str]


@dataclass(slots=True)
class Shelf:
    """The readings, laid out, and their tellings, found by the stems of words. `codes`: whom each report names;
    `names`, `known`, `acts`: how many reports have a name most, a word, and tell an act.
    """

    indexes: Mapping[str, Index]
    codes: dict[str, frozenset[str]]
    sights: dict[str, Covering[tuple[Sight, int]]]
    groups: Sequence[Sequence[Sight]]
    names: Counter[str]
    known: Counter[str]
    acts: Counter[str]
    _words: dict[str, dict[str, list[tuple[Line, Word]]]]
    _fateful: dict[str, list[Line]]
    _about: dict[str, list[Line]]
    _made: dict[tuple[str, int], Sight] = field(default_factory=dict)
    _marks: dict[str, tuple[Mark, ...]] = field(default_factory=dict)
    _wordings: dict[tuple[str, int, int, str | None], Wording] = field(default_factory=dict)

    def tellings(self, task: Task, group: int | None, reports: frozenset[str]) -> Iterator[tuple[Sight, int | None]]:
        """The tellings in `reports` of one occurrence, and those of the task's acts in sentences that share a word with
        it, each once, with the number of its occurrence.
        """
        seen: set[tuple[str, int]] = set()
        for sight in self.groups[group] if group is not None else ():
            if sight.report in reports and sight.anchored:
                seen.add((sight.report, sight.trigger.start))
                yield self._as_told(sight, None), group
        for line, word in self._alike(task, reports):
            found = self._at(line, word)
            key = (found[0].report, found[0].trigger.start)
            if key not in seen:
                seen.add(key)
                yield found

    def mentions(self, task: Task, reports: frozenset[str]) -> Iterator[Sight]:
        """What is told first as past, or as so, in each sentence of `reports` that names two things of the task."""
        lines: Counter[Line] = Counter()
        for wanted in sorted(_about(task)):
            lines.update(line for line in self._about.get(wanted, ()) if line.report in reports)
        for line in sorted((line for line, number in lines.items() if number > 1), key=_line_key):
            word = self._first_verb(line)
            if word is not None:
                yield self._at(line, word)[0]

    def _first_verb(self, line: Line) -> Word | None:
        index = self.indexes[line.report]
        words, start = heard(line.span.text), line.span.start
        cues = [one.cue for one in index.stated.between(start, start + 1) if one.cue]
        told = (Word(word.text, start + word.start, word.stem) for n, word in enumerate(words) if finite_at(words, n))
        return next((word for word in told if not any(cue.start <= word.start < cue.end for cue in cues)), None)

    def _alike(self, task: Task, reports: frozenset[str]) -> Iterator[tuple[Line, Word]]:
        about, usual = _about(task), load_fates().usual
        for wanted in sorted(stems_of(task)):
            if not about and self.known[wanted] > usual:
                continue
            others = about - {wanted}
            told = self._words.get(wanted, {})
            for line, word in (one for report in told if report in reports for one in told[report]):
                if not about or not line.stems.isdisjoint(others):
                    yield line, word

    def marks(self, report: str) -> tuple[Mark, ...]:
        """The marks of a report by which it tells the fate of a promise outright."""
        if report not in self._marks:
            lines, index = self._fateful.get(report, ()), self.indexes[report]
            self._marks[report] = tuple(mark for line in lines for mark in marks_in(line.span, index))
        return self._marks[report]

    def wording(self, sight: Sight) -> Wording:
        """What the words of a telling say."""
        key = (sight.report, sight.trigger.start, sight.trigger.end, sight.event or sight.commitment)
        if key not in self._wordings:
            self._wordings[key] = wording_of(sight, self.indexes[sight.report])
        return self._wordings[key]

    def tells_story(self, task: Task, report: str) -> bool:
        """Whether a report names much of what the report of a promise names, though not the party."""
        return len(task.story.intersection(self.indexes[report].context)) >= load_fates().story

    def _at(self, line: Line, word: Word) -> tuple[Sight, int | None]:
        """The telling that covers a word, else one made of the word alone."""
        known = self.sights.get(line.report)
        sight, group = next(iter(known.at(word.start)), (None, None)) if known else (None, None)
        if sight is not None and sight.anchored:
            return self._as_told(sight, line), group
        key = (line.report, word.start)
        if key not in self._made:
            self._made[key] = _plain_telling(word, line.span, self.indexes[line.report])
        return self._made[key], group

    def _as_told(self, sight: Sight, line: Line | None) -> Sight:
        """An event told by a noun, denied where its verb denies it: "the talks fell through"."""
        if not sight.noun or sight.status == "denied":
            return sight
        manner = _manner(sight.trigger.start, line.span if line else sight.evidence)
        denied = manner is not None and manner.status == "denied"
        return msgspec.structs.replace(sight, status="denied", ahead=False) if denied else sight


def _line_key(line: Line) -> tuple[str, int]:
    return line.report, line.span.start


def shelf_of(indexes: Mapping[str, Index], groups: Sequence[Sequence[Sight]], tasks: Iterable[Task]) -> Shelf:
    """All that later reports, by their ids, may tell of some tasks."""
    tasks = list(tasks)
    wanted = frozenset(stem for task in tasks for stem in stems_of(task))
    about = frozenset(word for task in tasks for word in _about(task))
    named: dict[str, list[Line]] = defaultdict(list)
    known: Counter[str] = Counter()
    fateful: dict[str, list[Line]] = defaultdict(list)
    words: dict[str, dict[str, list[tuple[Line, Word]]]] = defaultdict(lambda: defaultdict(list))
    for report, index in indexes.items():
        told: set[str] = set()
        for sentence in index.lines:
            found = words_in(index.text, sentence.start, sentence.end)
            line = Line(report, sentence, frozenset(word.stem for word in found))
            told |= line.stems
            for one in line.stems & about:
                named[one].append(line)
            if line.stems & fateful_stems():
                fateful[report].append(line)
            for word in found:
                if word.stem in wanted:
                    words[word.stem][report].append((line, word))
        known.update(told & (about | wanted))
    sights = _by_report(groups)
    return Shelf(
        indexes=indexes,
        codes={report: frozenset(index.codes.values()) for report, index in indexes.items()},
        sights={report: covering(some, lambda one: (one[0].trigger,)) for report, some in sights.items()},
        groups=groups,
        names=Counter(name for some in sights.values() for name in set(some[0][0].context)),
        known=known,
        acts=Counter(act for some in sights.values() for act in {act for sight, _ in some for act in sight.acts}),
        _words=words,
        _fateful=fateful,
        _about=named,
    )


def _by_report(groups: Sequence[Sequence[Sight]]) -> dict[str, list[tuple[Sight, int]]]:
    """The tellings of each report, with the numbers of their occurrences."""
    found: dict[str, list[tuple[Sight, int]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for sight in group:
            found[sight.report].append((sight, number))
    return found


def _about(task: Task) -> frozenset[str]:
    """The stems of the words, names and places of a task, and of words for the same kinds of things."""
    towns = (stem(word) for town in task.towns for word in town.split())
    return task.words | task.things | task.names | task.kinds | frozenset(towns)


def stems_of(task: Task) -> frozenset[str]:
    """The stems of the words by which a later report may tell the task."""
    near = task.acts | alike_to(task.acts) | opposed_to(task.acts)
    own = task.stems | (ending() if task.lasting or task.stopping else set())
    meant = task.ways | ways_of(task.acts)
    told = {found for way in meant | other_side(meant) | contraries(meant) for found in ways().stems.get(way, ())}
    named = {found for index in (acts().verbs, acts().nouns) for found, names in index.items() if near & set(names)}
    return own | told | named


def _plain_telling(word: Word, sentence: Span, index: Index) -> Sight:
    """A telling by one word, which may name no act that is acts()."""
    known = acts()
    names = frozenset((*known.verbs.get(word.stem, ()), *known.nouns.get(word.stem, ())))
    made = echo(word, sentence, names or frozenset({next(iter(known.by_name))}), index, index.context)
    manner = _manner(word.start, sentence) or Manner(None, False, False)
    return msgspec.structs.replace(
        made,
        said=index.speaking_in(sentence),
        acts=names,
        status=manner.status or "possible",
        ahead=manner.ahead,
        named=manner.status is None,
        noun=manner.noun,
    )


def _manner(start: int, sentence: Span) -> Manner | None:
    """How the word of a sentence that starts there tells its act; null where none does."""
    words = heard(sentence.text)
    place = next((number for number, one in enumerate(words) if one.start == start - sentence.start), None)
    return manner_of(words, place, sentence.text) if place is not None else None
