"""Takes what a caller hands in for reports: checks it, and makes Reports of dictionaries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, get_args

import msgspec

from gestae.errors import EmptyInput, GestaeError, SourceError, UnreadableInput
from gestae.records import PageKind, Report
from gestae.sources.days import day_or_none, iso_day
from gestae.sources.language import language_of
from gestae.sources.making import language_code
from gestae.sources.naming import Origin

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database takes these; one character for one, so that offsets stay

Given = Report | Mapping[str, Any]


class _Fields(msgspec.Struct, frozen=True, kw_only=True):
    """What is taken from a dictionary; other keys are ignored."""

    text: str
    id: str | int | None = None
    source: str | None = None
    title: str | None = None
    published: str | None = None
    modified: object = None
    outlet: str | None = None
    author: object = None
    url: str | None = None
    language: str | None = None
    page: object = None


def reports_of(given: Iterable[Given], skip: Callable[[GestaeError], None]) -> Iterator[Report]:
    """The reports in order; what cannot be read goes to `skip` with the reason, and the rest follow."""
    for number, one in enumerate(given, 1):
        try:
            yield _readable(one if isinstance(one, Report) else report_of(one, number))
        except SourceError as error:
            skip(error)


def report_of(given: Mapping[str, Any], number: int = 1) -> Report:
    """The Report in a dictionary with text and, where known, id, source, title, published, modified, outlet, author,
    url, language, page. A `modified` that is no day and a `page` that is no sort of page are left out.

    Raises UnreadableInput where a value is of the wrong kind or the text is missing.
    """
    name = f"report {given.get('id') or number}"
    try:
        fields = msgspec.convert(dict(given), _Fields)
    except msgspec.ValidationError as error:
        raise UnreadableInput(
            name, str(error), 'give a dictionary with "text" and, where known, "id", "published"'
        ) from None
    return Report(
        id=str(fields.id or Origin().id_for(fields.text)),
        source=fields.source,
        title=fields.title or None,
        outlet=fields.outlet or None,
        author=_authors(fields.author),
        url=fields.url or None,
        published=iso_day(fields.published, name),
        modified=day_or_none(fields.modified),
        language=language_code(fields.language),
        page=next((kind for kind in get_args(PageKind) if kind == fields.page), None),
        text=fields.text,
    )


def _authors(given: object) -> str | None:
    """A name, or several, parted by "; "."""
    names = given if isinstance(given, list | tuple) else [given]
    return "; ".join(name.strip() for name in names if isinstance(name, str) and name.strip()) or None


def _readable(report: Report) -> Report:
    """`report` with its language, fit to be stored. Raises EmptyInput."""
    name = report.source or f"report {report.id}"
    if not report.text.strip():
        raise EmptyInput(name, "no text in it", "give it a text")
    report = _storable(report)
    return msgspec.structs.replace(report, language=report.language or language_of(report.text))


def _storable(report: Report) -> Report:
    """`report` without the characters that no database takes."""
    fields = ((name, getattr(report, name)) for name in ("id", "source", "title", "outlet", "author", "url", "text"))
    mended = {name: _UNSTORABLE.sub("\ufffd", value) for name, value in fields if value}
    return msgspec.structs.replace(report, **mended)
