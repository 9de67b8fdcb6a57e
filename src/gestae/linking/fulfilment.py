"""How surely a later telling is one of what a commitment undertakes, and what it then makes of the commitment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, log2, sqrt

from gestae.knowledge.fates import FateWeights, load_fates
from gestae.knowledge.linking import load_joining
from gestae.knowledge.use import cached
from gestae.linking.avowals import off_at, recalled_in
from gestae.linking.later import Shelf
from gestae.linking.promises import Promise
from gestae.linking.scoring import day_of
from gestae.linking.tasks import Task, ending, light, pairs_in, places_in, telling_words, worth
from gestae.linking.tellings import Sight, plain
from gestae.linking.ways import alike, contraries, other_side, ways, ways_at, ways_of
from gestae.linking.words import acts, stem, words_in
from gestae.records import HistoryState, Polarity, Reason

_DONE = ("happened", "ongoing")
_CONTENT = ("same words", "same kind", "word for word", "same names", "same place", "same number", "same day")
_THINGS = ("same words", "same kind", "word for word", "same names")
_OTHER_SIDE = "told from the other side"
_LIKE = "like act"
_SAME = "same act"
_COMMON = "told by many"
_RECALLED = "told back"
_FAR = "long after"
_TOWARD = 0.6  # that the same recipient adds to what is shared
_TELLING = 3  # words of a telling that may name its act
_KINDS = 2  # words for one kind of thing that count
_WEEK = 7  # days within which something was undertaken
_BEFORE, _AFTER = 90, 140  # characters around a telling that speak of it


@dataclass(frozen=True, slots=True)
class Found:
    """A telling of the act undertaken, or (`contrary`) of one that undoes it; `score` and its signs."""

    sight: Sight
    score: float
    contrary: bool
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """The signs that speak for it, with their words."""
        told = (f"{one.sign}: {one.words}" if one.words else one.sign for one in self.reasons if one.weight > 0)
        return ", ".join(told)


def mentioned(task: Task, promise: Promise, shelf: Shelf, sight: Sight) -> Found | None:
    """What a sentence makes of a promise that tells of its things and its party by a verb for none of its acts: of
    much that is alike, it is taken to tell its fulfilment, or with "still" that nothing was done; else null.
    """
    weights, words = load_fates().weights, words_in(sight.evidence.text)
    if not _may_follow(promise, sight) or sight.report == promise.report or _act(task, False, sight, weights):
        return None
    if sight.anchored or _tells_another(sight):
        return None
    content = [*_content(task, sight, shelf, weights), *_day(task, sight, weights)]
    party = list(_party(task, promise.party, True, sight, weights))
    strength = sum(one.weight for one in content if one.sign in _CONTENT)
    named = any(one.weight > 0 and one.sign != "toward" for one in party)
    if not named or strength < load_fates().content.loose or any(one.weight < 0 for one in content):
        return None
    idle = any(plain(word) in load_fates().moods.lingering for word in words)
    some = (Reason(sign="told of its things", weight=weights.loose, words=sight.trigger.text), *party, *content)
    score = sum(one.weight for one in some)
    return Found(sight, score, idle, some) if score >= load_fates().enough else None


def _tells_another(sight: Sight) -> bool:
    """Whether the verb of a telling, or that behind its auxiliary, names some act."""
    start = sight.trigger.start - sight.evidence.start
    words = words_in(sight.evidence.text[start:])[:_TELLING]
    return any(word.stem in acts().verbs or word.stem in ways().starts for word in words)


def held_against(task: Task, promise: Promise, shelf: Shelf, sight: Sight, *, together: bool) -> Found | None:
    """What a later telling is to the task of a promise; null where it is too unlike. `together`: whether it was joined
    to one occurrence with the promise.
    """
    if not _may_follow(promise, sight):
        return None
    signs_of = signs(task, promise, shelf, sight, together=together)
    if signs_of is None:
        return None
    some, contrary = signs_of
    score = sum(one.weight for one in some)
    inside = sight.report == promise.report
    if score < load_fates().enough or sight.named or not _is_particular(task, some, sight, contrary, inside=inside):
        return None
    return Found(sight, score, contrary, tuple(some))


def _may_follow(promise: Promise, sight: Sight) -> bool:
    """Whether a telling may be of what came after a promise: nobody knows which came first where a day is missing, and
    what was done before a promise did not fulfil it.
    """
    if sight.report != promise.report and not (sight.day and promise.day):
        return False
    return not (sight.last and promise.day and sight.last < promise.day)


def signs(
    task: Task, promise: Promise, shelf: Shelf, sight: Sight, *, together: bool
) -> tuple[list[Reason], bool] | None:
    """The signs for and against a telling being of the task, and whether it tells the contrary; null where the act is
    another.
    """
    weights = load_fates().weights
    first = _act(task, together, sight, weights)
    if first is None:
        return None
    reason, contrary = first
    content = [*_content(task, sight, shelf, weights), *_day(task, sight, weights)]
    refused = task.polarity == "will_not"
    met = not refused and (reason.sign == _OTHER_SIDE or load_fates().hosting in task.ways)
    met = met or (not refused and not sight.anchored and any(one.sign in _THINGS for one in content))
    return [
        reason,
        *_party(task, promise.party, met, sight, weights),
        *content,
        *_circumstances(task, promise.day, together and not contrary, sight, shelf, weights),
    ], contrary


def _is_particular(task: Task, signs: list[Reason], sight: Sight, contrary: bool, *, inside: bool) -> bool:
    """Whether something beyond the party and the kind of act is alike: things, names or numbers, or words that refer
    back; where nothing is named that is undertaken, the same act by the same party toward the same.
    """
    alike = {one.sign for one in signs if one.weight > 0}
    weight = sum(one.weight for one in signs if one.sign in _CONTENT and one.weight > 0)
    weight += _TOWARD if "toward" in alike else 0.0
    refused = task.polarity == "will_not" and sight.status in (*_DONE, "planned")
    harmful = sight.status == "denied" or contrary != refused
    if _is_kind_alone(signs):
        return False
    if weight >= _needed(task, sight, alike, harmful) or (weight > 0 and not harmful and "one occurrence" in alike):
        return True
    if inside or weight < 0 or any(one.sign in (_COMMON, _FAR) for one in signs) or task.words or task.names:
        return False
    same = bool(task.stems & _stems_of(sight))
    return sight.anchored and "same party" in alike and ("toward" in alike or (same and not harmful))


def _is_kind_alone(signs: list[Reason]) -> bool:
    """Whether only a thing of one kind is alike, and nothing says that it is the same one."""
    told = {one.sign: one for one in signs if one.weight > 0}
    if "same kind" not in told or told.keys() & {*_CONTENT, "toward", _RECALLED, "one occurrence"} - {"same kind"}:
        return False
    story = told["same story"].weight if "same story" in told else 0.0
    return "," not in told["same kind"].words and story < load_fates().weights.story * _KINDS


def _needed(task: Task, sight: Sight, alike: set[str], harmful: bool) -> float:
    """What shared things, names and numbers must weigh: less where the party is told to do it, more where no event was
    read, and where a promise would be told as broken.
    """
    content = load_fates().content
    if harmful and not alike & {"same party", "names the party"} and task.polarity == "will_not":
        return inf
    if harmful:
        own = sight.anchored and not task.stopping and bool(alike & {"toward", _RECALLED, "one occurrence"})
        sure = (
            _RECALLED in alike
            or bool(task.stems & _stems_of(sight))
            or (sight.anchored and "same party" in alike and not task.stopping)
        )
        return content.least if own else content.event if sure else content.plain
    if sight.anchored and not sight.noun:
        return content.least if "same party" in alike else content.event
    return content.event if "told back" in alike else content.plain


def _stems_of(sight: Sight) -> frozenset[str]:
    return frozenset(word.stem for word in words_in(sight.trigger.text))


def _ways_of(sight: Sight) -> frozenset[str]:
    """The ways that the words of a telling tell, with what stands behind them; of an event, its acts', too."""
    words = words_in(sight.evidence.text)
    start = sight.trigger.start - sight.evidence.start
    end = sight.trigger.end - sight.evidence.start
    told = [ways_at(words, place) for place, word in enumerate(words) if start <= word.start < end]
    if sight.type in load_joining().speech and sight.anchored:
        return frozenset().union(*told[:1])
    return frozenset().union(*told[:_TELLING], ways_of(sight.acts) if sight.anchored else ())


