"""`gestae read`: reports in, readings out, or into a store."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from gestae.cli.guard import FAILED, INTERRUPTED, guarded
from gestae.cli.inputs import Skipped, accepted
from gestae.cli.notes import Notes, counted
from gestae.cli.output import ReadingFormat, printed
from gestae.cli.progress import count_reports, watched
from gestae.records import Reading

if TYPE_CHECKING:
    from gestae.store import Corpus

__all__ = ["read"]

_MOST_CHARACTERS = 2_000_000

EXAMPLES = """
[bold]Examples[/bold]

\b
gestae read report.txt --format text
gestae read reports/ 'pages/*.html' --into corpus.db
gestae read news.jsonl | jq '.events[] | {type, status}'
curl -s https://example.org/story.html | gestae read - --outlet Example
"""


@guarded
def read(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders, globs, or - for standard input: text, HTML, JSON Lines.")
    ],
    into: Annotated[
        str | None, typer.Option(metavar="FILE.db", help="Keep the readings in this store; made if it is not there.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="Day of publication (2021-09-02) of reports that tell none.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Outlet of reports that tell none.")] = None,
    format: Annotated[
        ReadingFormat | None,
        typer.Option(help="How to print readings. Default: jsonl, and with --into nothing.", show_default=False),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first bad input.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read.")] = 1,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="A larger English spaCy pipeline, where one is installed.")
    ] = None,
    no_clean: Annotated[
        bool, typer.Option("--no-clean", help="Read the text as it stands; take no page furniture out.")
    ] = False,
    max_chars: Annotated[int, typer.Option(min=1, help="Characters that one report may have.")] = _MOST_CHARACTERS,
) -> None:
    """Read reports: who did what to whom, who said so, with which forces, promised on which condition.

    Readings go to standard output, one JSON object a line; what is to say about them goes to the error stream. A bad
    input is skipped with a line that says why, and the exit status is then 1.
    """
    from gestae.engines.local import Settings, read_many
    from gestae.sources import reports_from

    notes = Notes()
    skipped = Skipped(notes, strict)
    shape = format or (None if into else ReadingFormat.jsonl)
    done: Counter[str] = Counter()
    reports = accepted(reports_from(paths, published=published, outlet=outlet), skipped, max_chars)
    with ExitStack() as stack:
        corpus = stack.enter_context(_opened(into)) if into else None
        readings = read_many(reports, jobs, Settings(model, not no_clean))
        readings = watched(readings, count_reports(paths), notes.console) if _is_watched(shape) else readings
        readings = _kept(readings, corpus, done)
        try:
            for _ in printed(readings, shape) if shape else readings:
                pass
        except KeyboardInterrupt:
            notes.say(_stopped(into, done), style="red")
            raise typer.Exit(INTERRUPTED) from None
    _sum_up(notes, skipped, into, done)


def _opened(into: str) -> Corpus:
    from gestae.store import Corpus

    return Corpus(into)


def _kept(readings: Iterable[Reading], corpus: Corpus | None, done: Counter[str]) -> Iterator[Reading]:
    """`readings`, each in the store before it goes on; `done` counts what became of them."""
    for reading in readings:
        done[corpus.keep(reading) if corpus else "read"] += 1
        yield reading


def _is_watched(shape: ReadingFormat | None) -> bool:
    """A progress bar is for people, and must not run where the records themselves do."""
    return sys.stderr.isatty() and not (shape and sys.stdout.isatty())


def _stopped(into: str | None, done: Counter[str]) -> str:
    kept = f"what was read is kept in {into}" if into else "nothing was to be kept"
    return f"gestae: stopped after {counted(done.total(), 'report')}; {kept}"


def _sum_up(notes: Notes, skipped: Skipped, into: str | None, done: Counter[str]) -> None:
    if into:
        news = [(done["added"], "added"), (done["version"], "in a new version"), (done["unchanged"], "unchanged")]
        told = ", ".join(f"{number:,} {words}" for number, words in news if number) or "nothing to add"
        notes.say(f"read {counted(done.total(), 'report')} into {into}: {told}")
    if skipped.errors:
        notes.say(skipped.summary(), style="yellow")
        raise typer.Exit(FAILED)
