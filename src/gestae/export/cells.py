"""Cells of a frame as words."""

from __future__ import annotations

from typing import Any

SEPARATOR = "|"


def words_of(value: Any) -> str:
    """A cell as text: nothing for null, list members joined by `|`, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return SEPARATOR.join(words_of(part) for part in value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
