"""The tables of people and organizations across reports."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from gestae.store.tables import reports

Value = TypeVar("Value", int, str)

naming = MetaData()
entity_reports = Table(
    "entity_reports",
    naming,
    Column("number", ForeignKey(reports.c.number, ondelete="CASCADE"), primary_key=True),
    Column("sightings", LargeBinary, nullable=False),
    Column("linker", Text, nullable=False),  # the rules that read its names
    Index("entity_reports_linker", "linker"),
)
entity_sightings = Table(
    "entity_sightings",
    naming,
    Column("number", ForeignKey(entity_reports.c.number, ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("bearer", BigInteger, nullable=False),
    Index("entity_sightings_bearer", "bearer"),
)
entity_bearers = Table(
    "entity_bearers",
    naming,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("block", Text, nullable=False),
    Column("own", Text, nullable=False),  # the id of the entity that it would be by itself
    Column("words", Text, nullable=False),  # its name as it is looked up
    Column("bearer", LargeBinary, nullable=False),
    Column("entity", Text),
    Column("rank", Integer),  # its place in the entity
    Column("to", BigInteger),  # the bearer that it was joined to
    Column("why", Text),
    Column("loose", Boolean, nullable=False, default=False),  # an entity in each report by itself
    Index("entity_bearers_block", "block"),
    Index("entity_bearers_own", "own"),
    Index("entity_bearers_entity", "entity"),
)
entity_rulings = Table(
    "entity_rulings",
    naming,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("code", Text),
    Column("report", Text),
    Column("other_kind", Text, nullable=False),
    Column("other_name", Text, nullable=False),
    Column("other_code", Text),
    Column("other_report", Text),
    Column("together", Boolean, nullable=False),
    Column("by", Text),
    Column("why", Text),
    Column("made_at", Text, nullable=False),
)


def make_entity_tables(connection: Connection) -> None:
    """Makes the tables; a migration, and a part of a new store."""
    naming.create_all(connection)
