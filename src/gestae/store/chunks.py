"""Values in lists short enough for one question to the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

_MOST = 400  # values that one question takes
Value = TypeVar("Value")


def chunks(values: Sequence[Value]) -> Iterator[list[Value]]:
    """The values, in order, so many at a time as one question takes."""
    for start in range(0, len(values), _MOST):
        yield list(values[start : start + _MOST])


__all__ = ["chunks"]
