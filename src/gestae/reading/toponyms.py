"""Names of places in a report: what stands in the gazetteer, unless the words around it make it something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gestae.knowledge.places import Candidate, Gazetteer
from gestae.knowledge.world import World
from gestae.reading.cast import Cast
from gestae.reading.language_model import Parsed
from gestae.reading.toponym_signs import PLACES, Entity, Signs, Trust, Use, is_known
from gestae.reading.words import Sentence, Word

LONGEST = 5  # words of a name
COUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE", "LAW"})
SMALL = frozenset(
    {"of", "the", "de", "la", "el", "al", "and", "upon", "on", "del", "do", "da", "di", "sur", "le", "in"}
)
GRAMMATICAL = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "PART", "ADV", "INTJ", "PUNCT", "NUM"})
_INITIALS = re.compile(r"(?:\.|\b)[A-Z]$")
_GAP = re.compile(r"(?m)^ {4,}")
_DATELINE = re.compile(
    r"\s*(?P<town>[A-Z][A-Z'.-]+(?: [A-Z][A-Z'.-]+){0,3})(?:, (?P<wide>[A-Z][\w.]+(?: [A-Z]\w+)?))?(?=[ ,/(]|$)"
)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in the text. `words` is empty in a dateline, which is not parsed. `use`: as a place, inside another
    name ("Texas" in "University of Texas"), or as the adjective of a country. `near`: what is told is only close to it.
    """

    words: Entity
    start: int
    end: int
    name: str
    candidates: tuple[Candidate, ...]
    use: Use = "place"
    trust: Trust = "sure"
    near: bool = False

    @property
    def head(self) -> Word | None:
        """The word that the others hang on."""
        inside = {word.index for word in self.words}
        outer = (word for word in reversed(self.words) if word.head.index not in inside or word.head is word)
        return next(outer, self.words[-1] if self.words else None)


