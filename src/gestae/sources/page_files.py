"""The names under which fetched pages are kept."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from gestae.sources.naming import digest

_LONGEST = 60


def page_file(url: str) -> str:
    """The file name for the page at `url`: host and end of the path for people, and a digest that makes it unique."""
    try:
        parts = urlsplit(url)
        words = f"{parts.hostname or ''}-{unquote(parts.path).rstrip('/').rpartition('/')[2]}"
    except ValueError:
        words = "page"
    plain = re.sub(r"\.x?html?$", "", words)
    return f"{re.sub(r'[^A-Za-z0-9.]+', '-', plain).strip('-.')[:_LONGEST]}-{digest(url)}.html"
