"""What commitments undertake, as tellings: where the reader read no event in an undertaking, its words name the act."""

from __future__ import annotations

from collections.abc import Iterator

from gestae.knowledge.fates import load_fates
from gestae.linking.counts import Count, count_of
from gestae.linking.echoes import day_near, people_in, towns_in
from gestae.linking.index import Index, names_in
from gestae.linking.phrases import is_name, title_of
from gestae.linking.tellings import Sight, codes, content, parting, plain, topic_of, window
from gestae.linking.words import Word, acts, words_in
from gestae.records import Commitment, Polarity, Span, Status

_STATUS: dict[Polarity, Status] = {"will": "planned", "will_not": "denied", "may": "possible"}


def undertakings(index: Index) -> list[Sight]:
    """A telling for each commitment without an event whose undertaking names an act."""
    context = index.context
    told = {event.id for event in index.reading.events}
    return [
        _sight(commitment, word, names, index, context)
        for commitment in index.reading.commitments
        if commitment.event not in told and not _covered(commitment, index)
        for word, names in _first_act(commitment, index.text)
    ]


def status_of(commitment: Commitment) -> Status:
    """The status of what a commitment undertakes."""
    return "conditional" if commitment.condition and commitment.polarity == "will" else _STATUS[commitment.polarity]


def _covered(commitment: Commitment, index: Index) -> bool:
    """Whether an event begins with the undertaking."""
    span = commitment.undertaking
    return bool(index.events.between(span.start, span.start + 12))


def _first_act(commitment: Commitment, text: str) -> Iterator[tuple[Word, frozenset[str]]]:
    """The first word of the undertaking that names an act, with the acts."""
    known = acts()
    span = commitment.undertaking
    words = words_in(text, span.start, span.end)[:4]
    for word in sorted(words, key=lambda word: plain(word) in load_fates().carrying):
        names = known.verbs.get(word.stem, ()) or known.nouns.get(word.stem, ())
        if names:
            yield word, frozenset(names)
            return


def _sight(commitment: Commitment, word: Word, names: frozenset[str], index: Index, context: tuple[str, ...]) -> Sight:
    reading = index.reading
    actors = {actor.id: actor for actor in reading.actors}
    sentence = commitment.evidence
    trigger = Span(start=word.start, end=word.end, text=word.text)
    before, inside, around = window(index.text, trigger, sentence)
    date = day_near(word, commitment.undertaking, index)
    towns = towns_in(sentence, index)
    party = codes(commitment.party, actors)
    toward = codes(commitment.toward, actors)
    status = status_of(commitment)
    kind = acts().by_name[sorted(names)[0]].type
    after = [found for found in around if found.start >= trigger.end]
    return Sight(
        report=reading.report.id,
        event=None,
        commitment=commitment.id,
        type=kind,
        acts=names,
        actors=party,
        recipients=toward,
        towns=frozenset(name.casefold() for name, _ in towns),
        lands=frozenset(),
        first=date.first if date else None,
        last=(date.last or date.first) if date else None,
        date_span=Span(start=date.start, end=date.end, text=date.text) if date else None,
        day=reading.report.published,
        outlet=reading.report.outlet,
        status=status,
        trigger=trigger,
        evidence=sentence,
        names=names_in(around, index.taken, index.text),
        words=content(around),
        counts=tuple(_counts(commitment.undertaking, index)),
        said=(),
        fresh=False,
        apart=parting(before, inside),
        place_spans=tuple(towns),
        actor_spans=tuple((code, span) for code, span in people_in(sentence, index) if code in party),
        confidence=0.4,
        claimed=False,
        ahead=True,
        near=frozenset(plain(found) for found in around),
        context=context,
        topic=topic_of(around, index),
        object=frozenset(),
        noun=is_name(word, before),
        title=title_of(trigger, before, after, index),
    )


def _counts(span: Span, index: Index) -> Iterator[Count]:
    for quantity in index.quantities.between(span.start, span.end):
        if found := count_of(quantity, index):
            yield found
