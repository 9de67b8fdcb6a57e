"""Tells the language of a text."""

from __future__ import annotations

from functools import cache
from typing import Any

_FEWEST_LETTERS = 20
_SAMPLE = 5_000


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or null where there are too few letters to tell."""
    if sum(map(str.isalpha, text[:_SAMPLE])) < _FEWEST_LETTERS:
        return None
    code: str = _identifier().classify(text[:_SAMPLE])[0]
    return code


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_pickled_model(MODEL_FILE)
