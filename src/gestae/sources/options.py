"""What a caller asks of the readers of formats, and their common shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader

from gestae.errors import SourceError
from gestae.records import Report
from gestae.sources.files import MOST_BYTES
from gestae.sources.naming import Origin

Found = Report | SourceError


@dataclass(frozen=True, slots=True)
class Options:
    """`max_bytes`: of one text or page. `columns`: part of a report to the name of its column or key. `folder`: where
    pages that a feed links to may lie. `depth`: archives around this input.
    """

    max_bytes: int = MOST_BYTES
    columns: Mapping[str, str] | None = None
    folder: str | None = None
    depth: int = 0


# The reports in an open input, one by one, each broken one as its SourceError; it may raise one, which ends the input.
FormatReader = Callable[[BufferedReader, Origin, Options], Iterator[Found]]
