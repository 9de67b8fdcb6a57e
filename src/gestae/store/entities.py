"""Keeps the people and organizations of a store up to date: who is named in each report, the bearers of these names,
and the entity that each bearer is of.

A report whose names are all known costs a lookup; a new name has its block alone put together again, so that what a
report costs does not grow with the store. What is in a block is a function of its bearers and the rulings.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from gestae.knowledge.use import LEXICON, cached, lexicon
from gestae.linking.entities import id_of, united
from gestae.linking.entity_rulings import blocks_of_ruling, taken_alone
from gestae.linking.grouping import Group
from gestae.linking.person_names import looked_up
from gestae.linking.sightings import Bearer, bearer_of, block_of, sightings_of
from gestae.records import EntityRuling, EntitySide
from gestae.store.chunks import chunks
from gestae.store.entity_rulings import entity_rulings_in
from gestae.store.entity_tables import entity_bearers, entity_reports, entity_sightings
from gestae.store.packing import unpack
from gestae.store.tables import reports

_KNOWLEDGE = ("linking/names.yaml", "actors/states.csv", "actors/organizations.csv")
_FORM = 1  # of the sightings and of the joining: another one when either changes


def entities_behind(connection: Connection) -> bool:
    """Whether reports came since the names were read, or other rules."""
    return bool(_outdated(connection) or _fresh(connection))


def bring_entities_up(connection: Connection, store: str) -> None:
    """Reads the names of what came since, and puts the blocks that they touch together again. The caller holds a
    transaction that writes.
    """
    if _outdated(connection):
        for table in (entity_bearers, entity_sightings, entity_reports):
            connection.execute(delete(table))
    rulings = entity_rulings_in(connection)
    fresh = _fresh(connection)
    touched = _forget(connection, _replaced(connection, fresh))
    _group_again(connection, touched | _take(connection, fresh, store, taken_alone(rulings)), rulings)


@cached
def _rules() -> str:
    """Alike for the same program with the same knowledge of names: other rules read the names of a store anew."""
    from gestae import __version__

    folders = dict.fromkeys((LEXICON, lexicon()))
    files = [folder / name for folder in folders for name in _KNOWLEDGE if (folder / name).is_file()]
    parts = [__version__, str(_FORM), *(file.read_text(encoding="utf-8") for file in files)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _outdated(connection: Connection) -> bool:
    ends = connection.execute(select(func.min(entity_reports.c.linker), func.max(entity_reports.c.linker))).one()
    return any(end is not None and end != _rules() for end in ends)


def _fresh(connection: Connection) -> list[int]:
    """The newest versions that came after the last whose names were read; numbers grow."""
    last = connection.scalar(select(func.max(entity_reports.c.number))) or 0
    found = select(reports.c.number).where(reports.c.number > last, reports.c.current)
    return list(connection.scalars(found.order_by(reports.c.number)))


def _replaced(connection: Connection, fresh: Sequence[int]) -> list[int]:
    """The older versions of some new ones."""
    newer = reports.alias()
    both = (newer.c.id == reports.c.id) & (newer.c.number > reports.c.number)
    wanted = (
        select(reports.c.number).join(newer, both).join(entity_reports, entity_reports.c.number == reports.c.number)
    )
    return [
        number
        for some in chunks(fresh)
        for number in connection.scalars(wanted.where(newer.c.number.in_(some)).distinct())
    ]


def _take(connection: Connection, numbers: Sequence[int], store: str, alone: Sequence[EntitySide]) -> set[str]:
    """Lays the names of reports down; gives the blocks of the bearers that are new."""
    touched: set[str] = set()
    for number in numbers:
        row = connection.execute(select(reports.c.id, reports.c.reading).where(reports.c.number == number)).one()
        seen = sightings_of(unpack(row.reading, f"{store}: {row.id}"))
        packed = zlib.compress(msgspec.msgpack.encode(seen), 1)
        connection.execute(insert(entity_reports), [{"number": number, "sightings": packed, "linker": _rules()}])
        touched |= _lay_down(connection, number, [bearer_of(one, alone) for one in seen])
    return touched


def _lay_down(connection: Connection, number: int, bearers: Sequence[Bearer]) -> set[str]:
    named = {bearer.number: bearer for bearer in bearers}
    if not named:
        return set()
    rows = [{"number": number, "position": n, "bearer": bearer.number} for n, bearer in enumerate(bearers)]
    connection.execute(insert(entity_sightings), rows)
    wanted = select(entity_bearers.c.number)
    known = {
        one
        for some in chunks(sorted(named))
        for one in connection.scalars(wanted.where(entity_bearers.c.number.in_(some)))
    }
    new = [_bearer_row(bearer) for own, bearer in sorted(named.items()) if own not in known]
    if new:
        connection.execute(insert(entity_bearers), new)
    return {row["block"] for row in new}


def _bearer_row(bearer: Bearer) -> dict[str, Any]:
    return {
        "number": bearer.number,
        "block": block_of(bearer.kind, bearer.name),
        "own": id_of(bearer),
        "words": words_of(bearer.name),
        "bearer": msgspec.msgpack.encode(bearer),
        "loose": False,
    }


def words_of(name: str) -> str:
    """A name as it is looked up, with blanks around each word."""
    return f" {' '.join(looked_up(name))} "


def _forget(connection: Connection, numbers: Sequence[int]) -> set[str]:
    """Takes the names of reports away, and the bearers that no other report has; gives the blocks of these."""
    bearers: set[int] = set()
    for some in chunks(numbers):
        wanted = select(entity_sightings.c.bearer).where(entity_sightings.c.number.in_(some))
        bearers |= set(connection.scalars(wanted))
        connection.execute(delete(entity_sightings).where(entity_sightings.c.number.in_(some)))
        connection.execute(delete(entity_reports).where(entity_reports.c.number.in_(some)))
    return {block for some in chunks(sorted(bearers)) for block in _drop_unused(connection, some)}


def _drop_unused(connection: Connection, bearers: Sequence[int]) -> set[str]:
    used = select(entity_sightings.c.bearer).where(entity_sightings.c.bearer == entity_bearers.c.number).exists()
    unused = entity_bearers.c.number.in_(bearers) & ~used
    blocks = set(connection.scalars(select(entity_bearers.c.block).where(unused)))
    connection.execute(delete(entity_bearers).where(unused))
    return blocks


# ---------------------------------------------------------------- grouping
def _group_again(connection: Connection, blocks: set[str], rulings: Sequence[EntityRuling]) -> None:
    """Puts the bearers of some blocks together again, with all blocks that rulings tie to them."""
    ruled = {block for ruling in rulings for block in blocks_of_ruling(ruling)}
    before = _placed(connection, blocks | ruled if blocks & ruled else blocks)
    for group in united(before, rulings):
        for bearer, place in _places(group):
            if place != before[bearer]:
                own = entity_bearers.c.number == bearer.number
                connection.execute(update(entity_bearers).where(own).values(place))


def _places(group: Group) -> Iterator[tuple[Bearer, dict[str, Any]]]:
    """Each bearer of a group with its place there."""
    name = id_of(group.bearers[0])
    for rank, join in enumerate(group.joins):
        to = join.to.number if join.to else None
        yield join.bearer, {"entity": name, "rank": rank, "to": to, "why": join.why, "loose": group.loose}


def _placed(connection: Connection, blocks: Iterable[str]) -> dict[Bearer, dict[str, Any]]:
    """The bearers of some blocks, each with its place as it was."""
    place = [entity_bearers.c[name] for name in ("entity", "rank", "to", "why", "loose")]
    wanted = select(entity_bearers.c.bearer, *place)
    return {
        msgspec.msgpack.decode(row.pop("bearer"), type=Bearer): row
        for some in chunks(sorted(blocks))
        for row in map(dict, connection.execute(wanted.where(entity_bearers.c.block.in_(some))).mappings())
    }


def read_again(connection: Connection, ruling: EntityRuling, store: str) -> None:
    """Reads the names again of the reports that a ruling came to or went from, and puts all ruled blocks together."""
    rulings = entity_rulings_in(connection)
    ids = [side.report for side in (ruling.first, ruling.second) if side.report is not None]
    there = select(reports.c.number).join(entity_reports, entity_reports.c.number == reports.c.number)
    numbers = list(connection.scalars(there.where(reports.c.id.in_(ids), reports.c.current)))
    touched = _forget(connection, numbers) | _take(connection, numbers, store, taken_alone(rulings))
    _group_again(connection, touched | blocks_of_ruling(ruling), rulings)
