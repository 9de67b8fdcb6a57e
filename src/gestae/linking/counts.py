"""The numbers of a report as they can be held against each other: what they count, and how far they reach."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from gestae.knowledge.linking import CountClass, load_counts
from gestae.knowledge.use import cached
from gestae.linking.index import Index
from gestae.linking.words import Word, stem, words_in
from gestae.records import Date, Event, Quantity, Record, Span

_CLAUSE = 45  # characters around a number in which its class stands
_CLAUSES = re.compile("[;:]")  # what parts a number from a day of another clause
_LEAD = 30  # characters before a number in which a word makes it a part
_THEIRS = ("the", "those", "these", "its", "their", "his", "her", "our")
_THEM = frozenset({"them", "us"})
_PEOPLE = "people"  # the class of people of whom nothing more is told
_LEAST = ("at least", "no fewer than", "no less than")


class Count(Record, frozen=True, kw_only=True):
    """A number of a telling. `kind`: a class of `counts.yaml` or the stem of what is counted; `value`: what it stands
    for; `low`, `high`: between which it may be meant; `part`: it counts a part, or what changed. `sort`: the kind of
    people among them ("armed", "civil"), null where the words tell none; `whose`: codes of whose they are; `by`: codes
    of who gives the number; `rival`: where the number starts beside which somebody else sets it. `first`, `last`: ISO
    days of the day told nearest in its clause, `near`: the stems around it.
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
    rival: int | None = None
    first: str | None = None
    last: str | None = None
    near: frozenset[str] = frozenset()


def counts_of(index: Index) -> dict[str, tuple[Count, ...]]:
    """The numbers by the event that they belong to: the reader's own, else the nearest event of the sentence, else the
    last event of the sentence before.
    """
    own: dict[str, list[str]] = defaultdict(list)
    for event in index.reading.events:
        for quantity in dict.fromkeys(event.quantities):
            own[quantity].append(event.id)
    owners: dict[str, list[Count]] = defaultdict(list)
    for one in index.reading.quantities:
        count = count_of(one, index)
        for owner in (own.get(one.id) or _nearest(one, index)) if count else ():
            owners[owner].append(count)  # type: ignore[arg-type]
    return {owner: tuple(counts) for owner, counts in owners.items()}


def _nearest(quantity: Quantity, index: Index) -> list[str]:
    """The id of the nearest event of the sentence, else of the last of the sentence before, if there is any."""
    start = quantity.span.start
    place = next(iter(index.line_at.at(start)), None)
    if place is None:
        return []
    here = _events_in(index, place)
    if here:
        return [min(here, key=lambda event: abs(event.trigger.start - start)).id]
    before = _events_in(index, place - 1) if place else []
    return [before[-1].id] if before else []


def _events_in(index: Index, place: int) -> list[Event]:
    line = index.lines[place]
    return index.events.between(line.start, line.end)


def count_of(quantity: Quantity, index: Index) -> Count | None:
    """The quantity with its class and its bounds; null where it tells no number."""
    known = [number for number in (quantity.value, quantity.low, quantity.high) if number is not None]
    text = index.text
    if not known or _is_vague(quantity.span.text):
        return None
    low, high = _bounds(quantity, known[0])
    model = _model(quantity, index)
    near = model or quantity
    around = _near(near, text)
    kind = _kind(near, around, text) or _spoken_of(near, text)
    day = _day_of(quantity, index)
    return Count(
        span=quantity.span,
        kind=kind,
        value=quantity.value if quantity.value is not None else known[0],
        low=low,
        high=high,
        unit=_units().get(kind, near.unit),
        item=near.item,
        part=_is_part(quantity, text, kind),
        sort=_sort(near),
        whose=_whose(near, index),
        by=index.speaking_at(quantity.span.start),
        rival=_rival(quantity, kind, index),
        first=day.first if day else None,
        last=(day.last or day.first) if day else None,
        near=frozenset(word.stem for word in around),
    )


def _day_of(quantity: Quantity, index: Index) -> Date | None:
    """The day nearest to a number in its sentence, with nothing but one clause between."""
    text, place = index.text, quantity.span
    start, end = _sentence_start(text, place.start), _sentence_end(text, place.end)
    told = [one for one in index.dates.between(start, end) if one.kind in ("date", "time")]
    clear = [one for one in told if not _CLAUSES.search(text, min(one.end, place.end), max(one.start, place.start))]
    return min(clear, key=lambda one: abs(one.start - place.start), default=None)


