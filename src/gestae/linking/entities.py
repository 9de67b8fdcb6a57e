"""People and organizations across reports: bearers made one, and the record of each entity."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gestae.linking.bodies import bodies_among
from gestae.linking.entity_rulings import Law, law_of, taken_alone
from gestae.linking.grouping import Group, Join, Veto
from gestae.linking.namesakes import people_among
from gestae.linking.sightings import Bearer, Sighting, bearer_of, block_of, sightings_of
from gestae.linking.spelling import folded
from gestae.records import (
    Entity,
    EntityJoin,
    EntityMention,
    EntityRuling,
    Reading,
    RoleHeld,
    Span,
    Spelling,
)

_RULED = "ruled by the analyst"


def entities_of(readings: Iterable[Reading], rulings: Sequence[EntityRuling] = ()) -> list[Entity]:
    """The persons, organizations and groups that `readings` know by name, whatever their order; those of most reports
    first. `rulings`: the analyst's, oldest first.
    """
    found = bearers_in(readings, rulings)
    return entities_in(united(found, rulings), found)


def bearers_in(readings: Iterable[Reading], rulings: Sequence[EntityRuling] = ()) -> Mapping[Bearer, list[Sighting]]:
    """The bearers of the names in `readings`, each with its sightings."""
    alone = taken_alone(rulings)
    found: dict[Bearer, list[Sighting]] = defaultdict(list)
    for reading in readings:
        for seen in sightings_of(reading):
            found[bearer_of(seen, alone)].append(seen)
    return found


def united(bearers: Iterable[Bearer], rulings: Sequence[EntityRuling] = ()) -> list[Group]:
    """The entities among `bearers`, which hold whole blocks and all blocks that a ruling joins to them."""
    known = list(bearers)
    law = law_of(rulings, known)
    blocks: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in known:
        blocks[block_of(bearer.kind, bearer.name)].append(bearer)
    groups = [group for name in sorted(blocks) for group in _groups_of(blocks[name], law.parts)]
    for together in law.together:
        groups = _ruled(groups, together, law)
    return groups


def _groups_of(bearers: Iterable[Bearer], veto: Veto) -> list[Group]:
    """The entities among the bearers of one block."""
    known = sorted(bearers, key=lambda bearer: bearer.key)
    free = [bearer for bearer in known if bearer.report is None]
    alone = [Group((Join(bearer),)) for bearer in known if bearer.report is not None]
    people = people_among([bearer for bearer in free if bearer.kind == "person"], veto)
    bodies = bodies_among([bearer for bearer in free if bearer.kind != "person"], veto)
    return sorted([*alone, *people, *bodies], key=lambda group: group.bearers[0].key)


def _ruled(groups: list[Group], together: frozenset[Bearer], law: Law) -> list[Group]:
    """The groups, those that hold any of `together` made one; whom a ruling keeps out of it stands alone."""
    held = sorted((group for group in groups if together & set(group.bearers)), key=_telling)
    others = [group for group in groups if not together & set(group.bearers)]
    if len(held) < 2:
        return [*others, *(Group(group.joins) for group in held)]  # no longer loose
    kept, out = list[Join](), list[Join]()
    for join in (join for group in held for join in group.joins):
        fits = join.bearer in together or not any(law.parts(join.bearer, other.bearer) for other in kept)
        (kept if fits else out).append(join)
    first = kept[0].bearer
    joins = (Join(join.bearer, join.to or first, join.why or _RULED) for join in kept[1:])
    return [*others, Group((Join(first), *joins)), *(Group((Join(join.bearer),)) for join in out)]


def _telling(group: Group) -> tuple[bool, bool, str]:
    first = group.bearers[0]
    return first.anchor is None, group.loose, first.key


# ---------------------------------------------------------------- ids
def id_of(bearer: Bearer, report: str | None = None) -> str:
    """The id of the entity whose first bearer this is; in one report alone, where it is too poor to be known again.

    Whoever the lexicon knows keeps one id; that of others changes when a fuller name comes.
    """
    own = (bearer.wikidata or bearer.anchor or bearer.key) if bearer.report is None else bearer.key
    return "w" + hashlib.blake2b(f"{own}\n{report or ''}".encode(), digest_size=5).hexdigest()


# ---------------------------------------------------------------- records
def entities_in(groups: Iterable[Group], seen: Mapping[Bearer, Sequence[Sighting]]) -> list[Entity]:
    """The record of each group; those of most reports first."""
    made = [
        _entity(id_of(group.bearers[0], report), group, sightings)
        for group in groups
        for report, sightings in _parted(group, [one for bearer in group.bearers for one in seen[bearer]])
    ]
    return sorted(made, key=lambda one: (-one.reports, one.name, one.id))


def _parted(group: Group, sightings: list[Sighting]) -> Iterator[tuple[str | None, list[Sighting]]]:
    """The sightings of one entity: all of them, or those of one report where the name is too poor."""
    if not group.loose:
        yield None, sightings
        return
    by_report: dict[str, list[Sighting]] = defaultdict(list)
    for seen in sightings:
        by_report[seen.report].append(seen)
    yield from by_report.items()


def _entity(id: str, group: Group, sightings: list[Sighting]) -> Entity:
    seen = sorted(sightings, key=lambda one: (one.day or "9999", one.report, one.actor))
    days = sorted(one.day for one in seen if one.day)
    spellings = _spellings(seen)
    return Entity(
        id=id,
        name=_name(seen, spellings),
        kind=group.bearers[0].kind,
        code=_most(one.code for one in seen),
        sector=_most(one.sector for one in seen),
        wikidata=_most(one.wikidata for one in seen),
        spellings=spellings,
        roles=_roles(seen),
        mentions=tuple(_mentions(seen)),
        first_seen=days[0] if days else None,
        last_seen=days[-1] if days else None,
        reports=len({one.report for one in seen}),
        joins=tuple(_join(join) for join in group.joins[1:]),
    )


def _join(join: Join) -> EntityJoin:
    to = join.to or join.bearer
    return EntityJoin(name=join.bearer.name, code=join.bearer.code, to=to.name, to_code=to.code, evidence=join.why)


def _most(values: Iterable[str | None]) -> str | None:
    """The value told most often; of several the first by letters."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _spellings(seen: Iterable[Sighting]) -> tuple[Spelling, ...]:
    counts = Counter(text for one in seen for text in _written(one))
    return tuple(
        Spelling(text=text, count=counts[text]) for text in sorted(counts, key=lambda text: (-counts[text], text))
    )


