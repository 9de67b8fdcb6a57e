"""All that is known of actors, loaded once: names, offices, common nouns and closed word lists."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from gestae.knowledge.actors import ArmedGroup, Collective, Contextual, Leader, Metonym, Nominal, Organization, State
from gestae.knowledge.files import LEXICON, Schema, read_csv, read_yaml
from gestae.knowledge.names import (
    Names,
    body_names,
    collective_names,
    metonym_names,
    person_names,
    state_names,
    thing_names,
)
from gestae.knowledge.people import People
from gestae.knowledge.quantities import weapon_names


class ActorWords(Schema, frozen=True, kw_only=True):
    """`actors/words.yaml`."""

    titles: frozenset[str]
    prefixes: frozenset[str]
    suffixes: frozenset[str]
    locatives: frozenset[str]
    local_nouns: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    it: frozenset[str]
    they: frozenset[str]
    me: frozenset[str]
    us: frozenset[str]
    relatives: frozenset[str]
    things: frozenset[str]
    pairs: frozenset[str]
    definite: frozenset[str]
    own: frozenset[str]
    bodies: frozenset[str]
    former: frozenset[str]


class World:
    """What the reader knows of actors before it reads."""

    def __init__(self, root: Path) -> None:
        actors = root / "actors"
        self.states = {state.code: state for state in read_csv(actors / "states.csv", State)}
        self.people = People(read_csv(actors / "leaders.csv", Leader))
        self.words = read_yaml(actors / "words.yaml", ActorWords)
        self.nominals = {
            noun: each for each in read_yaml(actors / "nominals.yaml", tuple[Nominal, ...]) for noun in each.noun
        }
        self.contextual = {each.name: each for each in read_csv(actors / "contextual.csv", Contextual)}
        organizations = read_csv(actors / "organizations.csv", Organization)
        metonyms = read_csv(actors / "metonyms.csv", Metonym)
        self.capitals = frozenset(each.name for each in metonyms if each.kind == "capital")
        self.names = Names(
            [
                *state_names(self.states.values()),
                *collective_names(read_csv(actors / "collectives.csv", Collective), self.states),
                *metonym_names(metonyms, self.states.values(), organizations),
                *body_names([*organizations, *read_csv(actors / "armed_groups.csv", ArmedGroup)]),
                *person_names(self.people.all),
                *thing_names(weapon_names(root)),
            ]
        )


@cache
def load_world(root: Path = LEXICON) -> World:
    """The knowledge of actors under `root`, read once. Raises LexiconError."""
    return World(root)
