"""Status: whether a happening is told as a fact, a plan, a demand, a possibility, a condition or a denial.

A happening's own words are read first (tense, auxiliaries, negation); then the words that govern it are climbed to
the top of the sentence, and each may change it as the lexicon of implications says (Karttunen 1971; Sauri and
Pustejovsky 2009).
"""

from __future__ import annotations

from dataclasses import dataclass

from gestae.knowledge.implications import Implications, Outcome
from gestae.reading.conditions import Hinge, hinges
from gestae.reading.words import Sentence, Word, ancestors, child, is_infinitive, noun_phrase, subtree
from gestae.records import ConditionKind, Status

FACTS = frozenset({"happened", "ongoing"})
NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(slots=True)
class Scene:
    """A sentence with its conditions found, ready for any of its happenings to be asked about."""

    sentence: Sentence
    hinges: list[Hinge]
    implications: Implications


def scene(sentence: Sentence, implications: Implications) -> Scene:
    """`sentence` made ready."""
    return Scene(sentence, hinges(sentence, implications.words), implications)


def status_at(word: Word, scene: Scene) -> Status:
    """The status of the happening that `word` names."""
    found = _status(word, scene, 0)
    if found == "called_for" and _in_condition(word, scene):
        return "conditional"
    if found in FACTS and _in_condition(word, scene) in ("until", "when"):
        return "planned"
    if (found in FACTS or found in ("planned", "possible")) and (
        _in_condition(word, scene) or _on_condition(word, scene)
    ):
        return "conditional"
    if found in FACTS and scene.sentence.words[-1].text == "?" and not _below_cue(word):
        return "possible"
    return found


def hinge_of(word: Word, scene: Scene) -> Hinge | None:
    """The condition that the happening at `word` hangs on."""
    chain = [word]
    for above in ancestors(word):
        if chain[-1].dep not in (
            "xcomp",
            "conj",
            "dobj",
            "ccomp",
            "acl",
            "pobj",
            "prep",
            "advcl",
            "acomp",
            "attr",
            "pcomp",
        ):
            break
        chain.append(above)
    for step in chain:
        for hinge in scene.hinges:
            if hinge.outer is step and word not in set(hinge.words):
                return hinge
    return None


def _in_condition(word: Word, scene: Scene) -> ConditionKind | None:
    """The kind of the condition that `word` stands in."""
    return next((hinge.kind for hinge in scene.hinges if word in hinge.words), None)


def _on_condition(word: Word, scene: Scene) -> bool:
    if word.pos in NOUNS and word.dep not in ("ROOT", "attr", "dobj", "nsubjpass"):
        return False
    hinge = hinge_of(word, scene)
    return hinge is not None and (hinge.kind != "until" or _auxiliary(word) is not None) and _is_open(word, hinge)


def _is_open(word: Word, hinge: Hinge) -> bool:
    """A past fact beside an "if" is no condition ("asked if", "had fled when"): the clause must look ahead."""
    verb = hinge.outer
    plain_past = verb.tag == "VBD" and not any(each.dep == "aux" for each in verb.children)
    return not plain_past or word.pos not in ("VERB", "AUX") or word is not verb


def _below_cue(word: Word) -> bool:
    return any(above.dep == "ccomp" for above in (word, *ancestors(word)))


def _status(word: Word, scene: Scene, depth: int) -> Status:
    own = _noun_status(word, scene, depth) if word.pos in NOUNS else _verb_status(word, scene)
    if depth > 12 or word.head is word:
        return own or "happened"
    governed = _governed(word, own, scene, depth)
    return governed or own or "happened"


# ---- a verb's own words


def _auxiliary(verb: Word) -> Word | None:
    return next((each for each in verb.children if each.dep in ("aux", "auxpass") and each.tag == "MD"), None)


def _verb_status(verb: Word, scene: Scene) -> Status | None:
    """What the verb's own tense, auxiliaries and negation say; null for a bare infinitive or participle."""
    words = scene.implications.words
    children = verb.children
    if any(each.dep == "neg" or each.lower in words.negating_adverbs for each in children) or _no_argument(verb):
        return "denied"
    modal = _auxiliary(verb)
    if modal is not None:
        return _modal_status(modal, verb, scene)
    if any(each.dep == "advmod" and each.lower in words.doubting_adverbs for each in children):
        return "possible"
    if verb.tag in ("VBD", "VBN") or any(
        each.dep == "aux" and each.lower in ("has", "have", "had", "having", "'ve", "did") for each in children
    ):
        return _past_status(verb)
    if verb.tag == "VBG":
        return "ongoing" if any(each.dep == "aux" and each.lemma == "be" for each in children) else None
    if verb.tag in ("VBZ", "VBP"):
        return "ongoing" if verb.dep != "ROOT" or verb.sentence.words[-1].text == "." else "happened"
    return None


