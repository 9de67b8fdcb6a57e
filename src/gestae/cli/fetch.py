"""`gestae fetch`: pages from the network into files; the only command that uses the network."""

from __future__ import annotations

from typing import Annotated

import typer

from gestae.cli.guard import FAILED, guarded
from gestae.cli.notes import Notes, counted

__all__ = ["EXAMPLES", "fetch"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae fetch https://example.org/story.html -o pages
gestae fetch --feed https://example.org/rss.xml -o pages --delay 5
gestae read pages --into corpus.db
"""


@guarded
def fetch(
    urls: Annotated[list[str], typer.Argument(metavar="URL...", help="Addresses of pages, or of feeds with --feed.")],
    folder: Annotated[
        str, typer.Option("--output", "-o", metavar="FOLDER", help="Where the pages go; made if it is not there.")
    ],
    feed: Annotated[
        bool, typer.Option("--feed", help="The addresses are feeds: fetch the pages that they link to.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Fetch also what the folder holds already.")] = False,
    delay: Annotated[
        float, typer.Option(min=0.5, metavar="SECONDS", help="Pause between two requests to one host.")
    ] = 2.0,
    seconds: Annotated[
        float, typer.Option(min=1.0, max=600.0, metavar="SECONDS", help="Time that one answer may take.")
    ] = 30.0,
    max_bytes: Annotated[
        int, typer.Option(min=1, max=32_000_000, metavar="BYTES", help="Size that one answer may have.")
    ] = 10_000_000,
) -> None:
    """Fetch pages into files, politely, for `gestae read`. No other command uses the network.

    One request at a time, with a pause for each host; robots.txt is kept; addresses inside private networks are never
    spoken to, and redirects are checked at each hop. Each page is saved with a small .json beside it: its address, the
    time, the status and a checksum. The paths of the pages go to standard output.
    """
    from gestae.errors import SourceError
    from gestae.fetching import Limits, fetch

    notes = Notes()
    counts = {"new": 0, "known": 0, "failed": 0}
    for found in fetch(urls, folder, feeds=feed, again=again, limits=Limits(delay, seconds, max_bytes)):
        if isinstance(found, SourceError):
            counts["failed"] += 1
            notes.say(f"skipped {found}", style="yellow")
        else:
            counts["new" if found.new else "known"] += 1
            typer.echo(found.path)
    _sum_up(notes, counts, folder)


def _sum_up(notes: Notes, counts: dict[str, int], folder: str) -> None:
    known = f", {counts['known']:,} there already" if counts["known"] else ""
    notes.say(f"{counted(counts['new'], 'page')} into {folder}{known}")
    if counts["failed"]:
        notes.say(f"skipped {counted(counts['failed'], 'address', 'addresses')}", style="yellow")
        raise typer.Exit(FAILED)
