"""The stable Python surface: read, Reader, load, resolve, status_of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from gestae.reading.actors import name_cast, refer
from gestae.reading.language_model import Parsed, parse
from gestae.reading.places import read_places
from gestae.reading.reader import Reader
from gestae.reading.status import scene, status_at
from gestae.reading.words import Word
from gestae.records import Actor, Reading, Report, Status

__all__ = ["Reader", "read", "resolve", "status_of"]


@cache
def _reader(clean: bool) -> Reader:
    return Reader(clean=clean)


def read(
    text: str, *, published: str | None = None, clean: bool = True, title: str | None = None, outlet: str | None = None, id: str | None = None
) -> Reading:
    """What `text` says. `published`: ISO day; `clean=False` reads the text as it stands, so that offsets are the caller's."""
    report = Report(id=id or "text", text=text, published=published, title=title, outlet=outlet)
    return _reader(clean).read(report)


def resolve(phrase: str, *, context: str = "", on: str | None = None) -> Actor | None:
    """Whom a phrase names on the ISO day `on`; `context` is text that came before it. Null where nobody is named."""
    lead = f"{context.rstrip()}\n" if context.strip() else ""
    report = Report(id="phrase", text=lead + phrase, published=on)
    reader = _reader(False)
    parsed = next(iter(parse([report], reader.world.names.restore, reader.model)))
    cast = name_cast(parsed, reader.world)
    read_places(parsed, cast, reader.world, reader.gazetteer)
    refer(parsed, reader.world, cast)
    inside = [word for word in parsed.words if word.start >= len(lead)]
    ranked = sorted(inside, key=lambda word: (_depth(word), word.index))
    found = next((referent for word in ranked for referent in cast.at(word)), None)
    return found.record() if found else None


def _depth(word: Word) -> int:
    depth = 0
    while word.head is not word:
        word, depth = word.head, depth + 1
    return depth


def status_of(text: str, spans: Sequence[tuple[int, int]], *, published: str | None = None) -> list[Status]:
    """The status of the happening that each (start, end) of `text` names."""
    reader = _reader(False)
    parsed = next(iter(parse([Report(id="text", text=text, published=published)], reader.world.names.restore, reader.model)))
    return [_status_in(parsed, start, end, reader) for start, end in spans]


def _status_in(parsed: Parsed, start: int, end: int, reader: Reader) -> Status:
    inside = [word for word in parsed.words if word.start < end and start < word.end]
    if not inside:
        return "happened"
    head = min(inside, key=_depth)
    return status_at(head, scene(head.sentence, reader.implications))
