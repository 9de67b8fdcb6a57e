"""Words that name an act where no event was read: "the closure", "Friday's launch", "the talks had cleared the way".

An echo has no type of its own to stand on: it is a mention only where it joins an occurrence that an event tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from gestae.knowledge.linking import load_joining
from gestae.knowledge.use import cached
from gestae.linking.counts import Count, count_of
from gestae.linking.index import COUNTRY, Index, is_seat, names_in
from gestae.linking.phrases import (
    bounds,
    is_definite,
    is_general,
    is_name,
    is_phased,
    means_of,
    names_another,
    parting,
    plain,
    target_of,
    tells,
    title_of,
)
from gestae.linking.tellings import (
    Sight,
    content,
    is_ahead,
    is_claimed,
    is_fresh,
    points_of,
    regions_of,
    topic_of,
    window,
)
from gestae.linking.words import Word, acts, words_in
from gestae.records import Date, Event, Place, Reading, Span, Status

_FEW = 4  # words behind an act in which whom it is said to stands
_TOUCHING = 3  # characters between a day and a word that it goes with
_REACH = 110  # characters around the word in which who and where stand
_BESIDE = 70  # characters around the word in which the status words stand


def echoes(index: Index) -> list[Sight]:
    """The echoes of a reading, in order; at most one a word."""
    told = _told_by_events(index.reading)
    return [
        echo(word, sentence, names, index, index.context_at(word.start))
        for sentence in index.lines
        for word, names in _act_words(words_in(index.text, sentence.start, sentence.end), told)
    ]


def _told_by_events(reading: Reading) -> frozenset[int]:
    """The characters of the triggers of events and of undertakings."""
    spans = [*map(_told, reading.events), *(one.undertaking for one in reading.commitments)]
    return frozenset(chain.from_iterable(range(span.start, span.end) for span in spans))


def _act_words(words: Sequence[Word], told: frozenset[int]) -> Iterator[tuple[Word, frozenset[str]]]:
    """The words of a sentence that name an act where nothing is `told`, with the acts; one for each act."""
    known, never = acts(), load_joining().never
    done: set[str] = set()
    for place, word in enumerate(words):
        names = frozenset((*known.nouns.get(word.stem, ()), *known.verbs.get(word.stem, ())))
        if (
            not names
            or names <= done
            or plain(word) in never
            or _is_to_press(words[place + 1 : place + 1 + _FEW])
            or not told.isdisjoint(range(word.start, word.end))
            or not tells(word, words[:place])
        ):
            continue
        done |= names
        yield word, names


def _is_to_press(behind: Sequence[Word]) -> bool:
    """Whether the words behind one say that it is said to the press: "a meeting with media representatives"."""
    told = [plain(word) for word in behind]
    return told[:1] in (["with"], ["to"]) and not load_joining().audience.isdisjoint(told)


def _told(event: Event) -> Span:
    """The words that tell an event. Of what is done in saying it, the verb alone: "denied Monday's bombing" tells of
    the bombing, too.
    """
    if event.type not in load_joining().speech:
        return event.trigger
    first = event.trigger.text.split()[0]
    return Span(start=event.trigger.start, end=event.trigger.start + len(first), text=first)


def echo(word: Word, sentence: Span, names: frozenset[str], index: Index, context: tuple[str, ...] = ()) -> Sight:
    """A telling of the acts `names` by one word, with what its sentence names beside it."""
    trigger = Span(start=word.start, end=word.end, text=word.text)
    reading, text = index.reading, index.text
    before, inside, around = window(text, trigger, sentence)
    after = [found for found in around if found.start >= trigger.end]
    status = _status(word, text, sentence)
    date = day_near(word, sentence, index)
    if date is not None and is_definite(before) and _is_parted(word, date, text):
        date = None
    day = Span(start=date.start, end=date.end, text=date.text) if date else None
    near = beside(word, sentence, text)
    places = [(place, span) for place, span in _places_in(near, index) if not names_another(span, trigger, text)]
    towns = [(place.name, span) for place, span in places]
    people = list(people_in(near, index))
    counts = tuple(counts_in(sentence, index))
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
        date_span=day,
        day=reading.report.published,
        outlet=reading.report.outlet,
        status=status,
        trigger=trigger,
        evidence=sentence,
        names=names_in(around, index.taken, text),
        words=content(around),
        counts=counts,
        said=(),
        fresh=is_fresh(status, before),
        apart=parting(before, inside, after),
        place_spans=tuple(towns),
        actor_spans=tuple(people),
        confidence=0.0,
        claimed=is_claimed(status, around, date.last or date.first if date else None, reading.report.published),
        ahead=is_ahead(
            status, around, date.first if date else None, date.last if date else None, reading.report.published
        ),
        near=frozenset(plain(found) for found in around),
        context=context,
        topic=topic_of(around, index),
        object=frozenset(),
        named=is_name(word, before) or word.stem not in acts().verbs,
        noun=is_name(word, before),
        general=is_general(word, before, around) and not (date or towns or counts),
        title=title_of(trigger, before, after, index),
        definite=is_definite(before),
        phased=is_phased(before, after),
        target=target_of(around, trigger, kinds[0].type),
        means=means_of(around, trigger),
        since=bounds(day, text),
        points=points_of(place for place, _ in places),
        regions=regions_of(place for place, _ in places),
        in_condition=any(_within(trigger, one) for one in index.conditions.at(trigger.start)),
    )


def beside(word: Word, sentence: Span, text: str, reach: int = _REACH) -> Span:
    """The stretch of a sentence around a word, within its clause."""
    start, end = max(sentence.start, word.start - reach), min(sentence.end, word.end + reach)
    start = max((found.end() for found in _clauses().finditer(text, start, word.start)), default=start)
    end = min((found.start() for found in _clauses().finditer(text, word.end, end)), default=end)
    return Span(start=start, end=max(end, word.end), text=text[start : max(end, word.end)])


@cached
def _clauses() -> re.Pattern[str]:
    """Where a sentence begins to tell something else."""
    words = "|".join(map(re.escape, load_joining().clauses))
    return re.compile(f"; |, (?:{words}) ")


def _status(word: Word, text: str, sentence: Span) -> Status:
    """What the words near it in its sentence say; told as done where they say nothing."""
    start, end = max(sentence.start, word.start - _BESIDE), min(sentence.end, word.end + _BESIDE // 2)
    near = {found.text.casefold().replace("’", "'") for found in words_in(text, start, end)}
    return next((status for status, words in _status_words() if near & words), "happened")


@cached
def _status_words() -> tuple[tuple[Status, frozenset[str]], ...]:
    return tuple((entry.status, frozenset(entry.words)) for entry in load_joining().statuses)


def day_near(word: Word, sentence: Span, index: Index) -> Date | None:
    """The day that belongs to the word: right before it ("Friday's launch"), else the next after it, else any."""
    told = [one for one in index.dates.between(sentence.start, sentence.end) if one.kind in ("date", "time")]
    return min((one for one in told if one.end <= sentence.end), key=lambda one: _way(word, one), default=None)


def _way(word: Word, date: Date) -> int:
    """How far a day is from a word, those before it farther unless they touch."""
    if date.start >= word.end:
        return date.start - word.end
    gap = word.start - date.end
    return 0 if gap <= _TOUCHING else gap + _BESIDE


def _is_parted(word: Word, date: Date, text: str) -> bool:
    """Whether a comma parts a word from a day behind it: "in spite of his release, troops landed on Tuesday"; two
    enclose something.
    """
    return text[min(word.end, date.end) : max(word.start, date.start)].count(",") % 2 == 1


def towns_in(sentence: Span, index: Index) -> list[tuple[str, Span]]:
    """The places smaller than a country that the sentence names."""
    return [(place.name, span) for place, span in _places_in(sentence, index)]


def _places_in(sentence: Span, index: Index) -> list[tuple[Place, Span]]:
    inside = index.places.between(sentence.start, sentence.end)
    towns = (one for one in inside if one[0].precision not in COUNTRY and one[1].end <= sentence.end)
    return [(place, span) for place, span in towns if not is_seat(span, index)]


def people_in(sentence: Span, index: Index) -> Iterator[tuple[str, Span]]:
    """The codes of who is named in the sentence, but for who speaks there."""
    for actor, mention in index.people.between(sentence.start, sentence.end):
        if mention.end <= sentence.end and not index.is_speaker(mention):
            yield index.codes[actor.id], mention


def counts_in(sentence: Span, index: Index) -> Iterator[Count]:
    """The numbers of the sentence."""
    for quantity in index.quantities.between(sentence.start, sentence.end):
        if quantity.span.end <= sentence.end and (found := count_of(quantity, index)):
            yield found


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
