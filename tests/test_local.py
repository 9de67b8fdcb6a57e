"""The local engine, without a language model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from gestae.engines import local
from gestae.errors import GestaeError
from gestae.records import Reading, Report


class Echo:
    """Reads nothing into a report."""

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        return (Reading(report=report) for report in reports)


def numbered(count: int, taken: list[int]) -> Iterator[Report]:
    for number in range(count):
        taken.append(number)
        yield Report(id=str(number), text="x" * 1000)


def test_one_job_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_reader", lambda settings: Echo())
    taken: list[int] = []
    first = next(local.read_many(numbered(100, taken)))
    assert first.report.id == "0"
    assert taken == [0]


def test_batches_keep_order_and_bounds() -> None:
    taken: list[int] = []
    batches = list(local._batches(numbered(1000, taken)))
    assert [report.id for batch in batches for report in batch] == [str(n) for n in range(1000)]
    assert max(map(len, batches)) <= 20
    assert max(sum(len(report.text) for report in batch) for batch in batches) <= 21_000


def test_a_failure_in_a_process_comes_back_as_ours() -> None:
    settings = local.Settings(model="en_core_web_none")
    with pytest.raises(GestaeError, match="en_core_web_none is not installed"):
        list(local.read_many([Report(id="r", text="Russia struck Kyiv.")], 2, settings))
