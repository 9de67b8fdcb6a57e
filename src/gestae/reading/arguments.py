"""Fills the slots of a frame: which words stand in a slot, of which class they are, and which actors they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gestae.knowledge.events import Frames
from gestae.knowledge.world import World
from gestae.reading.cast import Cast, Referent, salient_code
from gestae.reading.clauses import is_passive, logical_objects, logical_subjects, prepositions
from gestae.reading.things import stood_for
from gestae.reading.words import Word, child, conjuncts, subtree

_HELD = ("$talks", "$agreement")  # what is held or signed in a place, whose it is not
ARMED_SECTORS = frozenset({"MIL", "REB", "PRM", "COP", "UAF", "SPY"})


@dataclass(frozen=True, slots=True)
class Stage:
    """What argument filling needs: who words stand for, and the noun classes."""

    cast: Cast
    frames: Frames
    world: World


def in_slot(trigger: Word, slot: str, carrier: Word | None) -> list[Word]:
    """The words in one slot of `trigger`. `carrier`: the object noun that a light verb's prepositions may hang on."""
    if slot == "subject":
        return logical_subjects(trigger)
    if slot == "object":
        return logical_objects(trigger)
    if slot == "dative":
        return _datives(trigger)
    if slot == "possessive":
        return [
            each
            for top in (trigger, carrier)
            if top is not None
            for owner in top.children
            if owner.dep == "poss"
            for each in conjuncts(owner)
        ]
    if slot == "modifier":
        return _modifiers(trigger) + (_modifiers(carrier) if carrier is not None else [])
    if slot == "complement":
        return _complement_actors(trigger)
    found = _prepositional(trigger, slot) + (_prepositional(carrier, slot) if carrier is not None else [])
    if found or carrier is not None or trigger.pos != "VERB":
        return found
    return [each for inner in logical_objects(trigger)[-1:] for each in _prepositional(inner, slot)]


def _datives(verb: Word) -> list[Word]:
    """The receiver of a gift: "gave Belarus the jets", "gave the jets to Belarus", "Belarus was given jets"."""
    found = [each for each in verb.children if each.dep == "dative"]
    words = [each if each.pos != "ADP" else child(each, "pobj") for each in found]
    if is_passive(verb) and child(verb, "dobj") is not None:
        words += [child(verb, "nsubjpass")]
    return [each for word in words if word is not None for each in conjuncts(word)]


def _modifiers(noun: Word) -> list[Word]:
    found = [each for each in noun.children if each.dep in ("amod", "compound", "nmod", "npadvmod")]
    return [
        word
        for each in found
        for word in [*conjuncts(each), *(deep for deep in each.children if deep.dep in ("compound", "amod"))]
    ]


def _complement_actors(trigger: Word) -> list[Word]:
    clause = child(trigger, "ccomp", "xcomp", "acl") or next(
        (each for each in trigger.children if each.dep == "advcl" and child(each, "mark")), None
    )
    if clause is None:
        return []
    own = child(clause, "nsubj", "nsubjpass")
    found = conjuncts(own) if own is not None else logical_objects(clause)
    return [*found, *(obj for name, obj in prepositions(clause) if name in ("with", "to", "on", "against"))]


def _prepositional(word: Word, slot: str) -> list[Word]:
    """What stands under the preposition `slot` of a word; else, of a noun, under that of nouns joined to it ("support
    and praise for"), of what it measures, of a clause about it ("sanctions imposed on"), of its end ("for a war
    against").
    """
    found = _under(word, slot)
    if found or word.pos not in ("NOUN", "PROPN", "NUM") or slot == "of":
        return found if found or slot != "against" else _under_all(_under(word, "for"), slot)
    beside = [each for each in conjuncts(word) if each is not word and each.pos == "NOUN"]
    clauses = [each for each in word.children if each.dep in ("acl", "relcl") and each.pos == "VERB"]
    ends = _under(word, "for") if slot == "against" else []
    amount = _under(word, "in") if word.entity == "MONEY" else []
    for group in (beside, _under(word, "of"), amount, clauses if slot in ABOUT else [], ends):
        if found := _under_all(group, slot):
            return found
    return []


