"""A sentence made ready to be asked how any of its happenings is told, and the answer with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from gestae.knowledge.implications import Implications, StatusWords
from gestae.reading.conditions import Hinge, hinges
from gestae.reading.words import Sentence
from gestae.records import Status


@dataclass(frozen=True, slots=True)
class Told:
    """A status and what made it: "implication:fail", "modal:could", "negation:no", "tense:past", "condition:if".
    `refused`: it is not to be until a condition is met.
    """

    status: Status
    rule: str
    refused: bool = False


@dataclass(slots=True)
class Scene:
    """A sentence with its conditions and its denying phrases found. `denials`: by the index of the verb denied."""

    sentence: Sentence
    hinges: list[Hinge]
    implications: Implications
    denials: dict[int, str]

    @property
    def words(self) -> StatusWords:
        """The small words of status: auxiliaries, adverbs, conjunctions."""
        return self.implications.words


def scene(sentence: Sentence, implications: Implications) -> Scene:
    """`sentence` made ready."""
    words = implications.words
    return Scene(sentence, hinges(sentence, words), implications, _denials(sentence, words))


def _denials(sentence: Sentence, words: StatusWords) -> dict[int, str]:
    """The words that a denying phrase ("no longer", "by no means", "have yet to") hangs on, by index."""
    lowered = [word.lower for word in sentence.words]
    found: dict[int, str] = {}
    for phrase in words.denying_phrases:
        spelled = phrase.split()
        for place in range(len(lowered) - len(spelled) + 1):
            if lowered[place] == spelled[0] and lowered[place : place + len(spelled)] == spelled:
                found[_above(sentence, place, place + len(spelled))] = phrase
    return found


def _above(sentence: Sentence, first: int, after: int) -> int:
    """The index of the word that the words `first` to `after` (exclusive) hang on, by their last one."""
    inside = sentence.words[first:after]
    top = inside[-1]
    while top.head is not top and top in inside:
        top = top.head
    return top.index
