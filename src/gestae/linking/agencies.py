"""Which news agency a report credits: a dateline, a byline, a credit at the end, or "Reuters reports"."""

from __future__ import annotations

from gestae.knowledge.copies import Credit, agency_finder, agency_names, credit_patterns
from gestae.records import Report

_HEAD = _TAIL = 400  # characters in which a dateline or a credit at the end is looked for


def agency_of(report: Report) -> str | None:
    """The agency that published `report`, or that it credits; null where it names none.

    What cleaning took out is looked at too: credits are furniture.
    """
    if report.outlet and report.outlet.strip() in agency_names():
        return agency_names()[report.outlet.strip()]
    texts = [text for text in (report.text, *(drop.text for drop in report.dropped)) if _names_one(text)]
    found = (credited(text, credit.name) for credit, _ in credit_patterns() for text in texts)
    return next(filter(None, found), None)


def credited(text: str, way: str) -> str | None:
    """The agency that `text` credits in one of the ways of `agencies.yaml`; null where it does not."""
    for credit, pattern in credit_patterns():
        match = pattern.search(_part(text, credit)) if credit.name == way else None
        if match:
            return agency_names()[next(filter(None, match.groups()))]
    return None


def is_agency(outlet: str | None) -> bool:
    """Whether an outlet is a news agency itself."""
    return bool(outlet) and str(outlet).strip() in agency_names()


def _names_one(text: str) -> bool:
    """Whether any agency's name stands in `text`: a quick look before the patterns."""
    return next(agency_finder().iter(text), None) is not None


def _part(text: str, credit: Credit) -> str:
    if credit.where == "anywhere":
        return text
    return text[:_HEAD] if credit.where == "head" else text[-_TAIL:]
