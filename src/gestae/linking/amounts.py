"""Low, best and high of what is counted in an occurrence, over independent origins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from gestae.linking.counts import Count
from gestae.linking.tellings import Sight
from gestae.records import Amount


def amounts_of(sights: Sequence[Sight], origin: Callable[[str], str]) -> tuple[Amount, ...]:
    """One for each thing counted; each origin speaks once for each number."""
    told: dict[tuple[str, str | None], list[tuple[str, Count]]] = defaultdict(list)
    for sight in sights:
        for count in sight.counts:
            told[count.kind, count.unit].append((origin(sight.report), count))
    return tuple(_amount(key, told[key]) for key in sorted(told, key=lambda key: (key[0], key[1] or "")))


def _amount(key: tuple[str, str | None], told: list[tuple[str, Count]]) -> Amount:
    voices = {(voice, count.value) for voice, count in told}
    counts = Counter(value for _, value in voices)
    best = max(counts, key=lambda value: (counts[value], value))
    return Amount(
        item=next((count.item for _, count in told if count.item), None),
        unit=key[1],
        low=min(counts),
        best=best,
        high=max(counts),
        origins=len({voice for voice, _ in voices}),
    )
