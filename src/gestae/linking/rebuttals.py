"""Phrases by which whoever is said to have done something answers that it was not so: "had no part in it", "not true".

No event is read in such words; they stand with the telling that they answer, the last before them in the report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from gestae.knowledge.linking import load_accounts, load_joining
from gestae.knowledge.use import cached
from gestae.linking.tellings import Rebuttal, Sight
from gestae.linking.words import sentences
from gestae.records import Reading, Span

_BEHIND = 260  # characters from what is told to the answer


def with_rebuttals(told: Sequence[Sight], reading: Reading) -> list[Sight]:
    """The tellings, each with what answers it."""
    found: dict[int, list[Rebuttal]] = defaultdict(list)
    for line in sentences(reading.report.text):
        for answer in _answers(line, reading):
            number = _answered(answer, told)
            if number is not None:
                found[number].append(answer)
    return [
        msgspec.structs.replace(sight, rebuttals=tuple(found[number])) if number in found else sight
        for number, sight in enumerate(told)
    ]


def _answers(line: Span, reading: Reading) -> Iterator[Rebuttal]:
    """The phrases of a sentence that deny, where it is known who does."""
    for match in _phrases().finditer(line.text):
        start, end = line.start + match.start(), line.start + match.end()
        span = Span(start=start, end=end, text=match.group())
        by = _speakers(span, reading) or _subject(span, line, reading)
        if by:
            yield Rebuttal(span=span, by=by)


def _speakers(span: Span, reading: Reading) -> tuple[str, ...]:
    """The codes of those in whose words the phrase stands."""
    codes = {actor.id: actor.code for actor in reading.actors}
    told = (one for one in reading.statements if any(part.start <= span.start < part.end for part in one.content))
    return tuple(dict.fromkeys(code for one in told if one.speaker and (code := codes.get(one.speaker))))


def _subject(span: Span, line: Span, reading: Reading) -> tuple[str, ...]:
    """The code of whoever is named last before the phrase in its sentence."""
    told = [
        (mention.start, actor.code)
        for actor in reading.actors
        for mention in actor.mentions
        if actor.code and line.start <= mention.start < span.start
    ]
    return (max(told)[1],) if told else ()


def _answered(answer: Rebuttal, told: Sequence[Sight]) -> int | None:
    """The place of the last event before an answer that its speaker is said to have done, by another."""
    speech = load_joining().speech
    behind = [
        number
        for number, sight in enumerate(told)
        if sight.event
        and sight.type not in speech
        and sight.status != "denied"
        and 0 <= answer.span.start - sight.trigger.end <= _BEHIND
        and sight.actors & set(answer.by)
        and not set(sight.said) & set(answer.by)
    ]
    return max(behind, key=lambda number: told[number].trigger.start, default=None)


@cached
def _phrases() -> re.Pattern[str]:
    words = sorted(load_accounts().answers, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
