"""A commitment while it is being read."""

from __future__ import annotations

from dataclasses import dataclass

from gestae.reading.cast import Referent
from gestae.reading.conditions import Hinge
from gestae.reading.words import Sentence, Word, extent, subtree
from gestae.records import Polarity

OPPOSITE: dict[Polarity, Polarity] = {"will": "will_not", "may": "will_not", "will_not": "will"}


@dataclass(frozen=True, slots=True)
class Bond:
    """The word that heads the undertaking, who is bound, and on what it hangs. `spoken`: the indices of the words that
    somebody says, where the undertaking is said.
    """

    sentence: Sentence
    verb: Word
    party: tuple[Referent, ...]
    polarity: Polarity
    hinge: Hinge | None
    rule: str
    spoken: frozenset[int] = frozenset()

    @property
    def undertaking(self) -> tuple[Word, Word]:
        """First and last word of the undertaking, the condition and who says it left out."""
        barred = {word.index for word in self.hinge.words} if self.hinge else set()
        if self.hinge is not None:
            barred |= {word.index for word in subtree(self.hinge.inner)}
        barred |= {word.index for other in self.verb.children if _is_another(other) for word in subtree(other)}
        start = extent(self.verb)[0] if self.verb.pos == "NOUN" else self.verb.index
        words = sorted((word for word in subtree(self.verb) if word.index >= start), key=lambda word: word.index)
        run: list[Word] = []
        for word in words:
            if word.index in barred or (run and word.index - run[-1].index > 1) or self._is_outside(word):
                break
            run.append(word)
        while len(run) > 1 and (run[-1].pos in ("PUNCT", "CCONJ", "SCONJ") or run[-1].lower == "only"):
            run.pop()
        return (run[0], run[-1]) if run else (self.verb, self.verb)

    def _is_outside(self, word: Word) -> bool:
        return self.verb.index in self.spoken and word.index not in self.spoken


def _is_another(word: Word) -> bool:
    """A second clause joined to the first with an auxiliary or a subject of its own."""
    return word.dep == "conj" and any(each.dep in ("aux", "nsubj", "nsubjpass") for each in word.children)
