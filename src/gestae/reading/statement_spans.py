"""The characters of a statement's parts: how far the words of a cue and of a speaker reach."""

from __future__ import annotations

from collections.abc import Iterable

from gestae.reading.said import Said, Stretch, touch
from gestae.reading.words import Word, subtree

LONGEST_SOURCE = 45  # words
LONGEST_TAIL = 7  # words
BEFORE_CUE = frozenset({"aux", "auxpass", "neg", "advmod"})
AFTER_CUE = frozenset({"prt", "advmod", "npadvmod", "acomp"})


def source_stretch(said: Said) -> Stretch | None:
    """The whole noun phrase that names the speaker, with what is set beside it; nothing of the cue and the content."""
    word = said.source
    if word is None:
        return None
    barred = {each.index for each in said.cue}
    under = {each.index for each in subtree(word)} - barred
    words = word.sentence.words
    place = end = word.index - words[0].index
    free = [each.index in under and not _said_in(each, said.content) for each in words]
    while place > 0 and free[place - 1]:
        place -= 1
    while end + 1 < len(words) and free[end + 1]:
        end += 1
    kept = _without_marks(words[place : end + 1])
    if word not in kept or len(kept) > LONGEST_SOURCE:
        kept = [word]
    return kept[0].start, kept[-1].end


def _without_marks(run: list[Word]) -> list[Word]:
    while run and run[-1].pos == "PUNCT" and run[-1].text != ")":
        run = run[:-1]
    while run and run[0].pos == "PUNCT":
        run = run[1:]
    return run


def cue_stretch(said: Said) -> Stretch | None:
    """The cue with its auxiliaries, adverbs and prepositions: "has also said", "called for", "said on Friday"."""
    if not said.cue:
        return None
    source = source_stretch(said)
    taken = [*said.content, *([source] if source else [])]
    first, last = said.cue[0], said.cue[-1]
    words = first.sentence.words
    place, end = first.index - words[0].index, last.index - words[0].index
    before = _leading(first)
    while place > 0 and words[place - 1].index in before and not _said_in(words[place - 1], taken):
        place -= 1
    after = _trailing(said)
    while end + 1 < len(words) and words[end + 1].index in after and not _said_in(words[end + 1], taken):
        end += 1
    return words[place].start, words[end].end


def _leading(cue: Word) -> set[int]:
    """The words before a cue that go with it; for an adjective those of its copula too."""
    tops = [cue, cue.head] if cue.dep in ("acomp", "oprd") and cue.head.pos == "AUX" else [cue]
    found = {top.index for top in tops}
    return found | {each.index for top in tops for each in top.children if each.dep in BEFORE_CUE}


def _trailing(said: Said) -> set[int]:
    """The words behind a cue that go with it: its particles, adverbs and days, and the preposition that leads to the
    content ("called for").
    """
    found: set[int] = set()
    for each in said.cue[-1].children:
        if each.dep in AFTER_CUE:
            under = {word.index for word in subtree(each)}
            found |= under if len(under) <= LONGEST_TAIL else {each.index}
        elif each.dep == "prep" and any(_said_in(inner, said.content) for inner in each.children):
            found.add(each.index)
    return found


def _said_in(word: Word, content: Iterable[Stretch]) -> bool:
    return any(touch((word.start, word.end), stretch) for stretch in content)
