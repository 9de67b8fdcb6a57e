"""Reads one lexicon file against its schema. Every fault names the file and the line."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from gestae.errors import LexiconError

Words = tuple[str, ...]
LEXICON = Path(__file__).resolve().parent.parent / "lexicon"

Entry = TypeVar("Entry")


class _Loader(yaml.CSafeLoader):
    """YAML as people write it: `on`, `no` and 2021-08-09 are words, not truth values and dates."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rsplit(":", 1)[-1] not in ("bool", "timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


class Schema(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of every lexicon entry: frozen, and an unknown key is an error."""


def read_yaml(path: Path, shape: type[Entry]) -> Entry:
    """The whole of one YAML file as `shape`. Raises LexiconError with file and line."""
    text = path.read_text(encoding="utf-8")
    try:
        data = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise LexiconError(str(path), line, f"not YAML: {error.problem}") from error
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        what, trail = _split(str(error))
        raise LexiconError(str(path), _line_of(text, trail, what), what) from error


def read_csv(path: Path, shape: type[Entry]) -> list[Entry]:
    """The rows of one CSV file as `shape`; blank cells are null, list cells are parted by `|`.

    Raises LexiconError with file and line.
    """
    entries: list[Entry] = []
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, [])
        for row in rows:
            if not row:
                continue
            if len(row) != len(header):
                raise LexiconError(str(path), rows.line_num, f"{len(row)} cells where the header has {len(header)}")
            cells = {key: _cell(value, key, shape) for key, value in zip(header, row, strict=True) if value}
            try:
                entries.append(msgspec.convert(cells, shape, strict=False))
            except msgspec.ValidationError as error:
                raise LexiconError(str(path), rows.line_num, str(error)) from error
    return entries


def _cell(value: str, key: str, shape: type[Entry]) -> Any:
    kind = str(getattr(shape, "__annotations__", {}).get(key, ""))
    return [part.strip() for part in value.split("|")] if kind.startswith(("tuple", "Words")) else value


def _split(message: str) -> tuple[str, list[str]]:
    """A msgspec message parted into its complaint and the path to the fault: `$[3].verb` -> ["3", "verb"]."""
    what, _, where = message.partition(" - at `$")
    return what, re.findall(r"[\w-]+", where.rstrip("`"))


def _line_of(text: str, trail: list[str], what: str) -> int | None:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    unknown = re.search(r"unknown field `([^`]+)`", what)
    for step in [*trail, *(unknown.groups() if unknown else ())]:
        if isinstance(node, yaml.SequenceNode) and step.isdigit():
            node = node.value[int(step)]
        elif isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == step), None)
            if found is None:
                break
            node = found[0] if unknown and step == unknown[1] else found[1]
    return int(node.start_mark.line) + 1 if node is not None else None
