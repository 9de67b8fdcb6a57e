"""Names inputs and gives reports their ids."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an input came from. `source`: path, "-" or null; `stem`: the id that it suggests."""

    source: str | None = None
    url: str | None = None
    stem: str | None = None

    @property
    def name(self) -> str:
        """What errors call it."""
        return self.source or self.url or "the text given"

    def id_for(self, text: str) -> str:
        """The file's stem, or one made from the text."""
        return self.stem or f"text-{digest(text)}"

    def numbered(self, number: int) -> Origin:
        """The origin of one line or row of this input, counted from 1."""
        return Origin(f"{self.name}:{number}", self.url, f"{self.stem}-{number}" if self.stem else None)

    def keyed(self, part: str, key: str | None) -> Origin:
        """The origin of `part` of this input. `key`, an address or identifier that stays when the input grows, makes
        its id.
        """
        end = digest(key) if key else part
        stem = f"{self.stem or 'text'}-{end}" if key or self.stem else None
        return Origin(f"{self.name}:{part}", self.url, stem)


def sound(url: str | None) -> str | None:
    """`url`, or null where it cannot be taken apart."""
    try:
        return url if url and urlsplit(url) else None
    except ValueError:
        return None


def digest(key: str) -> str:
    """Twelve signs that stand for `key`."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12]


class Ids:
    """The ids given in one run: each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def unique(self, wanted: str, path: str | None = None) -> str:
        """`wanted` if it is free, else with its folder in front, else with a number behind."""
        folder = Path(path).resolve().parent.name if path else ""
        names = [wanted, *([f"{folder}-{wanted}"] if folder else [])]
        free = next((name for name in names if name not in self._taken), None)
        free = free or next(f"{wanted}-{n}" for n in count(2) if f"{wanted}-{n}" not in self._taken)
        self._taken.add(free)
        return free
