"""A chart of a brief as SVG: stacked bars over time, with a legend, drawn by hand so that it needs no program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from gestae.asking.brief_records import Bars

COLOURS = ("#0072b2", "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7", "#999999")
"""Told apart by colour-blind readers too. Source: Okabe and Ito 2008, with grey for black and yellow."""
WIDTH, HEIGHT = 800, 300  # pixels
_LEFT, _TOP, _FOOT, _LEGEND = 44, 12, 34, 22
_LABELS = 12  # periods that are named under the bars
_ROW = 4  # names of the legend side by side


@dataclass(frozen=True, slots=True)
class Box:
    """One piece of a bar, in pixels from the upper left corner. `series`: its place among the colours."""

    x: float
    y: float
    width: float
    height: float
    series: int
    words: str


def boxes(chart: Bars, width: float = WIDTH, height: float = HEIGHT) -> list[Box]:
    """The pieces of the bars, each series above the one before it."""
    plot, step = height - _TOP - _FOOT, (width - _LEFT) / max(1, len(chart.periods))
    scale = plot / highest(chart)
    found: list[Box] = []
    for place, period in enumerate(chart.periods):
        base = _TOP + plot
        for number, series in enumerate(chart.series):
            if count := series.counts[place]:
                base -= count * scale
                x = _LEFT + place * step + step * 0.1
                found.append(Box(x, base, step * 0.8, count * scale, number, f"{period}, {series.name}: {count}"))
    return found


def highest(chart: Bars) -> int:
    """The end of the scale: the highest bar, rounded up to one, two or five times a power of ten."""
    most = max((sum(counts) for counts in zip(*(series.counts for series in chart.series), strict=True)), default=1)
    steps = (times * int(10**power) for power in range(10) for times in (1, 2, 5))
    return next(step for step in steps if step >= max(1, most))


def as_svg(chart: Bars) -> str:
    """The chart as one `svg` element."""
    rows = -(-len(chart.series) // _ROW)
    whole = HEIGHT + rows * _LEGEND
    parts = [*_scale(chart), *_bars(chart), *_periods(chart), *_legend(chart)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {whole}" width="{WIDTH}" height="{whole}" '
        f'role="img" font-family="sans-serif" font-size="12"><title>{escape(chart.title)}</title>{"".join(parts)}</svg>'
    )


def _scale(chart: Bars) -> Iterator[str]:
    top, plot = highest(chart), HEIGHT - _TOP - _FOOT
    for value in sorted({0, top // 2 or top, top}):
        y = _TOP + plot * (1 - value / top)
        yield f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{WIDTH}" y2="{y:.1f}" stroke="#ccc"/>'
        yield f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" fill="#444">{value:,}</text>'


def _bars(chart: Bars) -> Iterator[str]:
    for box in boxes(chart):
        place = f'x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
        yield f'<rect {place} fill="{COLOURS[box.series]}"><title>{escape(box.words)}</title></rect>'


def _periods(chart: Bars) -> Iterator[str]:
    step, every = (WIDTH - _LEFT) / len(chart.periods), -(-len(chart.periods) // _LABELS)
    for place, period in enumerate(chart.periods):
        if place % every == 0:
            x, y = _LEFT + (place + 0.5) * step, HEIGHT - _FOOT + 18
            yield f'<text x="{x:.1f}" y="{y}" text-anchor="middle" fill="#444">{escape(period)}</text>'


def _legend(chart: Bars) -> Iterator[str]:
    for number, series in enumerate(chart.series):
        x, y = _LEFT + (number % _ROW) * (WIDTH - _LEFT) / _ROW, HEIGHT + (number // _ROW) * _LEGEND
        yield f'<rect x="{x:.0f}" y="{y}" width="12" height="12" fill="{COLOURS[number]}"/>'
        yield f'<text x="{x + 18:.0f}" y="{y + 10}" fill="#222">{escape(series.name)} ({sum(series.counts):,})</text>'
