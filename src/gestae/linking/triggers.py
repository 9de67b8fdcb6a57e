"""Which later tellings meet the condition of a commitment, and why they are taken to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gestae.knowledge.linking import load_joining
from gestae.linking.echoes import echo
from gestae.linking.index import Index
from gestae.linking.scoring import reasons
from gestae.linking.tellings import Sight
from gestae.linking.words import acts, words_in
from gestae.records import Condition, Turn

_DONE = ("happened", "ongoing")
_ACT = "same act"
_TELLING = ("same recipient", "same place", "same names", "same words")


def triggers_of(
    report: str,
    condition: Condition,
    own: int | None,
    groups: Sequence[Sequence[Sight]],
    known: Mapping[str, Index],
) -> Iterator[Turn]:
    """The first telling, after the report that sets the condition, of what the condition names; `own`: the group of
    what is promised, which is no trigger of itself. Nothing for "unless", whose coming true ends the promise.
    """
    if condition.kind == "unless":
        return
    found = _by_event(report, condition, groups, known) or _by_words(report, condition, own, groups, known)
    if found:
        sight, reason = found
        yield Turn(report=sight.report, span=sight.trigger, state="triggered", published=sight.day, reason=reason)


def _by_event(
    report: str, condition: Condition, groups: Sequence[Sequence[Sight]], known: Mapping[str, Index]
) -> tuple[Sight, str] | None:
    """The occurrence of the event in the condition, told as done later."""
    for group in groups:
        own = [sight for sight in group if _is_of(condition, report, sight)]
        if own:
            done = [sight for sight in group if sight.anchored and _meets(sight, report, known)]
            done = [sight for sight in done if _same_target(own[0], sight)]
            return (done[0], "the event of the condition is told as done") if done else None
    return None


def _is_of(condition: Condition, report: str, sight: Sight) -> bool:
    """Whether a telling is that of the event in the condition."""
    return condition.event is not None and sight.report == report and sight.event == condition.event


def _same_target(wanted: Sight, sight: Sight) -> bool:
    """Whether it is done to whom the condition names, or by whom it names, where both are told."""
    for one, other in ((wanted.recipients, sight.recipients), (wanted.actors, sight.actors)):
        if one and other and not one & other:
            return False
    return not wanted.recipients or bool(sight.recipients & wanted.recipients) or not sight.anchored


def _by_words(
    report: str, condition: Condition, own: int | None, groups: Sequence[Sequence[Sight]], known: Mapping[str, Index]
) -> tuple[Sight, str] | None:
    """The later telling that is likest to the words of the condition."""
    own_words = [sight for group in groups for sight in group if _is_of(condition, report, sight)]
    wanted = own_words or condition_sights(known[report], condition)
    best: tuple[float, int, Sight, str] | None = None
    for number, group in enumerate(groups):
        for sight in group if number != own else ():
            if not _meets(sight, report, known):
                continue
            for one in (each for each in wanted if not own_words or _same_target(each, sight)):
                worth, words = likeness(one, sight)
                if worth >= load_joining().trigger and (best is None or worth > best[0]):
                    best = worth, number, sight, words
    return (best[2], f"like the words of the condition: {best[3]}") if best else None


def _meets(sight: Sight, report: str, known: Mapping[str, Index]) -> bool:
    made = known[report].reading.report.published or "9999"
    return sight.status in _DONE and sight.report != report and (sight.day or "9999", sight.report) > (made, report)


def condition_sights(index: Index, condition: Condition) -> list[Sight]:
    """The acts that the words of a condition name, as tellings within those words alone."""
    known = acts()
    words = words_in(index.text, condition.span.start, condition.span.end)
    named = [(word, frozenset((*known.verbs.get(word.stem, ()), *known.nouns.get(word.stem, ())))) for word in words]
    return [echo(word, condition.span, names, index, index.context) for word, names in named if names]


def likeness(wanted: Sight, sight: Sight) -> tuple[float, str]:
    """How like a telling is to what a condition names, leaving time aside; and the words. Nought where nothing but the
    kind of act is alike.
    """
    signs = [
        reason
        for reason in reasons(wanted, sight)
        if not reason.sign.startswith(
            ("report", "told", "said", "other days", "same days", "next", "in one", "nothing")
        )
    ]
    shared = [reason for reason in signs if reason.weight > 0 and reason.sign.startswith(_TELLING)]
    words = ", ".join(reason.words for reason in signs if reason.weight > 0 and reason.sign != "same story")
    acted = any(reason.sign == _ACT for reason in signs) or not wanted.acts
    return (sum(reason.weight for reason in signs) if shared and acted else 0.0), words
