"""Groups of bearers that are one entity, and how they grow: each bearer joins the one group that it fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from gestae.linking.sightings import Bearer

Veto = Callable[[Bearer, Bearer], bool]  # whether an analyst keeps two bearers apart
Fits = Callable[[Bearer, "Group"], str | None]  # why a bearer belongs to a group, if it does


@dataclass(frozen=True, slots=True)
class Join:
    """A bearer in an entity, the earlier one that it was joined to, and why; nothing for the first."""

    bearer: Bearer
    to: Bearer | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Bearers of one entity. `loose`: a name too poor to be known again: an entity in each report by itself."""

    joins: tuple[Join, ...]
    loose: bool = False

    @property
    def bearers(self) -> tuple[Bearer, ...]:
        """Who is in it, the most telling first."""
        return tuple(join.bearer for join in self.joins)


def grown(groups: Iterable[Group], bearers: Iterable[Bearer], fits: Fits, veto: Veto) -> list[Group]:
    """The groups with each bearer in the one that it fits; in one of its own where it fits none. Where it fits several,
    it joins the only one that the lexicon knows, or stands aside.
    """
    found, aside = list(groups), list[Group]()
    for bearer in bearers:
        fitting = [(place, why) for place, group in enumerate(found) if (why := _joins(bearer, group, fits, veto))]
        if len(fitting) > 1:
            known = [(place, why) for place, why in fitting if found[place].bearers[0].anchor]
            fitting = known if len(known) == 1 else fitting
        if len(fitting) == 1:
            place, why = fitting[0]
            found[place] = with_joined(found[place], bearer, why)
        else:
            (aside if fitting else found).append(Group((Join(bearer),)))
    return found + aside


def _joins(bearer: Bearer, group: Group, fits: Fits, veto: Veto) -> str | None:
    why = fits(bearer, group)
    return why if why and not any(veto(bearer, other) for other in group.bearers) else None


def with_joined(group: Group, bearer: Bearer, why: str) -> Group:
    """The group with one more bearer, joined to the one of its name or else to the first."""
    alike = (other for other in group.bearers if other.name == bearer.name)
    return Group((*group.joins, Join(bearer, next(alike, group.bearers[0]), why)), group.loose)


def alike_by(bearers: Iterable[Bearer], name: Callable[[Bearer], tuple[str, ...]]) -> Iterator[list[Bearer]]:
    """The bearers that a name is the same of, in order."""
    found: dict[tuple[str, ...], list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        found[name(bearer)].append(bearer)
    return (found[name] for name in sorted(found))


def is_same_entry(one: Bearer, other: Bearer) -> bool:
    """Whether the lexicon says that two bearers are one."""
    return one.anchor is not None and (one.anchor == other.anchor or one.wikidata == other.wikidata is not None)


def is_other_entry(one: Bearer, other: Bearer) -> bool:
    """Whether the lexicon says that two bearers are two."""
    return None not in (one.anchor, other.anchor) and not is_same_entry(one, other)
