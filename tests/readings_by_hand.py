"""Readings made by hand for the tests of the store, of asking and of export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gestae.records import (
    Actor,
    Commitment,
    Condition,
    Date,
    Dropped,
    Event,
    EventDate,
    Mention,
    Place,
    Quantity,
    Reading,
    Report,
    Span,
    Statement,
)

TEXT = (
    "Russia sent about 9,000 soldiers and two S-400 systems to Belarus in October 2022, Minsk said. "
    "Belarus will join the fighting only if it is attacked, Alexander Lukashenko said.\n\n"
    "Poland denied that it had moved 1,500 troops. Moscow lent Minsk $1.5 billion."
)
ADVERT = "ADVERTISEMENT\n"


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def mention(words: str, form: str = "name", text: str = TEXT) -> Mention:
    found = span(words, text)
    return Mention(start=found.start, end=found.end, text=words, form=form)  # type: ignore[arg-type]


def report(id: str = "grouping", **known: object) -> Report:
    fields = {"title": "Grouping", "outlet": "The Courier", "published": "2022-10-17", "text": TEXT, **known}
    return Report(id=id, **fields)  # type: ignore[arg-type]


SENTENCES = [f"{words}." for words in TEXT.replace("\n\n", " ").rstrip(".").split(". ")]
ACTORS = (
    Actor(
        id="a1",
        name="Russia",
        kind="state",
        code="RUS",
        rule="states",
        mentions=(mention("Russia"), mention("Moscow", "metonym")),
    ),
    Actor(
        id="a2",
        name="Belarus",
        kind="state",
        code="BLR",
        rule="states",
        mentions=(mention("Belarus"), mention("Minsk", "metonym")),
    ),
    Actor(
        id="a3",
        name="Alexander Lukashenko",
        kind="person",
        code="BLR",
        sector="GOV",
        role="President",
        rule="leaders",
        mentions=(mention("Alexander Lukashenko"),),
    ),
    Actor(id="a4", name="Poland", kind="state", code="POL", rule="states", mentions=(mention("Poland"),)),
    Actor(id="a5", name="soldiers", kind="group", rule="nominals", mentions=(mention("soldiers", "nominal"),)),
)
PLACES = (
    Place(id="p1", name="Belarus", country="BLR", precision="country", rule="countries", mentions=(span("Belarus"),)),
)
_OCTOBER = span("October 2022")
DATES = (
    Date(
        id="d1",
        start=_OCTOBER.start,
        end=_OCTOBER.end,
        text=_OCTOBER.text,
        kind="date",
        value="2022-10",
        first="2022-10-01",
        last="2022-10-31",
        rule="dates/month",
    ),
)
QUANTITIES = (
    Quantity(
        id="q1",
        span=span("about 9,000"),
        value=9000,
        approximate=True,
        unit="person",
        item="soldiers",
        holder="a1",
        place="p1",
        rule="number",
    ),
    Quantity(id="q2", span=span("two"), value=2, unit="item", item="S-400 systems", rule="number"),
    Quantity(id="q3", span=span("1,500"), value=1500, unit="person", item="troops", holder="a4", rule="number"),
    Quantity(id="q4", span=span("$1.5 billion"), value=1.5e9, unit="USD", rule="currency"),
)
STATEMENTS = (
    Statement(
        id="s1",
        speaker="a2",
        speaker_span=span("Minsk"),
        cue=span("said"),
        kind="indirect",
        rule="said",
        evidence=span(SENTENCES[0]),
        content=(span("Russia sent about 9,000 soldiers and two S-400 systems to Belarus in October 2022"),),
    ),
    Statement(
        id="s2",
        speaker="a3",
        speaker_span=span("Alexander Lukashenko"),
        kind="indirect",
        rule="said",
        evidence=span(SENTENCES[1]),
        content=(span("Belarus will join the fighting only if it is attacked"),),
    ),
    Statement(
        id="s3",
        speaker_span=span("Poland"),
        cue=span("denied"),
        kind="indirect",
        rule="denied",
        evidence=span(SENTENCES[2]),
        content=(span("it had moved 1,500 troops"),),
    ),
)
EVENTS = (
    Event(
        id="e1",
        type="AID",
        plover_type="AID",
        mode="military",
        contexts=("military",),
        actors=("a1",),
        recipients=("a2",),
        instruments=("S-400 systems",),
        places=("p1",),
        status="happened",
        attribution=("s1",),
        quantities=("q1", "q2"),
        date=EventDate(value="2022-10", start="2022-10-01", end="2022-10-31", text="October 2022"),
        trigger=span("sent"),
        evidence=span(SENTENCES[0]),
        intensity=7.5,
        confidence=1,
        rule="send-arms",
    ),
    Event(
        id="e2",
        type="ASSAULT",
        plover_type="THREATEN",
        actors=("a2",),
        status="conditional",
        attribution=("s2",),
        trigger=span("join the fighting"),
        evidence=span(SENTENCES[1]),
        confidence=0.8,
        rule="fight",
    ),
    Event(
        id="e3",
        type="MOBILIZE",
        plover_type="MOBILIZE",
        actors=("a4", "a5"),
        status="denied",
        quantities=("q3",),
        trigger=span("moved"),
        evidence=span(SENTENCES[2]),
        confidence=0.8,
        rule="move-forces",
    ),
    Event(
        id="e4",
        type="AID",
        plover_type="AID",
        actors=("a1", "a3"),
        recipients=("a2", "a3"),
        status="happened",
        quantities=("q4",),
        trigger=span("lent"),
        evidence=span(SENTENCES[3]),
        confidence=1,
        rule="give-money",
    ),
)
COMMITMENTS = (
    Commitment(
        id="c1",
        party=("a2",),
        toward=("a4",),
        undertaking=span("join the fighting"),
        event="e2",
        polarity="will",
        statement="s2",
        condition=Condition(span=span("if it is attacked"), kind="only_if"),
        evidence=span(SENTENCES[1]),
        rule="will",
    ),
)


def reading(id: str = "grouping", **known: object) -> Reading:
    """A reading with every kind of record. With another `text`, only the report changes."""
    return Reading(
        report=report(id, dropped=(Dropped(text=ADVERT, reason="advert", start=0),), **known),
        actors=ACTORS,
        places=PLACES,
        dates=DATES,
        quantities=QUANTITIES,
        statements=STATEMENTS,
        events=EVENTS,
        commitments=COMMITMENTS,
    )


class Bare:
    """A reader that finds nothing, and remembers what it was given."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for one in reports:
            self.seen.append(one.id)
            yield Reading(report=one)
