"""The text of a page's report, out of the search's finding and what the page itself gives as its text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gestae.sources.page_data import PageData

_MUCH_MORE = 1.5  # times the words found: then the page's own text is the whole one, the found one a part
_FEWEST_WORDS = 60
_TAGS = re.compile(r"<[^<>]{1,200}>")


def text_of(found: str, data: PageData, titles: Iterable[str | None]) -> str:
    """The paragraphs of the report, parted by blank lines, without its title above them.

    `found`: the text that a search of the page found; `titles`: how the page calls the report.
    """
    own = data.node.get("articleBody")
    told = _TAGS.sub(" ", own).strip() if isinstance(own, str) else ""
    words = len(told.split())
    text = told if words >= _FEWEST_WORDS and words > _MUCH_MORE * len(found.split()) else found
    return _without_title(re.sub(r"\s*\n\s*", "\n\n", text.strip()), {_plain(title) for title in titles if title})


def _without_title(text: str, titles: set[str]) -> str:
    first, _, rest = text.partition("\n\n")
    return rest if rest and _plain(first) in titles else text


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
