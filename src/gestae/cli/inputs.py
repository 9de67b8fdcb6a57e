"""Which inputs are read, which are skipped, and why."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath

import msgspec

from gestae.cli.notes import Notes, counted
from gestae.errors import EmptyInput, MissingInput, ReaderFault, SourceError, TooLarge, UnreadableInput, UnreadLanguage
from gestae.records import Reading, Report

__all__ = ["Skipped", "accepted"]

_REASONS: dict[type[SourceError], str] = {
    MissingInput: "missing or closed",
    EmptyInput: "with nothing to read in it",
    UnreadableInput: "unreadable",
    TooLarge: "too long",
    UnreadLanguage: "in a language without a reader",
    ReaderFault: "that a fault of Gestae stopped",
}
_NAMED = 5  # inputs named for each reason in the summary; every one had its own line before


class Skipped:
    """The inputs of one run that could not be read, each told when it is met; and by language those kept unread."""

    def __init__(self, notes: Notes, strict: bool) -> None:
        self.errors: list[SourceError] = []
        self.unread: Counter[str] = Counter()
        self._notes = notes
        self._strict = strict

    def goes_on(self, error: SourceError) -> bool:
        """Notes one bad input; whether the run goes on after it."""
        self.errors.append(error)
        self._notes.say(f"skipped {error}", style="yellow")
        return not self._strict

    def at_fault(self, reading: Reading) -> bool:
        """Notes a report that a fault of ours stopped; whether the run goes on after it."""
        mend = "please report this with the text; the other reports are read"
        return self.goes_on(ReaderFault(_name(reading.report), f"could not be read ({reading.problem})", mend))

    def summary(self) -> str:
        """`Skipped 3 inputs: 2 unreadable (a.txt, b.txt); 1 too long (c.txt)`."""
        groups = [
            f"{len(names):,} {reason} ({_listed(names)})"
            for kind, reason in _REASONS.items()
            if (names := [error.source for error in self.errors if type(error) is kind])
        ]
        return f"skipped {counted(len(self.errors), 'input')}: {'; '.join(groups)}"

    def left_unread(self) -> str:
        """`3 reports kept unread, in languages without a reader: ru 2, zh 1`."""
        languages = ", ".join(f"{language} {number:,}" for language, number in self.unread.most_common())
        return f"{counted(self.unread.total(), 'report')} kept unread, in languages without a reader: {languages}"


def accepted(
    inputs: Iterable[Report | SourceError], skipped: Skipped, longest: int, *, keeps_unread: bool = False
) -> Iterator[Report]:
    """The reports that can be read, their language set; the rest goes to `skipped`.

    `longest`: characters that one report may have; `keeps_unread`: those in a language without a reader, too.
    """
    for given in inputs:
        found = given if isinstance(given, SourceError) else _checked(given, longest)
        if isinstance(found, Report):
            found = _with_reader(found, skipped, keeps_unread)
        if isinstance(found, Report):
            yield found
        elif not skipped.goes_on(found):
            return


def _with_reader(report: Report, skipped: Skipped, keeps_unread: bool) -> Report | SourceError:
    from gestae.reading.languages import is_unread

    if not is_unread(report):
        return report
    if keeps_unread:
        skipped.unread[report.language or ""] += 1
        return report
    what = f"in language {report.language!r}, which has no reader"
    return UnreadLanguage(_name(report), what, "keep it unread with --into FILE.db, or translate it")


def _checked(report: Report, longest: int) -> Report | SourceError:
    from gestae.sources import language_of

    name = _name(report)
    if len(report.text) > longest:
        what = f"{len(report.text):,} characters, at most {longest:,} are read"
        return TooLarge(name, what, "split it into reports, or raise --max-chars")
    language = report.language or language_of(report.text)
    return report if language == report.language else msgspec.structs.replace(report, language=language)


def _name(report: Report) -> str:
    """The source, and the id where the source's name does not tell it."""
    source = report.source
    if source is None:
        return report.id
    return source if PurePath(os.fspath(source)).stem == report.id else f"{source} ({report.id})"


def _listed(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")
