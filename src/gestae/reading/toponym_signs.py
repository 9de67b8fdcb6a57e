"""Signs that a name is a place's: what the recogniser calls it, what stands before and after, what else it may be."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Literal

from gestae.knowledge.places import Candidate, Gazetteer
from gestae.knowledge.world import World
from gestae.reading.cast import Cast
from gestae.reading.language_model import Parsed
from gestae.reading.words import Word

PLACES = frozenset({"GPE", "LOC"})
SMALLER = 10  # times that a town is smaller than one of its name that alone is meant
RENOWNED = 15  # names in the world's languages, from which on a town is known whatever its size
KNOWN = 50_000  # people: a town whose name is read without further signs
Use = Literal["place", "within", "demonym"]
Trust = Literal["sure", "likely", "maybe", "no"]
Entity = tuple[Word, ...]
_DASH = re.compile(r"\s*(?:--|—|–|-|\(|,)\s*")


class Signs:
    """What speaks for and against a name in one report."""

    def __init__(self, parsed: Parsed, cast: Cast, world: World, gazetteer: Gazetteer) -> None:
        self.plain = parsed.plain
        self.all = parsed.words
        self.cast = cast
        self.world = world
        self.gazetteer = gazetteer
        self.words = gazetteer.words
        self.entities = entities(parsed)
        self.adjectives = _adjectives(world)
        self.surnames = _surnames(self.entities)

    def judge(self, inside: Entity, end: int, candidates: tuple[Candidate, ...]) -> tuple[Trust, Use]:
        """How surely the words `inside`, which may mean `candidates`, name a place here, and how."""
        name = self.plain[inside[0].start : end]
        if self.is_bound(inside[-1]) or (self.after_comma(inside[0]) and self.gazetteer.after_town(name)):
            return "sure", "place"
        if self._is_somebody(inside, name, candidates) or self._is_saint(inside):
            return "no", "place"
        if inside[0].entity in PLACES:
            return "maybe" if self._is_letters(name) or self._may_be_person(inside) else "sure", "place"
        divided = all(one.kind in ("county", "region") for one in candidates) and self.division_noun(inside[-1])
        if divided or all(one.kind == "county" for one in candidates) or self._opens_story(inside, name):
            return "sure", "place"
        return ("maybe", "place") if self._is_letters(name) else self._unlabelled(inside, candidates)

    def _unlabelled(self, inside: Entity, candidates: tuple[Candidate, ...]) -> tuple[Trust, Use]:
        """A name that the recogniser holds for no place."""
        entity = self.entities.get(inside[0].index, ())
        longer = len(entity) > 0 and (entity[-1].index > inside[-1].index or entity[0].index < inside[0].index)
        if inside[0].entity == "PERSON":
            return self._as_person(inside, longer, is_the_one_known(candidates)), "place"
        if longer:
            return self._in_body(inside, entity), "within"
        return self._alone(inside), "place"

    def _as_person(self, inside: Entity, longer: bool, only: bool) -> Trust:
        """What the recogniser calls a person: a town where one must stand, before what towns have, or if the name is
        `only` that of one well known.
        """
        follower = self.after(inside[-1])
        has = follower is not None and follower.lower in self.words.inner
        if self._is_surname(inside):
            return "no" if not has or (len(inside) == 1 and longer) else "maybe"
        if longer:
            return "likely" if has else "no"
        if self._is_taken(inside[0]):
            return "sure"
        return "likely" if has or only or self.is_cued(inside[0]) else "maybe"

    def _is_taken(self, word: Word) -> bool:
        """Whether a verb stands before it that is done to places alone: "besieged"."""
        before = self.before(word)
        return before is not None and before.lemma in self.words.only_place_verbs

    def _may_be_person(self, inside: Entity) -> bool:
        """One word that ends a person's name elsewhere, and stands where no place must."""
        return len(inside) == 1 and self._is_surname(inside) and not self.is_cued(inside[0])

    def _is_surname(self, inside: Entity) -> bool:
        """Whether a person's name elsewhere in the report has one of the words."""
        own = self.entities.get(inside[0].index, ())
        return any(
            name != tuple(word.text for word in own) for each in inside for name in self.surnames.get(each.text, ())
        )

    def _in_body(self, inside: Entity, entity: Entity) -> Trust:
        """Inside a longer name: a place at its start or after "of", before a capitalised word or none."""
        before = next((word for word in entity if word.index == inside[0].index - 1), None)
        after = next((word for word in entity if word.index == inside[-1].index + 1), None)
        opens = before is None or before.pos in ("DET", "ADP", "PUNCT") or before.lower in self.words.parts
        if not opens or (after is not None and after.text in self.words.papers):
            return "no"
        closes = after is None or after.text[:1].isupper() or after.pos in ("PART", "ADP", "PUNCT")
        if entity[0].entity not in ("ORG", "FAC", "NORP", "LOC"):
            return "maybe"
        return "likely" if closes else "maybe"

    def _alone(self, inside: Entity) -> Trust:
        """A name that is nobody's, or that the recogniser calls something else."""
        last = inside[-1]
        if self._is_surname(inside) and not self.is_cued(inside[0]):
            return "maybe"
        if self.is_cued(inside[0]) and last.pos in ("PROPN", "NOUN", "ADJ", "X", "VERB"):
            return "sure"
        follower = self.after(last)
        if last.pos == "PROPN" or (follower is not None and follower.lower in self.words.inner):
            return "likely"
        return "maybe"

    def is_cued(self, word: Word) -> bool:
        """After "in" or "near", or after "the city of": where a place stands."""
        before = self.before(word)
        while before is not None and before.lower in self.words.parts:
            before = self.before(before)
        if before is None:
            return False
        if before.lower == "of":
            ahead = self.before(before)
            return ahead is not None and ahead.lemma in self.words.of_words
        return before.lower in self.words.place_cues or before.lemma in self.words.place_verbs

    def is_bound(self, last: Word) -> bool:
        """Whether a region stands after a comma ("Independence, Mo."): then an ordinary word is a town's name."""
        comma = self.after(last)
        first = self.after(comma) if comma is not None and comma.text == "," else None
        if first is None or not first.text[:1].isupper():
            return False
        second = self.after(first)
        for word in (second, first):
            if word is None:
                continue
            name = self.plain[first.start : word.end]
            short = self.gazetteer.after_town(name) or self.gazetteer.after_town(name + ".")
            if short or any(one.kind == "region" for one in self.gazetteer.exact(name)):
                return True
        return False

    def division_noun(self, last: Word) -> str | None:
        """What the names that end with `last` are said to be: "region" in "Sumy region", "counties" in "Jackson and
        Barrow counties".
        """
        word = self.after(last)
        if (
            word is not None
            and word.lower in self.words.region_words
            and (word.text.islower() or word.entity in PLACES)
        ):
            return word.lower
        for _ in range(10):
            if word is None or word.text in self.words.region_plurals:
                return word.text if word is not None else None
            if not (word.text[:1].isupper() or word.text == "," or word.lower in ("and", "or")):
                return None
            word = self.after(word)
        return None

    def after_comma(self, word: Word) -> bool:
        """Whether a comma or a party's letter goes before: "Elkhart, IN", "D-Conn."."""
        return self.plain[max(0, word.start - 2) : word.start] in (", ", "D-", "R-")

    def before(self, word: Word) -> Word | None:
        """The word before in the sentence."""
        other = self.all[word.index - 1] if word.index else None
        return other if other is not None and other.sentence is word.sentence else None

    def after(self, word: Word) -> Word | None:
        """The word after in the sentence."""
        other = self.all[word.index + 1] if word.index + 1 < len(self.all) else None
        return other if other is not None and other.sentence is word.sentence else None

    def _is_somebody(self, inside: Entity, name: str, candidates: tuple[Candidate, ...]) -> bool:
        """Whether a title goes before it, or it is a known actor's that is no land: "Mr. Jackson", "Hamas"."""
        before = self.before(inside[0])
        if before is not None and before.lower.rstrip(".") in self.words.people_words:
            return True
        if name in self.adjectives:
            return True
        wide = any(one.kind in ("country", "region", "area") for one in candidates)
        referents = [referent for word in inside for referent in self.cast.at(word)]
        if any(referent.rule.startswith("leaders.csv") for referent in referents):
            return True
        return not wide and any(
            not referent.rule.startswith(("parser:", "states.csv", "metonyms")) for referent in referents
        )

    def _is_saint(self, inside: Entity) -> bool:
        """ "St. Patrick's Day", "St. Mary's School": a church's or a day's name, no town's."""
        mark = self.after(inside[-1])
        return inside[0].lower in ("st.", "st", "saint") and mark is not None and mark.tag == "POS"

    def _is_letters(self, name: str) -> bool:
        """A few capitals are rather an abbreviation."""
        return name.isupper() and len(name) < 5 and "." not in name and not self.gazetteer.is_abbreviation(name)

    def _opens_story(self, inside: Entity, name: str) -> bool:
        """A town in capitals before the dash of the first words: "TULSA -- Police said"."""
        end = inside[-1].end
        first = self.before(inside[0]) is None
        return first and name.isupper() and len(name) > 3 and _DASH.match(self.plain, end) is not None


