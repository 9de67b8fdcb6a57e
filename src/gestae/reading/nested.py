"""Statements inside statements: which of them add a link to the chain of who says so."""

from __future__ import annotations

from collections.abc import Iterator

from gestae.reading.said import Said, within
from gestae.records import Force

# What a speaker can tell of somebody else so that the other becomes a source too: acts of speech, not states of mind.
HEARSAY: frozenset[Force] = frozenset({"said", "denied", "asked", "promised", "refused"})


def links(said: list[Said]) -> Iterator[Said]:
    """The statements that stand on their own, and those inside another that name a further source: a known actor, not
    the outer speaker himself, who is told to have spoken. What a speaker says that he himself or somebody unnamed
    thinks, and what he says that others want or feel, is part of his own statement.
    """
    for each in said:
        outer = _around(each, said)
        if outer is None or _is_link(each, outer):
            yield each


def _around(inner: Said, said: list[Said]) -> Said | None:
    """The narrowest statement that holds the whole of `inner`, its cue too."""
    if not inner.cue:
        return None
    whole = [(inner.cue[0].start, inner.cue[-1].end), *inner.content]
    holders = [each for each in said if each is not inner and within(whole, each.content)]
    return min(holders, key=_length, default=None)


def _length(said: Said) -> int:
    return sum(end - start for start, end in said.content)


def _is_link(inner: Said, outer: Said) -> bool:
    spoken = not inner.topic and inner.force in HEARSAY
    return spoken and inner.speaker is not None and inner.speaker is not outer.speaker
