"""`gestae demo`: the packaged reports read, and what a newcomer should see first."""

from __future__ import annotations

import shlex
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gestae.cli.folder import lexicon_of
from gestae.cli.guard import guarded
from gestae.cli.notes import Notes, counted
from gestae.cli.read import How, kept, seen
from gestae.records import Report

if TYPE_CHECKING:
    from gestae.asking.overview import Part
    from gestae.store import Corpus

__all__ = ["demo"]

_NAME = "demo.db"
_WIDTH = 120


@guarded
def demo(
    into: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where to put the store; a temporary folder by default.")
    ] = None,
    lexicon: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder of your own lexicon files over the packaged ones.")
    ] = None,
) -> None:
    """Read the packaged reports into a store, and show the picture that they give."""
    from gestae.asking.overview import overview
    from gestae.store import Corpus

    notes = Notes()
    store = _place(into)
    with Corpus(store) as corpus:
        count = _fill(corpus, notes, lexicon)
        parts = overview(corpus)
        ids = _examples(corpus)
    notes.say(f"read {counted(count, 'packaged report')} into {store}")
    for part in parts:
        _show(part)
    _what_next(store, ids)


def _place(into: Path | None) -> Path:
    folder = into or Path(tempfile.mkdtemp(prefix="gestae-demo-"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder / _NAME


def _samples() -> Iterator[Report]:
    """The reports of the package."""
    from importlib.resources import as_file, files

    from gestae.sources import reports_from

    with as_file(files("gestae") / "samples") as folder:
        paths = sorted(str(path) for path in folder.rglob("*") if path.suffix in (".jsonl", ".html", ".txt"))
        for report in reports_from(paths):
            if not isinstance(report, Report):
                raise report
            yield report


def _fill(corpus: Corpus, notes: Notes, lexicon: Path | None) -> int:
    """Reads the samples into the store; how many there are."""
    done: Counter[str] = Counter()
    samples = list(_samples())
    total = len(samples) if sys.stderr.isatty() else 0
    with lexicon_of(lexicon):
        for _ in seen(kept(samples, How(lexicon=lexicon), corpus, done, lambda reading: True), total, notes):
            pass
    return done.total()


def _examples(corpus: Corpus) -> tuple[str, str]:
    """Ids that the store really holds: of a commitment with a condition, or else of any record, and of its report."""
    for reading in corpus.readings():
        for commitment in reading.commitments:
            if commitment.condition:
                return f"{reading.report.id}/{commitment.id}", reading.report.id
    first = next(corpus.readings())
    return f"{first.report.id}/{first.actors[0].id}", first.report.id


def _show(part: Part) -> None:
    from gestae.export import table

    more = f", the first {len(part.frame)} of {part.total}" if part.total > len(part.frame) else ""
    typer.secho(f"\n{part.title}", bold=True, nl=False)
    typer.echo(f": {part.note}{more}")
    table.write(part.frame, sys.stdout, width=None if sys.stdout.isatty() else _WIDTH)


def _what_next(store: Path, ids: tuple[str, str]) -> None:
    file = shlex.quote(str(store))
    typer.secho("Try next", bold=True)
    for command, why in (
        (f"gestae quantities {file} --actor RUS --text Belarus", "how many Russian troops in Belarus, and who says so"),
        (f"gestae commitments {file} --actor BLR --text war", "when Belarus would fight"),
        (f"gestae events {file} --type AID --actor RUS", "what Russia delivered, and what it only promised"),
        (f"gestae show {file} {ids[0]}", "one record with its evidence"),
        (f"gestae show {file} {ids[1]}", "one report with all that was read in it"),
        ("gestae read YOUR-REPORTS/ --into corpus.db", "your own reports: text, HTML, JSON Lines"),
    ):
        typer.echo(f"  # {why}\n  {command}")