def _written(seen: Sighting) -> Iterator[str]:
    """The names as the report has them; the common noun where it has no other."""
    named = [one for one in seen.words if one.form in ("name", "metonym")]
    yield from (text for one in named if (text := _trimmed(one.text)))
    if not named:
        yield seen.name


def _trimmed(text: str) -> str:
    words = " ".join(text.split())
    return words.removeprefix("the ").removesuffix("'s").removesuffix("’s")


def _name(seen: Sequence[Sighting], spellings: Sequence[Spelling]) -> str:
    """The name in the lexicon; else the fullest one, and the one written most often of several as full."""
    entry = _most(one.anchor for one in seen)
    if entry is not None:
        return entry.partition(":")[2]
    if all(one.noun for one in seen):
        return f"{seen[0].name[:1].upper()}{seen[0].name[1:]} ({_most(one.code for one in seen)})"
    names = Counter(one.name for one in seen if not one.noun)
    return min(names, key=lambda name: (-min(len(folded(name)), 2), -names[name], -len(name), name))


def _roles(seen: Sequence[Sighting]) -> tuple[RoleHeld, ...]:
    """Offices by the first day that tells them."""
    held: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for one in seen:
        if one.role or one.code or one.sector:
            held[(one.role or "").casefold(), one.code or ""].append(one)
    roles = [_role(some) for some in held.values()]
    return tuple(
        sorted(roles, key=lambda role: (role.first or "9999", -role.reports, role.role or "", role.code or ""))
    )


def _role(seen: Sequence[Sighting]) -> RoleHeld:
    days = sorted(one.day for one in seen if one.day)
    return RoleHeld(
        role=_most(one.role for one in seen),
        code=seen[0].code,
        sector=_most(one.sector for one in seen),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reports=len({one.report for one in seen}),
    )


def _mentions(seen: Iterable[Sighting]) -> Iterator[EntityMention]:
    for one in seen:
        for words in one.words:
            span = Span(start=words.start, end=words.end, text=words.text)
            yield EntityMention(report=one.report, actor=one.actor, span=span, form=words.form)
