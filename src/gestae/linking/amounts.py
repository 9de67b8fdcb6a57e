"""Low, best and high of what is counted in an occurrence, over independent origins, and who gives which number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from gestae.linking.counts import Count
from gestae.linking.tellings import Sight
from gestae.records import Amount, Side

_Told = tuple[Sight, Count]


def amounts_of(sights: Sequence[Sight], origin: Callable[[str], str]) -> tuple[Amount, ...]:
    """One for each thing counted; each origin speaks once for each number. Where wholes are told, parts of them and
    what came on top are left out.
    """
    told: dict[tuple[str, str | None], list[_Told]] = defaultdict(list)
    for sight in sights:
        for count in sight.counts:
            told[count.kind, count.unit].append((sight, count))
    return tuple(_amount(key, told[key], origin) for key in sorted(told, key=lambda key: (key[0], key[1] or "")))


def _amount(key: tuple[str, str | None], every: Sequence[_Told], origin: Callable[[str], str]) -> Amount:
    told = [(sight, count) for sight, count in every if not count.part] or list(every)
    voices = {(origin(sight.report), count.value) for sight, count in told}
    counts = Counter(value for _, value in voices)
    best = max(counts, key=lambda value: (counts[value], value))
    return Amount(
        item=next((count.item for _, count in told if count.item), None),
        unit=key[1],
        low=min(counts),
        best=best,
        high=max(counts),
        origins=len({voice for voice, _ in voices}),
        accounts=_accounts(told),
    )


def _accounts(told: Sequence[_Told]) -> tuple[Side, ...]:
    """Who gives which number, each once, in the order of the tellings."""
    sides = (
        Side(report=sight.report, span=count.span, value=f"{count.value:.15g}", said=count.by or sight.said)
        for sight, count in told
    )
    return tuple({(side.report, side.span.start): side for side in sides}.values())
