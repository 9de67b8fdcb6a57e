"""What was promised for a case: the commitments whose conditions an act would meet, and those that these would meet.

It says what was promised, never what will happen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gestae.asking.supposing import Supposed, supposed_of
from gestae.linking.commitments import commitments_of
from gestae.linking.index import index_of
from gestae.linking.promises import Promise, promises_of
from gestae.linking.tellings import Sight, sights
from gestae.linking.triggers import condition_sights
from gestae.linking.words import akin, are_alike
from gestae.records import Commitment, CommitmentState, ConditionKind, Polarity, Reading, Record, Span
from gestae.store import Corpus

Fit = Literal["meets", "may meet", "ends"]
_DEEPEST = 4  # links of a chain


class Account(Record, frozen=True, kw_only=True):
    """How another report, or another sentence, tells the same commitment: in what it differs."""

    report: str
    span: Span
    differs: str


class Promised(Record, frozen=True, kw_only=True):
    """A commitment whose condition the supposed act meets. `after`: the number in `WhatIf.promised` of the commitment
    that would meet it, null where the supposition itself does; `fit`: whether the act is the one named ("meets"), one
    that the words leave open ("may meet"), or one that would end the commitment ("ends", of "unless"); `why`: the
    words compared.
    """

    commitment: str | None
    after: int | None
    fit: Fit
    why: str
    party: tuple[str, ...]
    polarity: Polarity
    undertaking: Span
    condition: Span
    kind: ConditionKind
    evidence: Span
    report: str
    published: str | None
    outlet: str | None
    state: CommitmentState
    accounts: tuple[Account, ...] = ()


class WhatIf(Record, frozen=True, kw_only=True):
    """What reports say was promised for a case. `conditional`: how many commitments with a condition were looked
    through; `note` says what this is not.
    """

    supposed: Supposed
    conditional: int
    promised: tuple[Promised, ...]
    note: str = "This is what was promised, by the reports; not what will happen."


@dataclass(frozen=True, slots=True)
class _Pledge:
    """A commitment with a condition: its reading, what the condition names, and what is undertaken."""

    reading: Reading
    commitment: Commitment
    wanted: tuple[Sight, ...]
    undertaken: tuple[Sight, ...]

    @property
    def key(self) -> str:
        return f"{self.reading.report.id}/{self.commitment.id}"


def what_if(corpus: Corpus, supposed: Supposed) -> WhatIf:
    """The commitments of the store whose conditions `supposed` would meet, then those that their undertakings would
    meet in turn, each once. Raises StoreError.
    """
    readings = list(corpus.readings())
    groups = corpus.groups()
    pledges = [pledge for reading in readings for pledge in _pledges(reading)]
    linked = {key: one for one in commitments_of(readings, groups) for key in one.commitments}
    promises = promises_of(readings, groups)
    found: list[Promised] = []
    reached: set[str] = set()
    front: list[tuple[int | None, Supposed]] = [(None, supposed)]
    for _ in range(_DEEPEST):
        following: list[tuple[int | None, Supposed]] = []
        for after, act in front:
            for pledge, fit, why in _met(act, pledges):
                if pledge.key in reached or (after is not None and _is_own(act, pledge)):
                    continue
                reached.add(pledge.key)
                known = linked.get(pledge.key)
                found.append(_promised(pledge, after, fit, why, known.id if known else None,
                                       known.state if known else "open", _accounts(pledge, promises)))  # fmt: skip
                number = len(found) - 1
                if fit != "ends" and pledge.commitment.polarity != "will_not":
                    following += [(number, supposed_of(one, one.trigger.text)) for one in pledge.undertaken]
        front = following
    return WhatIf(supposed=supposed, conditional=len(pledges), promised=tuple(found))


def _is_own(act: Supposed, pledge: _Pledge) -> bool:
    """Whether the party itself does what would meet its condition: who promises to fight if attacked means others."""
    named = {actor.id: actor.code for actor in pledge.reading.actors}
    party = {named.get(one) for one in pledge.commitment.party}
    return bool(act.actors) and set(act.actors) <= party


def _pledges(reading: Reading) -> Iterator[_Pledge]:
    index = index_of(reading)
    told = {sight.event: sight for sight in sights(index)}
    for commitment in reading.commitments:
        condition = commitment.condition
        if condition is None:
            continue
        trigger = told.get(condition.event)
        wanted = [trigger] if trigger else condition_sights(index, condition)
        act = told.get(commitment.event)
        yield _Pledge(reading, commitment, tuple(wanted), (act,) if act else ())


# ---------------------------------------------------------------- what a condition names
def _met(supposed: Supposed, pledges: Sequence[_Pledge]) -> Iterator[tuple[_Pledge, Fit, str]]:
    """The commitments whose condition the act meets, the surest first, then by time."""
    found = [
        (pledge, *best)
        for pledge in pledges
        for best in [max((_fit(supposed, wanted) for wanted in pledge.wanted), key=_surest, default=None)]
        if best and best[0]
    ]
    ordered = sorted(found, key=lambda one: (one[1] != "meets", one[0].reading.report.published or "9999", one[0].key))
    for pledge, fit, why in ordered:
        condition = pledge.commitment.condition
        if fit:
            yield pledge, "ends" if condition and condition.kind in ("unless", "until") else fit, why


def _surest(found: tuple[Fit | None, str]) -> int:
    return {"meets": 2, "may meet": 1}.get(found[0] or "", 0)


def _fit(supposed: Supposed, wanted: Sight) -> tuple[Fit | None, str]:
    """Whether an act is the one that a condition names, and the words compared."""
    if not _same_act(supposed, wanted):
        return None, ""
    loose = not wanted.anchored
    doers = _compare(supposed.actors, wanted.actors if not loose else frozenset())
    targets = _compare(supposed.recipients, wanted.recipients | (wanted.actors if loose else frozenset()))
    why = f"“{wanted.trigger.text}” in “{' '.join(wanted.evidence.text.split())}”"
    vague = loose and doers == targets == "open" and supposed.type != wanted.type
    if vague or "other" in (doers, targets):
        return None, why
    sure = targets == "same" or (doers == "same" and not supposed.recipients)
    return ("meets" if sure else "may meet"), why


def _same_act(supposed: Supposed, wanted: Sight) -> bool:
    mine = frozenset(supposed.acts)
    if not mine or not wanted.acts:
        return supposed.type == wanted.type
    shared = bool(mine & wanted.acts) and akin(supposed.type, wanted.type)
    return shared or (supposed.type == wanted.type and are_alike(mine, wanted.acts))


def _compare(supposed: tuple[str, ...], wanted: frozenset[str]) -> Literal["same", "other", "open"]:
    if not supposed or not wanted:
        return "open"
    return "same" if set(supposed) & wanted else "other"


# ---------------------------------------------------------------- the records
def _promised(
    pledge: _Pledge, after: int | None, fit: Fit, why: str, id_: str | None, state: CommitmentState,
    accounts: tuple[Account, ...],
) -> Promised:  # fmt: skip
    commitment, report = pledge.commitment, pledge.reading.report
    condition = commitment.condition
    if condition is None:
        raise ValueError("a pledge without a condition")
    named = {actor.id: actor.code or actor.name for actor in pledge.reading.actors}
    return Promised(
        commitment=id_,
        after=after,
        fit=fit,
        why=why,
        party=tuple(dict.fromkeys(named.get(one, one) for one in commitment.party)),
        polarity=commitment.polarity,
        undertaking=commitment.undertaking,
        condition=condition.span,
        kind=condition.kind,
        evidence=commitment.evidence,
        report=report.id,
        published=report.published,
        outlet=report.outlet,
        state=state,
        accounts=accounts,
    )


def _accounts(pledge: _Pledge, promises: Sequence[Promise]) -> tuple[Account, ...]:
    """The other tellings of the same undertaking, where they differ in condition or in tenor."""
    own = next(
        (one for one in promises if one.report == pledge.reading.report.id and one.id == pledge.commitment.id), None
    )
    if own is None or own.group is None:
        return ()
    same = (one for one in promises if one is not own and _is_alike(own, one))
    return tuple(
        Account(report=one.report, span=one.undertaking, differs=words) for one in same if (words := _differs(own, one))
    )


def _is_alike(own: Promise, other: Promise) -> bool:
    """Whether another commitment tells the same undertaking: of the same party, joined to it, of the same act."""
    if not other.id or other.group != own.group or not own.party & other.party:
        return False
    one, two = own.sight, other.sight
    return one is None or two is None or bool(one.acts & two.acts) or not one.acts or not two.acts


def _differs(own: Promise, other: Promise) -> str:
    kinds = (own.condition.kind if own.condition else None, other.condition.kind if other.condition else None)
    said = []
    if own.polarity != other.polarity:
        said.append(f"{_tenor(other.polarity)} instead of {_tenor(own.polarity)}")
    if kinds[1] is None:
        said.append("without the condition")
    elif kinds[0] != kinds[1] and other.condition:
        said.append(f"on another condition: “{' '.join(other.condition.span.text.split())}”")
    return "; ".join(said)


def _tenor(polarity: Polarity) -> str:
    return {"will": "will", "will_not": "will not", "may": "may"}[polarity]
