"""When an event took place that no words date: before, about or after the day of publication, as its tense says."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

Tense = Literal["past", "present", "future"]

_WHY: dict[Tense, str] = {
    "past": "not dated; told as past, so no later than the day of publication",
    "present": "not dated; told as going on, so begun no later than the day of publication and not over on it",
    "future": "not dated; told as to come, so no earlier than the day of publication",
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which ISO days an event lies, both included; null where there is no bound. `why` says what they rest on.

    `value`: the same as an EDTF interval with an open end ("../2022-03-01"), null where there is no bound at all.
    """

    value: str | None
    first: str | None
    last: str | None
    why: str


def bounds(tense: Tense, published: str | None, *, not_before: str | None = None) -> Bounds:
    """The bounds of an undated event told in `tense` by a report of the ISO day `published`.

    `not_before`: an ISO day before which it cannot lie, such as the day of what it followed; it is kept only where it
    is no later than the other bound. Raises ValueError for what is no ISO day.
    """
    day = _checked(published)
    floor = _checked(not_before)
    if day is None:
        return Bounds(
            f"{floor}/.." if floor else None, floor, None, "not dated, and the day of publication is not known"
        )
    if tense == "future":
        first = max(day, floor or day)
        return Bounds(f"{first}/..", first, None, _WHY[tense])
    first_day = floor if floor is not None and floor <= day else None
    if tense == "present":
        return Bounds(day, day, day, _WHY[tense])
    return Bounds(f"{first_day or '..'}/{day}", first_day, day, _WHY[tense])


def _checked(day: str | None) -> str | None:
    return None if day is None else datetime.date.fromisoformat(day).isoformat()
