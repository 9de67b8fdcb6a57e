"""All that is known of actors, loaded once: names, offices, common nouns and closed word lists."""

from __future__ import annotations

from gestae.knowledge.actors import (
    ArmedGroup,
    Collective,
    Contextual,
    Leader,
    Metonym,
    Organization,
    State,
    common_nouns,
)
from gestae.knowledge.files import Schema
from gestae.knowledge.layers import load_csv, load_yaml
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
from gestae.knowledge.use import cached


class ActorWords(Schema, frozen=True, kw_only=True):
    """`actors/words.yaml`."""

    titles: frozenset[str]
    prefixes: frozenset[str]
    suffixes: frozenset[str]
    seated: frozenset[str]
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
    sides: frozenset[str]
    members: frozenset[str]
    crowds: frozenset[str]
    definite: frozenset[str]
    own: frozenset[str]
    opponents: frozenset[str]
    bodies: frozenset[str]
    former: frozenset[str]


class World:
    """What the reader knows of actors before it reads."""

    def __init__(self) -> None:
        self.states = {state.code: state for state in load_csv("actors/states.csv", State, "code")}
        self.forms = frozenset(form for state in self.states.values() for form in state.form if " " not in form)
        self.groups = frozenset(group for state in self.states.values() for group in state.groups)
        self.people = People(load_csv("actors/leaders.csv", Leader, "code", "name", "office", "start"))
        self.words = load_yaml("actors/words.yaml", ActorWords)
        nominals = common_nouns()
        self.nominals = {_as_parsed(noun): each for each in reversed(nominals) for noun in each.noun}
        self.contextual = {each.name: each for each in load_csv("actors/contextual.csv", Contextual, "name")}
        organizations = load_csv("actors/organizations.csv", Organization, "name")
        metonyms = load_csv("actors/metonyms.csv", Metonym, "name")
        self.capitals = frozenset(each.name for each in metonyms if each.kind == "capital")
        self.names = Names(
            [
                *state_names(self.states.values()),
                *collective_names(load_csv("actors/collectives.csv", Collective, "name"), self.states),
                *metonym_names(metonyms, self.states.values(), organizations),
                *body_names([*organizations, *load_csv("actors/armed_groups.csv", ArmedGroup, "name")]),
                *person_names(self.people.all),
                *thing_names(weapon_names()),
            ]
        )


def _last(form: str) -> str:
    """The noun of a form of state: "nation" of "island nation"."""
    return form.split()[-1]


def fits(state: State, noun: str, described: frozenset[str], world: World) -> bool:
    """Whether a common noun may stand for `state`: "the kingdom" for a kingdom alone, and with the words that describe
    it, "the Gulf state" for a state of the Gulf alone.
    """
    formed = noun not in world.forms or noun in {_last(form) for form in state.form}
    return formed and described & world.groups <= set(state.groups)


def _as_parsed(noun: str) -> str:
    """A noun with its possessive parted from it, as the parser parts them: "president 's office"."""
    return noun.replace("'s ", " 's ")


@cached
def load_world() -> World:
    """The knowledge of actors, read once. Raises LexiconError."""
    return World()
