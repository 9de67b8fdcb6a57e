"""Makes a page ready for the search of its article: what stands beside it goes, a body in pieces is joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from gestae.knowledge.pages import pages
from gestae.knowledge.use import cached

_KEPT = frozenset({"html", "body", "main", "article"})
_MOST = 0.3  # share of the words of the page's paragraphs that an element beside the report may hold
_FEWEST_WORDS = 40  # of a piece of a body


def prepare(tree: Any) -> None:
    """Changes `tree` (lxml) in place."""
    for element in list(_beside(tree, _MOST * _words(tree))):
        if element.getparent() is not None:
            element.drop_tree()  # keeps the text that follows it
    for first, others in list(_pieces(tree)):
        for other in others:
            first.extend(list(other))


def _beside(tree: Any, most: float) -> Iterator[Any]:
    for element in tree.iter():
        if (
            isinstance(element.tag, str)
            and element.tag not in _KEPT
            and _is_named(element)
            and _is_small(element, most)
        ):
            yield element


def _is_small(element: Any, most: float) -> bool:
    return element.tag != "h1" and element.find(".//h1") is None and _words(element) <= most


def _is_named(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return any(_is_beside(name) for name in names.split())


@cached
def _is_beside(name: str) -> bool:
    return bool(_pattern().search(re.sub(r"(?<=[a-z])(?=[A-Z])|_+", "-", name).lower()))


@cached
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|--?)(?:{'|'.join(pages().beside)})(?:--?\d*[a-z]?\d*)?$")


def _words(element: Any) -> int:
    """The words of the paragraphs in `element`."""
    own = [element] if element.tag == "p" else []
    return sum(len("".join(paragraph.itertext()).split()) for paragraph in [*own, *element.iterfind(".//p")])


def _pieces(tree: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Elements of one name and class that hold the parts of one report: the first, and the others in order."""
    groups: dict[tuple[str, str, Any], list[Any]] = {}
    for element in tree.iter("div", "section"):
        name = element.get("class") or ""
        if any(word in name.lower() for word in pages().bodies) and _own_words(element) >= _FEWEST_WORDS:
            groups.setdefault((element.tag, name, _report_of(element)), []).append(element)
    for (_, _, report), group in groups.items():
        if len(group) > 1 and report is not None and len(report.findall(".//h1")) <= 1:
            yield group[0], group[1:]


def _own_words(element: Any) -> int:
    return sum(len("".join(paragraph.itertext()).split()) for paragraph in element.iterfind("p"))


def _report_of(element: Any) -> Any:
    return next(element.iterancestors("article", "main"), None)
