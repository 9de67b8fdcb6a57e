"""The lines about accounts that contradict each other, and about what is told more or less surely than before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from gestae.asking.brief_known import Known, dated, subject
from gestae.asking.brief_records import Cited, Draft
from gestae.asking.phrases import filled, flat, listed, named, number
from gestae.knowledge.brief import brief_words
from gestae.linking.contradictions import contradictions_in
from gestae.linking.drift import drift_in
from gestae.records import Contradiction, Drift, Occurrence, Side, Span, Status, Telling

Mentions = Mapping[str, Sequence[Telling]]  # by the report
_CITED = 6  # sources of one line


def contradiction_lines(known: Known) -> Iterator[Draft]:
    """A line for each contradiction, its sides grouped by what they give."""
    about, mentions = _about(known)
    for one in contradictions_in([one.sights for one in known.happenings], known.origin, known.loose):
        yield _contradiction(one, about[one.occurrence], mentions, known)


def drift_lines(known: Known) -> Iterator[Draft]:
    """A line for each change in how strongly an act is told."""
    about, mentions = _about(known)
    for one in drift_in([one.sights for one in known.happenings], known.loose):
        yield _drift(one, about[one.occurrence], mentions, known)


def _about(known: Known) -> tuple[dict[str, Occurrence], Mentions]:
    """The occurrences by id, and the mentions of each report."""
    mentions: dict[str, list[Telling]] = defaultdict(list)
    for happening in known.happenings:
        for mention in happening.now.mentions:
            mentions[mention.report].append(mention)
    return {happening.now.id: happening.now for happening in known.happenings}, mentions


def _contradiction(one: Contradiction, about: Occurrence, mentions: Mentions, known: Known) -> Draft:
    words = brief_words().contradiction
    groups: dict[str, list[Side]] = {}
    for side in one.sides:
        groups.setdefault(side.value, []).append(side)
    sides = words.against.join(_side(value, some) for value, some in groups.items())
    first = [some[0] for some in groups.values()]
    rest = [side for some in groups.values() for side in some[1:]]
    return Draft(
        section="contradictions", key=one.id, day=about.first_seen or "",
        text=filled(words.head, subject=dated(about, known), field=words.fields[one.field], sides=sides),
        cited=_cited([(side.report, side.span) for side in (*first, *rest)], mentions),
        fresh="new" if any(known.is_new(side.report) for side in one.sides) else None,
        rank=(float(len(groups)), float(about.origins)),
    )  # fmt: skip


def _side(value: str, sides: Sequence[Side]) -> str:
    """What one side gives, with the words and the report of its first teller."""
    words, first = brief_words().contradiction, sides[0]
    template = words.said if first.said else words.side
    return filled(
        template, value=_value(value), words=flat(first.span.text), report=first.report,
        speakers=listed(map(named, first.said)),
    )  # fmt: skip


def _value(value: str) -> str:
    """A number with its thousands parted, a status in words, a state with its name."""
    statuses: dict[Status, str] = brief_words().statuses
    told = next((words for status, words in statuses.items() if status == value), None)
    try:
        return number(float(value))
    except ValueError:
        return told or listed(map(named, value.split(", ")))


def _drift(one: Drift, about: Occurrence, mentions: Mentions, known: Known) -> Draft:
    words, statuses = brief_words().drift, brief_words().statuses
    text = filled(
        words.head, subject=subject(about, known), direction=words.directions[one.direction],
        was=statuses[one.from_.status], words=flat(one.from_.span.text), day=one.from_.published or words.undated,
        later=flat(one.to.span.text), later_day=one.to.published or words.undated, **{"is": statuses[one.to.status]},
    )  # fmt: skip
    return Draft(
        section="drift", key=one.occurrence, text=text, day=one.to.published or "",
        cited=_cited([(one.from_.report, one.from_.span), (one.to.report, one.to.span)], mentions),
        fresh="new" if known.is_new(one.to.report) or known.is_new(one.from_.report) else None,
        rank=(float(about.origins),),
    )  # fmt: skip


def _cited(spans: Sequence[tuple[str, Span]], mentions: Mentions) -> tuple[Cited, ...]:
    """The sentences that hold the spans, each once."""
    return tuple(dict.fromkeys(_sentence(report, span, mentions) for report, span in spans))[:_CITED]


def _sentence(report: str, span: Span, mentions: Mentions) -> Cited:
    for mention in mentions.get(report, ()):
        evidence = mention.evidence
        if evidence.start <= span.start and span.end <= evidence.end:
            record = f"{report}/{mention.event}" if mention.event else None
            return Cited(report=report, words=evidence.text, record=record)
    return Cited(report=report, words=span.text)
