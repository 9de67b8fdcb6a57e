"""The schema of `lexicon/asking/grading.yaml`: what grades mean, and which credibility is proposed."""

from __future__ import annotations

from gestae.knowledge.files import Schema
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.use import cached
from gestae.records import ContradictionField, Status
from gestae.records.judgements import Credibility, Reliability


class Counted(Schema, frozen=True, kw_only=True):
    """A count in words."""

    one: str
    many: str


class SupportWords(Schema, frozen=True, kw_only=True):
    """The parts of a line about computed support."""

    head: str
    origins: Counted
    nobody: str
    outside: str
    parties: str
    unknown: str
    otherwise: str
    naming: Counted
    denials: Counted
    contradictions: str
    fields: dict[ContradictionField, str]
    proposed: str


class Bound(Schema, frozen=True, kw_only=True):
    """What a count must be: at least, at most."""

    least: int | None = None
    most: int | None = None

    def holds(self, count: int) -> bool:
        """Whether a count is within it."""
        return (self.least is None or count >= self.least) and (self.most is None or count <= self.most)


class Counts(Schema, frozen=True, kw_only=True):
    """What is counted for and against an occurrence; `Support` in `gestae.judgements` says what each is."""

    origins: int = 0
    outside: int = 0
    denials: int = 0
    denials_outside: int = 0
    contradictions: int = 0

    @property
    def excess(self) -> int:
        """By how much those outside who tell it outnumber those who deny it."""
        return self.outside - self.denials_outside


class Proposal(Schema, frozen=True, kw_only=True):
    """A credibility, and the bounds in which each count must lie for it."""

    name: str
    credibility: Credibility
    origins: Bound = Bound()
    outside: Bound = Bound()
    denials: Bound = Bound()
    denials_outside: Bound = Bound()
    excess: Bound = Bound()
    contradictions: Bound = Bound()

    def fits(self, counts: Counts) -> bool:
        """Whether all counts lie within the bounds."""
        names = ("origins", "outside", "denials", "denials_outside", "excess", "contradictions")
        return all(getattr(self, name).holds(getattr(counts, name)) for name in names)


class ProposalExample(Counts, frozen=True, kw_only=True):
    """Counts, how they come about, and what is proposed for them."""

    told: str
    proposes: Credibility


class Grades(Schema, frozen=True, kw_only=True):
    """`grading.yaml`. `judged`: the statuses for which a credibility is proposed."""

    reliability: dict[Reliability, str]
    credibility: dict[Credibility, str]
    support: SupportWords
    graded: str
    judged: tuple[Status, ...]
    proposals: tuple[Proposal, ...]
    examples: tuple[ProposalExample, ...]


@cached
def grade_words() -> Grades:
    """What the grades mean, and how support is told. Raises LexiconError."""
    return load_yaml("asking/grading.yaml", Grades)


def proposed(counts: Counts) -> Proposal | None:
    """The first proposal that fits; null where none does. Raises LexiconError."""
    return next((one for one in grade_words().proposals if one.fits(counts)), None)
