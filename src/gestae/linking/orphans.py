"""Numbers of sentences in which nothing was read that they could belong to: they go on telling what was told before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from gestae.knowledge.linking import load_joining
from gestae.linking.counts import Count, count_of
from gestae.linking.tellings import Sight, context_of
from gestae.linking.words import sentences
from gestae.records import Reading, Span


def with_orphans(told: Sequence[Sight], reading: Reading) -> list[Sight]:
    """The tellings, those that a number without one goes on telling with that number beside theirs."""
    taken = {count.span.start for sight in told for count in sight.counts}
    lines = list(sentences(reading.report.text))
    added: dict[int, list[Count]] = defaultdict(list)
    for quantity in reading.quantities:
        if quantity.span.start in taken or not (count := count_of(quantity, reading)):
            continue
        for number in _owners(quantity.span, lines, told):
            added[number].append(count)
    return [
        msgspec.structs.replace(sight, counts=(*sight.counts, *added[number])) if number in added else sight
        for number, sight in enumerate(told)
    ]


def with_asides(told: Sequence[Sight], reading: Reading) -> list[Sight]:
    """The tellings, the nearest event (else the nearest of all) with each number that no event has: words that name no
    event may come to nothing, and a number contradicts others whatever it is told beside.
    """
    hosts = hosts_of(told)
    taken = {count.span.start for number in hosts if told[number].event for count in told[number].counts}
    added: dict[int, list[Count]] = defaultdict(list)
    for quantity in reading.quantities if hosts else ():
        if quantity.span.start not in taken and (count := count_of(quantity, reading)) and count.kind:
            nearest = min(hosts, key=lambda number: abs(told[number].trigger.start - quantity.span.start))
            added[nearest].append(count)
    return [
        msgspec.structs.replace(sight, asides=tuple(added[number])) if number in added else sight
        for number, sight in enumerate(told)
    ]


def hosts_of(told: Sequence[Sight]) -> list[int]:
    """The places of the tellings beside which something stands that is none of theirs: events, where there are any."""
    return [number for number, sight in enumerate(told) if sight.event] or list(range(len(told)))


def silent(reading: Reading) -> Sight:
    """A telling of nothing, for a report in which nothing was read, beside which numbers and denials stand."""
    line = next(sentences(reading.report.text), Span(start=0, end=0, text=""))
    nothing: frozenset[str] = frozenset()
    return Sight(
        report=reading.report.id, event=None, commitment=None, type="REJECT", acts=nothing, actors=nothing,
        recipients=nothing, towns=nothing, lands=nothing, first=None, last=None, date_span=None,
        day=reading.report.published, outlet=reading.report.outlet, status="denied",
        trigger=Span(start=line.start, end=line.start, text=""), evidence=line, names=nothing, words=nothing, counts=(),
        said=(), fresh=False, apart=None, place_spans=(), actor_spans=(), confidence=0.0, claimed=False, ahead=False,
        near=nothing, context=context_of(reading), topic=nothing, object=nothing, silent=True,
    )  # fmt: skip


def _owners(span: Span, lines: Sequence[Span], told: Sequence[Sight]) -> Iterator[int]:
    """The first event and the first echo of the sentence, else of the sentence before, that is no word about words."""
    speech = load_joining().speech
    place = next((n for n, line in enumerate(lines) if line.start <= span.start < line.end), 0)
    for line in (lines[place], lines[max(place - 1, 0)]) if lines else ():
        inside = [n for n, sight in enumerate(told) if line.start <= sight.trigger.start < line.end]
        here = [n for n in inside if told[n].type not in speech] or inside
        for anchored in (True, False):
            some = [n for n in here if told[n].anchored == anchored]
            if some:
                yield min(some, key=lambda n: told[n].trigger.start)
        if here:
            return
