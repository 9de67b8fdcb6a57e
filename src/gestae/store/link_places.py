"""The tellings of a store by their places, and the parts that they are in."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, select

from gestae.linking.tellings import Sight
from gestae.linking.twins import told_by
from gestae.store.chunks import chunks
from gestae.store.crowds import Place
from gestae.store.link_tables import link_reports, link_tellings, link_texts
from gestae.store.tables import reports


def packed(sight: Sight) -> bytes:
    """A telling as compressed bytes."""
    return zlib.compress(msgspec.msgpack.encode(sight), 1)


def unpacked(telling: bytes, first: str) -> Sight:
    """A telling out of its bytes, as that of the report `first`."""
    sight = msgspec.msgpack.decode(zlib.decompress(telling), type=Sight)
    return sight if sight.report == first else told_by(sight, first, sight.outlet)


def sights_at(connection: Connection, places: Iterable[Place]) -> dict[Place, Sight]:
    """The tellings at some places."""
    wanted = _by_text(places)
    asked = select(link_tellings, link_texts.c.first).join(link_texts)
    return {
        (row.text, row.position): unpacked(row.telling, row.first)
        for some in chunks(sorted(wanted))
        for row in connection.execute(asked.where(link_tellings.c.text.in_(some)))
        if row.position in wanted[row.text]
    }


def places_of(connection: Connection, texts: Sequence[int]) -> list[Place]:
    """The places of the tellings of some texts."""
    wanted = select(link_tellings.c.text, link_tellings.c.position)
    return [
        (text, position)
        for some in chunks(texts)
        for text, position in connection.execute(wanted.where(link_tellings.c.text.in_(some)))
    ]


def places_in(connection: Connection, parts: Iterable[str]) -> set[Place]:
    """The places of the tellings of some parts."""
    wanted = select(link_tellings.c.text, link_tellings.c.position)
    return {
        (text, position)
        for some in chunks(sorted(parts))
        for text, position in connection.execute(wanted.where(link_tellings.c.part.in_(some)))
    }


def parts_at(connection: Connection, places: Iterable[Place]) -> set[str]:
    """The parts that the tellings at some places are in."""
    wanted = _by_text(places)
    asked = select(link_tellings.c.text, link_tellings.c.position, link_tellings.c.part)
    return {
        part
        for some in chunks(sorted(wanted))
        for text, position, part in connection.execute(asked.where(link_tellings.c.text.in_(some)))
        if part is not None and position in wanted[text]
    }


def parts_told_by(connection: Connection, ids: Iterable[str]) -> set[str]:
    """The parts in which some reports, by their ids, have a telling."""
    wanted = select(link_tellings.c.part).join_from(link_tellings, link_reports, _SAME).join(reports)
    return {
        part
        for some in chunks(sorted(set(ids)))
        for part in connection.scalars(wanted.where(reports.c.id.in_(some), link_tellings.c.part.is_not(None)))
    }


_SAME = link_tellings.c.text == link_reports.c.text


def _by_text(places: Iterable[Place]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for text, position in places:
        found[text].add(position)
    return found
