"""The analyst's rulings on who is who, as the store keeps them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, insert, select

from gestae.records import EntityRuling, EntitySide
from gestae.store.entity_tables import entity_rulings


def entity_rulings_in(connection: Connection) -> list[EntityRuling]:
    """What the analyst ruled, oldest first."""
    return [_ruling(row) for row in connection.execute(select(entity_rulings).order_by(entity_rulings.c.id))]


def _ruling(row: Row[Any]) -> EntityRuling:
    return EntityRuling(
        first=EntitySide(kind=row.kind, name=row.name, code=row.code, report=row.report),
        second=EntitySide(kind=row.other_kind, name=row.other_name, code=row.other_code, report=row.other_report),
        together=bool(row.together),
        by=row.by,
        why=row.why,
        id=row.id,
        made_at=row.made_at,
    )


def keep_ruling(connection: Connection, ruling: EntityRuling) -> EntityRuling:
    """Keeps a ruling and gives it with its number; it replaces an earlier one on the same two names."""
    for known in entity_rulings_in(connection):
        if {known.first, known.second} == {ruling.first, ruling.second}:
            connection.execute(delete(entity_rulings).where(entity_rulings.c.id == known.id))
    made = datetime.now(UTC).isoformat(timespec="seconds")
    other = {f"other_{name}": value for name, value in ruling.second.to_dict().items()}
    row = {**ruling.first.to_dict(), **other, "together": ruling.together, "by": ruling.by, "why": ruling.why}
    kept = connection.execute(insert(entity_rulings).values(**row, made_at=made))
    number = int(kept.inserted_primary_key[0])  # type: ignore[index]
    return msgspec.structs.replace(ruling, id=number, made_at=made)


def drop_ruling(connection: Connection, number: int) -> EntityRuling | None:
    """Forgets the ruling of a number and gives it back; null where there is none."""
    ruling = next((one for one in entity_rulings_in(connection) if one.id == number), None)
    connection.execute(delete(entity_rulings).where(entity_rulings.c.id == number))
    return ruling
