"""Joins every quotation to the statement that it belongs to; one without a cue goes on in the last speaker's name."""

from __future__ import annotations

from dataclasses import replace

from gestae.reading.language_model import Parsed
from gestae.reading.quotations import Quotation
from gestae.reading.said import Said, Stretch, merged, touch
from gestae.reading.words import Word


def with_quotations(said: list[Said], quoted: list[Quotation], parsed: Parsed) -> list[Said]:
    """Every quotation joined to the statement that it belongs to; one without a cue goes on in the last speaker's
    name.
    """
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
        if not _is_clause(quotation, parsed):
            continue
        before = _broken_off(quotation, done, parsed)
        if before is not None:
            place = done.index(before)
            done[place] = replace(before, content=merged([*before.content, (quotation.start, quotation.end)]))
        elif (heir := _continued(quotation, done, quoted, parsed)) is not None:
            done.append(heir)
    return done


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


def _continued(quotation: Quotation, said: list[Said], quoted: list[Quotation], parsed: Parsed) -> Said | None:
    """The statement a cueless quotation makes: its speaker is that of the next one where they touch, else of the last
    one.
    """
    sentence = next(each for each in parsed.sentences if each.end > quotation.start)
    following = next(
        (other for other in quoted if other.start >= quotation.end and other.start - quotation.end <= 2), None
    )
    owner = _owner_of(following, said) if following else None
    if owner is None:
        before = [
            each
            for each in said
            if each.content[0][0] < quotation.start
            and 0 <= sentence.number - each.sentence.number <= 3
            and each.speaker
        ]
        owner = max(before, key=lambda each: each.content[-1][1], default=None)
    if owner is None:
        return None
    return Said(sentence, (), None, owner.speaker, ((quotation.start, quotation.end),), "quotations:continued")


def _owner_of(quotation: Quotation, said: list[Said]) -> Said | None:
    """The statement that a quotation belongs to: one that it touches and whose cue stands outside it."""
    whole = (quotation.start, quotation.end)
    touching = (each for each in said if any(touch(whole, stretch) for stretch in each.content))
    return next((each for each in touching if not each.cue or not touch(whole, _place(each.cue))), None)


def _place(words: tuple[Word, ...]) -> Stretch:
    return words[0].start, words[-1].end
