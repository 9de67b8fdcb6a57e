"""What the source of a page says about the page: meta elements and linked data (JSON-LD)."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from gestae.knowledge.pages import pages

_MOST_NODES = 2_000
_KEYS = ("name", "property", "itemprop", "http-equiv")


@dataclass(frozen=True, slots=True)
class PageData:
    """A parsed page. `tree`: its elements (lxml); `meta`: key in lower case and content, in the order of the page;
    `node`: the linked data of the report itself; `types`: the classes that the page gives itself, in lower case.
    """

    tree: Any
    meta: tuple[tuple[str, str], ...]
    node: dict[str, Any]
    types: frozenset[str]

    def told(self, keys: tuple[str, ...]) -> Iterator[str]:
        """The contents of the meta elements with these keys, in the order of `keys`."""
        for wanted in keys:
            yield from (content for key, content in self.meta if key == wanted)


def page_data(page: str) -> PageData:
    """`page`, parsed. A broken page gives what can be read of it."""
    tree = _tree(page)
    meta = tuple(_meta(tree)) if tree is not None else ()
    nodes = list(_nodes(tree)) if tree is not None else []
    node = min(nodes, key=_rank, default={})
    kinds = {kind for one in [*nodes[:1], node] for kind in _types(one)} | {
        c.lower() for k, c in meta if k == "og:type"
    }
    return PageData(tree, meta, node if _rank(node) < len(pages().articles) else {}, frozenset(kinds))


def words_of(value: Any) -> Iterator[str]:
    """The names in a value of linked data: a text, a node with a name, or a list of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from words_of(one)
    elif isinstance(value, dict):
        yield from words_of(value.get("name"))


def is_strange(element: Any) -> bool:
    """Whether the element lies in a part of the page that is not the report's: comments, lists of other reports."""
    names = " ".join(f"{one.get('class') or ''} {one.get('id') or ''}" for one in (element, *element.iterancestors()))
    return any(word in names.lower() for word in pages().strange)


def _tree(page: str) -> Any:
    from lxml import etree, html

    with suppress(Exception):  # a broken page may trip its parser up anywhere
        return html.document_fromstring(page.encode(errors="replace"), parser=etree.HTMLParser(encoding="utf-8"))
    return None


def _meta(tree: Any) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        if content:
            yield from ((key.strip().lower(), content) for name in _KEYS if (key := element.get(name)))


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """The nodes of linked data, the outer ones first, without those that tell of other reports."""
    queue: deque[Any] = deque(_loaded(element.text or "") for element in tree.iter("script") if _is_linked(element))
    for _ in range(_MOST_NODES):
        if not queue:
            return
        value = queue.popleft()
        if isinstance(value, list):
            queue.extend(value)
        elif isinstance(value, dict):
            yield value
            queue.extend(
                v for k, v in value.items() if isinstance(v, dict | list) and k.lower() not in pages().elsewhere
            )


def _is_linked(element: Any) -> bool:
    return "ld+json" in (element.get("type") or "").lower()


def _loaded(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removeprefix("//<![CDATA[").removesuffix("-->").removesuffix("//]]>")
    with suppress(ValueError, RecursionError):
        return json.loads(text.strip().rstrip(";"), strict=False)
    return None


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [one.rsplit("/", 1)[-1].lower() for one in kinds if isinstance(one, str)]


def _rank(node: dict[str, Any]) -> int:
    """How likely the node is the report: the place of its class in the list, the end of it for others."""
    order = pages().articles
    return min((order.index(kind) for kind in _types(node) if kind in order), default=len(order))
