"""The user's lexicon folder of one command."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["digest_of", "lexicon_of"]


@contextmanager
def lexicon_of(own: Path | None) -> Iterator[Path]:
    """Puts the user's folder into use, checked, if there is one; gives the folder in use. Raises LexiconError."""
    from gestae.knowledge.layers import own_folder
    from gestae.knowledge.use import LEXICON, using

    root = LEXICON if own is None else own_folder(own)
    with using(root):
        yield root


def digest_of(own: Path) -> str:
    """Alike for folders with the same lexicon files."""
    from gestae.knowledge.layers import files_in

    found = hashlib.sha256()
    for file in files_in(own):
        found.update(f"{file.relative_to(own).as_posix()}\n{file.stat().st_size}\n".encode())
        found.update(file.read_bytes())
    return found.hexdigest()[:16]
