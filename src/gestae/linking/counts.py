"""The numbers of a report as they can be held against each other: what they count, and how far they reach."""

from __future__ import annotations

from collections import defaultdict

from gestae.knowledge.linking import CountClass, load_counts
from gestae.knowledge.use import cached
from gestae.linking.words import Word, sentences, stem, words_in
from gestae.records import Event, Quantity, Reading, Record, Span

_CLAUSE = 45  # characters around a number in which its class stands
_LEAD = 30  # characters before a number in which a word makes it a part
_THEIRS = ("the", "those", "these", "its", "their", "his", "her", "our")
_LEAST = ("at least", "no fewer than", "no less than")


class Count(Record, frozen=True, kw_only=True):
    """A number of a telling. `kind`: a class of `counts.yaml` or the stem of what is counted; `value`: what it stands
    for; `low`, `high`: between which it may be meant; `part`: it counts a part, or what changed. `sort`: the kind of
    people among them ("armed", "civil"), null where the words tell none; `whose`: codes of whose they are; `by`: codes
    of who gives the number.
    """

    span: Span
    kind: str
    value: float
    low: float
    high: float
    unit: str | None
    item: str | None
    part: bool
    sort: str | None = None
    whose: frozenset[str] = frozenset()
    by: tuple[str, ...] = ()


def counts_of(reading: Reading) -> dict[str, tuple[Count, ...]]:
    """The numbers by the event that they belong to: the reader's own, else the nearest event of the sentence, else the
    last event of the sentence before.
    """
    owners: dict[str, list[Count]] = defaultdict(list)
    lines = list(sentences(reading.report.text))
    for quantity in reading.quantities:
        count = count_of(quantity, reading)
        for owner in _owners(quantity, reading, lines) if count else ():
            owners[owner].append(count)  # type: ignore[arg-type]
    return {owner: tuple(counts) for owner, counts in owners.items()}


def _owners(quantity: Quantity, reading: Reading, lines: list[Span]) -> list[str]:
    own = [event.id for event in reading.events if quantity.id in event.quantities]
    if own:
        return own
    place = next((n for n, line in enumerate(lines) if line.start <= quantity.span.start < line.end), None)
    if place is None:
        return []
    here = _events_in(lines[place], reading)
    if here:
        return [min(here, key=lambda event: abs(event.trigger.start - quantity.span.start)).id]
    before = _events_in(lines[place - 1], reading) if place else []
    return [before[-1].id] if before else []


def _events_in(line: Span, reading: Reading) -> list[Event]:
    return [event for event in reading.events if line.start <= event.trigger.start < line.end]


def count_of(quantity: Quantity, reading: Reading) -> Count | None:
    """The quantity with its class and its bounds; null where it tells no number."""
    known = [number for number in (quantity.value, quantity.low, quantity.high) if number is not None]
    if not known:
        return None
    words = load_counts()
    text = reading.report.text
    if any(word.text.casefold() in words.vague for word in words_in(quantity.span.text)):
        return None
    near = _near(quantity, text)
    value = quantity.value if quantity.value is not None else known[0]
    spread = words.about * value if quantity.approximate else 0.0
    low, high = value - spread, value + spread
    if quantity.value is None and quantity.high is None:
        least = quantity.span.text.casefold().startswith(_LEAST)
        high = value * (1 + (words.least if least else words.over))
    elif quantity.value is None and quantity.low is None:
        low = value * (1 - words.over)
    elif quantity.low is not None and quantity.high is not None:
        low, high = quantity.low, quantity.high
    return Count(
        span=quantity.span,
        kind=_kind(quantity, near, text),
        value=value,
        low=low,
        high=high,
        unit=quantity.unit,
        item=quantity.item,
        part=_is_part(quantity, text),
        sort=_sort(quantity),
        whose=_whose(quantity, reading),
        by=_by(quantity, reading),
    )


def _sort(quantity: Quantity) -> str | None:
    """Which sort of people is counted, by the words for them; those of one trade are a sort of their own."""
    stems = {stem(word) for word in (quantity.item or "").split()}
    own = sorted(stems & _trades())
    return own[0] if own else next((name for name, nouns in _sorts() if nouns & stems), None)


@cached
def _trades() -> frozenset[str]:
    return frozenset(map(stem, load_counts().trades))


@cached
def _sorts() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, frozenset(map(stem, nouns))) for name, nouns in sorted(load_counts().sorts.items()))


