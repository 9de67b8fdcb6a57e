"""The lines about what is promised, threatened or refused: one for each commitment, with what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from gestae.asking.brief_known import Known
from gestae.asking.brief_records import Cited, Draft, Fresh
from gestae.asking.phrases import filled, flat, joined, listed, named
from gestae.knowledge.brief import brief_words
from gestae.records import LinkedCommitment

_CITED = 5  # sources of one line


def promise_lines(known: Known) -> Iterator[Draft]:
    """A line for each commitment."""
    for one in known.commitments:
        yield Draft(
            section="promised", key=one.id, text=promise_text(one, known), cited=cited_of(one, known),
            fresh=_fresh(one, known), day=one.history[0].published or "" if one.history else "",
            rank=(float(bool(one.condition)), float(one.state != "open"), float(bool(one.party)),
                  float(len(one.history))),
        )  # fmt: skip


def promise_head(one: LinkedCommitment, known: Known) -> str:
    """`Belarus (BLR) will: “fight together”`."""
    words = brief_words().commitment
    rows = (known.promises.get(id, {}) for id in one.commitments)
    party = listed(map(named, one.party)) or listed(name for row in rows for name in row.get("party_names", ()))
    polarity = words.polarity[one.polarity]
    return filled(words.head, party=party or words.nobody, polarity=polarity, undertaking=flat(one.undertaking.text))


def promise_text(one: LinkedCommitment, known: Known) -> str:
    """The whole sentence: party, undertaking, condition, state and turns."""
    words, condition = brief_words().commitment, one.condition
    turns = listed(
        filled(words.turn, state=words.states[turn.state], day=turn.published or "").strip() for turn in one.history
    )
    parts = (
        promise_head(one, known),
        filled(words.toward, toward=listed(map(named, one.toward))) if one.toward else "",
        filled(words.condition, kind=words.kinds[condition.kind], condition=flat(condition.span.text))
        if condition
        else "",
        filled(words.deadline, deadline=one.deadline) if one.deadline else "",
        filled(words.state, state=words.states[one.state]),
        turns,
    )
    return joined(parts)


def cited_of(one: LinkedCommitment, known: Known) -> tuple[Cited, ...]:
    """The sentences that make the commitment, and the words of its other turns."""
    made = [
        Cited(report=row["report"], words=row["evidence"], record=id)
        for id in one.commitments
        if (row := known.promises.get(id))
    ]
    turns = [
        Cited(report=turn.report, words=turn.span.text)
        for turn in one.history
        if not any(each.report == turn.report and turn.span.text in each.words for each in made)
    ]
    return tuple(dict.fromkeys((*made, *turns)))[:_CITED]


def _fresh(one: LinkedCommitment, known: Known) -> Fresh | None:
    fresh = [known.is_new(turn.report) for turn in one.history]
    if fresh and all(fresh):
        return "new"
    return "changed" if any(fresh) else None
