"""Why each record of a reading is there: its words, its rule, where the rule stands, how its arguments were found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from gestae.export.text import WIDTH, heading, plain
from gestae.export.wording import Cast, amount, polarity_words
from gestae.knowledge.rules import Rules, Source
from gestae.records import Actor, Argument, Commitment, Date, Event, Place, Quantity, Reading, Record, Statement

__all__ = ["Explanation", "Origin", "explain_text", "explanations", "rendered_explanations"]

_GRAMMAR = ("subject", "object", "dative", "possessive", "modifier", "complement")
_MOST_WORDS = 3  # mentions shown
_LONGEST = 160  # characters of the words shown
Records = Actor | Place | Date | Quantity | Statement | Event | Commitment


class Origin(Record, frozen=True, kw_only=True):
    """Where a rule stands. `file`: relative to the lexicon folder, or to the package where `code` says that the rule is
    a part of the program; `own`: in the user's lexicon folder.
    """

    file: str
    line: int | None = None
    own: bool = False
    code: bool = False


class Explanation(Record, frozen=True, kw_only=True):
    """Why one record is there. `words`: what it rests on in the report; `origin`: null where the rule is not known;
    `arguments`, `status`: how the participants and the status of an event were found, in words.
    """

    id: str
    kind: str
    title: str
    words: tuple[str, ...]
    rule: str
    origin: Origin | None = None
    arguments: tuple[str, ...] = ()
    status: str | None = None


def explanations(reading: Reading, rules: Rules) -> tuple[Explanation, ...]:
    """An explanation for each record, events first; then for each piece that cleaning took out."""
    cast = Cast(reading)
    records: tuple[Records, ...] = (
        *reading.events,
        *reading.statements,
        *reading.commitments,
        *reading.actors,
        *reading.places,
        *reading.dates,
        *reading.quantities,
    )
    dropped = (
        Explanation(
            id=f"x{n}",
            kind="dropped",
            title="taken out of the text",
            words=(_short(each.text),),
            rule=each.reason,
            origin=_origin(rules.source(f"furniture.yaml:{each.reason}")),
        )
        for n, each in enumerate(reading.report.dropped, 1)
    )
    return (*(_explained(record, cast, rules) for record in records), *dropped)


def explain_text(reading: Reading, rules: Rules, width: int = WIDTH) -> str:
    """The explanations as plain text, lines of at most `width` characters."""
    return plain(rendered_explanations(reading, rules), width)


def rendered_explanations(reading: Reading, rules: Rules) -> RenderableType:
    """The explanations for a Rich console."""
    parts: list[RenderableType] = [heading(reading), Text("")]
    kind = ""
    for each in explanations(reading, rules):
        if each.kind != kind:
            kind = each.kind
            parts.append(Text(_HEADS[kind], style="bold"))
        parts.append(Padding(_shown(each), (0, 0, 1, 1)))
    return Group(*parts)


_HEADS = {
    "event": "EVENTS",
    "statement": "STATEMENTS",
    "commitment": "COMMITMENTS",
    "actor": "ACTORS",
    "place": "PLACES",
    "date": "DATES",
    "quantity": "QUANTITIES",
    "dropped": "TAKEN OUT OF THE TEXT",
}


def _shown(each: Explanation) -> Group:
    title = Text(f"{each.id} ", style="cyan").append(each.title, style="bold not dim default")
    origin = each.origin
    where = str(Source(origin.file, origin.line, origin.own, origin.code)) if origin else "not known"
    lines = [
        f"words  {' · '.join(f'“{words}”' for words in each.words)}" if each.words else "",
        f"rule   {each.rule}",
        f"from   {where}{', a part of the program' if origin and origin.code else ''}",
        *each.arguments,
        each.status or "",
    ]
    return Group(title, *(Padding(Text(line), (0, 0, 0, 4)) for line in lines if line))


def _explained(record: Records, cast: Cast, rules: Rules) -> Explanation:
    event = record if isinstance(record, Event) else None
    return Explanation(
        id=record.id,
        kind=type(record).__name__.lower(),
        title=_title(record, cast),
        words=tuple(map(_short, dict.fromkeys(_words(record)))),
        rule=record.rule,
        origin=_origin(rules.source(record.rule, _hints(record))),
        arguments=tuple(_argument(each, event, cast) for each in event.arguments) if event else (),
        status=_status(event, rules) if event else None,
    )


def _origin(source: Source | None) -> Origin | None:
    return Origin(file=source.file, line=source.line, own=source.own, code=source.code) if source else None


def _title(record: Records, cast: Cast) -> str:
    match record:
        case Event():
            kind = f"{record.type}/{record.mode}" if record.mode else record.type
            return f"{kind}, {record.status}"
        case Statement():
            return f"{record.kind} statement of {cast.sayers([record.id])}"
        case Commitment():
            return f"{cast.names(record.party) or 'somebody unnamed'} {polarity_words(record.polarity)}"
        case Actor():
            return cast.name(record.id)
        case Place():
            return f"{record.name}, {record.precision}" if record.precision else record.name
        case Date():
            return f"{record.kind} {record.value}" if record.value else f"{record.kind}, not resolved: {record.why}"
        case Quantity():
            return amount(record).plain


def _words(record: Records) -> Iterator[str]:
    match record:
        case Event():
            yield record.trigger.text
        case Statement():
            yield from (each.text for each in (record.cue, record.speaker_span) if each)
        case Commitment():
            yield record.undertaking.text
            yield from (each.span.text for each in (record.condition,) if each)
        case Actor() | Place():
            texts = list(dict.fromkeys(each.text for each in record.mentions))
            yield from texts[:_MOST_WORDS]
        case Date():
            yield record.text
        case Quantity():
            yield record.span.text


def _hints(record: Records) -> Iterable[str | None]:
    """What of a record tells which line of a table made it."""
    match record:
        case Actor():
            return (record.role, record.code, record.name)
        case Place():
            geonames = str(record.geonames) if record.geonames else None
            return (record.country, record.name) if record.precision == "country" else (geonames, record.name)
        case Quantity():
            return (record.unit,)
        case _:
            return ()


def _argument(argument: Argument, event: Event, cast: Cast) -> str:
    """`actor USA: subject of “imposed sanctions”: “The United States”`."""
    who = cast.code(argument.actor)
    if argument.span is None:
        return f"{argument.side} {who}: {argument.slot}, no words here name it"
    slot = f"“{argument.slot}”" if argument.slot not in _GRAMMAR and " " not in argument.slot else argument.slot
    words = cast.mention(argument.actor, argument.span)
    return f"{argument.side} {who}: {slot} of “{_short(event.trigger.text)}”: “{_short(words)}”"


def _status(event: Event, rules: Rules) -> str | None:
    """Which rule made the status."""
    if not event.status_rule:
        return None
    source = rules.source(event.status_rule)
    return f"status {event.status}: {event.status_rule}{f', {source}' if source else ''}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rsplit(" ", 1)[0] + " …"
