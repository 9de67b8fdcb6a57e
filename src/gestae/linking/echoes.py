"""Words that name an act where no event was read: "the closure", "Friday's launch", "the talks had cleared the way".

An echo has no type of its own to stand on: it is a mention only where it joins an occurrence that an event tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from gestae.knowledge.linking import load_joining
from gestae.knowledge.use import cached
from gestae.linking.counts import Count, count_of
from gestae.linking.tellings import (
    Sight,
    content,
    context_of,
    is_ahead,
    is_claimed,
    is_fresh,
    names_in,
    parting,
    plain,
    topic_of,
    window,
)
from gestae.linking.words import Word, acts, sentences, words_in
from gestae.records import Date, Reading, Span, Status

_AUXILIARIES = 2  # words before a verb in which its auxiliary stands
_TOUCHING = 3  # characters between a day and a word that it goes with
_BESIDE = 70  # characters around the word in which the status words stand


def echoes(reading: Reading) -> list[Sight]:
    """The echoes of a reading, in order; at most one a word."""
    context = context_of(reading)
    return [
        echo(word, sentence, names, reading, context)
        for sentence in sentences(reading.report.text)
        for word, names in _act_words(sentence, reading)
    ]


def _act_words(sentence: Span, reading: Reading) -> Iterator[tuple[Word, frozenset[str]]]:
    """The words that name an act outside the triggers of events, with the acts; one for each act of a sentence."""
    known = acts()
    covered = [event.trigger for event in reading.events] + [one.undertaking for one in reading.commitments]
    done: set[str] = set()
    for word in words_in(reading.report.text, sentence.start, sentence.end):
        names = frozenset((*known.nouns.get(word.stem, ()), *known.verbs.get(word.stem, ())))
        if (
            not names
            or names <= done
            or plain(word) in load_joining().never
            or any(span.start < word.end and word.start < span.end for span in covered)
        ):
            continue
        done |= names
        yield word, names


def echo(word: Word, sentence: Span, names: frozenset[str], reading: Reading, context: tuple[str, ...] = ()) -> Sight:
    """A telling of the acts `names` by one word, with what its sentence names beside it."""
    trigger = Span(start=word.start, end=word.end, text=word.text)
    before, inside, around = window(reading, trigger, sentence)
    status = _status(word, reading.report.text, sentence)
    date = day_near(word, sentence, reading.dates)
    towns = towns_in(sentence, reading)
    people = list(people_in(sentence, reading))
    kinds = [known for name in sorted(names) if (known := acts().by_name[name])]
    return Sight(
        report=reading.report.id,
        event=None,
        commitment=None,
        type=kinds[0].type,
        acts=names,
        actors=frozenset(code for code, _ in people),
        recipients=frozenset(),
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
        names=names_in(around, reading),
        words=content(around),
        counts=tuple(_counts(word, sentence, reading)),
        said=(),
        fresh=is_fresh(status, before),
        apart=parting(before, inside),
        place_spans=tuple(towns),
        actor_spans=tuple(people),
        confidence=0.0,
        claimed=is_claimed(status, around, date.last or date.first if date else None, reading.report.published),
        ahead=is_ahead(
            status, around, date.first if date else None, date.last if date else None, reading.report.published
        ),
        near=frozenset(plain(found) for found in around),
        context=context,
        topic=topic_of(around, reading),
        object=frozenset(),
        named=not _is_told(word, before),
        in_condition=any(_within(trigger, one.condition.span) for one in reading.commitments if one.condition),
    )


def _is_told(word: Word, before: list[Word]) -> bool:
    """Whether the word tells the act, as a verb, rather than names it."""
    joining = load_joining()
    text = plain(word)
    ahead = [plain(found) for found in before[-_AUXILIARIES:]]
    return (
        word.stem in acts().verbs
        and (text.endswith("ed") or text in joining.forms or any(found in joining.auxiliaries for found in ahead))
    )  # fmt: skip


def _status(word: Word, text: str, sentence: Span) -> Status:
    """What the words near it in its sentence say; told as done where they say nothing."""
    start, end = max(sentence.start, word.start - _BESIDE), min(sentence.end, word.end + _BESIDE // 2)
    near = {found.text.casefold().replace("’", "'") for found in words_in(text, start, end)}
    return next((status for status, words in _status_words() if near & words), "happened")


@cached
def _status_words() -> tuple[tuple[Status, frozenset[str]], ...]:
    return tuple((entry.status, frozenset(entry.words)) for entry in load_joining().statuses)


def day_near(word: Word, sentence: Span, dates: tuple[Date, ...]) -> Date | None:
    """The day that belongs to the word: right before it ("Friday's launch"), else the next after it, else any."""
    told = [one for one in dates if one.first and one.kind in ("date", "time") and _within(one, sentence)]
    return min(told, key=lambda one: _way(word, one), default=None)


def _way(word: Word, date: Date) -> int:
    """How far a day is from a word, those before it farther unless they touch."""
    if date.start >= word.end:
        return date.start - word.end
    gap = word.start - date.end
    return 0 if gap <= _TOUCHING else gap + _BESIDE


def towns_in(sentence: Span, reading: Reading) -> list[tuple[str, Span]]:
    """The places smaller than a country that the sentence names."""
    places = (place for place in reading.places if place.precision not in ("country", "area"))
    return [(place.name, span) for place in places for span in place.mentions if _within(span, sentence)]


def people_in(sentence: Span, reading: Reading) -> Iterator[tuple[str, Span]]:
    """The codes of who is named in the sentence, but for who speaks there."""
    speakers = [one.speaker_span for one in reading.statements if one.speaker_span]
    for actor in reading.actors:
        for mention in actor.mentions:
            if actor.code and _within(mention, sentence) and not any(_within(mention, span) for span in speakers):
                yield actor.code, mention


def _counts(word: Word, sentence: Span, reading: Reading) -> Iterator[Count]:
    for quantity in reading.quantities:
        if _within(quantity.span, sentence) and (found := count_of(quantity, reading)):
            yield found


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
