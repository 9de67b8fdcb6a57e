"""Commitments across reports: restatements joined, and what became of each: triggered, kept, broken, withdrawn, ...

A state is what the reports tell so far, never a forecast. Each turn names the words that show it, and why.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gestae.knowledge.linking import load_drift
from gestae.linking.occurrences import id_of
from gestae.linking.tellings import Sight, codes
from gestae.linking.triggers import triggers_of
from gestae.records import (
    Commitment,
    CommitmentState,
    Condition,
    HistoryState,
    LinkedCommitment,
    Polarity,
    Reading,
    Span,
    Turn,
)

_DONE = ("happened", "ongoing")
_ORDER: dict[HistoryState, int] = {"made": 0, "restated": 1, "softened": 2, "hardened": 2, "triggered": 3, "kept": 4}


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment of one report, and where it stands among the occurrences. `group`: null where no act of it is
    known; `sight`: its telling.
    """

    report: str
    day: str | None
    id: str | None
    party: frozenset[str]
    toward: frozenset[str]
    undertaking: Span
    condition: Condition | None
    polarity: Polarity
    deadline: str | None
    group: int | None
    sight: Sight | None


def commitments_of(readings: Sequence[Reading], groups: Sequence[Sequence[Sight]]) -> list[LinkedCommitment]:
    """The commitments of the readings, each once, by the day on which they were made. `groups`: the tellings of each
    occurrence.
    """
    known = {reading.report.id: reading for reading in readings}
    return [_linked(same, groups, known) for same in _joined(promises_of(readings, groups))]


def promises_of(readings: Sequence[Reading], groups: Sequence[Sequence[Sight]]) -> list[Promise]:
    """Each commitment of each report, by the day, before restatements are joined."""
    return sorted(_promises(readings, groups), key=_key)


def _key(promise: Promise) -> tuple[str, str, int]:
    return promise.day or "9999", promise.report, promise.undertaking.start


# ---------------------------------------------------------------- what is promised
def _promises(readings: Sequence[Reading], groups: Sequence[Sequence[Sight]]) -> Iterator[Promise]:
    """What the readers took for commitments, then what is told as planned by somebody."""
    places = {_place(sight): number for number, group in enumerate(groups) for sight in group}
    sights = {_place(sight): sight for group in groups for sight in group}
    by_report: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for known in places:
        by_report[known[0]].append(known)
    for reading in readings:
        taken = []
        for commitment in reading.commitments:
            place = _of_commitment(commitment, reading, places)
            taken += [place] if place else []
            yield _promise(
                commitment, reading, places.get(place) if place else None, sights.get(place) if place else None
            )
        spans = [commitment.undertaking for commitment in reading.commitments]
        for other in (other for other in by_report.get(reading.report.id, ()) if other not in taken):
            sight = sights[other]
            if not any(_inside(sight.trigger, span) for span in spans):
                yield from _planned(sight, groups[places[other]], places[other])


def _place(sight: Sight) -> tuple[str, int, int]:
    return sight.report, sight.trigger.start, sight.trigger.end


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start < outer.end


def _of_commitment(
    commitment: Commitment, reading: Reading, places: dict[tuple[str, int, int], int]
) -> tuple[str, int, int] | None:
    """The telling of what a commitment undertakes: its event, else the first telling within its words."""
    event = next((event for event in reading.events if event.id == commitment.event), None)
    if event:
        return reading.report.id, event.trigger.start, event.trigger.end
    span = commitment.undertaking
    inside = [p for p in places if p[0] == reading.report.id and span.start <= p[1] < min(span.end, span.start + 40)]
    return min(inside, default=None)


def _promise(commitment: Commitment, reading: Reading, group: int | None, sight: Sight | None) -> Promise:
    actors = {actor.id: actor for actor in reading.actors}
    return Promise(
        report=reading.report.id,
        day=reading.report.published,
        id=commitment.id,
        party=codes(commitment.party, actors),
        toward=codes(commitment.toward, actors),
        undertaking=commitment.undertaking,
        condition=commitment.condition,
        polarity=commitment.polarity,
        deadline=commitment.deadline,
        group=group,
        sight=sight,
    )


def _planned(sight: Sight, group: Sequence[Sight], number: int) -> Iterator[Promise]:
    """A plan that somebody has: of its doer, else of whom the other tellings of the act name, else of who tells it."""
    if sight.in_condition or sight.named or not sight.ahead or sight.status not in ("planned", "conditional", "denied"):
        return
    party = (sight.actors if sight.anchored else frozenset()) or _doers(group) or frozenset(sight.said[-1:])
    if not party:
        return
    yield Promise(
        report=sight.report,
        day=sight.day,
        id=None,
        party=party,
        toward=sight.recipients,
        undertaking=sight.trigger,
        condition=None,
        polarity="will_not" if sight.status == "denied" else "will",
        deadline=None,
        group=number,
        sight=sight,
    )


def _doers(group: Sequence[Sight]) -> frozenset[str]:
    """Who does it, by the tellings of the most common doers."""
    counts = Counter(sight.actors for sight in group if sight.anchored and sight.actors)
    return max(counts, key=lambda some: (counts[some], sorted(some)), default=frozenset())


