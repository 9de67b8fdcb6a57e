"""Reads the lexicon in use: each packaged file, with the user's file of that name over it where there is one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import msgspec

from gestae.errors import LexiconError
from gestae.knowledge.files import LEXICON, converted, csv_rows, data_of, line_of, read_csv, read_yaml, row_entry
from gestae.knowledge.merging import Misfit, key_of, merge
from gestae.knowledge.use import lexicon

__all__ = ["files_in", "load_csv", "load_entries", "load_yaml", "own_folder", "place_of"]

Entry = TypeVar("Entry")
_KINDS = (".yaml", ".csv")
_OPEN = "events"  # the one folder to which the user may add files of any name


def own_folder(path: Path | str) -> Path:
    """A user's lexicon folder, checked to hold nothing that would not be read. Raises LexiconError."""
    folder = Path(path)
    if not folder.is_dir():
        raise LexiconError(str(path), None, "no such folder; name one that is laid out as the lexicon is")
    for file in files_in(folder):
        name = file.relative_to(folder)
        if file.suffix == ".yml":
            raise LexiconError(str(file), None, f"is not read under this name; call it {name.stem}.yaml")
        if not (LEXICON / name).is_file() and (name.parent.as_posix() != _OPEN or file.suffix != ".yaml"):
            raise LexiconError(str(file), None, f"the lexicon has no file {name.as_posix()}; {_nearest(name)}")
    return folder


def files_in(folder: Path) -> list[Path]:
    """The YAML and CSV files under `folder`, in order."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (*_KINDS, ".yml") and path.is_file())


def _nearest(name: Path) -> str:
    namesakes = [path.relative_to(LEXICON).as_posix() for path in files_in(LEXICON) if path.name == name.name]
    beside = [
        path.relative_to(LEXICON).as_posix() for path in files_in(LEXICON) if path.parent.name == name.parent.name
    ]
    known = namesakes or beside
    return f"it may be {' or '.join(known)}" if known else f"its folders are {', '.join(_folders())}"


def _folders() -> list[str]:
    return sorted(path.name for path in LEXICON.iterdir() if path.is_dir())


def load_yaml(name: str, shape: type[Entry]) -> Entry:
    """The YAML file `name` of the lexicon in use as `shape`. Raises LexiconError with file and line."""
    ours, own = LEXICON / name, _own(name)
    return read_yaml(ours, shape) if own is None else _over(data_of(ours), own, shape)[1]


def load_entries(folder: str, shape: type[Entry], *, but: tuple[str, ...] = ()) -> tuple[Entry, ...]:
    """The entries of all YAML files of one folder together, each as `shape`, except the files in `but`.

    A user's entry takes the place of ours whichever file holds it. Raises LexiconError with file and line.
    """
    ours = [path for path in sorted((LEXICON / folder).glob("*.yaml")) if path.name not in but]
    own = [path for path in sorted((lexicon() / folder).glob("*.yaml")) if path.name not in but and path not in ours]
    whole = tuple[shape, ...]  # type: ignore[valid-type]
    if not own:
        return tuple(entry for path in ours for entry in read_yaml(path, whole))
    data = [entry for path in ours for entry in data_of(path) or ()]
    entries: tuple[Entry, ...] = ()
    for path in own:
        data, entries = _over(data, path, whole)
    return entries


def load_csv(name: str, shape: type[Entry], *key: str) -> list[Entry]:
    """The rows of the CSV file `name` of the lexicon in use as `shape`; the cells of `key` say which row is which.

    Raises LexiconError with file and line.
    """
    ours, own = LEXICON / name, _own(name)
    if own is None:
        return read_csv(ours, shape)
    rows = [(cells, row_entry(ours, line, cells, shape)) for line, cells in csv_rows(ours)]
    fresh: list[Entry] = []
    for line, cells in csv_rows(own):
        if "drop" in cells:
            rows = _less(rows, cells, own, line)
        else:
            fresh.append(row_entry(own, line, cells, shape))
    taken = {_key(entry, key) for entry in fresh}
    return [*fresh, *(entry for _, entry in rows if _key(entry, key) not in taken)]


def place_of(name: str, words: str) -> tuple[str, int | None]:
    """File and line of the lexicon in use where `words` first stand in the file `name`, the user's before ours."""
    for path in filter(None, (_own(name), LEXICON / name)):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if words in line:
                return str(path), number
    return str(LEXICON / name), None


def _own(name: str) -> Path | None:
    """The user's file of that name, where there is one."""
    folder = lexicon()
    path = folder / name
    return path if folder != LEXICON and path.is_file() else None


def _less(
    rows: list[tuple[dict[str, str], Entry]], cells: dict[str, str], path: Path, line: int
) -> list[tuple[dict[str, str], Entry]]:
    """The rows but for those that have all the cells of a row with `drop`."""
    told = {key: value for key, value in cells.items() if key != "drop"}
    if not told or cells["drop"] != "true":
        raise LexiconError(str(path), line, "to drop rows, give cells that they have, and `true` in the column drop")
    left = [(row, entry) for row, entry in rows if any(row.get(key) != value for key, value in told.items())]
    if len(left) == len(rows):
        raise LexiconError(str(path), line, f"there is no row with {', '.join(told.values())} to drop")
    return left


def _key(entry: Any, key: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(entry, name) for name in key)


def _over(ours: Any, path: Path, shape: type[Entry]) -> tuple[Any, Entry]:
    """The user's file over `ours`, as it is written and as `shape`."""
    own = data_of(path)
    if own is None:
        return ours, msgspec.convert(ours, shape)
    try:
        merged = merge(ours, own)
        return merged, msgspec.convert(merged, shape)
    except Misfit as error:
        raise LexiconError(str(path), line_of(path, list(error.trail)), error.what) from error
    except msgspec.ValidationError as error:
        what, trail = converted(error)
        raise LexiconError(str(path), line_of(path, _trail_in(own, merged, trail), what), what) from error


def _trail_in(own: Any, merged: Any, trail: list[str]) -> list[str]:
    """Where in the user's data the fault stands that `trail` leads to in the merged ones, as far as it can be told."""
    found: list[str] = []
    for step in trail:
        if isinstance(merged, list):
            merged = merged[int(step)]
            place = _place(own, merged)
            if place is None:
                break
            found.append(str(place))
            own = own[place]
        else:
            merged = merged[step]
            if isinstance(own, dict) and step not in own and "add" in own:
                own = own["add"]
                found.append("add")
            if not isinstance(own, dict) or step not in own:
                break
            found.append(step)
            own = own[step]
    return found


def _place(own: Any, item: Any) -> int | None:
    if not isinstance(own, list):
        return None
    same = (n for n, each in enumerate(own) if each == item or (key_of(item) and key_of(each) == key_of(item)))
    return next(same, None)
