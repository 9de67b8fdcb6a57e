"""`gestae events`, `statements`, `commitments`, `quantities`, `actors`, `reports`: a store as tables."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, get_args

import typer

from gestae.cli.guard import guarded
from gestae.cli.notes import Notes, counted
from gestae.errors import UnreadableInput
from gestae.records import EventType, Status

if TYPE_CHECKING:
    import polars as pl

    from gestae.asking.filters import Filter, Kind

__all__ = ["EXAMPLES", "TABLES", "TableFormat", "asking_for"]

TABLES: dict[Kind, str] = {
    "events": "Who did what to whom: type, status, actors, day, who says so, the words.",
    "statements": "Who said what, to whom, in which words.",
    "commitments": "Who promised, threatened, offered or refused what, on which condition.",
    "quantities": "Forces, arms and money: how many, whose, where, who says so.",
    "actors": "The states, organizations, groups and persons that the reports name.",
    "reports": "The reports in the store, with what was found in each.",
}
EXAMPLES: dict[Kind, str] = {
    "events": """
\b
[bold]Examples[/bold]
gestae events corpus.db --actor RUS --recipient UKR --status happened
gestae events corpus.db --type assault --since 2022-02-24 --until 2022-12
gestae events corpus.db --speaker Lukashenko --format csv > said.csv

A count of what took place takes --status happened --status ongoing.
""",
    "statements": """
\b
[bold]Examples[/bold]
gestae statements corpus.db --speaker Khrenin
gestae statements corpus.db --text "air defence" --format jsonl
""",
    "commitments": """
\b
[bold]Examples[/bold]
gestae commitments corpus.db --actor BLR
gestae commitments corpus.db --text "if" --speaker Lukashenko
""",
    "quantities": """
\b
[bold]Examples[/bold]
gestae quantities corpus.db --text troops --since 2022
gestae quantities corpus.db --actor RUS --format parquet --output forces.parquet
""",
    "actors": """
\b
[bold]Examples[/bold]
gestae actors corpus.db --actor BLR
gestae actors corpus.db --format csv | sort -u
""",
    "reports": """
\b
[bold]Examples[/bold]
gestae reports corpus.db --since 2022-02
gestae reports corpus.db --text Iskander --limit 10
""",
}


class TableFormat(StrEnum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"


def _types(incomplete: str) -> list[str]:
    return [name for name in get_args(EventType) if name.startswith(incomplete.upper())]


def _statuses(incomplete: str) -> list[str]:
    return [name for name in get_args(Status) if name.startswith(incomplete.lower())]


Store = Annotated[str, typer.Argument(metavar="FILE.db", help="A store that `gestae read --into` made.")]
Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Who acts, holds or speaks: a code (RUS) or a name.")]
Recipient = Annotated[str | None, typer.Option(metavar="NAME", help="Whom it is done to: a code or a name.")]
Type = Annotated[
    list[str] | None,
    typer.Option(metavar="TYPE", autocompletion=_types, help="PLOVER type, such as ASSAULT; may be repeated."),
]
StatusOf = Annotated[
    list[str] | None,
    typer.Option(
        metavar="STATUS",
        autocompletion=_statuses,
        help="happened, ongoing, planned, called_for, possible, conditional or denied; may be repeated.",
    ),
]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="From this day on: 2022-02-24, 2022-02 or 2022.")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Up to this day, month or year.")]
Speaker = Annotated[str | None, typer.Option(metavar="NAME", help="Who says so: a code or a name.")]
Words = Annotated[str | None, typer.Option(metavar="WORDS", help="Words that the evidence must hold.")]
ReportId = Annotated[str | None, typer.Option(metavar="ID", help="One report only.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Reports of this outlet only.")]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many rows.")]
Format = Annotated[TableFormat, typer.Option(help="How to print the rows.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write into this file instead.")]


def asking_for(kind: Kind) -> Callable[..., None]:
    """The command that prints the records of one kind."""

    @guarded
    def ask(
        store: Store,
        actor: Actor = None,
        recipient: Recipient = None,
        type: Type = None,
        status: StatusOf = None,
        since: Since = None,
        until: Until = None,
        speaker: Speaker = None,
        text: Words = None,
        report: ReportId = None,
        outlet: Outlet = None,
        limit: Limit = None,
        format: Format = TableFormat.table,
        output: Output = None,
    ) -> None:
        asked = _checked(
            actor=actor, recipient=recipient, type=type, status=status, since=since, until=until,
            speaker=speaker, text=text, report=report, outlet=outlet, limit=limit,
        )  # fmt: skip
        _refuse_binary(format, output)
        _write(kind, _found(store, kind, asked), asked, format, output)

    return ask


def _checked(**given: Any) -> Filter:
    """The filter; a value that it does not take is a fault of usage."""
    from gestae.asking.filters import filter_of

    try:
        return filter_of(**given)
    except UnreadableInput as error:
        raise typer.BadParameter(f"{error.what}; {error.mend}", param_hint=f"--{error.source}") from error


def _refuse_binary(format: TableFormat, output: Path | None) -> None:
    if format is TableFormat.parquet and output is None and sys.stdout.isatty():
        raise typer.BadParameter("parquet is not for a terminal; add --output FILE", param_hint="--format")


def _found(store: str, kind: Kind, asked: Filter) -> pl.DataFrame:
    from gestae.asking.tables import TABLES as ASKED
    from gestae.store import Corpus

    with Corpus(store, create=False) as corpus:
        return ASKED[kind](corpus, asked)


def _write(kind: Kind, frame: pl.DataFrame, asked: Filter, format: TableFormat, output: Path | None) -> None:
    if format is TableFormat.table:
        from gestae.asking.clauses import describe

        Notes().say(f"{describe(kind, asked)}: {counted(len(frame), 'row')}", style="dim")
    with ExitStack() as stack:
        out = stack.enter_context(output.open("wb")) if output else sys.stdout.buffer
        _writers(kind)[format](frame, out)
        out.flush()


def _writers(kind: Kind) -> dict[TableFormat, Callable[[pl.DataFrame, BinaryIO], None]]:
    from gestae.export import csv, jsonl, parquet

    return {
        TableFormat.table: lambda frame, out: _draw(kind, frame, out),
        TableFormat.csv: csv.write,
        TableFormat.jsonl: jsonl.write,
        TableFormat.parquet: parquet.write,
    }


def _draw(kind: Kind, frame: pl.DataFrame, out: BinaryIO) -> None:
    from gestae.asking.tables import SHORT
    from gestae.export import table

    if len(frame):
        table.write(frame, sys.stdout if out is sys.stdout.buffer else out, SHORT[kind])
