"""A brief as a Word document, written with the standard library and lxml. Source: ECMA-376, parts 1 and 2."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from gestae.asking.brief_records import Bars, Brief, BriefSection, Line, Source
from gestae.export.brief_mark import PROPERTIES, mark_words
from gestae.export.brief_ooxml import DRAWING_PIXEL, FIXED, NAMESPACES, STYLES, control_free, relations, types
from gestae.export.brief_png import as_png
from gestae.export.brief_svg import COLOURS, HEIGHT, WIDTH
from gestae.export.brief_text import grouped, numbered, source_line
from gestae.knowledge.brief import brief_words

_W, _R = NAMESPACES["w"], NAMESPACES["r"]
_E = ElementMaker(namespace=_W, nsmap=NAMESPACES)
_SCALE = 0.75  # of the picture's size on the page


def as_docx(brief: Brief) -> bytes:
    """The brief as the bytes of a .docx file, the same for the same brief."""
    charts = brief.charts
    parts = {
        "[Content_Types].xml": types(),
        "_rels/.rels": relations([("officeDocument", "word/document.xml"), ("core", PROPERTIES)]),
        PROPERTIES: _properties(brief),
        "word/document.xml": _document(brief),
        "word/styles.xml": STYLES.encode(),
        "word/_rels/document.xml.rels": relations(
            [("styles", "styles.xml"), *(("image", f"media/chart{number}.png") for number in range(len(charts)))]
        ),
        **{f"word/media/chart{number}.png": as_png(chart) for number, chart in enumerate(charts)},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as whole:
        for name, data in parts.items():
            whole.writestr(zipfile.ZipInfo(name, FIXED), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _document(brief: Brief) -> bytes:
    body = [_paragraph(_run(brief.title), "Title"), *(_paragraph(_run(line)) for line in brief.covers)]
    for number, chart in enumerate(brief.charts):
        body += _chart(number, chart)
    numbers = numbered(brief.sources)
    for section in brief.sections:
        body += _section(section, brief.nothing, numbers)
    body += [_paragraph(_run(brief.sources_title), "Heading1"), *map(_source, brief.sources)]
    return _xml(_E.document(_E.body(*body, _E.sectPr(_E.pgMar(**_of("w", top="1134", right="1134", bottom="1134",
        left="1134", header="709", footer="709", gutter="0"))))))  # fmt: skip


def _section(section: BriefSection, nothing: str, numbers: Mapping[int, str]) -> Iterator[Any]:
    yield _paragraph(_run(section.title), "Heading1")
    if section.note:
        yield _paragraph(_run(section.note, italic=True))
    for group, lines in grouped(section):
        if group:
            yield _paragraph(_run(group), "Heading2")
        yield from (_line(line, numbers) for line in lines)
    if not section.lines:
        yield _paragraph(_run(nothing))
    if section.more:
        yield _paragraph(_run(section.more, italic=True))


def _line(line: Line, names: Mapping[int, str]) -> Any:
    fresh = [_run(f"{brief_words().titles.fresh[line.fresh]}: ", bold=True)] if line.fresh else []
    links = [_link(number, names[number]) for number in line.sources]
    judged = [_run(f" {line.judged}", italic=True)] if line.judged else []
    return _paragraph([*fresh, _run(f"• {line.text} "), *links, *judged], "Line")


def _link(number: int, name: str) -> Any:
    """The number of a source, with its grades, leading to it."""
    link = _E.hyperlink(_run(f"[{name}]"))
    link.set(f"{{{_W}}}anchor", f"source{number}")
    return link


def _source(source: Source) -> Any:
    number = str(source.number)
    start = _E.bookmarkStart(**_of("w", id=number, name=f"source{number}"))
    end = _E.bookmarkEnd(**_of("w", id=number))
    words = " ".join(source.words.split())
    address = f" {source.url}" if source.url else ""
    told = _run(f"[{number}] {source_line(source)}{address}: “{words}”")
    return _paragraph([start, told, end], "Source")


# ---------------------------------------------------------------- charts
def _chart(number: int, chart: Bars) -> Iterator[Any]:
    """The bars as a picture, and under it a table of its numbers, in whose head stand the colours."""
    yield _paragraph(_run(chart.title), "Heading2")
    yield _paragraph(_run(chart.note, italic=True))
    yield _paragraph(_E.r(_E.drawing(_picture(number, chart.title))))
    head = [_cell(""), *(_cell(series.name, COLOURS[place][1:]) for place, series in enumerate(chart.series))]
    rows = [
        [_cell(period), *(_cell(str(series.counts[place] or "")) for series in chart.series)]
        for place, period in enumerate(chart.periods)
        if any(series.counts[place] for series in chart.series)
    ]
    yield _E.tbl(_E.tblPr(_E.tblStyle(**_of("w", val="Grid"))), _E.tblGrid(), *(_E.tr(*row) for row in [head, *rows]))
    yield _paragraph(_run(""))


def _cell(words: str, colour: str | None = None) -> Any:
    shade = [_E.shd(**_of("w", val="clear", color="auto", fill=colour))] if colour else []
    return _E.tc(_E.tcPr(*shade), _paragraph(_run(words), "Cell"))


def _picture(number: int, title: str) -> Any:
    """The drawing that shows `media/chart<number>.png`; its relation stands behind that of the styles."""
    size = {"cx": str(int(WIDTH * DRAWING_PIXEL * _SCALE)), "cy": str(int(HEIGHT * DRAWING_PIXEL * _SCALE))}
    wp, a, pic = (ElementMaker(namespace=NAMESPACES[name], nsmap=NAMESPACES) for name in ("wp", "a", "pic"))
    blip = a.blip(**{f"{{{_R}}}embed": f"r{number + 2}"})
    about = {"id": str(number + 1), "name": f"chart{number}", "descr": control_free(title)}
    picture = pic.pic(
        pic.nvPicPr(pic.cNvPr(about), pic.cNvPicPr()),
        pic.blipFill(blip, a.stretch(a.fillRect())),
        pic.spPr(a.xfrm(a.off(x="0", y="0"), a.ext(size)), a.prstGeom(a.avLst(), prst="rect")),
    )
    data = a.graphicData(picture, uri=NAMESPACES["pic"])
    return wp.inline(wp.extent(size), wp.docPr(about), a.graphic(data), distT="0", distB="0", distL="0", distR="0")


# ---------------------------------------------------------------- XML
def _paragraph(content: Any | Sequence[Any], style: str | None = None) -> Any:
    runs = content if isinstance(content, list) else [content]
    properties = [_E.pPr(_E.pStyle(**_of("w", val=style)))] if style else []
    return _E.p(*properties, *runs)


def _run(text: str, *, bold: bool = False, italic: bool = False) -> Any:
    marks = [*([_E.b()] if bold else []), *([_E.i()] if italic else [])]
    words = _E.t(control_free(text))
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return _E.r(*([_E.rPr(*marks)] if marks else []), words)


def _properties(brief: Brief) -> bytes:
    cp, dc = (ElementMaker(namespace=NAMESPACES[name], nsmap={name: NAMESPACES[name]}) for name in ("cp", "dc"))
    return _xml(cp.coreProperties(dc.title(control_free(brief.title)), dc.identifier(mark_words(brief.mark))))


def _of(prefix: str, **attributes: str) -> dict[str, str]:
    return {f"{{{NAMESPACES[prefix]}}}{name}": value for name, value in attributes.items()}


def _xml(element: Any) -> bytes:
    data: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
