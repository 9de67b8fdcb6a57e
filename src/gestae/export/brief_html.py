"""A brief as one HTML file that opens offline: styles and charts inside, no script, nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from gestae.asking.brief_records import Bars, Brief, BriefSection, Line, Source
from gestae.export.brief_mark import mark_words
from gestae.export.brief_svg import as_svg
from gestae.export.brief_text import grouped, numbered, source_line
from gestae.knowledge.brief import brief_words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:52rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.8rem;line-height:1.2}h2{margin-top:2.2rem;border-bottom:1px solid #ccc;font-size:1.3rem}
h3{margin:1rem 0 .2rem;font-size:1.05rem}.note{color:#555;font-style:italic}ul{padding-left:1.2rem}li{margin:.3rem 0}
sup a{text-decoration:none;margin-left:.1em}a{color:#0a58a5}nav ul{columns:2;list-style:none;padding:0}
.fresh{background:#ffe9a8;border-radius:3px;padding:0 .35em;font-size:.85em;margin-right:.3em}
svg{max-width:100%;height:auto}figure{margin:1rem 0}figcaption{font-weight:600}
ol.sources{list-style:none;padding:0;font-size:.92rem}
ol.sources li{margin:.5rem 0;padding-left:2.6rem;text-indent:-2.6rem}
ol.sources b{display:inline-block;width:2.6rem;text-indent:0}li:target{background:#fff3cc}q{quotes:"“" "”"}
@media (prefers-color-scheme:dark){body{background:#16181b;color:#e6e6e6}.note{color:#aaa}a{color:#7db8f0}
.fresh{background:#6b5200}li:target{background:#453700}figure{background:#fff;color:#1a1a1a;padding:.6rem}}
@media print{nav{display:none}body{max-width:none}}
"""


def as_html(brief: Brief) -> str:
    """The brief as a whole page. Words of reports are escaped."""
    numbers = numbered(brief.sources)
    body = "\n".join(
        (
            f"<h1>{escape(brief.title)}</h1>",
            *(f"<p>{escape(line)}</p>" for line in brief.covers),
            _contents(brief),
            *map(_figure, brief.charts),
            *(part for section in brief.sections for part in _section(section, brief.nothing, numbers)),
            f'<h2 id="sources">{escape(brief.sources_title)}</h2>',
            f'<ol class="sources">{"".join(map(_source, brief.sources))}</ol>',
        )
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(brief.title)}</title>'
        f'<meta name="viewport" content="width=device-width"><meta name="gestae" content="{mark_words(brief.mark)}">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><style>{_STYLE}</style></head>\n'
        f"<body>\n{body}\n</body></html>\n"
    )


def _contents(brief: Brief) -> str:
    links = ((section.name, f"{section.title} ({len(section.lines)})") for section in brief.sections)
    both = (*links, ("sources", f"{brief.sources_title} ({len(brief.sources)})"))
    items = "".join(f'<li><a href="#{name}">{escape(title)}</a></li>' for name, title in both)
    return f"<nav><ul>{items}</ul></nav>"


def _figure(chart: Bars) -> str:
    note = f'<p class="note">{escape(chart.note)}</p>'
    return f"<figure><figcaption>{escape(chart.title)}</figcaption>{note}{as_svg(chart)}</figure>"


def _section(section: BriefSection, nothing: str, numbers: Mapping[int, str]) -> Iterator[str]:
    yield f'<h2 id="{section.name}">{escape(section.title)}</h2>'
    if section.note:
        yield f'<p class="note">{escape(section.note)}</p>'
    for group, lines in grouped(section):
        if group:
            yield f"<h3>{escape(group)}</h3>"
        yield f"<ul>{''.join(_line(line, numbers) for line in lines)}</ul>"
    if not section.lines:
        yield f"<p>{escape(nothing)}</p>"
    if section.more:
        yield f'<p class="note">{escape(section.more)}</p>'


def _line(line: Line, names: Mapping[int, str]) -> str:
    fresh = f'<span class="fresh">{escape(brief_words().titles.fresh[line.fresh])}</span>' if line.fresh else ""
    numbers = "".join(f'<sup><a href="#source-{number}">[{names[number]}]</a></sup>' for number in line.sources)
    judged = f' <small class="note">{escape(line.judged)}</small>' if line.judged else ""
    return f"<li>{fresh}{escape(line.text)}{numbers}{judged}</li>"


def _source(source: Source) -> str:
    about = escape(source_line(source))
    if source.url and re.fullmatch(r"https?://\S+", source.url):
        about = f'<a href="{escape(source.url)}" rel="noreferrer">{about}</a>'
    words = escape(" ".join(source.words.split()))
    return f'<li id="source-{source.number}"><b>[{source.number}]</b>{about}: <q>{words}</q></li>'
