"""Quantities as records: what is counted, whose it is and where, from the grammar around each number."""

from __future__ import annotations

from bisect import bisect_right

from gestae.knowledge.quantities import modifiers
from gestae.reading.arguments import Stage, who
from gestae.reading.cast import Referent
from gestae.reading.casualties import fate_of
from gestae.reading.clauses import logical_subjects, prepositions
from gestae.reading.language_model import Parsed
from gestae.reading.number_nouns import noun_class
from gestae.reading.quantities import NumberSpan, find_numbers
from gestae.reading.words import Word, noun_phrase, span_of
from gestae.records import Date, Place, Quantity

_BEHIND = 60  # characters in which the word may stand that tells what befell those counted
_SHORTEST = 4  # letters of a noun in capitals


def read_quantities(
    parsed: Parsed, dates: tuple[Date, ...], places: tuple[Place, ...], stage: Stage
) -> tuple[Quantity, ...]:
    """All counts and amounts of the report that are no dates."""
    starts = [word.start for word in parsed.words]
    located = {mention.start: place.id for place in places for mention in place.mentions}
    numbers = find_numbers(parsed.plain, dates)
    return tuple(
        _record(n, number, _words(number, parsed, starts), located, parsed, stage)
        for n, number in enumerate(numbers, 1)
    )


def _words(number: NumberSpan, parsed: Parsed, starts: list[int]) -> list[Word]:
    first = max(0, bisect_right(starts, number.start) - 1)
    last = bisect_right(starts, number.end - 1)
    return parsed.words[first:last]


def counted_noun(words: list[Word], unit: str | None = None) -> Word | None:
    """The noun that the words of a number count: "dozens of warplanes", "a $1.5 billion loan", "up to 150,000
    volunteers", "$5 million in aid". `unit`: the number's, where it has one.
    """
    joints = ("of", "in") if unit is not None and len(unit) == 3 and unit.isupper() else ("of",)
    inside = {word.index for word in words}
    for word in reversed(words):
        if (
            word.head.index not in inside
            and word.dep in ("nummod", "quantmod", "compound", "nmod", "amod", "advmod")
            and word.head.pos in ("NOUN", "PROPN")
        ):
            return word.head
    for word in reversed(words):
        measured = next((obj for name, obj in prepositions(word) if name in joints and obj.index not in inside), None)
        if measured is not None:
            return measured
    return _measure(words)


def _measure(words: list[Word]) -> Word | None:
    """The noun of the unit itself: "miles" in "50 miles per hour", "dollars" in "tens of thousands of dollars"."""
    nouns = [word for word in words if word.pos in ("NOUN", "PROPN") and word.entity != "MONEY" and _is_plain(word)]
    ends = (
        word.index for word in words if word.lower in modifiers().per_words and nouns and word.index > nouns[0].index
    )
    end = next(ends, words[-1].index + 1) if words else 0
    return next((word for word in reversed(nouns) if word.index < end), None)


def _is_plain(word: Word) -> bool:
    """Not a number, and no sign of a currency such as NZ."""
    return not any(map(str.isdigit, word.text)) and not (word.text.isupper() and len(word.text) < _SHORTEST)


def _record(
    n: int, number: NumberSpan, words: list[Word], located: dict[int, str], parsed: Parsed, stage: Stage
) -> Quantity:
    noun = counted_noun(words, number.unit)
    item = _item(noun, words) if noun is not None else _hinted(number, parsed)
    unit = number.unit or _unit(noun, stage)
    person = unit in ("person", None)
    return Quantity(
        id=f"q{n}",
        span=span_of(parsed.report.text, number.start, number.end),
        value=number.value,
        low=number.low,
        high=number.high,
        approximate=number.approximate,
        unit=unit,
        item=item,
        holder=_holder(noun, words, stage) if noun is not None else None,
        place=_place(noun, located) if noun is not None else None,
        change=number.change,
        per=number.per,
        casualty=fate_of(noun, words, parsed.plain[number.end : number.end + _BEHIND]) if person else None,
        rule=number.rule,
    )


def _item(noun: Word, words: list[Word]) -> str:
    barred = {word.index for word in words}
    kept = [
        word
        for word in noun_phrase(noun)
        if word.index not in barred
        and word.pos not in ("DET", "PUNCT", "NUM", "SYM", "ADV")
        and word.lower not in modifiers().not_counted
        and word.tag not in ("POS", "PRP$")
    ]
    while kept and kept[0].dep == "poss":
        kept = kept[1:]
    return " ".join(word.text for word in kept) or noun.text


def _hinted(number: NumberSpan, parsed: Parsed) -> str | None:
    if number.noun_hint_start is None or number.noun_hint_end is None:
        return None
    return parsed.report.text[number.noun_hint_start : number.noun_hint_end]


def _unit(noun: Word | None, stage: Stage) -> str | None:
    """Person for who can act, item for other nouns that can be counted."""
    if noun is None:
        return None
    actors = stage.cast.at(noun)
    if any(actor.kind in ("person", "population", "group") or actor.many for actor in actors):
        return "person"
    known = noun_class(noun.lower)
    return known or ("item" if noun.tag in ("NNS", "NNPS", "NN") else None)


def _holder(noun: Word, words: list[Word], stage: Stage) -> str | None:
    """Whose the counted things are: their owner, else who has, sends or keeps them."""
    own = [
        actor
        for word in (noun, *words)
        for actor in (stage.cast.at(word) if word is not noun else []) or _owners_before(word, stage)
    ]
    if not own:
        verb = noun.head.head if noun.head.dep == "prep" and noun.dep == "pobj" else noun.head
        if noun.dep == "dobj" and verb.pos == "VERB":
            own = [actor for subject in logical_subjects(verb) for actor in who(subject, stage)]
    return next((actor.id for actor in own if actor.code), None)


def _owners_before(word: Word, stage: Stage) -> list[Referent]:
    """The actors that a noun's own modifiers name ("Russian troops", "the country's military"), places left out."""
    tops = [child for child in word.children if child.dep in ("poss", "amod", "compound", "nmod")]
    return [actor for top in tops for actor in stage.cast.at(top)]


def _place(noun: Word, located: dict[int, str]) -> str | None:
    verb = noun.head if noun.dep in ("dobj", "nsubjpass", "nsubj") else noun
    for top in (noun, verb):
        for name, obj in prepositions(top):
            if name in ("in", "at", "near", "into", "inside", "to", "across") and obj.start in located:
                return located[obj.start]
            start = next((word.start for word in noun_phrase(obj) if word.start in located), None)
            if start is not None and name in ("in", "at", "near", "into"):
                return located[start]
    return None


__all__ = ["counted_noun", "read_quantities"]
