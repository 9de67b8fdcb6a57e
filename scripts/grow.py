#!/usr/bin/env python3
"""How the cost of adding a report, and of linking it, grows with the store.

    python scripts/grow.py TEXTS.jsonl ... [--reports 20000] [--words 90] [--copies 0.5] [--ask N] [--store FILE.db]

Cuts the texts (JSON Lines with `text` and `date` or `published`) into short reports, follows some of them with copies
(the same words, another id and outlet), adds all of them one by one, and prints for each tenth: milliseconds of the
processor for a fresh report and for a copy, their ratio, memory; then what the last tenth costs against the first, and
a profile of each step. With `--ask N` the occurrences are asked for after every N reports: `link ms` is what linking a
new report takes, `give s` what handing all occurrences out takes, which grows with what is handed out.
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
from dataclasses import astuple, dataclass, field
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
Reports = Iterator[tuple[bool, dict[str, str]]]


@dataclass(slots=True)
class Tenth:
    """Milliseconds: of each fresh report, of each copy, of linking each report; seconds of handing occurrences out."""

    fresh: list[float] = field(default_factory=list)
    copied: list[float] = field(default_factory=list)
    linked: list[float] = field(default_factory=list)
    given: list[float] = field(default_factory=list)

    def means(self) -> tuple[float, float, float, float]:
        """The mean of each; nought where there is none."""
        fresh, copied, linked, given = (mean(some or [0.0]) for some in astuple(self))
        return fresh, copied, linked, given


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


def reports(texts: list[tuple[str, str]], wanted: int, share: float, seed: int) -> Reports:
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


def asked(corpus: Corpus, new: int) -> tuple[float, float]:
    """Milliseconds that linking took for each of `new` reports, and seconds to hand all occurrences out."""
    times = []
    for _ in range(2):  # the second time all is linked
        began = time.process_time()
        corpus.groups()
        times.append(time.process_time() - began)
    return 1000 * (times[0] - times[1]) / new, times[1]


def tenth_of(corpus: Corpus, part: list[tuple[bool, dict[str, str]]], every: int) -> Tenth:
    """Adds some reports, and asks after `every` of them (0: never)."""
    taken = Tenth()
    for number, (copy, report) in enumerate(part, 1):
        (taken.copied if copy else taken.fresh).append(added(corpus, report))
        if every and number % every == 0:
            linked, given = asked(corpus, every)
            taken.linked.append(linked)
            taken.given.append(given)
    return taken


def grow(corpus: Corpus, stream: Reports, tenth: int, every: int) -> list[tuple[float, float]]:
    """Adds all reports; prints each tenth; returns the milliseconds of a fresh report and of a copy."""
    tenths: list[tuple[float, float]] = []
    print(f"{'reports':>8} {'fresh ms':>9} {'copy ms':>8} {'copy/fresh':>10} {'link ms':>8} {'give s':>7} {'MB':>6}")
    while part := list(islice(stream, tenth)):
        fresh, copied, linked, given = tenth_of(corpus, part, every).means()
        tenths.append((fresh, copied))
        share = copied / fresh if fresh else 0.0
        print(
            f"{tenth * len(tenths):>8} {fresh:>9.1f} {copied:>8.2f} {share:>10.3f} {linked:>8.1f} {given:>7.2f} "
            f"{memory():>6.0f}",
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
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("texts", nargs="+", type=Path)
    options.add_argument("--reports", type=int, default=20_000)
    options.add_argument("--words", type=int, default=90)
    options.add_argument("--copies", type=float, default=0.5)
    options.add_argument("--ask", type=int, default=0, help="ask for the occurrences after as many reports")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--store", type=Path, help="keep the store here; by default it is thrown away")
    given = options.parse_args()
    texts = pieces(given.texts, given.words)
    needed = given.reports * (1 - given.copies)
    if len(texts) < 1.05 * needed + 200:
        options.error(
            f"{len(texts)} pieces of {given.words} words for {needed:.0f} fresh reports; give more texts or fewer words"
        )
    sample = max(20, given.reports // 100)
    stream = reports(texts, given.reports + 2 * sample + 10, given.copies, given.seed)
    tenth = max(1, given.reports // 10)
    with tempfile.TemporaryDirectory() as folder, Corpus(given.store or Path(folder) / "grow.db") as corpus:
        for _, report in islice(stream, 10):  # the language model and the lexicon are loaded by the first
            added(corpus, report)
        before = profile(corpus, list(islice(stream, sample)))
        tenths = grow(corpus, islice(stream, given.reports), tenth, min(given.ask, tenth))
        after = profile(corpus, list(islice(stream, sample)))
        size = len(corpus)
    (fresh, copied), (last, again) = tenths[0], tenths[-1]
    print(f"\nlast tenth against the first: fresh {last / fresh:.2f}, copies {again / copied:.2f}")
    print(f"\nms a report, under the profiler, at {10 + sample} and at {size} reports")
    for step in STEPS:
        print(f"{step:>16} {before[step]:>8.2f} {after[step]:>8.2f}")


if __name__ == "__main__":
    main()
