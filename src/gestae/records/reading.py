"""What Gestae knows, as frozen, typed data: the contract that `gestae read` prints and `Reading.to_dict()` returns.

Offsets count Unicode characters in `Report.text`, `end` exclusive. Unknown is `None`, never a placeholder text.
Names follow PLOVER 2021 (types, modes, contexts, sectors), ISO 3166-1 alpha-3 (states), EDTF (dates), ISO 4217 (money).
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status = Literal["happened", "ongoing", "planned", "called_for", "possible", "conditional", "denied"]
ActorKind = Literal["state", "organization", "group", "person", "population"]
MentionForm = Literal["name", "nominal", "pronoun", "metonym"]
DateKind = Literal["date", "time", "duration", "set", "reference"]
Precision = Literal["exact", "town", "region", "country", "area"]
StatementKind = Literal["direct", "indirect", "mixed"]
Force = Literal["said", "denied", "asked", "promised", "refused", "judged", "believes", "wants", "feels"]
ConditionKind = Literal["if", "only_if", "unless", "in_case_of", "when", "until"]
Polarity = Literal["will", "will_not", "may"]
Change = Literal["more", "less", "up", "down"]
Casualty = Literal["killed", "wounded", "missing", "captured", "displaced"]
ArgumentSide = Literal["actor", "recipient"]
PageKind = Literal["article", "live_blog", "gallery", "stub"]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The base of all records: equality by value, `to_dict()` in plain JSON types."""

    def to_dict(self) -> dict[str, Any]:
        """This record as dictionaries, lists, strings and numbers, ready for JSON."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain


class Span(Record, frozen=True, kw_only=True):
    """Characters `start` to `end` (exclusive) of a report's text, and those characters."""

    start: int
    end: int
    text: str


class Mention(Span, frozen=True, kw_only=True):
    """A span that names an actor, and how it does."""

    form: MentionForm


class Dropped(Record, frozen=True, kw_only=True):
    """Characters taken out of the source as page furniture. `start` counts in the source; `reason` names the lexicon
    rule.
    """

    text: str
    reason: str
    start: int


class Report(Record, frozen=True, kw_only=True):
    """One news report: its clean text, where it came from, and what was taken out of it.

    `source` is the path or address read. `published` and `modified` are ISO dates or null. `language` is an ISO 639-1
    code or null. `author`: whom the page names as its authors, parted by "; ". `page`: what sort of page it came out of
    (article, live_blog, gallery, or stub where only the beginning of an article is there), null where it was no page.
    """

    id: str
    source: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    page: PageKind | None = None
    text: str
    dropped: tuple[Dropped, ...] = ()

    def original(self, span: Span) -> Span:
        """Where `span` of the clean text stood in the text as it came in.

        Cleaning only deletes, so the source is the clean text with the dropped pieces put back; a span that a
        deletion cut in two covers the deleted piece too.
        """
        start = self._original_offset(span.start)
        end = self._original_offset(span.end - 1) + 1 if span.end > span.start else start
        return Span(start=start, end=end, text=self.original_text[start:end])

    @property
    def original_text(self) -> str:
        """The text before cleaning."""
        pieces: list[str] = []
        length = taken = 0
        for drop in sorted(self.dropped, key=lambda drop: drop.start):
            kept = self.text[taken : taken + drop.start - length]
            pieces += [kept, drop.text]
            taken += len(kept)
            length = drop.start + len(drop.text)
        return "".join([*pieces, self.text[taken:]])

    def _original_offset(self, offset: int) -> int:
        for drop in sorted(self.dropped, key=lambda drop: drop.start):
            if drop.start > offset:
                break
            offset += len(drop.text)
        return offset


class Actor(Record, frozen=True, kw_only=True):
    """A state, organization, group, person or population that the report names.

    `code`: ISO 3166-1 alpha-3 for a state and whoever acts for it; EU, NATO, UN, ... for organizations; a usual short
    name for armed groups. `sector`: PLOVER's. `role`: the office in words, on the day of the report.
    """

    id: str
    name: str
    kind: ActorKind
    code: str | None = None
    sector: str | None = None
    role: str | None = None
    wikidata: str | None = None
    rule: str
    mentions: tuple[Mention, ...]


class Place(Record, frozen=True, kw_only=True):
    """A place that the report names. `country`: ISO 3166-1 alpha-3; degrees WGS 84; `geonames`: a GeoNames id;
    `where_prec`: UCDP's code, 1 (exact) to 7 (international).
    """

    id: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision | None = None
    where_prec: int | None = None
    geonames: int | None = None
    rule: str
    mentions: tuple[Span, ...]


