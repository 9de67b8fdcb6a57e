"""The index by which copies and rewrites are found as reports come in.

Each text that is not known word for word is stored under its *signs*: the fingerprints of its passages, and its
telling words together with the day on which they were printed. A new text looks its own signs up and is compared with
those that share enough of them; what was measured is kept in `copy_ties`. No sign lists more than MOST texts: what
stands in more is a formula, or a report so often copied that a new copy is bound to the family by those that are
listed. So a report costs some hundred index lookups and a bounded number of comparisons, however many reports there
are.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    and_,
    bindparam,
    insert,
    select,
)

from gestae.linking.agencies import agency_of, is_agency
from gestae.linking.copies import REWRITE_DAYS, Overlap, Sketch, in_order, overlap, sketch, worth_keeping
from gestae.linking.shingles import PRIME
from gestae.records import Report
from gestae.store.identity import words_of
from gestae.store.tables import reports

MOST = 100  # texts that one sign lists
_COMPARED = 32  # texts that a new one is compared with, those that share most with it
_SHARED = 0.2  # of the fingerprints of the shorter text: less is not enough for a copy, edited ones share a third
_FEW = 8  # fingerprints; of a text with fewer, one is enough
_TOLD = 2  # telling words shared within the days of a rewrite
_AT_ONCE = 400  # values in one question

copying = MetaData()
copy_texts = Table(  # one row for each string of words
    "copy_texts",
    copying,
    Column("number", Integer, primary_key=True),
    Column("words", Text, nullable=False, unique=True),  # as in reports.words
    Column("size", Integer, nullable=False),  # how many fingerprints it has
)
copy_signs = Table(
    "copy_signs",
    copying,
    Column("sign", BigInteger, primary_key=True, autoincrement=False),
    Column("text", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
copy_ties = Table(  # what two texts have in common, the shorter one first
    "copy_ties",
    copying,
    Column("shorter", ForeignKey(copy_texts.c.number), primary_key=True),
    Column("longer", ForeignKey(copy_texts.c.number), primary_key=True, index=True),
    Column("overlap", LargeBinary, nullable=False),
)
copy_reports = Table(
    "copy_reports",
    copying,
    Column("report", ForeignKey(reports.c.number, ondelete="CASCADE"), primary_key=True),
    Column("text", ForeignKey(copy_texts.c.number), nullable=False),
    Column("day", Integer),  # of publication, counted as Python counts days
    Column("agency", Text),  # that published it, or that it credits
    Column("own", Boolean, nullable=False),  # the outlet is an agency
    Index("copy_reports_text", "text", "day"),
)


# A text by its words, with a report that has it and is of the day asked for: of such no more need be known.
_KNOWN = (
    select(copy_texts.c.number, copy_reports.c.report)
    .join_from(
        copy_texts,
        copy_reports,
        and_(copy_reports.c.text == copy_texts.c.number, copy_reports.c.day == bindparam("day")),
        isouter=True,
    )
    .where(copy_texts.c.words == bindparam("words"))
    .limit(1)
)


def make_copy_tables(connection: Connection) -> None:
    """Makes the tables, and looks for copies among the reports that are there already."""
    copying.create_all(connection)
    known = select(reports.c.number, reports.c.id, reports.c.outlet, reports.c.published, reports.c.text)
    last = 0
    while rows := connection.execute(known.where(reports.c.number > last).order_by(reports.c.number).limit(100)).all():
        for row in rows:
            report = Report(id=row.id, outlet=row.outlet, published=row.published, text=row.text)
            look_for_copies(connection, row.number, report)
        last = rows[-1].number


def look_for_copies(connection: Connection, number: int, report: Report) -> None:
    """Compares the new report `number` with those that share its signs, and stores its own. The caller holds the
    transaction.
    """
    words, day = words_of(report.text), day_of(report.published)
    known = connection.execute(_KNOWN, {"words": words, "day": day}).first()
    text = known.number if known else None
    if known is None or (day is not None and known.report is None):
        made = sketch(report.text)
        prints = made.prints if text is None else frozenset()
        text = _new_text(connection, words, len(prints)) if text is None else text
        _find(connection, text, made, prints, day)
    row = {"report": number, "text": text, "day": day, "agency": agency_of(report), "own": is_agency(report.outlet)}
    connection.execute(insert(copy_reports), [row])


def day_of(published: str | None) -> int | None:
    """An ISO day as a count of days."""
    return datetime.date.fromisoformat(published[:10]).toordinal() if published else None


def overlap_of(packed: bytes) -> Overlap:
    """What two texts have in common, as it was stored."""
    return msgspec.json.decode(packed, type=Overlap)


def _new_text(connection: Connection, words: str, size: int) -> int:
    made = connection.execute(insert(copy_texts).values(words=words, size=size))
    return int(made.inserted_primary_key[0])  # type: ignore[index]


def _find(connection: Connection, text: int, made: Sketch, prints: frozenset[int], day: int | None) -> None:
    """Compares a text with those that share its signs, and stores the signs."""
    told = made.telling if day is not None else []
    around = {_dated(word, day + apart): word for word in told for apart in _window()} if day is not None else {}
    listed = _listed(connection, [*prints, *around])
    candidates = _candidates(connection, text, prints, around, listed)
    _compare(connection, text, made, candidates)
    signs = [*prints, *(_dated(word, day) for word in told if day is not None)]
    rows = [
        {"sign": sign, "text": text}
        for sign in dict.fromkeys(signs)
        if len(texts := listed.get(sign, ())) < MOST and text not in texts
    ]
    if rows:
        connection.execute(insert(copy_signs), rows)


def _window() -> range:
    return range(-REWRITE_DAYS, REWRITE_DAYS + 1)


def _dated(word: int, day: int) -> int:
    """The sign of a telling word on a day."""
    return (word * 1_000_003 + day * 8_191) % PRIME


def _listed(connection: Connection, signs: Sequence[int]) -> dict[int, list[int]]:
    """The texts under each sign."""
    listed: dict[int, list[int]] = {}
    for part in _parts(signs):
        asked = select(copy_signs.c.sign, copy_signs.c.text).where(copy_signs.c.sign.in_(part))
        for sign, text in connection.execute(asked):
            listed.setdefault(sign, []).append(text)
    return listed


def _candidates(
    connection: Connection,
    text: int,
    prints: frozenset[int],
    around: Mapping[int, int],
    listed: Mapping[int, Sequence[int]],
) -> list[int]:
    """The texts that share enough signs with `text`, those that share most first."""
    copied = Counter(other for sign in prints for other in listed.get(sign, ()) if other != text)
    told = Counter(
        other
        for other, _ in {(other, word) for sign, word in around.items() for other in listed.get(sign, ())}
        if other != text
    )
    sizes = _sizes(connection, list(copied))
    enough = [other for other, shared in copied.items() if _is_enough(shared, min(len(prints), sizes[other]))]
    retold = [other for other, shared in told.items() if shared >= _TOLD]
    most = sorted({*enough, *retold}, key=lambda other: (-copied[other] - told[other], other))
    return most[:_COMPARED]


def _is_enough(shared: int, smaller: int) -> bool:
    return shared >= (1 if smaller < _FEW else 2) and shared >= _SHARED * smaller


def _sizes(connection: Connection, texts: Sequence[int]) -> dict[int, int]:
    return {
        number: size
        for part in _parts(texts)
        for number, size in connection.execute(
            select(copy_texts.c.number, copy_texts.c.size).where(copy_texts.c.number.in_(part))
        )
    }


def _compare(connection: Connection, text: int, made: Sketch, candidates: Sequence[int]) -> None:
    rows = [row for other in _unbound(connection, text, candidates) if (row := _tie(connection, text, made, other))]
    if rows:
        connection.execute(insert(copy_ties), rows)


def _unbound(connection: Connection, text: int, candidates: Sequence[int]) -> list[int]:
    """Those that `text` has not been compared with: a text may come again on another day."""
    ties = copy_ties.c
    bound = set(connection.scalars(select(ties.longer).where(ties.shorter == text, ties.longer.in_(candidates))))
    bound |= set(connection.scalars(select(ties.shorter).where(ties.longer == text, ties.shorter.in_(candidates))))
    return [other for other in candidates if other not in bound]


def _tie(connection: Connection, text: int, made: Sketch, other: int) -> dict[str, object] | None:
    known = _text(connection, other)
    if known is None:
        return None
    theirs = sketch(known)
    first = in_order(made, theirs)
    measured = overlap(made, theirs) if first else overlap(theirs, made)
    if not worth_keeping(measured):
        return None
    shorter, longer = (text, other) if first else (other, text)
    return {"shorter": shorter, "longer": longer, "overlap": msgspec.json.encode(measured)}


def _text(connection: Connection, number: int) -> str | None:
    """A report's text that has these words."""
    words = select(copy_texts.c.words).where(copy_texts.c.number == number).scalar_subquery()
    return connection.scalar(select(reports.c.text).where(reports.c.words == words).limit(1))


def _parts(values: Iterable[int]) -> Iterator[list[int]]:
    every = list(values)
    return (every[first : first + _AT_ONCE] for first in range(0, len(every), _AT_ONCE))
