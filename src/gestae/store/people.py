"""People and organizations of a store: the entities, and what an analyst rules on their names, in transactions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Engine

from gestae.errors import NotFound, StoreError
from gestae.linking.entities import bearers_in, entities_of
from gestae.linking.sightings import fits_side
from gestae.records import Entity, EntityRuling, EntitySide, Reading
from gestae.store.database import for_writing
from gestae.store.entities import bring_entities_up, entities_behind, read_again
from gestae.store.entity_lists import entities_from
from gestae.store.entity_names import asked_for, bearers_called, ids_of, is_id, sides_of
from gestae.store.entity_rulings import drop_ruling, entity_rulings_in, keep_ruling
from gestae.store.faults import told

Readings = Callable[[], Iterable[Reading]]


def entities_called(engine: Engine, store: str, readings: Readings, name: str | None) -> list[Entity]:
    """The entities of a name, or all; put together in memory where the store cannot be written. Raises StoreError."""
    if not _is_up(engine, store):
        return asked_for(entities_of(readings(), rulings_of(engine, store)), name)
    with told(store), engine.begin() as connection:
        ids = ids_of(connection, name) if name is not None and is_id(name) else []
        found = entities_from(connection, ids) if ids else asked_for(entities_from(connection), name)
    return [one for one in found if one.id == name] or found


def rule(engine: Engine, store: str, ruling: EntityRuling) -> EntityRuling:
    """Keeps a ruling, and gives it with its number. Raises StoreError."""
    with told(store), for_writing(engine).begin() as connection:
        bring_entities_up(connection, store)
        kept = keep_ruling(connection, ruling)
        read_again(connection, kept, store)
        return kept


def sides_named(engine: Engine, store: str, names: Sequence[str]) -> tuple[EntitySide, EntitySide]:
    """The two names that an analyst means. Raises NotFound, StoreError."""
    with told(store), for_writing(engine).begin() as connection:
        bring_entities_up(connection, store)
        return sides_of(connection, names, store)


def unrule(engine: Engine, store: str, number: int) -> EntityRuling:
    """Forgets a ruling, and gives it back. Raises NotFound, StoreError."""
    with told(store), for_writing(engine).begin() as connection:
        bring_entities_up(connection, store)
        ruling = drop_ruling(connection, number)
        if ruling is None:
            raise NotFound(f"{store}: no ruling {number} on names; list them: gestae people {store} rulings")
        read_again(connection, ruling, store)
        return ruling


def rulings_of(engine: Engine, store: str) -> list[EntityRuling]:
    """The rulings, oldest first. Raises StoreError."""
    with told(store), engine.begin() as connection:
        return entity_rulings_in(connection)


def is_told(engine: Engine, store: str, readings: Readings, side: EntitySide) -> bool:
    """Whether some report has the name that a ruling is on. Raises StoreError."""
    if not _is_up(engine, store):
        return any(fits_side(side, bearer) for bearer in bearers_in(readings(), rulings_of(engine, store)))
    with told(store), engine.begin() as connection:
        return bool(bearers_called(connection, side))


def _is_up(engine: Engine, store: str) -> bool:
    """Brings the names up to date; no where that cannot be written."""
    with told(store), engine.begin() as connection:
        behind = entities_behind(connection)
    try:
        if behind:
            with told(store), for_writing(engine).begin() as connection:
                bring_entities_up(connection, store)
    except StoreError:
        return False
    return True
