"""How exactly an event is dated, in the codes of ACLED and UCDP.

Sources: ACLED Codebook, `time_precision` (1 the day, 2 the week, 3 the month); UCDP Georeferenced Event Dataset
Codebook, `date_prec` (1 the exact day; 2 within 2 to 6 days; 3 the week; 4 within 8 to 30 days, or the month; 5 within
more than a month and no more than a year).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

_WEEK = 7
_MONTH = 31
_YEAR = 366

AcledPrecision = Literal[1, 2, 3]
UcdpPrecision = Literal[1, 2, 3, 4, 5]


def acled_time_precision(first: str | None, last: str | None) -> AcledPrecision | None:
    """ACLED's `time_precision` of an event between two ISO days, both included; null where either is not known or the
    event is dated no better than to more than a month, which ACLED does not code. Raises ValueError for no ISO day and
    where `last` is before `first`.
    """
    days = _days(first, last)
    if days is None or days > _MONTH:
        return None
    if days == 1:
        return 1
    return 2 if days <= _WEEK else 3


def ucdp_date_prec(first: str | None, last: str | None) -> UcdpPrecision | None:
    """UCDP's `date_prec` of an event between two ISO days, both included; null where either is not known or the event
    is dated no better than to more than a year, which UCDP does not code. Raises ValueError as `acled_time_precision`.
    """
    days = _days(first, last)
    if days is None or days > _YEAR:
        return None
    if days == 1:
        return 1
    if days < _WEEK:
        return 2
    if days == _WEEK:
        return 3
    return 4 if days <= _MONTH else 5


def _days(first: str | None, last: str | None) -> int | None:
    """How many days from one to the other, both counted."""
    if first is None or last is None:
        return None
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    if days < 1:
        raise ValueError(f"{last} is before {first}; give the earlier day first")
    return days
