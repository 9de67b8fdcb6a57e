"""Computed support: what the reports of a store say for and against an occurrence, counted by independent origins, and
a credibility proposed for it.

It stands beside the analyst's grades and is never written over them. A group of copies is one origin, under the outlet
that it comes from. The proposal does not look at the reliability of outlets: AJP-2.1 has the two graded apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from gestae.asking.phrases import filled, joined, listed, number
from gestae.asking.voices import Voice
from gestae.knowledge.brief import brief_words
from gestae.knowledge.grading import Counted, Counts, SupportWords, grade_words, proposed
from gestae.linking.contradictions import contradictions_of
from gestae.linking.tellings import Sight
from gestae.records import ContradictionField, Occurrence, Status
from gestae.records.judgements import Reliability, Support

__all__ = ["Known", "support_of"]

_DONE: tuple[Status, ...] = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class Known:
    """What support is computed from. `origin`: what a report is copied from; `voices`: who tells an event, by report
    and event; `reliability`: of the outlet of a report.
    """

    origin: Callable[[str], str]
    voices: Mapping[tuple[str, str], tuple[Voice, ...]]
    reliability: Callable[[str], Reliability | None]


@dataclass(frozen=True, slots=True)
class _Account:
    """A telling, where it comes from, and who tells it: null where it is no event, so that this is not known."""

    sight: Sight
    origin: str
    voices: tuple[Voice, ...] | None

    def outside(self, parties: frozenset[str]) -> bool:
        """Whether the report tells it itself, or somebody who is no party."""
        return self.voices is not None and (not self.voices or any(one.code not in parties for one in self.voices))


def support_of(one: Occurrence, sights: Sequence[Sight], known: Known) -> Support:
    """The support of an occurrence, of which `sights` are the tellings. Raises LexiconError."""
    parties = frozenset((*one.actors, *one.recipients))
    accounts = [_account(sight, known) for sight in sights if not sight.named]
    told = [account for account in accounts if _tells(account.sight.status, one.status)]
    denied = [account for account in accounts if account.sight.status == "denied" and account.sight.anchored]
    fields = dict.fromkeys(found.field for found in contradictions_of(sights, known.origin))
    found = Support(
        status=one.status,
        origins=len(_origins(told)),
        outlets=len({account.sight.outlet for account in told if account.sight.outlet}),
        own_voice=len(_origins(account for account in told if account.voices == ())),
        outside=len(_origins(account for account in told if account.outside(parties))),
        parties=tuple(name for name, code in _speakers(told) if code in parties),
        others=tuple(name for name, code in _speakers(told) if code not in parties),
        otherwise=_otherwise(accounts, told, one.status),
        naming=len({known.origin(sight.report) for sight in sights} - set(_origins(accounts))),
        denials=len(_origins(denied)),
        denials_outside=len(_origins(account for account in denied if account.outside(parties))),
        deniers=tuple(name for name, _ in _speakers(denied)),
        reliability=_reliability(_origins(told), known),
        contradictions=tuple(fields),
    )
    return _with_words(_with_proposal(found))


def _account(sight: Sight, known: Known) -> _Account:
    voices = None if sight.event is None else known.voices.get((sight.report, sight.event), ())
    return _Account(sight, known.origin(sight.report), voices)


def _tells(status: Status, best: Status) -> bool:
    """Whether a telling says of an occurrence what its best telling says. Of one that is denied alone, none does."""
    return status in _DONE if best in (*_DONE, "denied") else status == best


def _origins(accounts: Iterable[_Account]) -> list[str]:
    return sorted({account.origin for account in accounts})


def _speakers(accounts: Iterable[_Account]) -> Iterator[tuple[str, str | None]]:
    """Who tells, each once, by name and code."""
    every = (voice for account in accounts for voice in account.voices or ())
    yield from sorted({(voice.name, voice.code) for voice in every if voice.name}, key=str)


def _otherwise(accounts: Sequence[_Account], told: Sequence[_Account], best: Status) -> dict[str, int]:
    """How many origins tell it only with each other status, denials left aside."""
    known = set(_origins(told))
    left = {
        (account.origin, account.sight.status)
        for account in accounts
        if account.origin not in known and account.sight.status not in ("denied", best)
    }
    return dict(sorted(Counter(status for _, status in left).items()))


def _reliability(origins: Iterable[str], known: Known) -> dict[str, int]:
    return dict(sorted(Counter(known.reliability(origin) or "none" for origin in origins).items()))


# ---------------------------------------------------------------- proposal and words
def _with_proposal(one: Support) -> Support:
    if one.status not in grade_words().judged:
        return one
    differing = sum(field != "denial" for field in one.contradictions)
    counts = Counts(
        origins=one.origins, outside=one.outside, denials=one.denials, denials_outside=one.denials_outside,
        contradictions=differing,
    )  # fmt: skip
    found = proposed(counts)
    return msgspec.structs.replace(one, proposed=found.credibility, rule=found.name) if found else one


def _with_words(one: Support) -> Support:
    return msgspec.structs.replace(one, words=joined(_parts(one)))


def _parts(one: Support) -> Iterator[str]:
    words, statuses = grade_words().support, brief_words().statuses
    yield _counted(one.origins, words.origins) if one.origins else words.nobody
    if one.outside < one.origins:
        yield _tellers(one, words)
    for status, count in one.otherwise.items():
        yield filled(words.otherwise, number=number(count), status=statuses[status])  # type: ignore[index]
    if one.naming:
        yield _counted(one.naming, words.naming)
    if one.denials:
        yield _counted(one.denials, words.denials)
    if fields := [field for field in one.contradictions if field != "denial"]:
        yield filled(words.contradictions, fields=listed(_named(fields)))
    if one.proposed:
        yield filled(words.proposed, grade=one.proposed, meaning=grade_words().credibility[one.proposed])


def _tellers(one: Support, words: SupportWords) -> str:
    """That others than its parties tell it in a few origins, or in none as far as is known."""
    if one.outside:
        return filled(words.outside, number=number(one.outside))
    return filled(words.parties, names=listed(one.parties)) if one.parties else words.unknown


def _named(fields: Iterable[ContradictionField]) -> Iterator[str]:
    return (grade_words().support.fields[field] for field in fields)


def _counted(count: int, words: Counted) -> str:
    return filled(words.one if count == 1 else words.many, number=number(count))
