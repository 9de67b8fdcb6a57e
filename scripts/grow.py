#!/usr/bin/env python3
"""How the cost of adding a report grows with the store.

    python scripts/grow.py TEXTS.jsonl ... [--reports 20000] [--words 100] [--copies 0.5] [--store FILE.db]

Cuts the texts (JSON Lines with `text` and `date` or `published`) into short reports, follows some of them with copies
(the same words, another id and outlet), adds all of them one by one, and prints for each tenth: milliseconds a fresh
report and a copy, their ratio, memory; then what the last tenth costs against the first, and a profile of each step.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import mean

from gestae import Corpus

OUTLETS = ("The Herald", "Daily Record", "World Desk", "Morning Post", "Metro")
STEPS = (
    "clean",
    "read_many",
    "parse",
    "interpret",
    "write",
    "rows_of",
    "look_for_copies",
    "_listed",
    "_compare",
    "commit",
)


def pieces(paths: list[Path], words: int) -> list[tuple[str, str]]:
    """Texts of about `words` words, in whole paragraphs or sentences, each with its day; each once."""
    found: dict[str, str] = {}
    for path in paths:
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            day = str(row.get("date") or row.get("published") or "2022-01-01")[:10]
            for text in cut(row["text"], words):
                found.setdefault(text, day)
    return list(found.items())


def cut(text: str, words: int) -> Iterator[str]:
    """`text` in pieces of `words` words or a sentence more."""
    piece: list[str] = []
    for word in text.split():
        piece.append(word)
        if len(piece) >= words and word.endswith((".", "!", "?", '."', ".”")):
            yield " ".join(piece)
            piece = []


def reports(
    texts: list[tuple[str, str]], wanted: int, share: float, seed: int
) -> Iterator[tuple[bool, dict[str, str]]]:
    """Reports in no order of days, each told to be a copy or not; a copy comes some time after its original."""
    chance = random.Random(seed)
    chance.shuffle(texts)
    fresh = iter(enumerate(texts))
    told: list[tuple[str, str]] = []
    for number in range(wanted):
        copy = bool(told) and chance.random() < share
        if copy:
            text, day = chance.choice(told)
        else:
            _, (text, day) = next(fresh)
            told.append((text, day))
        yield copy, {"id": f"r{number}", "text": text, "published": day, "outlet": chance.choice(OUTLETS)}


def added(corpus: Corpus, report: dict[str, str]) -> float:
    """Milliseconds of the processor for one report: what else the machine does is not counted."""
    began = time.process_time()
    corpus.add([{**report, "language": "en"}])
    return 1000 * (time.process_time() - began)


def memory() -> float:
    """Megabytes that this process has at most taken."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def grow(corpus: Corpus, stream: Iterator[tuple[bool, dict[str, str]]], tenth: int) -> list[tuple[float, float]]:
    """Adds all reports; prints and returns, for each tenth, the milliseconds of a fresh report and of a copy."""
    tenths: list[tuple[float, float]] = []
    print(f"{'reports':>8} {'fresh ms':>9} {'copy ms':>8} {'copy/fresh':>10} {'all ms':>7} {'memory MB':>9}")
    while part := list(islice(stream, tenth)):
        times: dict[bool, list[float]] = {True: [], False: []}
        for copy, report in part:
            times[copy].append(added(corpus, report))
        fresh, copied = (mean(times[kind] or [0.0]) for kind in (False, True))
        tenths.append((fresh, copied))
        every = mean([*times[True], *times[False]])
        share = copied / fresh if fresh else 0.0
        print(
            f"{tenth * len(tenths):>8} {fresh:>9.1f} {copied:>8.2f} {share:>10.3f} {every:>7.1f} {memory():>9.0f}",
            flush=True,
        )
    return tenths


def profile(corpus: Corpus, part: list[tuple[bool, dict[str, str]]]) -> dict[str, float]:
    """Milliseconds a report in each step."""
    profiler = cProfile.Profile()
    profiler.enable()
    for _, report in part:
        added(corpus, report)
    profiler.disable()
    stats = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    taken = dict.fromkeys(STEPS, 0.0)
    for (file, _, name), (_, _, _, total, _) in stats.items():
        step = next((step for step in STEPS if name == step or f"method '{step}'" in name), None)
        if step and ("gestae" in file or file == "~"):
            taken[step] = max(taken[step], 1000 * total / len(part))
    return taken


def main() -> None:
    """Grows a store."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("texts", nargs="+", type=Path)
    asked.add_argument("--reports", type=int, default=20_000)
    asked.add_argument("--words", type=int, default=100)
    asked.add_argument("--copies", type=float, default=0.5)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--store", type=Path, help="keep the store here; by default it is thrown away")
    given = asked.parse_args()
    texts = pieces(given.texts, given.words)
    needed = given.reports * (1 - given.copies)
    if len(texts) < 1.05 * needed + 200:
        asked.error(
            f"{len(texts)} pieces of {given.words} words for {needed:.0f} fresh reports; give more texts or fewer words"
        )
    sample = max(20, given.reports // 100)
    stream = reports(texts, given.reports + 2 * sample + 10, given.copies, given.seed)
    with tempfile.TemporaryDirectory() as folder, Corpus(given.store or Path(folder) / "grow.db") as corpus:
        for _, report in islice(stream, 10):  # the language model and the lexicon are loaded by the first
            added(corpus, report)
        before = profile(corpus, list(islice(stream, sample)))
        tenths = grow(corpus, islice(stream, given.reports), max(1, given.reports // 10))
        after = profile(corpus, list(islice(stream, sample)))
        size = len(corpus)
    (fresh, copied), (last, again) = tenths[0], tenths[-1]
    print(f"\nlast tenth against the first: fresh {last / fresh:.2f}, copies {again / copied:.2f}")
    print(f"\nms a report, under the profiler, at {10 + sample} and at {size} reports")
    for step in STEPS:
        print(f"{step:>16} {before[step]:>8.2f} {after[step]:>8.2f}")


if __name__ == "__main__":
    main()
