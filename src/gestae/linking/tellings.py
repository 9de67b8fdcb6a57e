"""What one report tells of one act, laid out for comparison with what other reports tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gestae.knowledge.linking import load_drift, load_joining
from gestae.linking.counts import Count, counts_of
from gestae.linking.index import COUNTRY, Index, is_seat, names_in
from gestae.linking.phrases import (
    bounds,
    is_definite,
    is_general,
    is_moved,
    is_name,
    is_phased,
    means_of,
    names_another,
    target_of,
    title_of,
)
from gestae.linking.phrases import parting as parting
from gestae.linking.phrases import plain as plain
from gestae.linking.words import Word, acts, acts_in, akin, common, words_in
from gestae.records import Actor, Event, EventType, Place, Reading, Record, Span, Status

_BEFORE, _AFTER = 90, 140  # characters around the trigger that speak of the act
_NEAR = 3  # words before the trigger that may part it from another act, or refer back


class Rebuttal(Record, frozen=True, kw_only=True):
    """Words behind a telling by which whoever is said to have done it answers that it was not so. `by`: codes."""

    span: Span
    by: tuple[str, ...]


class Negation(Record, frozen=True, kw_only=True):
    """A clause that says that something was not so. `stems`, `codes`: what and whom it names; `denied`, `acts`: the
    words right behind the one that denies, and the acts in them; `absent`: classes of which there was none; `by`: codes
    of who says it; `first`, `last`: ISO days; `contrast`: it says that only something else was ("merely").
    """

    span: Span
    stems: frozenset[str]
    denied: frozenset[str]
    acts: frozenset[str]
    absent: frozenset[str]
    codes: frozenset[str]
    by: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    contrast: bool = False


class Setting(Record, frozen=True, kw_only=True):
    """Where and when an act was, as its report told before: names of `towns`; `first`, `last`: ISO days."""

    towns: frozenset[str]
    first: str | None
    last: str | None


class Sight(Record, frozen=True, kw_only=True):
    """One telling of an act: all that joining, contradictions and drift compare.

    `event`, `commitment`: what the reader read there; both null for an echo. `acts`: what it may be, by `acts.yaml`.
    `actors`, `recipients`, `said` (speakers): codes; `first`, `last`: ISO days told; `day`: the report's.
    `names`: of what is no actor and no place; `words`: the stems of the clause; `topic`, `object`: those of the clause
    and of the trigger beyond acts and names; `near`: the words around it; `context`: what its passage names most.
    `fresh`: told as done on the day of the report; `apart`: the word that parts it from another act of its kind;
    `claimed`: of the past, and only claimed; `ahead`: still to come; `in_condition`: a commitment hangs on it; `named`:
    an echo that only names the act ("the delivery") and tells nothing of its status; `noun`: told by a noun; `general`:
    a kind of act is told, no one happening; `title`: the proper name beside the act ("the Minsk agreements");
    `definite`: a noun that refers back to what is known ("the strike"); `since`: the day told only bounds it ("since
    Friday"); `points`: latitude and longitude of `towns`, of each that is known; `regions`: those of them that are
    regions; `phased`: it is told to begin, go on or end; `moved`: it is told as a plan that changed;
    `aim`: the proper name of what the act is done to; `setting`: where and when, for what tells neither;
    `target`: the stem of the kind of place or thing named next to it ("hospital"); `means`: the kinds of weapons and
    forces named near it; `kin`: alike for twins (twins.py);
    `asides`: numbers of the report that no event has, which stand nearest to this one; `negations`: clauses of the
    report that do; `rebuttals`: what answers it; `silent`: it tells nothing itself, and is joined to none.
    """

    report: str
    event: str | None
    commitment: str | None
    type: EventType
    acts: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    towns: frozenset[str]
    lands: frozenset[str]
    first: str | None
    last: str | None
    date_span: Span | None
    day: str | None
    outlet: str | None
    status: Status
    trigger: Span
    evidence: Span
    names: frozenset[str]
    words: frozenset[str]
    counts: tuple[Count, ...]
    said: tuple[str, ...]
    fresh: bool
    apart: str | None
    place_spans: tuple[tuple[str, Span], ...]
    actor_spans: tuple[tuple[str, Span], ...]
    confidence: float
    claimed: bool
    ahead: bool
    near: frozenset[str]
    context: tuple[str, ...]
    topic: frozenset[str]
    object: frozenset[str]
    in_condition: bool = False
    named: bool = False
    noun: bool = False
    general: bool = False
    title: frozenset[str] = frozenset()
    points: tuple[tuple[float, float], ...] = ()
    regions: frozenset[str] = frozenset()
    since: bool = False
    definite: bool = False
    phased: bool = False
    moved: bool = False
    target: str | None = None
    theme: str | None = None
    means: frozenset[str] = frozenset()
    aim: frozenset[str] = frozenset()
    setting: Setting | None = None
    kin: str | None = None
    asides: tuple[Count, ...] = ()
    rebuttals: tuple[Rebuttal, ...] = ()
    negations: tuple[Negation, ...] = ()
    silent: bool = False

    @property
    def anchored(self) -> bool:
        """Whether the reader read an event or a commitment there; else it is an echo."""
        return self.event is not None or self.commitment is not None


def sights(index: Index) -> list[Sight]:
    """The telling of each event of a reading, in order."""
    counts = counts_of(index)
    actors = {actor.id: actor for actor in index.reading.actors}
    return [_sight(event, index, counts.get(event.id, ()), actors) for event in index.reading.events]


def key_of(sight: Sight) -> tuple[str, str, int, int]:
    """What orders tellings, and tells them apart: the day and id of the report, and the place of the trigger."""
    return sight.day or "9999", sight.report, sight.trigger.start, sight.trigger.end


def _sight(event: Event, index: Index, counts: tuple[Count, ...], actors: dict[str, Actor]) -> Sight:
    reading, text = index.reading, index.text
    places = [place for place in reading.places if place.id in event.places]
    before, inside, around = window(text, event.trigger, event.evidence)
    after = [word for word in around if word.start >= event.trigger.end]
    date = event.date
    where = [place for place in places if place.precision not in COUNTRY and not _is_seat(place, event, index)]
    towns = frozenset(place.name.casefold() for place in where)
    return Sight(
        report=reading.report.id,
        event=event.id,
        commitment=None,
        type=event.type,
        acts=acts_of(inside, event.type) or frozenset(acts().frames.get(event.rule, ())),
        actors=codes(event.actors, actors),
        recipients=codes(event.recipients, actors),
        towns=towns,
        lands=frozenset(place.country for place in places if place.country),
        first=date.start if date else None,
        last=(date.end or date.start) if date else None,
        date_span=_date_span(event, text),
        day=reading.report.published,
        outlet=reading.report.outlet,
        status=event.status,
        trigger=event.trigger,
        evidence=event.evidence,
        names=names_in(around, index.taken, text),
        words=content(around),
        counts=counts,
        said=_said(event.attribution, reading, actors),
        fresh=is_fresh(event.status, before),
        apart=parting(before, inside, after),
        place_spans=tuple(_place_spans(places, event, index)),
        actor_spans=tuple((code, span) for code, span in _actor_spans(event, actors)),
        confidence=event.confidence,
        claimed=is_claimed(event.status, around, date.end or date.start if date else None, reading.report.published),
        ahead=is_ahead(
            event.status, around, date.start if date else None, date.end if date else None, reading.report.published
        ),
        near=frozenset(plain(word) for word in around),
        context=index.context_at(event.trigger.start),
        topic=topic_of(around, index),
        object=topic_of(inside, index),
        in_condition=index.conditions.holds(event.trigger.start),
        noun=len(inside) == 1 and is_name(inside[0], before),
        general=bool(inside) and _is_general(inside, before, around) and not (date or towns or counts),
        title=title_of(event.trigger, before, after, index),
        points=points_of(where),
        regions=regions_of(place for place in where if not _is_target(place, event)),
        since=bounds(_date_span(event, text), text),
        definite=is_definite(before),
        phased=is_phased(before, after),
        moved=is_moved(before, after),
        target=target_of(around, event.trigger, event.type),
        theme=_theme(event, actors),
        means=means_of(around, event.trigger),
        aim=_aim(event, index),
    )


def _theme(event: Event, actors: dict[str, Actor]) -> str | None:
    """The stem of what the act is done to: the last of the words that name it; whom something is said to is none."""
    words = words_in(event.theme.text) if event.theme else []
    if event.theme is None or not words:
        return None
    told = event.recipients if event.type in load_joining().speech else ()
    end = event.theme.start + words[-1].end
    names = (name for id_ in told if id_ in actors for name in actors[id_].mentions if name.form == "name")
    return None if any(name.start < end <= name.end for name in names) else words[-1].stem


def _aim(event: Event, index: Index) -> frozenset[str]:
    """The stems of the proper name of what the act is done to: "the village of Nikial", "the Rafah crossing"; names of
    states and people are none.
    """
    if event.theme is None:
        return frozenset()
    text, end = index.text, event.theme.end
    own = words_in(text, event.theme.start, end)
    behind = words_in(text, end, min(end + _BEFORE, event.evidence.end))
    called = behind[1:2] if behind and plain(behind[0]) == "of" else _beside(behind, end, text)
    named = [word for word in (*own, *called) if word.text[0].isupper() and word.start > event.evidence.start]
    return frozenset(
        word.stem for word in named if word.stem not in common() and not index.people.between(word.start, word.end)
    )


def _beside(behind: list[Word], end: int, text: str) -> list[Word]:
    """The words right behind a place, up to the first in small letters or behind a mark: "the tanker Delphi Star"."""
    found: list[Word] = []
    for word in behind:
        if text[end : word.start] != " " or not word.text[0].isupper():
            break
        found.append(word)
        end = word.end
    return found


def points_of(places: Iterable[Place]) -> tuple[tuple[float, float], ...]:
    """Where the places lie, in degrees, of those that are towns or smaller and known."""
    found = [
        (place.latitude, place.longitude)
        for place in places
        if place.precision in ("exact", "town") and place.latitude is not None and place.longitude is not None
    ]
    return tuple(found)


def regions_of(places: Iterable[Place]) -> frozenset[str]:
    """The names of those places that are regions of a country."""
    return frozenset(place.name.casefold() for place in places if place.precision == "region")


def _is_target(place: Place, event: Event) -> bool:
    """Whether the act is done to the place itself: "annexed Crimea", "a trip to the Odesa region"."""
    if event.type in load_joining().within:
        return False
    own = [span for span in (event.trigger, event.theme) if span is not None]
    return any(span.start <= told.start < span.end for told in place.mentions for span in own)


def _is_general(inside: list[Word], before: list[Word], around: list[Word]) -> bool:
    """Whether the trigger names a kind of act; several words say what is done, which is seldom a kind."""
    return is_general(inside[-1], before, around) if len(inside) == 1 else False


def acts_of(words: list[Word], kind: EventType) -> frozenset[str]:
    """The acts that the words of a trigger name, but for those of types that cannot be its own: "hold talks" detains
    nobody.
    """
    known = acts().by_name
    return frozenset(name for name in acts_in(words) if akin(known[name].type, kind))


def _is_seat(place: Place, event: Event, index: Index) -> bool:
    """Whether all that names the place in the sentence names who acts or speaks there ("Kyiv agreed"), or another act
    ("before the Brussels summit").
    """
    here = [span for span in place.mentions if event.evidence.start <= span.start < event.evidence.end]
    seats = (is_seat(span, index) or names_another(span, event.trigger, index.text) for span in here)
    return bool(here) and all(seats)


def is_claimed(status: Status, near: list[Word], last: str | None, day: str | None) -> bool:
    """Whether an act of the past is told as a claim alone: one of "this month" may still be to come."""
    if status != "possible":
        return False
    past = bool(last and day and last <= day)
    return past or any(plain(word) in load_drift().claimed for word in near)


def is_ahead(status: Status, near: list[Word], first: str | None, last: str | None, day: str | None) -> bool:
    """Whether the act lies ahead of its telling."""
    if status in ("happened", "ongoing"):
        return False
    if status == "denied":
        return bool(first and day and first > day) or any(plain(word) in load_drift().ahead for word in near)
    return not is_claimed(status, near, last or first, day)


def window(text: str, trigger: Span, evidence: Span) -> tuple[list[Word], list[Word], list[Word]]:
    """The words before the trigger in its sentence, those of the trigger, and those around it."""
    start, end = max(evidence.start, trigger.start - _BEFORE), min(evidence.end, trigger.end + _AFTER)
    around = words_in(text, start, max(end, trigger.end))
    before = [word for word in around if word.end <= trigger.start]
    inside = [word for word in around if trigger.start <= word.start < trigger.end]
    return before, inside, around


def codes(ids: Iterable[str], actors: dict[str, Actor]) -> frozenset[str]:
    """The codes of some actors; those without one are left out."""
    return frozenset(code for id_ in ids if id_ in actors and (code := actors[id_].code))


def content(words: list[Word]) -> frozenset[str]:
    """The stems that say what the clause is about."""
    known = common()
    return frozenset(word.stem for word in words if len(word.stem) > 2 and word.stem not in known)


def topic_of(words: list[Word], index: Index) -> frozenset[str]:
    """What the words are about beyond acts, actors, places and names: what is given, closed, signed."""
    known, taken = acts(), index.taken.named
    plain_words = [word for word in words if not word.text[0].isupper() and not taken.holds(word.start)]
    return frozenset(found for found in content(plain_words) if found not in known.verbs and found not in known.nouns)


def is_fresh(status: Status, before: list[Word]) -> bool:
    """Whether the act is told as done now: not told as done earlier than something else ("had warned")."""
    back = set(load_joining().back)
    return status in ("happened", "ongoing") and not any(word.text.casefold() in back for word in before[-_NEAR:])


def _said(ids: Iterable[str], reading: Reading, actors: dict[str, Actor]) -> tuple[str, ...]:
    wanted = set(ids)
    speakers = (statement.speaker for statement in reading.statements if statement.id in wanted)
    return tuple(dict.fromkeys(code for id_ in speakers if id_ in actors and (code := actors[id_].code)))


def _date_span(event: Event, text: str) -> Span | None:
    """Where the words of the event's date stand in its sentence."""
    if event.date is None:
        return None
    start = text.find(event.date.text, event.evidence.start, event.evidence.end)
    return Span(start=start, end=start + len(event.date.text), text=event.date.text) if start >= 0 else event.trigger


def _place_spans(places: Iterable[Place], event: Event, index: Index) -> Iterator[tuple[str, Span]]:
    """The places told beside the act, but for where a speaker stands."""
    start, end = event.trigger.start - _BEFORE, event.trigger.end + _AFTER
    for place in places:
        if place.precision in COUNTRY:
            continue
        for span in place.mentions:
            inside = max(event.evidence.start, start) <= span.start < min(event.evidence.end, end)
            if inside and not index.speakers.holds(span.start):
                yield place.name, span


def _actor_spans(event: Event, actors: dict[str, Actor]) -> Iterator[tuple[str, Span]]:
    for id_ in event.actors:
        actor = actors.get(id_)
        if actor and actor.code:
            inside = (m for m in actor.mentions if event.evidence.start <= m.start < event.evidence.end)
            yield actor.code, next(inside, event.trigger)