class Finder:
    """Finds the place names of one report."""

    def __init__(self, parsed: Parsed, cast: Cast, world: World, gazetteer: Gazetteer) -> None:
        self.parsed = parsed
        self.plain = parsed.plain
        self.cast = cast
        self.world = world
        self.gazetteer = gazetteer
        self.words = gazetteer.words
        self.signs = Signs(parsed, cast, world, gazetteer)

    def find(self) -> list[Toponym]:
        """All names, in order."""
        found = list(self._datelines())
        for sentence in self.parsed.sentences:
            found += self._in_sentence(sentence)
        kept = _trusted(found)
        kept = [replace(each, near=self._is_near(each)) for each in kept]
        kept += self._demonyms({each.start for each in kept})
        return sorted(kept, key=lambda each: each.start)

    def _is_near(self, each: Toponym) -> bool:
        before = self.signs.before(each.words[0]) if each.words else None
        return before is not None and before.lower in self.words.near

    def _in_sentence(self, sentence: Sentence) -> Iterator[Toponym]:
        words = sentence.words
        place = 0
        while place < len(words):
            found = self._at(words, place) if words[place].text[:1].isupper() else None
            if found is None:
                yield from self._parts(words[place])
                place += 1
                continue
            if found.trust != "no":
                yield found
            place += len(found.words)

    def _at(self, words: list[Word], place: int) -> Toponym | None:
        """The name that begins with word `place`; null where none does."""
        longest = self._longest(words, place)
        counted = words[place].entity in COUNTS and (longest is None or len(longest.words) < 2)
        if counted:
            return None
        return self._known(words, place, longest) or self._judged(longest, words, place) or self._unknown(words, place)

    def _known(self, words: list[Word], place: int, longest: Toponym | None) -> Toponym | None:
        """The name of a state or capital that the actors' stage has found, unless a longer name begins here."""
        known = self.cast.toponym_at(words[place])
        if known is None or known[0] < words[place].start or (longest is not None and longest.end > known[1] + 1):
            return None
        inside = tuple(word for word in words[place:] if word.start < known[1])
        feature = self._feature(words, place, len(inside))
        if feature is not None:
            return feature
        name = self.cast.text[known[0] : known[1]]
        entity = self.signs.entities.get(inside[0].index, ())
        within = len(entity) > len(inside) and inside[0].entity not in PLACES
        if within and any(word.text in self.words.papers for word in entity):
            return Toponym(inside, known[0], known[1], name, (), trust="no")
        candidates = self._candidates(name, inside) or self.gazetteer.lookup(name)
        return Toponym(inside, known[0], known[1], name, candidates, use="within" if within else "place")

    def _longest(self, words: list[Word], place: int) -> Toponym | None:
        """The longest name of the gazetteer that begins with word `place`."""
        for length in range(min(LONGEST, len(words) - place), 0, -1):
            inside = tuple(words[place : place + length])
            if not _is_name(inside):
                continue
            start, end = inside[0].start, _end(inside, self.plain)
            name = " ".join(self.plain[start:end].split())
            candidates = self._candidates(name, inside)
            if candidates:
                return Toponym(inside, start, end, name, candidates)
        return None

    def _candidates(self, name: str, inside: Entity) -> tuple[Candidate, ...]:
        """What the name may mean, with the word after it: "Idlib province", "Jackson and Barrow counties"."""
        noun = self.signs.division_noun(inside[-1])
        if noun == "counties" and (counties := self.gazetteer.counties(name)):
            return counties
        if noun is not None and (regions := self.gazetteer.region(name)):
            return regions
        short = self.gazetteer.after_town(name)
        if short and (self.signs.after_comma(inside[0]) or (name.endswith(".") and inside[0].entity in PLACES)):
            return short
        if self.signs.is_bound(inside[-1]):
            return self.gazetteer.named_after(name)
        return self.gazetteer.exact(name)

    def _judged(self, found: Toponym | None, words: list[Word], place: int) -> Toponym | None:
        """A name of the gazetteer with the trust that its signs give it."""
        feature = self._feature(words, place, len(found.words) if found else 0)
        if feature is not None or found is None:
            return feature
        trust, use = self.signs.judge(found.words, found.end, found.candidates)
        return None if trust == "no" else replace(found, trust=trust, use=use)

    def _feature(self, words: list[Word], place: int, least: int) -> Toponym | None:
        """A river, road or hill that says what it is, longer than `least` words: "Catawba River"."""
        run = tuple(_run(words, place))
        last = next((n for n, word in enumerate(run, 1) if word.text in self.words.features and n > max(1, least)), 0)
        if not last or not self._is_feature(run, last):
            return None
        inside = run[:last]
        start, end = inside[0].start, inside[-1].end
        name = " ".join(self.plain[start:end].split())
        return Toponym(inside, start, end, name, self.gazetteer.exact(name))

    def _is_feature(self, run: Entity, last: int) -> bool:
        """Whether the name ends there ("Licking Valley High School" does not) and is no person's ("Angela Hill")."""
        if last < len(run) and run[last].pos == "PROPN" and run[last].entity == run[last - 1].entity:
            return False
        return run[0].entity != "PERSON" or run[last - 1].entity not in ("PERSON", "") or self.signs.is_cued(run[0])

    def _unknown(self, words: list[Word], place: int) -> Toponym | None:
        """What only the recogniser holds for a place, where one stands."""
        entity = self.signs.entities.get(words[place].index, ())
        if not entity or entity[0] is not words[place] or entity[0].entity != "GPE":
            return None
        if any(self.cast.at(word) for word in entity) or not self.signs.is_cued(entity[0]):
            return None
        if entity[0].text in self.signs.surnames or any(word.lower in ("and", "or") for word in entity):
            return None
        start, end = entity[0].start, _end(entity, self.plain)
        name = " ".join(self.plain[start:end].split())
        return Toponym(entity, start, end, name, self.gazetteer.lookup(name))

    def _parts(self, word: Word) -> Iterator[Toponym]:
        """Places joined by a hyphen: "London-based", "Minneapolis-St. Paul"."""
        if "-" not in word.text:
            return
        start = word.start
        for part in word.text.split("-"):
            candidates = self.gazetteer.exact(part) if part[:1].isupper() and len(part) > 3 else ()
            if candidates:
                yield Toponym((word,), start, start + len(part), part, candidates, "within", "likely")
            start += len(part) + 1

    def _demonyms(self, taken: set[int]) -> Iterator[Toponym]:
        """Countries by their adjectives: "the Turkish capital". `taken`: first characters of names found."""
        for referent in self.cast.referents:
            state = self.world.states.get(referent.key)
            for mention, word in zip(referent.mentions, referent.seen, strict=True) if state else ():
                if state and mention.text in state.adjectives and mention.start not in taken and self._is_country(word):
                    candidates = tuple(one for one in self.gazetteer.exact(state.name) if one.kind == "country")
                    yield Toponym((word,), mention.start, mention.end, mention.text, candidates, "demonym")

    def _is_country(self, word: Word) -> bool:
        """Whether an adjective is no language and no people."""
        before = self.parsed.words[word.index - 1].lower if word.index else ""
        return word.tag not in ("NNS", "NNPS") and before not in self.words.languages and word.entity != "LANGUAGE"

    def _datelines(self) -> Iterator[Toponym]:
        """The places before the dash of a report's first sentence, which the parser does not see."""
        text = self.parsed.report.text
        for gap in _GAP.finditer(self.plain):
            found = _DATELINE.match(text, gap.start(), gap.end())
            for part in ("town", "wide") if found else ():
                name = found[part] if found else None
                candidates = (self.gazetteer.after_town(name) or self.gazetteer.named_after(name)) if name else ()
                if found and name and candidates:
                    yield Toponym((), *found.span(part), name, candidates)


def _trusted(found: Sequence[Toponym]) -> list[Toponym]:
    """The sure names; those that a sure one of the same name, wide renown, or a sure neighbour speaks for."""
    sure = [each for each in found if each.trust == "sure"]
    attested = {each.name.lower() for each in sure}
    regions = {one.region for each in sure for one in each.candidates[:1] if one.region and len(each.candidates) == 1}
    return [each for each in found if each.trust == "sure" or _stands(each, attested, regions)]


def _stands(each: Toponym, attested: set[str], regions: set[str]) -> bool:
    if each.name.lower() in attested:
        return True
    near = (one.region in regions and not one.alias for one in each.candidates)
    return each.trust == "likely" and (any(map(is_known, each.candidates)) or any(near))


def _is_name(words: Entity) -> bool:
    """Whether the words may be one name: capitals, with small words between."""
    if not words[-1].text[:1].isupper() or (len(words) == 1 and words[0].pos in GRAMMATICAL and not words[0].entity):
        return False
    return all(word.text[:1].isupper() or word.text in "-–.'" or word.lower in SMALL for word in words)


def _run(words: list[Word], place: int) -> Iterator[Word]:
    """The capitalised words from `place` on."""
    for word in words[place : place + LONGEST]:
        if not word.text[:1].isupper() or word.pos in ("DET", "ADP", "PRON"):
            return
        yield word


def _end(words: Entity, plain: str) -> int:
    """The end of a name: with the full stop of an abbreviation, without what a hyphen adds to it."""
    last, end = words[-1], words[-1].end
    stem, hyphen, tail = last.text.partition("-")
    if hyphen and tail.islower():
        return last.start + len(stem)
    return end + 1 if plain[end : end + 1] == "." and _INITIALS.search(plain[words[0].start : end]) else end
