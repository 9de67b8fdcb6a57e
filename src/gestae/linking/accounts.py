"""Whose account a telling is: two that come from one mouth correct each other, and contradict nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from gestae.knowledge.denials import load_denials
from gestae.knowledge.linking import load_accounts, load_counts, load_drift
from gestae.knowledge.use import cached
from gestae.linking.counts import Count
from gestae.linking.strength import settled
from gestae.linking.tellings import Negation, Rebuttal, Sight
from gestae.linking.words import acts, common, words_in
from gestae.records import Side, Span

Days = tuple[str, str]  # the first and the last
_BEHIND = 260  # characters from what is told to its denial
_REACH = 60  # characters behind an act in which words say whose fault it was, or that it was done to none
_CLOSE = 30  # characters from such words to a name
_FEW = 4  # words in which "such" stands before what is denied
_CLAUSE = re.compile("[,;:–—]")
_JOINTS = {"that", "of", "for", "to"}  # words behind which something else than the act is denied
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """One account: the telling, where it stands, what it gives in words, and the place of its occurrence;
    `answer`: it denies what another said just before, without telling it, `to`: the words that tell it, where known;
    `blame`: it names who is to blame for what others tell; `negation`: the clause that denies; `beside`: it only stands
    beside a telling of that occurrence; `days`: of that occurrence.
    """

    sight: Sight
    span: Span
    value: str
    group: int = 0
    count: Count | None = None
    answer: bool = False
    to: Span | None = None
    blame: bool = False
    beside: bool = False
    negation: Negation | None = None
    days: Days | None = None

    @property
    def said(self) -> tuple[str, ...]:
        """Codes of who gives it: of a number its own speakers, where they are known; of an answer, whose it is."""
        if self.answer:
            return tuple(sorted(self.sight.actors))
        return self.count.by if self.count and self.count.by else self.sight.said

    @property
    def side(self) -> Side:
        """The account as the record has it."""
        return Side(report=self.sight.report, span=self.span, value=self.value, said=self.said)


def of_one_occurrence(first: Claim, second: Claim) -> bool:
    """Whether two accounts were joined."""
    return first.group == second.group and not (first.beside or second.beside)


def is_answer_to(denial: Claim, told: Claim) -> bool:
    """Whether words answer just what another account tells."""
    return denial.to is not None and denial.sight.report == told.sight.report and denial.to == told.sight.trigger


def other_voice(first: Claim, second: Claim) -> bool:
    """Whether two accounts come from two mouths: of different outlets, or of different speakers in one.

    What a newspaper tells in its own words is another voice than that of whom it quotes; an office speaks for itself,
    and quotes whom it agrees with.
    """
    if any(is_set_against(*pair) or is_answer_to(*pair) for pair in ((first, second), (second, first))):
        return True
    if first.sight.report != second.sight.report and first.sight.outlet != second.sight.outlet:
        return True
    if is_official(first.sight.outlet or ""):
        return False
    one, other = set(first.said), set(second.said)
    return not one & other and bool(one or other)


def is_set_against(one: Claim, other: Claim) -> bool:
    """Whether a report sets one number against the other."""
    if one.count is None or one.sight.report != other.sight.report:
        return False
    return other.count is not None and one.count.rival == other.span.start


@cached
def is_official(outlet: str) -> bool:
    """Whether the name of an outlet is that of an office, and of no newspaper."""
    words = load_accounts()
    told = {word.casefold() for word in _WORD.findall(outlet)}
    return bool(told & set(words.official)) and not told & set(words.press)


def lies_ahead(sight: Sight) -> bool:
    """Whether what is denied lies ahead, by the words of its own clause and its day."""
    if not sight.ahead or not sight.day:
        return sight.ahead
    if sight.first and sight.first > sight.day:
        return True
    before = sight.evidence.text[: sight.trigger.start - sight.evidence.start]
    clause = _CLAUSE.split(before)[-1] + sight.trigger.text
    return bool({word.casefold() for word in _WORD.findall(clause)} & set(load_drift().ahead))


def is_account(sight: Sight) -> bool:
    """Whether words of no occurrence may still stand against what others tell: a denial, a plan, a doubt."""
    words = _WORD.findall(sight.trigger.text.casefold())
    denies = bool(set(words) & set(load_denials().denying))
    if sight.silent or sight.negations or sight.asides:
        return True
    return not (denies or sight.general or sight.in_condition) and (
        settled(sight).status in ("denied", "possible", "planned", "conditional") or sight.noun
    )


def aside(sight: Sight, count: Count) -> Sight:
    """What a number tells that stands near a telling and is none of its own: report, story, and what is around it."""
    ahead = bool(count.near & set(load_drift().ahead))
    nothing: frozenset[str] = frozenset()
    return msgspec.structs.replace(
        sight, event=None, commitment=None, status="planned" if ahead else "happened", ahead=ahead, trigger=count.span,
        acts=nothing, actors=nothing, recipients=nothing, towns=nothing, names=nothing, object=nothing,
        topic=count.near - common(), first=count.first, last=count.last,
    )  # fmt: skip


def is_told(sight: Sight) -> bool:
    """Whether a word without an event is a verb that tells an act, and no infinitive or name of one."""
    before = sight.evidence.text[: sight.trigger.start - sight.evidence.start].split()
    return not sight.named and before[-1:] != ["to"]


def is_undone(sight: Sight) -> bool:
    """Whether an act is told to have been done to none ("gave weapons to no one", "fired at no airport")."""
    behind = sight.evidence.text[sight.trigger.end - sight.evidence.start :]
    words = _WORD.findall(_CLAUSE.split(behind, maxsplit=1)[0].casefold()[:_REACH])
    none = words[:2].index("no") + 1 if "no" in words[:2] else len(words)
    return sight.status == "denied" or (
        bool(set(words) & set(load_denials().nobody)) or words[none : none + 1] not in ([], *_beside_no())
    )


@cached
def _beside_no() -> tuple[list[str], ...]:
    return tuple([word] for word in load_denials().not_none)


def is_dated_noun(sight: Sight) -> bool:
    """Whether a noun names an act with nothing between it and its day but where and with whom ("a clash on Monday")."""
    if not sight.noun or sight.general or sight.phased or sight.date_span is None:
        return False
    start, end = sorted((sight.trigger.end - sight.evidence.start, sight.date_span.start - sight.evidence.start))
    between = sight.evidence.text[max(start, 0) : max(end, 0)]
    words = words_in(between)
    other = any(word.stem in acts().verbs or word.text in load_counts().sayings for word in words)
    return len(between) <= _REACH and not other and not _CLAUSE.search(between)


def is_denied_noun(sight: Sight) -> bool:
    """Whether a noun names an act right behind a word that denies it ("denied any such withdrawal")."""
    before = _WORD.findall(sight.evidence.text[: max(sight.trigger.start - sight.evidence.start, 0)].casefold())
    near = before[-_FEW:]
    denied = set(near) & set(load_denials().denying) and not set(near) & _JOINTS
    return sight.noun and sight.status == "denied" and not sight.general and bool(denied)


def is_taken_up(denial: Sight, told: Sight) -> bool:
    """Whether words refer to what was said right before and deny it, be it done or planned: "any such withdrawal"."""
    before = denial.evidence.text[: denial.trigger.end - denial.evidence.start]
    refers = bool(set(_WORD.findall(before.casefold())[-_FEW:]) & set(load_denials().such))
    behind = denial.trigger.start - told.trigger.end
    return (
        denial.status == "denied" and refers and told.status != "denied" and told.anchored
        and denial.report == told.report and 0 <= behind <= _BEHIND
    )  # fmt: skip


def rebutting(sight: Sight, answer: Rebuttal) -> Sight:
    """The telling as whoever answers it tells it: denied, in his words."""
    return msgspec.structs.replace(
        sight, status="denied", trigger=answer.span, actors=frozenset(answer.by), said=answer.by
    )


def blamed(sight: Sight) -> tuple[str, Span] | None:
    """Whom the words behind an act blame for it, and where he is named: "the collision was the fault of Manila"."""
    start = sight.trigger.end - sight.evidence.start
    found = _blaming().search(sight.evidence.text, max(start, 0), max(start, 0) + _REACH)
    if not found:
        return None
    behind = sight.evidence.start + found.end()
    named = [(span.start, code, span) for code, span in sight.actor_spans if 0 <= span.start - behind <= _CLOSE]
    return min(named, key=lambda one: one[0])[1:] if named else None


@cached
def _blaming() -> re.Pattern[str]:
    words = sorted(load_accounts().blaming, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def is_answer(sight: Sight) -> bool:
    """Whether a denial names no act but the word of another ("rejected the claim", "denies it")."""
    words = load_denials()
    told = {word.casefold() for word in _WORD.findall(sight.trigger.text)}
    return sight.anchored and sight.status in ("happened", "ongoing") and (
        bool(told & set(words.denying)) and bool(sight.near & set(words.anaphors))
    )  # fmt: skip


def answers(denial: Sight, told: Sight) -> bool:
    """Whether whoever denies stands right behind the telling of what he, by another's word, did."""
    behind = denial.trigger.start - told.trigger.end
    by_another = bool(told.said) and not set(told.said) & denial.actors
    return denial.report == told.report and 0 <= behind <= _BEHIND and by_another and bool(denial.actors & told.actors)
