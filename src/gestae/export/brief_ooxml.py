"""The fixed parts of a Word document: names, styles, and how its parts hang together. Source: ECMA-376."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": _OFFICE,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "cp": f"{_PACKAGE}/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
}
DRAWING_PIXEL = 9525  # English metric units of a pixel at 96 to the inch
FIXED = (1980, 1, 1, 0, 0, 0)  # the time of every part, so that the same brief gives the same bytes
_KINDS = {
    "officeDocument": f"{_OFFICE}/officeDocument",
    "core": f"{_PACKAGE}/relationships/metadata/core-properties",
    "styles": f"{_OFFICE}/styles",
    "image": f"{_OFFICE}/image",
}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def control_free(text: str) -> str:
    """The text without the characters that XML 1.0 may not hold."""
    return _CONTROL.sub("", text)


def types() -> bytes:
    """What sort each part is."""
    parts = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>',
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>',
        f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>',
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
    )
    return f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{"".join(parts)}</Types>'.encode()


def relations(targets: Sequence[tuple[str, str]]) -> bytes:
    """What a part points at, numbered r1, r2, ... in order."""
    rows = (
        f'<Relationship Id="r{number}" Type="{_KINDS[kind]}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'.encode()


def _style(id: str, name: str, run: str, paragraph: str = "") -> str:
    own = f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
    return f'<w:style w:type="paragraph" w:styleId="{id}">{own}<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BBBBBB"/>' for side in sides)


def _heading(level: int) -> str:
    return f'<w:keepNext/><w:spacing w:before="{360 - level * 80}" w:after="80"/><w:outlineLvl w:val="{level - 1}"/>'


STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{NAMESPACES["w"]}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="100"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + _style("Title", "Title", '<w:b/><w:sz w:val="40"/>')
    + _style("Heading1", "heading 1", '<w:b/><w:sz w:val="28"/>', _heading(1))
    + _style("Heading2", "heading 2", '<w:b/><w:sz w:val="24"/>', _heading(2))
    + _style("Line", "Brief line", "", '<w:ind w:left="284" w:hanging="284"/>')
    + _style("Source", "Brief source", '<w:sz w:val="19"/>', '<w:ind w:left="567" w:hanging="567"/>')
    + _style("Cell", "Brief cell", '<w:sz w:val="18"/>', '<w:spacing w:after="0"/>')
    + '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Brief grid"/><w:tblPr>'
    f"<w:tblBorders>{_borders()}</w:tblBorders></w:tblPr></w:style></w:styles>"
)
