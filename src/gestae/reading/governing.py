"""Which implication of the lexicon governs a happening, and by which word of the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from gestae.knowledge.implications import Implication
from gestae.reading.governors import (
    adjective_of,
    controller_of,
    excepted_from,
    is_behind_preposition,
    lemmas_of,
    noun_of,
    predicate_of,
)
from gestae.reading.scenes import Scene
from gestae.reading.words import Word


def entry_above(word: Word, head: Word, kinds: tuple[str, ...], scene: Scene) -> tuple[Implication, Word, str] | None:
    """The implication that governs `word`, the word that it belongs to, and the kind of complement."""
    for governor, kind, lemma in _governors(word, head, kinds, scene):
        entry = scene.implications.find(lemma, governor.pos, kind, word.lemma)
        if entry is not None:
            return entry, governor, kind
    return _by_controller(word, head, scene)


def _by_controller(word: Word, head: Word, scene: Scene) -> tuple[Implication, Word, str] | None:
    """ "Caused flights to be cut", "called on both sides to talk": who is to do it stands between."""
    controller = controller_of(word, head)
    asked = controller is None and is_behind_preposition(word, head)
    governor = head if asked else controller
    entry = scene.implications.find(governor.lemma, "VERB", "to") if governor is not None else None
    if entry is None or governor is None or not entry.controls or (asked and entry.affirmed != "called_for"):
        return None
    return entry, governor, "to"


def _governors(word: Word, head: Word, kinds: tuple[str, ...], scene: Scene) -> Iterator[tuple[Word, str, str]]:
    """What may govern `word`, as what complement and by which lemma, the surest first: "take part in" before "a part
    in", and that before "take in".
    """
    lemmas = lemmas_of(head, scene)
    if word.dep == "pobj" and word.head.index == head.index + 1:  # "called off the attack"
        yield head, "object", f"{head.lemma} {word.head.lower}"
    yield from ((head, kind, lemma) for kind in kinds for lemma in lemmas[:-1])
    misplaced = adjective_of(word, head) or predicate_of(word, head) or noun_of(word, head)
    if misplaced is not None:
        yield from ((misplaced, kind.replace("purpose", "to"), misplaced.lemma) for kind in kinds)
    excepted = excepted_from(word, scene)
    if excepted is not None:
        yield excepted, "but", excepted.lemma
    yield from ((head, kind, lemmas[-1]) for kind in kinds)
    if word.dep == "pcomp" and head.dep == "dobj":  # "cleared the army of looting"
        yield from ((head.head, kind, head.head.lemma) for kind in kinds)
