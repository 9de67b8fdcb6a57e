"""Which reports say the same: copied word for word, copied and edited, or retold.

Two texts are compared once, whichever came first, and what was measured is kept; whether that makes them copies is
judged from the days and outlets of the reports that have these texts, so that the outcome hangs on the set of reports
alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from gestae.linking.passages import Passage, compare
from gestae.linking.rewrites import Vocabulary, likeness, vocabulary
from gestae.linking.rewrites import telling as telling_words
from gestae.linking.shingles import Wording, fingerprints, wording
from gestae.records import Record, Span

CopyKind = Literal["exact", "near", "rewrite"]
Item = TypeVar("Item")

REWRITE_DAYS = 2  # a report is retold while it is news: the same day, the next, or after a night between
_SOON = 3  # days in which an edited text is the same report; a form letter is issued again later than that
_EDITED = 0.7  # of the shorter text that must be shared soon after
_UNTOUCHED = 0.95  # and later, and where it is a small part of the longer text
_WHOLE = 0.9  # of the longer text, later: a part of a form letter may be the part that never changes
_HALF = 0.3  # of the longer text; less of it is a quotation, unless the shorter one is nothing else
_FEWEST = 20  # words; of a shorter text all must be shared, formulas are no shorter
_ALIKE = 0.25  # weighted share of words
_AGREED = 0.5  # weighted share of names and numbers: half, on average of both sides
_AGREED_LATER = 0.67  # after more than a day: by then there is news of the same story, with half of its names
_TELLING = 8.0  # weight of the shared names and numbers: a rare and a less rare one, or three common ones


class SharedPassage(Record, frozen=True, kw_only=True):
    """The same words in two reports: where they stand in the one (`here`) and in the other (`there`)."""

    here: Span
    there: Span

    def turned(self) -> SharedPassage:
        """The same, as the other report has it."""
        return SharedPassage(here=self.there, there=self.here)


class Tie(Record, frozen=True, kw_only=True):
    """Why `report` and `of` are in one group. `copied`: the share of the shorter text that stands in the longer;
    `words`, `facts`: how alike their words, and their names and numbers, are, 0 to 1.
    """

    report: str
    of: str
    kind: CopyKind
    copied: float
    words: float
    facts: float
    passages: tuple[SharedPassage, ...] = ()


class Copies(Record, frozen=True, kw_only=True):
    """Reports that say the same.

    `members`: report ids, the origin first, then by day; `origin`: the earliest, of one day the agency's own, then
    one that credits nobody, then the fullest; `kind`: the loosest that holds the group together; `agency`: whose
    report it is by the origin or by most credits, null if nobody says; `ties`: what joins texts that are not the same.
    """

    members: tuple[str, ...]
    origin: str
    kind: CopyKind
    agency: str | None = None
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text made ready to be compared."""

    wording: Wording
    vocabulary: Vocabulary

    @property
    def prints(self) -> frozenset[int]:
        """By these a text that shares a passage is found."""
        return fingerprints(self.wording)

    @property
    def telling(self) -> list[int]:
        """By these a text that tells of the same things is found."""
        return telling_words(self.vocabulary)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common, as `passages.compare` and `rewrites.likeness` measure it. `length`: words that
    the passages hold; `passages` count words of the shorter text (`here`) and the longer (`there`).
    """

    shorter: float
    longer: float
    changed: int
    length: int
    words: float
    facts: float
    shared: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """A report as far as copies go. `text`: the number of its text; `day`: the day of publication as a count of days,
    or null; `own`: whether the outlet is an agency; `length`: of the text, in characters.
    """

    report: str
    text: int
    day: int | None
    outlet: str | None
    agency: str | None
    own: bool
    length: int


@dataclass(frozen=True, slots=True)
class Found:
    """The overlap of two texts, the shorter one first."""

    shorter: int
    longer: int
    overlap: Overlap


@dataclass(frozen=True, slots=True)
class Bound:
    """Two texts that are copies of each other, and how."""

    found: Found
    kind: CopyKind


@dataclass(frozen=True, slots=True)
class Family:
    """Appearances of texts that are copies of each other, the origin first, and what binds the texts."""

    members: tuple[Appearance, ...]
    bonds: tuple[Bound, ...]

    @property
    def kind(self) -> CopyKind:
        """The loosest kind that holds the family together."""
        kinds = {bond.kind for bond in self.bonds}
        return "rewrite" if "rewrite" in kinds else "near" if kinds else "exact"

    @property
    def agency(self) -> str | None:
        """The agency of the origin, else the one that most members credit."""
        named = [member.agency for member in self.members if member.agency]
        return self.members[0].agency or min(named, key=lambda name: (-named.count(name), name), default=None)


def sketch(text: str) -> Sketch:
    """`text` made ready to be compared."""
    return Sketch(wording(text), vocabulary(text))


def in_order(one: Sketch, other: Sketch) -> bool:
    """Whether `one` is the shorter; of equals, the first by its words, so that a pair has one order."""
    return (len(one.wording), one.wording.forms) <= (len(other.wording), other.wording.forms)


def overlap(shorter: Sketch, longer: Sketch) -> Overlap:
    """What two texts have in common; they must stand `in_order`."""
    copied = compare(shorter.wording, longer.wording)
    alike = likeness(shorter.vocabulary, longer.vocabulary)
    return Overlap(
        shorter=round(copied.shorter, 3),
        longer=round(copied.longer, 3),
        changed=copied.changed,
        length=sum(passage.length for passage in copied.passages),
        words=round(alike.words, 3),
        facts=round(alike.facts, 3),
        shared=round(alike.shared, 1),
        passages=copied.passages,
    )


def worth_keeping(one: Overlap) -> bool:
    """Whether two texts may be copies, whatever the days and outlets of the reports that have them."""
    return (one.shorter >= _EDITED and _is_enough(one)) or _is_retold(one)


def families(appearances: Iterable[Appearance], found: Iterable[Found]) -> list[Family]:
    """The families among the reports, by the day and id of their origins. Nothing hangs on the order of arguments."""
    by_text = _grouped((one.text, one) for one in appearances)
    known = [pair for pair in found if pair.shorter in by_text and pair.longer in by_text]
    near = [Bound(pair, "near") for pair in known if _is_near(pair.overlap, _apart(by_text, pair))]
    copied = _joined(by_text, near)
    outlets = {
        root: {one.outlet for one in group if one.outlet}
        for root, group in _grouped((copied[one.text], one) for group in by_text.values() for one in group).items()
    }
    parted = (pair for pair in known if copied[pair.shorter] != copied[pair.longer])
    retold = [
        Bound(pair, "rewrite")
        for pair in parted
        if _is_rewrite(
            pair.overlap, _apart(by_text, pair), outlets[copied[pair.shorter]] & outlets[copied[pair.longer]]
        )
    ]
    return _gathered(by_text, [*near, *retold])


def _gathered(by_text: Mapping[int, Sequence[Appearance]], bonds: Sequence[Bound]) -> list[Family]:
    roots = _joined(by_text, bonds)
    members = _grouped((roots[text], one) for text, group in by_text.items() for one in group)
    ties = _grouped((roots[bond.found.shorter], bond) for bond in bonds)
    made = [
        Family(tuple(sorted(group, key=_precedence)), tuple(ties.get(root, ())))
        for root, group in members.items()
        if len(group) > 1
    ]
    return sorted(made, key=lambda family: _precedence(family.members[0]))


def _grouped(pairs: Iterable[tuple[int, Item]]) -> dict[int, list[Item]]:
    groups: dict[int, list[Item]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return groups


def _is_near(one: Overlap, days: int | None) -> bool:
    """Edited soon after, or as good as untouched later: the more time between, the less may differ."""
    if not _is_enough(one):
        return False
    if days is None or days > _SOON:
        whole = _HALF if days is None else _WHOLE
        return one.shorter >= _UNTOUCHED and one.longer >= whole and not one.changed
    whole = one.longer >= _HALF or one.shorter >= _UNTOUCHED
    return one.shorter >= _EDITED and whole and one.changed <= max(1, one.length // 100)


def _is_enough(one: Overlap) -> bool:
    return one.length >= _FEWEST or min(one.shorter, one.longer) >= _UNTOUCHED


def _is_rewrite(one: Overlap, days: int | None, shared_outlets: set[str]) -> bool:
    """Alike, and told within days of each other. An outlet that printed both has taken them for two reports."""
    if days is None or days > REWRITE_DAYS or shared_outlets or not _is_retold(one):
        return False
    return days <= 1 or one.facts >= _AGREED_LATER


def _is_retold(one: Overlap) -> bool:
    return one.words >= _ALIKE and one.facts >= _AGREED and one.shared >= _TELLING


def _apart(by_text: Mapping[int, Sequence[Appearance]], pair: Found) -> int | None:
    """The fewest days between a report of the one and of the other text; null where a day is not known."""
    ours, theirs = ({one.day for one in by_text[text] if one.day is not None} for text in (pair.shorter, pair.longer))
    return min((abs(mine - yours) for mine in ours for yours in theirs), default=None)


def _joined(texts: Iterable[int], bonds: Sequence[Bound]) -> dict[int, int]:
    """For each text the one that stands for its family (union by the smaller number)."""
    above = {text: text for text in texts}

    def top(text: int) -> int:
        while above[text] != text:
            above[text] = text = above[above[text]]
        return text

    for bond in bonds:
        first, second = sorted((top(bond.found.shorter), top(bond.found.longer)))
        above[second] = first
    return {text: top(text) for text in above}


def _precedence(one: Appearance) -> tuple[bool, int, bool, bool, int, str]:
    """Earlier first; of one day the agency itself, then whoever credits nobody, then the fullest."""
    return (one.day is None, one.day or 0, not one.own, one.agency is not None, -one.length, one.report)


def shared_passages(one: Overlap, here: str, there: str, *, least: int = 8) -> Iterator[SharedPassage]:
    """The passages of `least` words or more, as spans of the shorter text `here` and the longer `there`."""
    first, second = wording(here), wording(there)
    for passage in one.passages:
        if passage.length >= least:
            yield SharedPassage(
                here=_span(first, passage.here, passage.length), there=_span(second, passage.there, passage.length)
            )


def _span(text: Wording, first: int, length: int) -> Span:
    start, end = text.span(first, length)
    return Span(start=start, end=end, text=text.text[start:end])
