"""`gestae rule`: the analyst's rulings on which tellings are of one occurrence."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gestae.cli.asked import refuse_binary
from gestae.cli.grade import By, Why, analyst
from gestae.cli.guard import guarded
from gestae.cli.notes import Notes, counted
from gestae.cli.printed import print_frame
from gestae.cli.question import Format, Output, Store, TableFormat
from gestae.errors import UnreadableInput

if TYPE_CHECKING:
    from gestae.records import Decision
    from gestae.store import Corpus

__all__ = ["EXAMPLES", "rule"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae rule corpus.db apart one-army/e3 paramilitary/e1 --why "two drills, a year apart"
gestae rule corpus.db together o8f3b220b51 o4008bd351b
gestae rule corpus.db list
gestae rule corpus.db undo          the latest
gestae rule corpus.db undo 2        the one that the list calls 2

Tellings are named as `gestae occurrences --format csv` prints them under mentions.
"""


class Action(StrEnum):
    """What to do with a ruling."""

    list = "list"
    together = "together"
    apart = "apart"
    undo = "undo"


@guarded
def rule(
    store: Store,
    action: Annotated[Action, typer.Argument(help="What to do; without it the rulings are listed.")] = Action.list,
    tellings: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TELLING",
            help="one-army/e3, one-army@120, an occurrence's id; or a ruling's number.",
        ),
    ] = None,
    why: Why = None,
    by: By = None,
    format: Format = TableFormat.table,
    output: Output = None,
) -> None:
    """Rule that tellings are of one occurrence (together) or that they are not (apart), take a ruling back, or list
    them. A ruling stays when reports are linked or read again."""
    from gestae.store import Corpus

    names = tellings or []
    refuse_binary(format, output)
    if action is Action.list and names:
        raise typer.BadParameter("a list takes no tellings", param_hint="TELLING")
    with Corpus(store, create=False) as corpus:
        if action is Action.list:
            _list(corpus, format, output)
        elif action is Action.undo:
            _undo(corpus, names, analyst(by))
        else:
            _rule(corpus, names, action is Action.together, why, analyst(by))


def _rule(corpus: Corpus, names: Sequence[str], together: bool, why: str | None, by: str | None) -> None:
    from gestae.asking.rulings import rule as ruled

    try:
        made = ruled(corpus, names, together=together, why=why, by=by)
    except UnreadableInput as error:
        raise typer.BadParameter(f"{error.what}; {error.mend}", param_hint="TELLING") from error
    Notes().say(f"ruled {'together' if together else 'apart'}: {', '.join(names)}; {_now(corpus, made)}")


def _now(corpus: Corpus, made: Sequence[Decision]) -> str:
    """Of which occurrences the tellings are now."""
    places = {(one.report, one.start) for one in made} | {(one.other_report, one.other_start) for one in made}
    found = {
        one.id: None
        for one in corpus.occurrences()
        if any((mention.report, mention.trigger.start) in places for mention in one.mentions)
    }
    return f"now {counted(len(found), 'occurrence')}: {', '.join(found)}"


def _undo(corpus: Corpus, names: Sequence[str], by: str | None) -> None:
    from gestae.asking.rulings import undo

    done = undo(corpus, names, by=by)
    Notes().say(f"undone: {', '.join(f'ruling {one.number}' for one in done)}; {counted(len(done), 'ruling')}")


def _list(corpus: Corpus, format: TableFormat, output: Path | None) -> None:
    from gestae.asking.rulings import RULINGS_SHORT, rulings

    frame = rulings(corpus)
    print_frame(frame, format, output, counted(len(frame), "ruling"), RULINGS_SHORT)
