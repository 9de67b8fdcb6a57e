"""One record for people: what it says, the words it rests on between the sentences around them, its rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gestae.export.text import STATUSES, WIDTH, heading, plain
from gestae.export.wording import Cast, actor_note, amount, condition_words, event_head, polarity_words
from gestae.records import Actor, Commitment, Date, Event, Place, Quantity, Reading, Record, Span, Statement

__all__ = ["record_text", "rendered_record"]

_END = re.compile(r"(?<![A-Z])[.!?…][\"”’')\]]*\s+(?=[\"“‘(\[]*[A-Z0-9])|\n\s*")
_NEAR = 1_000  # characters looked at on each side for the sentence before and after
_MOST_MENTIONS = 5

Fields = Iterable[tuple[str, str | None]]
Passage = tuple[Span, Sequence[Span]]  # a sentence, and the words in it to be marked


def record_text(record: Record, reading: Reading, width: int = WIDTH) -> str:
    """The record as plain text, lines of at most `width` characters."""
    return plain(rendered_record(record, reading), width)


def rendered_record(record: Record, reading: Reading) -> RenderableType:
    """The record for a Rich console. `reading` is the one that holds it."""
    title, fields, words = _described(record, reading)
    record_id = getattr(record, "id", "")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for name, value in fields:
        if value:
            table.add_row(name, value)
    passages = [Padding(_in_context(evidence, marks, reading.report.text), (1, 0, 0, 2)) for evidence, marks in words]
    return Group(heading(reading), Text(""), Text(f"{record_id} ", style="cyan").append_text(title), table, *passages)


def _described(record: Record, reading: Reading) -> tuple[Text, Fields, list[Passage]]:
    """Title, fields, and the passages that bear the record."""
    cast = Cast(reading)
    match record:
        case Event():
            return event_head(record, cast), _event(record, cast), [(record.evidence, [record.trigger])]
        case Statement():
            title = Text(cast.sayers([record.id]), style="bold")
            return title, _statement(record, cast), [(record.evidence, record.content)]
        case Commitment():
            title = Text(
                f"{cast.names(record.party) or '(nobody named)'} {polarity_words(record.polarity)}", style="bold"
            )
            return title, _commitment(record, cast), [(record.evidence, [record.undertaking])]
        case Quantity():
            return amount(record), _quantity(record, cast), [(record.span, [record.span])]
        case Actor():
            spans = record.mentions[:_MOST_MENTIONS]
            return actor_note(record), _actor(record), [(span, [span]) for span in spans]
        case Place():
            return (
                Text(record.name, style="bold"),
                _place(record),
                [(span, [span]) for span in record.mentions[:_MOST_MENTIONS]],
            )
        case Date():
            return Text(record.text, style="bold"), _date(record), [(record, [record])]
        case _:
            raise TypeError(f"not a record of a reading: {type(record).__name__}")


def _event(event: Event, cast: Cast) -> Fields:
    yield "status", STATUSES[event.status].lower()
    yield "said by", cast.sayers(event.attribution) or "the reporter"
    yield "date", _when(event)
    yield "between", _bounds(event)
    yield "where", ", ".join(map(cast.place, event.places))
    yield "with", ", ".join([*event.instruments, *map(cast.amount, event.quantities)])
    yield "contexts", ", ".join(event.contexts)
    yield "as PLOVER codes it", event.plover_type if event.plover_type != event.type else None
    yield "intensity", None if event.intensity is None else f"{event.intensity:g}"
    yield "confidence", f"{event.confidence:.2f}"
    yield "taken over", "an actor or recipient, from an earlier sentence" if event.inferred else None
    yield "status by", event.status_rule
    yield "rule", event.rule


def _bounds(event: Event) -> str | None:
    """What an event without a date lies between, and why."""
    bounds = event.bounds
    if bounds is None:
        return None
    days = " to ".join(day or "…" for day in (bounds.start, bounds.end)) if bounds.value else "no bounds"
    return f"{days} ({bounds.why})"


def _when(event: Event) -> str | None:
    date = event.date
    if date is None:
        return None
    days = date.start if date.start == date.end else f"{date.start} to {date.end}"
    return f"{days if date.start else 'not resolved'} (“{date.text}”)"


def _statement(statement: Statement, cast: Cast) -> Fields:
    yield "kind", statement.kind
    yield "force", statement.force
    yield "cue", statement.cue.text if statement.cue else None
    yield "named as", statement.speaker_span.text if statement.speaker_span else None
    yield "to", cast.name(statement.addressee) if statement.addressee else None
    yield "date", statement.date
    yield "rule", statement.rule


def _commitment(commitment: Commitment, cast: Cast) -> Fields:
    yield "undertaking", " ".join(commitment.undertaking.text.split())
    yield "toward", cast.names(commitment.toward)
    yield "condition", condition_words(commitment)
    yield "deadline", commitment.deadline
    yield "said by", cast.sayers([commitment.statement]) if commitment.statement else "the reporter"
    yield "event", commitment.event
    yield "rule", commitment.rule


def _quantity(quantity: Quantity, cast: Cast) -> Fields:
    yield "holder", cast.name(quantity.holder) if quantity.holder else None
    yield "place", cast.place(quantity.place) if quantity.place else None
    yield "unit", quantity.unit
    yield "per", quantity.per
    yield "casualties", quantity.casualty
    yield "change", quantity.change
    yield "rule", quantity.rule


def _actor(actor: Actor) -> Fields:
    yield "kind", actor.kind
    yield "Wikidata", actor.wikidata
    yield "rule", actor.rule


def _place(place: Place) -> Fields:
    yield "country", place.country
    yield "precision", place.precision
    yield "UCDP where_prec", None if place.where_prec is None else str(place.where_prec)
    yield "coordinates", None if place.latitude is None else f"{place.latitude:.3f}, {place.longitude:.3f}"
    yield "GeoNames", str(place.geonames) if place.geonames else None
    yield "rule", place.rule


def _date(date: Date) -> Fields:
    yield "kind", date.kind
    yield "value", date.value or f"null: {date.why}"
    yield "days", f"{date.first} to {date.last}" if date.first else None
    yield "reckoned from", date.anchor
    yield "rule", date.rule


def _in_context(evidence: Span, marks: Sequence[Span], text: str) -> Text:
    """The sentence before, the evidence with the marked words between « and », the sentence after."""
    start, end = min(evidence.start, marks[0].start), max(evidence.end, marks[-1].end)
    first, last = _sentence_start(text, start), _sentence_end(text, end)
    before, after = _last_sentence(text[max(0, first - _NEAR) : first]), _first_sentence(text[last : last + _NEAR])
    inside, done = Text(), first
    for mark in marks:
        inside.append(text[done : mark.start]).append(f"«{mark.text}»", style="bold")
        done = mark.end
    inside.append(text[done:last])
    parts = [Text(before, style="dim"), inside, Text(after, style="dim")]
    return Text("\n").join(_one_line(part) for part in parts if part.plain.strip())


def _sentence_start(text: str, start: int) -> int:
    """Where the sentence around `start` begins, if `start` does not begin one."""
    near = max(0, start - _NEAR)
    ends = [found.end() for found in _END.finditer(text[near : start + 2]) if near + found.end() <= start]
    return near + ends[-1] if ends else near


def _sentence_end(text: str, end: int) -> int:
    if end and text[end - 1] in '.!?…"”’':
        return end
    found = _END.search(text, end, end + _NEAR)
    return found.end() if found else min(len(text), end + _NEAR)


def _last_sentence(text: str) -> str:
    ends = [found.end() for found in _END.finditer(text.rstrip())]
    return text[ends[-1] if ends else 0 :].strip()


def _first_sentence(text: str) -> str:
    trimmed = text.strip()
    found = _END.search(trimmed)
    return trimmed[: found.end()].strip() if found else trimmed


def _one_line(text: Text) -> Text:
    """Line ends to spaces, so that Rich wraps the lines itself."""
    flat = Text()
    for n, line in enumerate(_lines(text)):
        flat.append(" " if n else "").append_text(line)
    return flat


def _lines(text: Text) -> Iterator[Text]:
    return (line for line in text.split("\n") if line.plain.strip())