# ---------------------------------------------------------------- one commitment, said again
def _joined(promises: Iterable[Promise]) -> list[list[Promise]]:
    """The commitments of one party to one act and of one tenor, in one list each."""
    joined: list[list[Promise]] = []
    for promise in promises:
        same = next((one for one in joined if _same(one[0], promise)), None)
        if same is None:
            joined.append([promise])
        else:
            same.append(promise)
    return joined


def _same(first: Promise, second: Promise) -> bool:
    if first.group is None or first.group != second.group:
        return False
    tenor = (first.polarity == "will_not") == (second.polarity == "will_not")
    return tenor and bool(first.party & second.party or not second.party)


# ---------------------------------------------------------------- what became of it
def _linked(same: Sequence[Promise], groups: Sequence[Sequence[Sight]], known: dict[str, Reading]) -> LinkedCommitment:
    first = same[0]
    condition = next((promise.condition for promise in same if promise.condition), None)
    turns = sorted(_turns(first, same, groups, known), key=_turn_key)
    history = tuple(_sensible(turns))
    given = f"{first.report}\n{first.undertaking.start}"
    return LinkedCommitment(
        id="c" + hashlib.blake2b(given.encode(), digest_size=5).hexdigest(),
        party=tuple(sorted(first.party)),
        report=first.report,
        undertaking=first.undertaking,
        condition=condition,
        polarity=first.polarity,
        deadline=next((promise.deadline for promise in same if promise.deadline), None),
        toward=tuple(sorted(first.toward)),
        occurrence=id_of(groups[first.group]) if first.group is not None else None,
        state=_state(history),
        history=history,
        commitments=tuple(f"{promise.report}/{promise.id}" for promise in same if promise.id),
    )


def _turn_key(turn: Turn) -> tuple[str, str, int, int]:
    return turn.published or "9999", turn.report, _ORDER.get(turn.state, 5), turn.span.start


def _sensible(turns: Sequence[Turn]) -> Iterator[Turn]:
    """Without what repeats the state before it, and without what comes after the end."""
    last: HistoryState | None = None
    for turn in turns:
        if turn.state == last and turn.state != "restated":
            continue
        if last in ("kept", "broken") and turn.state in ("restated", "triggered", "softened", "hardened"):
            continue
        last = turn.state
        yield turn


def _state(history: Sequence[Turn]) -> CommitmentState:
    """The last turn; a commitment that was only made, and said again, is open, or triggered where it was."""
    said = [turn.state for turn in history]
    last = said[-1]
    if last == "made" or last == "restated":
        return "triggered" if "triggered" in said else "open"
    return last


def _turns(
    first: Promise, same: Sequence[Promise], groups: Sequence[Sequence[Sight]], known: dict[str, Reading]
) -> Iterator[Turn]:
    yield Turn(report=first.report, span=first.undertaking, state="made", published=first.day)
    if first.group is not None:
        yield from _from_group(first, groups[first.group])
    for promise in same[1:]:
        if promise.sight is None or promise.report == first.report:
            yield Turn(report=promise.report, span=promise.undertaking, state="restated", published=promise.day)
    for condition in (promise.condition for promise in same if promise.condition):
        yield from triggers_of(first.report, condition, first.group, groups, known)
        break


def _from_group(first: Promise, group: Sequence[Sight]) -> Iterator[Turn]:
    """What the later tellings of the promised act say of the promise."""
    strength = "possible" if first.polarity == "may" else "planned"
    for sight in group:
        if (
            sight.in_condition
            or sight.named
            or not _later(sight, first)
            or not (not sight.actors or not first.party or sight.actors & first.party)
        ):
            continue
        state = _turn_of(sight, first, strength)
        if state in ("softened", "hardened"):
            strength = "possible" if state == "softened" else "planned"
        if state:
            yield Turn(report=sight.report, span=sight.trigger, state=state, published=sight.day, reason=_reason(state))


def _later(sight: Sight, first: Promise) -> bool:
    """Told in a later report, or further on in the same one as done."""
    if sight.report == first.report:
        return sight.status in _DONE and sight.trigger.start > first.undertaking.end
    return (sight.day or "9999", sight.report) > (first.day or "9999", first.report)


def _turn_of(sight: Sight, first: Promise, strength: str) -> HistoryState | None:
    """What one telling makes of the promise; null where it says nothing of it."""
    refusal = first.polarity == "will_not"
    if sight.status in _DONE:
        return "broken" if refusal else "kept"
    if sight.status == "denied":
        if refusal:
            return "restated"
        late = sight.near & set(load_drift().unkept)
        return "withdrawn" if sight.ahead and not late else "broken" if late else None
    if not sight.ahead or sight.status == "called_for":
        return None
    if refusal:
        return "withdrawn" if sight.status == "planned" else "softened"
    if sight.status == "possible":
        return "restated" if strength == "possible" else "softened"
    return "hardened" if strength == "possible" else "restated"


def _reason(state: HistoryState) -> str:
    return {
        "kept": "the act is told as done",
        "broken": "the act that was ruled out is told as done, or the promised one as not done",
        "restated": "the same undertaking again",
        "softened": "told as less sure than before",
        "hardened": "told as surer than before",
        "withdrawn": "the opposite is told as meant",
    }.get(state, "")
