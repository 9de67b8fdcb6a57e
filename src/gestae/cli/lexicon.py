"""`gestae lexicon check`: whether every lexicon file keeps its schema."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import typer

from gestae.cli.guard import guarded
from gestae.cli.notes import counted

__all__ = ["app", "check"]

app = typer.Typer(no_args_is_help=True, help="The knowledge that reading rests on: YAML and CSV files.")


@app.callback()
def lexicon() -> None:
    """The knowledge that reading rests on: YAML and CSV files."""


@app.command()
@guarded
def check() -> None:
    """Load every lexicon file and count what it knows; the first fault is told with its file and line."""
    from gestae.knowledge.files import LEXICON

    for load in _loaders():
        load()
    files = sorted(path for path in LEXICON.rglob("*") if path.suffix in (".yaml", ".csv"))
    counts = {path: _entries(path) for path in files}
    for path, number in counts.items():
        typer.echo(f"{path.relative_to(LEXICON).as_posix():40} {number:>7,}")
    typer.echo(f"{counted(len(files), 'file')}, {counted(sum(counts.values()), 'entry', 'entries')}: all in order")


def _loaders() -> list[Callable[[], object]]:
    """What reads the lexicon, each part once."""
    from gestae.knowledge import (
        cues,
        dates,
        events,
        furniture,
        implications,
        ledger,
        numbers,
        places,
        quantities,
        world,
    )

    return [
        world.load_world,
        events.load_frames,
        implications.load_implications,
        cues.load_cues,
        furniture.furniture,
        numbers.numbers,
        dates.date_words,
        dates.date_rules,
        dates.date_shapes,
        dates.date_examples,
        dates.tense,
        dates.holidays,
        quantities.modifiers,
        quantities.currencies,
        quantities.units,
        quantities.noun_classes,
        quantities.weapons,
        quantities.number_examples,
        places.gazetteer,
        ledger.ledger,
    ]


def _entries(path: Path) -> int:
    import yaml

    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return sum(1 for row in csv.reader(file) if row) - 1
    found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return len(found or ())