class Date(Span, frozen=True, kw_only=True):
    """A date, time, duration or set as the words give it.

    `value`: EDTF, an ISO 8601 duration, or a TIMEX3 reference (PRESENT_REF); null if it cannot be resolved, and then
    `why` says the reason. `first` and `last`: ISO days. `anchor`: the ISO day it was reckoned from.
    """

    id: str
    kind: DateKind
    value: str | None = None
    first: str | None = None
    last: str | None = None
    anchor: str | None = None
    why: str | None = None
    rule: str


class Quantity(Record, frozen=True, kw_only=True):
    """A count or an amount. `low`, `value`, `high` as UCDP keeps them; `unit`: person, item, percent, share (of
    one), ISO 4217, SI symbol, or the English name of a unit that SI has not (mile, barrel per day).

    `item`: what is counted; `holder`: actor id or null of whose they are; `place`: place id or null. `per`: what the
    amount is reckoned by (day, barrel, person). `casualty`: what befell the people counted.
    """

    id: str
    span: Span
    value: float | None = None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    unit: str | None = None
    item: str | None = None
    holder: str | None = None
    place: str | None = None
    change: Change | None = None
    per: str | None = None
    casualty: Casualty | None = None
    rule: str


class Statement(Record, frozen=True, kw_only=True):
    """Words or a position that the report attributes to somebody. `speaker`, `addressee`: actor ids; `content`: one or
    more spans. `force`: what the speaker does with the content (says, denies, asks for, promises, refuses or judges it)
    or how it stands to it (believes, wants, feels); null where no word tells.
    """

    id: str
    speaker: str | None = None
    speaker_span: Span | None = None
    cue: Span | None = None
    content: tuple[Span, ...]
    kind: StatementKind
    force: Force | None = None
    addressee: str | None = None
    date: str | None = None
    evidence: Span
    rule: str


class EventDate(Record, frozen=True, kw_only=True):
    """When an event took place: the EDTF value, first and last ISO day, and the words that say so."""

    value: str | None
    start: str | None
    end: str | None
    text: str


class EventBounds(Record, frozen=True, kw_only=True):
    """Between which ISO days an event lies that no words date, as its tense and the day of the report say; null where
    there is no bound. `value`: the same as an EDTF interval; `why`: what it rests on.
    """

    value: str | None
    start: str | None
    end: str | None
    why: str


class Argument(Record, frozen=True, kw_only=True):
    """How a participant of an event was found. `actor`: its id; `slot`: where it stands to the trigger (subject,
    object, a preposition) or what it was inferred from; `span`: the words; null where no words of the sentence name it.
    """

    actor: str
    side: ArgumentSide
    slot: str
    span: Span | None = None


class Event(Record, frozen=True, kw_only=True):
    """Who did what to whom. `attribution`: statement ids, outermost first, empty where the reporter says it.

    `type` is the act itself; `plover_type` follows PLOVER's convention for intended acts. `intensity`: PLOVER's scale,
    -10 to 10. `confidence`: 0 to 1, how surely the reader stands by type and arguments. `inferred`: an actor or a
    recipient is taken over from an earlier telling of the same act ("the bombing"). `bounds`: where the event has no
    `date` of its own. `arguments`: how each was found; `status_rule`: what made the status ("modal:could",
    "implication:fail"). `theme`: the words for what it is done to ("20 sailors"), also where no actor is named by them.
    """

    id: str
    type: EventType
    plover_type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    date: EventDate | None = None
    bounds: EventBounds | None = None
    status: Status
    attribution: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    trigger: Span
    evidence: Span
    theme: Span | None = None
    intensity: float | None = None
    confidence: float
    inferred: bool = False
    arguments: tuple[Argument, ...] = ()
    status_rule: str | None = None
    rule: str


class Condition(Record, frozen=True, kw_only=True):
    """What a commitment hangs on. `event`: the id of the event inside the condition, or null."""

    span: Span
    kind: ConditionKind
    event: str | None = None


class Commitment(Record, frozen=True, kw_only=True):
    """A promise, threat, refusal or offer about future conduct. `party`, `toward`: actor ids; `statement`: whose
    words.
    """

    id: str
    party: tuple[str, ...]
    toward: tuple[str, ...] = ()
    undertaking: Span
    event: str | None = None
    condition: Condition | None = None
    polarity: Polarity
    deadline: str | None = None
    statement: str | None = None
    evidence: Span
    rule: str


class Reading(Record, frozen=True, kw_only=True):
    """All that was read out of one report. `problem`: why nothing was: "unread" where its language has no reader, else
    the fault of ours that stopped the reading; null where there is none.
    """

    report: Report
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    problem: str | None = None
