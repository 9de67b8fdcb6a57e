"""Places: what the report names on the map. A country is a country, never its capital's dot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gestae.knowledge.places import Candidate, Gazetteer, Kind
from gestae.knowledge.world import World
from gestae.reading.cast import Cast
from gestae.reading.language_model import Parsed
from gestae.reading.toponyms import Finder, Toponym
from gestae.reading.where_prec import where_prec
from gestae.reading.whereabouts import Name, settle
from gestae.reading.words import span_of
from gestae.records import Place, Precision

PRECISION: Mapping[Kind, Precision] = {
    "country": "country",
    "region": "region",
    "county": "region",
    "area": "area",
    "town": "town",
    "site": "exact",
}
HINTED = 2.0  # names that the words at home in one country may weigh together
_LISTED = re.compile(r"(?:, (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)*,? (?:and|or|as well as) ")  # "China, Japan and Korea"
INDIRECT = ("places:within", "places:demonym")
_DIVISIONS = ("region", "county")


@dataclass(frozen=True, slots=True)
class Located:
    """A toponym and what it means; `policy`: the entry of `territories.yaml` that gave the country."""

    toponym: Toponym
    chosen: Candidate | None
    policy: str | None = None

    @property
    def identity(self) -> tuple[str, int | None, str | None, str]:
        """The same for all mentions of one place."""
        one = self.chosen
        if one is None:
            return self.toponym.name, None, None, self.toponym.use
        return one.name, one.geonames, one.region or one.country, self.toponym.use


def read_places(parsed: Parsed, cast: Cast, world: World, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places of a report; the country that each lies in is noted in `cast` for its head word."""
    toponyms = Finder(parsed, cast, world, gazetteer).find()
    meant = settle(_names(toponyms, parsed.plain), _hints(parsed, cast, world, gazetteer))
    settled = [(toponym, meant.get(_key(toponym))) for toponym in toponyms]
    located = [_under_policy(*each, gazetteer) for each in settled if each[1] or not _is_guess(each[0])]
    for each in located:
        _tell(each, cast)
    together: dict[object, list[Located]] = {}
    for each in located:
        together.setdefault(each.identity, []).append(each)
    water = gazetteer.words.waters
    return tuple(_record(n, same, parsed.report.text, water) for n, same in enumerate(together.values(), 1))


def literal(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places that are named as places, and not only by an adjective ("Turkish") or in the name of a body ("Bank of
    Canada"): where something may happen."""
    return tuple(place for place in places if place.rule not in INDIRECT)


def _under_policy(toponym: Toponym, chosen: Candidate | None, gazetteer: Gazetteer) -> Located:
    """The country of a disputed territory is what the policy says."""
    if chosen is None:
        return Located(toponym, None)
    policy = gazetteer.territories.of(
        chosen.name, town=chosen.kind == "town", region=chosen.region, geonames=chosen.geonames
    )
    if policy is None:
        return Located(toponym, chosen)
    return Located(toponym, replace(chosen, country=policy.code), policy.name)


def _tell(each: Located, cast: Cast) -> None:
    """Notes the country for the later stages; what the recogniser alone took for an actor is none."""
    head = each.toponym.head
    if head is None or each.toponym.use != "place":
        return
    if all(referent.rule.startswith("parser:") and len(referent.mentions) == 1 for referent in cast.at(head)):
        cast.forget(head)
    cast.locate(head, each.chosen.country if each.chosen is not None else None)


def _key(toponym: Toponym) -> str:
    """What tells one name from another: "Kharkiv" is a town beside "the Kharkiv region"."""
    divided = all(each.kind in _DIVISIONS for each in toponym.candidates)
    return toponym.name.lower() + (" region" if toponym.candidates and divided else "")


def _is_guess(toponym: Toponym) -> bool:
    """Whether nothing but the gazetteer spoke for it."""
    return bool(toponym.candidates) and (toponym.trust != "sure" or toponym.use != "place")


def _names(toponyms: Sequence[Toponym], plain: str) -> list[Name]:
    """Each name once, with what a comma says that it lies in."""
    within: dict[str, tuple[Candidate, ...]] = {}
    for one, other in pairwise(toponyms):
        wider = tuple(each for each in other.candidates if each.kind != "town")
        if wider and 0 < other.start - one.end <= 3 and not (_is_wide(one) and _LISTED.match(plain, other.end)):
            within.setdefault(_key(one), wider)
    counted = Counter(_key(each) for each in toponyms)
    candidates = {_key(each): each.candidates for each in reversed(toponyms)}
    return [Name(key, ones, counted[key], within.get(key, ())) for key, ones in candidates.items() if ones]


def _is_wide(toponym: Toponym) -> bool:
    return any(one.kind in ("country", "region") for one in toponym.candidates)


def _hints(parsed: Parsed, cast: Cast, world: World, gazetteer: Gazetteer) -> dict[str, float]:
    """What else speaks of countries: people and bodies that act for them, and words that are at home there."""
    hints = Counter[str]()
    for referent in cast.referents:
        if referent.code in world.states and referent.kind != "state" and referent.code is not None:
            hints[referent.code] += 1
    told = {word.lower for word in parsed.words}
    for country, words in gazetteer.words.hints.items():
        hints[country] += min(3, len(told & words))
    scale = HINTED / max(HINTED, hints.total())
    return {country: scale * weight for country, weight in hints.items() if weight}


def _record(number: int, same: Sequence[Located], text: str, water: frozenset[str]) -> Place:
    chosen = same[0].chosen
    return Place(
        id=f"p{number}",
        name=same[0].identity[0],
        country=chosen.country if chosen else None,
        latitude=chosen.latitude if chosen else None,
        longitude=chosen.longitude if chosen else None,
        precision=PRECISION[chosen.kind] if chosen else None,
        where_prec=_where_prec(chosen, same, water) if chosen else None,
        geonames=chosen.geonames if chosen else None,
        rule=_rule(same[0]),
        mentions=tuple(span_of(text, each.toponym.start, each.toponym.end) for each in same),
    )


def _where_prec(chosen: Candidate, same: Sequence[Located], water: frozenset[str]) -> int:
    """Near the place only if no mention puts anything into it."""
    afloat = chosen.kind == "area" and chosen.country is None and not water.isdisjoint(chosen.name.split())
    return where_prec(chosen.kind, near=all(each.toponym.near for each in same), afloat=afloat)


def _rule(each: Located) -> str:
    if each.toponym.use != "place":
        return f"places:{each.toponym.use}"
    if each.policy is not None:
        return f"territories.yaml:{each.policy}"
    return f"places:{each.chosen.kind}" if each.chosen else "parser:place"
