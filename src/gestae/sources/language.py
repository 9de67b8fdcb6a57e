"""Tells the language of a text."""

from __future__ import annotations

_FEWEST_LETTERS = 20
_ENOUGH_LETTERS = 100  # fewer in Latin script are often taken for a small neighbour of their language
_SAMPLE = 5_000
_CREOLES = {"pcm": "en"}  # English headlines full of names are taken for Nigerian Pidgin
_LARGE = frozenset(
    [
        "ca",
        "cs",
        "da",
        "de",
        "en",
        "es",
        "fi",
        "fr",
        "hr",
        "hu",
        "id",
        "it",
        "lt",
        "lv",
        "nl",
        "no",
        "pl",
        "pt",
        "ro",
        "sk",
        "sl",
        "sv",
        "tr",
        "vi",
    ]
)


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or null where there are too few letters to tell."""
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha()]
    if len(letters) < _FEWEST_LETTERS:
        return None
    from py3langid import classify  # holds its model, loaded at the first call

    code: str = classify(text[:_SAMPLE])[0]
    latin = sum(letter.isascii() for letter in letters) > 0.9 * len(letters)
    if latin and len(letters) < _ENOUGH_LETTERS and code not in _LARGE:
        return None
    return _CREOLES.get(code, code)
