"""How surely two tellings are of one occurrence: a sum of signs, each with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gestae.knowledge.linking import Weights, load_joining
from gestae.knowledge.use import cached
from gestae.linking.counts import Count
from gestae.linking.objects import aims, are_disputed, are_together, is_doer_disputed, means, objects, targets
from gestae.linking.settings import PASSAGE, settings
from gestae.linking.tellings import Sight
from gestae.linking.ties import Often, looseness
from gestae.linking.times import DAYS_TOLD, again, days, go_by_name, order
from gestae.linking.times import day_of as day_of
from gestae.linking.times import span_of as span_of
from gestae.linking.whereabouts import places
from gestae.linking.words import acts, are_alike, are_opposed, rarity, stem
from gestae.linking.words import akin as akin
from gestae.records import Reason

MUCH = 0.3  # of what two reports name, where they tell one story
CLOSE = 220  # characters between an act and what goes on telling it
_FULL = 3.0  # names of a report, below which their sharing proves less
_CODES = 0.3  # how much a code counts beside a town or a name, by which reports tell stories apart
_PARTICULAR = (
    "same place",
    "same title",
    "same names",
    "same number",
    "told right after",
    "rival account",
    "told as changed",
)
_FEW = 2.0  # numbers up to this are too common to tell anything
_SELDOM = Often()


def score(first: Sight, second: Sight, often: Often = _SELDOM) -> float:
    """The sum of the signs; the more, the surer that both tell one occurrence."""
    return sum(reason.weight for reason in reasons(first, second, often))


def reasons(first: Sight, second: Sight, often: Often = _SELDOM) -> list[Reason]:
    """The signs for and against, the same in either order."""
    weights = load_joining().weights
    kinds = list(_kinds(first, second, weights))
    if not kinds:
        return [Reason(sign="other type", weight=-99.0)]
    found = [*kinds, *(reason for sign in _SIGNS for reason in sign(first, second, weights))]
    if not any(_is_particular(reason, weights) for reason in found):
        found.append(Reason(sign="nothing particular", weight=weights.general))
    if first.report != second.report:
        found += looseness(found, first, second, often)
    return found


def _is_particular(reason: Reason, weights: Weights) -> bool:
    """Whether a sign picks one occurrence out of many of its kind: who and what kind of act never do."""
    if reason.sign == "same story":
        return reason.weight >= weights.same_story * MUCH
    if reason.sign == "same words":
        return reason.weight >= 2 * weights.same_word
    if reason.sign in DAYS_TOLD:
        return reason.weight > weights.same_weeks
    return reason.sign in _PARTICULAR


def _kinds(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """Type and act; nothing where they cannot be one happening."""
    shared = first.acts & second.acts
    if not akin(first.type, second.type) and not shared:
        return
    if are_opposed(first.acts, second.acts):
        return
    if first.type == second.type:
        yield Reason(sign="same type", weight=weights.same_type, words=first.type)
    else:
        yield Reason(sign="akin type", weight=weights.akin_type, words=f"{first.type}, {second.type}")
    if shared:
        yield Reason(sign="same act", weight=weights.same_act, words=", ".join(sorted(shared)))
    elif are_alike(first.acts, second.acts):
        yield Reason(sign="like act", weight=weights.like_act, words=_words(first, second))
    elif first.acts and second.acts:
        yield Reason(sign="other act", weight=weights.other_act, words=_words(first, second))
    elif first.report != second.report:
        yield Reason(sign="act unknown", weight=weights.unknown_act, words=_words(first, second))


def _words(first: Sight, second: Sight) -> str:
    return f"{first.trigger.text} / {second.trigger.text}"


def _story(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """Reports of one story name the same things: what a clause leaves out, its report tells."""
    if first.report == second.report:
        near = abs(first.trigger.start - second.trigger.start) <= PASSAGE
        yield Reason(
            sign="same report" if near else "same report, far apart",
            weight=weights.same_report if near else weights.far_apart,
            words=first.report,
        )
        if _follows(first, second):
            weight = weights.right_after + (weights.in_one_breath if are_together(first, second) else 0.0)
            yield Reason(sign="told right after", weight=weight, words=_words(first, second))
        elif _is_rival(first, second):
            yield Reason(sign="rival account", weight=weights.rival, words=_words(first, second))
        return
    shared = set(first.context) & set(second.context)
    if shared:
        share = share_of(mass(shared), mass(first.context), mass(second.context))
        words = ", ".join(name for name in first.context if name in shared)
        yield Reason(sign="same story", weight=round(weights.same_story * share, 2), words=words)


def _follows(first: Sight, second: Sight) -> bool:
    """Whether one goes on telling what the other tells: the next act, like it, with no doer or day of its own, or a
    noun that refers back to it ("the strike", "such a delivery").
    """
    earlier, later = sorted((first, second), key=lambda one: one.trigger.start)
    if later.trigger.start - earlier.trigger.end > CLOSE or later.apart:
        return False
    if later.definite and later.noun and first.acts & second.acts:
        return True
    if later.actors or (later.first and later.first != earlier.first):
        return False
    return first.ahead == second.ahead and are_alike(first.acts, second.acts)


def _is_rival(first: Sight, second: Sight) -> bool:
    """Whether one is another side's account of what the other tells: the same disputed act, told close by in another
    sentence by somebody, who gives it another doer and no day and place of its own.
    """
    earlier, later = sorted((first, second), key=lambda one: one.trigger.start)
    disputed = are_disputed(first.type, second.type)
    close = later.trigger.start - earlier.trigger.end <= CLOSE and not are_together(first, second)
    bare = bool(later.said) and not (later.first or later.towns or later.apart)
    one_time = first.ahead == second.ahead
    return (
        disputed and close and bare and one_time and bool(first.acts & second.acts) and not first.actors & second.actors
    )


def mass(names: Iterable[str]) -> float:
    """How much some names tell of which story it is."""
    return sum(mass_of(name) for name in names)


@cached
def mass_of(name: str) -> float:
    """How much a name tells of which story it is: a code little, others by how rare they are."""
    return _CODES if name.isupper() else min(rarity(stem(name)), 1.0)


def share_of(shared: float, first: float, second: float) -> float:
    """The share of one story, by the mass of the names that two passages share and of those that each has."""
    mean: float = (max(first, _FULL) * max(second, _FULL)) ** 0.5
    return shared / mean


def _people(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    joining = load_joining()
    if go_by_name(first, second):  # whoever it is told of, "the Minsk agreements" are what they are
        return
    loose = not (first.anchored and second.anchored)
    together = first.type in joining.mutual and second.type in joining.mutual
    mutual = loose or together
    doers = (first.actors, second.actors)
    if mutual:
        doers = _taking_part(first, second, together=together)
    disputed = is_doer_disputed(first, second)
    one_of_two = {first.type, second.type} <= joining.mutual and len(doers[0] & doers[1]) == 1
    same = weights.same_party if one_of_two else weights.same_actor
    if first.report != second.report and not all(doers):
        yield Reason(sign="no doer told", weight=weights.no_actor if any(doers) else weights.no_actors)
    yield from _overlap("actor", *doers, same, other_actor(loose, disputed, weights))
    if mutual:
        return
    yield from _overlap(
        "recipient", first.recipients, second.recipients, weights.same_recipient, weights.other_recipient
    )
    crossed = first.actors & second.recipients or second.actors & first.recipients
    if crossed and not first.actors & second.actors and not _is_rival(first, second):
        yield Reason(sign="crossed roles", weight=weights.crossed, words=_words(first, second))


def _taking_part(first: Sight, second: Sight, *, together: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Who takes part, told or not; where one tells one party alone whom the other tells, too, that is enough."""
    one, other = parties(first, together=False), parties(second, together=False)
    if one & other and min(len(one), len(other)) == 1:
        return one, other
    return parties(first, together=together), parties(second, together=together)


