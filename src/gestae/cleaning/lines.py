"""Parts a text into lines that hold something, with their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FILLED = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)\]]*$")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&hellip;\])\W*$")

_WRAPPED = range(45, 101)  # how long the lines of a wrapped text are
_WRAPPED_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the blanks around it. `start`, `end` count in the text."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))

    @property
    def is_sentence(self) -> bool:
        """It ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.text)) and not self.is_cut_off

    @property
    def is_cut_off(self) -> bool:
        """It breaks off in an ellipsis, as teasers do."""
        return bool(_CUT_OFF.search(self.text))


def run_on(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of lines that go on with the sentence of the line above, in a text wrapped at a fixed width."""
    joined = [i for i in range(1, len(lines)) if _goes_on(text, lines[i - 1], lines[i])]
    full = sum(len(lines[i - 1].text) in _WRAPPED for i in joined)
    return frozenset(joined) if full > max(_WRAPPED_SHARE * len(lines), 3) else frozenset()


def _goes_on(text: str, above: Line, line: Line) -> bool:
    return text.count("\n", above.end, line.start) == 1 and not _SENTENCE_END.search(above.text)


def lines_of(text: str) -> list[Line]:
    """The lines of `text` that are not blank."""
    return [_line(match.start(), match[0]) for match in _FILLED.finditer(text)]


def _line(start: int, raw: str) -> Line:
    text = raw.strip()
    start += raw.index(text)
    return Line(start, start + len(text), text)
