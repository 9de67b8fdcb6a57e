"""What the words of a later telling say, whatever commitment it is held against; so they are gone through once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gestae.knowledge.linking import load_joining
from gestae.linking.avowals import off_at, recalled_in
from gestae.linking.index import Index
from gestae.linking.tasks import pairs_in, places_in, telling_words
from gestae.linking.tellings import Sight
from gestae.linking.ways import heard, ways_at, ways_of
from gestae.linking.words import Word, words_in

_BEFORE, _AFTER = 90, 140  # characters around a telling that speak of it
_TELLING = 3  # words of a telling that may name its act


@dataclass(frozen=True, slots=True)
class Wording:
    """`stems`: of the words of the telling; `off`: it begins with a verb that puts off or calls off; `ways`: those that
    its words tell, with what stands behind them, of an event, its acts', too; `first`: those of its first word.

    `around`: the words of its clause; `named`: also common ones; `pairs`: those of its sentence that stand next to each
    other; `proper`: with a capital; `towns`: the places that the sentence names; `recalled`: the words by which it
    refers back.
    """

    stems: frozenset[str]
    off: bool
    ways: frozenset[str]
    first: frozenset[str]
    around: frozenset[str]
    named: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    proper: frozenset[str]
    towns: frozenset[str]
    recalled: tuple[str, ...]


def wording_of(sight: Sight, index: Index) -> Wording:
    """What the words of a telling say; `index`: of its report."""
    sentence, own, clause = heard(sight.evidence.text), heard(sight.trigger.text), _clause(sight)
    first = {word.stem for word in own[:1]}
    told = _ways_from(sight, sentence)
    return Wording(
        stems=frozenset(word.stem for word in own),
        off=bool(own) and off_at(own, 0)[0] is not None,
        ways=_ways(sight, told),
        first=next((ways for _, ways in told), frozenset()),
        around=telling_words(clause) - first,
        named=frozenset(word.stem for word in clause if word.text[0].islower()) - first,
        pairs=pairs_in(sentence),
        proper=frozenset(word.stem for word in sentence if word.text[0].isupper()),
        towns=places_in(sight.evidence, index),
        recalled=tuple(recalled_in(sentence)),
    )


def _clause(sight: Sight) -> list[Word]:
    """The words on both sides of a telling, in its sentence."""
    start = sight.evidence.start
    low, high = max(0, sight.trigger.start - start - _BEFORE), sight.trigger.end - start + _AFTER
    return words_in(sight.evidence.text[low:high])


def _ways_from(sight: Sight, words: Sequence[Word]) -> list[tuple[int, frozenset[str]]]:
    """Where each of the first words from the telling on stands, and the ways that it tells, with what stands behind."""
    start = sight.trigger.start - sight.evidence.start
    own = [place for place, word in enumerate(words) if word.start >= start][:_TELLING]
    return [(words[place].start, ways_at(words, place)) for place in own]


def _ways(sight: Sight, told: Sequence[tuple[int, frozenset[str]]]) -> frozenset[str]:
    own = [ways for start, ways in told if start < sight.trigger.end - sight.evidence.start]
    if sight.type in load_joining().speech and sight.anchored:
        return frozenset().union(*own[:1])
    return frozenset().union(*own, ways_of(sight.acts) if sight.anchored else ())
