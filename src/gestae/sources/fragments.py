"""HTML inside another format (a feed's item, a mail, a record) to plain text: paragraphs with a blank line between."""

from __future__ import annotations

import re
from typing import Any

from gestae.sources.encoding import tidy

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hedline hl1 "
        "hl2 hr html li main nav ol p pre section table td th tr ul",
    )
)
_SILENT = frozenset(
    re.findall(r"\w+", "script style head template noscript iframe figcaption svg form button select nav")
)
_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|ul|li|blockquote|table|span|a|img|strong|em|b|i)\b[^<>]*>", re.IGNORECASE)
_BREAK = "\x00"
_DEEPEST = 500


def is_markup(text: str) -> bool:
    """Whether `text` is HTML rather than words."""
    return len(_MARKUP.findall(text[:20_000])) >= 2


def words_of(text: str) -> str:
    """`text`, read as HTML if it is."""
    return text_of_html(text) if is_markup(text) else text


def text_of_html(markup: str) -> str:
    """The words of a piece of HTML; blank where there are none."""
    from lxml import etree, html

    if not (clean := tidy(markup).strip()):
        return ""
    try:
        root = html.document_fromstring(re.sub(r"^<\?xml[^>]*\?>", "", clean), parser=html.HTMLParser(huge_tree=False))
    except (etree.LxmlError, ValueError):
        return " ".join(re.sub(r"<[^<>]*>", " ", clean).split())
    return text_of(root)


def text_of(root: Any) -> str:
    """The words under an element of lxml, block by block."""
    pieces: list[str] = []
    _collect(root, pieces, 0)
    blocks = (" ".join(block.split()) for block in "".join(pieces).split(_BREAK))
    return "\n\n".join(block for block in blocks if block)


def _collect(element: Any, pieces: list[str], depth: int) -> None:
    name = local(element)
    if name not in _SILENT and name is not None and depth < _DEEPEST:
        edge = _BREAK if name in _BLOCKS else " " if name == "br" else ""
        pieces += [edge, (element.text or "").replace(_BREAK, "")]
        for child in element:
            _collect(child, pieces, depth + 1)
        pieces.append(edge)
    if depth:
        pieces.append((element.tail or "").replace(_BREAK, ""))


def local(element: Any) -> str | None:
    """The name of an element without its namespace, in lower case; null for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else None
