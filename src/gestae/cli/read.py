"""`gestae read`: reports in, readings out, or into a store."""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from gestae.cli.guard import FAILED, INTERRUPTED, guarded
from gestae.cli.inputs import Skipped, accepted
from gestae.cli.notes import Notes, counted
from gestae.cli.output import ReadingFormat, printed
from gestae.cli.progress import count_reports, watched
from gestae.errors import SourceError, UnreadableInput
from gestae.records import Reading, Report

if TYPE_CHECKING:
    from gestae.store import Corpus

__all__ = ["EXAMPLES", "kept", "read", "reader"]

MOST_CHARACTERS = 2_000_000  # what gestae.sources reads at most; said here so that --help needs no imports
Reads = Callable[[Iterable[Report]], Iterator[Reading]]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae read report.txt --format text
gestae read reports/ 'pages/*.html' --into corpus.db
gestae read news.jsonl | jq '.events[] | {type, status}'
curl -s https://example.org/story.html | gestae read - --outlet Example
"""


@guarded
def read(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")],
    into: Annotated[
        str | None, typer.Option(metavar="FILE.db", help="Keep the readings in this store; made if it is not there.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="Publication day (2021-09-02) of reports that tell none.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Outlet of reports that tell none.")] = None,
    format: Annotated[
        ReadingFormat | None,
        typer.Option(help="How to print readings; by default jsonl, and nothing with --into."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first bad input.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read.")] = 1,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="A larger English spaCy pipeline, where one is installed.")
    ] = None,
    no_clean: Annotated[
        bool, typer.Option("--no-clean", help="Read the text as it stands; take no page furniture out.")
    ] = False,
    max_chars: Annotated[
        int, typer.Option(min=1, max=MOST_CHARACTERS, help="Characters that one report may have.")
    ] = MOST_CHARACTERS,
) -> None:
    """Read reports: who did what to whom, who said so, with which forces, promised on which condition.

    Inputs are plain text, saved web pages and JSON Lines (id, title, text, published, outlet, url, language; one report
    a line). Readings go to standard output, one JSON object a line; all else goes to the error stream. A bad input is
    skipped with a line that says why, and the exit status is then 1.
    """
    notes = Notes()
    skipped = Skipped(notes, strict)
    reports = accepted(_inputs(paths, published, outlet), skipped, max_chars)
    shape = format or (None if into else ReadingFormat.jsonl)
    done: Counter[str] = Counter()
    total = count_reports(paths) if _is_watched(shape) else 0
    reads = reader(notes=notes, total=total, jobs=jobs, model=model, clean=not no_clean)
    with ExitStack() as stack:
        corpus = stack.enter_context(_opened(into)) if into else None
        readings = kept(reports, reads, corpus, done, skipped.at_fault, again=shape is not None)
        try:
            for _ in printed(readings, shape) if shape else readings:
                pass
        except KeyboardInterrupt:
            notes.say(_stopped(into, done), style="red")
            raise typer.Exit(INTERRUPTED) from None
    _sum_up(notes, skipped, into, done)


def _inputs(paths: list[str], published: str | None, outlet: str | None) -> Iterator[Report | SourceError]:
    from gestae.sources import reports_from

    try:
        return reports_from(paths, published=published, outlet=outlet)
    except UnreadableInput as error:
        raise typer.BadParameter(f"{error.what}; {error.mend}", param_hint="--published") from error


def _opened(into: str) -> Corpus:
    from gestae.store import Corpus

    return Corpus(into)


def reader(
    *, notes: Notes, total: int | None = 0, jobs: int = 1, model: str | None = None, clean: bool = True
) -> Reads:
    """What reads; with a progress bar unless `total` is nought (null: nobody knows how many there will be)."""
    from gestae.engines.local import Settings, read_many

    def reads(reports: Iterable[Report]) -> Iterator[Reading]:
        readings = read_many(reports, jobs, Settings(model, clean))
        return readings if total == 0 else watched(readings, total, notes.console)

    return reads


def kept(
    reports: Iterable[Report],
    reads: Reads,
    corpus: Corpus | None,
    done: Counter[str],
    faulty: Callable[[Reading], bool],
    *,
    again: bool = False,
) -> Iterator[Reading]:
    """The readings of `reports`, each in the store before it goes on; `done` counts what became of them.

    A report that the store knows is not read, unless `again`. One that a fault of ours stopped is not kept: it goes to
    `faulty`, which says whether the run goes on.
    """
    given: deque[Report] = deque()

    def fresh() -> Iterator[Report]:
        for report in reports:
            if corpus is not None and not again and corpus.knows(report):
                done["unchanged"] += 1
            else:
                given.append(report)
                yield report

    for reading in reads(fresh()):
        report = given.popleft()
        if reading.problem and not faulty(reading):
            return
        if reading.problem:
            continue
        done[corpus.keep(reading, given=report) if corpus is not None else "read"] += 1
        yield reading


def _is_watched(shape: ReadingFormat | None) -> bool:
    """A progress bar is for people, and must not run where the records themselves do."""
    return sys.stderr.isatty() and not (shape and sys.stdout.isatty())


def _stopped(into: str | None, done: Counter[str]) -> str:
    what = f"kept in {into}, the same command goes on from there" if into else "printed"
    return f"gestae: stopped after {counted(done.total(), 'report')}: {what}"


def _sum_up(notes: Notes, skipped: Skipped, into: str | None, done: Counter[str]) -> None:
    if into:
        news = [(done["added"], "added"), (done["version"], "in a new version"), (done["unchanged"], "unchanged")]
        told = ", ".join(f"{number:,} {words}" for number, words in news if number) or "nothing to add"
        notes.say(f"{counted(done.total(), 'report')} into {into}: {told}")
    if skipped.errors:
        notes.say(skipped.summary(), style="yellow")
        raise typer.Exit(FAILED)
