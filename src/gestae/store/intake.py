"""Takes what a caller hands in for reports: checks it, and makes Reports of dictionaries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from gestae.errors import EmptyInput, GestaeError, SourceError, UnreadableInput, UnreadLanguage
from gestae.records import Report
from gestae.sources.days import iso_day
from gestae.sources.language import language_of
from gestae.sources.naming import Origin

READ_LANGUAGES = ("en",)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database takes these; one character for one, so that offsets stay

Given = Report | Mapping[str, Any]


class _Fields(msgspec.Struct, frozen=True, kw_only=True):
    """What is taken from a dictionary; other keys are ignored."""

    text: str
    id: str | int | None = None
    source: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def reports_of(given: Iterable[Given], skip: Callable[[GestaeError], None]) -> Iterator[Report]:
    """The reports in order; what cannot be read goes to `skip` with the reason, and the rest follow."""
    for number, one in enumerate(given, 1):
        try:
            yield _readable(one if isinstance(one, Report) else report_of(one, number))
        except SourceError as error:
            skip(error)


def report_of(given: Mapping[str, Any], number: int = 1) -> Report:
    """The Report in a dictionary with text and, where known, id, source, title, published, outlet, url, language.

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
        url=fields.url or None,
        published=iso_day(fields.published, name),
        language=fields.language or None,
        text=fields.text,
    )


def _readable(report: Report) -> Report:
    """`report` with its language, fit to be stored. Raises EmptyInput and UnreadLanguage."""
    name = report.source or f"report {report.id}"
    if not report.text.strip():
        raise EmptyInput(name, "no text in it", "give it a text")
    report = _storable(report)
    text = report.text
    language = report.language or (language_of(text))
    if language and language not in READ_LANGUAGES:
        raise UnreadLanguage(
            name, f"in a language ({language}) that is not read yet", f"give a report in {', '.join(READ_LANGUAGES)}"
        )
    return msgspec.structs.replace(report, language=language)


def _storable(report: Report) -> Report:
    """`report` without the characters that no database takes."""
    fields = ((name, getattr(report, name)) for name in ("id", "source", "title", "outlet", "url", "text"))
    mended = {name: _UNSTORABLE.sub("\ufffd", value) for name, value in fields if value}
    return msgspec.structs.replace(report, **mended)