ABOUT = frozenset({"on", "against", "to", "with", "upon", "for"})


def _under(word: Word, slot: str) -> list[Word]:
    return [obj for name, obj in prepositions(word) if name == slot]


def _under_all(words: list[Word], slot: str) -> list[Word]:
    return [obj for word in words for obj in _under(word, slot)]


def meanings(word: Word, frames: Frames) -> list[Word]:
    """`word`, and what it measures: "dozens of warplanes" are warplanes, "$2 billion in aid" is aid."""
    found = [word]
    while found[-1].lemma in frames.words.partitives or found[-1].entity == "MONEY" or found[-1].tag == "CD":
        links = ("of", "in") if found[-1].entity == "MONEY" else ("of",)
        inner = next(
            (obj for name, obj in prepositions(found[-1]) if name in links and (name == "of" or not obj.entity)), None
        )
        if inner is None or inner in found:
            break
        found.append(inner)
    return found


def is_of(word: Word, allowed: Iterable[str], stage: Stage) -> bool:
    """Whether the noun `word` is one of `allowed`: lemmas, $classes, or "*"."""
    senses = [*meanings(word, stage.frames), *stood_for(word, stage.frames.words)]
    names = [name for each in senses for name in _names(each)]
    return any(_is_one(word, each, names, stage) for each in allowed)


def _names(word: Word) -> list[str]:
    """The lemma alone, with each word before it, and with each run of them: "exercise", "joint exercise", "joint air
    exercise".
    """
    lead = [each for each in word.children if each.dep in ("compound", "amod", "nmod") and each.index < word.index]
    texts = [word.lemma, word.lower, *(f"{each.lower} {last}" for each in lead for last in (word.lemma, word.lower))]
    if word.tag == "NNPS":  # "Rockets fell" is no name, but what opens the sentence; "Ukrainians", "Mirages" are many
        texts.append(word.lower.removesuffix("s"))
    if word.pos == "PROPN" and lead and lead[-1].tag == "NN" and lead[-1].index == word.index - 1:
        kind = lead[-1].lemma  # "the French frigate Languedoc" is a frigate, "the cargo ship Rubymar" a cargo ship
        texts += [kind, *(f"{each.lower} {kind}" for each in lead[:-1])]
    inner = next((obj for name, obj in prepositions(word) if name == "of" and obj.index - word.index <= 5), None)
    if inner is not None:
        texts.append(f"{word.lemma} of {inner.lemma}")
    for count in range(1, min(3, len(lead)) + 1):
        texts += [" ".join([*(each.lower for each in lead[-count:]), last]) for last in (word.lemma, word.lower)]
    return texts


def _is_one(word: Word, allowed: str, names: list[str], stage: Stage) -> bool:
    if allowed == "*":
        return True
    if not allowed.startswith("$"):
        return allowed in names
    name = allowed[1:]
    listed = stage.frames.classes.get(name)
    if listed is not None:
        return not listed.isdisjoint(names)
    return any(_is_computed(each, name, stage) for each in meanings(word, stage.frames))


def _is_computed(word: Word, name: str, stage: Stage) -> bool:
    referents = stage.cast.at(word)
    if name == "actor":
        return bool(referents) or stage.cast.country_at(word) is not None
    if name == "state":
        return any(each.kind == "state" for each in referents) or stage.cast.country_at(word) is not None
    if name == "armed":
        return any(each.sector in ARMED_SECTORS for each in referents) or word.lemma in stage.frames.classes["force"]
    if name == "person":
        return any(each.kind in ("person", "population") or each.many for each in referents)
    if name == "named":
        return word.pos == "PROPN" and not referents
    if name == "place":
        return stage.cast.is_place(word) or word.entity in ("GPE", "LOC", "FAC")
    if name == "weapon":
        return (
            word.lemma in stage.frames.classes["weapon_noun"]
            or word.text in stage.frames.weapons
            or word.text.rstrip("s") in stage.frames.weapons
        )
    return (
        word.entity == "MONEY"
        or word.lemma in stage.frames.classes["money_noun"]
        or any(each.entity == "MONEY" for each in word.children)
    )


