"""The work of adding one report stays bounded as the store grows: counted, not timed."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gestae.linking import meeting
from gestae.linking.joining import worth_of
from gestae.linking.link import grouped, tellings_of
from gestae.linking.meeting import crowd_of, meetings, standing_of
from gestae.linking.tellings import Sight
from gestae.reading.reader import Reader
from gestae.records import Decision, Reading, Report
from gestae.store import Corpus, crowds, linked

TOWNS = ("Kharkiv", "Odesa", "Mykolaiv", "Dnipro")
DAYS = range(2, 8)


@cache
def shelled() -> tuple[Reading, ...]:
    """Many tellings of one kind of act, by one army, in one week: the block that every long war has."""
    reports = [
        Report(
            id=f"{town}-{day}",
            outlet="Harbour Post",
            published=f"2023-05-0{day + 1}",
            text=f"Russian forces shelled the outskirts of {town} on 0{day} May 2023. Ukraine condemned the attack.",
        )
        for town, day in product(TOWNS, DAYS)
    ]
    return tuple(Reader().read_many(reports))


@cache
def printed() -> tuple[Reading, ...]:
    """The same with copies by other outlets, some under ids that come first, and a newer version of one report."""
    every = shelled()
    copies = [_as(one, f"{n % 3 - 1}-{n}", "Evening Wire") for n, one in enumerate([*every[:6], *every[:3]])]
    return (*every, *copies, _as(every[8], every[9].report.id, "Harbour Post"))


def _as(reading: Reading, id: str, outlet: str) -> Reading:
    return msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, id=id, outlet=outlet))


def newest(readings: list[Reading]) -> list[Reading]:
    return list({reading.report.id: reading for reading in readings}.values())


def plainly(groups: list[tuple[Sight, ...]]) -> list[list[tuple[str, str | None, int, str | None, str | None]]]:
    """Who tells what, in which words."""
    return [
        [(one.report, one.outlet, one.trigger.start, one.event, one.commitment) for one in group] for group in groups
    ]


def rulings() -> tuple[Decision, ...]:
    """One that parts two copies' neighbours, one that joins two towns."""
    first, second, third = (tellings_of(shelled()[n])[0] for n in (0, 1, 7))
    return _ruling(first, second, together=True), _ruling(first, third, together=False)


def _ruling(one: Sight, other: Sight, *, together: bool) -> Decision:
    return Decision(
        report=one.report, start=one.trigger.start, end=one.trigger.end, other_report=other.report,
        other_start=other.trigger.start, other_end=other.trigger.end, together=together,
    )  # fmt: skip


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a few reports were many."""
    for module in (meeting, crowds):
        monkeypatch.setattr(module, "OPEN", 5)
        monkeypatch.setattr(module, "LISTED", 2)


@pytest.mark.usefixtures("crowded")
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(range(len(TOWNS) * len(DAYS) + 10)),
    stops=st.sets(st.integers(0, 33)),
    ruled=st.integers(0, 33),
)
def test_crowded_blocks_are_linked_alike_in_any_order(
    order: list[int], stops: set[int], ruled: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    arriving = [printed()[place] for place in order]
    with Corpus(tmp_path_factory.mktemp("crowd") / "store.db") as corpus:
        for number, reading in enumerate(arriving):
            corpus.keep(reading)
            if number in stops:
                corpus.groups()
            if number == ruled:
                for ruling in rulings():
                    corpus.decide(ruling)
        assert plainly(corpus.groups()) == plainly(grouped(newest(arriving), rulings()))
        for ruling in rulings():
            corpus.undecide(ruling)
        assert plainly(corpus.groups()) == plainly(grouped(newest(arriving)))


# ---------------------------------------------------------------- counted work
def many(count: int) -> list[Reading]:
    """Reports in other words of shelling by one army at one town, a few a day of a month."""
    (base,) = Reader().read_many([Report(id="x", text="Russian forces shelled the outskirts of Kharkiv.")])
    return [
        msgspec.structs.replace(
            base,
            report=Report(id=f"s{n}", published=f"2023-05-{n % 28 + 1:02}", text=f"{base.report.text}\nNo. {n}."),
        )
        for n in range(count)
    ]


def test_who_meets_whom_grows_with_the_tellings_and_no_faster() -> None:
    def meetings_each(count: int) -> float:
        sights = [sight for reading in many(count) for sight in tellings_of(reading)]
        standings = [standing_of(sight) for sight in sights]
        return len(meetings(standings, crowd_of(standings))) / len(sights)

    assert meetings_each(1200) <= 1.2 * meetings_each(600)


@pytest.mark.usefixtures("crowded")
def test_a_new_report_is_compared_with_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Sight] = []

    def counted(first: Sight, second: Sight, reports: int | None) -> float:
        compared.append(first)
        return worth_of(first, second, reports)

    monkeypatch.setattr(linked, "worth_of", counted)
    counts: list[int] = []
    with Corpus(tmp_path / "store.db") as corpus:
        for number, reading in enumerate(many(200), 1):
            corpus.keep(reading)
            if number % 40 == 0:
                compared.clear()
                corpus.groups()
                counts.append(len(compared))
    assert 0 < max(counts) <= 40 * 2 * 2 * 2  # two listed in each of two near blocks, and half as many newly listed


def test_a_copy_is_neither_read_nor_linked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"text": "Russian forces shelled the outskirts of Kharkiv.", "published": "2023-05-02", "language": "en"}
    with Corpus(tmp_path / "store.db") as corpus:
        corpus.add([{**told, "id": "first", "outlet": "Harbour Post"}])
        assert [len(group) for group in corpus.groups()] == [1]
        monkeypatch.setattr(linked, "tellings_of", None)
        monkeypatch.setattr(linked, "worth_of", None)
        monkeypatch.setattr("gestae.reading.reader.parse", None)
        corpus.add([{**told, "id": "second", "outlet": "Evening Wire"}])
        (group,) = corpus.groups()
    assert [(one.report, one.outlet) for one in group] == [("first", "Harbour Post"), ("second", "Evening Wire")]


def test_a_hundred_reprints_are_one_occurrence(tmp_path: Path) -> None:
    (reading,) = many(1)
    with Corpus(tmp_path / "store.db") as corpus:
        for number in range(100):
            corpus.keep(_as(reading, f"r{number}", f"Outlet {number}"))
        (occurrence,) = corpus.occurrences()
    assert (occurrence.reports, occurrence.outlets, occurrence.origins) == (100, 100, 1)
