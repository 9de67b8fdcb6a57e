"""Whether a later telling tells the act that a commitment undertakes, the same from another side, or the contrary."""

from __future__ import annotations

from gestae.knowledge.fates import FateWeights
from gestae.knowledge.linking import load_joining
from gestae.linking.signs import LIKE, OTHER_SIDE, SAME
from gestae.linking.tasks import Task, ending
from gestae.linking.tellings import Sight
from gestae.linking.ways import contraries, other_side
from gestae.linking.wordings import Wording
from gestae.linking.words import acts, are_alike, are_opposed
from gestae.records import Reason


def act_of(
    task: Task, same_group: bool, sight: Sight, told: Wording, weights: FateWeights
) -> tuple[Reason, bool] | None:
    """The sign of the act, and whether it undoes what was promised."""
    words = sight.trigger.text
    if told.off and not task.ways & told.ways:
        return None
    if sight.anchored and sight.type in load_joining().speech and not _is_spoken(task):
        return _like_act(task, sight, told, frozenset(), weights)
    if (task.lasting or task.stopping) and told.stems & ending():
        return Reason(sign="ends it", weight=weights.same_act, words=words), True
    if task.stems & told.stems or (same_group and sight.anchored):
        return Reason(sign=SAME, weight=weights.same_act, words=words), False
    return _like_act(task, sight, told, told.stems, weights)


def _like_act(
    task: Task, sight: Sight, told: Wording, stems: frozenset[str], weights: FateWeights
) -> tuple[Reason, bool] | None:
    """The sign of another word for the act, for its outcome, or for what undoes it."""
    words, heard, meant = sight.trigger.text, told.ways, _meant(sight, stems)
    if contraries(task.ways) & told.first and not (task.ways | other_side(task.ways)) & told.first:
        return Reason(sign="undoes it", weight=weights.same_act, words=words), True
    if task.acts & meant or task.ways & heard:
        return Reason(sign=SAME, weight=weights.same_act, words=words), False
    if other_side(task.ways) & heard and not sight.named:
        return Reason(sign=OTHER_SIDE, weight=weights.other_side, words=words), False
    if are_opposed(task.acts, meant) or contraries(task.ways) & heard:
        return Reason(sign="undoes it", weight=weights.same_act, words=words), True
    if are_alike(task.acts, meant):
        return Reason(sign=LIKE, weight=weights.like_act, words=words), False
    return None


def _is_spoken(task: Task) -> bool:
    """Whether what is undertaken is done in saying it: to apologise, to demand."""
    known = acts().by_name
    return any(known[name].type in load_joining().speech for name in task.acts if name in known)


def _meant(sight: Sight, stems: frozenset[str]) -> frozenset[str]:
    """The acts that a telling may mean: a word that only names something has none but those of nouns ("a ship")."""
    if not sight.named:
        return sight.acts
    nouns = acts().nouns
    return sight.acts & {name for word in stems for name in nouns.get(word, ())}
