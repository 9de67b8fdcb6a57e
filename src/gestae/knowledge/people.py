"""Who held which office on a day, from `actors/leaders.csv`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gestae.knowledge.actors import Leader, Role

RANK: dict[Role, int] = {"HOS": 0, "HOG": 0, "LEADER": 0, "FM": 1, "DM": 1, "INT": 2, "CHIEF": 2, "OTHER": 3}
FIRST_DAY, LAST_DAY = "0000", "9999"


@dataclass(frozen=True, slots=True)
class Person:
    """One human being and the offices that they held, latest first."""

    name: str
    surname: str
    terms: tuple[Leader, ...]

    def term_on(self, day: str | None, code: str | None = None) -> Leader:
        """The weightiest office held on `day` (ISO); where none was held then, the last before it, else the first
        after.
        """
        terms = [term for term in self.terms if code is None or term.code == code] or list(self.terms)
        if day is None:
            return min(terms, key=lambda term: RANK[term.role])
        held = [term for term in terms if serves(term, day)]
        if held:
            return min(held, key=lambda term: RANK[term.role])
        earlier = [term for term in terms if (term.start or FIRST_DAY) <= day]
        return earlier[0] if earlier else terms[-1]

    def in_office(self, day: str) -> bool:
        """Whether any of the offices was held on `day`."""
        return any(serves(term, day) for term in self.terms)


_ARTICLE = re.compile(r"\b[AaEe]l-(?=[A-Z])")
_ARTICLES = ("al-", "el-", "Al-", "El-", "Al ", "El ")


class People:
    """All known persons, by full name, by surname and by office."""

    def __init__(self, leaders: Iterable[Leader]) -> None:
        grouped: dict[tuple[str, str], list[Leader]] = defaultdict(list)
        for leader in leaders:
            grouped[leader.wikidata or leader.name, leader.surname].append(leader)
        self.all = tuple(_person(terms) for terms in grouped.values())
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
        self._by_office: dict[tuple[str, Role], list[Person]] = defaultdict(list)
        for person in self.all:
            for surname in surnames(person):
                self._by_surname[surname].append(person)
            for code, role in {(term.code, term.role) for term in person.terms}:
                self._by_office[code, role].append(person)

    def surnamed(self, surname: str, day: str | None) -> list[Person]:
        """Persons of that surname, those in office on `day` and of higher office first."""
        found = self._by_surname.get(surname, [])
        return sorted(found, key=lambda person: _standing(person, day))

    def holding(self, code: str, role: Role, day: str) -> Person | None:
        """Who held an office of that kind for `code` on `day`; null where nobody or several did."""
        found = [
            person
            for person in self._by_office.get((code, role), [])
            if any(term.code == code and term.role == role and serves(term, day) for term in person.terms)
        ]
        return found[0] if len(found) == 1 else None


def surnames(person: Person) -> set[str]:
    """The surname and its other spellings: aliases of one word."""
    told = {person.surname} | {alias for term in person.terms for alias in term.aliases if " " not in alias}
    return {spelling for name in told for spelling in spellings(name)}


def full_names(person: Person) -> set[str]:
    """The name and its other spellings of more than one word."""
    told = {person.name} | {alias for term in person.terms for alias in term.aliases if " " in alias}
    return {spelling for name in told for spelling in spellings(name)}


def spellings(name: str) -> set[str]:
    """A name in all the ways in which newsrooms write its Arabic article: "al-Sisi", "El-Sisi", "El Sisi"."""
    return {name} | {_ARTICLE.sub(article, name) for article in _ARTICLES if _ARTICLE.search(name)}


def serves(term: Leader, day: str) -> bool:
    """Whether `term` covers `day`; a blank end is good up to the day it was confirmed, and on."""
    return (term.start or FIRST_DAY) <= day and day[: len(term.end or LAST_DAY)] <= (term.end or LAST_DAY)


def _person(terms: list[Leader]) -> Person:
    ordered = sorted(terms, key=lambda term: term.start or FIRST_DAY, reverse=True)
    return Person(ordered[0].name, ordered[0].surname, tuple(ordered))


def _standing(person: Person, day: str | None) -> tuple[bool, int, int]:
    term = person.term_on(day)
    return (day is not None and not serves(term, day), RANK[term.role], -int((term.start or FIRST_DAY)[:4]))
