"""Named actors: known names first, then what the parser's own recogniser adds, then bare surnames."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from gestae.knowledge.names import Found, Known
from gestae.knowledge.people import RANK, Person
from gestae.knowledge.world import World
from gestae.reading.cast import Cast, Referent
from gestae.reading.language_model import Parsed
from gestae.reading.words import NOUNS, SUBJECTS, Word
from gestae.records import MentionForm

FORMER = "ELI"  # PLOVER's sector for those who held office once
COUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
FORMS: dict[str, MentionForm] = {
    "name": "name",
    "metonym": "metonym",
    "demonym": "name",
    "people": "name",
    "person": "name",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of words that names something, and the meanings that it may have."""

    words: tuple[Word, ...]
    start: int
    end: int
    meanings: tuple[Found, ...]

    @property
    def head(self) -> Word:
        """The word that the others hang on."""
        inside = {word.index for word in self.words}
        outer = [word for word in self.words if word.head.index not in inside or word.head is word]
        return outer[-1] if outer else self.words[-1]


def name_actors(parsed: Parsed, world: World, cast: Cast, spelled: set[int]) -> None:
    """Puts every named actor of the report into `cast`. `spelled`: words of common nouns ("Defense" Minister)."""
    taken: set[int] = set()
    for named in _known(parsed, world):
        if _add_known(named, parsed, world, cast):
            taken |= {word.index for word in named.words}
    taken |= _name_in_context(parsed, world, cast, taken)
    for entity in _entities(parsed):
        if taken.isdisjoint(word.index for word in entity.words) and not all(
            word.index in spelled for word in entity.words
        ):
            _add_entity(entity, parsed.report.published, world, cast)
            taken |= {word.index for word in entity.words}
    for word in parsed.words:
        if (
            word.index not in taken
            and word.text[:1].isupper()
            and word.pos in ("PROPN", "NOUN", "ADJ")
            and word.entity not in COUNTS
        ):
            _add_surname(word, parsed, world, cast)


def _name_in_context(parsed: Parsed, world: World, cast: Cast, taken: set[int]) -> set[int]:
    """ "The South" where both Koreas are named; the indices of the words so named."""
    named: set[int] = set()
    for word in parsed.words:
        entry = world.contextual.get(word.text)
        after = any(child.lower == "the" for child in word.children)
        if entry is None or not after or word.index in taken or word.dep in ("compound", "amod"):
            continue
        state = cast.state(entry.code)
        if state is not None and all(cast.state(code) for code in entry.needs):
            cast.mention(state, word, word.start, word.end, "nominal")
            named.add(word.index)
    return named


def _known(parsed: Parsed, world: World) -> Iterator[Named]:
    starts = [word.start for word in parsed.words]
    grouped: dict[tuple[int, int], list[Found]] = {}
    for found in world.names.find(parsed.plain):
        grouped.setdefault((found.start, found.end), []).append(found)
    for (start, end), meanings in grouped.items():
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end - 1) - 1
        words = tuple(parsed.words[first : last + 1])
        if words and not _part_of_person(words, meanings):
            yield Named(words, start, end, tuple(meanings))


def _joined(plain: str, named: Named) -> tuple[str, str]:
    """What a hyphen joins to a name before and after it: the "based" of "Kabul-based"."""
    before = plain[named.words[0].start : named.start].rstrip("-–").lower()
    return before, plain[named.end : named.words[-1].end].lstrip("-–").lower()


def _is_collective(meanings: list[Found]) -> bool:
    return any(
        found.sense == "name" and found.known.kind == "organization" and found.known.code == found.known.key
        for found in meanings
    )


def _part_of_person(words: tuple[Word, ...], meanings: list[Found]) -> bool:
    """A state or capital inside a longer personal name ("Jordan Peele", "Chad Wolf") is no state."""
    if _is_collective(meanings) and words[-1].dep == "compound" and words[-1].head.pos == "PROPN":
        return True  # the "West" of "West Coast"
    if any(found.sense == "person" for found in meanings) or any(word.entity != "PERSON" for word in words):
        return False
    around = [
        word for word in words[0].sentence.words if word.entity == "PERSON" and abs(word.index - words[0].index) == 1
    ]
    return len(words) == 1 and any(
        word.pos == "PROPN" and not word.begins and word.index > words[0].index for word in around
    )


