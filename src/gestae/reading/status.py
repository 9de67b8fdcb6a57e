"""Status: whether a happening is told as a fact, a plan, a demand, a possibility, a condition or a denial.

A happening's own words are read first (`tense`, `negation`); then the words that govern it (`governors`) are climbed to
the top of the sentence, and each may change it as the lexicon of implications says (Karttunen 1971; Sauri and
Pustejovsky 2009).
"""

from __future__ import annotations

from gestae.knowledge.implications import Implication, Outcome
from gestae.reading import negation
from gestae.reading.condition_scope import FACTS, by_condition, hinge_of
from gestae.reading.governing import entry_above
from gestae.reading.governors import NOUNS, governor_of, preposition_of, verb_above
from gestae.reading.moods import is_asked, is_presupposed, is_subjunctive
from gestae.reading.scenes import Scene, Told, scene
from gestae.reading.tense import is_past, modal_of, told_by_verb
from gestae.reading.words import Word, ancestors, child, is_infinitive, subtree
from gestae.records import Status

__all__ = ["FACTS", "Scene", "Told", "hinge_of", "scene", "status_at", "told_at"]

_VERBS = ("VERB", "AUX")
_PLAIN = Told("happened", "plain")
_DEEPEST = 12
_MARKS = ("det", "poss")
_CLIMBING = ("xcomp", "advcl", "pcomp", "conj", "acl", "ccomp")


def status_at(word: Word, scene: Scene) -> Status:
    """The status of the happening that `word` names."""
    return told_at(word, scene).status


def told_at(word: Word, scene: Scene) -> Told:
    """The status of the happening that `word` names, and the rule that made it.

    The rule is "implication:NAME" (an entry of `status/implications.yaml`), "modal:WORD", "negation:WORD",
    "adverb:WORD", "adjective:WORD" (words of the sentence), "tense:past|present|progressive", "condition:KIND",
    "question", "preposition:WORDS", or "plain" where nothing was found that would make it less than a fact.
    """
    found = _told(word, scene, 0)
    conditional = by_condition(word, found, scene)
    if conditional is not None:
        return conditional
    if found.status in FACTS and scene.sentence.words[-1].text == "?" and not _below_cue(word):
        return Told("possible", "question")
    if found.status in FACTS and word.pos in NOUNS and _is_any(word, scene):
        return Told("possible", "any")  # "will answer any attack"
    return found


def _is_any(noun: Word, scene: Scene) -> bool:
    some = scene.words.any & scene.words.indefinite
    return any(each.dep == "det" and each.lower in some for each in noun.children)


def _below_cue(word: Word) -> bool:
    return any(above.dep == "ccomp" for above in (word, *ancestors(word)))


# ---- a happening's own words, then the words above it


def _told(word: Word, scene: Scene, depth: int, content: bool = False) -> Told:
    """How `word` is told; with `content`, how what it holds is told: a request denied was made, its content denied."""
    own = _told_by_noun(word, scene, depth) if word.pos in NOUNS else told_by_verb(word, scene)
    if depth > _DEEPEST or word.head is word:
        return own or _PLAIN
    return _governed(word, own, scene, depth, content) or own or _PLAIN


def _told_by_noun(noun: Word, scene: Scene, depth: int) -> Told | None:
    denial = negation.denial_of_noun(noun, scene)
    if denial is not None:
        return Told("denied", f"negation:{denial}")
    for each in _modifiers(noun):
        entry = _entry_before(each, scene)
        if entry is not None and (affirmed := _plain(entry.affirmed)) is not None:
            return Told(affirmed, f"implication:{entry.name}")
    relative = child(noun, "relcl")
    return _by_relative(relative, scene, depth) if relative is not None else None


def _modifiers(noun: Word) -> list[Word]:
    """What stands before a noun, or before the noun that it is coordinated with: "the upcoming visit and talks"."""
    own = [each for each in noun.children if each.dep in ("amod", "compound", "advmod")]
    bare = noun.dep == "conj" and noun.head.pos in NOUNS and child(noun, "det", "poss", "nummod") is None
    return own or ([each for each in _modifiers(noun.head) if each.index < noun.head.index] if bare else [])


def _entry_before(word: Word, scene: Scene) -> Implication | None:
    find = scene.implications.find
    return find(word.lemma, word.pos, "modifies") or find(word.lower, "ADJ", "modifies")


