"""`gestae forces`: who has, sends, promises, loses or asks for how many of what, when, by whose account."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gestae.cli.asked import checked
from gestae.cli.brief import About
from gestae.cli.guard import guarded
from gestae.cli.notes import Notes, counted
from gestae.cli.question import Outlet, Output, ReportId, Since, Speaker, Store, Until, Words

if TYPE_CHECKING:
    from gestae.asking.forces import ForceAccount

__all__ = ["EXAMPLES", "forces"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae forces corpus.db --about RUS --kind weapon
gestae forces corpus.db --format json | jq '.[] | select(.item == "tank")'
gestae forces corpus.db --since 2022-02 --format csv -o forces.csv

Nothing is added up: two accounts may count the same.
"""


class ForcesFormat(StrEnum):
    """How the time lines are written."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"


class ForceKind(StrEnum):
    """What is counted."""

    force = "force"
    weapon = "weapon"
    money = "money"


@guarded
def forces(
    store: Store,
    about: About = None,
    kind: Annotated[ForceKind | None, typer.Option(help="Only forces, only weapons or only money.")] = None,
    since: Since = None,
    until: Until = None,
    speaker: Speaker = None,
    text: Words = None,
    report: ReportId = None,
    outlet: Outlet = None,
    format: Annotated[
        ForcesFormat, typer.Option(help="A row an account; in JSON a time line each holder and item.")
    ] = (ForcesFormat.table),
    output: Output = None,
) -> None:
    """Forces, arms and money over time: who has, sends, promises, loses or asks for how many, by whose account."""
    from gestae.asking.about import check_store
    from gestae.asking.forces import force_accounts
    from gestae.store import Corpus

    asked = checked(since=since, until=until, speaker=speaker, text=text, report=report, outlet=outlet)
    with Corpus(store, create=False) as corpus:
        check_store(corpus, about)
        accounts = [one for one in force_accounts(corpus, about, asked) if kind is None or one.kind == kind]
    with ExitStack() as stack:
        out = stack.enter_context(output.open("wb")) if output else sys.stdout.buffer
        _write(accounts, format, out)
        out.flush()


def _write(accounts: list[ForceAccount], format: ForcesFormat, out: Any) -> None:
    from gestae.asking.forces import FORCES_SHORT, frame_of_forces, time_lines
    from gestae.export import csv, table

    if format is ForcesFormat.json:
        lines = [one.to_dict() for one in time_lines(accounts)]
        out.write(json.dumps(lines, ensure_ascii=False, indent=1).encode() + b"\n")
    elif format is ForcesFormat.jsonl:
        out.writelines(json.dumps(one.to_dict(), ensure_ascii=False).encode() + b"\n" for one in accounts)
    elif format is ForcesFormat.csv:
        csv.write(frame_of_forces(accounts), out)
    else:
        Notes().say(f"accounts of forces, arms and money: {counted(len(accounts), 'row')}", style="dim")
        if accounts:
            table.write(frame_of_forces(accounts), sys.stdout if out is sys.stdout.buffer else out, FORCES_SHORT)
