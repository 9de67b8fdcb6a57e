"""Numbers of sentences in which nothing was read that they could belong to: they go on telling what was told before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from gestae.knowledge.linking import load_joining
from gestae.linking.counts import Count, count_of
from gestae.linking.index import Index
from gestae.linking.placing import Starting, starting
from gestae.linking.tellings import Sight
from gestae.records import Span


def with_orphans(told: Sequence[Sight], index: Index) -> list[Sight]:
    """The tellings, those that a number without one goes on telling with that number beside theirs."""
    taken = {count.span.start for sight in told for count in sight.counts}
    own = starting((sight.trigger.start, number) for number, sight in enumerate(told))
    added: dict[int, list[Count]] = defaultdict(list)
    for quantity in index.reading.quantities:
        if quantity.span.start in taken or not (count := count_of(quantity, index)):
            continue
        for number in _owners(quantity.span, index, own, told):
            added[number].append(count)
    return [
        msgspec.structs.replace(sight, counts=(*sight.counts, *added[number])) if number in added else sight
        for number, sight in enumerate(told)
    ]


def with_asides(told: Sequence[Sight], index: Index) -> list[Sight]:
    """The tellings, the nearest event (else the nearest of all) with each number that no event has: words that name no
    event may come to nothing, and a number contradicts others whatever it is told beside.
    """
    hosts = hosts_of(told)
    taken = {count.span.start for _, number in hosts.things if told[number].event for count in told[number].counts}
    added: dict[int, list[Count]] = defaultdict(list)
    for quantity in index.reading.quantities if told else ():
        if quantity.span.start not in taken and (count := count_of(quantity, index)) and count.kind:
            added[hosts.nearest(quantity.span.start)].append(count)
    return [
        msgspec.structs.replace(sight, asides=tuple(added[number])) if number in added else sight
        for number, sight in enumerate(told)
    ]


def hosts_of(told: Sequence[Sight]) -> Starting[int]:
    """The places of the tellings beside which something stands that is none of theirs: events, where there are any."""
    hosts = [number for number, sight in enumerate(told) if sight.event] or range(len(told))
    return starting((told[number].trigger.start, number) for number in hosts)


def silent(index: Index) -> Sight:
    """A telling of nothing, for a report in which nothing was read, beside which numbers and denials stand."""
    report = index.reading.report
    line = next(iter(index.lines), Span(start=0, end=0, text=""))
    nothing: frozenset[str] = frozenset()
    return Sight(
        report=report.id, event=None, commitment=None, type="REJECT", acts=nothing, actors=nothing,
        recipients=nothing, towns=nothing, lands=nothing, first=None, last=None, date_span=None,
        day=report.published, outlet=report.outlet, status="denied",
        trigger=Span(start=line.start, end=line.start, text=""), evidence=line, names=nothing, words=nothing, counts=(),
        said=(), fresh=False, apart=None, place_spans=(), actor_spans=(), confidence=0.0, claimed=False, ahead=False,
        near=nothing, context=index.context, topic=nothing, object=nothing, silent=True,
    )  # fmt: skip


def _owners(span: Span, index: Index, own: Starting[int], told: Sequence[Sight]) -> Iterator[int]:
    """The first event and the first echo of the sentence, else of the sentence before, that is no word about words.
    `own`: the places of the tellings, by their triggers.
    """
    speech, lines = load_joining().speech, index.lines
    place = next(iter(index.line_at.at(span.start)), 0)
    for line in (lines[place], lines[max(place - 1, 0)]) if lines else ():
        inside = own.between(line.start, line.end)
        here = [n for n in inside if told[n].type not in speech] or inside
        for anchored in (True, False):
            some = [n for n in here if told[n].anchored == anchored]
            if some:
                yield min(some, key=lambda n: told[n].trigger.start)
        if here:
            return