def _by_relative(relative: Word, scene: Scene, depth: int) -> Told | None:
    """ "games which are due to begin": what a relative clause with its noun as subject says of it."""
    subject = child(relative, "nsubj", "nsubjpass")
    if subject is None or subject.lower not in scene.words.relatives:
        return None
    for inner in (relative, *(each for each in subtree(relative) if each.dep == "xcomp")):
        told = _told(inner, scene, depth + 1) if inner is not relative else told_by_verb(relative, scene)
        if told is not None and told.status == "planned":
            return told
    return None


def _governed(word: Word, own: Told | None, scene: Scene, depth: int, content: bool) -> Told | None:
    if own is not None and own.status == "denied" and word.dep not in ("ccomp", "xcomp"):
        return _by_open_governor(word, scene) or _of_anyone(word, scene) or own
    if is_asked(word, scene.words):
        return Told("possible", "question")
    head, kinds = governor_of(word, scene)
    if own is not None and is_presupposed(word):
        return own
    if own is None and is_subjunctive(word) and _told(head, scene, depth + 1).status != "denied":
        return Told("called_for", "subjunctive")
    without = _without(word, scene, depth)
    found = entry_above(word, head, kinds, scene) if without is None else None
    if found is not None:
        entry, governor, kind = found
        return _by_entry(entry, kind, word, own, governor, scene, depth, content)
    return without or _unlisted(word, head, kinds, own, scene, depth)


def _by_open_governor(word: Word, scene: Scene) -> Told | None:
    """ "No attack is expected": there may be one all the same."""
    head, kinds = governor_of(word, scene)
    found = entry_above(word, head, kinds, scene) if word.pos in NOUNS and word.dep == "nsubjpass" else None
    return Told("possible", f"implication:{found[0].name}") if found and found[0].negated == "possible" else None


def _of_anyone(verb: Word, scene: Scene) -> Told | None:
    """ "Any state that does not pay": a clause about nobody in particular tells no fact."""
    free, noun = scene.words.free_choice, verb.head
    if verb.dep != "relcl" or is_past(verb):
        return None
    anyone = noun.lower in free or any(each.lower in free for each in noun.children if each.dep in ("det", "predet"))
    return Told("possible", "generic") if anyone else None


def _by_entry(
    entry: Implication,
    kind: str,
    word: Word,
    own: Told | None,
    head: Word,
    scene: Scene,
    depth: int,
    content: bool,
) -> Told | None:
    spared = word.lemma in entry.spares and not content
    base = head.tag == "VBD" and word.tag == "VBP"  # "demanded that both sides withdraw"
    told = kind == "that" and entry.affirmed == "called_for" and own is not None and own.status in FACTS and not base
    if spared or told or (entry.affirmed == "same" and _has_other_owner(word)):
        return own  # "insisted that it had left" asks for nothing
    if word.dep == "attr" and negation.is_ranked(word, scene.words):
        return own
    affirmed = _affirmed(entry, word, head)
    above = _told(head, scene, depth + 1, content=True)
    if entry.affirmed == "same" and above.status == "denied" and _is_given(word, scene):
        return own
    if word.dep == "attr" and own is None and above.status not in (*FACTS, "denied"):
        return Told(above.status, f"implication:{entry.name} < {above.rule}")  # "there may be protests"
    outcome = _when_denied(entry, head, scene, depth) if above.status == "denied" else affirmed
    return _outcome(outcome, own, above, f"implication:{entry.name}", word.dep == "xcomp")


def _affirmed(entry: Implication, word: Word, head: Word) -> Outcome:
    """What follows where the governor is affirmed: "had to leave", "was to have left", or as always."""
    perfect = is_infinitive(word) and any(each.dep == "aux" and each.lemma == "have" for each in word.children)
    if entry.perfect is not None and perfect:
        return entry.perfect
    return entry.past if entry.past is not None and head.tag == "VBD" else entry.affirmed


def _when_denied(entry: Implication, head: Word, scene: Scene, depth: int) -> Outcome:
    """A request that was made and turned down: what it asks for did not come about."""
    turns = head.pos in NOUNS and entry.negated != "keep" and entry.affirmed != "denied"
    turned_down = turns and _told(head, scene, depth + 1).status != "denied"
    return "denied" if turned_down else entry.negated


