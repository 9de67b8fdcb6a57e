"""Reads many reports on this machine, in this process or in several, in order and as a stream."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TYPE_CHECKING

from gestae.errors import GestaeError
from gestae.records import Reading, Report

if TYPE_CHECKING:
    from gestae.reading.reader import Reader

_BATCH_CHARACTERS = 20_000  # enough work to pay for the way to another process, few enough to see results soon
_BATCH_REPORTS = 16
_AHEAD = 2  # batches that wait for each process, so that none idles and memory stays bounded


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read. `model`: an installed spaCy pipeline, or null for the default; `clean`: whether furniture leaves;
    `lexicon`: a folder of the user's own over the packaged lexicon.
    """

    model: str | None = None
    clean: bool = True
    lexicon: Path | None = None


def read_many(reports: Iterable[Report], jobs: int = 1, settings: Settings = Settings()) -> Iterator[Reading]:
    """A reading for each report, in order; with `jobs` above 1, read by that many processes.

    No more than a few batches wait at any time, so that endless input is read in bounded memory. Raises GestaeError.
    """
    with readers(jobs, settings) as read:
        yield from read(reports)


@contextmanager
def readers(
    jobs: int = 1, settings: Settings = Settings()
) -> Iterator[Callable[[Iterable[Report]], Iterator[Reading]]]:
    """What reads as `read_many` does, as often as it is called, with processes that start once and end with the block.

    Raises GestaeError.
    """
    if jobs <= 1:
        yield lambda reports: _reader(settings).read_many(reports)
        return
    others = set(active_children())
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_the_parent)
    try:
        yield lambda reports: _mapped(pool, reports, jobs, settings)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(active_children()) - others:  # whoever stops early waits for no batch
            process.terminate()
        pool.shutdown(wait=True)


def _mapped(pool: ProcessPoolExecutor, reports: Iterable[Report], jobs: int, settings: Settings) -> Iterator[Reading]:
    waiting: deque[Future[list[Reading] | str]] = deque()
    for batch in _batches(reports):
        waiting.append(pool.submit(_read_batch, batch, settings))
        if len(waiting) > jobs * _AHEAD:
            yield from _outcome(waiting.popleft())
    while waiting:
        yield from _outcome(waiting.popleft())


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    batch: list[Report] = []
    size = 0
    for report in reports:
        batch.append(report)
        size += len(report.text)
        if size >= _BATCH_CHARACTERS or len(batch) >= _BATCH_REPORTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _outcome(future: Future[list[Reading] | str]) -> list[Reading]:
    try:
        outcome = future.result()
    except BrokenProcessPool as error:
        raise GestaeError("a reading process ended early, perhaps for want of memory; try fewer --jobs") from error
    if isinstance(outcome, str):
        raise GestaeError(outcome)
    return outcome


def _read_batch(batch: list[Report], settings: Settings) -> list[Reading] | str:
    """Runs in a process of the pool. An error comes back as its line: not every exception survives the way."""
    try:
        return list(_reader(settings).read_many(batch))
    except GestaeError as error:
        return str(error)


@cache
def _reader(settings: Settings) -> Reader:
    from gestae.reading.reader import Reader

    given: Callable[..., Reader] = Reader
    model = {"model": settings.model} if settings.model else {}
    return given(clean=settings.clean, lexicon=settings.lexicon, **model)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
