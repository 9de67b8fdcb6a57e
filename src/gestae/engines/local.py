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
    from multiprocessing.process import BaseProcess
    from multiprocessing.synchronize import Event

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
    context = get_context("spawn")
    others = set(active_children())
    stop = context.Event()
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(stop,))
    try:
        yield lambda reports: _mapped(pool, reports, jobs, settings)
    finally:
        stop.set()
        for process in set(active_children()) - others:
            _interrupt(process)
        pool.shutdown(cancel_futures=True)


def _mapped(pool: ProcessPoolExecutor, reports: Iterable[Report], jobs: int, settings: Settings) -> Iterator[Reading]:
    waiting: deque[Future[list[Reading] | str]] = deque()
    for batch in _batches(reports):
        with _signals_held():
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
    """Runs in a process of the pool. An error comes back as its line: not every exception survives the way.

    Comes back empty when the pool is to stop: whoever stops early waits for no batch.
    """
    try:
        with _interruptible():
            return [] if _stopping() else list(_reader(settings).read_many(batch))
    except GestaeError as error:
        return str(error)
    except KeyboardInterrupt:
        return []


@cache
def _reader(settings: Settings) -> Reader:
    from gestae.reading.reader import Reader

    given: Callable[..., Reader] = Reader
    model = {"model": settings.model} if settings.model else {}
    return given(clean=settings.clean, lexicon=settings.lexicon, **model)


# A process of the pool is asked to leave its batch, never killed: one that dies with the queue's lock in its hands, or
# leaves the queue's pipe full, hangs the pool for ever. So signals reach it only while it reads.
_HELD = {signal.SIGINT, signal.SIGTERM}
_CAN_HOLD = hasattr(signal, "pthread_sigmask")  # not on Windows, where a stop waits for the batch at hand
_stop: list[Event] = []  # of the pool that this process belongs to; multiprocessing hands it over only as it starts


@contextmanager
def _signals_held() -> Iterator[None]:
    """Signals wait meanwhile; a process that starts meanwhile inherits this until `_begin`."""
    if not _CAN_HOLD:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _HELD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(stop: Event) -> None:
    _stop.append(stop)
    for number in _HELD:
        signal.signal(number, signal.SIG_IGN)
    if _CAN_HOLD:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _HELD)


def _interrupt(process: BaseProcess) -> None:
    if _CAN_HOLD:
        process.terminate()


@contextmanager
def _interruptible() -> Iterator[None]:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _stopping() -> bool:
    return any(stop.is_set() for stop in _stop)
