"""Makes the record of an occurrence out of the tellings joined into it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence

from gestae.linking.amounts import amounts_of
from gestae.linking.scoring import reasons
from gestae.linking.tellings import Sight
from gestae.records import EventDate, EventType, Join, Occurrence, Status, Telling

_SUREST: tuple[Status, ...] = ("happened", "ongoing", "denied", "planned", "conditional", "called_for", "possible")


def id_of(sights: Sequence[Sight]) -> str:
    """An id that stays as long as the first telling does: a short hash of its report and its place."""
    first = sights[0]
    given = f"{first.report}\n{first.trigger.start}\n{first.trigger.end}"
    return "o" + hashlib.blake2b(given.encode(), digest_size=5).hexdigest()


def occurrence_of(sights: Sequence[Sight], origin: Callable[[str], str]) -> Occurrence:
    """The occurrence that `sights` tell, in their order."""
    best = best_of(sights)
    days = sorted(sight.day for sight in sights if sight.day)
    told = [sight for sight in sights if sight.anchored] or list(sights)
    return Occurrence(
        id=id_of(sights),
        type=_type(told, sights[best]),
        actors=_common([sight.actors for sight in told]),
        recipients=_common([sight.recipients for sight in told]),
        date=date_of(sights, best),
        places=_common([sight.towns for sight in told]),
        status=sights[best].status,
        reports=len({sight.report for sight in sights}),
        outlets=len({sight.outlet for sight in sights if sight.outlet}),
        origins=len({origin(sight.report) for sight in sights}),
        first_seen=days[0] if days else None,
        last_seen=days[-1] if days else None,
        best=best,
        mentions=tuple(telling_of(sight, origin) for sight in sights),
        amounts=amounts_of(sights, origin),
        joins=tuple(_join(number, sights) for number in range(1, len(sights))),
    )


def telling_of(sight: Sight, origin: Callable[[str], str]) -> Telling:
    """The mention that a telling is."""
    return Telling(
        report=sight.report,
        event=sight.event,
        trigger=sight.trigger,
        evidence=sight.evidence,
        status=sight.status,
        published=sight.day,
        outlet=sight.outlet,
        origin=origin(sight.report),
    )


def best_of(sights: Sequence[Sight]) -> int:
    """The telling that says most: of the surest status, with actors, recipients, a day and a place; the latest of
    several.
    """

    def worth(number: int) -> tuple[int, int, float, int]:
        sight = sights[number]
        fields = (sight.actors, sight.recipients, sight.first, sight.towns, sight.counts)
        return -_rank(sight), sum(map(bool, fields)), sight.confidence, number

    return max(range(len(sights)), key=worth)


def _rank(sight: Sight) -> int:
    """Echoes last; then what was done before what was meant."""
    return (10 if not sight.anchored else 0) + _SUREST.index(sight.status)


def date_of(sights: Sequence[Sight], best: int) -> EventDate | None:
    """The day of the best telling, else the one that most others give."""
    dated = [sight for sight in (sights[best], *sights) if sight.first]
    if not dated:
        return None
    chosen = dated[0]
    if chosen is not sights[best]:
        most = Counter((sight.first, sight.last) for sight in dated).most_common(1)[0][0]
        chosen = next(sight for sight in dated if (sight.first, sight.last) == most)
    words = chosen.date_span.text if chosen.date_span else ""
    value = chosen.first if chosen.first == chosen.last else f"{chosen.first}/{chosen.last}"
    return EventDate(value=value, start=chosen.first, end=chosen.last, text=words)


def _type(told: Sequence[Sight], best: Sight) -> EventType:
    """The type of most tellings; of several, that of the best."""
    counts = Counter(sight.type for sight in told)
    most = max(counts.values())
    return best.type if counts.get(best.type) == most else min(kind for kind in counts if counts[kind] == most)


def _common(many: Sequence[frozenset[str]]) -> tuple[str, ...]:
    """All that are told, those told most often first."""
    counts = Counter(one for some in many for one in some)
    return tuple(sorted(counts, key=lambda one: (-counts[one], one)))


def _join(number: int, sights: Sequence[Sight]) -> Join:
    """Why a telling belongs: the signs towards the earlier telling that it is likest to."""
    found = [(reasons(sights[number], sights[to]), to) for to in range(number)]
    signs, to = max(found, key=lambda pair: (sum(reason.weight for reason in pair[0]), -pair[1]))
    total = round(sum(reason.weight for reason in signs), 2)
    return Join(mention=number, to=to, score=total, reasons=tuple(signs))
