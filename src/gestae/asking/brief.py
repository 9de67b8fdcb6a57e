"""The brief: what happened, what is claimed, planned, promised and denied, what changed, forces, contradictions.

Every line is a template filled with words and numbers of the reports, and names the sentences that it rests on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import func, select

from gestae.asking.about import check_store
from gestae.asking.brief_bars import bars_of
from gestae.asking.brief_changes import change_lines
from gestae.asking.brief_disputes import contradiction_lines, drift_lines
from gestae.asking.brief_forces import force_lines
from gestae.asking.brief_known import Known, known_of
from gestae.asking.brief_occurrences import occurrence_lines
from gestae.asking.brief_promises import promise_lines
from gestae.asking.brief_records import Brief, BriefSection, Cited, Draft, Line, Mark, Source
from gestae.asking.filters import Filter
from gestae.asking.forces import force_accounts
from gestae.asking.grading import gradings_for
from gestae.asking.phrases import filled, joined, named, number
from gestae.asking.tables import reports
from gestae.errors import NotFound
from gestae.knowledge.brief import SectionWords, brief_words
from gestae.knowledge.grading import grade_words
from gestae.records.judgements import Credibility, Grading, Support
from gestae.store import Corpus
from gestae.store import tables as t

__all__ = ["MOST", "brief"]

MOST = 25  # lines of a section, unless asked otherwise


def brief(
    corpus: Corpus,
    *,
    about: str | None = None,
    asked: Filter | None = None,
    last: Mark | None = None,
    most: int = MOST,
) -> Brief:
    """The brief of a store, about one actor and of the days asked for, at most `most` lines a section.

    `asked`: days alone are taken from it; `last`: how far an earlier brief had read. Raises EmptyInput where the store
    is empty, NotFound where nothing is found or `last` is of another store, StoreError.
    """
    check_store(corpus, about)
    asked = Filter(since=asked.since, until=asked.until) if asked else Filter()
    known = known_of(corpus, about, asked, _old(corpus, last))
    drafts = [*_drafts(corpus, known, about, asked)]
    if not drafts:
        what = f"nothing is told {_what(about, asked)}".rstrip()
        raise NotFound(f"{corpus.name}: {what}; ask for other days or another actor, or read more reports")
    drafts = [*change_lines(drafts, known), *drafts]
    chosen = [(words, *_chosen(drafts, words, most)) for words in brief_words().sections]
    sources = _sources(corpus, [draft for _, some, _ in chosen for draft in some])
    numbers = {(one.report, one.words): one.number for one in sources}
    graded = _gradings(corpus, known, {draft.key for _, some, _ in chosen for draft in some})
    sections = [_section(words, some, left, numbers, corpus.name, graded) for words, some, left in chosen]
    return Brief(
        title=_title(corpus, about),
        covers=tuple(_covers(corpus, about, asked, last)),
        store=corpus.name, about=about, since=asked.since, until=asked.until, mark=_mark(corpus), last=last,
        sections=tuple(one for one in sections if one.name != "changes" or last),
        charts=bars_of([one.now for one in known.happenings]),
        sources_title=brief_words().titles.sources, nothing=brief_words().titles.nothing, sources=sources,
    )  # fmt: skip


def _drafts(corpus: Corpus, known: Known, about: str | None, asked: Filter) -> Iterator[Draft]:
    yield from occurrence_lines(known)
    yield from promise_lines(known)
    yield from force_lines(force_accounts(corpus, about, asked), known)
    yield from contradiction_lines(known)
    yield from drift_lines(known)


# ---------------------------------------------------------------- marks
def _mark(corpus: Corpus) -> Mark:
    own = t.reports.c
    row = corpus.ask(select(own.number, own.read_at).order_by(own.number.desc()).limit(1))[0]
    return Mark(number=row.number, read_at=row.read_at)


def _old(corpus: Corpus, last: Mark | None) -> frozenset[str] | None:
    """The reports whose newest version the last brief had seen. Raises NotFound where it was of another store."""
    if last is None:
        return None
    own = t.reports.c
    if not corpus.ask(select(own.number).where(own.number == last.number, own.read_at == last.read_at)):
        raise NotFound(
            f"{corpus.name}: holds no report {last.number} read on {last.read_at}; name a brief made from this store"
        )
    rows = corpus.ask(select(own.id).where(own.current, own.number <= last.number))
    return frozenset(row.id for row in rows)


# ---------------------------------------------------------------- heading
def _title(corpus: Corpus, about: str | None) -> str:
    words = brief_words().titles
    if about is None:
        return filled(words.all, store=corpus.name.rpartition("/")[2])
    with_name = named(about.upper())
    return filled(words.about, about=about if with_name == about.upper() else with_name)


def _what(about: str | None, asked: Filter) -> str:
    parts = (
        f"about {about}" if about else "",
        f"since {asked.since}" if asked.since else "",
        f"until {asked.until}" if asked.until else "",
    )
    return " ".join(part for part in parts if part)


def _covers(corpus: Corpus, about: str | None, asked: Filter, last: Mark | None) -> Iterator[str]:
    words, mark, own = brief_words().titles, _mark(corpus), t.reports.c
    row = corpus.ask(
        select(func.min(own.published).label("first"), func.max(own.published).label("last")).where(own.current)
    )[0]
    yield filled(
        words.covers, reports=number(len(corpus)), first=row._mapping["first"] or "?", last=row._mapping["last"] or "?",
        number=mark.number,
        read_at=mark.read_at,
    )  # fmt: skip
    if what := _what(about, asked):
        yield filled(words.since, what=what)
    if last:
        yield filled(words.last, number=last.number, read_at=last.read_at)
    yield words.note


# ---------------------------------------------------------------- sections
def _chosen(drafts: Sequence[Draft], words: SectionWords, most: int) -> tuple[list[Draft], int]:
    """The lines of a section that are shown, by day, and how many are not: the new and the best supported are."""
    own = [draft for draft in drafts if draft.section == words.name]
    ranked = sorted(own, key=lambda draft: (draft.fresh is None, [-each for each in draft.rank], draft.day, draft.key))
    kept = ranked[:most]
    return sorted(kept, key=lambda draft: draft.day), len(own) - len(kept)


def _section(
    words: SectionWords, drafts: Sequence[Draft], left: int, numbers: Mapping[tuple[str, str], int], store: str,
    graded: Mapping[str, Grading],
) -> BriefSection:  # fmt: skip
    more = filled(brief_words().titles.left_out, number=number(left), command=f"{words.command} {store}")
    return BriefSection(
        name=words.name, title=words.title, note=words.note,
        lines=tuple(_line(draft, numbers, graded.get(draft.key)) for draft in drafts),
        left_out=left, more=more if left else "",
    )  # fmt: skip


def _line(draft: Draft, numbers: Mapping[tuple[str, str], int], grading: Grading | None) -> Line:
    sources = tuple(dict.fromkeys(numbers[one.report, one.words] for one in draft.cited))
    line = Line(key=draft.key, text=draft.text, sources=sources, fresh=draft.fresh, group=draft.group)
    if grading is None or draft.section == "changes":
        return line
    credibility = grading.grade.credibility if grading.grade else None
    return msgspec.structs.replace(
        line, credibility=credibility, support=grading.support, judged=_judged(credibility, grading.support)
    )


def _judged(credibility: Credibility | None, support: Support) -> str:
    """What the analyst says, then what is computed, where it is more than one origin."""
    words = grade_words()
    graded = filled(words.graded, grade=credibility, meaning=words.credibility[credibility]) if credibility else ""
    tells = support.origins + support.naming + support.denials > 1 or credibility
    return joined((graded, filled(words.support.head, parts=support.words) if tells else ""))


def _gradings(corpus: Corpus, known: Known, keys: Collection[str]) -> dict[str, Grading]:
    """The gradings of the occurrences that are told."""
    told = [(one.now, one.sights) for one in known.happenings if one.now.id in keys]
    return gradings_for(corpus, told, known.origin)


def _sources(corpus: Corpus, drafts: Sequence[Draft]) -> tuple[Source, ...]:
    """What the lines rest on, numbered in the order in which it is first needed."""
    cited: dict[tuple[str, str], Cited] = {}
    for draft in drafts:
        for one in draft.cited:
            cited.setdefault((one.report, one.words), one)
    fields = ("outlet", "published", "title", "url", "reliability")
    known = {row["id"]: row for row in reports(corpus).select("id", *fields).to_dicts()}
    graded = {one.now: one.credibility for one in corpus.judgements.record_grades() if one.kind != "occurrence"}
    return tuple(
        Source(
            number=place,
            words=one.words,
            report=one.report,
            record=one.record,
            credibility=graded.get(one.record),
            **{name: known[one.report][name] for name in fields},
        )
        for place, one in enumerate(cited.values(), 1)
    )
