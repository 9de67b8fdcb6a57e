"""A table for people, drawn with Rich."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gestae.export.cells import words_of
from gestae.export.streams import Out, text_of

_PIPED_WIDTH = 160
_NOTHING = ("", "0", "False")
_WHOLE = 12  # a column whose words are all shorter is never broken
_LEAST = 10  # characters that a long column keeps while there is room


def write(frame: pl.DataFrame, out: Out, columns: Sequence[str] | None = None, *, width: int | None = None) -> None:
    """Draws `frame`, or some `columns` of it, on the stream `out`, in colour on a terminal alone.

    `width` counts characters; without it, the terminal's, or 160 where `out` is none. Columns without a value,
    or with noughts alone, go.
    """
    with text_of(out) as text:
        console = Console(file=text, width=width or (None if text.isatty() else _PIPED_WIDTH), highlight=False)
        console.print(table_of(frame, columns))


def table_of(frame: pl.DataFrame, columns: Sequence[str] | None = None) -> Table:
    """The Rich table of `frame`."""
    shown = [frame[name] for name in columns or frame.columns]
    filled = [
        column
        for column in shown
        if frame.is_empty() or any(words_of(cell) not in _NOTHING for cell in column.to_list())
    ]
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    for column in filled:
        _add(table, column)
    for row in zip(*(column.to_list() for column in filled), strict=True):
        table.add_row(*(Text(shown_cell(cell)) for cell in row))
    return table


def _add(table: Table, column: pl.Series) -> None:
    longest = max((len(shown_cell(cell)) for cell in column.to_list()), default=0)
    whole = longest <= _WHOLE or column.name == "id"
    table.add_column(
        column.name.replace("_", " "),
        justify="right" if column.dtype.is_numeric() else "left",
        no_wrap=whole,
        overflow="fold",
        min_width=longest if whole else min(longest, _LEAST),
    )


def shown_cell(value: Any) -> str:
    """A cell as people read it: lists with commas, thousands parted, line breaks as blanks."""
    if isinstance(value, list):
        return ", ".join(shown_cell(part) for part in value)
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, int | float):
        return f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{int(value):,}"
    return " ".join(words_of(value).split())
