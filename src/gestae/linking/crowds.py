"""How many reports tell of one kind of act by or against one party in the same weeks.

Where few do, party and act tell which happening is meant; where many do, as in a war, a day, a town or a thing must.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gestae.knowledge.linking import load_accounts, load_joining
from gestae.linking.counts import Count
from gestae.linking.tellings import Sight
from gestae.linking.times import day_of
from gestae.linking.words import acts, alike_to, light, words_in

_STRETCH = 28  # days of one stretch, of which each day lies in two
_NAMED = 6  # names of a passage that stand in for the parties of an act that names none

Key = tuple[str, str, int]  # an act, a party, a stretch of time


@dataclass(frozen=True, slots=True)
class Crowd:
    """The reports that tell of an act and a party in a stretch of time."""

    reports: Mapping[Key, frozenset[str]]

    def is_seldom(self, first: Sight, second: Sight) -> bool:
        """Whether few reports tell of an act that both may be, and of a party of both, in the weeks of both."""
        others = set(_keys(second))
        return any(self._are_few(key, other) for key in _keys(first) for other in _alike(key) if other in others)

    def is_rare(self, sight: Sight) -> bool:
        """Whether few reports tell of acts of its type of one of its parties in its weeks."""
        return any(len(self.reports.get(key, ())) <= load_accounts().few for key in _type_keys(sight))

    def counts_seldom(self, first: Sight, one: Count, second: Sight, other: Count) -> bool:
        """Whether few reports count what both numbers count of a party of both, in the weeks of both."""
        shared = set(_count_keys(first, one)) & set(_count_keys(second, other))
        return any(len(self.reports.get(key, ())) <= load_accounts().few for key in shared)

    def _are_few(self, key: Key, other: Key) -> bool:
        reports = self.reports.get(key, frozenset()) | self.reports.get(other, frozenset())
        return len(reports) <= load_accounts().few


def _alike(key: Key) -> Iterator[Key]:
    """The same act of a party, and those that may tell the same happening."""
    act, party, when = key
    yield key
    yield from ((other, party, when) for other in sorted(alike_to((act,))))


def crowd_of(groups: Iterable[Sequence[Sight]]) -> Crowd:
    """How often each act of a party is told by the tellings."""
    found: dict[Key, set[str]] = defaultdict(set)
    for group in groups:
        for sight in group:
            counted = (key for count in (*sight.counts, *sight.asides) for key in _count_keys(sight, count))
            for key in (*_keys(sight), *_type_keys(sight), *counted):
                found[key].add(sight.report)
    return Crowd({key: frozenset(reports) for key, reports in found.items()})


def parties(sight: Sight) -> frozenset[str]:
    """Whom an act is told of, and by; where nobody is named, also whom its passage names most."""
    named = sight.actors | sight.recipients
    about = () if named else (name for name in sight.context[:_NAMED] if name.isupper())
    return named | frozenset((*sight.said, *about))


def _keys(sight: Sight) -> Iterator[Key]:
    """The acts of a telling with its parties, in its stretches of time; none for what is done in saying it, which is
    done over and over, nor for words that tell of an act only beside others.
    """
    if sight.type in load_joining().speech or is_light(sight):
        return
    for when in _stretches(sight):
        for act in sorted(sight.acts or {sight.type}):
            for party in parties(sight):
                yield act, party, when


def kinds_of(sight: Sight, *, alike: bool) -> list[str]:
    """The acts that a telling may be, else its type; with `alike` those, too, that may tell the same happening."""
    return sorted(sight.acts | alike_to(sight.acts if alike else ())) or [sight.type]


def _type_keys(sight: Sight) -> Iterator[Key]:
    """The type of a telling with its parties, in its stretches of time; of events alone."""
    if sight.anchored:
        yield from ((f"a {sight.type}", party, when) for when in _stretches(sight) for party in sorted(parties(sight)))


def is_light(sight: Sight) -> bool:
    """Whether the words that name the act tell of it only beside others ("reached", "sent")."""
    known = acts()
    named = [word for word in words_in(sight.trigger.text) if word.stem in known.verbs or word.stem in known.nouns]
    return bool(named) and all(word.stem in light() for word in named)


def _count_keys(sight: Sight, count: Count) -> Iterator[Key]:
    """What a number counts with whose they are, else with the parties of its telling, in its stretches of time."""
    for when in _stretches(sight):
        for party in count.whose | parties(sight):
            yield f"of {count.kind}", party, when


def _stretches(sight: Sight) -> tuple[int, int]:
    day = day_of(sight.day).toordinal()
    return day // _STRETCH, (day + _STRETCH // 2) // _STRETCH + 10**6
