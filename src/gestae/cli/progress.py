"""Count, rate and time left, on the error stream, where a person watches it."""

from __future__ import annotations

import glob
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gestae.records import Reading

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["count_reports", "watched"]

_CHUNK = 1 << 20


def watched(readings: Iterable[Reading], total: int | None, console: Console) -> Iterator[Reading]:
    """`readings`, with a progress bar on `console` that leaves nothing behind. `total`: null if unknown."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Reading", total=total, rate="")
        start = time.monotonic()
        for done, reading in enumerate(readings, 1):
            yield reading
            rate = done / max(time.monotonic() - start, 1e-6)
            progress.update(task, advance=1, rate=f"{rate:.1f} reports/s")


def count_reports(paths: Iterable[str]) -> int | None:
    """About how many reports `paths` hold, or null where nobody knows: standard input, feeds, tables, archives. Files
    are counted, of JSON Lines the lines.
    """
    if "-" in (paths := list(paths)):
        return None
    counts = [_count(file) for path in paths for file in _files(path)]
    return sum(number for number in counts if number) if None not in counts else None


def _files(path: str) -> Iterator[str]:
    found = [path] if os.path.exists(path) else glob.glob(path, recursive=True)
    for each in found:
        if os.path.isdir(each):
            yield from (os.path.join(here, name) for here, _, names in os.walk(each) for name in names)
        else:
            yield each


def _count(file: str) -> int | None:
    from gestae.sources.kinds import SINGLE, SUFFIXES

    kind = SUFFIXES.get(Path(file).suffix.lower())
    if kind != "jsonl":
        return 0 if kind is None else 1 if kind in SINGLE else None
    try:
        with open(file, "rb") as lines:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: lines.read(_CHUNK), b""))
    except OSError:
        return 1
