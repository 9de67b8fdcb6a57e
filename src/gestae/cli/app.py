"""The program `gestae` and its commands."""

from __future__ import annotations

from typing import Annotated

import typer

from gestae.cli import (
    brief,
    commitments,
    contradictions,
    copies,
    demo,
    drift,
    fetch,
    forces,
    grade,
    lexicon,
    occurrences,
    people,
    query,
    read,
    reports,
    rule,
    show,
    whatif,
)
from gestae.cli.help import described

__all__ = ["app", "main"]

EXAMPLES = """
\b
[bold]Start here[/bold]
gestae demo                              read the packaged reports
gestae read reports/ --into corpus.db    read your own
gestae events corpus.db --actor RUS --status happened
gestae commitments corpus.db --speaker Lukashenko
"""


def _version(wanted: bool) -> None:
    if wanted:
        from gestae import __version__

        typer.echo(f"gestae {__version__}")
        raise typer.Exit


def gestae(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Reads news reports about states and their armed forces into sourced data: who did what to whom, who said so,
    whether it happened, and who promised what on which condition."""


def _made() -> typer.Typer:
    made = typer.Typer(name="gestae", no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_enable=False)
    made.callback(help=described(gestae), epilog=EXAMPLES)(gestae)
    made.command("read", help=described(read.read), epilog=read.EXAMPLES)(read.read)
    made.command("fetch", help=described(fetch.fetch), epilog=fetch.EXAMPLES)(fetch.fetch)
    for name, help_line in query.TABLES.items():
        own = {"commitments": commitments, "reports": reports}.get(name)  # those with an option of their own
        command = getattr(own, name) if own else query.asking_for(name)
        made.command(name, help=help_line, epilog=own.EXAMPLES if own else query.EXAMPLES[name])(command)
    for module in (occurrences, copies, contradictions, drift, people, forces, whatif, brief, grade, rule):
        command = getattr(module, module.__name__.rsplit(".", 1)[-1])
        made.command(command.__name__, help=described(command), epilog=module.EXAMPLES)(command)
    made.command("show", help=described(show.show), epilog=show.EXAMPLES)(show.show)
    made.command("demo", help=described(demo.demo))(demo.demo)
    made.add_typer(lexicon.app, name="lexicon")
    return made


app = _made()


def main() -> None:
    """The console entry point."""
    app()
