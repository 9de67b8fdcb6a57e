"""Names of places as the gazetteer files them: without accents, capitals, hyphens and marks."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "AE", "ı": "i", "ə": "a"}
    | {"Ə": "A", "ħ": "h", "Ħ": "H", "þ": "th", "Þ": "Th", "œ": "oe", "Œ": "OE", "-": " ", "–": " ", "/": " "}
    | dict.fromkeys("'’‘ʻʼʾʿ`´.", "")
)
_ARTICLE = re.compile(r"^the |(?<=\w)'s$|(?<=s)'$", re.IGNORECASE)
_SAINT = re.compile(r"\b(?:saint|sainte|ste) (?=\w)")
_FORT = re.compile(r"^ft (?=\w)")
_ALIKE = 0.75  # of the letters that two spellings of a name share, at least
_MOUNT = re.compile(r"^mt (?=\w)")


def bare(name: str) -> str:
    """`name` with straight marks and single spaces, without article and possessive."""
    return _ARTICLE.sub("", " ".join(name.replace("’", "'").split()))


def folded(name: str) -> str:
    """`name` in plain Latin letters, without hyphens and marks."""
    plain = name.translate(_LETTERS)
    return plain if plain.isascii() else unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()


@lru_cache(maxsize=50_000)
def key_of(name: str) -> str:
    """What all spellings of a name have in common: "St. Petersburg", "Saint Petersburg", "ST PETERSBURG"."""
    plain = " ".join(folded(name).lower().split())
    return _MOUNT.sub("mount ", _FORT.sub("fort ", _SAINT.sub("st ", plain)))


def is_respelt(one: str, other: str) -> bool:
    """Whether two keys spell one name: "zaporizhzhya" and "zaporizhzhia", not "artemivsk" and "bakhmut"."""
    return one == other or (one[:1] == other[:1] and SequenceMatcher(None, one, other).ratio() >= _ALIKE)
