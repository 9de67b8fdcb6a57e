"""Statements: who is said to have said what, in whose words. Cues first, then quotations that have none of their
own.
"""

from __future__ import annotations

import msgspec

from gestae.knowledge.cues import Cues
from gestae.knowledge.world import World
from gestae.reading.cast import Cast
from gestae.reading.cued_statements import cued
from gestae.reading.labelled_statements import labelled
from gestae.reading.language_model import Parsed
from gestae.reading.nested import links
from gestae.reading.quotations import Quotation
from gestae.reading.quoted_statements import with_quotations
from gestae.reading.said import Said, Stretch
from gestae.reading.statement_spans import cue_stretch, source_stretch
from gestae.reading.titled_statements import titled
from gestae.reading.words import span_of
from gestae.records import Span, Statement, StatementKind


def read_statements(parsed: Parsed, cues: Cues, world: World, cast: Cast) -> tuple[Statement, ...]:
    """All statements of a report, in the order of the text; "I" and "we" in them are put into `cast`."""
    quoted = parsed.quoted
    said = [each for sentence in parsed.sentences for each in cued(sentence, cues, quoted, cast)]
    labels = list(labelled(parsed, cast)) or list(titled(parsed, cast))
    said = [*labels, *with_quotations(said, quoted, parsed)]
    said = list(links(said))
    said.sort(key=lambda each: (each.sentence.number, each.content[0]))
    statements = tuple(_record(number, each, quoted, parsed) for number, each in enumerate(said, 1))
    _first_persons(statements, parsed, world, cast)
    return tuple(_spoken_for(record, each, cast) for record, each in zip(statements, said, strict=True))


def _spoken_for(record: Statement, said: Said, cast: Cast) -> Statement:
    """`record` with its speaker, where "we said" could only be told once it was known who "we" are."""
    if record.speaker is not None or said.source is None:
        return record
    found = next(iter(cast.at(said.source)), None)
    return msgspec.structs.replace(record, speaker=found.id) if found else record


def _record(number: int, said: Said, quoted: list[Quotation], parsed: Parsed) -> Statement:
    text = parsed.report.text
    content = tuple(span_of(text, *_with_marks(stretch, quoted)) for stretch in said.content)
    return Statement(
        id=f"s{number}",
        speaker=said.speaker.id if said.speaker else None,
        speaker_span=_span(source_stretch(said), text),
        cue=_span(cue_stretch(said), text),
        content=content,
        kind="direct" if said.direct else _kind(content, quoted),
        force=said.force,
        evidence=span_of(text, said.sentence.start, said.sentence.end),
        rule=said.rule,
    )


def _with_marks(stretch: Stretch, quoted: list[Quotation]) -> Stretch:
    """A stretch with the quotation mark that opens right before it or closes right behind it."""
    start, end = stretch
    start = next((each.start for each in quoted if 0 < start - each.start <= 2 and each.end > start), start)
    return start, next((each.end for each in quoted if 0 < each.end - end <= 2 and each.start < end), end)


def _span(stretch: Stretch | None, text: str) -> Span | None:
    return span_of(text, *stretch) if stretch else None


def _kind(content: tuple[Span, ...], quoted: list[Quotation]) -> StatementKind:
    inside = sum(_overlap(span, quotation) for span in content for quotation in quoted)
    whole = sum(span.end - span.start for span in content)
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.9 * whole else "mixed"


def _overlap(span: Span, quotation: Quotation) -> int:
    return max(0, min(span.end, quotation.end) - max(span.start, quotation.start))


def _first_persons(statements: tuple[Statement, ...], parsed: Parsed, world: World, cast: Cast) -> None:
    """In a quotation "I" is the speaker; "we" is whom the speaker acts for, where that is known."""
    for word in parsed.words:
        if word.pos != "PRON" and word.tag != "PRP$":
            continue
        ours = word.lower in world.words.us
        if not ours and word.lower not in world.words.me:
            continue
        statement = next(
            (
                each
                for each in reversed(statements)
                if any(span.start <= word.start < span.end for span in each.content)
            ),
            None,
        )
        if statement is None or statement.speaker is None:
            continue
        speaker = cast.by_id(statement.speaker)
        stands_for = (cast.state(speaker.code) if ours and speaker.code else None) or speaker
        cast.mention(stands_for, word, word.start, word.end, "pronoun")
