"""What a later telling has in common with what a commitment is about: words, kinds of things, names, places, numbers,
days, and the circumstances in which both are told.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log2, sqrt

from gestae.knowledge.fates import FateWeights, load_fates
from gestae.linking.later import Shelf
from gestae.linking.scoring import day_of
from gestae.linking.signs import COMMON, DONE, FAR, KINDS, RECALLED
from gestae.linking.tasks import Task, light, worth
from gestae.linking.tellings import Sight
from gestae.linking.ways import alike
from gestae.linking.wordings import Wording
from gestae.records import Reason

_WEEK = 7  # days within which something was undertaken


def alike_in(task: Task, sight: Sight, told: Wording, shelf: Shelf, weights: FateWeights) -> Iterator[Reason]:
    words, kinds = sorted(task.words & told.around), sorted(_kinds(task, told.named))
    if words:
        weighed = sum(worth(word) * _rarity(shelf.known[word]) for word in words)
        weight = min(weights.word * weighed, weights.most_words)
        whole = load_fates().content.event * min(_rarity(shelf.known[word]) for word in words)
        weight = max(weight, whole) if task.words <= told.around else weight
        yield Reason(sign="same words", weight=round(weight, 2), words=", ".join(words))
    if kinds:
        weighed = sum(_rarity(shelf.known[word]) for word in kinds[:KINDS])
        yield Reason(sign="same kind", weight=round(weights.kind * weighed, 2), words=", ".join(kinds))
    said = sorted(task.pairs & told.pairs)
    if said:
        weighed = max(min(_rarity(shelf.known[word]) for word in pair) for pair in said)
        yield Reason(
            sign="word for word", weight=round(weights.pair * weighed, 2), words=", ".join(map(" ".join, said))
        )
    if not (words or kinds) and task.words and (sight.object - light() or task.acts & load_fates().by_object):
        yield Reason(sign="other words", weight=weights.other_words)
    names = sorted(task.names & (sight.names | told.proper) | task.proper & sight.names)[:2]
    if names:
        yield Reason(sign="same names", weight=weights.name * len(names), words=", ".join(names))
    towns = sorted(task.towns & (sight.towns | told.towns))
    if towns:
        weighed = max(_rarity(shelf.names[town]) for town in towns)
        yield Reason(sign="same place", weight=round(weights.name * weighed, 2), words=", ".join(towns))
    elif task.sites and sight.towns:
        yield Reason(sign="other place", weight=weights.other_place)
    values = [count.span.text for count in sight.counts if count.value in task.values]
    if values:
        yield Reason(sign="same number", weight=weights.number, words=", ".join(values))


def _kinds(task: Task, around: frozenset[str]) -> Iterator[str]:
    """The words of a telling for things that the task names by other words."""
    found = (min(alike(word) & around, default=None) for word in sorted(task.things - around))
    yield from dict.fromkeys(word for word in found if word is not None)


def on_its_day(task: Task, sight: Sight, weights: FateWeights) -> Iterator[Reason]:
    """Whether it is told of the day for which it was undertaken; told as done before that day, it is another."""
    if not task.first or not task.last:
        return
    width = (day_of(task.last) - day_of(task.first)).days
    if sight.first and sight.last and sight.first <= task.last and task.first <= sight.last and width <= _WEEK:
        weight = weights.day if width <= 1 else weights.day / 2
        yield Reason(sign="same day", weight=weight, words=sight.date_span.text if sight.date_span else "")
    elif sight.status in DONE and width <= 1 and (sight.last or sight.day or task.first) < task.first:
        yield Reason(sign="before its day", weight=weights.early)


def circumstances(
    task: Task,
    promised: str | None,
    same_group: bool,
    sight: Sight,
    wording: Wording,
    shelf: Shelf,
    weights: FateWeights,
) -> Iterator[Reason]:
    if same_group:
        yield Reason(sign="one occurrence", weight=weights.one_occurrence)
    if wording.recalled:
        yield Reason(sign=RECALLED, weight=weights.recalled, words=", ".join(wording.recalled))
    if sight.named:
        yield Reason(sign="only named", weight=weights.named)
    shared = sorted(task.story & {name for name in sight.context if not name.isupper()})
    if shared:
        weight = weights.story * sum(_rarity(shelf.names[name]) for name in shared)
        yield Reason(sign="same story", weight=round(min(weight, weights.most_story), 2), words=", ".join(shared[:4]))
    told = max(shelf.acts[act] for act in task.acts & sight.acts) if task.acts & sight.acts else 0
    told = max(told, *(shelf.known[stem] for stem in wording.stems), 0)
    if told > load_fates().usual:
        yield Reason(sign=COMMON, weight=round(weights.common * log2(told / load_fates().usual), 2))
    if promised and sight.day and (day_of(sight.day) - day_of(promised)).days > load_fates().far:
        yield Reason(sign=FAR, weight=weights.far)


def _rarity(reports: int) -> float:
    """How much what that many reports hold proves: fully up to the usual number, half where four times as many do."""
    return min(1.0, sqrt(load_fates().usual / max(reports, 1)))
