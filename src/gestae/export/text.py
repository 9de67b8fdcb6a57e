"""One reading as a report for people: the text with its actors, events, statements, quantities, commitments."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from gestae.export.wording import (
    Cast,
    actor_note,
    amount,
    condition_words,
    event_head,
    polarity_words,
    quantity_note,
    quoted,
)
from gestae.records import Commitment, Dropped, Event, Quantity, Reading, Statement, Status

__all__ = ["STATUSES", "WIDTH", "as_text", "heading", "plain", "rendered"]

WIDTH = 100
STATUSES: dict[Status, str] = {
    "happened": "Happened",
    "ongoing": "Going on",
    "planned": "Planned",
    "called_for": "Called for",
    "possible": "Possible",
    "conditional": "Only on a condition",
    "denied": "Denied, or not so",
}
_BESIDE = 5  # columns for the id


def as_text(reading: Reading, width: int = WIDTH) -> str:
    """The report as plain text, lines of at most `width` characters, ending in a line end."""
    return plain(rendered(reading), width)


def plain(shown: RenderableType, width: int = WIDTH) -> str:
    """What a Rich console would show, without colour and without spaces at the ends of lines."""
    console = Console(width=width, color_system=None, force_terminal=False, highlight=False)
    with console.capture() as capture:
        console.print(shown)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().rstrip().split("\n"))


def rendered(reading: Reading) -> RenderableType:
    """The report for a Rich console."""
    cast = Cast(reading)
    parts = [
        heading(reading),
        Padding(_marked_text(reading), (1, 0)),
        *_section("Actors", [_entry(actor.id, actor_note(actor)) for actor in reading.actors]),
        *_events(reading.events, cast),
        *_section("Who said what", [_statement(each, cast) for each in reading.statements]),
        *_section("Quantities", [_quantity(each, cast) for each in reading.quantities]),
        *_section("Commitments", [_commitment(each, cast) for each in reading.commitments]),
        *_section("Taken out of the text", [_dropped(each) for each in reading.report.dropped]),
    ]
    return Group(*parts)


def heading(reading: Reading) -> RenderableType:
    """Title, outlet, day and source of the report."""
    report = reading.report
    facts = [
        report.outlet,
        report.published or "no day of publication",
        f"report {report.id}",
        report.url or report.source,
    ]
    title = Text(report.title or _first_line(report.text), style="bold")
    return Group(title, Text(" · ".join(fact for fact in facts if fact), style="dim"), Rule(style="dim"))


def _first_line(text: str) -> str:
    line = text.strip().partition("\n")[0]
    return line if len(line) <= WIDTH else line[: WIDTH - 2].rsplit(" ", 1)[0] + " …"


def _marked_text(reading: Reading) -> Text:
    """The text, each mention of an actor in brackets with the actor's id."""
    text = Text()
    done = 0
    for start, end, ids in _marks(reading):
        text.append(reading.report.text[done:start])
        text.append("[").append(reading.report.text[start:end], style="bold").append(f" {ids}]", style="cyan")
        done = end
    text.append(reading.report.text[done:])
    return text


def _marks(reading: Reading) -> list[tuple[int, int, str]]:
    """Spans and the ids that they name; of mentions that overlap the longest stands."""
    named: dict[tuple[int, int], list[str]] = {}
    for actor in reading.actors:
        for mention in actor.mentions:
            named.setdefault((mention.start, mention.end), []).append(actor.id)
    kept: list[tuple[int, int, str]] = []
    for (start, end), ids in sorted(named.items(), key=lambda item: item[0][0] - item[0][1]):
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end, "+".join(dict.fromkeys(ids))))
    return sorted(kept)


def _section(title: str, entries: list[RenderableType]) -> list[RenderableType]:
    return [Text(title.upper(), style="bold"), *entries, Text("")] if entries else []


def _entry(id: str, head: Text | str, *more: Text | str) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=_BESIDE, style="cyan")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(id, head)
    for line in more:
        table.add_row("", line)
    return Padding(table, (0, 0, 0, 1))


def _events(events: tuple[Event, ...], cast: Cast) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for status, words in STATUSES.items():
        found = [event for event in events if event.status == status]
        if found:
            parts += [Text(f" {words}", style="italic"), *(_event(event, cast) for event in found), Text("")]
    return [Text("WHO DID WHAT TO WHOM", style="bold"), *parts] if parts else []


def _event(event: Event, cast: Cast) -> RenderableType:
    said = cast.sayers(event.attribution)
    notes = [
        f"said by {said}" if said else "",
        event.date.text if event.date else "",
        *map(cast.amount, event.quantities),
    ]
    note = " · ".join(filter(None, notes))
    return _entry(
        event.id, event_head(event, cast), *([Text(note)] if note else []), quoted(event.evidence, event.trigger)
    )


def _statement(statement: Statement, cast: Cast) -> RenderableType:
    speaker = cast.sayers([statement.id])
    cue = f" · “{statement.cue.text}”" if statement.cue else ""
    head = Text(speaker, style="bold").append(f" · {statement.kind}{cue}", style="not bold")
    return _entry(statement.id, head, Text(" […] ".join(" ".join(part.text.split()) for part in statement.content)))


def _quantity(quantity: Quantity, cast: Cast) -> RenderableType:
    return _entry(quantity.id, amount(quantity), *quantity_note(quantity, cast))


def _commitment(commitment: Commitment, cast: Cast) -> RenderableType:
    party = cast.names(commitment.party) or "somebody unnamed"
    head = Text(party, style="bold").append(f" {polarity_words(commitment.polarity)}: ", style="not bold")
    head.append(" ".join(commitment.undertaking.text.split()), style="not bold")
    said = cast.sayers([commitment.statement] if commitment.statement else [])
    more = [
        f"toward {cast.names(commitment.toward)}" if commitment.toward else "",
        condition_words(commitment),
        f"by {commitment.deadline}" if commitment.deadline else "",
        f"said by {said}" if said else "",
    ]
    return _entry(
        commitment.id, head, *(Text(line) for line in more if line), quoted(commitment.evidence, commitment.undertaking)
    )


def _dropped(dropped: Dropped) -> RenderableType:
    words = " ".join(dropped.text.split())
    shown = words if len(words) <= WIDTH else words[:WIDTH].rsplit(" ", 1)[0] + " …"
    return Padding(Text(f"{dropped.reason}: ", style="italic").append(f"“{shown}”", style="not italic"), (0, 0, 0, 1))