def _has_other_owner(noun: Word) -> bool:
    """ "The US is not engaged in the Saudis' campaign": the campaign is somebody else's, and goes on."""
    owned = any(each.dep == "poss" and each.pos != "PRON" for each in noun.children)
    return noun.pos in NOUNS and owned and noun.dep == "pobj"


def _is_given(noun: Word, scene: Scene) -> bool:
    """ "Did not take part in the raid": what stands behind a preposition with its article is there all the same."""
    none = scene.words.indefinite | scene.words.none | scene.words.any
    definite = any(each.dep == "det" and each.lower not in none for each in noun.children)
    return noun.pos in NOUNS and noun.dep == "pobj" and definite


def _outcome(outcome: Outcome, own: Told | None, above: Told, rule: str, own_act: bool) -> Told | None:
    denied = own is not None and own.status == "denied"
    if outcome == "same":
        return own if denied else Told(above.status, f"{rule} < {above.rule}")
    if outcome == "keep":
        return own
    if denied and outcome == "denied":
        return Told("happened", rule)
    if outcome == "denied" and _leaves_open(above, own_act):
        return Told("possible", rule)
    weaker = own is not None and own.status == "possible" and outcome == "planned"
    return own if denied or weaker else Told(outcome, rule)


def _leaves_open(above: Told, own_act: bool) -> bool:
    """To try or to want to prevent something leaves it open; who "will stop selling" is told not to sell."""
    promised = own_act and above.status == "planned" and above.rule.startswith("modal:")
    return above.status in ("planned", "called_for", "possible", "conditional") and not promised


# ---- governors that the lexicon does not know


def _unlisted(
    word: Word, head: Word, kinds: tuple[str, ...], own: Told | None, scene: Scene, depth: int
) -> Told | None:
    """No implication is known: infinitives and participles go with what governs them, purposes are plans."""
    by_preposition = _by_preposition(word, scene, depth)
    if by_preposition is not None or own is not None:
        return by_preposition or own
    if word.pos in NOUNS:
        return _of_any(word, head, scene, depth) or _of_subject(word, head, scene) or _of_open(word, head, scene, depth)
    if is_infinitive(word) and _is_too_much(word, head, scene):
        above = _told(head, scene, depth + 1).status
        return Told("possible" if above == "denied" else "denied", "too ... to")
    if is_infinitive(word) and word.dep in ("advcl", "acl", "relcl"):
        return _by_infinitive(word, scene, depth)
    if word.dep == "ROOT" or (word.dep == "acl" and word.tag == "VBN"):
        return _PLAIN
    return _with_verb_above(word, head, scene, depth)


def _is_too_much(word: Word, head: Word, scene: Scene) -> bool:
    """ "Too weak to resist", "fell too heavily for the planes to land", "has too few men to hold the pass"."""
    if any(f"{word.lower} {each.lower}" in scene.words.to_open for each in word.children):
        return False
    near = [each for each in head.children if each is not word and each.index < word.index]
    near += [
        low for each in near for low in (*each.children, *(deep for top in each.children for deep in top.children))
    ]
    following = {each.index: each for each in head.sentence.words}
    measures = [following.get(each.index + 1) for each in near if each.lower in scene.words.excess]
    return any(each and each.pos in ("ADJ", "ADV") and each.lower not in scene.words.lasting for each in measures)


def _by_infinitive(word: Word, scene: Scene, depth: int) -> Told:
    """A purpose is a plan; that of what was not done, may be done, or was not there, is left open."""
    if word.head.lower in scene.words.nobody:
        return Told("denied", f"negation:{word.head.lower}")
    verb = verb_above(word)
    above = _told(verb, scene, depth + 1).status if verb is not None else "planned"
    open_ = above == "denied" or (above == "possible" and word.dep == "advcl")
    return Told("possible" if open_ else "planned", "infinitive")


