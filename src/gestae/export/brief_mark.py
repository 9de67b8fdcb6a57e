"""How far a brief had read its store, written into every format and found there again."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from gestae.asking.brief_records import Mark
from gestae.errors import MissingInput, UnreadableInput

PROPERTIES = "docProps/core.xml"
_MARK = re.compile(r"gestae-brief:(\d+):([0-9T:+.-]+)")


def mark_words(mark: Mark) -> str:
    """`gestae-brief:45:2026-05-01T08:00:00+00:00`."""
    return f"gestae-brief:{mark.number}:{mark.read_at}"


def mark_in(path: Path) -> Mark:
    """The mark of a brief that was written before, in any format. Raises MissingInput and UnreadableInput."""
    try:
        found = _MARK.search(_text(path))
    except OSError as error:
        raise MissingInput(str(path), "no such brief", "name a file that `gestae brief` wrote") from error
    if found is None:
        raise UnreadableInput(str(path), "no brief of Gestae's", "name a file that `gestae brief` wrote")
    return Mark(number=int(found[1]), read_at=found[2].rstrip("-"))


def _text(path: Path) -> str:
    """The text of a brief; of a Word document, its properties."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes().decode("utf-8", "replace")
    with zipfile.ZipFile(path) as whole:
        return whole.read(PROPERTIES).decode("utf-8", "replace") if PROPERTIES in whole.namelist() else ""
