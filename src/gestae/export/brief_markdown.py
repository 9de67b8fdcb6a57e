"""A brief as plain Markdown; charts are tables of their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gestae.asking.brief_records import Bars, Brief, BriefSection, Line, Source
from gestae.export.brief_mark import mark_words
from gestae.export.brief_text import grouped, numbered, source_line
from gestae.knowledge.brief import brief_words

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def as_markdown(brief: Brief) -> str:
    """The brief, ending in a line end. Words of reports are escaped, so that they stay words."""
    parts = [f"<!-- {mark_words(brief.mark)} -->", f"# {_safe(brief.title)}", *map(_safe, brief.covers)]
    numbers = numbered(brief.sources)
    for section in brief.sections:
        parts += _section(section, brief.nothing, numbers)
    for chart in brief.charts:
        parts += _chart(chart)
    parts += [f"## {brief.sources_title}", *map(_source, brief.sources)]
    return "\n\n".join(parts) + "\n"


def _section(section: BriefSection, nothing: str, numbers: Mapping[int, str]) -> Iterator[str]:
    yield f"## {section.title}"
    if section.note:
        yield f"*{_safe(section.note)}*"
    for group, lines in grouped(section):
        if group:
            yield f"### {_safe(group)}"
        yield "\n".join(_line(line, numbers) for line in lines)
    if not section.lines:
        yield nothing
    if section.more:
        yield _safe(section.more)


def _line(line: Line, names: Mapping[int, str]) -> str:
    fresh = f"**{brief_words().titles.fresh[line.fresh]}:** " if line.fresh else ""
    numbers = "".join(f"[\\[{names[number]}\\]](#source-{number})" for number in line.sources)
    judged = f" *({_safe(line.judged)})*" if line.judged else ""
    return f"- {fresh}{_safe(line.text)} {numbers}".rstrip() + judged


def _source(source: Source) -> str:
    address = f" <{source.url}>" if source.url and re.fullmatch(r"https?://[^\s<>]+", source.url) else ""
    words = _safe(" ".join(source.words.split()))
    return f'<a id="source-{source.number}"></a>\\[{source.number}\\] {_safe(source_line(source))}{address}: “{words}”'


def _chart(chart: Bars) -> Iterator[str]:
    yield f"## {_safe(chart.title)}"
    yield f"*{_safe(chart.note)}*"
    names = [series.name for series in chart.series]
    rows = [
        [period, *(str(series.counts[place] or "") for series in chart.series)]
        for place, period in enumerate(chart.periods)
        if any(series.counts[place] for series in chart.series)
    ]
    lines = [["", *names], ["---", *("---:" for _ in names)], *rows]
    yield "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(words: str) -> str:
    return words if words.startswith("---") else _safe(words)


def _safe(text: str) -> str:
    """Text whose characters mean nothing in Markdown."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
