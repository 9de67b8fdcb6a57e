"""Tells the language of a text."""

from __future__ import annotations

_FEWEST_LETTERS = 20
_SAMPLE = 5_000


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or null where there are too few letters to tell."""
    if sum(map(str.isalpha, text[:_SAMPLE])) < _FEWEST_LETTERS:
        return None
    from py3langid import classify  # holds its model, loaded at the first call

    code: str = classify(text[:_SAMPLE])[0]
    return code
