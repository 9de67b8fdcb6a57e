"""The exceptions of Gestae, one tree.

GestaeError
├── LexiconError      a lexicon file breaks its schema; names the file and the line
├── SourceError       an input cannot be read; names the input and the mend
│   ├── MissingInput      no such file or folder, or it may not be opened
│   ├── EmptyInput        nothing in it, or no article in the page
│   ├── UnreadableInput   binary noise, a broken line, a format that is not known
│   ├── TooLarge          longer than one report may be
│   ├── UnreadLanguage    in a language that has no reader yet
│   └── ReaderFault       a fault of ours met while reading it; the other reports are read
├── StoreError        the file is no store of ours, or cannot be written
└── NotFound          a store holds no record of that id
"""

from __future__ import annotations


class GestaeError(Exception):
    """The root: `except GestaeError` catches all that Gestae raises on purpose."""


class LexiconError(GestaeError):
    """A lexicon file breaks its schema."""

    def __init__(self, path: str, line: int | None, what: str) -> None:
        self.path = path
        self.line = line
        self.what = what
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {what}")

    def __reduce__(self) -> tuple[type[LexiconError], tuple[str, int | None, str]]:
        return type(self), (self.path, self.line, self.what)


class SourceError(GestaeError):
    """An input cannot be read. `mend` says what its owner can do about it."""

    def __init__(self, source: str, what: str, mend: str) -> None:
        self.source = source
        self.what = what
        self.mend = mend
        super().__init__(f"{source}: {what}; {mend}")

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str, str]]:
        return type(self), (self.source, self.what, self.mend)


class MissingInput(SourceError):
    """No such file or folder, or it may not be opened."""


class EmptyInput(SourceError):
    """Nothing to read in it, or no article in the page."""


class UnreadableInput(SourceError):
    """Binary noise, a broken line, or a format that is not known."""


class TooLarge(SourceError):
    """Longer than one report may be."""


class UnreadLanguage(SourceError):
    """In a language that has no reader yet."""


class ReaderFault(SourceError):
    """A fault of ours met while reading it."""


class StoreError(GestaeError):
    """The file is no store of ours, or it cannot be opened or written."""


class NotFound(GestaeError):
    """A store holds no record of that id."""
