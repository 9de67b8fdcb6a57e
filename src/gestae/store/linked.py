"""What links the reports of a store: the tellings of each text, and the occurrence that each belongs to.

Only reports that came since, and what they touch, are linked again. The parts of the tellings have no link between
them, so that each is a function of its own tellings and of how crowded their blocks are. A new telling touches the
parts that it is linked to, those in a block that it made more common by a step (`blocks.doublings`), and those of whom
it displaced one from a list. Whatever goes touches all that shares a block with it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from gestae.knowledge.use import LEXICON, cached, lexicon
from gestae.linking.accounts import is_account
from gestae.linking.bounds import ceiling, may_link, sketch_of
from gestae.linking.joining import least, parts_of, worth_of
from gestae.linking.link import tellings_of
from gestae.linking.meeting import Ground, Standing, ground_of, meet, standing_of
from gestae.linking.occurrences import id_of
from gestae.linking.tellings import Sight, key_of
from gestae.linking.twins import Print, kin_of, kindred, retold, ruled_reports, told_by
from gestae.records import Decision
from gestae.store.chunks import chunks
from gestae.store.crowds import Place, crowd_in, enter, leave, members, met_by
from gestae.store.link_places import packed, parts_at, parts_told_by, places_in, places_of, sights_at, unpacked
from gestae.store.link_tables import clear, link_reports, link_tellings, link_texts
from gestae.store.packing import unpack
from gestae.store.rulings import applied, decide, decided, undecide
from gestae.store.tables import reports

__all__ = ["bring_up", "decide", "decided", "groups_in", "is_behind", "loose_in", "undecide"]

Sights = Mapping[Place, Sight]
_FORM = 12  # of the tellings and of the joining: another one when either changes
_AT_ONCE = 500  # reports that are linked together


def is_behind(connection: Connection) -> bool:
    """Whether reports came since the store was linked, or a decision, or other rules."""
    return bool(_outdated(connection) or _fresh(connection, 1) or _stale(connection))


def bring_up(connection: Connection, name: str) -> None:
    """Links what came since, and again what it touches. The caller holds a transaction that writes."""
    if _outdated(connection):
        clear(connection)
    rulings, ruled = applied(connection), ruled_reports(decided(connection))
    fresh, stale = _fresh(connection), _stale(connection)
    replaced = _replaced(connection, fresh)
    touched = _take_out(connection, replaced + stale)
    due = fresh + [number for number in stale if number not in replaced]
    for start in range(0, max(len(due), 1), _AT_ONCE):
        new, others = _take_in(connection, due[start : start + _AT_ONCE], ruled, name)
        touched |= others | _touched_by(connection, new)
        _link_again(connection, {*new, *places_in(connection, touched)}, rulings)
        touched = set()


def groups_in(connection: Connection) -> list[tuple[Sight, ...]]:
    """The tellings of each occurrence, as they were linked last."""
    groups: dict[str, list[Sight]] = defaultdict(list)
    wanted = select(link_tellings, link_texts.c.first).join(link_texts).where(link_tellings.c.occurrence.is_not(None))
    for row in connection.execute(wanted):
        groups[row.occurrence].append(unpacked(row.telling, row.first))
    prints = _prints(connection)
    return sorted((retold(group, prints) for group in groups.values()), key=lambda group: key_of(group[0]))


def loose_in(connection: Connection) -> list[Sight]:
    """The tellings that are of no occurrence and may still stand against what others tell."""
    wanted = select(link_tellings, link_texts.c.first).join(link_texts).where(link_tellings.c.occurrence.is_(None))
    every = (unpacked(row.telling, row.first) for row in connection.execute(wanted))
    return list(retold([sight for sight in every if is_account(sight)], _prints(connection)))


def _prints(connection: Connection) -> dict[str, list[Print]]:
    """Who printed each text, by the first of its reports."""
    printed = select(link_texts.c.first, reports.c.id, reports.c.outlet)
    printed = printed.join_from(link_reports, link_texts).join(reports, reports.c.number == link_reports.c.number)
    prints: dict[str, list[Print]] = defaultdict(list)
    for first, report, outlet in connection.execute(printed):
        prints[first].append((report, outlet))
    return prints


# ---------------------------------------------------------------- what came and went
def _fresh(connection: Connection, most: int | None = None) -> list[int]:
    """The newest versions that came after the last that was linked; numbers grow."""
    last = connection.scalar(select(func.max(link_reports.c.number))) or 0
    found = select(reports.c.number).where(reports.c.number > last, reports.c.current)
    return list(connection.scalars(found.order_by(reports.c.number).limit(most)))


def _outdated(connection: Connection) -> bool:
    """Whether other rules linked some of the reports."""
    ends = connection.execute(select(func.min(link_reports.c.linker), func.max(link_reports.c.linker))).one()
    return any(end is not None and end != rules() for end in ends)


@cached
def rules() -> str:
    """Alike for the same program with the same knowledge of linking: another one links a store anew."""
    from gestae import __version__

    folders = dict.fromkeys((LEXICON, lexicon()))
    files = [file for folder in folders for file in sorted((folder / "linking").glob("*.*")) if file.is_file()]
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
        for some in chunks(fresh)
        for number in connection.scalars(wanted.where(newer.c.number.in_(some)).distinct())
    ]


def _take_out(connection: Connection, numbers: Sequence[int]) -> set[str]:
    """Forgets reports, and the texts that none is left of; gives the parts that this touches."""
    texts: set[int] = set()
    for some in chunks(numbers):
        texts |= set(connection.scalars(select(link_reports.c.text).where(link_reports.c.number.in_(some))))
        connection.execute(delete(link_reports).where(link_reports.c.number.in_(some)))
    first = select(func.min(reports.c.id)).join(link_reports, link_reports.c.number == reports.c.number)
    left = {text: connection.scalar(first.where(link_reports.c.text == text)) for text in sorted(texts)}
    touched = parts_at(connection, places_of(connection, sorted(texts)))
    _rename(connection, {text: report for text, report in left.items() if report is not None})
    return touched | _forget(connection, [text for text, report in left.items() if report is None])


def _forget(connection: Connection, texts: Sequence[int]) -> set[str]:
    sights = sights_at(connection, places_of(connection, texts))
    stands = {place: standing_of(sight) for place, sight in sights.items()}
    blocks = {block for standing in stands.values() for block in (*standing.wide, *standing.near)}
    touched = parts_at(connection, {place for _, place in members(connection, blocks)})
    leave(connection, stands)
    for some in chunks(texts):
        connection.execute(delete(link_tellings).where(link_tellings.c.text.in_(some)))
        connection.execute(delete(link_texts).where(link_texts.c.number.in_(some)))
    return touched


def _rename(connection: Connection, names: Mapping[int, str]) -> None:
    """Notes the first of the reports of some texts."""
    if names:
        change = update(link_texts).where(link_texts.c.number == bindparam("at")).values(first=bindparam("now"))
        connection.execute(change, [{"at": text, "now": report} for text, report in names.items()])


# ---------------------------------------------------------------- what comes
def _take_in(
    connection: Connection, numbers: Sequence[int], ruled: frozenset[str], name: str
) -> tuple[dict[Place, Sight], set[str]]:
    """Lays down what some reports tell; gives the tellings of new texts, and the parts that other reports touch."""
    new: dict[Place, Sight] = {}
    renamed: dict[int, str] = {}
    ids: set[str] = set()
    for row in _rows(connection, numbers):
        reading = unpack(row.reading, f"{name}: {row.id}")
        kin = kin_of(reading, ruled)
        text, first = _text_of(connection, kin, row.id)
        if first is None:
            new |= _laid_down(connection, text, kindred(tellings_of(reading), kin))
        elif row.id < first:
            _rename(connection, {text: row.id})
            renamed[text] = row.id
        connection.execute(
            insert(link_reports), [{"number": row.number, "text": text, "stale": False, "linker": rules()}]
        )
        ids.add(row.id)
    new = {place: told_by(sight, renamed.get(place[0], sight.report), sight.outlet) for place, sight in new.items()}
    touched = parts_at(connection, places_of(connection, sorted(renamed)))
    return new, touched | (parts_told_by(connection, ruled) if ids & ruled else set())


def _rows(connection: Connection, numbers: Sequence[int]) -> Iterator[Any]:
    wanted = select(reports.c.number, reports.c.id, reports.c.reading).order_by(reports.c.number)
    for some in chunks(numbers):
        yield from connection.execute(wanted.where(reports.c.number.in_(some))).all()


def _text_of(connection: Connection, kin: str, report: str) -> tuple[int, str | None]:
    """The number of what a reading tells, and the first of the reports that told it before, if any did."""
    known = connection.execute(select(link_texts.c.number, link_texts.c.first).where(link_texts.c.kin == kin)).first()
    if known:
        return known.number, known.first
    made = connection.execute(insert(link_texts).values(kin=kin, first=report)).inserted_primary_key
    return int(made[0]) if made else 0, None


def _laid_down(connection: Connection, text: int, sights: Sequence[Sight]) -> dict[Place, Sight]:
    rows = [{"text": text, "position": n, "telling": packed(sight)} for n, sight in enumerate(sights)]
    if rows:
        connection.execute(insert(link_tellings), rows)
    return {(text, n): sight for n, sight in enumerate(sights)}


def _touched_by(connection: Connection, new: Sights) -> set[str]:
    """Puts new tellings into their blocks; gives the parts that this touches."""
    stands = {place: standing_of(sight) for place, sight in new.items()}
    change = enter(connection, stands)
    stepped = {place for _, place in members(connection, change.stepped)}
    return parts_at(connection, _linked_to(connection, new, stands) | stepped | change.displaced)


def _linked_to(connection: Connection, new: Sights, stands: Mapping[Place, Standing]) -> set[Place]:
    """The older tellings that some new ones are linked to."""
    crowd = crowd_in(connection, stands.values())
    met = met_by(connection, stands, crowd)
    old = sights_at(connection, set(chain.from_iterable(met.values())) - set(new))
    where = {place: standing_of(sight) for place, sight in old.items()}
    seen, top = {place: sketch_of(sight) for place, sight in (old | dict(new)).items()}, ceiling()
    found: set[Place] = set()
    for place, standing in stands.items():
        others = {other for block in (*standing.wide, *standing.near) for other in met.get(block, ())} - found
        likely = (other for other in others if other in old and may_link(seen[place], seen[other], top))
        near = (other for other in likely if meet(standing, where[other], crowd))
        found |= {one for one in near if _is_linked(new[place], old[one], ground_of(standing, where[one], crowd))}
    return found


def _is_linked(first: Sight, second: Sight, ground: Ground) -> bool:
    one, other = sorted((first, second), key=key_of)
    return worth_of(one, other, ground) >= least(one, other)


# ---------------------------------------------------------------- what is linked again
def _link_again(connection: Connection, places: set[Place], rulings: Sequence[Decision]) -> None:
    """Joins the tellings at `places`, which hold whole parts, and writes what part and occurrence each is in."""
    sights = sights_at(connection, places)
    at = {_own(sight): place for place, sight in sights.items()}
    rows = [
        {"at_text": at[key][0], "at_position": at[key][1], "to_part": part_id, "to_occurrence": occurrences.get(key)}
        for part in parts_of(sights.values(), rulings, partial(crowd_in, connection))
        for part_id, occurrences in [_names(part.sights, part.groups)]
        for key in map(_own, part.sights)
    ]
    if rows:
        connection.execute(_RELINKED, rows)


_RELINKED = (
    update(link_tellings)
    .where(link_tellings.c.text == bindparam("at_text"), link_tellings.c.position == bindparam("at_position"))
    .values(part=bindparam("to_part"), occurrence=bindparam("to_occurrence"))
)


def _names(sights: Sequence[Sight], groups: Sequence[Sequence[Sight]]) -> tuple[str, dict[str, str]]:
    """The id of a part, and the id of the occurrence of each of its tellings that is in one."""
    part = hashlib.blake2b(_own(sights[0]).encode(), digest_size=8).hexdigest()
    return part, {_own(sight): id_of(group) for group in groups for sight in group}


def _own(sight: Sight) -> str:
    """What tells a telling from all others of the store."""
    what = sight.event or sight.commitment or "echo"
    return f"{sight.report}\n{sight.trigger.start}\n{sight.trigger.end}\n{what}"