def parties(sight: Sight, *, together: bool) -> frozenset[str]:
    """Who takes part. In what is done together an event may name one alone; the other is whom its report names most:
    "talks with the French president", says the office of the Ukrainian one.
    """
    told = sight.actors | sight.recipients
    if len(told) != 1 or not together:
        return told
    return told | {name for name in sight.context[:1] if name.isupper()}


def other_actor(loose: bool, disputed: bool, weights: Weights) -> float:
    """What other doers weigh; `loose`: one is told by words without an event."""
    return weights.disputed_actor if disputed else weights.loose_actor if loose else weights.other_actor


def _overlap(name: str, first: frozenset[str], second: frozenset[str], same: float, other: float) -> Iterator[Reason]:
    """A sign for shared codes, in the measure in which they are shared; one against for none."""
    if not first or not second:
        return
    shared = first & second
    if shared and first - second and second - first:
        words = f"{', '.join(sorted(first))} / {', '.join(sorted(second))}"
        yield Reason(sign=f"partly other {name}", weight=other / 2, words=words)
    elif shared:
        share = len(shared) / len(first | second)
        yield Reason(sign=f"same {name}", weight=same * (1 + share) / 2, words=", ".join(sorted(shared)))
    else:
        words = f"{', '.join(sorted(first))} / {', '.join(sorted(second))}"
        yield Reason(sign=f"other {name}", weight=other, words=words)