def _ways_of_first(sight: Sight) -> frozenset[str]:
    """The ways that the first word of a telling tells, with what stands behind it."""
    words = words_in(sight.evidence.text)
    start = sight.trigger.start - sight.evidence.start
    return next((ways_at(words, place) for place, word in enumerate(words) if word.start >= start), frozenset())


def _act(task: Task, same_group: bool, sight: Sight, weights: FateWeights) -> tuple[Reason, bool] | None:
    """The sign of the act, and whether it undoes what was promised."""
    told = _stems_of(sight)
    words = sight.trigger.text
    if _is_off(sight) and not task.ways & _ways_of(sight):
        return None
    if sight.anchored and sight.type in load_joining().speech and not _is_spoken(task):
        return _like_act(task, sight, frozenset(), weights)
    if (task.lasting or task.stopping) and told & ending():
        return Reason(sign="ends it", weight=weights.same_act, words=words), True
    if task.stems & told or (same_group and sight.anchored):
        return Reason(sign=_SAME, weight=weights.same_act, words=words), False
    return _like_act(task, sight, told, weights)


def _like_act(task: Task, sight: Sight, told: frozenset[str], weights: FateWeights) -> tuple[Reason, bool] | None:
    """The sign of another word for the act, for its outcome, or for what undoes it."""
    words = sight.trigger.text
    heard, meant = _ways_of(sight), _meant(sight, told)
    pairs = {(one, other) for one in task.acts for other in meant}
    first = _ways_of_first(sight)
    if contraries(task.ways) & first and not (task.ways | other_side(task.ways)) & first:
        return Reason(sign="undoes it", weight=weights.same_act, words=words), True
    if task.acts & meant or task.ways & heard:
        return Reason(sign=_SAME, weight=weights.same_act, words=words), False
    if other_side(task.ways) & heard and not sight.named:
        return Reason(sign=_OTHER_SIDE, weight=weights.other_side, words=words), False
    if pairs & acts().opposed or contraries(task.ways) & heard:
        return Reason(sign="undoes it", weight=weights.same_act, words=words), True
    if pairs & acts().alike:
        return Reason(sign=_LIKE, weight=weights.like_act, words=words), False
    return None


