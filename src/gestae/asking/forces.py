"""The time lines of forces and arms: who has, sends, promises, loses or asks for how many of what, by whose account."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import polars as pl

from gestae.asking.about import records_about
from gestae.asking.classes import class_of
from gestae.asking.filters import EVERYTHING, Filter
from gestae.asking.tables import events, quantities
from gestae.knowledge.brief import Relation, RelationRule, brief_words
from gestae.knowledge.ledger import LedgerClass, ledger
from gestae.knowledge.quantities import weapon_names
from gestae.knowledge.use import cached
from gestae.records import Record
from gestae.store import Corpus

_S, _F, _LIST = pl.String, pl.Float64, pl.List(pl.String)
FORCES: Mapping[str, Any] = {
    "class": _S, "holder": _S, "item": _S, "day": _S, "relation": _S, "words": _S, "low": _F, "value": _F, "high": _F,
    "unit": _S, "counted": _S, "place": _S, "recipients": _LIST, "status": _S, "change": _S, "account": _LIST,
    "published": _S, "outlet": _S, "evidence": _S, "report": _S, "origin": _S, "id": _S,
}  # fmt: skip
FORCES_SHORT = ("holder", "item", "day", "relation", "words", "counted", "place", "status", "account", "outlet", "id")
_CLASSES = ("force", "weapon", "money")


class ForceAccount(Record, frozen=True, kw_only=True):
    """One account of a force, a weapon or money, as a report has it.

    `holder`: the code, or else the name, of whose it is or who does it; null where nobody is named. `item`: what is
    counted, by its noun, singular; `counted`: the same in the report's words. `told`: the relation as a brief words it.
    `words`: how many, in the report's words; `low`, `value`, `high` as UCDP keeps them. `day`: ISO day of the event,
    else of publication. `account`: who says so, outermost first, empty where the report does. `origin`: the report that
    it is copied from, or its own. `id`: of the quantity.
    """

    kind: LedgerClass
    holder: str | None
    item: str
    day: str | None
    relation: Relation
    told: str
    words: str
    low: float | None
    value: float | None
    high: float | None
    unit: str | None
    counted: str | None
    place: str | None
    recipients: tuple[str, ...]
    status: str | None
    change: str | None
    account: tuple[str, ...]
    published: str | None
    outlet: str | None
    evidence: str
    report: str
    origin: str
    id: str


class TimeLine(Record, frozen=True, kw_only=True):
    """All accounts of one holder and one item, by day. Nothing is added up: two accounts may count the same."""

    kind: LedgerClass
    holder: str | None
    item: str
    accounts: tuple[ForceAccount, ...]


def force_accounts(corpus: Corpus, about: str | None = None, asked: Filter = EVERYTHING) -> list[ForceAccount]:
    """The accounts that meet the filter, by class, holder, item and day; `about`: the holder, or who takes part in
    the event that the amount belongs to. Raises StoreError.
    """
    wanted = records_about(corpus, "quantities", about, asked)
    acts = records_about(corpus, "events", about, EVERYTHING)
    told = {row["id"]: row for row in events(corpus, Filter()).select("id", "date", "trigger").iter_rows(named=True)}
    origins = corpus.origins()
    rows = quantities(corpus, asked).iter_rows(named=True)
    found = (
        _account(row, kind, told.get(row["event"] or "", {}), origins)
        for row in rows
        if (wanted is None or acts is None or row["id"] in wanted or row["event"] in acts)
        and (kind := class_of(row["item"], row["unit"])) is not None
    )
    return sorted(found, key=_order)


def time_lines(accounts: Sequence[ForceAccount]) -> list[TimeLine]:
    """The accounts, in their order, by holder and item."""
    groups = groupby(accounts, key=lambda one: (one.kind, one.holder, one.item))
    return [
        TimeLine(kind=kind, holder=holder, item=item, accounts=tuple(some)) for (kind, holder, item), some in groups
    ]


def frame_of_forces(accounts: Sequence[ForceAccount]) -> pl.DataFrame:
    """A row an account; its columns are those of ForceAccount, `kind` under the name `class`."""
    rows = [{**one.to_dict(), "class": one.kind} for one in accounts]
    return pl.DataFrame([{name: row[name] for name in FORCES} for row in rows], schema=FORCES)


def item_of(counted: str | None, unit: str | None, kind: LedgerClass) -> str:
    """What is counted under one name: a weapon's own, else its noun in the singular, else the unit.

    "Russian combat troops" -> "troop"; "Su-30SM fighters" -> "Su-30SM"; an amount in dollars -> "USD".
    """
    if kind == "money" or not counted:
        return unit or ""
    words = re.findall(r"[\w'’.-]*\w", counted)
    weapon = next((name for name in _runs(words) if kind == "weapon" and name in weapon_names()), None)
    nouns = _nouns()
    noun = next((nouns[name.lower()] for name in _runs(words) if name.lower() in nouns), None)
    return weapon or noun or counted.lower()


def _account(
    row: Mapping[str, Any], kind: LedgerClass, event: Mapping[str, Any], origins: Mapping[str, str]
) -> ForceAccount:
    rule = _rule(row, kind, event.get("trigger") or "")
    return ForceAccount(
        kind=kind,
        holder=_holder(row, rule),
        item=item_of(row["item"], row["unit"], kind),
        day=event.get("date") or row["published"],
        relation=rule.name,
        told=rule.words,
        counted=row["item"],
        place=row["place"],
        recipients=tuple(one for one in row["recipients"] if one != _holder(row, rule)),
        account=tuple(row["source"]),
        origin=origins.get(row["report"], row["report"]),
        **{name: row[name] for name in _SAME},
    )


_SAME = (
    "words", "low", "value", "high", "unit", "status", "change", "published", "outlet", "evidence", "report", "id",
)  # fmt: skip


def _rule(row: Mapping[str, Any], kind: LedgerClass, trigger: str) -> RelationRule:
    """The first rule of the lexicon that fits."""
    fits: Callable[[RelationRule], bool] = lambda rule: (  # noqa: E731
        kind in (rule.cls or (kind,))
        and row["type"] in (rule.type or (row["type"],))
        and row["status"] in (rule.status or (row["status"],))
        and row["casualty"] in (rule.casualty or (row["casualty"],))
        and (not rule.trigger or trigger.lower().startswith(rule.trigger))
        and (not rule.holder or row["holder"] is not None)
        and (not rule.free or row["event"] is None)
    )
    return next(rule for rule in brief_words().relations if fits(rule))


def _holder(row: Mapping[str, Any], rule: RelationRule) -> str | None:
    """Whose it is, or who does it, by the side that the rule names."""
    held: str | None = row["holder_code"] or row["holder"]
    sides: list[str] = row[f"{rule.side}s"] if rule.side else []
    acting = sides[0] if len(sides) == 1 else (held if held in sides else ", ".join(sides) or None)
    return (acting or held) if rule.first else (held or acting)


def _order(one: ForceAccount) -> tuple[Any, ...]:
    return (
        _CLASSES.index(one.kind), one.holder is None, one.holder or "", one.item, one.day or "", one.published or "",
        one.report, one.id,
    )  # fmt: skip


def _runs(words: Sequence[str]) -> Iterator[str]:
    """All runs of words, the longest first, of those the earliest: what stands behind a noun counts less."""
    yield from (
        " ".join(words[start : start + size])
        for size in range(len(words), 0, -1)
        for start in range(len(words) - size + 1)
    )


@cached
def _nouns() -> Mapping[str, str]:
    """What is counted, in the singular where the ledger has it."""
    known = ledger()
    nouns = {noun.lower() for part in (known.force, known.weapon) for noun in (*part.person, *part.item)}
    return {noun: _singular(noun, nouns) for noun in nouns}


def _singular(noun: str, nouns: set[str]) -> str:
    """The singular that the ledger lists beside a plural."""
    ends = (("ies", "y"), ("men", "man"), ("women", "woman"), ("es", ""), ("s", ""))
    ways = (noun.removesuffix(end) + one for end, one in ends if noun.endswith(end))
    return next((way for way in ways if way in nouns), noun)
