"""Checks the days of publication that inputs and users give."""

from __future__ import annotations

import re
from datetime import date

from gestae.errors import UnreadableInput

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?")


def iso_day(given: str | None, source: str) -> str | None:
    """The ISO day of `given`, which may bear a time; blank is null. Raises UnreadableInput for any other writing."""
    if given is None or not given.strip():
        return None
    match = _DAY.fullmatch(given.strip())
    try:
        return date.fromisoformat(match[1] if match else "").isoformat()
    except ValueError:
        raise UnreadableInput(source, f"published {given!r} is no date", "write it as 2021-08-09") from None