def _is_spoken(task: Task) -> bool:
    """Whether what is undertaken is done in saying it: to apologise, to demand."""
    known = acts().by_name
    return any(known[name].type in load_joining().speech for name in task.acts if name in known)


def _is_off(sight: Sight) -> bool:
    """Whether a telling begins with a verb that puts off or calls off, which `avowals` reads."""
    words = words_in(sight.trigger.text)
    return bool(words) and off_at(words, 0)[0] is not None


def _meant(sight: Sight, told: frozenset[str]) -> frozenset[str]:
    """The acts that a telling may mean: a word that only names something has none but those of nouns ("a ship")."""
    if not sight.named:
        return sight.acts
    nouns = acts().nouns
    return sight.acts & {name for word in told for name in nouns.get(word, ())}


def _party(task: Task, party: frozenset[str], met: bool, sight: Sight, weights: FateWeights) -> Iterator[Reason]:
    """Who does it; `met`: told from the side of those whom it befalls, who are not those who promised."""
    same = sight.actors & party
    if sight.anchored and same:
        yield Reason(sign="same party", weight=weights.same_party, words=", ".join(sorted(same)))
    elif same or party & ({code for code, _ in sight.actor_spans} | set(sight.said)):
        yield Reason(sign="names the party", weight=weights.named_party, words=", ".join(sorted(party)))
    elif sight.anchored and sight.actors and not met:
        yield Reason(sign="other party", weight=weights.other_party, words=", ".join(sorted(sight.actors)))
    elif sight.actors and not met:
        yield Reason(sign="names others", weight=weights.unnamed_party)
    near = task.toward & (sight.recipients | sight.actors) - party
    if near:
        yield Reason(sign="toward", weight=weights.toward, words=", ".join(sorted(near)))


