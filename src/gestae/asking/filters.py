"""What to ask for: each filter is a condition in SQL, and the same in English."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from gestae.errors import UnreadableInput
from gestae.records import EventType, Status
from gestae.records.judgements import Reliability

Kind = Literal["events", "statements", "commitments", "quantities", "actors", "reports"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What records must meet; what is null or empty is not asked. Make it with `filter_of`, which checks the values.

    `actor`, `recipient`, `speaker`: a code or a name, in any case; `type`: PLOVER types; `status`: one of several.
    `since`, `until`: ISO days, of the event where it is known, else of publication. `text`: words of the evidence.
    `report`: a report's id; `outlet`: a part of its name; `reliability`: the outlet's grade is one of these; `unread`:
    only reports in a language without a reader; `old`: past versions of reports too.
    """

    actor: str | None = None
    recipient: str | None = None
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    speaker: str | None = None
    text: str | None = None
    report: str | None = None
    outlet: str | None = None
    reliability: tuple[str, ...] = ()
    unread: bool = False
    limit: int | None = None
    old: bool = False


EVERYTHING = Filter()


def filter_of(
    *,
    actor: str | None = None,
    recipient: str | None = None,
    type: Iterable[str] | None = None,
    status: Iterable[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    speaker: str | None = None,
    text: str | None = None,
    report: str | None = None,
    outlet: str | None = None,
    reliability: Iterable[str] | None = None,
    unread: bool = False,
    limit: int | None = None,
    old: bool = False,
) -> Filter:
    """A Filter of checked values; `type`, `status` and `reliability` in any case, days also as 2022 or 2022-02.

    Raises UnreadableInput, naming the filter, for a type, status or day that there is none of.
    """
    return Filter(
        actor=actor or None,
        recipient=recipient or None,
        type=tuple(_one_of("type", one.upper(), get_args(EventType)) for one in type or ()),
        status=tuple(_one_of("status", one.lower().replace("-", "_"), get_args(Status)) for one in status or ()),
        since=_day("since", since, last=False) if since else None,
        until=_day("until", until, last=True) if until else None,
        speaker=speaker or None,
        text=text or None,
        report=report or None,
        outlet=outlet or None,
        reliability=tuple(_one_of("reliability", one, get_args(Reliability)) for one in _parted(reliability or ())),
        unread=unread,
        limit=limit,
        old=old,
    )


def _parted(given: Iterable[str]) -> Iterator[str]:
    """`A,b` as A and B."""
    return (part.strip().upper() for some in given for part in some.split(",") if part.strip())


def _one_of(name: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise UnreadableInput(name, f"there is no {name} {value}", f"choose from {', '.join(known)}")
    return value


def _day(name: str, value: str, *, last: bool) -> str:
    """The ISO day, the first or the last one of a year or month."""
    match = _DAY.fullmatch(value.strip())
    try:
        year, month = int(match[1] if match else ""), int((match and match[2]) or (12 if last else 1))
        day = int((match and match[3]) or (calendar.monthrange(year, month)[1] if last else 1))
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            raise ValueError(day)
    except ValueError:
        raise UnreadableInput(name, f"{value!r} is no day", "write it as 2022-02-24, 2022-02 or 2022") from None
    return f"{year:04}-{month:02}-{day:02}"
