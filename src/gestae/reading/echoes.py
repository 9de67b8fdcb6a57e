"""Events told again: "the bombing", "the sale", "his visit" take who and whom from the event that they point back
to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from gestae.reading.arguments import ARMED_SECTORS, Stage
from gestae.reading.cast import Referent, salient_code
from gestae.reading.clauses import is_passive, prepositions
from gestae.reading.events import NOMINAL, Match, completed, names_act
from gestae.reading.guesses import abroad
from gestae.reading.roles import Participant, Participants
from gestae.reading.words import Word

REACH = 12  # sentences


def with_echoes(matches: list[Match], earlier: list[Match], fights: list[Match], stage: Stage) -> list[Match]:
    """`matches` of one sentence, completed from `earlier` ones of the report where they point back, from its `fights`
    where they are one, and at home where the frame says that the act is a country's own affair.
    """
    done: list[Match] = []
    for match in matches:
        told = [*earlier, *done]
        source = _source(match, told, stage.world.words.definite) if _is_incomplete(match) else None
        match = _retold(match, source) if source else match
        done.append(abroad(_at_home(_commanded(_opposed(match, fights, stage), stage), stage), stage))
    return done


def _opposed(match: Match, fights: list[Match], stage: Stage) -> Match:
    """Of two who fight each other in the report, the one who strikes strikes the other: "fired dozens of shells"."""
    if not _is_fight(match, stage):
        return match
    elsewhere = [each for each in match.patients if not _is_own_land(each, match)]
    if elsewhere and match.actors:
        return replace(match, patients=tuple(elsewhere))
    if bool(match.actors) == bool(elsewhere):
        return match
    known = match.actors or match.recipients
    told = [rival for other in fights for rival in _rivals(other, _codes(known))]
    told = told if match.actors else [rival for rival in told if _may_strike(rival)]
    rivals = {rival.code: rival for rival in told}
    often = Counter(rival.code for rival in told).most_common(2)
    if not often or (len(often) > 1 and often[0][1] < 2 * often[1][1]):
        return match
    rivals = {often[0][0]: rivals[often[0][0]]}
    rival = _told(rivals.values(), "opponent in another fight of the report")
    return completed(replace(match, patients=tuple(elsewhere)), rival, rival, inferred=True)


def _may_strike(rival: Referent) -> bool:
    """Whether somebody may be taken for one who strikes: a state or the armed, no ambassador who was shot."""
    return rival.kind == "state" or rival.sector in ARMED_SECTORS


def _is_own_land(patient: Participant, match: Match) -> bool:
    """Whether the striker's own country is told, as the place: "the army retook the palace from the rebels"."""
    own = patient.referent.code in _codes(match.actors)
    return own and (patient.referent.kind == "state" or len(_codes(match.recipients)) > 1)


def _told(referents: Iterable[Referent], how: str) -> Participants:
    return tuple(Participant(each, how) for each in referents)


def fights_of(matches: Iterable[Match], stage: Stage) -> list[Match]:
    """Those of `matches` in which somebody fights somebody."""
    return [match for match in matches if _is_fight(match, stage)]


def _is_fight(match: Match, stage: Stage) -> bool:
    words = stage.frames.words
    return match.frame.type in words.hostile or match.frame.mode in words.taking


def _rivals(other: Match, codes: set[str]) -> list[Referent]:
    """The other side of a hostile event in which somebody of `codes` takes part."""
    sides = [other.actors, other.recipients] if other.recipients else [(each,) for each in other.actors]
    if not any(codes & _codes(side) for side in sides) or other.inferred:
        return []
    return [each for side in sides if not codes & _codes(side) for each in side if each.code]


def _commanded(match: Match, stage: Stage) -> Match:
    """Forces that are told what to do, by nobody who is named, are told by their own state: "troops were ordered to
    withdraw".
    """
    told = {each.code for each in match.recipients} if match.frame.type in stage.frames.words.commanding else set()
    code = next(iter(told), None)
    forces = all(each.sector == "MIL" for each in match.recipients)
    if match.actors or len(told) != 1 or not forces or code not in stage.world.states or not is_passive(match.trigger):
        return match
    state = stage.cast.state(code)
    return completed(match, _told([state], "state of the forces"), (), inferred=True) if state is not None else match


def _at_home(match: Match, stage: Stage) -> Match:
    """The country that the report is about there acts in what is a country's own affair: protests, a crackdown."""
    if match.actors or not match.frame.domestic:
        return match
    code = _code_of_place(match, stage) or salient_code(stage.cast, stage.world.states, match.trigger)
    state = stage.cast.state(code) if code else None
    if state is None or state in match.recipients:
        return match
    return completed(match, _told([state], "country of the report"), (), inferred=True)


def _code_of_place(match: Match, stage: Stage) -> str | None:
    """The country where it happened: "was arrested in Niamey"."""
    places = (obj for name, obj in prepositions(match.trigger) if name in stage.world.words.locatives)
    return next((code for place in places if (code := stage.cast.country_at(place))), None)


def _is_incomplete(match: Match) -> bool:
    return not match.actors or not match.recipients


def _source(match: Match, earlier: list[Match], definite: frozenset[str]) -> Match | None:
    """The latest earlier event of the same type that tells more, where the noun points back to something told."""
    noun = match.trigger if match.trigger.pos in NOMINAL else match.carrier
    if noun is None or not names_act(noun) or not points_back(noun, definite):
        return None
    by_word = [other for other in earlier if other.trigger.lemma == noun.lemma or other.trigger.lower == noun.lemma]
    for other in [*reversed(by_word), *reversed(earlier)]:
        near = match.trigger.sentence.number - other.trigger.sentence.number <= REACH
        if near and other.frame.type == match.frame.type and _agrees(match, other) and _tells_more(match, other):
            return other
    return None


def points_back(noun: Word, definite: frozenset[str]) -> bool:
    """Whether a noun is told as known: with a definite word ("the", "this") or an owner."""
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


def _retold(match: Match, source: Match) -> Match:
    how = f"told before: {source.trigger.text}"
    return completed(match, _told(source.actors, how), _told(source.recipients, how), inferred=True)
