"""Commitments across reports: restatements joined, and what became of each: triggered, kept, broken, withdrawn, ...

A state is what the reports tell so far, never a forecast. Each turn names the words that show it, and why.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from gestae.knowledge.fates import load_fates
from gestae.linking.avowals import avowals
from gestae.linking.fulfilment import held_against, mentioned
from gestae.linking.index import index_of
from gestae.linking.later import Shelf, shelf_of
from gestae.linking.occurrences import id_of
from gestae.linking.outcomes import turn_of
from gestae.linking.promises import Promise, promises_of
from gestae.linking.scoring import day_of
from gestae.linking.signs import Found
from gestae.linking.tasks import Task, task_of, telling_words
from gestae.linking.tellings import Sight
from gestae.linking.triggers import triggers_of
from gestae.linking.words import are_alike, words_in
from gestae.records import CommitmentState, HistoryState, LinkedCommitment, Reading, Span, Turn

_DONE = ("happened", "ongoing")
_ENDS = ("kept", "broken", "withdrawn")
_ORDER: dict[HistoryState, int] = {
    "made": 0, "restated": 1, "triggered": 2, "softened": 3, "hardened": 3, "withdrawn": 4, "kept": 5, "broken": 5,
}  # fmt: skip
_REASONS: dict[HistoryState, str] = {
    "kept": "the act is told as done",
    "broken": "the act that was ruled out is told as done, or the promised one as not done",
    "restated": "the same undertaking again",
    "softened": "told as less sure than before",
    "hardened": "told as surer than before",
    "withdrawn": "the opposite is told as meant",
}

Groups = Sequence[Sequence[Sight]]


def commitments_of(readings: Sequence[Reading], groups: Groups) -> list[LinkedCommitment]:
    """The commitments of the readings, each once, by the day on which they were made. `groups`: the tellings of each
    occurrence.
    """
    known = {reading.report.id: index_of(reading) for reading in readings}
    promises = promises_of(readings, groups)
    tasks = {_name(one): task_of(one, known[one.report]) for one in promises}
    shelf = shelf_of(known, groups, tasks.values())
    return [_linked(same, tasks, shelf, groups) for same in _joined(promises, tasks)]


def _name(promise: Promise) -> tuple[str, int, int]:
    return promise.report, promise.undertaking.start, promise.undertaking.end


# ---------------------------------------------------------------- one commitment, said again
def _joined(promises: Sequence[Promise], tasks: Mapping[tuple[str, int, int], Task]) -> list[list[Promise]]:
    """The commitments of one party to one act and of one tenor, in one list each."""
    joined: list[list[Promise]] = []
    near: dict[str, list[list[Promise]]] = defaultdict(list)
    for promise in promises:
        rivals = [one for code in sorted(promise.party) for one in near[code]]
        same = next((one for one in rivals if _same(one[0], promise, tasks)), None)
        if same is not None:
            same.append(promise)
            continue
        joined.append([promise])
        for code in promise.party:
            near[code].append(joined[-1])
    return joined


def _same(first: Promise, second: Promise, tasks: Mapping[tuple[str, int, int], Task]) -> bool:
    one, other = tasks[_name(first)], tasks[_name(second)]
    if (first.polarity == "will_not") != (second.polarity == "will_not") or first.party != second.party:
        return False
    if first.condition and second.condition and first.report == second.report:
        return False
    shared = one.words & other.words or one.names & other.names
    apart = bool(one.words and other.words) and not shared
    if apart and (one.stems & other.stems or first.report == second.report):
        return False
    if first.report == second.report and not shared and not one.stems & other.stems:
        return False
    if _on_one_condition(first, second) and are_alike(one.acts, other.acts):
        return True
    if first.group is not None and first.group == second.group:
        return not apart or bool(first.condition and second.condition and not one.acts & load_fates().by_object)
    alike = bool(one.stems & other.stems or one.acts & other.acts)
    return alike and len(one.words & other.words) >= min(2, max(1, len(one.words)))


def _on_one_condition(first: Promise, second: Promise) -> bool:
    """Whether both hang on conditions of one kind that name the same."""
    one, other = first.condition, second.condition
    if one is None or other is None or one.kind != other.kind:
        return False
    return bool(telling_words(words_in(one.span.text)) & telling_words(words_in(other.span.text)))


# ---------------------------------------------------------------- what became of it
def _linked(
    same: Sequence[Promise], tasks: Mapping[tuple[str, int, int], Task], shelf: Shelf, groups: Groups
) -> LinkedCommitment:
    first = same[0]
    condition = next((promise.condition for promise in same if promise.condition), None)
    turns = sorted(_turns(same, tasks, shelf, groups), key=_turn_key)
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
    return turn.published or "9999", turn.report, _ORDER[turn.state], turn.span.start


def _sensible(turns: Sequence[Turn]) -> Iterator[Turn]:
    """Without what repeats the state before it, and without what comes after the end."""
    last: HistoryState | None = None
    for turn in turns:
        if turn.state == last and turn.state != "restated":
            continue
        if last in _ENDS and turn.state in ("restated", "triggered", "softened", "hardened", "withdrawn"):
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
    same: Sequence[Promise], tasks: Mapping[tuple[str, int, int], Task], shelf: Shelf, groups: Groups
) -> Iterator[Turn]:
    first = same[0]
    yield Turn(report=first.report, span=first.undertaking, state="made", published=first.day)
    met = [turn for one in same if one.condition for turn in _triggers(one, groups, shelf)][:1]
    yield from _from_tellings(same, tasks, shelf, met)
    for promise in same[1:]:
        less, more = _by_number(tasks[_name(first)], tasks[_name(promise)])
        weaker = promise.polarity == "may" or (_is_bound(promise) and not first.condition) or less
        state: HistoryState = "softened" if weaker and first.polarity == "will" else "restated"
        stronger = (first.polarity == "may" or more) and promise.polarity == "will"
        state = "hardened" if stronger and state == "restated" else state
        yield Turn(
            report=promise.report,
            span=promise.undertaking,
            state=state,
            published=promise.day,
            reason=_REASONS[state],
        )
    yield from met


def _by_number(one: Task, other: Task) -> tuple[bool, bool]:
    """Whether less, or more, of the same is promised."""
    if len(one.values) != 1 or len(other.values) != 1 or not one.words & other.words:
        return False, False
    (before,), (after,) = one.values, other.values
    return after < before, after > before


def _is_bound(promise: Promise) -> bool:
    """Whether a commitment hangs on something that may not come about."""
    return promise.condition is not None and promise.condition.kind in ("if", "only_if", "unless", "in_case_of")


def _triggers(one: Promise, groups: Groups, shelf: Shelf) -> Iterator[Turn]:
    if one.condition:
        yield from triggers_of(one.report, one.condition, one.group, groups, shelf.indexes)


def _is_open(first: Promise, report: str, met: Sequence[Turn], shelf: Shelf) -> bool:
    """Whether a commitment hangs on a condition that is not told as met up to a report."""
    if first.condition is None or first.condition.kind in ("unless", "until"):
        return first.condition is not None and first.polarity == "will_not"
    day = _day(report, shelf) or "9999"
    return not any((turn.published or "9999", turn.report) <= (day, report) for turn in met)


def _from_tellings(
    same: Sequence[Promise], tasks: Mapping[tuple[str, int, int], Task], shelf: Shelf, met: Sequence[Turn]
) -> Iterator[Turn]:
    """What later reports tell of the act, and of the promise itself; one turn a report."""
    first = same[0]
    task = tasks[_name(first)]
    own = {(one.report, one.undertaking.start) for one in same}
    weak, done = first.polarity == "may", False
    reports = frozenset(report for report, codes in shelf.codes.items() if _follows(report, codes, first, task, shelf))
    tellings: dict[str, list[Found]] = defaultdict(list)
    for one in _tellings(first, task, shelf, reports):
        tellings[one.sight.report].append(one)
    for report in sorted(reports, key=lambda report: (_day(report, shelf) or "9999", report)):
        conditional = _is_open(first, report, met, shelf)
        turns = [
            one
            for one in tellings[report]
            if turn_of(one, task, weak=weak, conditional=conditional, free=first.condition is None)
        ]
        best = _best(turns)
        marks = shelf.marks(report) if report != first.report else ()
        outright = next(avowals(task, first.party, shelf.indexes[report].text, marks, solemn=_is_solemn(first)), None)
        state = turn_of(best, task, weak=weak, conditional=conditional, free=first.condition is None) if best else None
        if state == "broken" and best is not None and best.contrary and done and not (task.lasting or task.stopping):
            state = None
        done = done or state == "kept"
        if outright and (state not in ("kept", "broken") or _covers(outright[0], best)):
            span, told, why = outright
            yield Turn(report=report, span=span, state=told, published=_day(report, shelf), reason=why)
            continue
        if best is None or state is None or any((report, start) in own for start in _starts(best)):
            continue
        weak = state == "softened" or (weak and state != "hardened")
        yield Turn(
            report=report,
            span=best.sight.trigger,
            state=state,
            published=best.sight.day,
            reason=f"{_REASONS[state]} ({best.why})",
        )


def _is_solemn(first: Promise) -> bool:
    """Whether a commitment was made by a word of promising, so that reports may call it a promise or a threat."""
    return bool(first.rule) and not first.rule.startswith("commitments:modal")


def _covers(span: Span, best: Found | None) -> bool:
    """Whether what was told outright stands in the sentence of the likeliest telling."""
    return best is not None and best.sight.evidence.start <= span.start < best.sight.evidence.end


def _starts(found: Found) -> range:
    return range(found.sight.trigger.start, found.sight.trigger.end)


def _day(report: str, shelf: Shelf) -> str | None:
    return shelf.indexes[report].reading.report.published


def _best(some: Sequence[Found]) -> Found | None:
    """The likeliest telling of a report; one told as done before one like it that is only meant."""
    return max(some, key=lambda one: one.score + (0.5 if one.sight.status in _DONE else 0.0), default=None)


def _tellings(first: Promise, task: Task, shelf: Shelf, reports: frozenset[str]) -> Iterator[Found]:
    """The tellings of the act in `reports`, after the promise."""
    for sight, number in shelf.tellings(task, first.group, reports):
        if not sight.in_condition and _is_later(sight, first):
            together = number is not None and number == first.group
            found = held_against(task, first, shelf, sight, together=together)
            if found is not None:
                yield found
    for sight in shelf.mentions(task, reports):
        loose = mentioned(task, first, shelf, sight)
        if loose is not None:
            yield loose


def _follows(report: str, codes: frozenset[str], first: Promise, task: Task, shelf: Shelf) -> bool:
    """Whether a report that names the party, or tells the same story, came after the promise, not too long."""
    if not codes & first.party and not shelf.tells_story(task, report):
        return False
    day = _day(report, shelf)
    if report == first.report:
        return True
    if not day or not first.day:
        return (day or "9999", report) > (first.day or "9999", first.report)
    return (day, report) > (first.day, first.report) and (day_of(day) - day_of(first.day)).days <= load_fates().farthest


def _is_later(sight: Sight, first: Promise) -> bool:
    """Further on in the same report, only what is told as done."""
    if sight.report != first.report:
        return True
    return sight.status in _DONE and sight.anchored and sight.trigger.start > first.undertaking.end
