"""Participants whose state is only guessed from what the report is about: "the president", "five commanders"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gestae.reading.arguments import Stage
from gestae.reading.cast import Referent, salient_code
from gestae.reading.events import Match
from gestae.reading.parties import is_guessed
from gestae.reading.roles import Participant, Participants
from gestae.reading.words import Word

_OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", None})


def abroad(match: Match, stage: Stage) -> Match:
    """`match` with those who were guessed to be of the other side's own country moved to the other country of the
    report, where the act is one that states do to each other: "a Brazilian envoy met the president", in a report on
    Peru; "the President thanks Mali".
    """
    if match.frame.type not in stage.frames.words.abroad:
        return match
    if match.frame.reciprocal:
        return replace(match, agents=_moved(match.agents, match.agents, match.trigger, stage))
    patients = _moved(match.patients, match.agents, match.trigger, stage)
    return replace(match, patients=patients, agents=_moved(match.agents, patients, match.trigger, stage))


def _moved(found: Participants, others: Participants, trigger: Word, stage: Stage) -> Participants:
    own = {each.referent.code for each in others if each.referent.code and not is_guessed(each.referent)}
    moving = [each for each in found if each.referent.code in own and _may_move(each.referent)]
    code = _other_code(own, trigger, stage) if moving and len(own) == 1 and len(found) <= len(moving) + 1 else None
    if code is None:
        return found
    return tuple(_under(code, each, stage) if each in moving else each for each in found)


def _may_move(referent: Referent) -> bool:
    return is_guessed(referent) and referent.sector in _OFFICIAL


def _other_code(own: Iterable[str], trigger: Word, stage: Stage) -> str | None:
    """The country that the report is about beside the doer's own."""
    others = frozenset(stage.world.states).difference(own)
    return salient_code(stage.cast, others, trigger)


def _under(code: str, each: Participant, stage: Stage) -> Participant:
    known = each.referent
    told = stage.cast.referent(
        f"{code}/{known.name}", known.name, known.kind, code=code, sector=known.sector, rule=known.rule, many=known.many
    )
    return replace(each, referent=told)
