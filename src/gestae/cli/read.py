"""`gestae read`: reports in, readings out, or into a store."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gestae.cli.explain import explained
from gestae.cli.folder import digest_of, lexicon_of
from gestae.cli.guard import FAILED, INTERRUPTED, guarded
from gestae.cli.inputs import Skipped, accepted
from gestae.cli.notes import Notes, counted
from gestae.cli.output import ReadingFormat, printed
from gestae.cli.progress import count_reports, watched
from gestae.errors import SourceError, UnreadableInput
from gestae.records import Reading, Report

if TYPE_CHECKING:
    from gestae.store import Corpus

__all__ = ["EXAMPLES", "How", "kept", "read", "seen"]

MOST_CHARACTERS = 2_000_000  # what gestae.sources reads at most; said here so that --help needs no imports

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae read report.txt --format text
gestae read reports/ 'pages/*.html' --into corpus.db
gestae read report.txt --explain --lexicon my-lexicon/
gestae read news.jsonl | jq '.events[] | {type, status}'
curl -s https://example.org/story.html | gestae read - --outlet Example
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How reports are read. `model`: a spaCy pipeline, or null for the default; `lexicon`: the user's own folder."""

    jobs: int = 1
    model: str | None = None
    clean: bool = True
    lexicon: Path | None = None

    @property
    def told(self) -> str:
        """What tells readings by this model and this lexicon from others; nothing for the packaged ones."""
        return " ".join(filter(None, (self.model, digest_of(self.lexicon) if self.lexicon else None)))


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
    kind: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="Format of the inputs (csv, warc, ...), where they do not tell it."),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(metavar="PART=NAME,...", help="Columns or keys with unusual names: text=body,published=day."),
    ] = None,
    format: Annotated[
        ReadingFormat | None,
        typer.Option(help="How to print readings; by default jsonl, and nothing with --into."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say for each record which words and which rule of which file made it.")
    ] = False,
    lexicon: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder of your own lexicon files over the packaged ones.")
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

    Inputs are plain text, saved web pages, PDF, Word, mails and mailboxes; feeds, WARC, NewsML, CSV, Parquet, JSON
    and JSON Lines with many reports each; and ZIP or gzip files of all these. Readings go to standard output, one
    JSON object a line; all else goes to the error stream. A bad input is skipped with a line that says why, and the
    exit status is then 1. A report in a language without a reader is kept unread with --into, else skipped.
    """
    notes = Notes()
    skipped = Skipped(notes, strict)
    inputs = _inputs(paths, published, outlet, kind, columns)
    reports = accepted(inputs, skipped, max_chars, keeps_unread=into is not None)
    shape = format or _usual(into, explain)
    done: Counter[str] = Counter()
    total = count_reports(paths) if _is_watched(shape) else 0
    how = How(jobs=jobs, model=model, clean=not no_clean, lexicon=lexicon)
    with ExitStack() as stack:
        stack.enter_context(lexicon_of(lexicon))
        corpus = stack.enter_context(_opened(into)) if into else None
        readings = kept(reports, how, corpus, done, skipped.at_fault, again=shape is not None)
        try:
            for _ in _written(seen(readings, total, notes), shape, explain, lexicon):
                pass
        except KeyboardInterrupt:
            notes.say(_stopped(into, done), style="red")
            raise typer.Exit(INTERRUPTED) from None
    _sum_up(notes, skipped, into, done)


def _inputs(
    paths: list[str], published: str | None, outlet: str | None, kind: str | None, columns: str | None
) -> Iterator[Report | SourceError]:
    from gestae.sources import reports_from

    try:
        return reports_from(paths, published=published, outlet=outlet, kind=kind, columns=_columns(columns))
    except UnreadableInput as error:
        raise typer.BadParameter(f"{error.what}; {error.mend}", param_hint=error.source) from error


def _columns(given: str | None) -> dict[str, str] | None:
    """`text=body,published=day` taken apart. Raises UnreadableInput."""
    pairs = [pair.partition("=") for pair in given.split(",")] if given else []
    if any(not (part.strip() and name.strip()) for part, _, name in pairs):
        raise UnreadableInput("--columns", f"{given!r} pairs no parts with names", "write text=body,published=day")
    return {part.strip(): name.strip() for part, _, name in pairs} or None


def _usual(into: str | None, explain: bool) -> ReadingFormat | None:
    if explain:
        return ReadingFormat.text
    return None if into else ReadingFormat.jsonl


def _written(
    readings: Iterator[Reading], shape: ReadingFormat | None, explain: bool, lexicon: Path | None
) -> Iterator[Reading]:
    if shape is None:
        return readings
    return explained(readings, shape, lexicon) if explain else printed(readings, shape)


def _opened(into: str) -> Corpus:
    from gestae.store import Corpus

    return Corpus(into)


def kept(
    reports: Iterable[Report],
    how: How,
    corpus: Corpus | None,
    done: Counter[str],
    faulty: Callable[[Reading], bool],
    *,
    again: bool = False,
) -> Iterator[Reading]:
    """The readings of `reports`, each in the store before it goes on; `done` counts what became of them.

    A report that the store knows is not read, unless `again`; nor is one whose text and day it knows under another
    name. One that a fault of ours stopped is not kept: it goes to `faulty`, which says whether the run goes on.
    """
    from gestae.engines.local import Settings, readers
    from gestae.reading.languages import UNREAD

    def fresh(corpus: Corpus) -> Iterator[Report]:
        for report in reports:
            if not again and corpus.knows(report):
                done["unchanged"] += 1
            else:
                yield report

    with readers(how.jobs, Settings(how.model, how.clean and corpus is None, how.lexicon)) as read:
        if corpus is None:
            for reading in read(reports):
                if not reading.problem:
                    done["read"] += 1
                    yield reading
                elif not faulty(reading):
                    return
            return
        for one in corpus.read_once(fresh(corpus), read, clean=how.clean, settings=how.told):
            if one.reading.problem in (None, UNREAD):
                done[corpus.keep(one.reading, given=one.given, key=one.key)] += 1
                yield one.reading
            elif not faulty(one.reading):
                return


def seen(readings: Iterator[Reading], total: int | None, notes: Notes) -> Iterator[Reading]:
    """`readings`, with a progress bar unless `total` is nought (null: nobody knows how many there will be)."""
    return readings if total == 0 else watched(readings, total, notes.console)


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
        if skipped.unread:
            notes.say(f"{skipped.left_unread()}; list them: gestae reports {into} --unread")
    if skipped.errors:
        notes.say(skipped.summary(), style="yellow")
        raise typer.Exit(FAILED)
