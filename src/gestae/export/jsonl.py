"""JSON Lines in UTF-8: one object a row, lists as arrays, null as null."""

from __future__ import annotations

import json

import polars as pl

from gestae.export.streams import Out, text_of


def write(frame: pl.DataFrame, out: Out) -> None:
    """Writes `frame` to the stream `out`."""
    with text_of(out) as text:
        text.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in frame.iter_rows(named=True))
