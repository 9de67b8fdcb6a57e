"""What a brief is made of: sections of lines, each with numbered sources, and the charts."""

from __future__ import annotations

from typing import Literal

from gestae.knowledge.brief import SectionName
from gestae.records import Record
from gestae.records.judgements import Credibility, Reliability, Support

Fresh = Literal["new", "changed"]


class Mark(Record, frozen=True, kw_only=True):
    """How far a store was read for a brief: the number of its newest report, and when that was read (ISO, UTC)."""

    number: int
    read_at: str


class Cited(Record, frozen=True, kw_only=True):
    """Words of a report that a line rests on. `record`: the id of the record read there, where there is one."""

    report: str
    words: str
    record: str | None = None


class Draft(Record, frozen=True, kw_only=True):
    """A sentence with what it rests on, before its sources are numbered. `rank`: by which the first lines are chosen;
    `day`: by which they stand.
    """

    section: SectionName
    key: str
    text: str
    cited: tuple[Cited, ...]
    fresh: Fresh | None = None
    group: str = ""
    rank: tuple[float, ...] = ()
    day: str = ""


class Line(Record, frozen=True, kw_only=True):
    """A sentence made of a template and of words and numbers of the reports. `sources`: numbers of its sources;
    `group`: the heading under which it stands; `fresh`: null where the last brief could say the same; `key`: the id of
    the record. Of an occurrence: `credibility`, the analyst's; `support`, computed; `judged`: both in words, empty
    where there is one origin and no grade.
    """

    key: str
    text: str
    sources: tuple[int, ...]
    fresh: Fresh | None = None
    group: str = ""
    credibility: Credibility | None = None
    support: Support | None = None
    judged: str = ""


class BriefSection(Record, frozen=True, kw_only=True):
    """One question and its lines. `left_out`: how many lines are not shown; `more`: what says where they are."""

    name: SectionName
    title: str
    note: str
    lines: tuple[Line, ...]
    left_out: int = 0
    more: str = ""


class Source(Record, frozen=True, kw_only=True):
    """What a line rests on: the words, and the report that holds them. `reliability`: of its outlet; `credibility`: of
    the record; both the analyst's.
    """

    number: int
    words: str
    report: str
    record: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None


class Series(Record, frozen=True, kw_only=True):
    """One colour of a chart: its name, and a count for each period."""

    name: str
    counts: tuple[int, ...]


class Bars(Record, frozen=True, kw_only=True):
    """A chart of stacked bars: counts over time."""

    title: str
    note: str
    periods: tuple[str, ...]
    series: tuple[Series, ...]


class Brief(Record, frozen=True, kw_only=True):
    """A sourced picture of a store at one time. `mark`: how far the store was read; `last`: how far it was for the
    brief that this one is compared with.
    """

    title: str
    covers: tuple[str, ...]
    store: str
    about: str | None = None
    since: str | None = None
    until: str | None = None
    mark: Mark
    last: Mark | None = None
    sections: tuple[BriefSection, ...]
    charts: tuple[Bars, ...]
    sources_title: str
    nothing: str
    sources: tuple[Source, ...]
