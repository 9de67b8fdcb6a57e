"""A table for people, drawn with Rich."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl
from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gestae.export.cells import words_of
from gestae.export.streams import Out, text_of

_PIPED_WIDTH = 160
_NOTHING = ("", "0", "False")
_WHOLE = 12  # a column whose words are all shorter is never broken
_LEAST = 10  # characters that a long column keeps while there is room
_READABLE = 24  # characters that the longest column needs in a table; with less, rows are stacked
_GAP = 2  # blanks between the cells of a stacked row


def write(frame: pl.DataFrame, out: Out, columns: Sequence[str] | None = None, *, width: int | None = None) -> None:
    """Draws `frame`, or some `columns` of it, on the stream `out`, in colour on a terminal alone.

    `width` counts characters; without it, the terminal's, or 160 where `out` is none. Columns without a value,
    or with noughts alone, go.
    """
    with text_of(out) as text:
        console = Console(file=text, width=width or (None if text.isatty() else _PIPED_WIDTH), highlight=False)
        console.print(_drawn(_filled(frame, columns), console.width))


def table_of(frame: pl.DataFrame, columns: Sequence[str] | None = None) -> Table:
    """The Rich table of `frame`."""
    return _table(_filled(frame, columns))


def _filled(frame: pl.DataFrame, columns: Sequence[str] | None) -> list[pl.Series]:
    shown = [frame[name] for name in columns or frame.columns]
    return [
        column
        for column in shown
        if frame.is_empty() or any(words_of(cell) not in _NOTHING for cell in column.to_list())
    ]


def _drawn(filled: list[pl.Series], width: int) -> RenderableType:
    """A table where its longest column can be read in `width` characters, else the rows stacked."""
    *others, longest = sorted(map(_width, filled)) or [0]
    fits = sum(others) + min(longest, _READABLE) + len(filled) <= width
    return _table(filled) if fits or len(filled) < 2 else _stacked(filled, width)


def _width(column: pl.Series) -> int:
    return max([len(column.name), *(len(shown_cell(cell)) for cell in column.to_list())])


def _stacked(filled: list[pl.Series], width: int) -> Group:
    """Each row on one line, and under it, whole, what does not fit there: its id, and its longest cells."""
    above = [column for column in filled if column.name != "id"]
    while len(above) > 1 and sum(_width(column) + _GAP for column in above) > width + _GAP:
        longest = max(above, key=_width).name
        above = [column for column in above if column.name != longest]
    names = {column.name for column in above}
    under = [column for column in filled if column.name not in names]
    head = Text(_line(above, [_title(column) for column in above]), style="bold", no_wrap=True)
    lines = zip(*(map(shown_cell, column.to_list()) for column in above), strict=True)
    notes = zip(*(map(shown_cell, column.to_list()) for column in under), strict=True)
    rows = [
        Group(Text(_line(above, line), no_wrap=True), Padding(_note(under, note), (0, 0, 0, 4)))
        for line, note in zip(lines, notes, strict=True)
    ]
    return Group(Text(""), head, Text("─" * width, style="dim"), *rows, Text(""))


def _line(columns: Sequence[pl.Series], cells: Sequence[str]) -> str:
    """`cells` side by side, each as wide as its column; numbers stand to the right."""
    sides = ("rjust" if column.dtype.is_numeric() else "ljust" for column in columns)
    widths = map(_width, columns)
    padded = (getattr(cell, side)(width) for cell, side, width in zip(cells, sides, widths, strict=True))
    return (" " * _GAP).join(padded).rstrip()


def _note(columns: Sequence[pl.Series], cells: Sequence[str]) -> Text:
    """What stands under a row: the id, then the long cells, named where there are several."""
    several = len(columns) > 2
    named = zip(map(_title, columns), cells, strict=True)
    return Text(" · ".join(f"{name}: {cell}" if several and name != "id" else cell for name, cell in named if cell))


def _title(column: pl.Series) -> str:
    return column.name.replace("_", " ")


def _table(filled: list[pl.Series]) -> Table:
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
        _title(column),
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
