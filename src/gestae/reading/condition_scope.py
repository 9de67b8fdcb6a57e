"""What a condition makes of a happening: of one that stands in it, and of one that hangs on it."""

from __future__ import annotations

from gestae.reading.conditions import Hinge
from gestae.reading.governors import NOUNS
from gestae.reading.scenes import Scene, Told
from gestae.reading.tense import modal_of, told_by_verb
from gestae.reading.words import Word, ancestors
from gestae.records import ConditionKind, Status

FACTS = frozenset({"happened", "ongoing"})
_VERBS = ("VERB", "AUX")
_MARKS = ("det", "poss")
_UPWARD = frozenset({"xcomp", "conj", "dobj", "ccomp", "acl", "pobj", "prep", "advcl", "acomp", "attr", "pcomp"})


def by_condition(word: Word, found: Told, scene: Scene) -> Told | None:
    """What the conditions of the sentence make of `word`, told otherwise as `found`; null where they leave it."""
    inside = _in_condition(word, scene)
    if inside is not None and (change := _inside(found.status, inside)) is not None:
        return Told(change, f"condition:{inside}")
    if found.status == "denied":
        end = _until_then(word, scene)
        return Told("conditional", f"condition:{end.kind} < {found.rule}", refused=True) if end is not None else None
    hinge = _on_condition(word, scene) if found.status in (*FACTS, "planned", "possible") else None
    if hinge is None and found.status in ("planned", "possible"):
        hinge = _on_its_verb(word, scene)
    return Told("conditional", f"condition:{hinge.kind}") if hinge is not None else None


def hinge_of(word: Word, scene: Scene) -> Hinge | None:
    """The condition that the happening at `word` hangs on."""
    chain = [word]
    for above in ancestors(word):
        if chain[-1].dep not in _UPWARD:
            break
        chain.append(above)
    for step in chain:
        for hinge in scene.hinges:
            if hinge.outer is step and word not in set(hinge.words):
                return hinge
    return None


def _in_condition(word: Word, scene: Scene) -> ConditionKind | None:
    """The kind of the condition that `word` stands in."""
    return next((hinge.kind for hinge in scene.hinges if word in hinge.words and not _aside(word, hinge, scene)), None)


def _aside(word: Word, hinge: Hinge, scene: Scene) -> bool:
    """ "if the families who have sued the army appeal": a clause about somebody in particular is a fact beside it."""
    for step in (word, *ancestors(word)):
        if step is hinge.inner:
            return False
        if step.dep == "relcl" and _is_definite(step.head, scene):
            told = told_by_verb(step, scene)
            return told is not None and told.status in FACTS
    return False


def _is_definite(noun: Word, scene: Scene) -> bool:
    marks = [each for each in noun.children if each.dep in _MARKS]
    return noun.pos == "PROPN" or any(each.lower not in scene.words.indefinite for each in marks)


def _inside(status: Status, kind: ConditionKind) -> Status | None:
    """What standing in a condition makes of a status: nothing in it is told as a fact, nor as denied."""
    timed = kind in ("until", "when")
    if status in FACTS and timed:
        return "planned"
    return None if status == "denied" and timed else "conditional"


def _on_condition(word: Word, scene: Scene) -> Hinge | None:
    if word.pos in NOUNS and word.dep not in ("ROOT", "attr", "dobj", "nsubjpass"):
        return None
    hinge = hinge_of(word, scene)
    if hinge is None or (hinge.kind == "until" and modal_of(word) is None):
        return None
    return hinge if _is_open(word, hinge) else None


def _until_then(word: Word, scene: Scene) -> Hinge | None:
    """ "Will not leave until they are safe", "will not talk unless": what is denied only so long hangs on its end."""
    hinge, modal = hinge_of(word, scene), modal_of(word)
    if hinge is None or hinge.kind not in ("until", "unless"):
        return None
    return None if modal is not None and modal.lower in scene.words.ability_past else hinge


def _on_its_verb(noun: Word, scene: Scene) -> Hinge | None:
    """ "Unless they leave, sanctions will follow": what only may be or is to be hangs on what its verb hangs on."""
    if noun.dep != "nsubj" or noun.pos not in NOUNS:
        return None
    return next((hinge for hinge in scene.hinges if hinge.outer is noun.head and hinge.kind != "until"), None)


def _is_open(word: Word, hinge: Hinge) -> bool:
    """A past fact beside an "if" is no condition ("asked if", "had fled when"): the clause must look ahead."""
    verb = hinge.outer
    plain_past = verb.tag == "VBD" and not any(each.dep == "aux" for each in verb.children)
    return not plain_past or word.pos not in _VERBS or word is not verb
