"""A record of named values (an object of JSON, a row of a table) to what it tells of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast, get_args

from gestae.errors import EmptyInput, UnreadableInput
from gestae.knowledge.columns import Field, columns, plain
from gestae.records import PageKind, Report
from gestae.sources.days import day_or_none, written_day
from gestae.sources.fragments import is_markup, text_of_html
from gestae.sources.making import Told, made
from gestae.sources.naming import Origin
from gestae.sources.options import Options

FIELDS: tuple[Field, ...] = get_args(Field)
_CUT = re.compile(r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.|&hellip;)\s*\]|\[\+\d+ chars\])\s*$")
_DEEPEST = 20
_LONGEST_NAME = 200

Record = Mapping[str, Any]


def checked_columns(given: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """`given`, if its keys are parts of a report. Raises UnreadableInput."""
    for field in given or {}:
        if field not in FIELDS:
            raise UnreadableInput("--columns", f"no part {field!r} of a report", f"choose of {', '.join(FIELDS)}")
    return given


def report_of_record(record: Record, origin: Origin, options: Options) -> Report:
    """The report that a record tells. Raises EmptyInput, UnreadableInput for a value of the wrong kind, TooLarge."""
    record = _unwrapped(record, options)
    text, title, url = (_words(record, field, origin, options) for field in ("text", "title", "url"))
    summary = _words(record, "summary", origin, options)
    given = "text" in (options.columns or {})
    short = _without_text(summary or title, url) if not given and not (text and text.strip()) else None
    told = Told(
        text=short or text,
        title=title,
        published=written_day(value_of(record, "published", options), origin.name),
        outlet=_words(record, "outlet", origin, options),
        url=url,
        author=_names(value_of(record, "author", options)),
        language=_words(record, "language", origin, options),
        modified=day_or_none(value_of(record, "modified", options)),
        page=_page(value_of(record, "page", options)),
        id=_id(value_of(record, "id", options)),
        stub=short is not None or is_cut(text or ""),
    )
    return made(told, origin, "no text in the record")


def is_cut(text: str) -> bool:
    """Whether `text` ends as summaries do that are cut off."""
    return _CUT.search(text[-40:]) is not None


def has_text(names: Iterator[str] | list[str], options: Options) -> bool:
    """Whether one of the column `names` is that of a text, or of a title beside an address."""
    record = dict.fromkeys(names, "x")
    text, title, url = (value_of(record, field, options) for field in ("text", "title", "url"))
    return bool(text or (title and url and "text" not in (options.columns or {})))


def named(names: list[str], options: Options) -> list[str]:
    """Those of the column `names` that tell something of a report."""
    wanted = {name for field in FIELDS for name in _names_of(field, options)}
    return [name for name in names if name in wanted or plain(name) in wanted]


def value_of(record: Record, field: str, options: Options) -> Any:
    """The first value that `field` has under its usual names, or under the one that the caller gave; else null."""
    if options.columns and field in options.columns:
        name = options.columns[field]
        return record[name] if name in record else _plainly(record).get(plain(name))
    known = _plainly(record)
    values = (known.get(name) for name in _names_of(field, options))
    return next((value for value in values if value not in (None, "", [], {})), None)


def _names_of(field: str, options: Options) -> tuple[str, ...]:
    if options.columns and field in options.columns:
        return (options.columns[field], plain(options.columns[field]))
    return columns().fields.get(cast(Field, field), ())


def _plainly(record: Record) -> dict[str, Any]:
    return {plain(key): value for key, value in reversed(list(record.items())) if len(key) <= _LONGEST_NAME}


def _unwrapped(record: Record, options: Options) -> Record:
    """The record proper, where it lies under a key of the given one."""
    for key in columns().wrappers:
        inner = record.get(key)
        if isinstance(inner, dict) and any(value_of(inner, field, options) for field in ("text", "title")):
            return {**{name: value for name, value in record.items() if name != key}, **inner}
    return record


def _words(record: Record, field: str, origin: Origin, options: Options) -> str | None:
    value = value_of(record, field, options)
    if value is None or isinstance(value, str):
        return _read(value, field, record) if value else None
    if isinstance(value, dict | list | tuple):
        joint = "\n\n" if field in ("text", "summary") else ", "
        return joint.join(_pieces(value, 0)) or None
    raise UnreadableInput(origin.name, f"wrong kind of value: {field} is a {type(value).__name__}", "mend the record")


def _read(value: str, field: str, record: Record) -> str:
    """`value`, its markup taken away; text under the very name `text` must begin with markup to have any."""
    if field not in ("text", "summary") or not is_markup(value):
        return value
    bare = record.get("text") == value and not value.lstrip().startswith("<")
    return value if bare else text_of_html(value)


def _pieces(value: Any, depth: int) -> Iterator[str]:
    """The strings in a text that comes in parts, in reading order."""
    if isinstance(value, str) and value.strip():
        yield (text_of_html(value) if is_markup(value) else value).strip()
    elif isinstance(value, list | tuple) and depth < _DEEPEST:
        for each in value:
            yield from _pieces(each, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        for key in columns().parts:
            yield from _pieces(value.get(key), depth + 1)


def _names(value: Any) -> str | None:
    return "; ".join(_pieces([value], 0)) or None


def _id(value: Any) -> str | None:
    return str(value) if isinstance(value, str | int) and value != "" else None


def _page(value: Any) -> PageKind | None:
    """The sort of page that `value` names; a number of a page is none."""
    return next((kind for kind in get_args(PageKind) if kind == value), None)


def _without_text(short: str | None, url: str | None) -> str | None:
    """What stands for the text of a record that only points at a report."""
    return short if short and short.strip() and url else None


def no_columns(names: list[str], origin: Origin) -> UnreadableInput:
    """A table without a column of texts."""
    listed = " ".join(", ".join(name[:30] for name in names[:12]).split())
    return UnreadableInput(
        origin.name, f"no column of texts among {listed}", "name it, as in --columns text=NAME,published=NAME"
    )


def nothing_in(origin: Origin) -> EmptyInput:
    """An input that holds no report at all."""
    return EmptyInput(origin.name, "nothing in it", "give a file that holds a report")
