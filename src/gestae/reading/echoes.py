"""Events told again: "the bombing", "the sale", "his visit" take who and whom from the event that they point back
to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gestae.reading.cast import Referent
from gestae.reading.events import NOMINAL, Match
from gestae.reading.words import Word

REACH = 12  # sentences


def with_echoes(matches: list[Match], earlier: list[Match], definite: frozenset[str]) -> list[Match]:
    """`matches` of one sentence, those that point back completed from `earlier` ones of the report."""
    done: list[Match] = []
    for match in matches:
        source = _source(match, [*earlier, *done], definite) if _is_incomplete(match) else None
        done.append(_completed(match, source) if source else match)
    return done


def _is_incomplete(match: Match) -> bool:
    return not match.actors or not match.recipients


def _source(match: Match, earlier: list[Match], definite: frozenset[str]) -> Match | None:
    """The latest earlier event of the same type that tells more, where the noun points back to something told."""
    noun = match.trigger if match.trigger.pos in NOMINAL else match.carrier
    if noun is None or not _points_back(noun, definite):
        return None
    for other in reversed(earlier):
        near = match.trigger.sentence.number - other.trigger.sentence.number <= REACH
        if near and other.frame.type == match.frame.type and _agrees(match, other) and _tells_more(match, other):
            return other
    return None


def _points_back(noun: Word, definite: frozenset[str]) -> bool:
    return any(each.lower in definite or each.dep == "poss" for each in noun.children)


def _agrees(match: Match, other: Match) -> bool:
    """Whether what is known of one does not speak against the other."""
    actors, recipients = _codes(match.actors), _codes(match.recipients)
    return (not actors or bool(actors & _codes(other.actors))) and (
        not recipients or bool(recipients & _codes(other.recipients))
    )


def _tells_more(match: Match, other: Match) -> bool:
    return bool((other.actors and not match.actors) or (other.recipients and not match.recipients))


def _codes(referents: Iterable[Referent]) -> set[str]:
    return {each.code for each in referents if each.code}


def _completed(match: Match, source: Match) -> Match:
    actors = match.actors or tuple(each for each in source.actors if each not in match.recipients)
    recipients = match.recipients or tuple(each for each in source.recipients if each not in actors)
    return replace(match, actors=actors, recipients=recipients, inferred=True)
