"""Words by which whoever is said to have done something answers that it was not so: "had no part in it", "a charge that
Minsk rejects", "replied that there were no such troops", "despite denials from Moscow".

Mostly no event is read in such words; they stand with the telling that they answer, in the same report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from gestae.knowledge.denials import load_denials
from gestae.knowledge.linking import load_accounts, load_joining
from gestae.knowledge.use import cached
from gestae.linking.index import Index
from gestae.linking.negations import clauses, is_firm
from gestae.linking.tellings import Rebuttal, Sight
from gestae.records import Reading, Span

_MARKS = " .,!?\"'“”‘’()\n"
_SAID = ("happened", "ongoing", "possible")
_NEAR = 40  # characters between whoever denies and the word that does


@dataclass(frozen=True, slots=True)
class _Answer:
    """Words that deny, and the ids of the actors whose they are; `plain`: they deny something, if not for certain what
    was told before; `ahead`: they may stand before what they deny.
    """

    span: Span
    by: frozenset[str]
    plain: bool = False
    ahead: bool = False


def with_rebuttals(told: Sequence[Sight], index: Index) -> list[Sight]:
    """The tellings, each with what answers it."""
    codes, speakers = index.codes, _speakers_of(index.reading)
    found: dict[int, list[Rebuttal]] = defaultdict(list)
    for line in index.lines:
        for answer in _answers(line, index):
            number = _answered(answer, told, speakers, codes)
            if number is not None:
                by = tuple(sorted({codes[one] for one in answer.by if one in codes}))
                found[number].append(Rebuttal(span=answer.span, by=by))
    return [
        msgspec.structs.replace(sight, rebuttals=tuple(found[number])) if number in found else sight
        for number, sight in enumerate(told)
    ]


def _speakers_of(reading: Reading) -> dict[str, frozenset[str]]:
    """The ids of those who tell each event."""
    by_id = {one.id: one.speaker for one in reading.statements if one.speaker}
    return {event.id: frozenset(by_id[one] for one in event.attribution if one in by_id) for event in reading.events}


# ---------------------------------------------------------------- the words that deny
def _answers(line: Span, index: Index) -> Iterator[_Answer]:
    for pattern, whose, ahead in ((_phrases(), _either, False), (_verbs(), _subject, False), (_nouns(), _holder, True)):
        for match in pattern.finditer(line.text):
            start, end = line.start + match.start(), line.start + match.end()
            span = Span(start=start, end=end, text=match.group())
            if by := whose(span, line, index):
                yield _Answer(span=span, by=by, ahead=ahead)
    for clause in map(_trimmed, clauses(line)):
        by = _tellers(clause.end - 1, index)
        if by and is_firm(clause, _cues(clause, index)):
            yield _Answer(span=clause, by=by, plain=True)


def _trimmed(clause: Span) -> Span:
    """A clause without the spaces and marks around it."""
    text = clause.text.strip(_MARKS)
    start = clause.end - len(clause.text.lstrip(_MARKS))
    return Span(start=start, end=start + len(text), text=text)


def _tellers(place: int, index: Index) -> frozenset[str]:
    """The ids of those in whose words a place stands."""
    return frozenset(one.speaker for one in index.said.at(place) if one.speaker)


def _cues(clause: Span, index: Index) -> str:
    """The words by which a clause is told as somebody's."""
    return " ".join(one.cue.text for one in index.said.at(clause.end - 1) if one.cue)


def _either(span: Span, line: Span, index: Index) -> frozenset[str]:
    """The ids of those in whose words a phrase stands, else of whoever is named last before it."""
    return _tellers(span.start, index) or _subject(span, line, index)


def _subject(span: Span, line: Span, index: Index) -> frozenset[str]:
    """The id of whoever is named last, and near, before words in their sentence."""
    before = index.people.between(line.start, span.start)
    told = [(mention.start, actor.id) for actor, mention in before if span.start - mention.end <= _NEAR]
    return frozenset({max(told)[1]}) if told else frozenset()


def _holder(span: Span, line: Span, index: Index) -> frozenset[str]:
    """The id of whoever is named first, and near, behind words in their sentence ("denials from Moscow")."""
    behind = index.people.between(span.end, min(line.end, span.end + _NEAR + 1))
    told = [(mention.start, actor.id) for actor, mention in behind]
    return frozenset({min(told)[1]}) if told else frozenset()


# ---------------------------------------------------------------- what they answer
def _answered(
    answer: _Answer, told: Sequence[Sight], speakers: Mapping[str, frozenset[str]], codes: Mapping[str, str]
) -> int | None:
    """The place of the event that an answer is to: the last before it that somebody else says its speaker to have done,
    or accuses him of.
    """
    by = {codes[one] for one in answer.by if one in codes}
    fits = [
        (abs(answer.span.start - sight.trigger.end), number)
        for number, sight in enumerate(told)
        if sight.event and _stands(answer, sight) and _is_charge(sight, by)
        if not speakers.get(sight.event, frozenset()) & answer.by
        if not answer.plain or (sight.status in _SAID and (speakers.get(sight.event) or sight.recipients & by))
    ]
    return min(fits, default=(0, None))[1]


def _is_charge(sight: Sight, by: set[str]) -> bool:
    """Whether somebody is said to have done something, or is accused."""
    if sight.acts & set(load_accounts().accusing):
        return bool(sight.recipients & by)
    return sight.type not in load_joining().speech and sight.status != "denied" and bool(sight.actors & by)


def _stands(answer: _Answer, sight: Sight) -> bool:
    """Whether an answer stands right behind a telling, or in its sentence before it."""
    if answer.ahead:
        return sight.evidence.start <= answer.span.start < sight.trigger.start
    behind = answer.span.start - sight.trigger.end
    return 0 <= behind <= load_denials().behind


@cached
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(load_denials().answers)})\b", re.IGNORECASE)


@cached
def _verbs() -> re.Pattern[str]:
    """A verb that denies, with nothing behind it but a word for what was told."""
    words = load_denials()
    behind = rf"\s*(?:[.,;:]|$|(?:the|these|those|such|any)?\s*(?:{_any(words.anaphors)})\b(?!\s+that))"
    return re.compile(rf"\b(?:{_any(words.denying)})(?={behind})", re.IGNORECASE)


@cached
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(load_denials().denials)})\b", re.IGNORECASE)


def _any(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
