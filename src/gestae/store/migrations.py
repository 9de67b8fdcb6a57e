"""Brings a store to the form that this version of Gestae writes.

A new store gets all tables at once, and the names of all migrations as done. An older one gets those that it lacks,
in order, all in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, MetaData, Table, Text, insert, inspect, select

from gestae.errors import StoreError
from gestae.store.added_columns import add_exact
from gestae.store.entity_tables import make_entity_tables
from gestae.store.grades import make_grade_tables
from gestae.store.link_tables import make_tables, remake_tables
from gestae.store.reuse import make_copy_tables
from gestae.store.rulings import add_words
from gestae.store.tables import metadata

BASE = "001-base"
_own = MetaData()
migrations = Table(
    "gestae_migrations", _own, Column("name", Text, primary_key=True), Column("applied", Text, nullable=False)
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of the tables. `apply` runs it; it must leave a store as `metadata` would have made it."""

    name: str
    apply: Callable[[Connection], None]


def add_judgements(connection: Connection) -> None:
    """Makes the tables of grades, and lets rulings bear words, a name and an end."""
    make_grade_tables(connection)
    add_words(connection)


MIGRATIONS: tuple[Migration, ...] = (
    Migration("002-linked", make_tables),
    Migration("003-copies", make_copy_tables),
    Migration("004-exact", add_exact),
    Migration("005-linked-texts", remake_tables),
    Migration("006-people", make_entity_tables),
    Migration("007-grades", add_judgements),
)  # what came after BASE, oldest first


def missing(connection: Connection, name: str, steps: Sequence[Migration] = MIGRATIONS) -> list[Migration] | None:
    """The migrations that the store `name` still lacks, or null where it has no tables yet.

    Raises StoreError where the database is another program's, or the store was made by a newer Gestae.
    """
    present = inspect(connection).get_table_names()
    if migrations.name not in present:
        if set(present) & set(metadata.tables) or (present and connection.dialect.name == "sqlite"):
            raise StoreError(
                f"{name}: this database belongs to another program; name another file, or a new one to make a store"
            )
        return None
    done = set(connection.scalars(select(migrations.c.name)))
    if unknown := done - {BASE, *(step.name for step in steps)}:
        raise StoreError(f"{name}: a newer Gestae made this store ({', '.join(sorted(unknown))}); install that version")
    return [step for step in steps if step.name not in done]


def migrate(connection: Connection, name: str, steps: Sequence[Migration] = MIGRATIONS) -> None:
    """Makes the tables, or applies the migrations that are missing. The caller holds the transaction."""
    lacking = missing(connection, name, steps)
    if lacking is None:
        _own.create_all(connection)
        metadata.create_all(connection)
        make_tables(connection)
        make_copy_tables(connection)
        make_entity_tables(connection)
        make_grade_tables(connection)
        _record(connection, [BASE, *(step.name for step in steps)])
        return
    for step in lacking:
        step.apply(connection)
        _record(connection, [step.name])


def _record(connection: Connection, names: list[str]) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(insert(migrations), [{"name": name, "applied": now} for name in names])