def _content(task: Task, sight: Sight, shelf: Shelf, weights: FateWeights) -> Iterator[Reason]:
    around = _around(sight)
    words, kinds = sorted(task.words & around), sorted(_kinds(task, _named(sight)))
    if words:
        weighed = sum(worth(word) * _rarity(shelf.known[word]) for word in words)
        weight = min(weights.word * weighed, weights.most_words)
        whole = load_fates().content.event * min(_rarity(shelf.known[word]) for word in words)
        weight = max(weight, whole) if task.words <= around else weight
        yield Reason(sign="same words", weight=round(weight, 2), words=", ".join(words))
    if kinds:
        weighed = sum(_rarity(shelf.known[word]) for word in kinds[:_KINDS])
        yield Reason(sign="same kind", weight=round(weights.kind * weighed, 2), words=", ".join(kinds))
    said = sorted(task.pairs & _pairs(sight))
    if said:
        weighed = max(min(_rarity(shelf.known[word]) for word in pair) for pair in said)
        yield Reason(
            sign="word for word", weight=round(weights.pair * weighed, 2), words=", ".join(map(" ".join, said))
        )
    if words or kinds:
        pass
    elif task.words and (sight.object - light() or task.acts & load_fates().by_object):
        yield Reason(sign="other words", weight=weights.other_words)
    names = sorted(task.names & (sight.names | _proper(sight)) | task.proper & sight.names)[:2]
    if names:
        yield Reason(sign="same names", weight=weights.name * len(names), words=", ".join(names))
    towns = sorted(task.towns & (sight.towns | _towns_beside(sight, shelf)))
    if towns:
        weighed = max(_rarity(shelf.names[town]) for town in towns)
        yield Reason(sign="same place", weight=round(weights.name * weighed, 2), words=", ".join(towns))
    elif task.sites and sight.towns:
        yield Reason(sign="other place", weight=weights.other_place)
    values = [count.span.text for count in sight.counts if count.value in task.values]
    if values:
        yield Reason(sign="same number", weight=weights.number, words=", ".join(values))


def _proper(sight: Sight) -> frozenset[str]:
    """The stems of the words with a capital in the sentence of a telling."""
    return frozenset(word.stem for word in words_in(sight.evidence.text) if word.text[0].isupper())


def _towns_beside(sight: Sight, shelf: Shelf) -> frozenset[str]:
    """The places that the sentence of a telling names."""
    return places_in(sight.evidence, shelf.readings[sight.report])


def _kinds(task: Task, around: frozenset[str]) -> Iterator[str]:
    """The words of a telling for things that the task names by other words."""
    found = (min(alike(word) & around, default=None) for word in sorted(task.things - around))
    yield from dict.fromkeys(word for word in found if word is not None)


def _pairs(sight: Sight) -> frozenset[tuple[str, str]]:
    return pairs_in(words_in(sight.evidence.text))


def _day(task: Task, sight: Sight, weights: FateWeights) -> Iterator[Reason]:
    """Whether it is told of the day for which it was undertaken; told as done before that day, it is another."""
    if not task.first or not task.last:
        return
    width = (day_of(task.last) - day_of(task.first)).days
    if sight.first and sight.last and sight.first <= task.last and task.first <= sight.last and width <= _WEEK:
        weight = weights.day if width <= 1 else weights.day / 2
        yield Reason(sign="same day", weight=weight, words=sight.date_span.text if sight.date_span else "")
    elif sight.status in _DONE and width <= 1 and (sight.last or sight.day or task.first) < task.first:
        yield Reason(sign="before its day", weight=weights.early)


def _named(sight: Sight) -> frozenset[str]:
    """The stems of the words of the clause of a telling, also of common ones."""
    start = sight.evidence.start
    low, high = max(0, sight.trigger.start - start - _BEFORE), sight.trigger.end - start + _AFTER
    own = {word.stem for word in words_in(sight.trigger.text)[:1]}
    return frozenset(word.stem for word in words_in(sight.evidence.text[low:high]) if word.text[0].islower()) - own


def _around(sight: Sight) -> frozenset[str]:
    """The words of the clause of a telling."""
    start = sight.evidence.start
    low, high = max(0, sight.trigger.start - start - _BEFORE), sight.trigger.end - start + _AFTER
    own = {word.stem for word in words_in(sight.trigger.text)[:1]}
    return telling_words(words_in(sight.evidence.text[low:high])) - own


