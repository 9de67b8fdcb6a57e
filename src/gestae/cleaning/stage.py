"""The stage: a report in, the same report without page furniture out."""

from __future__ import annotations

from gestae.cleaning.cuts import cut
from gestae.cleaning.heading import with_heading
from gestae.cleaning.rules import find
from gestae.records import Report


def clean(report: Report) -> Report:
    """`report` without adverts, teasers, credits and the like; characters are only deleted, and kept in `dropped`.

    A title or publication day that the report lacks is taken from its first lines. A text that would be left blank
    stays as it is. Cleaning twice changes nothing more. Raises LexiconError where the rules are broken.
    """
    while (shorter := cut(report, find(report.text))) is not report and shorter.text.strip():
        report = shorter
    return with_heading(report)
