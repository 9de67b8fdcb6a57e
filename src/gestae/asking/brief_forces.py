"""The lines about forces and arms: one for each account, copies and repetitions of it together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gestae.asking.brief_known import Known
from gestae.asking.brief_records import Cited, Draft
from gestae.asking.forces import ForceAccount
from gestae.asking.phrases import filled, joined, listed, named
from gestae.knowledge.brief import brief_words

_CITED = 5  # sources of one line


def force_lines(accounts: Sequence[ForceAccount], known: Known) -> Iterator[Draft]:
    """A line for each account, under its holder."""
    groups: dict[tuple[object, ...], list[ForceAccount]] = {}
    for one in accounts:
        groups.setdefault(_same(one), []).append(one)
    for number, some in enumerate(groups.values()):
        yield _line(number, some, known)


def _same(one: ForceAccount) -> tuple[object, ...]:
    """What two tellings of one account share."""
    return (
        one.kind, one.holder, one.item, one.relation, one.low, one.value, one.high, one.place, one.status, one.account,
        one.recipients, one.origin if not one.account else "",
    )  # fmt: skip


def _line(number: int, some: Sequence[ForceAccount], known: Known) -> Draft:
    first = some[0]
    cited = (Cited(report=one.report, words=one.evidence, record=one.id) for one in some)
    return Draft(
        section="forces", key=first.id, text=_text(first), group=_holder(first),
        cited=tuple(dict.fromkeys(cited))[:_CITED],
        fresh="new" if all(known.is_new(one.report) for one in some) else None,
        rank=(float(first.holder is not None), float(first.kind != "money"), _size(first)),
        day=f"{number:09}",
    )  # fmt: skip


def _size(one: ForceAccount) -> float:
    return one.high or one.value or one.low or 0.0


def _holder(one: ForceAccount) -> str:
    return listed(map(named, one.holder.split(", "))) if one.holder else brief_words().force["nobody"]


def _text(one: ForceAccount) -> str:
    words, statuses = brief_words().force, {str(key): value for key, value in brief_words().statuses.items()}
    amount = " ".join(filter(None, (one.words, one.counted if one.counted and one.counted not in one.words else "")))
    speakers = listed(one.account[:1])
    day = one.published or words["undated"]
    parts = (
        filled(words["head"], holder=_holder(one), relation=one.told, amount=amount),
        filled(words["places"], place=one.place) if one.place else "",
        filled(words["recipients"], recipients=listed(map(named, one.recipients))) if one.recipients else "",
        filled(words["change"], change=one.change) if one.change else "",
        filled(words["status"], status=statuses.get(one.status, one.status)) if one.status else "",
        filled(words["day"], day=one.day) if one.day and one.day != one.published else "",
        filled(words["account"], speakers=speakers, day=day) if speakers else
        filled(words["report"], outlet=one.outlet or one.report, day=day),
    )  # fmt: skip
    return joined(parts)
