"""What the formats of a brief share: how a source is said in one line."""

from __future__ import annotations

from itertools import groupby

from gestae.asking.brief_records import BriefSection, Line, Source

__all__ = ["grouped", "source_line"]


def source_line(source: Source) -> str:
    """`Northline Wire, 2021-06-03, “A tranche arrives”, report r1, r1/e3`."""
    title = f"“{_flat(source.title)}”" if source.title else ""
    parts = (source.outlet, source.published, title, f"report {source.report}", source.record)
    return ", ".join(part for part in parts if part)


def grouped(section: BriefSection) -> list[tuple[str, list[Line]]]:
    """The lines under their headings, in the order of the first of each."""
    order = list(dict.fromkeys(line.group for line in section.lines))
    lines = sorted(section.lines, key=lambda line: order.index(line.group))
    return [(group, list(some)) for group, some in groupby(lines, key=lambda line: line.group)]


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())