def _add_known(named: Named, parsed: Parsed, world: World, cast: Cast) -> bool:
    found = _choose(named)
    before, after = _joined(parsed.plain, named)
    if before in world.words.prefixes or after in world.words.suffixes:  # "anti-Russian", "Iran-backed": not Iran
        if after in world.words.seated and found.known.code in world.states:
            cast.locate(named.head, found.known.code)
        return False
    if found.sense == "thing":
        return True
    if (found.sense == "name" and found.known.kind == "state") or found.known.rule.removeprefix(
        "metonyms.csv:"
    ) in world.capitals:
        cast.name_place(named.words, named.start, named.end)
    if found.sense == "metonym" and is_location(named, world):
        cast.locate(named.head, found.known.code or "")
        return True
    if found.sense == "name" and found.known.kind == "state":
        cast.locate(named.head, found.known.key)
    together = [each for each in named.meanings if each.sense == "name" and each.known.kind == "state"]
    for each in together if len(together) > 1 else [found]:
        referent = refer(each.known, parsed.report.published, cast)
        cast.mention(referent, named.head, named.start, named.end, FORMS[each.sense])
    return True


def _choose(named: Named) -> Found:
    """The meaning that fits the grammar: the people only as a noun; a state before a capital of the same name."""
    order = {"name": 0, "person": 1, "thing": 2, "demonym": 3, "metonym": 4, "people": 5}
    meanings = sorted(named.meanings, key=lambda found: order[found.sense])
    noun = named.head.pos in ("NOUN", "PROPN") and named.head.dep not in ("amod", "compound", "nmod")
    as_people = [
        found for found in meanings if found.sense == "people" and noun and named.head.tag in ("NNS", "NNPS", "NN")
    ]
    return (as_people if all(found.sense in ("demonym", "people") for found in meanings) and as_people else meanings)[0]


def refer(known: Known, day: str | None, cast: Cast) -> Referent:
    """The actor in `cast` that a known name stands for on `day`."""
    if known.person:
        return refer_person(known.person, day, cast)
    return cast.referent(
        known.key,
        known.name,
        known.kind,
        code=known.code,
        sector=known.sector,
        wikidata=known.wikidata,
        rule=known.rule,
        many=known.many,
    )


def refer_person(person: Person, day: str | None, cast: Cast, code: str | None = None) -> Referent:
    """The actor for a known person, with the office held on `day`; that of `code` where it is given."""
    term = person.term_on(day, code)
    referent = cast.referent(
        f"person:{person.name}",
        person.name,
        "person",
        code=term.code,
        sector=FORMER if day is not None and not person.in_office(day) else None,
        role=term.office,
        wikidata=term.wikidata,
        rule=f"leaders.csv:{person.name}",
        sex=term.sex,
    )
    referent.offices.add(term.role)
    return referent


def is_location(named: Named, world: World) -> bool:
    """Whether a capital's name stands for the town: "in Moscow", "the city of Minsk", "Moscow region"."""
    head, words = named.head, world.words
    if head.dep in ("compound", "nmod", "amod", "npadvmod"):
        return head.head.lemma in words.local_nouns
    if head.dep == "poss":
        return head.head.lemma in words.local_nouns
    if head.dep == "appos":
        return head.head.lemma in words.local_nouns
    if head.dep != "pobj":
        return False
    return head.head.lower in words.locatives or (head.head.lower == "of" and head.head.head.lemma in words.local_nouns)


def _entities(parsed: Parsed) -> Iterator[Named]:
    """Stretches that the parser's recogniser holds for persons or organizations."""
    stretch: list[Word] = []
    for word in [*parsed.words, None]:
        if stretch and (word is None or not word.entity or word.begins or word.entity != stretch[0].entity):
            trimmed = _trim(_with_surname(stretch))
            if trimmed:
                yield Named(tuple(trimmed), trimmed[0].start, trimmed[-1].end, ())
            stretch = []
        if word is not None and word.entity in ("PERSON", "ORG"):
            stretch.append(word)


def _with_surname(stretch: list[Word]) -> list[Word]:
    """A person with the last name that the recogniser left out: the word next to it on which the rest hangs."""
    last = stretch[-1]
    following = last.head
    left_out = following.index == last.index + 1 and following.tag == "NNP" and not following.entity
    return [*stretch, following] if last.entity == "PERSON" and last.dep == "compound" and left_out else stretch


def _trim(stretch: list[Word]) -> list[Word]:
    """An entity without its article, possessive mark and stray punctuation."""
    while stretch and (stretch[0].pos in ("DET", "PUNCT", "ADP") or stretch[0].tag == "POS"):
        stretch = stretch[1:]
    while stretch and (stretch[-1].pos in ("PUNCT", "ADP", "PART") or stretch[-1].tag == "POS"):
        stretch = stretch[:-1]
    return stretch if any(word.text[:1].isupper() for word in stretch) else []


