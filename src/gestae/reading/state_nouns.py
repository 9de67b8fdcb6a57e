"""States and sides told by common nouns: "the country", "his country", "the two neighbours", "both sides"."""

from __future__ import annotations

from gestae.knowledge.world import World, fits
from gestae.reading.cast import Cast, Referent, most_salient
from gestae.reading.nouns import Noun, is_definite, note
from gestae.reading.words import Word


def name_states(noun: Noun, owners: list[Referent], world: World, cast: Cast) -> None:
    """ "the country", "the ex-Soviet nation", "the two neighbours", "his country"."""
    pronoun = next((child for child in noun.head.children if child.dep == "poss" and child.pos == "PRON"), None)
    if pronoun is not None and noun.entry.role is None:
        codes = [owner.code for owner in owners if owner.code] if noun.lemma in world.words.own else []
        several = noun.head.tag in ("NNS", "NNPS")
        for code in dict.fromkeys(codes if several else codes[:1]):
            note(state_of(code, world, cast), noun, cast)
        return
    if (
        owners
        or noun.head.dep == "appos"
        or any(child.dep == "appos" for child in noun.head.children)
        or not is_definite(noun.head, world)
    ):
        return
    if noun.head.lemma in world.words.opponents:
        opponent = opponent_of(noun, world, cast)
        if opponent is not None:
            note(state_of(opponent, world, cast), noun, cast)
        return
    fitting = [each for each in cast.referents if _fits(each, noun, world)]
    states = [each for each in fitting if each.kind == "state"]
    if noun.head.tag in ("NNS", "NNPS"):
        chosen = _most_salient_pair(states, noun.head, world)
    else:
        best = most_salient([each for each in fitting if each.kind in ("state", "person")], noun.head)
        chosen = [state_of(best.code, world, cast)] if best and best.code else []
    for state in chosen:
        note(state, noun, cast)


def opponent_of(noun: Noun, world: World, cast: Cast) -> str | None:
    """The state that "the enemy" or "the invaders" are of: the most present but the report's own, and but those whose
    towns the sentence names, which they fight in.
    """
    invaded = {cast.country_at(word) for word in noun.head.sentence.words}
    barred = {cast.home, *invaded}
    fitting = [each for each in cast.referents if each.code in world.states and each.code not in barred]
    best = most_salient(fitting, noun.head)
    return best.code if best is not None else None


def is_pair(noun: Noun, world: World) -> bool:
    """ "Both sides", "either side", "the two sides", "the warring parties"."""
    counted = any(child.lower in world.words.pairs for child in noun.head.children)
    many = noun.head.tag == "NNS" and is_definite(noun.head, world)
    return noun.head.lemma in world.words.sides and (counted or many)


def sides_of(noun: Noun, world: World, cast: Cast) -> list[Referent]:
    """The two states or armed groups who are most present, of different codes."""
    fitting = [
        each for each in cast.referents if each.code and each.kind in ("state", "group", "person", "organization")
    ]
    fitting = [each for each in fitting if each.code in world.states or each.sector in ("REB", "UAF", "PRM", "MIL")]
    first = most_salient(fitting, noun.head)
    second = most_salient([each for each in fitting if first is None or each.code != first.code], noun.head)
    if first is None or second is None:
        return []
    return [
        state_of(each.code, world, cast) if each.code in world.states else each for each in (first, second) if each.code
    ]


def state_of(code: str, world: World, cast: Cast) -> Referent:
    """The state of a code as an actor of the report, or the body that goes by the code."""
    state = world.states.get(code)
    name = state.name if state else code
    return cast.referent(
        code,
        name,
        "state" if state else "organization",
        code=code,
        wikidata=state.wikidata if state else None,
        rule="nominals.yaml:state",
    )


def _fits(referent: Referent, noun: Noun, world: World) -> bool:
    """Whether the noun may stand for the state that somebody acts for."""
    state = world.states.get(referent.code or "")
    described = frozenset(each.text for each in noun.head.children if each.dep in ("amod", "compound", "nmod"))
    return state is not None and fits(state, noun.head.lemma, described, world)


def _most_salient_pair(states: list[Referent], head: Word, world: World) -> list[Referent]:
    counted = any(child.lower in world.words.pairs for child in head.children)
    first = most_salient(states, head) if counted else None
    second = most_salient([state for state in states if state is not first], head)
    return [first, second] if first and second else []
