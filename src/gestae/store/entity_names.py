"""Finds the people and organizations that an asker or an analyst means among those of a store."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import Connection, select, true

from gestae.errors import NotFound
from gestae.linking.entities import id_of
from gestae.linking.person_names import looked_up
from gestae.linking.sightings import Bearer, Sighting, fits_side, sightings_of
from gestae.linking.spelling import folded
from gestae.records import Entity, EntitySide
from gestae.store.entities import words_of
from gestae.store.entity_lists import Held, held_in, reports_naming
from gestae.store.entity_tables import entity_bearers
from gestae.store.identity import split_id
from gestae.store.packing import unpack
from gestae.store.tables import reports

_ID = re.compile(r"w[0-9a-f]{10}")
_WITH_CODE = re.compile(r"(.+?) \(([A-Z0-9-]+)\)")
_SHOWN = 5  # namesakes that an error names


def is_id(name: str) -> bool:
    """Whether `name` has the form of an entity's id."""
    return _ID.fullmatch(name) is not None


def asked_for(entities: Sequence[Entity], name: str | None) -> list[Entity]:
    """The entities one spelling of which has all the words of `name`, however they are written; or that of an id."""
    if name is None:
        return list(entities)
    wanted = set(looked_up(name))
    return [one for one in entities if name == one.id or (wanted and any(wanted <= words for words in _words(one)))]


def _words(entity: Entity) -> list[frozenset[str]]:
    return [frozenset(looked_up(name)) for name in (entity.name, *(each.text for each in entity.spellings))]


def ids_of(connection: Connection, id: str) -> list[str]:
    """An id that names an entity today, out of one that did when it was given."""
    found = held_in(connection, (entity_bearers.c.own == id) | (entity_bearers.c.entity == id))
    return sorted({one.entity for one in found})


# ---------------------------------------------------------------- what an analyst rules on
def sides_of(connection: Connection, names: Sequence[str], store: str) -> tuple[EntitySide, EntitySide]:
    """The two names that a ruling is on. Raises NotFound where one is not known, or means several, or both are one."""
    first, second = (_side(connection, name, store) for name in names)
    if first == second:
        what = f"{names[0]!r} and {names[1]!r} are the same name"
        raise NotFound(f"{store}: {what}; name it in one report alone, as REPORT/ACTOR: gestae show lists the actors")
    return first, second


def _side(connection: Connection, name: str, store: str) -> EntitySide:
    side = _in_report(connection, name, store) or _of_id(connection, name) or _of_name(connection, name, store)
    if side is None:
        raise NotFound(f"{store}: nobody is called {name!r}; list them: gestae people {store} --name NAME")
    return side


def _in_report(connection: Connection, name: str, store: str) -> EntitySide | None:
    """The name of an actor in a report, for that report alone."""
    report, actor = split_id(name)
    packed = connection.scalar(select(reports.c.reading).where(reports.c.id == report, reports.c.current))
    if packed is None:
        return None
    seen = next((one for one in sightings_of(unpack(packed, f"{store}: {report}")) if one.actor == actor), None)
    if seen is None:
        raise NotFound(f"{store}: {name} is no person or organization with a name; see: gestae show {store} {report}")
    return EntitySide(kind=seen.kind, name=_plain(seen), report=report)


def _plain(seen: Sighting) -> str:
    return " ".join(folded(seen.name))


def _of_id(connection: Connection, name: str) -> EntitySide | None:
    if not is_id(name):
        return None
    found = held_in(connection, (entity_bearers.c.own == name) | (entity_bearers.c.entity == name))
    if found:
        leading = held_in(connection, entity_bearers.c.entity == found[0].entity)
        return _side_of(connection, leading[0].bearer)
    return next((side for side in _loose_sides(connection) if side[0] == name), (None, None))[1]


def _loose_sides(connection: Connection) -> list[tuple[str, EntitySide]]:
    """The names that are too poor to be known again, in each report, with the ids that they have there."""
    return [
        (id_of(one.bearer, report), EntitySide(kind=one.bearer.kind, name=one.bearer.name, report=report))
        for one in held_in(connection, entity_bearers.c.loose == true())
        for report in reports_naming(connection, one.bearer)
    ]


def _of_name(connection: Connection, name: str, store: str) -> EntitySide | None:
    """The one entity of a name; with its code behind in brackets where several have the name."""
    coded = _WITH_CODE.fullmatch(name)
    words, code = (coded[1], coded[2]) if coded else (name, None)
    found = [one for one in _called(connection, words) if code is None or one.bearer.code == code]
    entities = {one.entity: one for one in reversed(found)}
    if len(entities) > 1:
        raise NotFound(f"{store}: several are called {name!r}: {_listed(list(entities.values()))}; name one by its id")
    return _side_of(connection, found[0].bearer) if found else None


def _called(connection: Connection, name: str) -> list[Held]:
    """The bearers of exactly this name, else of a name with these words."""
    plain, words = " ".join(folded(name)), looked_up(name)
    held = true()
    for word in words:
        held = held & entity_bearers.c.words.contains(f" {word} ", autoescape=True)  # type: ignore[assignment]
    found = held_in(connection, held) if words else []
    return [one for one in found if one.bearer.name == plain] or found


def _listed(found: Sequence[Held]) -> str:
    shown = [f"{one.entity} {one.bearer.name}{f' ({one.bearer.code})' if one.bearer.code else ''}" for one in found]
    return ", ".join(shown[:_SHOWN]) + (" and others" if len(shown) > _SHOWN else "")


def bearers_called(connection: Connection, side: EntitySide) -> list[Held]:
    """The bearers that a ruling on `side` is on."""
    namesakes = held_in(connection, entity_bearers.c.words == words_of(side.name))
    return [one for one in namesakes if fits_side(side, one.bearer)]


def _side_of(connection: Connection, bearer: Bearer) -> EntitySide:
    """The name of a bearer; with its code where another entity has the same name."""
    namesakes = held_in(connection, entity_bearers.c.words == words_of(bearer.name))
    alike = [one for one in namesakes if (one.bearer.kind, one.bearer.name) == (bearer.kind, bearer.name)]
    several = len({one.entity for one in alike if one.bearer.report is None}) > 1 and bearer.report is None
    return EntitySide(
        kind=bearer.kind, name=bearer.name, code=(bearer.code or "") if several else None, report=bearer.report
    )
