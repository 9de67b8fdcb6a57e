"""The entries of the lexicon as they are written: where each stands, what it is called, which words it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from gestae.knowledge.files import LEXICON, compose, csv_rows
from gestae.knowledge.layers import files_in

__all__ = ["Entry", "entries_in", "lexicon_entries"]

_KEYS = ("name", "code", "symbol")  # what an entry is called by, the first that it has
_PROSE = ("examples", "drops", "keeps", "source", "text")  # what is no word of the lexicon, but sentences about it
_KINDS = {
    "actors/armed_groups.csv": "armed group",
    "actors/collectives.csv": "collective",
    "actors/contextual.csv": "word for a state",
    "actors/leaders.csv": "office-holder",
    "actors/metonyms.csv": "metonym",
    "actors/nominals.yaml": "common noun",
    "actors/organizations.csv": "organization",
    "actors/states.csv": "state",
    "cleaning/furniture.yaml": "furniture rule",
    "dates/holidays.csv": "holiday",
    "dates/rules.yaml": "date rule",
    "places/countries.csv": "country",
    "places/regions.csv": "region",
    "quantities/currencies.csv": "currency",
    "quantities/units.csv": "unit",
    "quantities/weapons.csv": "weapon",
    "statements/cues.yaml": "cue family",
    "status/implications.yaml": "implication",
    "status/commitments.yaml": "commissive",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `file`: its path in the lexicon folder; `line`, `last`: its first and last line; `own`: in the user's
    folder; `words`: the words and names that it holds, sentences left out.
    """

    file: str
    line: int
    last: int
    own: bool
    name: str
    words: tuple[str, ...]
    cells: tuple[tuple[str, str], ...] = ()

    @property
    def kind(self) -> str:
        """What it is, in English."""
        frame = self.file.startswith("events/") and not self.file.endswith(("words.yaml", "classes.yaml"))
        return "event frame" if frame else _KINDS.get(self.file, "word list")


def lexicon_entries(folder: Path = LEXICON) -> Iterator[Entry]:
    """The entries of the user's `folder`, then the packaged ones, file by file. Raises LexiconError."""
    for root in dict.fromkeys((folder, LEXICON)):
        for path in files_in(root):
            yield from entries_in(path, root)


def entries_in(path: Path, root: Path) -> Iterator[Entry]:
    """The entries of one file under `root`, in order. Raises LexiconError."""
    file, own = path.relative_to(root).as_posix(), root != LEXICON
    if path.suffix == ".csv":
        for line, cells in csv_rows(path):
            words = tuple(part.strip() for value in cells.values() for part in value.split("|"))
            yield Entry(file, line, line, own, _called(cells), words, tuple(cells.items()))
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    for name, first, node, words in _nodes(compose(path)):
        last = _last(lines, first, node.end_mark.line)
        yield Entry(file, first + 1, last, own, name, words)


def _called(cells: dict[str, str]) -> str:
    return next((cells[key] for key in _KEYS if key in cells), "")


def _nodes(top: yaml.Node | None) -> Iterator[tuple[str, int, yaml.Node, tuple[str, ...]]]:
    """Name, first line from nought, node and words of each entry: an item of a list, or a key with its words or table;
    a key with a list of items gives these.
    """
    if isinstance(top, yaml.SequenceNode):
        for item in top.value:
            yield _name(item), item.start_mark.line, item, tuple(_words(item))
    elif isinstance(top, yaml.MappingNode):
        for key, value in top.value:
            if isinstance(value, yaml.SequenceNode) and any(isinstance(item, yaml.MappingNode) for item in value.value):
                yield from _nodes(value)
            else:
                table = (each.value for each, _ in _pairs(value))
                yield key.value, key.start_mark.line, value, (*table, *_words(value))


def _name(item: yaml.Node) -> str:
    named = {key.value: value.value for key, value in _pairs(item) if isinstance(value, yaml.ScalarNode)}
    return _called(named) or next(iter(_words(item)), "")


def _pairs(node: yaml.Node) -> Iterable[tuple[yaml.ScalarNode, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else ()


def _words(node: yaml.Node) -> Iterator[str]:
    """The scalars under `node`, but for names and sentences."""
    if isinstance(node, yaml.ScalarNode):
        yield node.value
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _words(item)
    for key, value in _pairs(node):
        if key.value not in (*_KEYS, *_PROSE):
            yield from _words(value)


def _last(lines: list[str], first: int, end: int) -> int:
    """The last line of an entry that holds something: a node may end where the next one begins."""
    end = min(max(end, first + 1), len(lines))
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end
