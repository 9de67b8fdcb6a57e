"""One act in one sentence is one event: what a verb and its noun, an attack and its victims, a protest and its demand
tell together is kept once, with the participants of both.
"""

from __future__ import annotations

from gestae.reading.arguments import Stage
from gestae.reading.claims import with_claimant
from gestae.reading.events import Match, completed
from gestae.reading.same_act import is_its_aim, tells


def told_once(matches: list[Match], stage: Stage) -> list[Match]:
    """The events of one sentence without those that only tell another of them again."""
    tellers = {id(match): _teller(match, matches, stage) for match in matches}
    kept = [match for match in matches if tellers[id(match)] is None]
    merged = [_enriched(match, [lost for lost in matches if tellers[id(lost)] is match], stage) for match in kept]
    return [with_claimant(_aimed(match, matches), stage) for match in merged]


def _enriched(match: Match, lost: list[Match], stage: Stage) -> Match:
    """What is kept takes over who and whom from what is not ("a bombing by rebels killed ten")."""
    for other in lost:
        above = other.trigger in (match.trigger.head, match.trigger.head.head)
        if other.frame.type == match.frame.type or above or is_its_aim(match, other, stage):
            match = completed(match, other.agents, other.patients)
    return match


def _aimed(match: Match, matches: list[Match]) -> Match:
    """Whom an agreement, a refusal or a threat concerns is told with what is agreed, refused or threatened."""
    if match.patients or match.frame.reciprocal or match.frame.recipient == ():
        return match
    inner = next(
        (other for other in matches if other.trigger.head is match.trigger and other.trigger.dep == "xcomp"), None
    )
    return completed(match, (), inner.patients) if inner is not None else match


def _teller(match: Match, others: list[Match], stage: Stage) -> Match | None:
    return next((other for other in others if other is not match and tells(other, match, stage)), None)


__all__ = ["told_once"]
