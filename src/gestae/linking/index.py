"""A reading laid out for linking: its sentences, and whom, what and where it names, found by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gestae.knowledge.linking import load_joining
from gestae.linking.placing import Covering, Starting, covered, covering, starting
from gestae.linking.words import Word, common, is_ordinary, sentences, words_in
from gestae.records import Actor, Date, Event, Mention, Place, Quantity, Reading, Span, Statement

COUNTRY = ("country", "area")  # how precise a place is that is no town
_BESIDE = 6  # characters between a speaker and where he stands
_CONTEXT = 24  # names that tell what a report is about
_PASSAGE = 600  # characters before and behind a telling that make up its passage
_OPENING = " \"'“‘("  # marks before the first word of a sentence


@dataclass(frozen=True, slots=True)
class Taken:
    """What names of actors with a code, and of places, take up: words there are no topic and no name of a thing.
    `begun`: where one begins.
    """

    named: Covering[Span]
    begun: frozenset[int]


@dataclass(frozen=True, slots=True)
class Index:
    """`lines`: the sentences, `line_at` their numbers; `events`: by their triggers; `codes`: those of actors, by their
    ids; `dates`: what tells a day; `people`: the mentions of actors with a code, with it; `titles`: names of whoever it
    be; `seats`: names that stand for who acts; `targets`: words for whom or what acts befall that take place where
    their target is; `speakers`: the words for who speaks, and right behind them; `said`: statements, by what they say;
    `conditions`: what commitments hang on; `stated`: statements, by the sentences on which they rest; `told`: each
    mention of a code, a town or another name; `context`: those told most, the most frequent first.
    """

    reading: Reading
    lines: tuple[Span, ...]
    line_at: Covering[int]
    events: Starting[Event]
    codes: Mapping[str, str]
    dates: Starting[Date]
    taken: Taken
    people: Starting[tuple[Actor, Mention]]
    places: Starting[tuple[Place, Span]]
    quantities: Starting[Quantity]
    titles: Covering[Span]
    seats: Covering[Span]
    targets: Covering[Span]
    speakers: Covering[Span]
    said: Covering[Statement]
    conditions: Covering[Span]
    stated: Starting[Statement]
    told: Starting[str]
    context: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.reading.report.text

    def speaking_at(self, place: int) -> tuple[str, ...]:
        """The codes of those in whose words a place stands, each once."""
        return self._speakers(self.said.at(place))

    def is_speaker(self, span: Span) -> bool:
        """Whether words stand within those for who speaks."""
        return any(one.start <= span.start and span.end <= one.end for one in self.speakers.at(span.start))

    def speaking_in(self, sentence: Span) -> tuple[str, ...]:
        """The codes of those whose statements rest on a sentence, each once."""
        return self._speakers(self.stated.between(sentence.start, sentence.start + 1))

    def _speakers(self, statements: Iterable[Statement]) -> tuple[str, ...]:
        told = (self.codes.get(one.speaker or "") for one in statements)
        return tuple(dict.fromkeys(code for code in told if code))

    def line_of(self, place: int) -> Span | None:
        """The sentence that holds a place."""
        return next((self.lines[number] for number in self.line_at.at(place)), None)

    def context_at(self, place: int) -> tuple[str, ...]:
        """What the passage around a place names most: a long report tells many stories."""
        return _most_named(self.told.between(place - _PASSAGE, place + _PASSAGE + 1))


def index_of(reading: Reading) -> Index:
    """A reading laid out."""
    codes = {actor.id: actor.code for actor in reading.actors if actor.code}
    people = [(actor, one) for actor in reading.actors if actor.code for one in actor.mentions]
    places = [(place, span) for place in reading.places for span in place.mentions]
    taken = _taken([*(one for _, one in people), *(span for _, span in places)])
    told = [*_told([(codes[actor.id], one) for actor, one in people], places, taken, reading.report.text)]
    lines = tuple(sentences(reading.report.text))
    mentions = [mention for actor in reading.actors for mention in actor.mentions]
    metonyms = (mention for mention in mentions if mention.form == "metonym")
    return Index(
        reading=reading,
        lines=lines,
        line_at=covering(range(len(lines)), lambda number: (lines[number],)),
        events=starting((event.trigger.start, event) for event in reading.events),
        codes=codes,
        dates=starting((one.start, one) for one in reading.dates if one.first),
        taken=taken,
        people=starting((one.start, (actor, one)) for actor, one in people),
        places=starting((span.start, (place, span)) for place, span in places),
        quantities=starting((one.span.start, one) for one in reading.quantities),
        titles=covered(mention for mention in mentions if mention.form == "name"),
        seats=covered([*metonyms, *(one for _, one in people if one.form == "name")]),
        targets=covered(_targets(reading)),
        speakers=covered((one.speaker_span for one in reading.statements if one.speaker_span), _BESIDE),
        said=covering(reading.statements, lambda one: one.content),
        conditions=covered(one.condition.span for one in reading.commitments if one.condition),
        stated=starting((one.evidence.start, one) for one in reading.statements),
        told=starting(told),
        context=_most_named(name for _, name in told),
    )


def names_in(words: Iterable[Word], taken: Taken, text: str) -> frozenset[str]:
    """Names in the words that are no actor with a code, no place, and no title before one: exercises, treaties,
    weapons, buildings.
    """
    usual = common()
    return frozenset(
        word.stem
        for word in words
        if word.text[0].isupper()
        and word.stem not in usual
        and not is_ordinary(word.stem)
        and not _begins(text, word.start)
        and not taken.named.holds(word.start)
        and word.end + 1 not in taken.begun
    )


def is_seat(span: Span, index: Index) -> bool:
    """Whether words that name a place stand for who acts there, or say where a speaker is; what is shelled or closed is
    a place all the same.
    """
    place = span.start
    return not index.targets.holds(place) and (index.seats.holds(place) or index.speakers.holds(place))


def _taken(spans: Sequence[Span]) -> Taken:
    return Taken(covered(spans), frozenset(span.start for span in spans))


def _targets(reading: Reading) -> Iterator[Span]:
    """The words for whom or what acts befall that take place where their target is."""
    local = load_joining().local
    arguments = (one for event in reading.events if event.type in local for one in event.arguments)
    return (one.span for one in arguments if one.side == "recipient" and one.span)


def _told(
    people: Sequence[tuple[str, Mention]], places: Sequence[tuple[Place, Span]], taken: Taken, text: str
) -> Iterator[tuple[int, str]]:
    """Each mention of a code, a town or another name, with where it starts."""
    yield from ((mention.start, code) for code, mention in people)
    yield from ((span.start, place.name.casefold()) for place, span in places if place.precision not in COUNTRY)
    words = words_in(text)
    names = names_in(words, taken, text)
    yield from ((word.start, word.stem) for word in words if word.stem in names and word.text[0].isupper())


def _most_named(names: Iterable[str]) -> tuple[str, ...]:
    """The names that are told most, the most frequent first."""
    counts = Counter(names)
    return tuple(sorted(counts, key=lambda one: (-counts[one], one))[:_CONTEXT])


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins there, so that the capital says nothing."""
    while start and text[start - 1] in _OPENING:
        start -= 1
    return not start or text[start - 1] in ".!?:\n"
