"""Comma-separated values in UTF-8 with a header; lists are joined by `|`, null is an empty cell."""

from __future__ import annotations

import csv
from typing import Any

import polars as pl

from gestae.export.cells import words_of
from gestae.export.streams import Out, text_of


def write(frame: pl.DataFrame, out: Out) -> None:
    """Writes `frame` to the stream `out`; a file for text is opened with `newline=""`."""
    with text_of(out) as text:
        rows = csv.writer(text, lineterminator="\n")
        rows.writerow(frame.columns)
        rows.writerows([_cell(cell) for cell in row] for row in frame.iter_rows())


def _cell(value: Any) -> str:
    return words_of(value).replace("\r\n", "\n").replace("\r", "\n")  # a bare \r ends a row in many readers
