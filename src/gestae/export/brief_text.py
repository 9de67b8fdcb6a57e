"""What the formats of a brief share: how a source is said in one line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from gestae.asking.brief_records import BriefSection, Line, Source
from gestae.knowledge.grading import grade_words

__all__ = ["grouped", "numbered", "source_line"]


def source_line(source: Source) -> str:
    """`Northline Wire (B: usually reliable), 2021-06-03, “A tranche arrives”, report r1, r1/e3 (2: probably true)`."""
    words = grade_words()
    outlet, record = (source.outlet or ""), (source.record or "")
    if source.reliability:
        outlet += f" ({source.reliability}: {words.reliability[source.reliability]})"
    if source.credibility:
        record += f" ({source.credibility}: {words.credibility[source.credibility]})"
    title = f"“{_flat(source.title)}”" if source.title else ""
    parts = (outlet, source.published, title, f"report {source.report}", record)
    return ", ".join(part for part in parts if part)


def numbered(sources: Sequence[Source]) -> dict[int, str]:
    """What stands in a line for each source: `1`, or with the analyst's grades `1 B2`: the outlet's reliability and the
    record's credibility, `–` for the one that is missing before the other.
    """
    return {one.number: f"{one.number} {_grades(one)}".rstrip() for one in sources}


def _grades(source: Source) -> str:
    before = source.reliability or ("–" if source.credibility else "")
    return before + (source.credibility or "")


def grouped(section: BriefSection) -> list[tuple[str, list[Line]]]:
    """The lines under their headings, in the order of the first of each."""
    order = list(dict.fromkeys(line.group for line in section.lines))
    lines = sorted(section.lines, key=lambda line: order.index(line.group))
    return [(group, list(some)) for group, some in groupby(lines, key=lambda line: line.group)]


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())
