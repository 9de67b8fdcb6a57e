"""Lines that only the rest of the text gives away: link headlines in capitals, and lines said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gestae.cleaning.lines import Line
from gestae.cleaning.matching import matcher
from gestae.knowledge.furniture import Rule

_CREDIT = re.compile(r"\s*\([^()]{3,200}\)\s*$")
_MOST_CAPITALS = 0.25  # share of the lines; above it capitals are the text's own manner
_TITLE_WORDS = 4


def capitals(rule: Rule, lines: Sequence[Line]) -> Iterator[int]:
    """The indexes of link headlines in capitals among the lines of a text in mixed case."""
    loud = [_is_loud(line) for line in lines]
    mixed = any(line.is_sentence and not is_loud for line, is_loud in zip(lines, loud, strict=True))
    if not mixed or sum(loud) > max(_MOST_CAPITALS * len(lines), 2):
        return
    top = next((index for index, is_loud in enumerate(loud) if not is_loud), len(lines))
    for index in range(top, len(lines)):
        if loud[index] and not lines[index - 1].text.endswith(":") and _is_link(rule, lines[index]):
            yield index


def _is_loud(line: Line) -> bool:
    letters = [letter for letter in line.text if letter.isalpha()]
    return len(letters) > 1 and not any(letter.islower() for letter in letters)


def _is_link(rule: Rule, line: Line) -> bool:
    match = matcher("caps").expression.fullmatch(line.text)
    return matcher("caps").rule(match, line) is rule


def repeats(rule: Rule, texts: Mapping[int, str]) -> Iterator[int]:
    """The indexes of lines that say again what an earlier line said, whatever credit stands behind it."""
    seen: dict[str, int] = {}
    for index, text in texts.items():
        if text.endswith("?"):  # asked again in a transcript
            continue
        bare = _plain(text)
        first = seen.setdefault(bare, index)
        title_again = first == min(texts) and len(bare.split()) >= _TITLE_WORDS
        if first != index and (len(bare.split()) >= rule.few or title_again):
            yield index


def _plain(text: str) -> str:
    straight = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0xA0: " "})
    return " ".join(_CREDIT.sub("", straight).casefold().split()).rstrip(". ")
