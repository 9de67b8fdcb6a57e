"""What a verb's own words say: negation, auxiliaries, tense."""

from __future__ import annotations

from gestae.reading.moods import is_imperative, is_subjunctive
from gestae.reading.negation import negation_of
from gestae.reading.scenes import Scene, Told
from gestae.reading.words import Word, child, is_infinitive

_VERBS = ("VERB", "AUX")


def modal_of(verb: Word) -> Word | None:
    """The modal auxiliary of `verb`."""
    return next((each for each in verb.children if each.dep in ("aux", "auxpass") and each.tag == "MD"), None)


def told_by_verb(verb: Word, scene: Scene) -> Told | None:
    """What tense, auxiliaries and negation of `verb` say; null for a bare infinitive or participle."""
    shared = _shared(verb, scene)
    if shared is not None:
        return shared
    negation, modal = negation_of(verb, scene), modal_of(verb)
    if negation is not None:
        return _denied(verb, negation, modal, scene)
    if modal is not None:
        return _by_modal(modal, verb, scene)
    doubting = _adverb(verb, scene.words.doubting_adverbs)
    if doubting is not None:
        return Told("possible", f"adverb:{doubting}")
    if is_imperative(verb):
        return Told("called_for", "imperative")
    return None if is_subjunctive(verb) else _by_tense(verb, scene)


def has_own_words(verb: Word) -> bool:
    """Whether a coordinated verb has a subject, an auxiliary or a tense of its own."""
    return verb.tag in ("VBD", "VBZ", "VBP") or child(verb, "aux", "auxpass", "nsubj", "nsubjpass") is not None


def _shared(verb: Word, scene: Scene) -> Told | None:
    """ "will attack Iran and seize its ships": a bare second verb is told as the first; "not arrested but released" is
    not.
    """
    first = verb.head
    if verb.dep != "conj" or first.pos not in _VERBS or is_infinitive(first) or negation_of(verb, scene) is not None:
        return None
    joint = next((each.lower for each in first.children if each.dep == "cc" and each.index < verb.index), "")
    tensed = verb.tag == "VBD" and child(verb, "aux", "auxpass", "nsubj", "nsubjpass") is None
    alike = first.tag == "VBN" or (first.tag == "VB" and verb.lower == verb.lemma)
    either = (
        tensed and alike and joint in scene.words.alternative
    )  # "had not fled or surrendered", "did not hit or cut"
    if not either and (has_own_words(verb) or first.tag != verb.tag):
        return None
    told = told_by_verb(first, scene)
    if told is not None and told.status == "denied" and joint in scene.words.contrasting:
        return Told("happened", f"contrast:{joint}")
    return told


def _denied(verb: Word, negation: str, modal: Word | None, scene: Scene) -> Told:
    words, rule = scene.words, f"negation:{negation}"
    if modal is None:
        late = is_past(verb) and _has_until(verb, scene)  # "did not leave until Monday": it did leave
        return Told("happened", f"{rule} until") if late else Told("denied", rule)
    unreal = modal.lower in words.hypothetical and any(hinge.outer is verb for hinge in scene.hinges)
    if _is_perfect(verb, scene) and (modal.lower in words.obliged - words.inferring or unreal):
        return Told("happened", f"modal:{modal.lower} {negation} have")  # "should not have fired": it did
    unclear = modal.lower in words.possible - words.ability_past or _adverb(verb, words.doubting_adverbs)
    return Told("possible" if unclear else "denied", rule)


def _has_until(verb: Word, scene: Scene) -> bool:
    untils = {word for word, kind in scene.words.conditions.items() if kind == "until"}
    clause = any(hinge.kind == "until" and hinge.outer is verb for hinge in scene.hinges)
    return clause or any(each.dep == "prep" and each.lower in untils for each in verb.children)


def is_past(verb: Word) -> bool:
    """Whether `verb` or its auxiliary stands in the past tense."""
    return verb.tag == "VBD" or any(each.dep in ("aux", "auxpass") and each.tag == "VBD" for each in verb.children)


def _by_modal(modal: Word, verb: Word, scene: Scene) -> Told:
    words, rule = scene.words, f"modal:{modal.lower}"
    perfect = _is_perfect(verb, scene)
    if modal.lower in words.possible or modal.lower in words.ability:
        return Told("possible", rule)
    if modal.lower in words.obliged:
        return Told("denied" if perfect and modal.lower not in words.inferring else "called_for", rule)
    if modal.lower in words.hypothetical and perfect:
        return Told("denied" if any(hinge.outer is verb for hinge in scene.hinges) else "possible", f"{rule} have")
    doubting = _adverb(verb, words.doubting_adverbs)
    if doubting is not None and modal.lower not in words.future:
        return Told("possible", f"adverb:{doubting}")
    return Told("planned", rule)


def _by_tense(verb: Word, scene: Scene) -> Told | None:
    words = scene.words
    helped = any(each.dep == "aux" and each.lower in words.perfect for each in verb.children)
    if verb.tag in ("VBD", "VBN") or helped:
        return _by_past(verb, scene)
    if verb.tag == "VBG":
        going = any(each.dep == "aux" and each.lemma == "be" for each in verb.children)
        return Told("ongoing", "tense:progressive") if going else None
    if verb.tag in ("VBZ", "VBP") and not is_infinitive(verb):
        headline = verb.dep == "ROOT" and verb.sentence.words[-1].text != "."
        return Told("happened" if headline else "ongoing", "tense:present")
    return None


def _by_past(verb: Word, scene: Scene) -> Told | None:
    reduced = verb.tag == "VBN" and verb.dep in ("acl", "amod", "conj", "ccomp", "advcl")
    if is_infinitive(verb) or (reduced and child(verb, "aux", "auxpass") is None):
        return None
    words = scene.words
    going = verb.tag == "VBG" and any(each.lower in words.progressive for each in verb.children)
    present = any(each.dep == "auxpass" and each.lower in words.present for each in verb.children)
    being = present and any(each.lower in words.progressive and each.tag == "VBG" for each in verb.children)
    return Told("ongoing", "tense:progressive") if going or being else Told("happened", "tense:past")


def _is_perfect(verb: Word, scene: Scene) -> bool:
    return any(each.dep == "aux" and each.lower in scene.words.perfect for each in verb.children)


def _adverb(verb: Word, adverbs: frozenset[str]) -> str | None:
    return next((each.lower for each in verb.children if each.dep == "advmod" and each.lower in adverbs), None)
