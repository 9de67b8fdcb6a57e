"""The rules of the lexicon as regular expressions: one a kind, so that many rules cost little more than one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gestae.cleaning.lines import Line
from gestae.knowledge.furniture import Kind, Rule, expand, furniture
from gestae.knowledge.use import cached

_SENTENCE_START = re.compile(r"^|[.!?…][\"'”’»)\]]?\s+|[_|•]\s+")


@dataclass(frozen=True, slots=True)
class Matcher:
    """All patterns of one kind in one expression, whose group `rN` tells the rule."""

    expression: re.Pattern[str]
    rules: dict[str, Rule]
    unless: dict[str, re.Pattern[str]]
    anywhere: bool

    def matches(self, line: Line) -> Iterator[tuple[Rule, re.Match[str]]]:
        """What matches inside the line: anywhere for labels, from the beginning of a sentence for inline rules."""
        found = self.expression.finditer(line.text) if self.anywhere else self._from_sentences(line.text)
        for match in found:
            if match and match[0] and (rule := self.rule(match, line)):
                yield rule, match

    def _from_sentences(self, text: str) -> Iterator[re.Match[str] | None]:
        return (self.expression.match(text, start.end()) for start in _SENTENCE_START.finditer(text))

    def rule(self, match: re.Match[str] | None, line: Line) -> Rule | None:
        """The rule behind `match`, unless the rest of the line speaks against it."""
        if match is None or match.lastgroup is None:
            return None
        rule = self.rules[match.lastgroup]
        spared = match.lastgroup in self.unless and self.unless[match.lastgroup].search(line.text)
        if rule.kind in ("line", "heading", "tail"):
            spared = spared or _spares().search(line.text)
        fits = line.words >= rule.few and (len(line.text) <= rule.many or rule.kind in ("label", "inline", "credit"))
        return rule if fits and not spared else None


@cached
def matcher(kind: Kind) -> Matcher:
    """The rules of one kind, compiled."""
    rules = {f"r{number}": rule for number, rule in enumerate(furniture().rules) if rule.kind == kind}
    parts = [f"(?P<{key}>{_joined(rule, rule.patterns)})" for key, rule in rules.items()]
    return Matcher(
        expression=re.compile("|".join(parts) or r"(?!)"),
        rules=rules,
        unless={key: re.compile(_joined(rule, rule.unless)) for key, rule in rules.items() if rule.unless},
        anywhere=kind == "label",
    )


def _joined(rule: Rule, patterns: tuple[str, ...]) -> str:
    either = "|".join(expand(furniture(), pattern) for pattern in patterns)
    return f"(?:{either})" if rule.exact_case else f"(?i:{either})"


@cached
def _spares() -> re.Pattern[str]:
    known = furniture()
    return re.compile("|".join(f"(?:{expand(known, pattern)})" for pattern in known.spares), re.IGNORECASE)
