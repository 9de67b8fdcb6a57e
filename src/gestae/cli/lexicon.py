"""`gestae lexicon`: whether the lexicon keeps its schema, where a word stands in it, how much it holds."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gestae.cli.folder import lexicon_of
from gestae.cli.guard import FAILED, guarded
from gestae.cli.notes import Notes, counted

if TYPE_CHECKING:
    from gestae.knowledge.entries import Entry
    from gestae.knowledge.stats import Count

__all__ = ["app", "check", "find", "stats"]

app = typer.Typer(no_args_is_help=True, help="The knowledge that reading rests on: YAML and CSV files.")

_MOST_LINES = 40  # of one entry that are shown
Folder = Annotated[
    Path | None, typer.Option("--lexicon", metavar="DIR", help="A folder of your own lexicon files over the packaged.")
]


class StatsFormat(StrEnum):
    """How counts are written."""

    table = "table"
    json = "json"
    csv = "csv"


@app.callback()
def lexicon() -> None:
    """The knowledge that reading rests on: YAML and CSV files."""


# ---------------------------------------------------------------- check
@app.command()
@guarded
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="A folder of your own lexicon files; without it, the packaged.")
    ] = None,
    examples: Annotated[
        bool, typer.Option("--examples", help="Also read the example sentences of event frames and implications.")
    ] = False,
    lexicon: Folder = None,
) -> None:
    """Load every lexicon file and count what it knows; the first fault is told with its file and line.

    Of a folder of your own, laid over the packaged files, only your files are counted and only your examples read.
    """
    own = folder or lexicon
    with lexicon_of(own) as root:
        for load in _loaders():
            load()
        _count_files(root)
        if examples:
            _read_examples(own)


def _loaders() -> list[Callable[[], object]]:
    """What reads the lexicon, each part once."""
    from gestae.knowledge import (
        brief,
        columns,
        commitments,
        copies,
        cues,
        dates,
        denials,
        entities,
        events,
        fates,
        furniture,
        grading,
        implications,
        ledger,
        linking,
        numbers,
        pages,
        places,
        quantities,
        ways,
        world,
    )
    from gestae.reading.date_patterns import patterns_by_first_word

    return [
        world.load_world,
        events.load_frames,
        implications.load_implications,
        commitments.load_commissives,
        cues.load_cues,
        furniture.furniture,
        columns.columns,
        numbers.numbers,
        dates.date_words,
        dates.date_rules,
        dates.date_shapes,
        dates.date_examples,
        dates.tense,
        dates.holidays,
        patterns_by_first_word,
        quantities.modifiers,
        quantities.currencies,
        quantities.units,
        quantities.noun_classes,
        quantities.weapons,
        quantities.fates,
        quantities.number_examples,
        places.gazetteer,
        pages.pages,
        ledger.ledger,
        brief.brief_words,
        grading.grade_words,
        copies.agency_words,
        copies.common_words,
        denials.load_denials,
        fates.load_fates,
        ways.load_things,
        ways.load_ways,
        linking.load_accounts,
        linking.load_acts,
        linking.load_counts,
        linking.load_drift,
        linking.load_joining,
        entities.load_names,
    ]


def _count_files(root: Path) -> None:
    from gestae.knowledge.entries import entries_in
    from gestae.knowledge.layers import files_in

    numbers = {path.relative_to(root).as_posix(): sum(1 for _ in entries_in(path, root)) for path in files_in(root)}
    for name, number in numbers.items():
        typer.echo(f"{name:40} {number:>7,}")
    total = sum(numbers.values())
    typer.echo(f"{counted(len(numbers), 'file')}, {counted(total, 'entry', 'entries')}: all in order")


def _read_examples(own: Path | None) -> None:
    """Reads the examples of the user's entries, or of all where there is no user's folder."""
    from gestae.knowledge.commitments import load_commissives
    from gestae.knowledge.entries import lexicon_entries
    from gestae.knowledge.use import LEXICON, using
    from gestae.reading.examples import misread_commitments, misread_frames, misread_implications
    from gestae.reading.reader import Reader

    reader = Reader(lexicon=own, clean=False)
    named = {(each.kind, each.name) for each in lexicon_entries(own or LEXICON) if each.own or own is None}
    frames = [frame for frame in reader.frames.all if ("event frame", frame.name) in named]
    families = [entry for entry in reader.implications.all if ("implication", entry.name) in named]
    with using(reader.lexicon):
        known = load_commissives()
    binding = [entry for entry in known.all if ("commissive", entry.name) in named]
    modal = known.words if own is None else None
    wrong = [
        *misread_frames(reader, frames),
        *misread_implications(reader, families),
        *misread_commitments(reader, binding, modal),
    ]
    for each in wrong:
        Notes().say(f"{each.frame}: “{each.text}” should read {each.expected}, reads {each.got}", style="yellow")
    total = sum(len(entry.examples) for entry in (*frames, *families, *binding, *((modal,) if modal else ())))
    typer.echo(f"{counted(total, 'example')}: {f'{len(wrong):,} misread' if wrong else 'all read as written'}")
    if wrong:
        raise typer.Exit(FAILED)


# ---------------------------------------------------------------- find
@app.command()
@guarded
def find(
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Words, or phrases in quotation marks.")],
    regex: Annotated[bool, typer.Option("--regex", help="Take each for a regular expression.")] = False,
    lexicon: Folder = None,
) -> None:
    """Show every entry that a word or phrase belongs to: file and line, kind, name, and the entry's own lines.

    Capitals do not matter, and the lemma of what is given is looked for too: "struck" finds what "strike" belongs to.
    """
    from gestae.knowledge.entries import lexicon_entries

    fits = [_pattern(word) for word in words] if regex else [_lemma_of(word) for word in words]
    number = 0
    with lexicon_of(lexicon) as root:
        for entry in lexicon_entries(root):
            if any(fit(word) for fit in fits for word in (entry.name, *entry.words)):
                number += 1
                _show(entry, root)
    Notes().say(f"{counted(number, 'entry', 'entries')} with {' or '.join(words)}")
    if not number:
        raise typer.Exit(FAILED)


def _pattern(word: str) -> Callable[[str], object]:
    try:
        return re.compile(word, re.IGNORECASE).search
    except re.error as error:
        raise typer.BadParameter(f"{word} is no regular expression: {error}", param_hint="WORD") from error


def _lemma_of(word: str) -> Callable[[str], object]:
    from gestae.reading.lemmas import lemmas

    wanted = lemmas(word)
    return lambda each: each.casefold() in wanted


def _show(entry: Entry, root: Path) -> None:
    from gestae.knowledge.files import LEXICON

    lines = ((root if entry.own else LEXICON) / entry.file).read_text(encoding="utf-8").splitlines()
    own = " (yours)" if entry.own else ""
    typer.secho(f"{entry.file}:{entry.line}{own}", fg="cyan", nl=False)
    typer.echo(f"  {entry.kind} ", nl=False)
    typer.secho(entry.name, bold=True)
    if entry.file.endswith(".csv"):
        typer.echo("    " + " · ".join(f"{key}: {value}" for key, value in entry.cells))
    else:
        shown = lines[entry.line - 1 : min(entry.last, entry.line - 1 + _MOST_LINES)]
        typer.echo("\n".join(f"    {line}" for line in shown))
    typer.echo()


# ---------------------------------------------------------------- stats
@app.command()
@guarded
def stats(
    format: Annotated[StatsFormat, typer.Option(help="How to print the counts.")] = StatsFormat.table,
    lexicon: Folder = None,
) -> None:
    """Count what the lexicon holds: entries by file, frames and examples by type, cues, actors, offices, coverage."""
    from gestae.knowledge.stats import counts

    with lexicon_of(lexicon):
        found = list(counts())
    {StatsFormat.table: _as_tables, StatsFormat.json: _as_json, StatsFormat.csv: _as_csv}[format](found)


def _as_csv(found: list[Count]) -> None:
    import csv

    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(("part", "name", "what", "number"))
    rows.writerows((each.part, each.name, each.what, each.number) for each in found)


def _as_json(found: list[Count]) -> None:
    import json

    parts: dict[str, dict[str, dict[str, int]]] = {}
    for each in found:
        parts.setdefault(each.part, {}).setdefault(each.name, {})[each.what] = each.number
    typer.echo(json.dumps(parts, ensure_ascii=False, indent=2))


def _as_tables(found: list[Count]) -> None:
    from rich.console import Console

    console = Console(highlight=False, width=None if sys.stdout.isatty() else 100)
    for part in dict.fromkeys(each.part for each in found):
        console.print(_table(part, [each for each in found if each.part == part]))


def _table(part: str, found: Iterable[Count]) -> object:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    rows: dict[str, dict[str, int]] = {}
    for each in found:
        rows.setdefault(each.name, {})[each.what] = each.number
    columns = list(dict.fromkeys(what for cells in rows.values() for what in cells))
    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    table.add_column(part)
    for what in columns:
        table.add_column(what, justify="right")
    for name, cells in rows.items():
        table.add_row(name, *(f"{cells[what]:,}" if what in cells else "" for what in columns))
    return table
