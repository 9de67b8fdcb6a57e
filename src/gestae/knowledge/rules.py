"""From the `rule` of a record to what made it: file and line of a lexicon entry, or a module of the program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gestae.knowledge.entries import Entry, entries_in
from gestae.knowledge.files import LEXICON
from gestae.knowledge.layers import files_in

__all__ = ["Rules", "Source"]

_PACKAGE = Path(__file__).resolve().parent.parent
_TOWNS = "places/towns.tsv"
_VILLAGES = "places/villages.csv"
# What stands behind the rules that name no file: a lexicon file whose entry the record tells, or a module.
_FILES = {
    "dates": "dates/rules.yaml",
    "commitments": "status/commitments.yaml",
    "commitments:modal": "status/commitment_words.yaml",
    "quantities/currency": "quantities/currencies.csv",
    "quantities/unit": "quantities/units.csv",
    "places:country": "places/countries.csv",
    "places:region": "places/regions.csv",
    "places:area": "places/regions.csv",
    "places:county": "places/counties.csv",
    "implication": "status/implications.yaml",
    "modal": "status/words.yaml",
    "negation": "status/words.yaml",
    "adverb": "status/words.yaml",
    "preposition": "status/words.yaml",
    "contrast": "status/words.yaml",
}
_MODULES = {
    "parser": "reading/naming.py",
    "parser:place": "reading/places.py",
    "quotations": "reading/quoted_statements.py",
    "places:people": "reading/reader.py",
    "modal": "reading/tense.py",
    "adverb": "reading/tense.py",
    "contrast": "reading/tense.py",
    "condition": "reading/conditions.py",
    "preposition": "reading/status.py",
    "day to come": "reading/assembly.py",
    "day gone by": "reading/assembly.py",
    **dict.fromkeys(
        ("plain", "question", "infinitive", "subjunctive", "indefinite", "too ... to"), "reading/status.py"
    ),
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands. `file`: relative to the lexicon folder, or for code to the package; `line` is null where
    there is none; `own`: in the user's folder; `code`: a part of the program.
    """

    file: str
    line: int | None = None
    own: bool = False
    code: bool = False

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place} (your lexicon)" if self.own else place


class Rules:
    """The rules of the lexicon folder `folder` over the packaged one, made ready when first asked. Raises
    LexiconError.
    """

    def __init__(self, folder: Path = LEXICON) -> None:
        self._folder = folder
        self._entries: dict[str, tuple[Entry, ...]] = {}

    def source(self, rule: str, hints: Iterable[str | None] = ()) -> Source | None:
        """Where `rule` stands; null for what is no rule of ours. `hints`: words of the record (its name, code, unit,
        office), for rules that leave it to the record which entry they mean; the likeliest first.
        """
        told = [hint for hint in hints if hint]
        rule = rule.partition(" < ")[0].removeprefix("events:")  # behind "<" stands what a status was inherited from
        family, _, rest = rule.partition(":")
        return (
            (self._entry(family, rest, told) if family.endswith((".csv", ".yaml")) else None)
            or self._implied(rule, told)
            or self._frame(rule)
            or _module(rule)
        )

    def _entry(self, file: str, name: str, told: list[str]) -> Source | None:
        """The entry of a file by its name, else by a word of it: `cues.yaml:say:explain`."""
        candidates = self._in_file(file)
        for part in (name, name.partition(":")[0], name.rpartition(":")[2]):
            named = [each for each in candidates if _is_called(each, part)]
            if found := named or [each for each in candidates if part and part in each.words]:
                last = name.rpartition(":")[2]
                return _source(
                    max(found, key=lambda each: (last in each.words, sum(hint in each.words for hint in told)))
                )
        return None

    def _implied(self, rule: str, told: list[str]) -> Source | None:
        """Where the file is known by the rule's family and the entry by its last word or by the record."""
        family = next((each for each in (rule, *map(str, _families(rule))) if each in _FILES), None)
        if rule == "places:town":
            return self._town(told)
        if family is None:
            return None
        candidates = self._in_file(_FILES[family])
        for word in (*told, rule.replace("/", ":").rpartition(":")[2]):
            if found := next((each for each in candidates if _is_called(each, word)), None):
                return _source(found)
            if found := next((each for each in candidates if word in each.words), None):
                return _source(found)
        return None

    def _frame(self, rule: str) -> Source | None:
        entry = self._frames.get(rule)
        return _source(entry) if entry else None

    def _town(self, told: list[str]) -> Source:
        """The line of the table of towns that ends in the GeoNames id, else that of the village by its name."""
        for hint in told:
            place = self._towns.find(f"\t{hint}\n".encode()) if hint.isdigit() else -1
            if place >= 0:
                return Source(_TOWNS, self._towns.count(b"\n", 0, place) + 1)
        named = (each for hint in told for each in self._in_file(_VILLAGES) if _is_called(each, hint))
        return next((_source(each) for each in named), Source(_TOWNS))

    def _in_file(self, name: str) -> tuple[Entry, ...]:
        """The entries of the files of that path or bare name, the user's first; each file is read once."""
        if name not in self._entries:
            paths = [(path, root) for path, root in self._paths if _is_at(path, root, name)]
            self._entries[name] = tuple(entry for path, root in paths for entry in entries_in(path, root))
        return self._entries[name]

    @cached_property
    def _paths(self) -> list[tuple[Path, Path]]:
        return [(path, root) for root in dict.fromkeys((self._folder, LEXICON)) for path in files_in(root)]

    @cached_property
    def _frames(self) -> dict[str, Entry]:
        paths = [(path, root) for path, root in self._paths if path.parent == root / "events"]
        found = (entry for path, root in reversed(paths) for entry in entries_in(path, root))
        return {entry.name: entry for entry in found if entry.kind == "event frame"}

    @cached_property
    def _towns(self) -> bytes:
        path = LEXICON / _TOWNS
        return path.read_bytes() if path.is_file() else b""


def _is_at(path: Path, root: Path, name: str) -> bool:
    return name in (path.name, path.relative_to(root).as_posix())


def _is_called(entry: Entry, name: str) -> bool:
    return bool(name) and (entry.name == name or any(key == "code" and value == name for key, value in entry.cells))


def _families(rule: str) -> Iterable[str]:
    """`commitments:modal:will` -> commitments:modal, commitments; `dates/ago` -> dates."""
    parts = rule.replace("/", ":").split(":")
    return (rule[: len(":".join(parts[:n]))] for n in range(len(parts) - 1, 0, -1))


def _source(entry: Entry) -> Source:
    return Source(entry.file, entry.line, entry.own)


def _module(rule: str) -> Source | None:
    """The module behind a rule that is a piece of the program: its family is the module's name."""
    for family in (rule, *_families(rule)):
        name = _MODULES.get(family, f"reading/{family.removesuffix('.yaml').removesuffix('.csv')}.py")
        if (_PACKAGE / name).is_file():
            return Source(name, code=True)
    return None
