"""The lines about what changed since the last brief: statuses, numbers, origins and states that are others now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gestae.asking.brief_known import Happening, Known, dated
from gestae.asking.brief_occurrences import cited_of
from gestae.asking.brief_promises import cited_of as cited_of_promise
from gestae.asking.brief_promises import promise_head
from gestae.asking.brief_records import Cited, Draft
from gestae.asking.phrases import filled, listed, number
from gestae.knowledge.brief import brief_words
from gestae.records import CommitmentState, LinkedCommitment, Occurrence, Turn


def change_lines(drafts: Sequence[Draft], known: Known) -> Iterator[Draft]:
    """How much is new in the sections, then what was otherwise at the last brief; nothing where there was none."""
    if known.old is None:
        return
    yield from _counts(drafts)
    for happening in known.happenings:
        yield from _happening(happening, known)
    for one in known.commitments:
        yield from _commitment(one, known)


def _counts(drafts: Sequence[Draft]) -> Iterator[Draft]:
    sections = {
        "occurrences": ("happened", "claimed", "planned", "open", "denied"), "commitments": ("promised",),
        "contradictions": ("contradictions",),
    }  # fmt: skip
    for name, places in sections.items():
        fresh = sum(draft.fresh == "new" for draft in drafts if draft.section in places)
        text = filled(brief_words().changes[name], number=number(fresh))
        yield Draft(section="changes", key=name, text=text, cited=(), rank=(9.0,))


def _happening(happening: Happening, known: Known) -> Iterator[Draft]:
    now, before, statuses = happening.now, happening.before, brief_words().statuses
    if before is None or before == now:
        return
    for name, was, is_ in (
        ("status", statuses[before.status], statuses[now.status]),
        ("amount", _amounts(before), _amounts(now)),
        ("origins", number(before.origins), number(now.origins)),
    ):
        if was and was != is_:
            yield _draft(name, now.id, dated(now, known), was, is_, _fresh_first(cited_of(now, known), known))


def _commitment(one: LinkedCommitment, known: Known) -> Iterator[Draft]:
    old = [turn for turn in one.history if not known.is_new(turn.report)]
    if not old or len(old) == len(one.history):
        return
    states: dict[str, str] = brief_words().commitment.states
    was, is_ = states[_state(old)], states[one.state]
    if was != is_:
        cited = _fresh_first(cited_of_promise(one, known), known)
        yield _draft("state", one.id, promise_head(one, known), was, is_, cited)


def _state(turns: Sequence[Turn]) -> CommitmentState:
    """The state after these turns: that of the last that changed it."""
    changed = [turn.state for turn in turns if turn.state not in ("made", "restated")]
    return changed[-1] if changed else "open"  # type: ignore[return-value]  # the other states are excluded above


def _draft(name: str, key: str, subject: str, was: str, is_: str, cited: tuple[Cited, ...]) -> Draft:
    text = filled(brief_words().changes[name], subject=subject, was=was, **{"is": is_})
    return Draft(
        section="changes", key=key, text=text, cited=cited, rank=({"status": 3.0, "state": 3.0}.get(name, 1.0),)
    )


def _fresh_first(cited: tuple[Cited, ...], known: Known) -> tuple[Cited, ...]:
    return tuple(sorted(cited, key=lambda one: not known.is_new(one.report)))


def _amounts(one: Occurrence) -> str:
    return listed(
        f"{number(amount.low)}–{number(amount.best)}–{number(amount.high)} {amount.item or amount.unit or ''}".strip()
        for amount in one.amounts
    )
