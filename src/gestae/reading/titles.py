"""Titles: the office that a noun beside a name gives to its bearer ("President Lukashenko")."""

from __future__ import annotations

from gestae.reading.cast import Cast, Referent
from gestae.reading.nouns import Noun
from gestae.reading.words import Word, child


def title_bearers(noun: Noun, cast: Cast) -> list[Referent]:
    """The persons whose title `noun` is: "President Lukashenko", "Lukashenko, president of Belarus"."""
    head, last = noun.head, noun.spelled[-1]
    if head.dep == "attr":
        return []
    beside = [word.head for word in (head, last) if word.dep in ("compound", "nmod", "appos", "flat")]
    beside += [child for word in (head, last) for child in word.children if child.dep == "appos"]
    beside += [*_name_behind(noun, cast), *_name_before(noun)]
    found = [referent for word in beside for referent in cast.at(word) if referent.kind == "person"]
    return list(dict.fromkeys(found))


def _name_behind(noun: Noun, cast: Cast) -> list[Word]:
    """The name run together with the country of an office: "President of Belarus Alexander Lukashenko"."""
    of = next((each for each in noun.spelled[-1].children if each.lower == "of"), None)
    name = child(of, "pobj") if of is not None else None
    if of is None or name is None or noun.entry.role is None or of.index != noun.spelled[-1].index + 1:
        return []
    spans = [each for referent in cast.at(name) for each in referent.mentions if each.start <= name.start < each.end]
    lead = [word for word in name.children if of.index < word.index and spans and word.end <= spans[0].start]
    return [name] if lead and all(word.dep == "compound" and word.entity for word in lead) else []


def _name_before(noun: Noun) -> list[Word]:
    """The name before a title that the parser took for another person: "Ivanov, Spokesperson and Chief Adviser"."""
    word, path = noun.spelled[-1], []
    while word.dep == "conj" and word.tag in ("NNP", "NN"):
        path.append(word)
        word = word.head
    if not path or word.pos != "PROPN":
        return []
    first = min(each.index for each in (path[-1], *path[-1].children))
    between = [each.text for each in word.sentence.words if word.index < each.index < first]
    return [word] if between == [","] else []


def grant(person: Referent, noun: Noun, owners: list[Referent], cast: Cast) -> None:
    """Notes that `person` bears the office that `noun` names, for the state or body that owns it."""
    person.nouns.add(noun.lemma)
    if noun.entry.role:
        person.offices.add(noun.entry.role)
    if person.rule != "parser:PERSON":
        person.sector = noun.entry.sector if noun.entry.sector not in (None, "GOV") else person.sector
        return
    coded = next((owner.code for owner in owners if owner.code), None)
    person.code = person.code or coded
    person.sector = person.sector or noun.entry.sector
    person.role = person.role or " ".join(word.text for word in noun.spelled)
    person.sex = person.sex or noun.entry.sex
