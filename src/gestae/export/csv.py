"""Comma-separated values in UTF-8 with a header; lists are joined by `|`, null is an empty cell."""

from __future__ import annotations

import csv

import polars as pl

from gestae.export.cells import words_of
from gestae.export.streams import Out, text_of


def write(frame: pl.DataFrame, out: Out) -> None:
    """Writes `frame` to the stream `out`; a file for text is opened with `newline=""`."""
    with text_of(out) as text:
        rows = csv.writer(text, lineterminator="\n")
        rows.writerow(frame.columns)
        rows.writerows([words_of(cell) for cell in row] for row in frame.iter_rows())
