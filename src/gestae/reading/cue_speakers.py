"""Who speaks: the words that name the source of a cue, and the actor they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gestae.knowledge.cues import StatementWords
from gestae.reading.cast import Cast, Referent
from gestae.reading.clauses import is_passive, logical_subjects, relatives
from gestae.reading.words import Word, child


def sources_of(verb: Word, words: StatementWords, cast: Cast) -> list[Word]:
    """The heads of who says what the verb reports: its logical subjects, those behind it, the author of a paper."""
    found = logical_subjects(verb) or _inverted(verb, cast)
    if verb.dep in ("acl", "relcl") and found and found[0] is verb.head and verb.tag == "VBG":
        return author_of(found[0], words) or found
    return found


def named_source(verb: Word, sources: list[Word]) -> Word | None:
    """The word at which the speaker is named: a relative pronoun itself, else the source."""
    subject = child(verb, "nsubj") if not is_passive(verb) else None
    if subject is not None and subject.lower in relatives():
        return subject
    return sources[0] if sources else None


def author_of(paper: Word, words: StatementWords) -> list[Word]:
    """Who issued the paper that speaks: "the ministry published a statement saying"."""
    if paper.lemma not in words.papers or paper.dep != "dobj":
        return []
    return logical_subjects(paper.head)


def owners_of(noun: Word, words: StatementWords, barred: frozenset[str]) -> list[Word]:
    """Whose claim, fear or promise a noun is: possessive, "by" phrase, nationality, or the subject of a light verb.
    `barred`: prepositions that hold the content.
    """
    owner = child(noun, "poss") or next(_under_owner(noun, words, barred), None)
    if owner is not None:
        return [owner]
    return logical_subjects(noun.head) if noun.dep in ("dobj", "nsubjpass") and noun.head.lemma in words.light else []


def carrier_of(noun: Word, words: StatementWords) -> Word | None:
    """The light verb close before a noun of saying: "voiced deep concern"."""
    near = 0 < noun.index - noun.head.index < 4
    own = child(noun, "poss") is None  # in "repeated its claim" somebody else may have made the claim
    return noun.head if noun.dep == "dobj" and near and own and noun.head.lemma in words.light else None


def _under_owner(noun: Word, words: StatementWords, barred: frozenset[str]) -> Iterator[Word]:
    for each in noun.children:
        if each.dep == "prep" and each.lower in words.owners and each.lower not in barred:
            yield from (inner for inner in each.children if inner.dep == "pobj")


def speaker_among(sources: Iterable[Word], cast: Cast) -> Referent | None:
    """Who speaks: of a common noun and the name beside it ("the news agency KCNA") the name; of a paper its author
    ("an army statement said").
    """
    sources = list(sources)
    words = [each for source in sources for each in (source, *_beside_named(source))]
    found = [referent for word in words for referent in cast.at(word)]
    if not found:
        owners = [each for source in sources for each in source.children if each.dep in ("poss", "compound", "amod")]
        found = [referent for word in owners for referent in cast.at(word)]
    return next((each for each in found if not each.rule.startswith("nominals")), found[0] if found else None)


def _inverted(verb: Word, cast: Cast) -> list[Word]:
    """ "...", added KCNA: the speaker behind the verb is read as its object, or the verb as an attribute of the
    name.
    """
    if verb.dep == "amod" and verb.head.index == verb.index + 1 and cast.at(verb.head):
        return [verb.head]
    behind = [each for each in verb.children if each.dep in ("dobj", "oprd", "npadvmod") and each.index > verb.index]
    return [each for each in behind if each.pos == "PROPN" and cast.at(each)]


def _beside_named(word: Word) -> list[Word]:
    return [inner for each in word.children if each.dep == "appos" for inner in (each, *_beside_named(each))]
