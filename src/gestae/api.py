"""The stable Python surface: read, Reader, load, resolve, status_of, Corpus."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from gestae.reading.reader import Reader
from gestae.records import Actor, Reading, Report, Status
from gestae.sources import load
from gestae.store import Corpus

__all__ = ["Corpus", "Reader", "load", "read", "resolve", "status_of"]


@cache
def _reader(clean: bool, lexicon: Path | None = None) -> Reader:
    return Reader(clean=clean, lexicon=lexicon)


def read(
    text: str,
    *,
    published: str | None = None,
    clean: bool = True,
    title: str | None = None,
    outlet: str | None = None,
    id: str | None = None,
    lexicon: Path | str | None = None,
) -> Reading:
    """What `text` says. `published`: ISO day; `clean=False` reads the text as it stands, so that offsets are the
    caller's; `lexicon`: a folder of your own over the packaged lexicon, read once. Raises LexiconError.
    """
    report = Report(id=id or "text", text=text, published=published, title=title, outlet=outlet)
    return _reader(clean, None if lexicon is None else Path(lexicon)).read(report)


def resolve(phrase: str, *, context: str = "", on: str | None = None) -> Actor | None:
    """Whom a phrase names on the ISO day `on`; `context` is text that came before it. Null where nobody is named."""
    return _reader(False).resolve(phrase, context=context, on=on)


def status_of(text: str, spans: Sequence[tuple[int, int]], *, published: str | None = None) -> list[Status]:
    """The status of the happening that each (start, end) of `text` names."""
    return _reader(False).status_of(text, spans, published=published)
