"""The schemas of what is known of actors, `lexicon/actors/*`."""

from __future__ import annotations

from typing import Literal

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.use import cached
from gestae.records import ActorKind

Role = Literal["HOS", "HOG", "FM", "DM", "INT", "LEADER", "CHIEF", "OTHER"]


class State(Schema, frozen=True, kw_only=True):
    """One line of `states.csv`. `form`: words that stand for it ("kingdom", "island nation"); `groups`: those it
    belongs to.
    """

    code: str
    name: str
    aliases: Words = ()
    adjectives: Words = ()
    people: Words = ()
    capital: str | None = None
    form: Words = ()
    groups: Words = ()
    wikidata: str | None = None


class Metonym(Schema, frozen=True, kw_only=True):
    """One line of `metonyms.csv`: a capital, seat, building or street that stands for who sits there."""

    name: str
    code: str
    sector: str | None = None
    kind: Literal["capital", "seat", "building", "street", "nickname"]


class Collective(Schema, frozen=True, kw_only=True):
    """One line of `collectives.csv`: a name for several states together ("the Baltic states")."""

    name: str
    codes: Words


class Contextual(Schema, frozen=True, kw_only=True):
    """One line of `contextual.csv`: a word that stands for a state, after "the", where the report names all of
    `needs`.
    """

    name: str
    code: str
    needs: Words


class Organization(Schema, frozen=True, kw_only=True):
    """One line of `organizations.csv`. `code`: its own for international bodies, the country's for national ones."""

    code: str | None = None
    name: str
    aliases: Words = ()
    kind: Literal[
        "alliance",
        "igo",
        "agency",
        "ministry",
        "force",
        "parliament",
        "court",
        "party",
        "media",
        "company",
        "ngo",
        "collective",
    ]
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None


class ArmedGroup(Schema, frozen=True, kw_only=True):
    """One line of `armed_groups.csv`. `code`: the usual short name in capitals; years of activity where known."""

    code: str
    name: str
    aliases: Words = ()
    country: str | None = None
    sector: Literal["REB", "PRM", "UAF", "CRM"]
    active_from: int | None = None
    active_to: int | None = None
    wikidata: str | None = None


class Leader(Schema, frozen=True, kw_only=True):
    """One line of `leaders.csv`: one person in one office. ISO dates, as exact as known (2001, 2001-05, 2001-05-09).

    A blank `end` means still in office on the day in `confirmed`.
    """

    code: str
    name: str
    aliases: Words = ()
    surname: str
    sex: Literal["m", "f"] | None = None
    role: Role
    office: str
    start: str | None = None
    end: str | None = None
    confirmed: str | None = None
    wikidata: str | None = None


class Nominal(Schema, frozen=True, kw_only=True):
    """Common nouns that stand for actors (`nominals.yaml`). `role`: the office, where the noun names one.

    `noun`: lemmas in lower case, one or more words ("foreign minister"). `number`: one person or body, or many.
    `named`: counts only when a country, organization or group stands with it ("the Syrian coalition"). `lone`: counts
    only when no "of" follows ("thousands marched", not "thousands of troops").
    """

    noun: Words
    kind: ActorKind
    sector: str | None = None
    number: Literal["one", "many"]
    role: Role | None = None
    sex: Literal["m", "f"] | None = None
    named: bool = False
    lone: bool = False


@cached
def common_nouns() -> tuple[Nominal, ...]:
    """The common nouns that stand for actors, read once. Raises LexiconError."""
    return load_yaml("actors/nominals.yaml", tuple[Nominal, ...])
