"""Fills in a report's title and day of publication from the lines that bear them."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from gestae.cleaning.lines import Line, lines_of
from gestae.knowledge.furniture import expand, furniture
from gestae.knowledge.use import cached
from gestae.records import Report

_TOP_LINES = 3
_TOP_CHARACTERS = 1_000
_TITLE_LENGTH = 160


def with_heading(report: Report) -> Report:
    """`report` with title and publication day from its first lines, where it has none."""
    title = report.title or _title(lines_of(report.text[: 10 * _TOP_CHARACTERS]))
    return msgspec.structs.replace(report, title=title, published=report.published or _published(report))


def _title(lines: list[Line]) -> str | None:
    """The first line, if it is short, is no sentence, and text follows it."""
    if len(lines) < 2 or len(lines[0].text) > _TITLE_LENGTH or lines[0].words < 2 or lines[0].text[-1] in ".:,;…":
        return None
    if _day_of_line(lines[0].text) or (lines[0].is_sentence and lines[0].text[-1] not in "?!’'"):
        return None
    return lines[0].text if any(line.is_sentence and line.words > 6 for line in lines[1:]) else None


def _published(report: Report) -> str | None:
    """The day in a date line at the top, or in a line taken out that told when the page was put up."""
    tops = [_day_of_line(line.text) for line in lines_of(report.text[:_TOP_CHARACTERS])[:_TOP_LINES]]
    dated = {rule.name for rule in furniture().rules if rule.dated}
    stamps = [_day_within(d.text) for d in report.dropped if d.reason in dated and d.start < _TOP_CHARACTERS]
    return next((day for day in [*tops, *stamps] if day), None)


def _day_of_line(line: str) -> str | None:
    return next((day for form in _forms(whole=True) if (match := form.fullmatch(line)) and (day := _iso(match))), None)


def _day_within(text: str) -> str | None:
    found = [match for form in _forms(whole=False) for match in form.finditer(text)]
    return next((day for match in sorted(found, key=lambda match: match.start()) if (day := _iso(match))), None)


@cached
def _forms(*, whole: bool) -> tuple[re.Pattern[str], ...]:
    known = furniture()
    before, after = (expand(known, "<BEFORE_DATE>"), expand(known, "<AFTER_DATE>")) if whole else (r"\b", r"\b")
    return tuple(re.compile(f"(?i){before}{expand(known, form)}{after}") for form in known.dates)


def _iso(match: re.Match[str]) -> str | None:
    """The ISO day of a date's parts, or null where there is no such day."""
    month = match["month"].casefold()
    number = int(month) if month.isdigit() else _month(month)
    try:
        return date(int(match["year"]), number, int(match["day"])).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    return next((number for number, full in enumerate(furniture().months, 1) if full[:3] == name[:3]), 0)
