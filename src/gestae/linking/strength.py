"""How surely a telling tells its act, where its status alone does not say: "is willing to sign", "the accord may fail",
"talks are scheduled for Friday".
"""

from __future__ import annotations

import re

import msgspec

from gestae.knowledge.linking import load_drift
from gestae.knowledge.use import cached
from gestae.linking.tellings import Sight
from gestae.records import Status

_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_CLAUSE = re.compile(r"[,;:–—]")
_FEW = 5  # words before an act in which what is only meant to be is told as such
_BESIDE = 3  # words between a noun and the verb of which it is the subject, or the object


def settled(sight: Sight) -> Sight:
    """The telling; one of what may have been done already as a claim about the past: "may have armed them"."""
    if sight.status != "possible" or not sight.ahead or not _past().search(_around(sight)[0]):
        return sight
    return msgspec.structs.replace(sight, ahead=False, claimed=True)


def graded(sight: Sight, *, loose: bool = False) -> Sight | None:
    """The telling with the status that its words give it; null for a `loose` word of which no verb says anything."""
    sight = settled(sight)
    status = _status(sight, loose)
    if status is None:
        return None
    if status == sight.status:
        return sight
    return msgspec.structs.replace(sight, status=status, ahead=sight.ahead or status in ("planned", "possible"))


def _status(sight: Sight, loose: bool) -> Status | None:
    before, behind = _around(sight)
    if sight.status == "planned" and _lead(before) & set(load_drift().tentative):
        return "possible"
    if sight.anchored:
        doubted = sight.status == "denied" and sight.ahead and _doubts().search(f"{before} {sight.trigger.text}")
        return "possible" if doubted else sight.status
    return (_tied(before, behind) if loose or sight.named else None) or (None if loose else sight.status)


def _lead(before: str) -> set[str]:
    """The last words before an act, of its clause."""
    return set(_WORDS.findall(before)[-_FEW:])


def _around(sight: Sight) -> tuple[str, str]:
    """What stands before and behind an act in its sentence, in lower case."""
    text = sight.evidence.text.casefold().replace("’", "'")
    start, end = sight.trigger.start - sight.evidence.start, sight.trigger.end - sight.evidence.start
    return _CLAUSE.split(text[: max(start, 0)])[-1], text[max(end, 0) :]


def _tied(before: str, behind: str) -> Status | None:
    """The status that the verb gives of which a noun is the subject or the object; null where none does."""
    for status, subject, object_ in _ties():
        if subject.match(behind) or object_.search(before):
            return status
    return None


@cached
def _ties() -> tuple[tuple[Status, re.Pattern[str], re.Pattern[str]], ...]:
    """For each status, the verb behind its subject and the verb before its object."""
    found: list[tuple[Status, re.Pattern[str], re.Pattern[str]]] = []
    for tie in load_drift().ties:
        behind, before = (_any(phrases) for phrases in (tie.behind, tie.before))
        found.append(
            (
                tie.status,
                re.compile(rf"\W*(?:[\w'-]+\W+){{0,{_BESIDE}}}?(?:{behind})\b"),
                re.compile(rf"\b(?:{before})\s+(?:[\w'-]+\s+){{0,{_BESIDE}}}$"),
            )
        )
    return tuple(found)


@cached
def _past() -> re.Pattern[str]:
    """The words right before a participle by which something may have been done already."""
    return re.compile(rf"\b(?:{_any(load_drift().past)})\s+(?:[\w'-]+\s+){{0,2}}$")


@cached
def _doubts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(load_drift().doubts)})\b")


def _any(phrases: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
