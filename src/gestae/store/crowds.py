"""How crowded the blocks of a store are, kept up as tellings come and go, so that no question counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, ScalarSelect, and_, bindparam, delete, func, insert, or_, select, update

from gestae.linking.blocks import LISTED, OPEN, doublings
from gestae.linking.meeting import Crowd, Standing
from gestae.store.chunks import chunks
from gestae.store.link_tables import link_blocks, link_sizes

Key = TypeVar("Key", int, str)
Place = tuple[int, int]  # number of the text, position of the telling
Stands = Mapping[Place, Standing]
_HIGHEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Change:
    """What new tellings changed for old ones: `stepped`: the wide blocks in which pairs are worth less, or meet no
    more; `displaced`: tellings that are listed no more.
    """

    stepped: frozenset[int]
    displaced: frozenset[Place]


def crowd_in(connection: Connection, standings: Iterable[Standing]) -> Crowd:
    """How crowded the blocks of some tellings are in the whole store."""
    known = list(standings)
    wide = {block for standing in known for block in standing.wide}
    near = {block for standing in known for block in standing.near}
    return Crowd(_sizes(connection, wide), _bars(connection, near))


def enter(connection: Connection, new: Stands) -> Change:
    """Puts new tellings into their blocks."""
    counts = _counted(new)
    near = {block for standing in new.values() for block in standing.near}
    sizes, bars = _sizes(connection, counts), _bars(connection, near)
    rows = [
        {"block": block, "mark": standing.mark, "text": text, "position": position}
        for (text, position), standing in new.items()
        for block in (*standing.wide, *standing.near)
    ]
    if rows:
        connection.execute(insert(link_blocks), rows)
    _resize(connection, counts, sizes, near)
    grown = {block: (size, size + counts[block]) for block, size in sizes.items() if block not in near}
    stepped = frozenset(block for block, (before, after) in grown.items() if _is_step(before, after))
    lowered = {block: bar for block, bar in _bars(connection, near & set(sizes)).items() if bars.get(block) != bar}
    return Change(stepped, frozenset(_between(connection, bars, lowered)) - set(new))


def leave(connection: Connection, gone: Stands) -> None:
    """Takes tellings out of their blocks."""
    if not gone:
        return
    counts = _counted(gone)
    near = {block for standing in gone.values() for block in standing.near}
    _resize(connection, {block: -count for block, count in counts.items()}, _sizes(connection, counts), near)
    connection.execute(delete(link_sizes).where(link_sizes.c.size <= 0))
    for some in chunks(sorted({text for text, _ in gone})):
        connection.execute(delete(link_blocks).where(link_blocks.c.text.in_(some)))


def met_by(connection: Connection, new: Stands, crowd: Crowd) -> dict[int, set[Place]]:
    """In each block of new tellings, those that they meet there, themselves among them."""
    wide = {block for standing in new.values() for block in standing.wide if crowd.is_open(block)}
    near = {block for standing in new.values() for block in standing.near}
    whole = {block for s in new.values() for block in s.near if block in crowd.bars and crowd.lists(block, s.mark)}
    found: dict[int, set[Place]] = {}
    for block, place in (*members(connection, wide | whole), *_listed(connection, near - whole)):
        found.setdefault(block, set()).add(place)
    return found


def members(connection: Connection, blocks: Iterable[int]) -> Iterator[tuple[int, Place]]:
    """The tellings in some blocks."""
    wanted = select(link_blocks.c.block, link_blocks.c.text, link_blocks.c.position)
    for some in chunks(sorted(blocks)):
        for block, text, position in connection.execute(wanted.where(link_blocks.c.block.in_(some))):
            yield block, (text, position)


def _listed(connection: Connection, blocks: Iterable[int]) -> Iterator[tuple[int, Place]]:
    """The listed tellings of some near blocks."""
    bar = func.coalesce(_bar(), _HIGHEST)
    both = and_(link_blocks.c.block == link_sizes.c.block, link_blocks.c.mark <= bar)
    wanted = select(link_blocks.c.block, link_blocks.c.text, link_blocks.c.position).join_from(
        link_sizes, link_blocks, both
    )
    for some in chunks(sorted(blocks)):
        for block, text, position in connection.execute(wanted.where(link_sizes.c.block.in_(some))):
            yield block, (text, position)


def _bar() -> ScalarSelect[int]:
    """The highest mark that is listed in the block of a row of `link_sizes`; null where all are."""
    inside = link_blocks.alias()
    marks = select(inside.c.mark).where(inside.c.block == link_sizes.c.block).order_by(inside.c.mark)
    return marks.limit(1).offset(LISTED - 1).correlate(link_sizes).scalar_subquery()


def _bars(connection: Connection, near: Iterable[int]) -> dict[int, int]:
    wanted = select(link_sizes.c.block, _bar()).where(link_sizes.c.size > LISTED)
    return {
        block: bar
        for some in chunks(sorted(near))
        for block, bar in connection.execute(wanted.where(link_sizes.c.block.in_(some)))
    }


def _sizes(connection: Connection, blocks: Iterable[int]) -> dict[int, int]:
    wanted = select(link_sizes.c.block, link_sizes.c.size)
    return {
        block: size
        for some in chunks(sorted(blocks))
        for block, size in connection.execute(wanted.where(link_sizes.c.block.in_(some)))
    }


def _counted(stands: Stands) -> Counter[int]:
    """How many texts are in each wide block, and how many tellings in each near one."""
    wide = {(text, block) for (text, _), standing in stands.items() for block in standing.wide}
    return Counter([block for _, block in wide] + [block for standing in stands.values() for block in standing.near])


def _resize(connection: Connection, by: Mapping[int, int], sizes: Mapping[int, int], near: set[int]) -> None:
    new = [{"block": block, "near": block in near, "size": more} for block, more in by.items() if block not in sizes]
    old = [{"at": block, "now": sizes[block] + more} for block, more in by.items() if block in sizes]
    if new:
        connection.execute(insert(link_sizes), new)
    if old:
        change = update(link_sizes).where(link_sizes.c.block == bindparam("at"))
        connection.execute(change.values(size=bindparam("now")), old)


def _is_step(before: int, after: int) -> bool:
    return before <= OPEN < after or doublings(before) != doublings(after)


def _between(connection: Connection, before: Mapping[int, int], after: Mapping[int, int]) -> Iterator[Place]:
    """The tellings of some near blocks between the bars of before and after."""
    mark, place = link_blocks.c.mark, (link_blocks.c.text, link_blocks.c.position)
    for some in chunks(sorted(after)):
        where = [
            and_(link_blocks.c.block == block, mark > after[block], mark <= before.get(block, _HIGHEST))
            for block in some
        ]
        yield from ((text, position) for text, position in connection.execute(select(*place).where(or_(*where))))
