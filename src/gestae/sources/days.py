"""Checks the days of publication that inputs and users give."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate

from gestae.errors import UnreadableInput

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:?\d{2}.*)?")
_COMPACT = re.compile(
    r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}.*)?|(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?"
)
_WORDS = ("%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y")
_EPOCH = range(100_000_000, 5_000_000_000)  # seconds: 1973 to 2128


def iso_day(given: str | None, source: str) -> str | None:
    """The ISO day of `given`, which may bear a time; blank is null. Raises UnreadableInput for any other writing."""
    if given is None or not given.strip():
        return None
    match = _DAY.fullmatch(given.strip())
    try:
        return date.fromisoformat(match[1] if match else "").isoformat()
    except ValueError:
        raise UnreadableInput(source, f"published {given!r} is no date", "write it as 2021-08-09") from None


def written_day(given: object, source: str) -> str | None:
    """The ISO day that a file tells, as it stands there: no time zone is reckoned with.

    ISO 8601, `20210809T101500Z`, `2021/08/09`, `Mon, 09 Aug 2021 10:15:00 +0300`, `August 9, 2021`, `9 August 2021`, a
    date, seconds or milliseconds since 1970. Figures such as 03/04/2021 may mean two days and are refused. Blank and
    null are null. Raises UnreadableInput.
    """
    if isinstance(given, date):
        return given.isoformat()[:10]
    if isinstance(given, int | float) and not isinstance(given, bool):
        return _since_1970(given) or written_day(str(given), source)
    text = "" if given is None else " ".join(str(given).split())
    if not text or _DAY.fullmatch(text):
        return iso_day(text, source)
    return _numbered(text) or _mailed(text) or _in_words(text) or iso_day(text[:100], source)


def day_or_none(given: object) -> str | None:
    """As `written_day`; what is no day is null."""
    try:
        return written_day(given, "")
    except UnreadableInput:
        return None


def _since_1970(number: float) -> str | None:
    seconds = number / 1000 if number > _EPOCH.stop else number
    known = _EPOCH.start <= seconds < _EPOCH.stop
    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if known else None


def _numbered(text: str) -> str | None:
    match = _COMPACT.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part is not None)
    return _valid(year, month, day)


def _mailed(text: str) -> str | None:
    """RFC 5322, as mail and RSS write it; it begins with a weekday or bears a time."""
    if not re.match(r"[A-Za-z]{3,9}, |\d{1,2} [A-Za-z]{3,9} \d{4} \d", text):
        return None
    try:
        found = parsedate(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return _valid(*found[:3]) if found else None


def _in_words(text: str) -> str | None:
    bare = re.sub(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? |[,.]", "", text, flags=re.I)
    day = " ".join(bare.split()[:3])
    for form in _WORDS:
        try:
            return datetime.strptime(day, form).date().isoformat()
        except ValueError:
            continue
    return None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except (ValueError, OverflowError):
        return None
