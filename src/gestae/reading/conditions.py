"""Conditions: "if", "only if", "unless", "in case of", "should Iran attack", and the clause that hangs on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gestae.knowledge.implications import StatusWords
from gestae.reading.moods import asks
from gestae.reading.words import Sentence, Word, child, is_negated, subtree
from gestae.records import ConditionKind

_BESIDE = frozenset({"advcl", "ccomp", "pcomp", "relcl", "prep", "dep", "conj", "ROOT"})
_HEADS = frozenset({"VERB", "AUX", "NOUN", "ADJ", "PROPN"})
_HELPING = ("aux", "auxpass")


@dataclass(frozen=True, slots=True)
class Hinge:
    """A condition: `inner` heads what must come about, `outer` the clause that hangs on it, `first` is its first
    word.
    """

    kind: ConditionKind
    inner: Word
    outer: Word
    first: Word

    @property
    def words(self) -> list[Word]:
        """The words of the condition, its conjunction included."""
        inside = {word.index: word for word in subtree(self.inner)} | {self.first.index: self.first}
        kept = [word for index, word in sorted(inside.items()) if index >= self.first.index]
        while kept and kept[-1].pos == "PUNCT":
            kept.pop()
        return kept


def hinges(sentence: Sentence, words: StatusWords) -> list[Hinge]:
    """All conditions of a sentence."""
    found = [*_phrases(sentence, words), *_joined(sentence, words), *_clauses(sentence, words)]
    unique: dict[int, Hinge] = {}
    for hinge in found:
        unique.setdefault(hinge.inner.index, hinge)
    return list(unique.values())


def _joined(sentence: Sentence, words: StatusWords) -> Iterator[Hinge]:
    """ "as long as", "provided that", "in the event that": the clause is found by its first word."""
    for kind, found in _spelled(sentence, words.clause_phrases):
        last = sentence.words.index(found[-1])
        after = sentence.words[last + 1] if last + 1 < len(sentence.words) else None
        if after is not None and after.lower not in words.phrase_breakers | words.aimless:
            yield Hinge(kind, _clause_top(after, found[-1]), _verb_above(found[0]), found[0])


def _spelled(sentence: Sentence, phrases: Mapping[str, ConditionKind]) -> Iterator[tuple[ConditionKind, list[Word]]]:
    """Where a phrase stands, and its kind; a sentence that does not hold its letters costs no more than a look."""
    lowered = " ".join(each.lower for each in sentence.words)
    for phrase, kind in phrases.items():
        if phrase not in lowered:
            continue
        spelled = phrase.split()
        for place in range(len(sentence.words) - len(spelled) + 1):
            found = sentence.words[place : place + len(spelled)]
            if [each.lower for each in found] == spelled:
                yield kind, found


def _clause_top(word: Word, mark: Word) -> Word:
    """The head of the clause that begins with `word`, behind `mark`."""
    while word.head is not word and word.head.index > mark.index:
        word = word.head
    return word


def _clauses(sentence: Sentence, words: StatusWords) -> Iterator[Hinge]:
    for word in sentence.words:
        mark = _mark(word, words)
        if mark is None:
            continue
        kind = words.conditions.get(mark.lower) or ("if" if mark.lower in words.inverted else None)
        if kind is None or _concedes(mark, words) or (kind == "when" and not _is_ahead(word, words)):
            continue
        if _is_aimless(word, mark, words):
            continue
        outer = _outer(word, words)
        if kind == "if" and _is_limited(mark, word, outer, words):
            kind = "only_if"
        yield Hinge(kind, word, outer, mark)


def _mark(word: Word, words: StatusWords) -> Word | None:
    """The word that opens `word` as a condition; the verb must be a clause beside another, not a question in
    disguise.
    """
    if word.dep not in _BESIDE or word.pos not in _HEADS:
        return None
    marks = (each for each in word.children if each.dep in ("mark", "advmod") and each.lower in words.conditions)
    found = next(marks, None)
    if found is not None and word.dep != "ccomp":
        return None if asks(found, word, words) else found
    return _inverted(word, words)


def _inverted(word: Word, words: StatusWords) -> Word | None:
    """ "Should Iran attack", "had the army known", also where "had" was taken for the verb."""
    if word.lower in words.inverted and word.dep == "advcl" and word is word.sentence.words[0]:
        return word if child(word, "ccomp") is not None else None
    first = min(subtree(word), key=lambda each: each.index)
    subject = child(word, "nsubj", "nsubjpass")
    if subject is None or first.index >= subject.index or first.head is not word or first.dep not in _HELPING:
        return None
    return first if first.lower in words.inverted and word.dep in ("advcl", "ccomp") else None


def _concedes(mark: Word, words: StatusWords) -> bool:
    """ "even if" and "as if" set no condition."""
    before = next((each for each in mark.sentence.words if each.index == mark.index - 1), None)
    return before is not None and before.lower in words.conceding and words.conditions.get(mark.lower) == "if"


def _is_aimless(word: Word, mark: Word, words: StatusWords) -> bool:
    """ "If possible", "if I may": nothing but a manner of speaking behind the conjunction."""
    inside = [each for each in subtree(word) if each.index > mark.index and each.pos != "PUNCT"]
    return word.lower in words.aimless and len(inside) <= 2


def _is_ahead(word: Word, words: StatusWords) -> bool:
    """Whether the clause that a "when" hangs on is still to come."""
    return any(
        each.dep == "aux" and each.lower in words.future | words.hypothetical for each in _outer(word, words).children
    )


def _outer(word: Word, words: StatusWords) -> Word:
    """The verb that hangs on the condition: not the "said" that the parser may have hung it on."""
    head = word.head
    if head is word:
        return word
    if head.pos in ("VERB", "AUX"):
        content = next((each for each in head.children if each.dep == "ccomp" and each is not word), None)
        open_words = words.future | words.hypothetical | words.possible
        own = any(each.dep == "aux" and each.lower in open_words for each in head.children)
        if content is not None and not own:
            return content
    return head


def _is_limited(mark: Word, inner: Word, outer: Word, words: StatusWords) -> bool:
    """Whether "only" stands at the conjunction or before the verb that hangs on it."""
    beside = [each for each in mark.sentence.words if mark.index - 2 <= each.index < mark.index]
    if any(each.lower in words.limiting for each in beside):
        return True
    return any(
        each.lower in words.limiting and each.index < mark.index for top in (inner, outer) for each in top.children
    )


def _phrases(sentence: Sentence, words: StatusWords) -> Iterator[Hinge]:
    for kind, found in _spelled(sentence, words.condition_phrases):
        inner = child(found[-1], "pobj", "pcomp") or child(found[-1], "dobj")
        if inner is None or inner.entity in ("DATE", "TIME"):
            continue
        outer = _verb_above(found[0])
        lacking = " ".join(each.lower for each in found) in words.lacking
        if not lacking or (_is_unreal(outer, inner, words) and inner.lower not in words.manners):
            yield Hinge(kind, inner, outer, found[0])


def _is_unreal(verb: Word, lacked: Word, words: StatusWords) -> bool:
    """ "Will not sign without", "without rain it would fail", "without talks it will go on": the verb is denied ahead,
    or what is lacked stands before a verb that only will or would be.
    """
    modal = next((each for each in verb.children if each.dep == "aux" and each.tag == "MD"), None)
    if modal is None:
        return False
    before = lacked.index < verb.index
    thing = lacked.dep == "pobj" and modal.lower in words.future | words.ability
    return is_negated(verb) or (before and (thing or modal.lower in words.hypothetical))


def _verb_above(word: Word) -> Word:
    """The nearest verb above `word`, a participle that belongs to a conjunction ("provided that") passed over."""
    above = word.head
    while above.head is not above and above.pos not in ("VERB", "AUX"):
        above = above.head
    return above
