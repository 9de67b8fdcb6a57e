"""The tables of what links reports. All but the decisions can be made again out of the readings."""

from __future__ import annotations

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
    delete,
)

from gestae.store.tables import reports

linking = MetaData()
link_texts = Table(  # what twins tell, once
    "link_texts",
    linking,
    Column("number", Integer, primary_key=True),
    Column("kin", Text, nullable=False, unique=True),
    Column("first", Text, nullable=False),  # of the ids of its reports
)
link_reports = Table(
    "link_reports",
    linking,
    Column("number", ForeignKey(reports.c.number, ondelete="CASCADE"), primary_key=True),
    Column("text", ForeignKey(link_texts.c.number), nullable=False, index=True),
    Column("stale", Boolean, nullable=False, default=False),  # a decision touched it: to be linked again
    Column("linker", Text, nullable=False),  # the rules that linked it
    Index("link_reports_stale", "stale"),
    Index("link_reports_linker", "linker"),
)
link_tellings = Table(
    "link_tellings",
    linking,
    Column("text", ForeignKey(link_texts.c.number), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("telling", LargeBinary, nullable=False),
    Column("part", Text),  # the tellings that are linked again together
    Column("occurrence", Text),  # null for an echo that fits none
    Index("link_tellings_part", "part"),
    Index("link_tellings_occurrence", "occurrence"),
)
link_blocks = Table(
    "link_blocks",
    linking,
    Column("block", BigInteger, primary_key=True),
    Column("mark", BigInteger, primary_key=True),  # those with the lowest are listed
    Column("text", ForeignKey(link_texts.c.number), primary_key=True, index=True),
    Column("position", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
link_sizes = Table(
    "link_sizes",
    linking,
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    Column("near", Boolean, nullable=False),
    Column("size", Integer, nullable=False),  # texts in a wide block, tellings in a near one
    sqlite_with_rowid=False,
)
decisions = Table(
    "decisions",
    linking,
    Column("id", Integer, primary_key=True),
    Column("report", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("other_report", Text, nullable=False),
    Column("other_start", Integer, nullable=False),
    Column("other_end", Integer, nullable=False),
    Column("together", Boolean, nullable=False),
    Column("note", Text),
    Column("made_at", Text, nullable=False),
    Column("made_by", Text),
    Column("undone_at", Text),
    Column("undone_by", Text),
    Column("words", Text),  # of the tellings, and the sentences they stood in, by which they are found again
    Column("sentence", Text),
    Column("at", Integer),
    Column("other_words", Text),
    Column("other_sentence", Text),
    Column("other_at", Integer),
)
_DERIVED = (link_blocks, link_sizes, link_tellings, link_reports, link_texts)


def make_tables(connection: Connection) -> None:
    """Makes the tables of linking; a migration, and a part of a new store."""
    linking.create_all(connection)


def remake_tables(connection: Connection) -> None:
    """Makes the tables anew but for the decisions; a migration: the next question links the store again."""
    for name in ("link_blocks", "link_sizes", "link_tellings", "link_reports", "link_texts"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    linking.create_all(connection)


def clear(connection: Connection) -> None:
    """Forgets all links; the decisions stay."""
    for table in _DERIVED:
        connection.execute(delete(table))
