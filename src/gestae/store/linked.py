"""What links the reports of a store: the tellings of each report, the occurrence that each belongs to, the analyst's
decisions.

Only reports that came since, and the parts that they touch, are linked again: the parts of the tellings have no link
between them, so that each is a function of its own tellings alone, and the whole one of the set of readings.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import TypeVar

import msgspec
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
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from gestae.knowledge.files import LEXICON
from gestae.linking.blocks import blocks_of, number_of
from gestae.linking.joining import parts_of
from gestae.linking.link import tellings_of
from gestae.linking.occurrences import id_of
from gestae.linking.tellings import Sight, key_of
from gestae.records import Decision
from gestae.store.packing import unpack
from gestae.store.tables import reports

linking = MetaData()
link_reports = Table(
    "link_reports",
    linking,
    Column("number", ForeignKey(reports.c.number, ondelete="CASCADE"), primary_key=True),
    Column("tellings", LargeBinary, nullable=False),
    Column("stale", Boolean, nullable=False, default=False),  # a decision touched it: to be linked again
    Column("linker", Text, nullable=False),  # the rules that linked it
    Index("link_reports_stale", "stale"),
    Index("link_reports_linker", "linker"),
)
link_tellings = Table(
    "link_tellings",
    linking,
    Column("number", ForeignKey(link_reports.c.number, ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("part", Text),  # the tellings that are linked again together
    Column("occurrence", Text),  # null for an echo that fits none
    Index("link_tellings_part", "part"),
    Index("link_tellings_occurrence", "occurrence"),
)
link_blocks = Table(
    "link_blocks",
    linking,
    Column("block", BigInteger, primary_key=True),
    Column("number", ForeignKey(link_reports.c.number, ondelete="CASCADE"), primary_key=True, index=True),
    Column("position", Integer, primary_key=True),
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
)

Key = TypeVar("Key", int, str)
Place = tuple[int, int]  # number of the report's version, position of the telling
_CHUNK = 400
_FORM = 4  # of the tellings and of the joining: another one when either changes


def make_tables(connection: Connection) -> None:
    """Makes the tables of linking; a migration, and a part of a new store."""
    linking.create_all(connection)


def is_behind(connection: Connection) -> bool:
    """Whether reports came since the store was linked, or a decision, or other rules."""
    return bool(_outdated(connection) or _fresh(connection) or _stale(connection))


def bring_up(connection: Connection, name: str) -> None:
    """Links what came since, and again what it touches. The caller holds a transaction that writes."""
    if _outdated(connection):
        for table in (link_blocks, link_tellings, link_reports):
            connection.execute(delete(table))
    fresh, stale = _fresh(connection), _stale(connection)
    gone = _replaced(connection, fresh) + stale
    touched = _parts_at(connection, gone) | _parts_in(connection, _blocks_at(connection, gone))
    _forget(connection, gone)
    new: set[Place] = set()
    for number in fresh + stale:
        added, blocks = _take(connection, number, name)
        new |= added
        touched |= _parts_in(connection, blocks)
    _link_again(connection, new | _places_of(connection, touched))


def groups_in(connection: Connection) -> list[tuple[Sight, ...]]:
    """The tellings of each occurrence, as they were linked last."""
    found = select(link_tellings).where(link_tellings.c.occurrence.is_not(None))
    places: dict[str, list[Place]] = defaultdict(list)
    for row in connection.execute(found):
        places[row.occurrence].append((row.number, row.position))
    sights = _sights(connection, [place for some in places.values() for place in some])
    groups = (tuple(sorted((sights[place] for place in some), key=key_of)) for some in places.values())
    return sorted(groups, key=lambda group: key_of(group[0]))


def decided(connection: Connection) -> list[Decision]:
    """What the analyst decided, oldest first."""
    rows = connection.execute(select(decisions).order_by(decisions.c.id)).mappings()
    names = Decision.__struct_fields__
    return [Decision(**{name: row[name] for name in names}) for row in rows]


def decide(connection: Connection, ruling: Decision) -> None:
    """Keeps a decision; it replaces an earlier one on the same two tellings, and both are linked again."""
    _drop_rulings(connection, ruling)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(insert(decisions), [ruling.to_dict() | {"made_at": made}])
    _mark(connection, ruling)


def undecide(connection: Connection, ruling: Decision) -> None:
    """Forgets what was decided on two tellings; both are linked again."""
    _drop_rulings(connection, ruling)
    _mark(connection, ruling)


def _drop_rulings(connection: Connection, ruling: Decision) -> None:
    turned = Decision(
        report=ruling.other_report, start=ruling.other_start, end=ruling.other_end,
        other_report=ruling.report, other_start=ruling.start, other_end=ruling.end, together=ruling.together,
    )  # fmt: skip
    names = ("report", "start", "end", "other_report", "other_start", "other_end")
    for one in (ruling, turned):
        connection.execute(delete(decisions).where(*(decisions.c[name] == getattr(one, name) for name in names)))


def _mark(connection: Connection, ruling: Decision) -> None:
    """Both reports are to be linked again."""
    found = select(reports.c.number).where(reports.c.id.in_([ruling.report, ruling.other_report]), reports.c.current)
    numbers = list(connection.scalars(found))
    connection.execute(update(link_reports).where(link_reports.c.number.in_(numbers)).values(stale=True))


# ---------------------------------------------------------------- what came and went
def _fresh(connection: Connection) -> list[int]:
    """The newest versions that came after the last that was linked; numbers grow."""
    last = connection.scalar(select(func.max(link_reports.c.number))) or 0
    found = select(reports.c.number).where(reports.c.number > last, reports.c.current)
    return list(connection.scalars(found.order_by(reports.c.number)))


def _outdated(connection: Connection) -> bool:
    """Whether other rules linked some of the reports."""
    ends = connection.execute(select(func.min(link_reports.c.linker), func.max(link_reports.c.linker))).one()
    return any(end is not None and end != rules() for end in ends)


@cache
def rules() -> str:
    """Alike for the same program with the same knowledge of linking: another one links a store anew."""
    from gestae import __version__

    files = sorted((LEXICON / "linking").glob("*.yaml"))
    parts = [__version__, str(_FORM), *(file.read_text(encoding="utf-8") for file in files)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _stale(connection: Connection) -> list[int]:
    return list(connection.scalars(select(link_reports.c.number).where(link_reports.c.stale)))


def _replaced(connection: Connection, fresh: Sequence[int]) -> list[int]:
    """The linked versions that some new versions replace."""
    newer = reports.alias()
    both = (newer.c.id == reports.c.id) & (newer.c.number > reports.c.number)
    wanted = select(reports.c.number).join(newer, both).join(link_reports, link_reports.c.number == reports.c.number)
    return [
        number
        for some in _chunks(fresh)
        for number in connection.scalars(wanted.where(newer.c.number.in_(some)).distinct())
    ]


def _forget(connection: Connection, numbers: Sequence[int]) -> None:
    for some in _chunks(numbers):
        connection.execute(delete(link_blocks).where(link_blocks.c.number.in_(some)))
        connection.execute(delete(link_tellings).where(link_tellings.c.number.in_(some)))
        connection.execute(delete(link_reports).where(link_reports.c.number.in_(some)))


def _take(connection: Connection, number: int, name: str) -> tuple[set[Place], set[int]]:
    """Lays the tellings of one report down; gives their places and blocks."""
    row = connection.execute(select(reports.c.id, reports.c.reading).where(reports.c.number == number)).one()
    sights = tellings_of(unpack(row.reading, f"{name}: {row.id}"))
    connection.execute(
        insert(link_reports), [{"number": number, "tellings": _pack(sights), "stale": False, "linker": rules()}]
    )
    places = [{"number": number, "position": n} for n in range(len(sights))]
    blocks = [
        {"block": number_of(block), "number": number, "position": n}
        for n, sight in enumerate(sights)
        for block in blocks_of(sight)
    ]
    if places:
        connection.execute(insert(link_tellings), places)
        connection.execute(insert(link_blocks), blocks)
    return {(number, n) for n in range(len(sights))}, {row["block"] for row in blocks}


def _pack(sights: list[Sight]) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(sights), 1)


# ---------------------------------------------------------------- what is linked again
def _parts_in(connection: Connection, blocks: Iterable[int]) -> set[str]:
    """The parts that have a telling in some blocks."""
    both = (link_tellings.c.number == link_blocks.c.number) & (link_tellings.c.position == link_blocks.c.position)
    wanted = select(link_tellings.c.part).distinct().join(link_blocks, both).where(link_tellings.c.part.is_not(None))
    return {
        part
        for some in _chunks(sorted(set(blocks)))
        for part in connection.scalars(wanted.where(link_blocks.c.block.in_(some)))
    }


def _parts_at(connection: Connection, numbers: Sequence[int]) -> set[str]:
    wanted = select(link_tellings.c.part).distinct().where(link_tellings.c.part.is_not(None))
    return {
        part for some in _chunks(numbers) for part in connection.scalars(wanted.where(link_tellings.c.number.in_(some)))
    }


def _blocks_at(connection: Connection, numbers: Sequence[int]) -> set[int]:
    wanted = select(link_blocks.c.block).distinct()
    return {
        block for some in _chunks(numbers) for block in connection.scalars(wanted.where(link_blocks.c.number.in_(some)))
    }


def _sizes(connection: Connection, sights: Iterable[Sight]) -> dict[str, int]:
    """How many reports have a telling in each block of some tellings."""
    names = {number_of(block): block for sight in sights for block in blocks_of(sight)}
    wanted = select(link_blocks.c.block, func.count(link_blocks.c.number.distinct())).group_by(link_blocks.c.block)
    return {
        names[block]: count
        for some in _chunks(sorted(names))
        for block, count in connection.execute(wanted.where(link_blocks.c.block.in_(some)))
    }


def _places_of(connection: Connection, parts: Iterable[str]) -> set[Place]:
    wanted = select(link_tellings.c.number, link_tellings.c.position)
    return {
        (row.number, row.position)
        for some in _chunks(sorted(parts))
        for row in connection.execute(wanted.where(link_tellings.c.part.in_(some)))
    }


def _link_again(connection: Connection, places: set[Place]) -> None:
    """Joins the tellings at `places`, which hold whole parts, and writes what part and occurrence each is in."""
    sights = _sights(connection, sorted(places))
    at = {_own(sight): place for place, sight in sights.items()}
    rows = [
        {"at_number": at[key][0], "at_position": at[key][1], "to_part": part_id, "to_occurrence": occurrences.get(key)}
        for part in parts_of(sights.values(), decided(connection), _sizes(connection, sights.values()))
        for part_id, occurrences in [_names(part.sights, part.groups)]
        for key in map(_own, part.sights)
    ]
    if rows:
        here = (link_tellings.c.number == bindparam("at_number")) & (
            link_tellings.c.position == bindparam("at_position")
        )
        change = update(link_tellings).where(here)
        connection.execute(change.values(part=bindparam("to_part"), occurrence=bindparam("to_occurrence")), rows)


def _names(sights: Sequence[Sight], groups: Sequence[Sequence[Sight]]) -> tuple[str, dict[str, str]]:
    """The id of a part, and the id of the occurrence of each of its tellings that is in one."""
    part = hashlib.blake2b(_own(sights[0]).encode(), digest_size=8).hexdigest()
    return part, {_own(sight): id_of(group) for group in groups for sight in group}


def _own(sight: Sight) -> str:
    """What tells a telling from all others of the store."""
    what = sight.event or sight.commitment or "echo"
    return f"{sight.report}\n{sight.trigger.start}\n{sight.trigger.end}\n{what}"


def _sights(connection: Connection, places: Iterable[Place]) -> dict[Place, Sight]:
    """The tellings at some places."""
    wanted: dict[int, list[int]] = defaultdict(list)
    for number, position in places:
        wanted[number].append(position)
    found: dict[Place, Sight] = {}
    for some in _chunks(sorted(wanted)):
        for row in connection.execute(select(link_reports).where(link_reports.c.number.in_(some))):
            sights = msgspec.msgpack.decode(zlib.decompress(row.tellings), type=list[Sight])
            found |= {(row.number, position): sights[position] for position in wanted[row.number]}
    return found


def _chunks(values: Sequence[Key]) -> Iterator[list[Key]]:
    for start in range(0, len(values), _CHUNK):
        yield list(values[start : start + _CHUNK])
