"""A short run of `scripts/fuzz.py`: broken inputs of every format give reports or an error of ours."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))
import fuzz

from gestae.sources.kinds import KINDS

FORMATS = fuzz.formats()
CASES = {"html": 60, "warc": 60, "pdf": 150}  # the slower ones
SEED = 1  # not the one of the long run, so that the cases add to it


@pytest.fixture
def _in_time() -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, fuzz._hang)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def test_every_kind_has_its_seeds() -> None:
    assert set(FORMATS) == set(KINDS)


@pytest.mark.usefixtures("_in_time")
@pytest.mark.filterwarnings("ignore")  # of the libraries, about broken input
@pytest.mark.parametrize("name", FORMATS)
def test_broken_inputs_are_read_or_refused(name: str) -> None:
    outcomes = {}
    for number in range(CASES.get(name, 300)):
        signal.setitimer(signal.ITIMER_REAL, 6 * fuzz.SECONDS)
        outcomes[number] = fuzz.outcome(FORMATS[name], number, SEED)
    assert {number: told for number, told in outcomes.items() if told not in ("read", "refused")} == {}
    assert set(outcomes.values()) == {"read", "refused"}


def test_cases_are_the_same_each_time() -> None:
    form = FORMATS["docx"]
    assert [fuzz.case(form, number) for number in range(20)] == [fuzz.case(form, number) for number in range(20)]


def test_a_run_in_a_worker_counts() -> None:
    counts, failed = fuzz.run(FORMATS["jsonl"], 40, SEED)
    assert sum(counts.values()) == 40
    assert failed == []
