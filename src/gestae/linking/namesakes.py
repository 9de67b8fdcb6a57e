"""Which persons of one surname, or nearly one, are the same: full names first, then initials, then surnames alone.

The outcome is a function of the set of bearers: they are taken from the most to the least telling.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from gestae.knowledge.entities import load_names
from gestae.linking.body_names import state_codes
from gestae.linking.grouping import Group, Join, Veto, alike_by, grown, is_other_entry, is_same_entry, with_joined
from gestae.linking.person_names import PersonName, agree, has_more_names, near, person_name, slips_of
from gestae.linking.sightings import Bearer


def people_among(bearers: Sequence[Bearer], veto: Veto) -> list[Group]:
    """Full names first; then initials; then bare surnames."""
    full = [one for one in bearers if _name(one).is_full or one.anchor]
    rest = [one for one in bearers if not (_name(one).is_full or one.anchor)]
    groups = [
        group for cell in alike_by(full, _cell) for group in grown([], sorted(cell, key=_telling), _is_named, veto)
    ]
    groups = _without_slips(groups, veto)
    found: list[Group] = []
    by_surname = _by_surname(groups)
    for few in alike_by(rest, lambda one: (_name(one).surname,)):
        found += _shortened(by_surname.pop(_name(few[0]).surname, []), few, veto)
    return found + [group for some in by_surname.values() for group in some]


def _name(bearer: Bearer) -> PersonName:
    return person_name(bearer.name)


def _cell(bearer: Bearer) -> tuple[str, ...]:
    return _name(bearer).first, _name(bearer).surname


def _telling(bearer: Bearer) -> tuple[bool, bool, int, bool, str]:
    """The order of joining: whom the lexicon knows, who has a state, who has most names."""
    name = _name(bearer)
    return bearer.anchor is None, bearer.code is None, -len(name.given), bearer.sector is None, bearer.key


def _by_surname(groups: Iterable[Group]) -> dict[str, list[Group]]:
    found: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        found[_name(group.bearers[0]).surname].append(group)
    return found


def _is_named(bearer: Bearer, group: Group) -> str | None:
    """Whether a name in full is that of the person: the same lexicon entry, or the same names and no other state."""
    if any(bearer.anchor and is_same_entry(bearer, other) for other in group.bearers):
        return f"known as {bearer.wikidata or bearer.anchor}"
    if any(is_other_entry(bearer, other) or not agree(_name(bearer), _name(other)) for other in group.bearers):
        return None
    if any(has_more_names(_name(bearer), _name(other)) for other in group.bearers) and not _is_longer(bearer, group):
        return None
    serves = _may_serve(bearer, group) or any(_is_rare(bearer, other) for other in group.bearers)
    return f"{_how_written(bearer, group)}{_of_state(bearer, group)}" if serves else None


def _is_longer(bearer: Bearer, group: Group) -> bool:
    """Whether a further name in full is no other person's: of the same state, or of somebody whom the lexicon knows by
    fewer names.
    """
    first = group.bearers[0]
    known = first.anchor is not None and len(_name(first).given) < len(_name(bearer).given)
    return known or (bearer.code is not None and any(other.code == bearer.code for other in group.bearers))


def _is_rare(one: Bearer, other: Bearer) -> bool:
    """Whether both have the same three names in full, which namesakes hardly do: a state may be misread."""
    names = _name(one), _name(other)
    return names[0] == names[1] and sum(len(given) > 1 for given in names[0].given) > 1


def _may_serve(bearer: Bearer, group: Group) -> bool:
    codes = {other.code for other in group.bearers if other.code}
    return not (bearer.code and codes) or any(_is_compatible(bearer.code, code) for code in codes)


def _is_compatible(one: str, other: str) -> bool:
    """Whether one person may act for both: two states never; a state and a body or group may be."""
    return one == other or not ({one, other} <= state_codes())


def _how_written(bearer: Bearer, group: Group) -> str:
    names = {other.name for other in group.bearers}
    if bearer.name in names:
        return "same name"
    name = _name(bearer)
    alike = any((name.given, name.surname) == (_name(other).given, _name(other).surname) for other in group.bearers)
    return "same name, written otherwise" if alike else "same first and last name"


def _of_state(bearer: Bearer, group: Group) -> str:
    return f", both of {bearer.code}" if bearer.code and any(one.code == bearer.code for one in group.bearers) else ""


def _without_slips(groups: list[Group], veto: Veto) -> list[Group]:
    """The groups, those whose names differ by a slip of the pen made one, where they are of one state."""
    settled: list[Group] = []
    places: dict[str, list[int]] = defaultdict(list)  # of the names that share a slip
    for group in sorted(groups, key=lambda one: _telling(one.bearers[0])):
        slips = slips_of(_name(group.bearers[0]))
        near_by = sorted({place for slip in slips for place in places[slip]})
        found = [place for place in near_by if _is_slip(group, settled[place], veto)]
        if len(found) == 1:
            settled[found[0]] = _merged(settled[found[0]], group, "the same but for a letter, of the same state")
        else:
            for slip in slips:
                places[slip].append(len(settled))
            settled.append(group)
    return settled


def _is_slip(one: Group, other: Group, veto: Veto) -> bool:
    first, second = one.bearers[0], other.bearers[0]
    if not (_name(first).is_full and _name(second).is_full and near(_name(first), _name(second))):
        return False
    pairs = [(a, b) for a in one.bearers for b in other.bearers]
    if any(veto(a, b) or is_other_entry(a, b) for a, b in pairs):
        return False
    return any(a.code is not None and a.code == b.code and _fits_office(a.sector, b.sector) for a, b in pairs)


def _merged(one: Group, other: Group, why: str) -> Group:
    first, *rest = other.joins
    return Group((*one.joins, Join(first.bearer, one.bearers[0], why), *rest))


def _shortened(groups: list[Group], bearers: Sequence[Bearer], veto: Veto) -> list[Group]:
    """The groups of one surname with its bearers by an initial, then with those by the surname alone."""
    initials = sorted((one for one in bearers if _name(one).given), key=_telling)
    bare = sorted((one for one in bearers if not _name(one).given), key=_telling)
    groups = grown(groups, initials, _is_initial, veto)
    placed = [(one, _whose(one, groups, veto)) for one in bare]
    for one, place in placed:
        if place is not None:
            groups[place] = with_joined(groups[place], one, f"surname alone, one fitting person of {one.code}")
    left = [one for one, place in placed if place is None]
    return groups + _left_over(left, groups, veto)


def _is_initial(bearer: Bearer, group: Group) -> str | None:
    if not all(agree(_name(bearer), _name(other)) for other in group.bearers if _name(other).given):
        return None
    return f"initial and surname{_of_state(bearer, group)}" if _may_serve(bearer, group) else None


def _whose(bearer: Bearer, groups: Sequence[Group], veto: Veto) -> int | None:
    """The one group of the surname that a bare surname fits: of its state, in an office that may be the same."""
    found = [place for place, group in enumerate(groups) if _is_surname(bearer, group)]
    free = [place for place in found if not any(veto(bearer, other) for other in groups[place].bearers)]
    return free[0] if len(found) == len(free) == 1 else None


def _is_surname(bearer: Bearer, group: Group) -> bool:
    return bearer.code is not None and any(
        other.code == bearer.code and _fits_office(bearer.sector, other.sector) for other in group.bearers
    )


def _fits_office(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other or not load_names().former.isdisjoint((one, other))


def _left_over(bearers: Sequence[Bearer], groups: Sequence[Group], veto: Veto) -> list[Group]:
    """Surnames alone that fit nobody: one person where state and office are told and no namesake may be meant."""
    kept = [one for one in bearers if one.code and one.sector and not any(_may_serve(one, group) for group in groups)]
    found = grown([], kept, _is_office, veto)
    return found + [Group((Join(one),), loose=True) for one in bearers if one not in kept]


def _is_office(bearer: Bearer, group: Group) -> str | None:
    same = all((other.code, other.sector) == (bearer.code, bearer.sector) for other in group.bearers)
    return f"same surname and office, both of {bearer.code}" if same else None
