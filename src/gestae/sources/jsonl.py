"""JSON Lines to Reports: one object a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from gestae.errors import EmptyInput, SourceError, TooLarge, UnreadableInput
from gestae.records import Report
from gestae.sources.days import iso_day
from gestae.sources.encoding import MOST_CHARACTERS, checked, tidy
from gestae.sources.naming import Origin

MOST_LINE_BYTES = 6 * MOST_CHARACTERS + 100_000  # of one line: \u escapes take six


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    """What is read of a line; other keys are ignored."""

    id: str | int | None = None
    title: str | None = None
    text: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def read_jsonl(lines: Iterable[bytes], origin: Origin) -> Iterator[Report | SourceError]:
    """One report, or what is wrong with it, for each line that is not blank."""
    for number, line in enumerate(lines, 1):
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _attempt(line, Origin(f"{origin.name}:{number}", origin.url, _stem(origin.stem, number)))


def _stem(stem: str | None, number: int) -> str | None:
    return f"{stem}-{number}" if stem else None


def _attempt(line: bytes, origin: Origin) -> Report | SourceError:
    try:
        return read_record(line, origin)
    except SourceError as error:
        return error


def read_record(line: bytes, origin: Origin) -> Report:
    """One JSON object to one Report. Raises UnreadableInput, EmptyInput and TooLarge."""
    if len(line) > MOST_LINE_BYTES:
        raise TooLarge(origin.name, f"more than {MOST_LINE_BYTES:,} bytes in one line", "split it into reports")
    found = _parsed(line, origin.name)
    if found.text is None or not found.text.strip():
        raise EmptyInput(origin.name, "no text in the record", 'give it a "text"')
    text = checked(tidy(found.text), origin.name)
    return Report(
        id=str(found.id) if found.id not in (None, "") else origin.id_for(text),
        source=origin.source,
        title=found.title or None,
        outlet=found.outlet or None,
        url=found.url or origin.url,
        published=iso_day(found.published, origin.name),
        language=found.language.replace("_", "-").split("-")[0].lower() or None if found.language else None,
        text=text,
    )


def _parsed(line: bytes, name: str) -> _Line:
    try:
        return msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=_Line)
    except msgspec.ValidationError as error:
        raise UnreadableInput(name, f"wrong kind of value: {error}", "mend the record") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableInput(name, f"not JSON: {error}", "write one JSON object a line, in UTF-8") from None
