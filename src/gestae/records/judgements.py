"""What an analyst judges: how reliable an outlet is, how credible a record is, which tellings are of one occurrence;
and beside it what the reports alone say for and against an occurrence.

Reliability of the source (A to F) and credibility of the item (1 to 6) are graded apart, as in the Admiralty system of
NATO: a good source may err, a bad one may be right. Source: AJP-2.1, Allied Joint Doctrine for Intelligence Procedures;
the same table, with what each grade means, in US Army FM 2-22.3 (2006), appendix B.
"""

from __future__ import annotations

from typing import Literal

from gestae.records.linked import ContradictionField
from gestae.records.reading import Record, Status

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]
GradedKind = Literal["event", "statement", "commitment", "quantity", "occurrence"]
RulingState = Literal["in force", "undone", "orphaned"]


class Anchor(Record, frozen=True, kw_only=True):
    """Words of a report that a judgement rests on, so that they are found again when the report is read anew.

    `start`, `end`: characters of the text as it was then; `words`: those characters; `sentence`: what they stood in,
    and `at`, how many characters into it. `words` and `sentence` are null where the report was not in the store.
    """

    report: str
    start: int
    end: int
    words: str | None = None
    sentence: str | None = None
    at: int = 0


class OutletGrade(Record, frozen=True, kw_only=True):
    """How reliable an outlet is, for its reports from the ISO day `since` on, or for all of them. `reliability` is null
    where a grade was withdrawn; `made_at`: ISO, UTC.
    """

    outlet: str
    since: str | None = None
    reliability: Reliability | None = None
    why: str | None = None
    by: str | None = None
    made_at: str


class RecordGrade(Record, frozen=True, kw_only=True):
    """How credible a record is. `id`: as it was called when it was graded; `now`: as it is called now, null where it is
    orphaned, that is, where nothing is read in its words any more. `credibility` is null where a grade was withdrawn.
    """

    kind: GradedKind
    id: str
    now: str | None = None
    anchor: Anchor
    credibility: Credibility | None = None
    why: str | None = None
    by: str | None = None
    made_at: str


class Ruling(Record, frozen=True, kw_only=True):
    """That two tellings are of one occurrence, or are not; an undone one is kept. `number` tells it from the others.
    `first`, `second`: as they were ruled on; `first_now`, `second_now`: where their words stand now, null where they
    are gone and the ruling is orphaned.
    """

    number: int
    first: Anchor
    second: Anchor
    first_now: Anchor | None = None
    second_now: Anchor | None = None
    together: bool
    state: RulingState
    why: str | None = None
    by: str | None = None
    made_at: str
    undone_at: str | None = None
    undone_by: str | None = None


class Support(Record, frozen=True, kw_only=True):
    """What the reports of a store say for and against an occurrence; facts, counted.

    `origins`: independent origins that tell it as `status` has it (done and going on are one); `outlets`: their
    outlets; `own_voice`: those origins in which a report says so itself; `outside`: those in which it does, or somebody
    who is no party to it. `parties`, `others`: who says so, and is or is no party to it. `otherwise`: origins that tell
    it only with other statuses; `naming`: those that only name it ("after the strike"). `denials`, `denials_outside`,
    `deniers`: the same of those that deny it. `reliability`: how many of `origins` come from outlets of each grade,
    under "none" from those without one. `contradictions`: in what accounts differ. `proposed`: a credibility that
    `rule` of `lexicon/asking/grading.yaml` proposes for these counts; null where it is not yet true or false. `words`:
    all this in short.
    """

    status: Status
    origins: int
    outlets: int
    own_voice: int
    outside: int
    parties: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    otherwise: dict[str, int] = {}
    naming: int = 0
    denials: int = 0
    denials_outside: int = 0
    deniers: tuple[str, ...] = ()
    reliability: dict[str, int] = {}
    contradictions: tuple[ContradictionField, ...] = ()
    proposed: Credibility | None = None
    rule: str | None = None
    words: str = ""


class Grading(Record, frozen=True, kw_only=True):
    """An occurrence as the analyst graded it (null: not yet), beside its computed support. `mentions`: the grades of
    the events that tell it; `reliability`: of the outlet of each report that tells it, null where it has no grade.
    """

    occurrence: str
    grade: RecordGrade | None = None
    mentions: tuple[RecordGrade, ...] = ()
    support: Support
    reliability: dict[str, Reliability | None] = {}
