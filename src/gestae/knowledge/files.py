"""Reads one lexicon file against its schema. Every fault names the file and the line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from gestae.errors import LexiconError
from gestae.knowledge.use import LEXICON

__all__ = [
    "LEXICON", "Schema", "Words", "compose", "converted", "csv_rows", "data_of", "line_of", "read_csv", "read_yaml",
    "row_entry",
]  # fmt: skip

Words = tuple[str, ...]
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


# ---------------------------------------------------------------- YAML
def read_yaml(path: Path, shape: type[Entry]) -> Entry:
    """The whole of one YAML file as `shape`. Raises LexiconError with file and line."""
    try:
        return msgspec.convert(data_of(path), shape)
    except msgspec.ValidationError as error:
        what, trail = converted(error)
        raise LexiconError(str(path), line_of(path, trail, what), what) from error


def data_of(path: Path) -> Any:
    """The whole of one YAML file, unchecked. Raises LexiconError where it is no YAML."""
    try:
        return yaml.load(_text(path), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise LexiconError(str(path), line, f"not YAML: {error.problem}") from error


def compose(path: Path) -> yaml.Node | None:
    """The nodes of one YAML file, with their places. Raises LexiconError where it is no YAML."""
    try:
        node: yaml.Node | None = yaml.compose(_text(path), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise LexiconError(str(path), line, f"not YAML: {error.problem}") from error
    return node


def converted(error: msgspec.ValidationError) -> tuple[str, list[str]]:
    """A msgspec message parted into its complaint and the path to the fault: `$[3].verb` -> ["3", "verb"]."""
    what, _, where = str(error).partition(" - at `$")
    return what, re.findall(r"[\w-]+", where.rstrip("`"))


def line_of(path: Path, trail: list[str], what: str = "") -> int | None:
    """The line of one YAML file that keys and indices lead to, as far as they do; of an unknown field if `what`
    names one.
    """
    node = compose(path)
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


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LexiconError(str(path), None, "not in UTF-8; save it in that encoding") from error


# ---------------------------------------------------------------- CSV
def read_csv(path: Path, shape: type[Entry]) -> list[Entry]:
    """The rows of one CSV file as `shape`; blank cells are null, list cells are parted by `|`.

    Raises LexiconError with file and line.
    """
    return [row_entry(path, line, cells, shape) for line, cells in csv_rows(path)]


def csv_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of one CSV file, each with its line and the cells that are not blank. Raises LexiconError."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, [])
        for row in rows:
            if not row:
                continue
            if len(row) != len(header):
                raise LexiconError(str(path), rows.line_num, f"{len(row)} cells where the header has {len(header)}")
            yield rows.line_num, {key: value for key, value in zip(header, row, strict=True) if value}


def row_entry(path: Path, line: int, cells: dict[str, str], shape: type[Entry]) -> Entry:
    """One row as `shape`. Raises LexiconError."""
    try:
        return msgspec.convert({key: _cell(value, key, shape) for key, value in cells.items()}, shape, strict=False)
    except msgspec.ValidationError as error:
        raise LexiconError(str(path), line, str(error)) from error


def _cell(value: str, key: str, shape: type[Entry]) -> Any:
    kind = str(getattr(shape, "__annotations__", {}).get(key, ""))
    return [part.strip() for part in value.split("|")] if kind.startswith(("tuple", "Words")) else value