def who(word: Word, stage: Stage) -> list[Referent]:
    """The actors that an argument stands for: itself, what it measures, its owner, or the country that it lies in."""
    for each in meanings(word, stage.frames):
        found = stage.cast.at(each) or _named_beside(each, stage) or owner_of(each, stage)
        if found:
            return found
    return []


def _named_beside(word: Word, stage: Stage) -> list[Referent]:
    """Who is named in apposition: "his successor, Donald Trump"."""
    names = (each for each in word.children if each.dep == "appos" and each.pos == "PROPN")
    return [referent for name in names for referent in stage.cast.at(name) if referent.kind != "state"]


def owner_of(word: Word, stage: Stage, deep: int = 2) -> list[Referent]:
    """Whose a thing is: "Russian missiles", "a village in Ukraine", "the gate of a base in Syria" (`deep` places
    down).
    """
    found = _country(word, stage) or _modifying(word, stage)
    if found:
        return found
    held = is_of(word, _HELD, stage)
    for name, obj in prepositions(word):
        if name in stage.frames.words.placing:
            placed = [each for each in stage.cast.at(obj) if each.code] or ([] if held else _country(obj, stage))
            if placed := placed or _modifying(obj, stage):
                return placed
    return (
        _makers(word, stage)
        or _seat(word, stage)
        or [each for obj in _under(word, "of") if obj.pos == "PROPN" for each in stage.cast.at(obj)]
    )


def _makers(thing: Word, stage: Stage) -> list[Referent]:
    """Who made a thing: "an appeal filed by Kyiv", "the resolution proposed by France". Not who trained a force."""
    told = [each for each in thing.children if each.dep == "acl" and is_passive(each)]
    if thing.pos != "NOUN" or not told:
        return []
    if is_of(thing, ("$weapon", "$projectile"), stage):  # who fired a missile, not who supplied it
        told = [each for each in told if each.lemma in stage.frames.words.launching]
    elif is_of(thing, ("$armed", "$person"), stage):
        return []
    makers = (each for verb in told for each in logical_subjects(verb))
    return [referent for each in makers for referent in stage.cast.at(each) or _country(each, stage)]


def _modifying(word: Word, stage: Stage) -> list[Referent]:
    """The actors that stand before a noun: "Russian", "his", "the army's"; a town before an agreement or talks, "the
    Minsk agreements", is none.
    """
    held = is_of(word, _HELD, stage)
    for top in word.children:
        if top.dep in ("poss", "amod", "compound", "nmod"):
            for each in [*conjuncts(top), *(deep for deep in subtree(top) if deep is not top)]:
                if found := stage.cast.at(each) or ([] if held else _country(each, stage)):
                    return found
    return []


def _country(word: Word, stage: Stage) -> list[Referent]:
    """The state in whose country the place `word` lies."""
    code = stage.cast.country_at(word)
    return _state_of(code, word, stage) if code else []


def _seat(word: Word, stage: Stage) -> list[Referent]:
    """The state of "the capital": whom the report is about there."""
    if word.lemma not in stage.frames.words.seats or not any(each.lower == "the" for each in word.children):
        return []
    code = salient_code(stage.cast, stage.world.states, word)
    return _state_of(code, word, stage) if code else []


def _state_of(code: str, word: Word, stage: Stage) -> list[Referent]:
    known = stage.world.states.get(code)
    state = stage.cast.referent(
        code,
        known.name if known else code,
        "state",
        code=code,
        wikidata=known.wikidata if known else None,
        rule="places:country",
    )
    if not state.mentions:
        stage.cast.mention(state, word, word.start, word.end, "metonym")
    return [state]
