"""The lines about what happened, and what is claimed, planned, asked for or denied: one for each occurrence."""

from __future__ import annotations

from collections.abc import Iterator

from gestae.asking.brief_known import Happening, Known, subject, when
from gestae.asking.brief_records import Cited, Draft
from gestae.asking.classes import class_of
from gestae.asking.phrases import filled, joined, listed, number
from gestae.knowledge.brief import SectionName, brief_words
from gestae.records import Amount, Occurrence, Telling

_CITED = 5  # sources of one line


def occurrence_lines(known: Known) -> Iterator[Draft]:
    """A line for each occurrence, in the section of its status."""
    for one in known.happenings:
        yield _line(one, known)


def section_of(one: Occurrence, known: Known) -> SectionName:
    """Where an occurrence stands: by its status, and among the claims where nobody but speakers tells it."""
    section = brief_words().placed[one.status]
    return "claimed" if section == "happened" and not _told_plainly(one, known) else section


def cited_of(one: Occurrence, known: Known) -> tuple[Cited, ...]:
    """The best mention, then others: one an origin first, each sentence once."""
    best = one.mentions[one.best]
    mentions = [best, *sorted(one.mentions, key=lambda mention: mention.event is None)]
    first = list({mention.origin: mention for mention in reversed(mentions)}.values())
    cited = (_cited(mention) for mention in (best, *reversed(first), *mentions))
    once = list({(each.report, each.words): each for each in reversed(list(cited))}.values())
    return tuple(reversed(once))[:_CITED]


def _cited(mention: Telling) -> Cited:
    record = f"{mention.report}/{mention.event}" if mention.event else None
    return Cited(report=mention.report, words=mention.evidence.text, record=record)


def _line(happening: Happening, known: Known) -> Draft:
    one = happening.now
    section = section_of(one, known)
    changed = happening.before is not None and happening.before.status != one.status
    text = joined(
        (subject(one, known), when(one), _places(one, known), _status(one, known),
         *map(_amount, filter(_tells, one.amounts)), _support(one))
    )  # fmt: skip
    return Draft(
        section=section, key=one.id, text=text, cited=cited_of(one, known), day=_day(one),
        fresh="new" if happening.fresh else ("changed" if changed else None),
        rank=(float(bool(one.actors) + bool(one.recipients)), float(one.origins), float(one.reports)),
    )  # fmt: skip


def _day(one: Occurrence) -> str:
    return (one.date.start if one.date else None) or one.first_seen or ""


def _places(one: Occurrence, known: Known) -> str:
    places = listed(known.event(one.mentions[one.best]).get("places", ()))
    return filled(brief_words().occurrence["places"], places=places) if places else ""


def _told_plainly(one: Occurrence, known: Known) -> bool:
    """Whether a report tells it in its own voice, or nothing says who does."""
    read = [mention for mention in one.mentions if mention.event and mention.status in ("happened", "ongoing")]
    return not read or any(not known.event(mention).get("source") for mention in read)


def _status(one: Occurrence, known: Known) -> str:
    """The status in words, and who says so: of the tellings that bear this status."""
    words = brief_words()
    status = filled(words.occurrence["status"], status=words.statuses[one.status])
    told = [mention for mention in one.mentions if mention.status == one.status]
    speakers = listed(name for mention in told for name in known.event(mention).get("source", ())[:1])
    if not speakers:
        return status
    way = {"claimed": "claimed", "denied": "denied"}.get(section_of(one, known), "said")
    said = filled(words.occurrence[way], speakers=speakers)
    return said if way == "denied" else joined((status, said))


def _tells(amount: Amount) -> bool:
    """Whether it counts people, or what stands in the ledger of forces: not hours, or points of a list."""
    return bool(amount.item or amount.unit) and (
        amount.unit == "person" or class_of(amount.item, amount.unit) is not None
    )


def _amount(amount: Amount) -> str:
    words = brief_words().occurrence
    item = amount.item or amount.unit or ""
    low, best, high = map(number, (amount.low, amount.best, amount.high))
    template = words["amount"] if low == high else words["amounts"]
    return filled(template, low=low, best=best, high=high, item=item).strip()


def _support(one: Occurrence) -> str:
    if one.reports == 1:
        return ""
    return filled(brief_words().occurrence["reports"], reports=one.reports, origins=one.origins)
