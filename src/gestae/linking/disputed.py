"""What accounts give of one thing each: numbers, days, doers, places, whether it took place; and when two of them
cannot both be true.

A count that explicitly changed, a plan that changed, a count of a part and a plan that came true clash with nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from gestae.knowledge.denials import load_denials
from gestae.knowledge.linking import load_accounts, load_drift, load_joining
from gestae.linking.accounts import (
    Claim,
    answers,
    blamed,
    is_answer,
    is_answer_to,
    is_dated_noun,
    is_denied_noun,
    is_taken_up,
    is_told,
    is_undone,
    lies_ahead,
    rebutting,
)
from gestae.linking.disputed_numbers import numbers_of, other_number
from gestae.linking.likeness import gap_of, is_narrow, other_days
from gestae.linking.negations import negating
from gestae.linking.phrases import plain
from gestae.linking.scoring import day_of
from gestae.linking.tellings import Sight, content
from gestae.linking.words import words_in
from gestae.records import ContradictionField

Claims = Callable[[int, Sequence[Sight]], Iterable[Claim]]
Differ = Callable[[Claim, Claim], bool]


# ---------------------------------------------------------------- days
def _dates(number: int, sights: Sequence[Sight]) -> Iterator[Claim]:
    for sight in sights:
        if _tells_day(sight):
            yield Claim(sight, sight.date_span or sight.trigger, _days(sight), number)


def _tells_day(sight: Sight) -> bool:
    """Whether an act is told as done on a day, without words that blur which."""
    if sight.ahead or sight.status == "denied" or not (sight.anchored or is_told(sight) or is_dated_noun(sight)):
        return False
    return is_narrow(sight) and not sight.near & set(load_drift().blurred)


def _days(sight: Sight) -> str:
    return f"{sight.first}" if sight.first == sight.last else f"{sight.first}/{sight.last}"


def _other_day(first: Claim, second: Claim) -> bool:
    return other_days(first.sight, second.sight)


# ---------------------------------------------------------------- doers
def _doers(number: int, sights: Sequence[Sight]) -> Iterator[Claim]:
    disputed = load_joining().disputed
    for sight in sights:
        if sight.type not in disputed or sight.ahead or sight.status == "denied":
            continue
        blame = blamed(sight)
        if blame:
            yield Claim(
                msgspec.structs.replace(sight, actors=frozenset({blame[0]})), blame[1], blame[0], number, blame=True
            )
        elif sight.actors and sight.anchored:
            span = next((span for _, span in sight.actor_spans), sight.trigger)
            if span != sight.trigger:  # whom the sentence does not name was only taken over
                yield Claim(sight, span, ", ".join(sorted(sight.actors)), number)


def _other_doer(first: Claim, second: Claim) -> bool:
    return not first.sight.actors & second.sight.actors


# ---------------------------------------------------------------- places
def _places(number: int, sights: Sequence[Sight]) -> Iterator[Claim]:
    for sight in sights:
        if sight.points and sight.place_spans and sight.anchored:
            names = ", ".join(sorted({name for name, _ in sight.place_spans}))
            yield Claim(sight, sight.place_spans[0][1], names, number)


def _other_place(first: Claim, second: Claim) -> bool:
    """Elsewhere, and no change of plan; a report that names both places may mean one within the other."""
    one, other = sorted((first.sight, second.sight), key=lambda sight: sight.day or "")
    if one.towns & {*other.towns, *other.names, *other.context} or other.towns & {*one.names, *one.context}:
        return False
    moved = one.ahead and bool(other.near & set(load_drift().changed))
    return not moved


# ---------------------------------------------------------------- whether at all
def _denials(number: int, sights: Sequence[Sight]) -> Iterator[Claim]:
    for sight in sights:
        undone = is_undone(sight)
        if (sight.anchored or is_told(sight) or is_denied_noun(sight)) and not _is_barred(sight):
            yield Claim(sight, sight.trigger, "denied" if undone else sight.status, number)
        if is_answer(sight):
            yield Claim(sight, sight.trigger, "denied", number, answer=True)
        for one in sight.rebuttals:
            yield Claim(rebutting(sight, one), one.span, "denied", number, answer=True, to=sight.trigger)
        for clause in sight.negations:
            yield Claim(negating(sight, clause), clause.span, "denied", number, beside=True, negation=clause)


def _is_barred(sight: Sight) -> bool:
    """Whether somebody is told not to do it, which denies nothing: "warned them not to meddle"."""
    before = words_in(sight.evidence.text, 0, max(sight.trigger.start - sight.evidence.start, 0))
    return sight.status == "denied" and " ".join(map(plain, before[-2:])) in load_denials().barring


def _denies(first: Claim, second: Claim) -> bool:
    """One says that it was so, the other that it was not, of the same time; or that it will not be, right behind."""
    if (first.value == "denied") == (second.value == "denied"):
        return False
    denial, told = (first, second) if first.value == "denied" else (second, first)
    one, other = denial.sight, told.sight
    if denial.to:
        return is_answer_to(denial, told)
    if denial.answer:
        return _is_so(told) and answers(one, other)
    if denial.negation:
        stands = (other.anchored or is_told(other)) and other.type not in load_denials().undenied
        near = bool(one.day and other.day) and gap_of(one, other) <= load_accounts().late
        return _is_so(told) and stands and near and _names_it(denial.negation.span.text, other)
    if is_taken_up(one, other):
        return True
    if one.type in load_joining().speech and not one.actors & other.actors:
        return False
    if not _is_so(told) or lies_ahead(one) or not one.day or not other.day:
        return False
    if not (one.anchored or one.near & set(load_denials().denying)):
        return False
    if one.actors and other.actors and not one.actors & other.actors and one.anchored and other.anchored:
        return False
    if other.first:
        return day_of(other.first) <= day_of(one.day)
    known = told.days is not None and day_of(told.days[0]) <= day_of(one.day)
    return known or (day_of(other.day) - day_of(one.day)).days <= load_accounts().late


def _names_it(clause: str, told: Sight) -> bool:
    """Whether a clause that denies names something that the other telling does: "no steel was carried"."""
    said = content(words_in(clause))
    return bool(said & (told.topic | told.object | content(words_in(told.trigger.text))))


def _is_so(told: Claim) -> bool:
    """Whether something is told as done, or claimed to have been."""
    return not told.sight.ahead and (told.value in ("happened", "ongoing") or told.sight.claimed)


FIELDS: tuple[tuple[ContradictionField, Claims, Differ], ...] = (
    ("number", numbers_of, other_number),
    ("date", _dates, _other_day),
    ("actor", _doers, _other_doer),
    ("place", _places, _other_place),
    ("denial", _denials, _denies),
)
ORDER = [field for field, _, _ in FIELDS]
