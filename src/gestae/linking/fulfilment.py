"""How surely a later telling is one of what a commitment undertakes: its signs, weighed by `commitments.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from gestae.knowledge.fates import FateWeights, load_fates
from gestae.linking.deeds import act_of
from gestae.linking.later import Shelf
from gestae.linking.promises import Promise
from gestae.linking.resemblance import alike_in, circumstances, on_its_day
from gestae.linking.signs import COMMON, CONTENT, DONE, FAR, KINDS, OTHER_SIDE, RECALLED, THINGS, Found
from gestae.linking.tasks import Task
from gestae.linking.tellings import Sight, plain
from gestae.linking.ways import heard, ways
from gestae.linking.wordings import Wording
from gestae.linking.words import acts, words_in
from gestae.records import Reason

_TOWARD = 0.6  # that the same recipient adds to what is shared
_VERB = 3  # words in which the verb of a sentence stands, with its auxiliary


def mentioned(task: Task, promise: Promise, shelf: Shelf, sight: Sight) -> Found | None:
    """What a sentence makes of a promise that tells of its things and its party by a verb for none of its acts: of
    much that is alike, it is taken to tell its fulfilment, or with "still" that nothing was done; else null.
    """
    weights, words, told = load_fates().weights, heard(sight.evidence.text), shelf.wording(sight)
    if not _may_follow(promise, sight) or sight.report == promise.report or act_of(task, False, sight, told, weights):
        return None
    if sight.anchored or _tells_another(sight):
        return None
    content = [*alike_in(task, sight, told, shelf, weights), *on_its_day(task, sight, weights)]
    party = list(_party(task, promise.party, True, sight, weights))
    strength = sum(one.weight for one in content if one.sign in CONTENT)
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
    words = words_in(sight.evidence.text[start:])[:_VERB]
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
    score, told = sum(one.weight for one in some), shelf.wording(sight)
    inside = sight.report == promise.report
    if score < load_fates().enough or sight.named:
        return None
    if not _is_particular(task, some, sight, told, contrary, inside=inside):
        return None
    return Found(sight, score, contrary, tuple(some))


def _may_follow(promise: Promise, sight: Sight) -> bool:
    """Whether a telling may be of what came after a promise: nobody knows which came first where a day is missing, and
    what was done before a promise did not fulfil it.
    """
    if not (sight.day and promise.day):
        return False
    return not (sight.last and promise.day and sight.last < promise.day)


def signs(
    task: Task, promise: Promise, shelf: Shelf, sight: Sight, *, together: bool
) -> tuple[list[Reason], bool] | None:
    """The signs for and against a telling being of the task, and whether it tells the contrary; null where the act is
    another.
    """
    weights, told = load_fates().weights, shelf.wording(sight)
    first = act_of(task, together, sight, told, weights)
    if first is None:
        return None
    reason, contrary = first
    content = [*alike_in(task, sight, told, shelf, weights), *on_its_day(task, sight, weights)]
    refused = task.polarity == "will_not"
    met = not refused and (reason.sign == OTHER_SIDE or load_fates().hosting in task.ways)
    met = met or (not refused and not sight.anchored and any(one.sign in THINGS for one in content))
    return [
        reason,
        *_party(task, promise.party, met, sight, weights),
        *content,
        *circumstances(task, promise.day, together and not contrary, sight, told, shelf, weights),
    ], contrary


def _is_particular(
    task: Task, signs: list[Reason], sight: Sight, told: Wording, contrary: bool, *, inside: bool
) -> bool:
    """Whether something beyond the party and the kind of act is alike: things, names or numbers, or words that refer
    back; where nothing is named that is undertaken, the same act by the same party toward the same.
    """
    alike = {one.sign for one in signs if one.weight > 0}
    weight = sum(one.weight for one in signs if one.sign in CONTENT and one.weight > 0)
    weight += _TOWARD if "toward" in alike else 0.0
    refused = task.polarity == "will_not" and sight.status in (*DONE, "planned")
    harmful = sight.status == "denied" or contrary != refused
    if _is_kind_alone(signs):
        return False
    if weight >= _needed(task, sight, told, alike, harmful) or (
        weight > 0 and not harmful and "one occurrence" in alike
    ):
        return True
    if inside or weight < 0 or any(one.sign in (COMMON, FAR) for one in signs) or task.words or task.names:
        return False
    same = bool(task.stems & told.stems)
    return sight.anchored and "same party" in alike and ("toward" in alike or (same and not harmful))


def _is_kind_alone(signs: list[Reason]) -> bool:
    """Whether only a thing of one kind is alike, and nothing says that it is the same one."""
    told = {one.sign: one for one in signs if one.weight > 0}
    if "same kind" not in told or told.keys() & {*CONTENT, "toward", RECALLED, "one occurrence"} - {"same kind"}:
        return False
    story = told["same story"].weight if "same story" in told else 0.0
    return "," not in told["same kind"].words and story < load_fates().weights.story * KINDS


def _needed(task: Task, sight: Sight, told: Wording, alike: set[str], harmful: bool) -> float:
    """What shared things, names and numbers must weigh: less where the party is told to do it, more where no event was
    read, and where a promise would be told as broken.
    """
    content = load_fates().content
    if harmful and not alike & {"same party", "names the party"} and task.polarity == "will_not":
        return inf
    if harmful:
        own = sight.anchored and not task.stopping and bool(alike & {"toward", RECALLED, "one occurrence"})
        sure = (
            RECALLED in alike
            or bool(task.stems & told.stems)
            or (sight.anchored and "same party" in alike and not task.stopping)
        )
        return content.least if own else content.event if sure else content.plain
    if sight.anchored and not sight.noun:
        return content.least if "same party" in alike else content.event
    return content.event if "told back" in alike else content.plain


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