def _circumstances(
    task: Task, day: str | None, same_group: bool, sight: Sight, shelf: Shelf, weights: FateWeights
) -> Iterator[Reason]:
    if same_group:
        yield Reason(sign="one occurrence", weight=weights.one_occurrence)
    recalled = recalled_in(words_in(sight.evidence.text))
    if recalled:
        yield Reason(sign=_RECALLED, weight=weights.recalled, words=", ".join(recalled))
    if sight.named:
        yield Reason(sign="only named", weight=weights.named)
    shared = sorted(task.story & {name for name in sight.context if not name.isupper()})
    if shared:
        weight = weights.story * sum(_rarity(shelf.names[name]) for name in shared)
        yield Reason(sign="same story", weight=round(min(weight, weights.most_story), 2), words=", ".join(shared[:4]))
    told = max(shelf.acts[act] for act in task.acts & sight.acts) if task.acts & sight.acts else 0
    told = max(told, *(shelf.known[word.stem] for word in words_in(sight.trigger.text)), 0)
    if told > load_fates().usual:
        yield Reason(sign=_COMMON, weight=round(weights.common * log2(told / load_fates().usual), 2))
    if day and sight.day and (day_of(sight.day) - day_of(day)).days > load_fates().far:
        yield Reason(sign=_FAR, weight=weights.far)


def _rarity(reports: int) -> float:
    """How much what that many reports hold proves: fully up to the usual number, half where four times as many do."""
    return min(1.0, sqrt(load_fates().usual / max(reports, 1)))


# ---------------------------------------------------------------- what it makes of the commitment
def turn_of(found: Found, task: Task, *, weak: bool, conditional: bool, free: bool) -> HistoryState | None:
    """What a telling makes of a commitment; null where it says nothing of it. `weak`: whether it only may be done, as
    it was told last; `conditional`: whether it hangs on a condition that is not told as met, so that what was not done
    broke nothing; `free`: whether it hung on none when it was made.
    """
    sight, polarity = found.sight, task.polarity
    if polarity == "will_not" and found.reasons[0].sign == _LIKE:
        return None
    bound = not conditional or any(one.sign == _RECALLED for one in found.reasons)
    if found.contrary:
        return _of_contrary(sight, polarity) if bound else None
    if sight.status in _DONE and _is_underway(sight):
        return "restated"
    shade = _shade(sight) if polarity != "will_not" else None
    if shade != "withdrawn" and sight.status in _DONE and not sight.noun:
        shade = None
    if shade is not None and not (shade == "hardened" and not weak and not conditional):
        return "restated" if shade == "softened" and (weak or not free) else shade
    if sight.status in _DONE:
        return "broken" if polarity == "will_not" else "kept"
    if sight.status == "denied" and task.stopping and not sight.ahead:
        return "kept"
    if sight.status == "denied":
        state = _of_denial(sight, polarity)
        return state if bound or state != "broken" else None
    if sight.status == "called_for" or not sight.ahead:
        return None
    if polarity == "will_not":
        return "withdrawn" if sight.status == "planned" else None if conditional else "softened"
    if sight.status == "possible":
        return "restated" if weak else "softened"
    if sight.status == "conditional" and free and not weak:
        return "softened"
    return "hardened" if weak and sight.status == "planned" else "restated"


def _shade(sight: Sight) -> HistoryState | None:
    """Whether the sentence of a telling tells the act as given up, as less sure, or as surer."""
    text = f" {sight.evidence.text.casefold()} "
    shades = load_fates().shades
    if any(f" {phrase}" in text for phrase in shades.withdrawn):
        return "withdrawn"
    if any(f" {phrase}" in text for phrase in shades.softened):
        return "softened"
    return "hardened" if any(f" {phrase}" in text for phrase in shades.hardened) else None


def _is_underway(sight: Sight) -> bool:
    """Whether what is told is still on its way."""
    start = sight.trigger.start - sight.evidence.start
    return any(phrase in sight.evidence.text[start:].casefold() for phrase in load_fates().moods.underway)


def _of_denial(sight: Sight, polarity: Polarity) -> HistoryState | None:
    """Told as not done, or not to be done."""
    if polarity == "will_not":
        return "restated"
    fates = load_fates()
    if sight.near & fates.undone:
        return "broken"
    return "withdrawn" if sight.ahead or sight.near & fates.refusing else "broken"


def _of_contrary(sight: Sight, polarity: Polarity) -> HistoryState | None:
    if sight.status not in (*_DONE, "planned") or (sight.status == "planned" and not sight.anchored):
        return None
    if polarity == "will_not":
        return "kept" if sight.status in _DONE else None
    return "broken" if sight.status in _DONE else "withdrawn"
