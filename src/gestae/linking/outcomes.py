"""What a later telling makes of a commitment: kept, broken, withdrawn, softened, hardened, said again."""

from __future__ import annotations

from gestae.knowledge.fates import load_fates
from gestae.linking.signs import DONE, LIKE, RECALLED, Found
from gestae.linking.tasks import Task
from gestae.linking.tellings import Sight
from gestae.records import HistoryState, Polarity


def turn_of(found: Found, task: Task, *, weak: bool, conditional: bool, free: bool) -> HistoryState | None:
    """What a telling makes of a commitment; null where it says nothing of it. `weak`: whether it only may be done, as
    it was told last; `conditional`: whether it hangs on a condition that is not told as met, so that what was not done
    broke nothing; `free`: whether it hung on none when it was made.
    """
    sight, polarity = found.sight, task.polarity
    if polarity == "will_not" and found.reasons[0].sign == LIKE:
        return None
    bound = not conditional or any(one.sign == RECALLED for one in found.reasons)
    if found.contrary:
        return _of_contrary(sight, polarity) if bound else None
    if sight.status in DONE and _is_underway(sight):
        return "restated"
    shade = _shade(sight) if polarity != "will_not" else None
    if shade != "withdrawn" and sight.status in DONE and not sight.noun:
        shade = None
    if shade is not None and not (shade == "hardened" and not weak and not conditional):
        return "restated" if shade == "softened" and (weak or not free) else shade
    if sight.status in DONE:
        return "broken" if polarity == "will_not" else "kept"
    if sight.status == "denied" and task.stopping and not sight.ahead:
        return "kept"
    if sight.status == "denied":
        state = _of_denial(sight, polarity)
        return state if bound or state != "broken" else None
    if sight.status == "called_for" or not sight.ahead:
        return None
    if polarity == "will_not":
        return "withdrawn" if sight.status == "planned" else None if conditional else "softened"
    if sight.status == "possible":
        return "restated" if weak else "softened"
    if sight.status == "conditional" and free and not weak:
        return "softened"
    return "hardened" if weak and sight.status == "planned" else "restated"


def _shade(sight: Sight) -> HistoryState | None:
    """Whether the sentence of a telling tells the act as given up, as less sure, or as surer."""
    text = f" {sight.evidence.text.casefold()} "
    shades = load_fates().shades
    if any(f" {phrase}" in text for phrase in shades.withdrawn):
        return "withdrawn"
    if any(f" {phrase}" in text for phrase in shades.softened):
        return "softened"
    return "hardened" if any(f" {phrase}" in text for phrase in shades.hardened) else None


def _is_underway(sight: Sight) -> bool:
    """Whether what is told is still on its way."""
    start = sight.trigger.start - sight.evidence.start
    return any(phrase in sight.evidence.text[start:].casefold() for phrase in load_fates().moods.underway)


def _of_denial(sight: Sight, polarity: Polarity) -> HistoryState | None:
    """Told as not done, or not to be done."""
    if polarity == "will_not":
        return "restated"
    fates = load_fates()
    if sight.near & fates.undone:
        return "broken"
    return "withdrawn" if sight.ahead or sight.near & fates.refusing else "broken"


def _of_contrary(sight: Sight, polarity: Polarity) -> HistoryState | None:
    if sight.status not in (*DONE, "planned") or (sight.status == "planned" and not sight.anchored):
        return None
    if polarity == "will_not":
        return "kept" if sight.status in DONE else None
    return "broken" if sight.status in DONE else "withdrawn"
