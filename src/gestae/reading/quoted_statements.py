"""Joins every quotation to the statement that it belongs to; one without a cue goes on with the last."""

from __future__ import annotations

from dataclasses import replace

from gestae.reading.language_model import Parsed
from gestae.reading.quotations import Quotation
from gestae.reading.said import Said, Stretch, merged, touch
from gestae.reading.words import Sentence, Word
from gestae.records import Force

NEAR = 3  # sentences
SPEECH: frozenset[Force | None] = frozenset({None, "said", "denied", "asked", "promised"})


def with_quotations(said: list[Said], quoted: list[Quotation], parsed: Parsed) -> list[Said]:
    """Every quotation joined to the statement that it belongs to; one without a cue goes on with the last."""
    done = list(said)
    loose: list[Quotation] = []
    for quotation in quoted:
        owner = _owner_of(quotation, done)
        if owner is None:
            loose.append(quotation)
        elif _is_clause(quotation, parsed):
            place = done.index(owner)
            done[place] = replace(owner, content=merged([*owner.content, (quotation.start, quotation.end)]))
    for quotation in loose:
        if not _is_clause(quotation, parsed) and not _is_sentence(quotation, parsed):
            continue
        owner = _broken_off(quotation, done, parsed) or _running(quotation, done, quoted, parsed)
        if owner is not None and _ends_quoted(owner, parsed):
            place = done.index(owner)
            done[place] = replace(owner, content=merged([*owner.content, (quotation.start, quotation.end)]))
        elif owner is not None:
            done.append(_heir(quotation, owner, parsed))
    return done


def _ends_quoted(said: Said, parsed: Parsed) -> bool:
    end = max(end for _, end in said.content)
    return any(each.start < end <= each.end + 1 and each.end - end < 3 for each in parsed.quoted)


def _heir(quotation: Quotation, owner: Said, parsed: Parsed) -> Said:
    """A statement of its own, in the name of whom the words before it report."""
    sentence = _sentence_at(quotation, parsed)
    stretch = (quotation.start, quotation.end)
    return Said(sentence, (), owner.source, owner.speaker, (stretch,), "quotations:continued", "said")


def _sentence_at(quotation: Quotation, parsed: Parsed) -> Sentence:
    return next(each for each in parsed.sentences if each.end > quotation.start)


def _broken_off(quotation: Quotation, said: list[Said], parsed: Parsed) -> Said | None:
    """The statement that goes on after its cue: "We agree," she said. "But not on this."."""
    for each in said:
        ends = max(end for _, end in each.content)
        if not each.cue or not ends <= each.cue[-1].end <= quotation.start:
            continue
        between = parsed.report.text[each.cue[-1].end : quotation.start]
        quoted = parsed.plain[ends - 1 : ends] == '"' or parsed.plain[ends - 2 : ends - 1] == '"'
        if quoted and len(between) < 60 and "\n" not in between:
            return each
    return None


def _is_clause(quotation: Quotation, parsed: Parsed) -> bool:
    words = [word for word in parsed.words if quotation.start <= word.start < quotation.end]
    return len(words) > 5 and any(word.pos in ("VERB", "AUX") for word in words)


def _is_sentence(quotation: Quotation, parsed: Parsed) -> bool:
    """Whether a quotation begins and ends with sentences: short ones need no verb ("No comment.")."""
    starts = any(abs(each.start - quotation.start) < 2 for each in parsed.sentences)
    return starts and any(abs(each.end - quotation.end) < 2 for each in parsed.sentences)


def _running(quotation: Quotation, said: list[Said], quoted: list[Quotation], parsed: Parsed) -> Said | None:
    """The statement that a cueless quotation goes on with: that of the next quotation where they touch, else the last
    one whose speaker is known, a few sentences back at most.
    """
    here = _sentence_at(quotation, parsed).number
    following = next(
        (other for other in quoted if other.start >= quotation.end and other.start - quotation.end <= 2), None
    )
    owner = _owner_of(following, said) if following else None
    if owner is not None:
        return owner
    before = [
        each
        for each in said
        if each.content[0][0] < quotation.start
        and 0 <= here - _last_sentence(each, parsed) <= NEAR
        and each.speaker
        and not each.topic
        and each.force in SPEECH
    ]
    return max(before, key=lambda each: each.content[-1][1], default=None)


def _last_sentence(said: Said, parsed: Parsed) -> int:
    end = max(end for _, end in said.content)
    numbers = (each.number for each in parsed.sentences if each.end >= end)
    return max(said.sentence.number, next(numbers, said.sentence.number))


def _owner_of(quotation: Quotation, said: list[Said]) -> Said | None:
    """The statement that a quotation belongs to: one that it touches and whose cue stands outside it."""
    whole = (quotation.start, quotation.end)
    touching = (each for each in said if any(touch(whole, stretch) for stretch in each.content))
    return next((each for each in touching if not each.cue or not touch(whole, _place(each.cue))), None)


def _place(words: tuple[Word, ...]) -> Stretch:
    return words[0].start, words[-1].end
