"""Finds page furniture in a text with the rules of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from gestae.cleaning.cuts import Cut, line_cuts, part_cut
from gestae.cleaning.lines import Line, lines_of, run_on
from gestae.cleaning.matching import matcher
from gestae.cleaning.repeats import capitals, repeats
from gestae.knowledge.furniture import Kind, Rule, furniture

_PARENTHESES = re.compile(r"[(\[]([^()\[\]\n]{2,200})[)\]]")
_TEASERS = 12  # most lines that the teasers under one heading take
_HEADLINE_WORDS = range(4, 26)
_BODY_LINES = 2  # lines that must stand before a tail, and half as many characters as follow


def find(text: str) -> list[Cut]:
    """What in `text` is furniture, as the lexicon knows it."""
    lines = lines_of(text)
    inner = run_on(text, lines)
    whole = _whole_lines(lines, inner)
    parts = {i: tuple(_parts(line)) for i, line in enumerate(lines) if i not in whole}
    left = {i: _without(lines[i], cuts) for i, cuts in parts.items()}
    whole |= {i: parts[i][0].reason for i, rest in left.items() if not rest}
    whole |= _given_away(lines, {i: rest for i, rest in left.items() if rest and i not in inner})
    return [*line_cuts(text, lines, whole), *(one for i, cuts in parts.items() if i not in whole for one in cuts)]


def _whole_lines(lines: Sequence[Line], inner: frozenset[int]) -> dict[int, str]:
    """The lines that a rule takes whole: index to the name of the rule. `inner`: lines in the middle of a sentence."""
    taken: dict[int, str] = {}
    for index, line in enumerate(lines):
        if index in taken or index in inner:
            continue
        if rule := _rule_for("line", line):
            taken[index] = rule.name
        elif rule := _rule_for("heading", line):
            taken |= dict.fromkeys([index, *_teasers(lines, index, rule)], rule.name)
        elif _is_late(lines, index) and (rule := _rule_for("tail", line)):
            return taken | dict.fromkeys((i for i in range(index, len(lines)) if i not in taken), rule.name)
    return taken


def _is_late(lines: Sequence[Line], index: int) -> bool:
    return index >= _BODY_LINES and 3 * lines[index].start >= lines[-1].end


def _rule_for(kind: Kind, line: Line) -> Rule | None:
    known = matcher(kind)
    return known.rule(known.expression.fullmatch(line.text), line)


def _teasers(lines: Sequence[Line], heading: int, rule: Rule) -> Iterator[int]:
    """The lines under a heading that announce other stories: headlines, summaries cut off, link labels."""
    end = min(len(lines), heading + 1 + _TEASERS)
    if rule.bottom and end == len(lines) and not _has_body(lines[heading + 1 :]):
        yield from range(heading + 1, end)
        return
    for index in range(heading + 1, end):
        if not _is_teaser(lines[index]):
            return
        yield index


def _has_body(lines: Sequence[Line]) -> bool:
    """Two sentences in a row, or one with no headline before it: the article goes on."""
    sentences = [True, *(line.is_sentence for line in lines)]
    return any(one and two for one, two in pairwise(sentences))


def _is_teaser(line: Line) -> bool:
    headline = not line.is_sentence or line.text.endswith("?")
    return line.is_cut_off or (headline and line.words in _HEADLINE_WORDS and line.text[-1] not in ":,;")


def _parts(line: Line) -> Iterator[Cut]:
    """The furniture inside a line."""
    for rule, match in chain(matcher("label").matches(line), matcher("inline").matches(line)):
        yield part_cut(line, match.start(), match.end(), rule.name)
    known = matcher("credit")
    for pair in _PARENTHESES.finditer(line.text):
        if credit := known.rule(known.expression.fullmatch(pair[1].strip()), line):
            yield part_cut(line, pair.start(), pair.end(), credit.name)


def _without(line: Line, cuts: Sequence[Cut]) -> str:
    """What is left of a line."""
    gone = {i - line.start for one in cuts for i in range(one.start, one.end)}
    return "".join(letter for i, letter in enumerate(line.text) if i not in gone).strip() if gone else line.text


def _given_away(lines: Sequence[Line], left: Mapping[int, str]) -> dict[int, str]:
    """Lines that are furniture beside the others."""
    kept = list(left)
    found: dict[int, str] = {}
    for rule in furniture().rules:
        if rule.kind == "caps":
            found |= {kept[i]: rule.name for i in capitals(rule, [lines[k] for k in kept])}
        elif rule.kind == "twice":
            found |= dict.fromkeys(repeats(rule, left), rule.name)
    return found
