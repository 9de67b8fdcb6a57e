"""Text streams over what a caller gives."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO, cast

Out = BinaryIO | TextIO


@contextmanager
def text_of(out: Out) -> Iterator[TextIO]:
    """`out` as a text stream, in UTF-8 without changing line ends if it is a binary one; `out` stays open."""
    if isinstance(out, io.TextIOBase) or not isinstance(out, io.RawIOBase | io.BufferedIOBase):
        yield cast(TextIO, out)
        return
    text = io.TextIOWrapper(cast(BinaryIO, out), encoding="utf-8", newline="", write_through=True)
    try:
        yield text
    finally:
        text.detach()
