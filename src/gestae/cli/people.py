"""`gestae people`: persons and organizations across reports; and the analyst's rulings on who is who."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gestae.cli.asked import refuse_binary
from gestae.cli.guard import guarded
from gestae.cli.notes import Notes, counted
from gestae.cli.printed import print_frame, print_records
from gestae.cli.question import Format, Limit, Output, ReportId, Store, TableFormat

if TYPE_CHECKING:
    import polars as pl

    from gestae.records import Record
    from gestae.store import Corpus

__all__ = ["EXAMPLES", "people"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae people corpus.db --name Lukashenka
gestae people corpus.db --code BLR --kind person --format csv
gestae people corpus.db merge "Ivan Petrov" "I. P. Petrov" --why "same post" --by AB
gestae people corpus.db split "Sergei Ivanov" one-army/a7 --why "his namesake"
gestae people corpus.db rulings
gestae people corpus.db undo 2
"""


class Action(StrEnum):
    """What is done: listing, where nothing is said."""

    listing = "list"
    merge = "merge"
    part = "split"
    rulings = "rulings"
    undo = "undo"


class Kind(StrEnum):
    """The kinds of entities."""

    person = "person"
    organization = "organization"
    group = "group"


@guarded
def people(
    store: Store,
    action: Annotated[
        Action,
        typer.Argument(help="list; merge or split two names; rulings lists what was ruled, undo takes one back."),
    ] = Action.listing,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME NAME | NUMBER]",
            help="Two names: spellings, ids, or REPORT/ACTOR for a name in one report; of undo, the ruling's number.",
        ),
    ] = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Words of a name in any spelling, or an id.")] = None,
    code: Annotated[str | None, typer.Option(metavar="CODE", help="Whom they act for: BLR, NATO.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="One kind only.")] = None,
    report: ReportId = None,
    limit: Limit = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who rules, for merge and split.")] = None,
    why: Annotated[str | None, typer.Option(metavar="WORDS", help="For what reason, for merge and split.")] = None,
    format: Format = TableFormat.table,
    output: Output = None,
) -> None:
    """Persons, organizations and groups across reports, each once: its spellings, offices over time and mentions.

    merge and split keep an analyst's ruling that two names are one or are two; it stays when reports are read again.
    """
    from gestae.store import Corpus

    refuse_binary(format, output)
    given = _checked(action, names or [])
    with Corpus(store, create=False) as corpus:
        if action in (Action.merge, Action.part):
            _rule(corpus, action, given, by, why)
        elif action is Action.undo:
            _undo(corpus, given[0])
        elif action is Action.rulings:
            _list_rulings(corpus, format, output)
        else:
            asked = {"name": name, "code": code, "kind": kind.value if kind else None, "report": report}
            _list(corpus, asked, limit, format, output)


def _checked(action: Action, names: list[str]) -> list[str]:
    """The names, as many as the action takes."""
    wanted = {Action.merge: 2, Action.part: 2, Action.undo: 1}.get(action, 0)
    if len(names) != wanted:
        what = {2: f"{action.value} takes two names", 1: "undo takes the number of a ruling"}.get(
            wanted, "name them by --name"
        )
        raise typer.BadParameter(what, param_hint="NAME")
    if action is Action.undo and not names[0].isdigit():
        raise typer.BadParameter(f"{names[0]!r} is no number of a ruling; see: gestae people STORE rulings")
    return names


def _rule(corpus: Corpus, action: Action, names: Sequence[str], by: str | None, why: str | None) -> None:
    from gestae.asking.people import side_words

    rule = corpus.merge if action is Action.merge else corpus.split
    ruling = rule(names[0], names[1], by=by, why=why)
    what = "are one" if ruling.together else "are two"
    Notes().say(f"ruling {ruling.id}: {side_words(ruling.first)} and {side_words(ruling.second)} {what}")


def _undo(corpus: Corpus, number: str) -> None:
    from gestae.asking.people import side_words

    ruling = corpus.unrule_names(int(number))
    what = "are one" if ruling.together else "are two"
    sides = f"{side_words(ruling.first)} and {side_words(ruling.second)}"
    Notes().say(f"ruling {number} taken back: {sides} {what}")


def _list_rulings(corpus: Corpus, format: TableFormat, output: Path | None) -> None:
    from gestae.asking.people import RULINGS, frame_of_rulings

    rulings = corpus.entity_rulings()
    frame = None if format is TableFormat.jsonl else frame_of_rulings(corpus, rulings)
    _write(rulings, frame, tuple(RULINGS), "ruling", format, output)


def _list(corpus: Corpus, asked: dict[str, Any], limit: int | None, format: TableFormat, output: Path | None) -> None:
    from gestae.asking.people import SHORT, frame_of
    from gestae.asking.people import people as known

    found = known(corpus, **asked, limit=limit)
    _write(found, None if format is TableFormat.jsonl else frame_of(found), SHORT, "entry", format, output)


def _write(
    records: Sequence[Record],
    frame: pl.DataFrame | None,
    short: Sequence[str],
    what: str,
    format: TableFormat,
    output: Path | None,
) -> None:
    if frame is None:
        print_records(records, output)
    else:
        several = "entries" if what == "entry" else None
        print_frame(frame, format, output, f"people: {counted(len(frame), what, several)}", short)
