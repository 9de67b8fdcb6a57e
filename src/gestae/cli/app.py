"""The program `gestae` and its commands."""

from __future__ import annotations

from typing import Annotated

import typer

from gestae.cli import read

__all__ = ["app", "main"]

EXAMPLES = """
[bold]Start here[/bold]

\b
gestae demo                                         a picture out of the packaged reports
gestae read reports/ --into corpus.db               read your own
gestae events corpus.db --actor RUS --status happened
gestae commitments corpus.db --speaker Lukashenko
"""

app = typer.Typer(name="gestae", no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_enable=False, epilog=EXAMPLES)


def _version(wanted: bool) -> None:
    if wanted:
        from gestae import __version__

        typer.echo(f"gestae {__version__}")
        raise typer.Exit


@app.callback()
def gestae(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")] = False,
) -> None:
    """Reads news reports about states and their armed forces into sourced data: who did what to whom, who said so,
    whether it happened, and who promised what on which condition."""


app.command(epilog=read.EXAMPLES)(read.read)


def main() -> None:
    """The console entry point."""
    app()
