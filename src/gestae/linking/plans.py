"""Whether two tellings are of one act to come, of which little else is told: "may hold talks", "will meet soon"."""

from __future__ import annotations

from gestae.knowledge.linking import load_drift
from gestae.knowledge.use import cached
from gestae.linking.counts import class_of
from gestae.linking.crowds import Crowd, is_light
from gestae.linking.likeness import gap_of, plain_stems, shared_story
from gestae.linking.tellings import Sight
from gestae.linking.words import acts, are_alike, words_in

_MANY = 2  # words around two acts that both share, by which they are of one thing


def is_one_plan(first: Sight, second: Sight, crowd: Crowd) -> bool:
    """Whether both tell one kind of act to come, of which few tell, by or with the same parties, and of the same thing
    or in reports of one story.
    """
    if not (first.ahead and second.ahead) or gap_of(first, second) > load_drift().window:
        return False
    if not (first.anchored or second.anchored) or not is_one_act(first, second):
        return False
    words = (first.words & second.words) - acts().verbs.keys()
    named = first.names & second.names or first.towns & second.towns
    things = bool(_things(first) & _things(second) or named) or len(words) >= _MANY
    if is_light(first) or is_light(second):
        few = things and any(crowd.is_rare(one) for one in (first, second) if one.anchored)
    else:
        few = crowd.is_seldom(first, second) or (_is_unknown(first, second) and crowd.is_rare(first))
    return few and (things or _share_parties(first, second) or shared_story(first, second) >= load_drift().close)


def is_one_act(first: Sight, second: Sight) -> bool:
    """Whether both name one act, or two that may tell the same; where neither names any, whether words are alike."""
    if _is_unknown(first, second):
        return first.type == second.type and bool(_stems(first.trigger.text) & _stems(second.trigger.text))
    return are_alike(first.acts, second.acts)


def _is_unknown(first: Sight, second: Sight) -> bool:
    return not first.acts and not second.acts


def _share_parties(first: Sight, second: Sight) -> bool:
    """Whether both name the doer, and nobody else who is named parts them."""
    whom = not first.recipients or not second.recipients or bool(first.recipients & second.recipients)
    return bool(first.actors & second.actors) and whom


def _things(sight: Sight) -> frozenset[str]:
    """What is told beside the act: the words and classes of its trigger and of what stands around it."""
    stems = _stems(sight.trigger.text)
    named = frozenset(name for one in stems if (name := class_of(one)))
    return (sight.object | sight.topic | stems | named) - acts().verbs.keys() - acts().nouns.keys()


@cached
def _stems(trigger: str) -> frozenset[str]:
    """The stems of the words that tell an act, but for those that tell nothing."""
    return frozenset(word.stem for word in words_in(trigger)) - plain_stems()