def _add_entity(entity: Named, day: str | None, world: World, cast: Cast) -> None:
    head = entity.head
    common = head.lower in world.nominals or head.lemma in world.nominals
    if common or not head.text[:1].isupper() or entity_text(cast, entity).lower() in world.words.things:
        return
    if entity.words[0].entity == "PERSON":
        _add_person(entity, day, world, cast)
    elif (
        len(entity.words) == 1
        and (person := _same_person([head], cast) or _weighed(head, day, world, cast)) is not None
    ):
        cast.mention(person, head, entity.start, entity.end, "name")
    else:
        text = entity_text(cast, entity)
        referent = (
            cast.known(f"org:{text}")
            or _abbreviated(text, cast)
            or cast.referent(f"org:{text}", text, "organization", rule="parser:ORG")
        )
        cast.mention(referent, head, entity.start, entity.end, "name")


def entity_text(cast: Cast, entity: Named) -> str:
    """The words of an entity as the report has them, on one line."""
    return " ".join(cast.text[entity.start : entity.end].split())


def _abbreviated(text: str, cast: Cast) -> Referent | None:
    """An organization named in full before whose initials `text` is."""
    if not text.isupper() or len(text) < 2:
        return None
    fitting = (each for each in cast.referents if each.kind == "organization" and initials(each.name) == text)
    return next(fitting, None)


def initials(name: str) -> str:
    """The first letters of the capitalised words."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _add_person(entity: Named, day: str | None, world: World, cast: Cast) -> None:
    words = [word for word in entity.words if word.lower not in world.nominals and word.pos != "PUNCT"]
    while words and words[0].lower.rstrip(".") in world.words.titles:
        words = words[1:]
    if not words:
        return
    text = " ".join(word.text for word in words)
    referent = _same_person(words, cast)
    if referent is None and len(words) > 1 and _after_place(words[0], world) and _weighed(words[-1], day, world, cast):
        words = words[-1:]  # "In St Petersburg Putin told": a town and a name run together
    if referent is None and len(words) == 1:
        referent = _weighed(words[0], day, world, cast)
    referent = referent or cast.referent(f"person:{text}", text, "person", rule="parser:PERSON")
    if len(text) > len(referent.name) and referent.rule == "parser:PERSON" and referent.name in text:
        referent.name = text
    cast.mention(referent, entity.head, words[0].start, words[-1].end, "name")


def _after_place(word: Word, world: World) -> bool:
    before = [each.lower for each in word.sentence.words if 0 < word.index - each.index <= 2]
    return not world.words.locatives.isdisjoint(before)


def _same_person(words: list[Word], cast: Cast) -> Referent | None:
    """A person named before whose name these words shorten or fill up; the latest such."""
    texts = [word.text for word in words]
    for referent in reversed(cast.referents):
        parts = referent.name.split()
        if referent.kind == "person" and (
            set(texts) <= set(parts) or (texts[-1] == parts[-1] and set(parts) <= set(texts))
        ):
            return referent
    return None


def _add_surname(word: Word, parsed: Parsed, world: World, cast: Cast) -> None:
    """A bare surname: of a person named in full here, or of an office-holder of the day."""
    if word.dep == "compound" and word.head.pos == "PROPN":
        return
    referent = _same_person([word], cast)
    if referent is None and (word.pos == "PROPN" or word.dep in SUBJECTS) and word.lower not in world.nominals:
        referent = _weighed(word, parsed.report.published, world, cast)
    if referent is not None:
        cast.mention(referent, word, word.start, word.end, "name")


def _weighed(word: Word, day: str | None, world: World, cast: Cast) -> Referent | None:
    """Whom a bare surname names: of several, one whose state the report names; else the first in standing. Where any
    is in office, those of old are not meant.
    """
    shouted = word.text.isupper() and len(word.text) > 3
    known = world.people.surnamed(word.text.title() if shouted else word.text, day)
    candidates = [each for each in known if _is_plausible(each, word, day)]
    present = [each for each in candidates if cast.known(each.term_on(day).code)]
    serving = [each for each in known if day is None or each.in_office(day)]
    likely = present or [each for each in candidates if not serving or each in serving]
    return refer_person(likely[0], day, cast) if likely else None


def _is_plausible(person: Person, word: Word, day: str | None) -> bool:
    """A head or minister at any time; others, and names that look like places, only while in office."""
    rank = RANK[person.term_on(day).role]
    serving = day is None or person.in_office(day)
    opening = word is word.sentence.words[0] and word.entity != "PERSON"  # "Key allies met": any word is capital there
    attached = word.dep in ("compound", "amod", "nmod")
    if opening and rank == 0 and word.pos in NOUNS and (word.tag == "NNP" or len(word.sentence.words) == 1):
        return not attached
    if opening and rank == 1 and serving and word.entity == "ORG" and word.tag == "NNP":
        return not attached
    if opening or word.entity in ("GPE", "LOC", "FAC", "NORP"):
        return rank == 0 and serving
    return rank <= 1 or (serving and word.entity == "PERSON")
