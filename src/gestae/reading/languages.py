"""Which languages have a reader, and what stands for the reading of a report in another one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from gestae.records import Reading, Report

__all__ = ["READ_LANGUAGES", "UNREAD", "is_unread", "read_or_left", "unread"]

READ_LANGUAGES = ("en",)
UNREAD = "unread"  # the `problem` of a reading whose report is in a language without a reader


def is_unread(report: Report) -> bool:
    """Whether the report is in a language, known to it, that has no reader."""
    return report.language is not None and report.language not in READ_LANGUAGES


def unread(report: Report) -> Reading:
    """The empty reading of a report that is kept without being read: its `problem` is UNREAD."""
    return Reading(report=report, problem=UNREAD)


def read_or_left(reports: Iterable[Report], read: Callable[[Iterable[Report]], Iterator[Reading]]) -> Iterator[Reading]:
    """A reading for each report, in order: by `read` where there is a reader for its language, else an empty one."""
    left: deque[Reading | None] = deque()  # null for a report that `read` has

    def readable() -> Iterator[Report]:
        for report in reports:
            left.append(unread(report) if is_unread(report) else None)
            if left[-1] is None:
                yield report

    for reading in read(readable()):
        while (before := left.popleft()) is not None:
            yield before
        yield reading
    yield from (one for one in left if one is not None)
