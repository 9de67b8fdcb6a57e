"""`gestae grade`: how reliable an outlet is (A to F), how credible a record is (1 to 6), by the analyst's judgement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gestae.cli.asked import refuse_binary
from gestae.cli.guard import guarded
from gestae.cli.notes import Notes, counted
from gestae.cli.printed import print_frame
from gestae.cli.question import Format, Output, Store, TableFormat
from gestae.errors import NotFound, UnreadableInput

if TYPE_CHECKING:
    from gestae.records.judgements import OutletGrade, RecordGrade
    from gestae.store import Corpus

__all__ = ["EXAMPLES", "By", "Why", "analyst", "grade"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae grade corpus.db "Northline Wire" B --why "own correspondents"
gestae grade corpus.db "Metro Digest" D --since 2022-02-24
gestae grade corpus.db one-army/e3 2 --why "seen on video" --by "J. Kowal"
gestae grade corpus.db one-army/e3 --withdraw
gestae grade corpus.db                          all that is graded
gestae grade corpus.db o8f3b220b51              the grades it ever had, and its computed support
gestae grade corpus.db --export grades.csv

Letters are for outlets, numbers for records. Nothing is deleted: older grades stay in the history.
"""
Why = Annotated[str | None, typer.Option(metavar="WORDS", help="Why; kept with it.")]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who judges; without it, the name you are logged in by.")]


@guarded
def grade(
    store: Store,
    target: Annotated[
        str | None,
        typer.Argument(metavar="TARGET", help="An outlet's name, or the id of a record or an occurrence."),
    ] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="GRADE", help="A to F for an outlet, 1 to 6 for a record.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="For the outlet's reports from this day on."),
    ] = None,
    why: Why = None,
    by: By = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take the grade back; it stays in the history.")] = False,
    history: Annotated[bool, typer.Option("--history", help="List also what was replaced or withdrawn.")] = False,
    import_: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help="Take the grades of a CSV file, all or none.")
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="FILE", help="Write all grades, ever, as CSV; - prints."),
    ] = None,
    format: Format = TableFormat.table,
    output: Output = None,
) -> None:
    """Grade how reliable an outlet is (A to F) or how credible a record is (1 to 6), as in NATO's Admiralty system; or
    list the grades. Computed support is shown beside them and never written over them."""
    from gestae.store import Corpus

    _refuse_mixture(target, value, withdraw, since, import_, export)
    refuse_binary(format, output)
    with Corpus(store, create=False) as corpus:
        if import_:
            _import(corpus, import_, analyst(by))
        elif export:
            _export(corpus, export)
        elif target is not None and (value is not None or withdraw):
            _judge(corpus, target, value, since, why, analyst(by))
        else:
            _list(corpus, target, history, format, output)


def analyst(given: str | None) -> str | None:
    """The name that was given, else the one that the person at the keyboard is logged in by, where it is known."""
    import getpass

    if given is not None:
        return given.strip() or None
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None


def _refuse_mixture(
    target: str | None, value: str | None, withdraw: bool, since: str | None, import_: Path | None, export: Path | None
) -> None:
    """Raises BadParameter where the options do not go together."""
    if import_ and export:
        raise typer.BadParameter("one of the two at a time", param_hint="--import, --export")
    if (import_ or export) and (target or withdraw or since):
        raise typer.BadParameter("a file holds its own grades; name none beside it", param_hint="TARGET")
    if withdraw and target is None:
        raise typer.BadParameter("name the outlet or record whose grade you withdraw", param_hint="TARGET")
    if withdraw and value is not None:
        raise typer.BadParameter("either a grade or --withdraw", param_hint="GRADE")
    if since and value is None and not withdraw:
        raise typer.BadParameter("it goes with a grade", param_hint="--since")


# ---------------------------------------------------------------- one grade
def _judge(corpus: Corpus, target: str, value: str | None, since: str | None, why: str | None, by: str | None) -> None:
    from gestae.asking.grades import judge
    from gestae.cli.asked import checked

    day = checked(since=since).since
    try:
        made = judge(corpus, target, value, since=day, why=why, by=by)
    except UnreadableInput as error:
        raise typer.BadParameter(f"{error.what}; {error.mend}", param_hint="GRADE") from error
    for line in _told(corpus, made, target):
        Notes().say(line)


def _told(corpus: Corpus, made: OutletGrade | RecordGrade, target: str) -> list[str]:
    """What was done, and beside it what the reports say."""
    from gestae.asking.grades import said, support_line
    from gestae.records.judgements import OutletGrade

    if isinstance(made, OutletGrade):
        days = f", from {made.since} on" if made.since else ""
        return [f"{made.outlet}: {_meaning(made.reliability, said(made.reliability))}{days}"]
    words = " ".join((made.anchor.words or "").split())
    line = f"{target} “{words}”: {_meaning(made.credibility, said(made.credibility))}"
    return [line, *filter(None, [support_line(corpus, target)])]


def _meaning(grade: str | None, meaning: str) -> str:
    return f"{grade} ({meaning})" if grade else meaning


# ---------------------------------------------------------------- lists and files
def _list(corpus: Corpus, target: str | None, history: bool, format: TableFormat, output: Path | None) -> None:
    from gestae.asking.grades import grades, support_line

    beside = support_line(corpus, target) if target else None
    try:
        frame = grades(corpus, target=target, history=history)
    except NotFound:
        if beside is None:
            raise
        Notes().say(f"{target}: no grade yet")
    else:
        print_frame(frame, format, output, counted(len(frame), "grade"))
    if beside:
        Notes().say(beside)


def _import(corpus: Corpus, path: Path, by: str | None) -> None:
    from gestae.asking.grade_import import import_grades

    done = import_grades(corpus, path, by=by)
    Notes().say(f"{counted(done.added, 'grade')} taken, {done.unchanged:,} there already")
    if done.orphaned:
        what = f"{done.orphaned:,} of them rest on words that this store does not hold"
        Notes().say(f"{what}; see: gestae grade {corpus.name}")
    if done.unnamed:
        Notes().say(f"no report is yet of: {', '.join(done.unnamed)}")


def _export(corpus: Corpus, path: Path) -> None:
    from gestae.asking.grades import portable

    frame = portable(corpus)
    print_frame(frame, TableFormat.csv, None if str(path) == "-" else path)
    Notes().say(f"{counted(len(frame), 'grade')} written", style="dim")
