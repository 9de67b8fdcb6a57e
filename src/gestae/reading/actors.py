"""The second stage: who is in the report. Names first, then common nouns and pronouns in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping

from gestae.knowledge.world import World
from gestae.reading.cast import Cast
from gestae.reading.clauses import prepositions
from gestae.reading.language_model import Parsed
from gestae.reading.naming import name_actors
from gestae.reading.nominals import name_nominal, owners_of
from gestae.reading.nouns import Noun
from gestae.reading.pronouns import name_pronoun
from gestae.reading.titles import grant, title_bearers
from gestae.reading.words import SUBJECTS, Word

Nouns = Mapping[int, Noun]  # common nouns of the lexicon, by the index of their head


def name_cast(parsed: Parsed, nouns: Nouns, world: World) -> Cast:
    """The actors that a report names, and the words that spell them; `nouns`: its common nouns (`nouns_of`)."""
    cast = Cast(parsed.report.text)
    spelled = {word.index for noun in nouns.values() for word in noun.spelled}
    name_actors(parsed, world, cast, spelled)
    return cast


def refer(parsed: Parsed, nouns: Nouns, world: World, cast: Cast) -> None:
    """Puts into `cast` whom common nouns and pronouns stand for, in the order of the text."""
    _grant_titles(nouns, world, cast)
    day = parsed.report.published
    for word in parsed.words:
        if word.pos == "PRON" or word.tag == "PRP$":
            name_pronoun(word, world, cast)
        elif word.index in nouns and not cast.at(word):
            for inner in _owners_to_come(word, nouns):
                if not cast.at(inner):
                    name_nominal(nouns[inner.index], world, cast, day)
            name_nominal(nouns[word.index], world, cast, day)
        elif word.tag == "NNS" and word.dep in SUBJECTS and not cast.at(word):
            cast.plurals.append(word)
    _set_sectors(cast, world)
    _tell_rebels_apart(cast, world)


def _owners_to_come(word: Word, nouns: Nouns) -> list[Word]:
    """Common nouns that own `word` from behind: the army in "units of the army"."""
    return [obj for name, obj in prepositions(word) if name == "of" and obj.index in nouns]


def _tell_rebels_apart(cast: Cast, world: World) -> None:
    """Unnamed rebels of a state that a report names too get a code of their own, as CAMEO has it: SYR and SYRREB."""
    for referent in cast.referents:
        unnamed = referent.sector == "REB" and referent.rule.startswith("nominals") and referent.code in world.states
        rivals = [each for each in cast.referents if each.code == referent.code and each.sector in ("GOV", "MIL")]
        if unnamed and rivals:
            referent.code = f"{referent.code}REB"


def _grant_titles(nouns: Nouns, world: World, cast: Cast) -> None:
    """Titles first, so that "the minister" can look back to a person whose title stands later in the text."""
    for noun in nouns.values():
        for bearer in title_bearers(noun, cast):
            grant(bearer, noun, owners_of(noun, world, cast), cast)


def _set_sectors(cast: Cast, world: World) -> None:
    """The sector of an office, by the nouns of its title ("Minister of Defence": GOV)."""
    for referent in cast.referents:
        if referent.kind == "person" and referent.sector is None and referent.role:
            referent.sector = office_sector(referent.role, world)


def office_sector(office: str, world: World) -> str | None:
    """PLOVER's sector for an office told in words; null where no word of it is known."""
    words = office.lower().replace(",", "").split()
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            entry = world.nominals.get(" ".join(words[start : start + length]))
            if entry and entry.sector:
                return entry.sector
    return None