def _whose(quantity: Quantity, reading: Reading) -> frozenset[str]:
    """The codes of who is named in the words for them ("Armenian soldiers")."""
    inside = range(quantity.span.start, quantity.span.end + len(quantity.item or "") + 1)
    return frozenset(
        actor.code
        for actor in reading.actors
        for mention in actor.mentions
        if actor.code and mention.start in inside and mention.text != mention.text.lower()
    )


def _by(quantity: Quantity, reading: Reading) -> tuple[str, ...]:
    """The codes of the speakers in whose words the number stands."""
    names = {actor.id: actor.code for actor in reading.actors}
    place = quantity.span.start
    told = (one for one in reading.statements if any(part.start <= place < part.end for part in one.content))
    return tuple(dict.fromkeys(code for one in told if one.speaker and (code := names.get(one.speaker))))


def _near(quantity: Quantity, text: str) -> list[Word]:
    """The words around a number in its sentence."""
    span = quantity.span
    start = max(text.rfind(". ", 0, span.start) + 1, text.rfind("\n", 0, span.start) + 1, span.start - _CLAUSE)
    stop = text.find(". ", span.end)
    end = min(span.end + _CLAUSE, len(text) if stop < 0 else stop)
    return words_in(text, start, end)


def _kind(quantity: Quantity, near: list[Word], text: str) -> str:
    """The class of a number: of people, by what befell them, as it was read or by the nearest word; else by what is
    counted.
    """
    item = (quantity.item or "").split()
    after = [word.stem for word in words_in(text, quantity.span.end, quantity.span.end + _CLAUSE)][:5]
    heads = {stem(item[-1])} if item else set()
    if quantity.casualty:
        return load_counts().casualties[quantity.casualty]
    people = quantity.unit == "person" or (quantity.unit in (None, "item") and _counts_people({*heads, *after}))
    befallen = _befallen(quantity, near, text) if people else None
    if befallen:
        return befallen
    for stems in (heads, *({word} for word in after)):
        found = next((known.name for known, nouns, _ in _classes() if nouns & stems), None)
        if found:
            return found
    return next(iter(heads), quantity.unit or "")


def class_of(noun: str) -> str | None:
    """The class of what is counted, by the stem of its noun."""
    return next((known.name for known, nouns, _ in _classes() if noun in nouns), None)


def _counts_people(stems: set[str]) -> bool:
    """Whether the words next to a number without a unit name people or what befell them."""
    return any(known.unit == "person" and stems & (nouns | marks) for known, nouns, marks in _classes())


def _befallen(quantity: Quantity, near: list[Word], text: str) -> str | None:
    """What befell the people counted, by the nearest word that says so."""
    span = quantity.span
    found = [
        (min(abs(word.start - span.end), abs(span.start - word.end)), known.name)
        for word in near
        for known, _, marks in _classes()
        if word.stem in marks
    ]
    phrases = (
        (text.find(phrase, span.end, span.end + _CLAUSE), known.name)
        for known, _, _ in _classes()
        for phrase in known.phrases
    )
    found += [(place - span.end, name) for place, name in phrases if place >= 0]
    return min(found)[1] if found else None


@cached
def _classes() -> tuple[tuple[CountClass, frozenset[str], frozenset[str]], ...]:
    return tuple(
        (known, frozenset(map(stem, known.nouns)), frozenset(map(stem, known.marks))) for known in load_counts().classes
    )


def _is_part(quantity: Quantity, text: str) -> bool:
    """Whether a number counts a part of another, what came on top, or what changed."""
    words = load_counts()
    start, end = quantity.span.start, quantity.span.end
    opening = max((text.rfind(mark, 0, start) for mark in (". ", "\n", "; ")), default=-1) + 1
    before = [word.text.casefold() for word in words_in(text, max(start - _LEAD, opening), start)]
    inside = [word.text.casefold() for word in words_in(text, start, end)]
    return (
        _is_of_them(quantity, text)
        or (before[-2:-1] == ["of"] and before[-1] in _THEIRS)
        or any(word in words.parts for word in before[-2:] if word != "more" or "than" not in inside)
        or any(word in words.changed for word in before[-4:])
        or (quantity.change in ("up", "down") and bool(before))
    )


def _is_of_them(quantity: Quantity, text: str) -> bool:
    """Whether it is so many of what was told before ("two of the six")."""
    end = quantity.span.end
    after = [word.text.casefold() for word in words_in(text, end, end + 25)]
    return after[:1] == ["of"] and (
        bool({"them", *_THEIRS} & set(after[1:2])) or any(letter.isdigit() for letter in text[end : end + 12])
    )