def _is_vague(words: str) -> bool:
    """Whether a number only says "many" or "some"; what bounds it does not count."""
    plain = words.casefold()
    for bound in load_counts().bounds:
        plain = plain.replace(bound, "")
    return any(word.text in load_counts().vague for word in words_in(plain))


def _bounds(quantity: Quantity, known: float) -> tuple[float, float]:
    """Between which numbers it may be meant."""
    words = load_counts()
    value = quantity.value if quantity.value is not None else known
    spread = words.about * value if quantity.approximate else 0.0
    if quantity.value is None and quantity.high is None:
        least = quantity.span.text.casefold().startswith(_LEAST)
        return value - spread, value * (1 + (words.least if least else words.over))
    if quantity.value is None and quantity.low is None:
        return value * (1 - words.over), value + spread
    if quantity.low is not None and quantity.high is not None:
        return quantity.low, quantity.high
    return value - spread, value + spread


def _model(quantity: Quantity, index: Index) -> Quantity | None:
    """The number before that tells what a bare one counts: "a thousand men, others spoke of 400"."""
    last = _before(quantity, index) if _is_bare(quantity) else None
    return (_model(last, index) or last) if last else None


def _before(quantity: Quantity, index: Index) -> Quantity | None:
    """The last number of people or things before another in its sentence; before a bare one that somebody gives, also
    in the sentence before: "Thousands came, 5,000 by their own count. Police counted 300".
    """
    place, text = quantity.span.start, index.text
    start = _sentence_start(text, place)
    own = _last_between(start, place, index)
    if own is not None or not _is_bare(quantity):
        return own
    given = {word.text.casefold() for word in words_in(text, start, place)} & set(load_counts().rivals)
    return _last_between(_sentence_start(text, max(start - 2, 0)), start, index) if given else None


def _last_between(start: int, end: int, index: Index) -> Quantity | None:
    told = index.quantities.between(start, end)
    known = [one for one in told if one.unit in (None, "item", "person") and not one.per]
    return max(known, key=lambda one: one.span.start, default=None)


def _rival(quantity: Quantity, kind: str, index: Index) -> int | None:
    """Where the number before it starts, if words between say that somebody counts the same otherwise."""
    text, last = index.text, _before(quantity, index)
    if last is None:
        return None
    between = [word.text.casefold() for word in words_in(text, last.span.end, quantity.span.start)]
    told = set(_giving(between))
    if _is_bare(quantity):
        return last.span.start if told & {*load_counts().rivals, *load_counts().sayings} else None
    same = _kind(last, _near(last, text), text) == kind
    return last.span.start if same and told & set(load_counts().rivals) else None


def _giving(between: Sequence[str]) -> Sequence[str]:
    """The words between two numbers, none where the second is given by the mouth of the first ("let us put it at 30"),
    nor the verbs that give something else ("gave birth to four").
    """
    words = load_counts()
    if set(between) & set(words.own):
        return []
    return [word for n, word in enumerate(between) if word not in words.giving or _leads(between[n + 1 :])]


def _leads(behind: Sequence[str]) -> bool:
    """Whether nothing stands between a verb and the number but what is counted by."""
    words = load_counts()
    return all(word in words.leading or stem(word) in _tallies() for word in behind)


def _is_bare(quantity: Quantity) -> bool:
    """Whether no word tells what is counted, or only one for the counting."""
    item = (quantity.item or "").split()
    return quantity.unit in (None, "item") and not quantity.casualty and (not item or stem(item[-1]) in _tallies())


@cached
def _tallies() -> frozenset[str]:
    return frozenset(map(stem, load_counts().tallies))


@cached
def _units() -> dict[str, str | None]:
    """The unit of each class that has one, whatever the words for it."""
    return {known.name: known.unit for known in load_counts().classes if known.unit}


def _sentence_start(text: str, place: int) -> int:
    return max(text.rfind(". ", 0, place) + 1, text.rfind("\n", 0, place) + 1)


def _spoken_of(quantity: Quantity, text: str) -> str:
    """The class of the forces or things that the words before a bare number speak of."""
    before = words_in(text, _sentence_start(text, quantity.span.start), quantity.span.start)
    found = (name for word in reversed(before) if (name := class_of(word.stem)) and name != _PEOPLE)
    return next(found, "")


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


def _whose(quantity: Quantity, index: Index) -> frozenset[str]:
    """The codes of who is named in the words for them ("Armenian soldiers"), else of whose they were read to be."""
    end = quantity.span.end + len(quantity.item or "") + 1
    inside = index.people.between(quantity.span.start, end)
    named = frozenset(index.codes[actor.id] for actor, mention in inside if mention.text != mention.text.lower())
    if named or quantity.casualty:
        return named
    return frozenset(code for id_, code in index.codes.items() if id_ == quantity.holder)