def _past_status(verb: Word) -> Status | None:
    if (
        verb.tag == "VBN"
        and verb.dep in ("acl", "amod", "conj", "ccomp", "advcl")
        and not any(each.dep in ("aux", "auxpass") for each in verb.children)
    ):
        return None
    going = any(each.lower in ("been", "being") for each in verb.children) and verb.tag == "VBG"
    present = any(each.dep == "auxpass" and each.lower in ("is", "are", "'s", "'re") for each in verb.children)
    being = any(each.lower == "being" for each in verb.children)
    if is_infinitive(verb):
        return None
    return "ongoing" if going or (present and being) else "happened"


def _modal_status(modal: Word, verb: Word, scene: Scene) -> Status:
    words = scene.implications.words
    perfect = any(each.dep == "aux" and each.lower in ("have", "'ve") for each in verb.children)
    if modal.lower in words.possible or modal.lower in words.ability:
        return "possible"
    if modal.lower in words.obliged:
        return "called_for" if not perfect else "denied"
    if modal.lower in words.hypothetical and perfect:
        return "denied" if any(hinge.outer is verb for hinge in scene.hinges) else "possible"
    doubted = any(each.dep == "advmod" and each.lower in words.doubting_adverbs for each in verb.children)
    return "possible" if doubted and modal.lower not in words.future else "planned"


def _no_argument(verb: Word) -> bool:
    """ "No sanctions were imposed", "nobody was hurt", "not a single soldier will go"."""
    arguments = [each for each in verb.children if each.dep in ("nsubjpass", "nsubj", "dobj", "attr")]
    return any(each.lower in ("nobody", "none", "nothing") or is_none(each) for each in arguments)


def is_none(noun: Word) -> bool:
    """Whether a noun phrase says that there is none: "no sanctions", "not one soldier"."""
    return any(each.lower in ("no", "not", "neither") for each in noun_phrase(noun) if each.index < noun.index) or any(
        each.dep == "neg" and each.index < noun.index for each in noun.children
    )


# ---- a noun's own words


def _noun_status(noun: Word, scene: Scene, depth: int) -> Status | None:
    if any(each.lower == "no" and each.dep == "det" for each in noun.children):
        return "denied"
    for each in noun.children:
        if each.dep in ("amod", "compound", "advmod"):
            entry = scene.implications.find(each.lemma, each.pos, "modifies") or scene.implications.find(
                each.lower, "ADJ", "modifies"
            )
            if entry is not None and (affirmed := _plain(entry.affirmed)) is not None:
                return affirmed
    relative = next((each for each in noun.children if each.dep == "relcl"), None)
    if relative is not None and _status_of_relative(relative, scene, depth) == "planned":
        return "planned"
    return None


def _status_of_relative(relative: Word, scene: Scene, depth: int) -> Status | None:
    """ "games which are due to begin": what a relative clause with its noun as subject says of it."""
    subject = child(relative, "nsubj", "nsubjpass")
    if subject is None or subject.lower not in ("which", "that"):
        return None
    for inner in (relative, *(each for each in subtree(relative) if each.dep == "xcomp")):
        found = _status(inner, scene, depth + 1) if inner is not relative else _verb_status(relative, scene)
        if found == "planned":
            return found
    return None


# ---- the words above


def _governed(word: Word, own: Status | None, scene: Scene, depth: int) -> Status | None:
    if own == "denied" and word.dep not in ("ccomp", "xcomp"):
        return own
    head, kinds = _link(word)
    if word.dep == "ccomp" and any(each.dep == "mark" and each.lower in ("whether", "if") for each in word.children):
        return "possible"
    for kind in kinds:
        entry = scene.implications.find(_lemma(head), head.pos, kind)
        if entry is not None and entry.affirmed == "same" and _has_other_owner(word, head):
            return own
        if entry is not None:
            told = (
                kind == "that" and entry.affirmed == "called_for" and own in FACTS
            )  # "insisted that it had left" asks for nothing
            affirmed = entry.past if entry.past and head.tag == "VBD" else entry.affirmed
            return own if told else _apply(affirmed, entry.negated, own, head, scene, depth)
    return _unlisted(word, head, own, scene, depth)


def _has_other_owner(noun: Word, head: Word) -> bool:
    """ "The US is not engaged in the Saudis' campaign": the campaign is somebody else's, and goes on."""
    return (
        noun.pos in NOUNS
        and any(each.dep == "poss" and each.pos != "PRON" for each in noun.children)
        and noun.dep == "pobj"
    )


