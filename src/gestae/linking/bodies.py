"""Which organizations of the same words are the same."""

from __future__ import annotations

from collections.abc import Sequence

from gestae.linking.body_names import BodyName, body_name
from gestae.linking.grouping import Group, Join, Veto, alike_by, grown, is_other_entry
from gestae.linking.sightings import Bearer


def bodies_among(bearers: Sequence[Bearer], veto: Veto) -> list[Group]:
    """Names of the same words, of the same state where every state has such a body."""
    cells = alike_by(bearers, lambda one: (one.kind, *_body(one).words))
    return [group for cell in cells for group in _of_words(cell, veto)]


def _body(bearer: Bearer) -> BodyName:
    return body_name(bearer.name)


def _state_of(bearer: Bearer) -> str | None:
    return _body(bearer).code or bearer.code


def _of_words(bearers: Sequence[Bearer], veto: Veto) -> list[Group]:
    loose = [one for one in bearers if _body(one).common and not (_state_of(one) or one.anchor)]
    rest = sorted((one for one in bearers if one not in loose), key=_telling_body)
    return grown([], rest, _is_body, veto) + [Group((Join(one),), loose=True) for one in loose]


def _telling_body(bearer: Bearer) -> tuple[bool, bool, str]:
    return bearer.anchor is None, _state_of(bearer) is None, bearer.key


def _is_body(bearer: Bearer, group: Group) -> str | None:
    states = {_state_of(other) for other in group.bearers} - {None}
    state = _state_of(bearer)
    if state and states and state not in states:
        return None
    if any(_is_other_body(bearer, other) for other in group.bearers):
        return None
    same = "same name" if bearer.name in {other.name for other in group.bearers} else "same words"
    return f"{same}, both of {state}" if state and states else same


def _is_other_body(one: Bearer, other: Bearer) -> bool:
    """Whether the lexicon tells two bodies apart; of one state's ministry it may have two entries."""
    if None not in (one.wikidata, other.wikidata):
        return one.wikidata != other.wikidata
    return is_other_entry(one, other) and not (_body(one).common and _state_of(one) == _state_of(other))
