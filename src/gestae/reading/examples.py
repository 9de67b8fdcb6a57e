"""Reads the example sentences of the lexicon and says which are not read as the lexicon expects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gestae.knowledge.commitments import Bound, Commissive, CommitmentWords
from gestae.knowledge.frames import Frame, FrameExample, Reads
from gestae.knowledge.implications import Implication
from gestae.reading.reader import Reader
from gestae.records import Commitment, Event, Reading, Report

DAY = "2024-06-12"


@dataclass(frozen=True, slots=True)
class Misread:
    """An example that came out otherwise than expected. `got`: what was read, in words."""

    frame: str
    text: str
    expected: str
    got: str


def misread_frames(reader: Reader, frames: Iterable[Frame]) -> Iterator[Misread]:
    """The frame examples that `reader` does not read as their frames say."""
    cases = [(frame, example) for frame in frames for example in frame.examples]
    reports = (Report(id=f"x{n}", text=example.text, published=DAY) for n, (_, example) in enumerate(cases))
    for (frame, example), reading in zip(cases, reader.read_many(reports), strict=True):
        if not as_expected(frame, example, reading):
            yield Misread(
                frame.name,
                example.text,
                _told(frame, example),
                "; ".join(_shown(event, reading) for event in reading.events) or "nothing",
            )


def misread_implications(reader: Reader, entries: Iterable[Implication]) -> Iterator[Misread]:
    """The status examples that `reader` does not read as their entries say."""
    for entry in entries:
        for example in entry.examples:
            start = example.text.index(example.word)
            got = reader.status_of(example.text, [(start, start + len(example.word))])[0]
            if got != example.status:
                yield Misread(entry.name, example.text, f"{example.word} {example.status}", got)


def misread_commitments(
    reader: Reader, entries: Iterable[Commissive], modal: CommitmentWords | None = None
) -> Iterator[Misread]:
    """The examples of commissive words, and of modals, that `reader` does not read as they say."""
    cases = [(entry.name, example) for entry in entries for example in entry.examples]
    cases += [("modal", example) for example in (modal.examples if modal else ())]
    reports = (Report(id=f"x{n}", text=example.text, published=DAY) for n, (_, example) in enumerate(cases))
    for (name, example), reading in zip(cases, reader.read_many(reports), strict=True):
        wanted = example.reads
        found = reading.commitments
        right = not found if isinstance(wanted, str) else any(_binds(each, wanted, reading) for each in found)
        if not right:
            shown = "; ".join(f"{_codes_of(each, reading)} {each.polarity} {each.undertaking.text}" for each in found)
            yield Misread(name, example.text, _bound(wanted), shown or "nothing")


def _binds(commitment: Commitment, wanted: Bound, reading: Reading) -> bool:
    return (
        codes(commitment.party, reading) == wanted.party
        and wanted.words in commitment.undertaking.text
        and commitment.polarity == wanted.polarity
    )


def _bound(wanted: Bound | str) -> str:
    return wanted if isinstance(wanted, str) else f"{'+'.join(sorted(wanted.party))} {wanted.polarity} {wanted.words}"


def _codes_of(commitment: Commitment, reading: Reading) -> str:
    return "+".join(sorted(codes(commitment.party, reading)))


def as_expected(frame: Frame, example: FrameExample, reading: Reading) -> bool:
    """Whether a reading has the event that the example expects, or none of the frame's type."""
    of_type = [event for event in reading.events if event.type == frame.type]
    if isinstance(example.reads, str):
        return not of_type
    reads = example.reads
    return any(_agrees(event, reads, reading) for event in of_type)


def _agrees(event: Event, reads: Reads, reading: Reading) -> bool:
    return (
        (reads.actors is None or codes(event.actors, reading) == set(reads.actors))
        and (reads.recipients is None or codes(event.recipients, reading) == set(reads.recipients))
        and (
            reads.status is None
            or event.status == reads.status
            or {event.status, reads.status} == {"happened", "ongoing"}
        )
        and (reads.mode is None or event.mode == reads.mode)
    )


def codes(ids: Iterable[str], reading: Reading) -> set[str]:
    """The codes of the actors with these ids, unknown ones left out."""
    by_id = {actor.id: actor.code for actor in reading.actors}
    return {code for id in ids if (code := by_id.get(id))}


def _told(frame: Frame, example: FrameExample) -> str:
    if isinstance(example.reads, str):
        return f"no {frame.type}"
    reads = example.reads
    return f"{frame.type} {reads.status or ''} {'+'.join(reads.actors or ())} > {'+'.join(reads.recipients or ())}"


def _shown(event: Event, reading: Reading) -> str:
    sides = ("+".join(sorted(codes(ids, reading))) for ids in (event.actors, event.recipients))
    return f"{event.type} {event.status} {' > '.join(sides)} [{event.rule}: {event.trigger.text}]"
