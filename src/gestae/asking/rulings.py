"""The analyst's rulings on which tellings are of one occurrence: made by the names that `gestae occurrences` prints."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

import polars as pl

from gestae.errors import NotFound, UnreadableInput
from gestae.linking.occurrences import best_of, id_of
from gestae.linking.tellings import Sight
from gestae.records import Decision
from gestae.records.judgements import Anchor, Ruling
from gestae.store import Corpus
from gestae.store.grading import nearest

__all__ = ["RULINGS", "RULINGS_SHORT", "name_of", "rule", "rulings", "undo"]

_S = pl.String
RULINGS = {
    "number": pl.Int64, "ruling": _S, "state": _S, "first": _S, "words": _S, "second": _S, "other_words": _S, "by": _S,
    "made_at": _S, "why": _S, "undone_by": _S, "undone_at": _S, "sentence": _S, "other_sentence": _S,
}  # fmt: skip
RULINGS_SHORT = ("number", "ruling", "state", "first", "words", "second", "other_words", "by", "made_at", "why")
_NUMBER = re.compile(r"#?\d+")


def rule(
    corpus: Corpus, names: Sequence[str], *, together: bool, why: str | None = None, by: str | None = None
) -> list[Decision]:
    """Rules that tellings are of one occurrence, or that no two of them are. A telling is named as `gestae occurrences`
    prints it (`one-army/e3`, `one-army@120`); an occurrence by its id stands for its best telling.

    Raises UnreadableInput where fewer than two are named or one twice, NotFound, StoreError.
    """
    sights = _sights(corpus, names)
    pairs = pairwise(sights) if together else combinations(sights, 2)
    made = [_decision(first, second, together, why) for first, second in pairs]
    for one in made:
        corpus.decide(one, by=by)
    return made


def undo(corpus: Corpus, names: Sequence[str], *, by: str | None = None) -> list[Ruling]:
    """Undoes rulings: the latest, those of some numbers, or the one on two tellings. They stay on record.

    Raises NotFound where there is no such ruling, StoreError.
    """
    standing = [one for one in corpus.judgements.rulings() if one.state != "undone"]
    chosen = _numbered(standing, names) if all(map(_NUMBER.fullmatch, names)) else _between(corpus, standing, names)
    if not chosen:
        what = f"no ruling {', '.join(names)}" if names else "no ruling"
        raise NotFound(f"{corpus.name}: {what} in force; list them: gestae rule {corpus.name} list")
    for one in chosen:
        corpus.undecide(_as_made(one), by=by)
    return chosen


def rulings(corpus: Corpus, *, history: bool = True) -> pl.DataFrame:
    """The rulings, oldest first, with the words of both tellings; without `history` only those that are not undone.
    `state`: in force, undone, or orphaned, where the words of a telling are gone. Raises StoreError.
    """
    names = {_key(sight): name_of(sight) for group in corpus.groups() for sight in group}
    found = [one for one in corpus.judgements.rulings() if history or one.state != "undone"]
    return pl.DataFrame([_row(one, names) for one in found], schema=RULINGS)


def name_of(sight: Sight) -> str:
    """`one-army/e3`, or `one-army@120` where no event was read."""
    return f"{sight.report}/{sight.event}" if sight.event else f"{sight.report}@{sight.trigger.start}"


# ---------------------------------------------------------------- tellings by name
def _sights(corpus: Corpus, names: Sequence[str]) -> list[Sight]:
    groups = corpus.groups()
    known = {name: sight for group in groups for sight in group for name in _names(sight)}
    known |= {id_of(group): group[best_of(group)] for group in groups}
    found = [_named(known, name, corpus.name) for name in names]
    if len({_key(sight) for sight in found}) < max(2, len(found)):
        what = "one telling is named twice" if len(found) > 1 else "a ruling is on two tellings or more"
        raise UnreadableInput("tellings", what, "name them as gestae occurrences prints them, such as one-army/e3")
    return found


def _names(sight: Sight) -> list[str]:
    own = f"{sight.report}/{sight.commitment}" if sight.commitment else name_of(sight)
    return [own, name_of(sight), f"{sight.report}@{sight.trigger.start}"]


def _named(known: Mapping[str, Sight], name: str, store: str) -> Sight:
    if name not in known:
        mend = f"see the mentions in: gestae occurrences {store} --format csv"
        raise NotFound(f"{store}: no occurrence has a telling {name!r}{nearest(name, known)}; {mend}")
    return known[name]


def _key(sight: Sight) -> tuple[str, int, int]:
    return sight.report, sight.trigger.start, sight.trigger.end


def _decision(first: Sight, second: Sight, together: bool, why: str | None) -> Decision:
    return Decision(
        report=first.report, start=first.trigger.start, end=first.trigger.end, other_report=second.report,
        other_start=second.trigger.start, other_end=second.trigger.end, together=together, note=why,
    )  # fmt: skip


# ---------------------------------------------------------------- rulings that are there
def _numbered(standing: Sequence[Ruling], names: Sequence[str]) -> list[Ruling]:
    """Those of some numbers, or the latest; none where one of the numbers is not in force."""
    if not names:
        return list(standing[-1:])
    wanted = {int(name.lstrip("#")) for name in names}
    found = [one for one in standing if one.number in wanted]
    return found if len(found) == len(wanted) else []


def _between(corpus: Corpus, standing: Sequence[Ruling], names: Sequence[str]) -> list[Ruling]:
    places = {_key(sight) for sight in _sights(corpus, names)}
    return [one for one in standing if {_place(one.first_now), _place(one.second_now)} <= places]


def _place(anchor: Anchor | None) -> tuple[str, int, int] | None:
    return (anchor.report, anchor.start, anchor.end) if anchor else None


def _as_made(one: Ruling) -> Decision:
    return Decision(
        report=one.first.report, start=one.first.start, end=one.first.end, other_report=one.second.report,
        other_start=one.second.start, other_end=one.second.end, together=one.together,
    )  # fmt: skip


def _row(one: Ruling, names: Mapping[tuple[str, int, int], str]) -> dict[str, object]:
    found = [names.get(_place(now) or ("", 0, 0)) for now in (one.first_now, one.second_now)]
    lost = one.together and one.state == "in force" and not all(found)  # what is ruled together is always printed
    first, second = (
        name or f"{made.report}@{made.start}" for name, made in zip(found, (one.first, one.second), strict=True)
    )
    return {
        "number": one.number, "ruling": "together" if one.together else "apart",
        "state": "orphaned" if lost else one.state, "first": first, "words": one.first.words, "second": second,
        "other_words": one.second.words, "sentence": one.first.sentence,
        "other_sentence": one.second.sentence, "by": one.by, "made_at": one.made_at, "why": one.why,
        "undone_by": one.undone_by, "undone_at": one.undone_at,
    }  # fmt: skip