def _with_verb_above(word: Word, head: Word, scene: Scene, depth: int) -> Told | None:
    if word.dep == "amod" and (denial := negation.denial_of_noun(word.head, scene)) is not None:
        return Told("denied", f"negation:{denial}")
    if word.dep == "pcomp" and child(word, "nsubj") is not None:
        return _PLAIN  # "with two deputies representing them, it did not"
    if word.dep == "acl" and (told := _told(word.head, scene, depth + 1)).status not in (*FACTS, "denied"):
        return told  # "sought an injunction blocking the sale"
    if word.dep not in _CLIMBING:
        return None
    target = head if head.pos in _VERBS else verb_above(word)
    if target is None:
        return None
    told = _told(target, scene, depth + 1)
    if word.dep == "pcomp" and told.status == "denied" and word.head.lower in scene.words.adjoining:
        return Told("possible", f"preposition:{word.head.lower}")  # "did not win by shelling": it may have shelled
    if word.dep == "advcl" and child(word, "mark") is not None:
        return _PLAIN if told.status in (*FACTS, "denied") else None
    if word.dep == "acl" and told.status == "denied":  # "did not return the calls seeking comment": they did seek it
        return told if _is_open_noun(word.head, scene) else _PLAIN
    return told


def _is_open_noun(noun: Word, scene: Scene) -> bool:
    return negation.denial_of_noun(noun, scene) is not None or any(
        each.dep == "det" and each.lower in scene.words.any for each in noun.children
    )


def _without(word: Word, scene: Scene, depth: int) -> Told | None:
    """ "without firing", "instead of talks": not done, but open beside what was not done or only may be."""
    named = preposition_of(word)
    denying = next((each for each in named[::-1] if each in scene.words.negating_prepositions), None) if named else None
    if denying is None:
        return None
    verb = verb_above(word)
    above = _told(verb, scene, depth + 1).status if verb is not None else "happened"
    return Told("possible" if above in ("denied", "possible", "called_for") else "denied", f"preposition:{denying}")


def _by_preposition(word: Word, scene: Scene, depth: int) -> Told | None:
    """ "was not rehired after striking": told as a fact beside what is denied; "has no role in taking" is not."""
    verb = verb_above(word)
    if word.dep != "pcomp" or verb is None:
        return None
    if word.head.lower in scene.words.presupposing and _told(verb, scene, depth + 1).status == "denied":
        return Told("happened", f"preposition:{word.head.lower}")
    noun = word.head.head
    denial = negation.denial_of_noun(noun, scene) if noun.pos in NOUNS else None
    return Told("denied", f"negation:{denial}") if denial is not None else None


def _of_any(noun: Word, head: Word, scene: Scene, depth: int) -> Told | None:
    """ "did not see any clashes": what is said of any under a denial is said of none."""
    if head is noun or not any(each.dep == "det" and each.lower in scene.words.any for each in noun.children):
        return None
    told = _told(head, scene, depth + 1)
    return told if told.status == "denied" else None


def _of_subject(noun: Word, head: Word, scene: Scene) -> Told | None:
    """ "More raids could follow", "any attack would be answered", "a strike remains possible": not told as a fact."""
    if noun.dep not in ("nsubj", "nsubjpass") or head.pos not in _VERBS:
        return None
    words = scene.words
    found = [scene.implications.find(each.lemma, "ADJ", "modifies") for each in head.children if each.dep == "acomp"]
    entry = next((entry for entry in found if entry is not None), None)
    if entry is not None:
        affirmed = _plain(entry.affirmed)
        return Told(affirmed, f"implication:{entry.name}") if affirmed is not None else None
    modal = modal_of(head)
    if modal is None or any(each.lower not in words.indefinite for each in noun.children if each.dep in _MARKS):
        return None
    unreal = modal.lower in words.possible | words.ability | words.hypothetical
    return Told("possible", f"modal:{modal.lower}") if unreal else None


def _of_open(noun: Word, head: Word, scene: Scene, depth: int) -> Told | None:
    """ "will evaluate an acquisition", "may see protests": what is not told of in particular is as open as its verb."""
    if noun.dep not in ("dobj", "pobj", "nsubjpass") or head is noun or head.pos not in _VERBS:
        return None
    marks = (each for each in noun.children if each.dep in (*_MARKS, "nummod"))
    if any(each.lower not in scene.words.indefinite for each in marks):
        return None
    told = _told(head, scene, depth + 1)
    if told.status == "planned":
        return Told("planned", f"indefinite < {told.rule}")
    return Told("possible", f"indefinite < {told.rule}") if told.status in ("possible", "called_for") else None


def _plain(outcome: Outcome) -> Status | None:
    """A status that an entry names outright; null where it leaves the word to others."""
    return None if outcome == "same" or outcome == "keep" else outcome
