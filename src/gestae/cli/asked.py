"""What the commands that ask a store check alike: the filters, and that no binary lands on a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from gestae.cli.question import TableFormat
from gestae.errors import UnreadableInput

if TYPE_CHECKING:
    from gestae.asking.filters import Filter

__all__ = ["checked", "refuse_binary"]


def checked(**given: Any) -> Filter:
    """The filter; a value that it does not take is a fault of usage."""
    from gestae.asking.filters import filter_of

    try:
        return filter_of(**given)
    except UnreadableInput as error:
        raise typer.BadParameter(f"{error.what}; {error.mend}", param_hint=f"--{error.source}") from error


def refuse_binary(format: TableFormat, output: Path | None) -> None:
    """Parquet goes into a file or a pipe, never to a terminal."""
    if format is TableFormat.parquet and output is None and sys.stdout.isatty():
        raise typer.BadParameter("parquet is not for a terminal; add --output FILE", param_hint="--format")
