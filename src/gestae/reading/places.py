"""Places: what the report names on the map. A country is a country, never its capital's dot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gestae.knowledge.places import Candidate, Gazetteer, choose
from gestae.knowledge.world import World
from gestae.reading.cast import Cast
from gestae.reading.language_model import Parsed
from gestae.reading.words import Word, span_of
from gestae.records import Place, Precision, Span

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
MISTAKEN_LABELS = frozenset({"", "PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT"})
PRECISION: dict[str, Precision] = {"country": "country", "region": "region", "area": "area", "town": "town"}


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in the text."""

    words: tuple[Word, ...]
    start: int
    end: int
    name: str

    @property
    def head(self) -> Word:
        """The word that the others hang on."""
        inside = {word.index for word in self.words}
        return next(
            (word for word in reversed(self.words) if word.head.index not in inside or word.head is word),
            self.words[-1],
        )


def read_places(parsed: Parsed, cast: Cast, world: World, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places of a report; the country that each lies in is noted in `cast` for its head word."""
    found: dict[tuple[str, int | None, str | None], tuple[Candidate | None, list[Span]]] = {}
    context = _context(cast, world)
    for toponym in _toponyms(parsed, cast, world, gazetteer):
        chosen = choose(gazetteer.lookup(toponym.name), context)
        if chosen is not None and chosen.country:
            cast.locate(toponym.head, chosen.country)
        key = (
            chosen.name if chosen else toponym.name,
            chosen.geonames if chosen else None,
            chosen.country if chosen else None,
        )
        found.setdefault(key, (chosen, []))[1].append(span_of(parsed.report.text, toponym.start, toponym.end))
    return tuple(_record(n, key[0], chosen, spans) for n, (key, (chosen, spans)) in enumerate(found.items(), 1))


def _context(cast: Cast, world: World) -> list[str]:
    """The countries that the report's actors belong to, the most named first."""
    named = Counter[str]()
    for referent in cast.referents:
        if referent.code in world.states and referent.code is not None:
            named[referent.code] += len(referent.mentions)
    return [code for code, _ in named.most_common()]


def _toponyms(parsed: Parsed, cast: Cast, world: World, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Names of states and capitals first, then what the recogniser holds for a place, then what it mistook."""
    stretch: list[Word] = []
    for word in [*parsed.words, None]:
        if stretch and (word is None or _ends(stretch, word, cast)):
            yield from _named(stretch, cast, world, gazetteer)
            stretch = []
        if word is not None and (word.entity or cast.toponym_at(word) or word.pos == "PROPN") and word.tag != "POS":
            stretch.append(word)


def _ends(stretch: list[Word], word: Word, cast: Cast) -> bool:
    """Whether `word` opens another name than that of `stretch`."""
    if word.index != stretch[-1].index + 1 or word.tag == "POS":
        return True
    known, before = cast.toponym_at(word), cast.toponym_at(stretch[-1])
    return known != before or (known is None and (word.begins or word.entity != stretch[0].entity))


def _named(stretch: list[Word], cast: Cast, world: World, gazetteer: Gazetteer) -> Iterator[Toponym]:
    known = cast.toponym_at(stretch[0])
    if known is not None:
        yield Toponym(tuple(stretch), known[0], known[1], cast.text[known[0] : known[1]])
        return
    while stretch and stretch[0].pos in ("DET", "ADP", "PUNCT"):
        stretch = stretch[1:]
    if not stretch or not stretch[0].text[:1].isupper():
        return
    toponym = Toponym(tuple(stretch), stretch[0].start, stretch[-1].end, " ".join(word.text for word in stretch))
    if stretch[0].entity in PLACE_LABELS:
        if not any(cast.at(word) for word in stretch):
            yield toponym
    elif (
        stretch[0].entity in MISTAKEN_LABELS
        and _stands_as_place(toponym, world)
        and _is_unknown(toponym, cast)
        and gazetteer.lookup(toponym.name)
    ):
        cast.forget(toponym.head)
        yield toponym


def _stands_as_place(toponym: Toponym, world: World) -> bool:
    """After "in" or "near", after "the city of", or as the object of "struck" and the like: where a town stands."""
    head = toponym.head
    if head.dep == "pobj" and len(toponym.words) <= 2:
        return (
            head.head.lower in world.words.locatives
            or head.head.lower in ("from", "to", "into")
            or (head.head.lower == "of" and head.head.head.lemma in world.words.local_nouns)
        )
    return head.dep == "dobj" and len(toponym.words) == 1 and head.entity != "PERSON"


def _is_unknown(toponym: Toponym, cast: Cast) -> bool:
    """Whether nothing but the recogniser holds these words for an actor, and only here."""
    referents = [referent for word in toponym.words for referent in cast.at(word)]
    return all(referent.rule.startswith("parser:") and len(referent.mentions) == 1 for referent in referents)


def _record(number: int, name: str, chosen: Candidate | None, spans: list[Span]) -> Place:
    return Place(
        id=f"p{number}",
        name=name,
        country=chosen.country if chosen else None,
        latitude=chosen.latitude if chosen else None,
        longitude=chosen.longitude if chosen else None,
        precision=PRECISION[chosen.kind] if chosen else None,
        geonames=chosen.geonames if chosen else None,
        rule=f"places:{chosen.kind}" if chosen else "parser:place",
        mentions=tuple(spans),
    )
