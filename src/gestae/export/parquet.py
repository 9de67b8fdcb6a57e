"""Apache Parquet: typed columns, lists as lists."""

from __future__ import annotations

import io
from typing import BinaryIO

import polars as pl


def write(frame: pl.DataFrame, out: BinaryIO) -> None:
    """Writes `frame` to the binary stream `out`, which need not be one that can be moved in."""
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    out.write(buffer.getvalue())
