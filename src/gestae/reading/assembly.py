"""Turns what the stages found into the records of the contract."""

from __future__ import annotations

from dataclasses import dataclass

from gestae.knowledge.events import EventWords
from gestae.reading.cast import Cast
from gestae.reading.clauses import is_passive
from gestae.reading.commitments import Bond, event_in, event_of
from gestae.reading.event_dates import bounds_of, date_of, is_after, is_gone_by, is_to_come, touches
from gestae.reading.events import NOMINAL, Match
from gestae.reading.roles import Participants
from gestae.reading.status import Told
from gestae.reading.tense import modal_of
from gestae.reading.themes import theme_of, words_of
from gestae.reading.words import Sentence, Word, span_of, subtree
from gestae.records import (
    Argument,
    ArgumentSide,
    Commitment,
    Condition,
    Date,
    Event,
    EventDate,
    EventType,
    Place,
    Quantity,
    Span,
    Statement,
    Status,
)

CLAUSAL = frozenset({"ccomp", "advcl", "relcl", "conj", "parataxis", "xcomp"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What surrounds the events of a report."""

    text: str
    cast: Cast
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]
    statements: tuple[Statement, ...]
    words: EventWords
    published: str | None = None


def event_record(number: int, match: Match, told: Told, rivals: list[Match], facts: Facts) -> Event:
    """One event with its time, place, quantities and sources."""
    frame = match.frame
    own = _own_words(match.trigger, rivals)
    told, date = _in_time(match, told, _date(match, own, rivals, facts), facts)
    plain = told.status == "denied" if frame.negated else told.status in ("happened", "ongoing")
    status = frame.status if frame.status and plain else told.status
    if frame.status and frame.negated and plain and is_passive(match.trigger) and modal_of(match.trigger) is not None:
        status = "planned"  # "will not be let in" is still to come; who "will not accept" refuses now
    first, last = match.words
    return Event(
        id=f"e{number}",
        type=frame.type,
        plover_type=plover_type(frame.type, "denied" if told.refused else told.status, facts.words),
        mode=frame.mode,
        contexts=frame.contexts,
        actors=tuple(actor.id for actor in match.actors),
        recipients=tuple(actor.id for actor in match.recipients),
        instruments=match.instruments,
        places=tuple(place.id for place in facts.places if any(touches(mention, own) for mention in place.mentions)),
        date=date,
        bounds=None if date else bounds_of(status, facts.published),
        status=status,
        status_rule=told.rule if status == told.status else f"events:{frame.name}",
        attribution=attribution(first.start, facts.statements),
        quantities=tuple(quantity.id for quantity in facts.quantities if touches(quantity.span, own)),
        trigger=span_of(facts.text, first.start, last.end),
        evidence=sentence_span(match.trigger.sentence, facts.text),
        theme=_theme(match, facts.text),
        intensity=frame.intensity if frame.intensity is not None else facts.words.intensity.get(frame.type),
        confidence=_confidence(match),
        inferred=match.inferred,
        arguments=_arguments(match, facts.text),
        rule=frame.name,
    )


def names_nothing(match: Match, rivals: list[Match], earlier: list[Match], facts: Facts) -> bool:
    """Whether a word in the background of another event adds nothing to it: "after the fighting", "amid unrest at
    home", "the banned party". What tells both sides, a day, a place or a number is kept, and so is what the report
    has told before.
    """
    if not _is_background(match, rivals, facts.words) or _tells_both(match) or _is_known(match, earlier):
        return False
    own = _own_words(match.trigger, rivals)
    placed = any(touches(mention, own) for place in facts.places for mention in place.mentions)
    counted = any(touches(quantity.span, own) for quantity in facts.quantities)
    return not (placed or counted or _date(match, own, rivals, facts))


def _is_background(match: Match, rivals: list[Match], words: EventWords) -> bool:
    """A noun behind a preposition, a participle before a noun, one of feeling or speech behind it ("crowds angered by
    the film stormed the embassy"), or what another event is about and tells nobody.
    """
    word = match.trigger
    alone = not (match.agents or match.patients)
    if word.dep == "dobj":
        return alone and word.pos in NOMINAL and any(each.trigger is word.head for each in rivals)
    beside = word.dep == "amod" or (word.dep == "acl" and match.frame.type in words.spoken)
    placed = (word.pos in NOMINAL and word.dep == "pobj") or (word.tag == "VBN" and beside)
    return placed and (alone or _is_inside(match, rivals))


def _is_inside(match: Match, rivals: list[Match]) -> bool:
    """Whether another event tells the word among its own, with no other verb between."""
    word, others = match.trigger, [each for each in rivals if each is not match]
    while word.head is not word:
        word = word.head
        if any(word in (each.trigger, each.carrier) for each in others):
            return True
        if word.pos == "VERB":
            return False
    return False


def _tells_both(match: Match) -> bool:
    return bool(match.agents and match.patients and not match.inferred)


def _is_known(match: Match, earlier: list[Match]) -> bool:
    told = match.agents or match.patients
    return bool(told) and any(each.frame.type == match.frame.type for each in earlier)


def _theme(match: Match, text: str) -> Span | None:
    theme = theme_of(match)
    if theme is None:
        return None
    first, last = words_of(theme)
    return span_of(text, first.start, last.end)


def _arguments(match: Match, text: str) -> tuple[Argument, ...]:
    sides: tuple[tuple[ArgumentSide, Participants], ...] = (("actor", match.agents), ("recipient", match.patients))
    return tuple(
        Argument(
            actor=each.referent.id,
            side=side,
            slot=each.slot,
            span=span_of(text, each.word.start, each.word.end) if each.word else None,
        )
        for side, found in sides
        for each in found
    )


def plover_type(type: EventType, status: Status, words: EventWords) -> EventType:
    """PLOVER's own convention: cooperation that is only intended is AGREE, harm that is only intended is THREATEN."""
    if status in words.intended and type in words.cooperative:
        return "AGREE"
    if status in words.refused and (type in words.cooperative or type == "AGREE"):
        return "REJECT"
    if status in words.intended and type in words.conflictual:
        return "THREATEN"
    return type


HELD = frozenset(
    {"judged", "wants", "feels"}
)  # whoever condemns, wants or fears a thing does not tell that it happened


def attribution(offset: int, statements: tuple[Statement, ...]) -> tuple[str, ...]:
    """The statements that tell what stands at `offset`, outermost first; an attitude towards it is none."""
    around = [
        (span.end - span.start, each.id)
        for each in statements
        if each.force not in HELD
        for span in each.content
        if span.start <= offset < span.end
    ]
    return tuple(dict.fromkeys(id for _, id in sorted(around, key=lambda pair: -pair[0])))


def sentence_span(sentence: Sentence, text: str) -> Span:
    """The sentence as evidence."""
    return span_of(text, sentence.start, sentence.end)


def _confidence(match: Match) -> float:
    """Half for the trigger, the rest for what the frame asked for and for each side that is known."""
    frame = match.frame
    asked = bool(frame.object or frame.subject or frame.with_ or frame.complement)
    sure = 0.5 + 0.15 * asked + 0.2 * bool(match.actors) + 0.15 * bool(match.recipients)
    return round(sure - 0.2 * match.inferred, 2)


def _own_words(trigger: Word, rivals: list[Match]) -> list[Word]:
    """The words that belong to an event: under its trigger, other events' words left to them."""
    barred: set[int] = set()
    for rival in rivals:
        if rival.trigger is not trigger and rival.trigger in set(subtree(trigger)) and rival.trigger.dep in CLAUSAL:
            barred |= {word.index for word in subtree(rival.trigger)}
    return [word for word in subtree(trigger) if word.index not in barred]


def _date(match: Match, own: list[Word], rivals: list[Match], facts: Facts) -> EventDate | None:
    carrier = match.carrier if match.trigger.lemma in facts.words.light else None
    return date_of(match.trigger, carrier, own, [each.trigger for each in rivals], facts.dates)


def _in_time(match: Match, told: Told, date: EventDate | None, facts: Facts) -> tuple[Told, EventDate | None]:
    """What is told as done has no day after the report's: a noun with such a day tells what is to come ("at their
    meeting tomorrow"); the day beside a verb is that of something else ("discussed the summit in June"). What a day
    gone by stands before is done, whoever planned it ("Monday's ambush had been planned in Tripoli").
    """
    if date is None:
        return told, date
    if told.status == "planned" and is_gone_by(match.trigger, date, facts.dates, facts.published):
        return Told("happened", "day gone by"), date
    if told.status not in ("happened", "ongoing") or not is_after(date, facts.published):
        return told, date
    if is_to_come(match.trigger, date, facts.dates):
        return Told("planned", "day to come"), date
    return told, None


def commitment_record(number: int, bond: Bond, matches: list[Match], ids: dict[int, str], facts: Facts) -> Commitment:
    """One commitment with its condition, and the events in both."""
    first, last = bond.undertaking
    event = event_of(bond, matches)
    return Commitment(
        id=f"c{number}",
        party=tuple(dict.fromkeys(actor.id for actor in bond.party)),
        toward=tuple(actor.id for actor in event.recipients) if event else (),
        undertaking=span_of(facts.text, first.start, last.end),
        event=ids.get(event.trigger.index) if event else None,
        condition=_condition(bond, matches, ids, facts),
        polarity=bond.polarity,
        deadline=_deadline(bond, facts),
        statement=next(iter(attribution(first.start, facts.statements)[::-1]), None),
        evidence=sentence_span(bond.sentence, facts.text),
        rule=bond.rule,
    )


def _condition(bond: Bond, matches: list[Match], ids: dict[int, str], facts: Facts) -> Condition | None:
    if bond.hinge is None:
        return None
    words = bond.hinge.words
    event = event_in(words, matches)
    return Condition(
        span=span_of(facts.text, words[0].start, words[-1].end),
        kind=bond.hinge.kind,
        event=ids.get(event.trigger.index) if event else None,
    )


def _deadline(bond: Bond, facts: Facts) -> str | None:
    """The last day by which it is to be done, where the undertaking names one: "by 1 May", "within a week"."""
    for word in subtree(bond.verb):
        if word.dep == "prep" and word.lower in ("by", "before", "within", "until"):
            for date in facts.dates:
                if any(date.start <= each.start < date.end for each in subtree(word)) and date.last:
                    return date.last
    return None