def _lemma(word: Word) -> str:
    if word.lower == "used" and word.tag == "VBD" and child(word, "xcomp") is not None and child(word, "dobj") is None:
        return "used"
    particle = child(word, "prt")
    return f"{word.lemma} {particle.lower}" if particle else word.lemma


def _link(word: Word) -> tuple[Word, tuple[str, ...]]:
    """The word that governs `word`, prepositions passed over, and the kinds of complement that `word` may be to it."""
    head, dep = word.head, word.dep
    if dep == "conj":
        first = word
        while first.dep == "conj":
            first = first.head
        if word.pos in NOUNS or not _has_own_aux(word):
            return _link(first)
        head, dep = first.head, first.dep
    if dep in ("pobj", "pcomp") and head.dep in ("prep", "agent", "dative"):
        name = head.lower
        return head.head, (name, "ing") if dep == "pcomp" else (name,)
    if dep in ("xcomp", "acl", "advcl") and is_infinitive(word):
        return head, ("to",) if dep != "advcl" else ("purpose",)
    if dep == "xcomp":
        return head, ("ing", "to")
    if dep == "ccomp":
        return head, ("that", "ing") if word.tag == "VBG" else ("that",)
    if dep == "acl":
        return head, ("that",) if child(word, "mark") is not None else ("participle",)
    if dep in ("dobj", "attr", "oprd", "dative"):
        return head, ("object",)
    if dep == "nsubjpass":
        return head, ("object",)
    if dep in ("nsubj", "csubj"):
        return head, ("subject",)
    return head, (dep,)


def _has_own_aux(word: Word) -> bool:
    return any(each.dep in ("aux", "nsubj") for each in word.children) or word.tag in ("VBD", "VBZ", "VBP")


def _apply(
    affirmed: Outcome, negated: Outcome, own: Status | None, head: Word, scene: Scene, depth: int
) -> Status | None:
    above = _status(head, scene, depth + 1)
    outcome = negated if above == "denied" else affirmed
    if outcome == "same":
        return own if own == "denied" else above
    if outcome == "keep":
        return own
    if own == "denied" and outcome == "denied":
        return "happened"
    if outcome == "denied" and above in ("planned", "called_for", "possible", "conditional"):
        return "possible"  # to try or to want to prevent something leaves it open
    if own == "denied":
        return "denied"
    return outcome


def _unlisted(word: Word, head: Word, own: Status | None, scene: Scene, depth: int) -> Status | None:
    """No implication is known: infinitives and participles go with what governs them, purposes are plans."""
    if word.dep in ("pobj", "pcomp") and word.head.lower in scene.implications.words.negating_prepositions:
        return "denied"
    if own is not None:
        return own
    if word.pos in NOUNS:
        return _of_subject(word, head, scene)
    if word.dep == "advcl" and is_infinitive(word):
        return "planned"
    if word.dep == "advcl" and child(word, "mark") is not None:
        return "happened" if _status(head, scene, depth + 1) in (*FACTS, "denied") else None
    if word.dep == "acl" and is_infinitive(word):
        return "planned"
    if word.dep == "acl" and word.tag == "VBN":
        return "happened"
    if word.dep == "relcl" and is_infinitive(word):
        return "planned"
    if word.dep == "ROOT":
        return "happened"
    if word.dep in ("xcomp", "advcl", "pcomp", "conj", "acl", "ccomp"):
        target = (
            head
            if head.pos in ("VERB", "AUX")
            else next((each for each in ancestors(word) if each.pos in ("VERB", "AUX")), None)
        )
        return _status(target, scene, depth + 1) if target is not None else None
    return None


def _of_subject(noun: Word, head: Word, scene: Scene) -> Status | None:
    """ "More raids could follow", "any attack would be answered", "a strike remains possible": not told as a fact."""
    if noun.dep not in ("nsubj", "nsubjpass") or head.pos not in ("VERB", "AUX"):
        return None
    words = scene.implications.words
    found = [scene.implications.find(each.lemma, "ADJ", "modifies") for each in head.children if each.dep == "acomp"]
    told = next((entry for entry in found if entry is not None), None)
    if told is not None:
        return _plain(told.affirmed)
    definite = any(
        each.dep in ("det", "poss") and each.lower not in ("a", "an", "any", "some", "every") for each in noun.children
    )
    modal = _auxiliary(head)
    unreal = modal is not None and modal.lower in words.possible | words.ability | words.hypothetical
    return "possible" if unreal and not definite else None


def _plain(outcome: Outcome) -> Status | None:
    """A status that an entry names outright; null where it leaves the word to others."""
    return None if outcome == "same" or outcome == "keep" else outcome
