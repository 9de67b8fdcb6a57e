"""The user's lexicon folder of one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["lexicon_of"]


@contextmanager
def lexicon_of(own: Path | None) -> Iterator[Path]:
    """Puts the user's folder into use, checked, if there is one; gives the folder in use. Raises LexiconError."""
    from gestae.knowledge.layers import own_folder
    from gestae.knowledge.use import LEXICON, using

    root = LEXICON if own is None else own_folder(own)
    with using(root):
        yield root