def _change(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """A plan that is told to have changed is the plan told before, on another day or in another place."""
    for earlier, later in ((first, second), (second, first)):
        if is_change(earlier, later):
            yield Reason(sign="told as changed", weight=weights.changed, words=_words(earlier, later))
            return


def is_change(plan: Sight, told: Sight) -> bool:
    """Whether a telling may tell the change of a plan that an older report told."""
    later = plan.report != told.report and (told.day or "") >= (plan.day or "")
    return later and told.moved and told.ahead and plan.ahead and bool(plan.acts & told.acts)


def _titles(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """The names that the acts go by: "the Minsk agreements"."""
    shared = first.title & second.title
    if not shared and (_is_proper(first, second) or _is_proper(second, first)):
        yield Reason(sign="a name of its own", weight=weights.other_title, words=_words(first, second))
    if not first.title or not second.title:
        return
    words = f"{', '.join(sorted(first.title))} / {', '.join(sorted(second.title))}"
    if shared and first.towns & second.towns and {first.type, second.type} <= load_joining().local:
        return  # "in Severodonetsk" is where it was, and told as such
    if shared:
        yield Reason(sign="same title", weight=weights.same_title, words=", ".join(sorted(shared)))
    elif not first.towns & second.towns:
        yield Reason(sign="other title", weight=weights.other_title, words=words)


def _is_proper(first: Sight, second: Sight) -> bool:
    """Whether one goes by a proper name ("World War") that the other, told elsewhere, does not name."""
    proper = first.noun and first.trigger.text[0].isupper() and first.trigger.start > first.evidence.start + 1
    return proper and bool(first.title) and not first.title & (second.names | second.towns)


def _general(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """A kind of act that a report tells, or a state of things, is none of the happenings that others tell."""
    if first.report == second.report:
        return
    if first.general or second.general:
        words = " / ".join(one.trigger.text for one in (first, second) if one.general)
        yield Reason(sign="told as a kind", weight=weights.kind, words=words)
    meant = first.title & second.title or (first.first and first.first == second.first)
    if not meant and (states := [one.trigger.text for one in (first, second) if _is_state(one)]):
        yield Reason(sign="a state of things", weight=weights.state, words=" / ".join(states))


def _is_state(sight: Sight) -> bool:
    """Whether a telling is of a war as such, or of fighting that only goes on, at no place."""
    kinds = {acts().by_name[name].state for name in sight.acts}
    return "always" in kinds or ("ongoing" in kinds and sight.status == "ongoing" and not sight.towns)


def _common_words(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    if are_together(first, second):
        return
    joining = load_joining()
    names = sorted(first.names & second.names)[: joining.most_names]
    if names:
        yield Reason(sign="same names", weight=weights.same_name * len(names), words=", ".join(names))
    words = sorted(first.topic & second.topic, key=lambda word: (-rarity(word), word))[: joining.most_words]
    if words:
        weight = round(weights.same_word * sum(map(rarity, words)), 2)
        yield Reason(sign="same words", weight=weight, words=", ".join(words))


def _wording(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """How much of the wording around the acts is shared, be it common or not."""
    if are_together(first, second):
        return
    words = sorted(first.words & second.words)
    if not words:
        yield Reason(sign="no word shared", weight=weights.no_word)
    elif len(words) > 1:
        yield Reason(sign="some words shared", weight=weights.some_words, words=", ".join(words))


def _amounts(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    same = [one.span.text for one in first.counts for other in second.counts if _same_amount(one, other)]
    if same and not are_together(first, second):
        yield Reason(sign="same number", weight=weights.same_amount, words=", ".join(same[:2]))


def amounts_in(sight: Sight) -> list[tuple[float, str | None]]:
    """The numbers of a telling, with their units, that are not too common to tell anything."""
    return [(count.value, count.unit) for count in sight.counts if count.value > _FEW]


def _same_amount(first: Count, second: Count) -> bool:
    return first.value == second.value and first.unit == second.unit and first.value > _FEW


def _comes_after(later: Sight, earlier: Sight) -> bool:
    """Whether one telling stands behind the other in its report, or in a report of the same day or a later one."""
    if later.report == earlier.report:
        return later.trigger.start > earlier.trigger.start
    return (later.day or "9") >= (earlier.day or "")


def _apart(first: Sight, second: Sight, weights: Weights) -> Iterator[Reason]:
    """ "A second strike" is not the one told before; two acts of one sentence are seldom one."""
    if (first.apart is None) != (second.apart is None):
        later, earlier = (first, second) if first.apart else (second, first)
        if _comes_after(later, earlier):
            yield Reason(sign="told as another", weight=weights.another, words=later.apart or "")
    together = are_together(first, second)
    if "conditional" in (first.status, second.status):
        yield Reason(sign="on a condition", weight=weights.on_condition)
    if together and first.in_condition != second.in_condition:
        yield Reason(sign="one is the other's condition", weight=weights.condition)
    elif together and not are_alike(first.acts, second.acts):
        yield Reason(sign="in one sentence", weight=weights.same_sentence)


_SIGNS = (
    _story,
    _people,
    days,
    again,
    order,
    places,
    settings,
    _change,
    _titles,
    _common_words,
    _wording,
    objects,
    targets,
    means,
    aims,
    _amounts,
    _apart,
    _general,
)
