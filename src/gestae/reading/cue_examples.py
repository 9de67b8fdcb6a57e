"""Reads the example sentences of the attribution cues and says which are not read as the lexicon expects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gestae.knowledge.cues import Cue, CueExample
from gestae.reading.examples import DAY, Misread
from gestae.reading.reader import Reader
from gestae.records import Report, Statement

GAP = " … "  # between the pieces of a content


def misread_cues(reader: Reader, families: Iterable[Cue]) -> Iterator[Misread]:
    """The examples of `families` that `reader` does not read as their families say."""
    cases = [(family, example) for family in families for example in family.examples]
    reports = (Report(id=f"x{n}", text=example.text, published=DAY) for n, (_, example) in enumerate(cases))
    for (family, example), reading in zip(cases, reader.read_many(reports), strict=True):
        read = [each for each in reading.statements if each.rule.split(":")[1] == family.name]
        if not _as_expected(example, read):
            got = "; ".join(_shown(each) for each in reading.statements) or "nothing"
            yield Misread(family.name, example.text, _told(example), got)


def _as_expected(example: CueExample, read: list[Statement]) -> bool:
    if isinstance(example.reads, str):
        return not read
    wanted = (example.reads.speaker, example.reads.cue, example.reads.content)
    return any((_text(each)[0], _text(each)[1] if wanted[1] else None, _text(each)[2]) == wanted for each in read)


def _text(statement: Statement) -> tuple[str | None, str | None, str]:
    speaker = statement.speaker_span.text if statement.speaker_span else None
    cue = statement.cue.text if statement.cue else None
    return speaker, cue, GAP.join(span.text for span in statement.content)


def _told(example: CueExample) -> str:
    if isinstance(example.reads, str):
        return "nothing by this family"
    return f"{example.reads.speaker} | {example.reads.cue} | {example.reads.content}"


def _shown(statement: Statement) -> str:
    speaker, cue, content = _text(statement)
    return f"{speaker} | {cue} | {content} [{statement.rule}]"