def is_known(one: Candidate) -> bool:
    """Whether it is widely known: no small town, no ordinary word."""
    renowned = one.population >= KNOWN or one.names >= RENOWNED
    return one.kind != "town" or (renowned and not one.doubtful and not one.alias)


def is_the_one_known(candidates: tuple[Candidate, ...]) -> bool:
    """Whether a name means one place that is widely known, all others being far smaller."""
    best, *others = sorted(candidates, key=lambda one: -one.population)
    return is_known(best) and all(one.population * SMALLER <= best.population for one in others)


@lru_cache(maxsize=8)
def _adjectives(world: World) -> frozenset[str]:
    """All that tell a country or its people."""
    return frozenset(word for state in world.states.values() for word in (*state.adjectives, *state.people))


def entities(parsed: Parsed) -> dict[int, Entity]:
    """For each word of a name that the recogniser found, by index, the words of the whole name, no article first."""
    found: dict[int, Entity] = {}
    stretch: list[Word] = []
    for word in [*parsed.words, None]:
        if stretch and (word is None or not word.entity or word.begins or word.entity != stretch[0].entity):
            whole = tuple(_trimmed(stretch))
            found.update((each.index, whole) for each in whole)
            stretch = []
        if word is not None and word.entity:
            stretch.append(word)
    return found


def _trimmed(stretch: list[Word]) -> list[Word]:
    while stretch and stretch[0].pos in ("DET", "ADP", "PUNCT"):
        stretch = stretch[1:]
    while stretch and (stretch[-1].pos == "PUNCT" or stretch[-1].tag == "POS"):
        stretch = stretch[:-1]
    return stretch


def _surnames(found: dict[int, Entity]) -> dict[str, set[tuple[str, ...]]]:
    """The persons' names of two words or more, by each of their words."""
    names: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for each in found.values():
        if each[0].entity == "PERSON" and len(each) > 1:
            for word in each:
                names[word.text].add(tuple(one.text for one in each))
    return dict(names)
