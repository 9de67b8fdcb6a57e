"""Whether a later telling tells the act that a commitment undertakes, the same from another side, or the contrary."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from gestae.knowledge.fates import FateWeights
from gestae.knowledge.linking import load_joining
from gestae.linking.avowals import off_at
from gestae.linking.signs import LIKE, OTHER_SIDE, SAME
from gestae.linking.tasks import Task, ending
from gestae.linking.tellings import Sight
from gestae.linking.ways import contraries, heard, other_side, ways_at, ways_of
from gestae.linking.words import acts
from gestae.records import Reason

_TELLING = 3  # words of a telling that may name its act


def stems_of(sight: Sight) -> frozenset[str]:
    """The stems of the words of a telling."""
    return frozenset(word.stem for word in heard(sight.trigger.text))


def ways_told(sight: Sight) -> frozenset[str]:
    """The ways that the words of a telling tell, with what stands behind them; of an event, its acts', too."""
    end = sight.trigger.end - sight.evidence.start
    told = [ways for _, ways in takewhile(lambda one: one[0] < end, _ways_from(sight))]
    if sight.type in load_joining().speech and sight.anchored:
        return frozenset().union(*told[:1])
    return frozenset().union(*told[:_TELLING], ways_of(sight.acts) if sight.anchored else ())


def _ways_from(sight: Sight) -> Iterator[tuple[int, frozenset[str]]]:
    """Where each word stands from the telling on, and the ways that it tells, with what stands behind it."""
    words = heard(sight.evidence.text)
    start = sight.trigger.start - sight.evidence.start
    return ((word.start, ways_at(words, place)) for place, word in enumerate(words) if word.start >= start)


def _ways_of_first(sight: Sight) -> frozenset[str]:
    """The ways that the first word of a telling tells, with what stands behind it."""
    return next((ways for _, ways in _ways_from(sight)), frozenset())


def act_of(task: Task, same_group: bool, sight: Sight, weights: FateWeights) -> tuple[Reason, bool] | None:
    """The sign of the act, and whether it undoes what was promised."""
    told = stems_of(sight)
    words = sight.trigger.text
    if _is_off(sight) and not task.ways & ways_told(sight):
        return None
    if sight.anchored and sight.type in load_joining().speech and not _is_spoken(task):
        return _like_act(task, sight, frozenset(), weights)
    if (task.lasting or task.stopping) and told & ending():
        return Reason(sign="ends it", weight=weights.same_act, words=words), True
    if task.stems & told or (same_group and sight.anchored):
        return Reason(sign=SAME, weight=weights.same_act, words=words), False
    return _like_act(task, sight, told, weights)


def _like_act(task: Task, sight: Sight, told: frozenset[str], weights: FateWeights) -> tuple[Reason, bool] | None:
    """The sign of another word for the act, for its outcome, or for what undoes it."""
    words = sight.trigger.text
    heard, meant = ways_told(sight), _meant(sight, told)
    pairs = {(one, other) for one in task.acts for other in meant}
    first = _ways_of_first(sight)
    if contraries(task.ways) & first and not (task.ways | other_side(task.ways)) & first:
        return Reason(sign="undoes it", weight=weights.same_act, words=words), True
    if task.acts & meant or task.ways & heard:
        return Reason(sign=SAME, weight=weights.same_act, words=words), False
    if other_side(task.ways) & heard and not sight.named:
        return Reason(sign=OTHER_SIDE, weight=weights.other_side, words=words), False
    if pairs & acts().opposed or contraries(task.ways) & heard:
        return Reason(sign="undoes it", weight=weights.same_act, words=words), True
    if pairs & acts().alike:
        return Reason(sign=LIKE, weight=weights.like_act, words=words), False
    return None


def _is_spoken(task: Task) -> bool:
    """Whether what is undertaken is done in saying it: to apologise, to demand."""
    known = acts().by_name
    return any(known[name].type in load_joining().speech for name in task.acts if name in known)


def _is_off(sight: Sight) -> bool:
    """Whether a telling begins with a verb that puts off or calls off, which `avowals` reads."""
    words = heard(sight.trigger.text)
    return bool(words) and off_at(words, 0)[0] is not None


def _meant(sight: Sight, told: frozenset[str]) -> frozenset[str]:
    """The acts that a telling may mean: a word that only names something has none but those of nouns ("a ship")."""
    if not sight.named:
        return sight.acts
    nouns = acts().nouns
    return sight.acts & {name for word in told for name in nouns.get(word, ())}
