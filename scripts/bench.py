"""Times Gestae against the bare language model over the same texts, as whole processes in turn, and prints the ratios.

make bench                                  the packaged samples, repeated to 400 reports
make bench BENCH="--texts FILE.jsonl"       your own, one JSON object with `text` a line
make bench BENCH="--reports 1000 --runs 3"
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import cycle, islice
from pathlib import Path

BARE = """
import json, sys
from gestae.reading.language_model import DEFAULT_MODEL
import spacy
model = spacy.load(DEFAULT_MODEL)
texts = (json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8"))
for doc in model.pipe(texts):
    pass
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One whole process: wall seconds, processor seconds, and peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.jsonl"
        words = _write(texts, options.texts, options.reports)
        print(
            f"{options.reports} reports, {words:,} words, {options.runs} runs each in turn, {os.cpu_count()} processors"
        )
        bare, whole = [], []
        for number in range(options.runs):
            bare.append(_timed([sys.executable, "-c", BARE, str(texts)]))
            store = Path(folder) / f"store-{number}.db"
            whole.append(_timed([sys.executable, "-m", "gestae", "read", str(texts), "--into", str(store)]))
    _show(bare, whole, words)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--texts", type=Path, action="append", help="JSON Lines with `text`; may be given more than once"
    )
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--runs", type=int, default=3)
    return parser.parse_args()


def _write(target: Path, sources: list[Path] | None, count: int) -> int:
    """Writes `count` reports with ids and texts of their own to `target`; the number of their words."""
    words = 0
    with target.open("w", encoding="utf-8") as out:
        for number, record in enumerate(islice(_records(sources), count)):
            text = record["text"] if sources else f"{record['text']}\n\nBulletin number {number} ends here."
            words += len(text.split())
            report = {"id": f"bench-{number}", "text": text, "published": record.get("published"), "language": "en"}
            out.write(json.dumps(report) + "\n")
    return words


def _records(sources: list[Path] | None) -> Iterator[dict[str, str]]:
    if sources:
        for source in sources:
            yield from (json.loads(line) for line in source.open(encoding="utf-8"))
    else:
        samples = files("gestae").joinpath("samples", "reports.jsonl").read_text(encoding="utf-8")
        yield from cycle(json.loads(line) for line in samples.splitlines())


def _timed(command: list[str]) -> Run:
    """Runs `command`; the operating system's own account of that one process."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            sys.exit(errors.read().decode())
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _show(bare: list[Run], whole: list[Run], words: int) -> None:
    for name, runs in (("bare language model", bare), ("gestae read --into", whole)):
        wall, memory = statistics.median(run.wall for run in runs), max(run.memory for run in runs)
        print(f"{name:22} {wall:7.1f} s  {words / wall:7.0f} words/s  peak {memory:5.0f} MB")
    wall = statistics.median(b.wall / a.wall for a, b in zip(bare, whole, strict=True))
    cpu = statistics.median(b.cpu / a.cpu for a, b in zip(bare, whole, strict=True))
    print(f"ratio, median over pairs: wall {wall:.2f}, processor {cpu:.2f}")


if __name__ == "__main__":
    main()
