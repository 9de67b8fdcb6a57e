"""The schema of attribution cues, `statements/cues.yaml`, and their index."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from gestae.knowledge.files import LEXICON, Schema, Words, read_yaml

Takes = Literal["that", "to", "quote", "name", "clause", "object"]


class Cue(Schema, frozen=True, kw_only=True):
    """A family of cue words. `bare`: its subject need be no actor ("the poll shows")."""

    name: str
    verb: Words = ()
    noun: Words = ()
    phrase: Words = ()
    takes: frozenset[Takes]
    bare: bool = False


class Cues:
    """Cue words by lemma."""

    def __init__(self, cues: tuple[Cue, ...]) -> None:
        self.verbs = _index(cues, "verb")
        self.nouns = _index(cues, "noun")
        self.phrases = {tuple(phrase.split()): cue for cue in cues for phrase in cue.phrase}
        self.phrase_starts = frozenset(phrase[0] for phrase in self.phrases)


def _index(cues: tuple[Cue, ...], field: str) -> dict[str, tuple[Cue, ...]]:
    words = {word for cue in cues for word in getattr(cue, field)}
    return {word: tuple(cue for cue in cues if word in getattr(cue, field)) for word in words}


@cache
def load_cues(root: Path = LEXICON) -> Cues:
    """The cues under `root`, read once. Raises LexiconError."""
    return Cues(read_yaml(root / "statements" / "cues.yaml", tuple[Cue, ...]))
