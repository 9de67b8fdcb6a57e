"""What a question on the command line may hold: the kinds of records, and the filters with their help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from gestae.records import EventType, Status

if TYPE_CHECKING:
    from gestae.asking.filters import Kind

__all__ = [
    "EXAMPLES", "TABLES", "Actor", "Format", "Limit", "Outlet", "Output", "Recipient", "ReliabilityOf", "ReportId",
    "Since", "Speaker", "StatusOf", "Store", "TableFormat", "Type", "Until", "Words",
]  # fmt: skip

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
ReliabilityOf = Annotated[
    list[str] | None,
    typer.Option("--reliability", metavar="GRADES", help="Reports of outlets graded so, A to F: A,B; may be repeated."),
]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many rows.")]
Format = Annotated[TableFormat, typer.Option(help="How to print the rows.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write into this file instead.")]
