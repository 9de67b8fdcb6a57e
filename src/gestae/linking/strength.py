"""How surely a telling tells its act, where its status alone does not say: "is willing to sign", "the accord may fail",
"talks are scheduled for Friday".
"""

from __future__ import annotations

import re

import msgspec

from gestae.knowledge.denials import load_denials
from gestae.knowledge.linking import Tie, load_drift
from gestae.knowledge.use import cached
from gestae.linking.tellings import Sight
from gestae.linking.words import acts, words_in
from gestae.records import Status

_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_CLAUSE = re.compile(r"[,;:–—]")
_ASIDE = re.compile(r",\s*[\w'-]+,")  # a word that stands apart: "the accord, too, may fail"
_FEW = 5  # words before an act in which what is only meant to be is told as such
_REACH = 160  # characters behind an act in which it is said not to be so
_DONE = ("happened", "ongoing")
_BESIDE = 6  # words between a noun and the verb of which it is the subject
_BEFORE = 3  # and of which it is the object


def settled(sight: Sight) -> Sight:
    """The telling; one of what may have been done already as a claim about the past ("may have armed them"), one that
    is told as no more than what others claim as a denial ("reports that they fired are false").
    """
    if sight.status == "possible" and sight.ahead and _past().search(_around(sight)[0]):
        return msgspec.structs.replace(sight, ahead=False, claimed=True)
    if sight.status == "possible" and sight.claimed and _still().search(_around(sight)[0]):
        return msgspec.structs.replace(sight, ahead=True, claimed=False)
    if sight.status in ("happened", "ongoing", "possible") and _is_disclaimed(sight):
        return msgspec.structs.replace(sight, status="denied", ahead=False, claimed=False)
    return sight


def _is_disclaimed(sight: Sight) -> bool:
    """Whether an act stands between a word for what others tell and one that says that it is not so."""
    text = sight.evidence.text.casefold().replace("’", "'")
    start, end = sight.trigger.start - sight.evidence.start, sight.trigger.end - sight.evidence.start
    opening, closing = _disclaimers()
    return start >= 0 and bool(opening.search(text, 0, start) and closing.search(text, end, end + _REACH))


@cached
def _disclaimers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_denials()
    told = re.compile(rf"\b(?:{_any(words.claims)})\b[^,;]*\b(?:that|of|about)\b[^;]*$")
    return told, re.compile(rf"[^;]*?\b(?:is|are|was|were|as)\s+(?:[\w'-]+\s+){{0,2}}?(?:{_any(words.untrue)})\b")


def graded(sight: Sight) -> Sight | None:
    """The telling with the status that its words give it; null for words of no event of which no verb says anything."""
    if sight.silent:
        return None
    sight = settled(sight)
    status = _status(sight)
    if status is None:
        return None
    if status == sight.status:
        return sight
    return msgspec.structs.replace(sight, status=status, ahead=sight.ahead or status in ("planned", "possible"))


def _status(sight: Sight) -> Status | None:
    before, behind = _around(sight)
    if sight.status == "planned" and _lead(before) & set(load_drift().tentative):
        return "possible"
    if sight.anchored and sight.status in _DONE and _is_noun(sight):
        return _tied(before, behind) or sight.status
    if sight.anchored:
        doubted = sight.status == "denied" and sight.ahead and _doubts().search(f"{before} {sight.trigger.text}")
        return "possible" if doubted else sight.status
    tied = _tied(before, behind)
    return sight.status if sight.status == "conditional" and tied == "planned" else tied


def _is_noun(sight: Sight) -> bool:
    """Whether an event is told by a noun ("the visit of the president")."""
    first = words_in(sight.trigger.text)[:1]
    return bool(first) and first[0].stem in acts().nouns and not first[0].text.endswith("ed")


def _lead(before: str) -> set[str]:
    """The last words before an act, of its clause."""
    return set(_WORDS.findall(before)[-_FEW:])


def _around(sight: Sight) -> tuple[str, str]:
    """What stands before and behind an act in its sentence, in lower case."""
    text = sight.evidence.text.casefold().replace("’", "'")
    start, end = sight.trigger.start - sight.evidence.start, sight.trigger.end - sight.evidence.start
    return _CLAUSE.split(text[: max(start, 0)])[-1], _ASIDE.sub("", text[max(end, 0) :])


def _tied(before: str, behind: str) -> Status | None:
    """The status that the verb gives of which a noun is the subject or the object; null where none does."""
    for status, subject, object_ in _ties():
        if subject.match(behind) or object_.search(before):
            return status
    return None


@cached
def _ties() -> tuple[tuple[Status, re.Pattern[str], re.Pattern[str]], ...]:
    """For each status, the verb behind its subject and the verb before its object."""
    words = load_drift()
    return tuple((tie.status, _behind(tie, words.happening), _before(tie, words.doing)) for tie in words.ties)


def _behind(tie: Tie, verbs: tuple[str, ...]) -> re.Pattern[str]:
    """A noun's own verb, with what belongs to the noun between."""
    own = rf"(?:{_any(tie.modal)})\s+(?:\w+\s+)?(?:{_any(verbs)})|{_any(tie.behind)}"
    return re.compile(rf"\s*(?:[\w'-]+\s+){{0,{_BESIDE}}}?(?:{own})\b")


def _before(tie: Tie, verbs: tuple[str, ...]) -> re.Pattern[str]:
    """The verb of which a noun is the object; right before an act told by a verb, the modal alone."""
    done = rf"(?:{_any(tie.modal)})\s+(?:\w+\s+)?(?:{_any(verbs)})|{_any(tie.before)}"
    return re.compile(rf"\b(?:(?:{done})\s+(?:[\w'-]+\s+){{0,{_BEFORE}}}|(?:{_any(tie.modal)})\s+(?:\w+\s+)?)$")


@cached
def _past() -> re.Pattern[str]:
    """The words right before a participle by which something may have been done already."""
    return re.compile(rf"\b(?:{_any(load_drift().past)})\s+(?:[\w'-]+\s+){{0,2}}$")


@cached
def _still() -> re.Pattern[str]:
    """The words right before a verb by which something may yet be, whatever day is told."""
    return re.compile(rf"\b(?:{_any(load_drift().doubts)}|{_any(load_drift().modals)})(?:\s+be)?\s+$")


@cached
def _doubts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(load_drift().doubts)})\b")


def _any(phrases: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
