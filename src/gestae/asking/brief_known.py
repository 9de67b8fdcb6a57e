"""What a brief is made from: the linked records of a store that are asked for, fetched once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gestae.asking.about import records_about
from gestae.asking.filters import EVERYTHING, Filter
from gestae.asking.phrases import filled, flat, joined, listed, named
from gestae.asking.tables import commitments, events
from gestae.knowledge.brief import brief_words
from gestae.linking.occurrences import occurrence_of
from gestae.linking.tellings import Sight
from gestae.records import LinkedCommitment, Occurrence, Telling
from gestae.store import Corpus

_SAID = (
    "id", "source", "actor_names", "recipient_names", "places", "evidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """An occurrence with the tellings it is made of, and the same as it stood at the last brief (null: not yet)."""

    now: Occurrence
    sights: tuple[Sight, ...]
    before: Occurrence | None

    @property
    def fresh(self) -> bool:
        """Whether no report of the last brief tells it."""
        return self.before is None


@dataclass(frozen=True, slots=True)
class Known:
    """All that the sections are written from. `old`: the reports of the last brief, null where there is none;
    `events`, `promises`: rows by the id of the event or commitment; `origin`: what a report is copied from.
    """

    happenings: tuple[Happening, ...]
    loose: tuple[Sight, ...]
    commitments: tuple[LinkedCommitment, ...]
    events: Mapping[str, Mapping[str, Any]]
    promises: Mapping[str, Mapping[str, Any]]
    origin: Callable[[str], str]
    old: frozenset[str] | None

    def is_new(self, report: str) -> bool:
        """Whether a report came after the last brief."""
        return self.old is not None and report not in self.old

    def event(self, telling: Telling) -> Mapping[str, Any]:
        """The row of the event that a mention is; empty for one that only names the act."""
        return self.events.get(f"{telling.report}/{telling.event}", {})


def known_of(corpus: Corpus, about: str | None, asked: Filter, old: frozenset[str] | None) -> Known:
    """What the store holds about `about` in the days asked for. Raises StoreError."""
    origins = corpus.origins()
    origin: Callable[[str], str] = lambda report: origins.get(report, report)  # noqa: E731
    rows = {row["id"]: row for row in events(corpus, EVERYTHING).select(_SAID).iter_rows(named=True)}
    wanted = _wanted(corpus, "events", about, asked)
    sought = _wanted(corpus, "commitments", about, asked)
    promises = {row["id"]: row for row in commitments(corpus, EVERYTHING).iter_rows(named=True)}
    groups, loose = corpus.parted()
    return Known(
        happenings=tuple(_happening(group, origin, old) for group in groups if _told(group, wanted, sought)),
        loose=tuple(loose),
        commitments=tuple(one for one in corpus.commitments() if sought is None or sought & set(one.commitments)),
        events=rows,
        promises=promises,
        origin=origin,
        old=old,
    )


def _wanted(corpus: Corpus, kind: Any, about: str | None, asked: Filter) -> frozenset[str] | None:
    if about is not None:
        return records_about(corpus, kind, about, asked)
    if asked == EVERYTHING:
        return None
    return frozenset((events if kind == "events" else commitments)(corpus, asked)["id"].to_list())


def _told(group: Sequence[Sight], wanted: frozenset[str] | None, sought: frozenset[str] | None) -> bool:
    """Whether one of the tellings is an event or a commitment that is asked for."""
    if wanted is None or sought is None:
        return True
    return any(
        f"{sight.report}/{sight.event}" in wanted or f"{sight.report}/{sight.commitment}" in sought for sight in group
    )


def _happening(group: tuple[Sight, ...], origin: Callable[[str], str], old: frozenset[str] | None) -> Happening:
    now = occurrence_of(group, origin)
    earlier = group if old is None else tuple(sight for sight in group if sight.report in old)
    before = now if len(earlier) == len(group) else (occurrence_of(earlier, origin) if earlier else None)
    return Happening(now, group, before)


# ---------------------------------------------------------------- how an occurrence is named
def subject(one: Occurrence, known: Known) -> str:
    """`Russia (RUS) → Ukraine (UKR): attack (“struck”)`."""
    words, best = brief_words().occurrence, one.mentions[one.best]
    row = known.event(best)
    doers = listed(map(named, one.actors)) or listed(row.get("actor_names", ()))
    sufferers = listed(map(named, one.recipients)) or listed(row.get("recipient_names", ()))
    act = filled(words["act"], act=brief_words().acts[one.type], words=flat(best.trigger.text))
    to = filled(words["to"], recipients=sufferers) if sufferers and sufferers != doers else ""
    return (filled(words["who"], actors=doers) if doers else words["nobody"]) + to + act


def dated(one: Occurrence, known: Known) -> str:
    """The subject with its day: `…, on 2023-05-01`."""
    return joined((subject(one, known), when(one)))


def when(one: Occurrence) -> str:
    """The days told, else the day on which it was first reported."""
    words = brief_words().occurrence
    first, last = (one.date.start, one.date.end) if one.date else (None, None)
    if first and last and first != last:
        return filled(words["days"], first=first, last=last)
    if first or last:
        return filled(words["day"], first=first or last)
    return filled(words["reported"], first=one.first_seen) if one.first_seen else ""