def _near(quantity: Quantity, text: str) -> list[Word]:
    """The words around a number in its sentence."""
    span = quantity.span
    start = max(_sentence_start(text, span.start), span.start - _CLAUSE)
    return words_in(text, start, _sentence_end(text, span.end))


def _sentence_end(text: str, place: int) -> int:
    stops = (stop for mark in (". ", "\n") if (stop := text.find(mark, place)) >= 0)
    return min((*stops, place + _CLAUSE, len(text)))


def _kind(quantity: Quantity, near: list[Word], text: str) -> str:
    """The class of a number: of people, by what befell them, as it was read or by the nearest word; else by what is
    counted.
    """
    item = (quantity.item or "").split()
    end = quantity.span.end
    after = [word.stem for word in words_in(text, end, _sentence_end(text, end))][:5]
    heads = {stem(item[-1])} if item and not _is_bare(quantity) else set()
    if quantity.casualty:
        return load_counts().casualties[quantity.casualty]
    befell = [known for known in _classes() if known[0].name in load_counts().befallen]
    own = next((known.name for known, nouns, marks in befell if heads & (nouns | marks)), None)
    if own:
        return own
    them = heads <= _THEM and bool(heads)  # "detained 86 of them"
    people = quantity.unit == "person" or (
        quantity.unit in (None, "item") and (them or _counts_people({*heads, *after}))
    )
    befallen = _befallen(quantity, near, text) if people else None
    if befallen:
        return befallen
    for stems in (heads, *({word} for word in after)):
        found = next((known.name for known, nouns, _ in _classes() if nouns & stems), None)
        if found:
            return found
    return next(iter(heads), "" if _is_bare(quantity) else quantity.unit or "")


def class_of(noun: str) -> str | None:
    """The class of what is counted, by the stem of its noun."""
    return _by_noun().get(noun)


@cached
def _by_noun() -> dict[str, str]:
    return {noun: known.name for known, nouns, _ in reversed(_classes()) for noun in nouns}


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
    for known, _, _ in _classes():
        for phrase in known.phrases:
            behind = text.find(phrase, span.end, span.end + _CLAUSE)
            before = text.rfind(phrase, max(span.start - _CLAUSE, 0), span.start)
            found += [(behind - span.end, known.name)] if behind >= 0 else []
            found += [(span.start - before - len(phrase), known.name)] if before >= 0 else []
    return min(found)[1] if found else None


@cached
def _classes() -> tuple[tuple[CountClass, frozenset[str], frozenset[str]], ...]:
    return tuple(
        (known, frozenset(map(stem, known.nouns)), frozenset(map(stem, known.marks))) for known in load_counts().classes
    )


def _is_part(quantity: Quantity, text: str, kind: str) -> bool:
    """Whether a number counts a part of another, what came on top, or what changed; so many "of the soldiers" who were
    killed are all of the dead.
    """
    words = load_counts()
    start, end = quantity.span.start, quantity.span.end
    opening = max((text.rfind(mark, 0, start) for mark in (". ", "\n", "; ")), default=-1) + 1
    before = [word.text.casefold() for word in words_in(text, max(start - _LEAD, opening), start)]
    inside = [word.text.casefold() for word in words_in(text, start, end)]
    return (
        _is_of_them(quantity, text, kind)
        or (before[-2:-1] == ["of"] and before[-1] in _THEIRS)
        or any(word in words.parts for word in before[-2:] if word != "more" or "than" not in inside)
        or any(word in words.changed for word in before[-4:])
        or (quantity.change in ("up", "down") and bool(before))
    )


def _is_of_them(quantity: Quantity, text: str, kind: str) -> bool:
    """Whether it is so many of what was told before ("two of the six")."""
    end = quantity.span.end
    after = words_in(text, end, end + 25)
    told = [word.text.casefold() for word in after]
    if told[:1] != ["of"]:
        return False
    if any(letter.isdigit() for letter in text[end : end + 12]):
        return True
    if told[1:2] == ["them"]:
        return kind not in load_counts().befallen
    whole = kind in load_counts().befallen and len(after) > 2 and class_of(after[2].stem) not in load_counts().befallen
    return told[1] in _THEIRS and not (whole and after[2].stem not in _marks()) if len(told) > 1 else False


@cached
def _marks() -> frozenset[str]:
    """The words by which people are counted as having been killed, wounded, captured."""
    return frozenset(word for _, _, marks in _classes() for word in marks)
