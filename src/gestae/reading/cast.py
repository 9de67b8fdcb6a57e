"""Who is in a report: the growing list of actors while the stages read, and who a word stands for."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from gestae.knowledge.actors import Role
from gestae.reading.words import PASSIVE_SUBJECTS, SUBJECTS, Word
from gestae.records import Actor, ActorKind, Mention, MentionForm

OBSERVERS = frozenset({"JRN", "MED", "NGO"})  # sectors of those who tell of others
MEMORY = 6  # sentences that an unnamed reference may look back
ANYWHERE = 0.3  # what a mention anywhere in the report weighs beside a near one, where its country is guessed


@dataclass(slots=True, eq=False)
class Referent:
    """An actor while the report is being read."""

    id: str
    key: str
    name: str
    kind: ActorKind
    code: str | None = None
    sector: str | None = None
    role: str | None = None
    wikidata: str | None = None
    rule: str = ""
    sex: str | None = None
    many: bool = False
    offices: set[Role] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    seen: list[Word] = field(default_factory=list)

    def record(self) -> Actor:
        """The finished record."""
        return Actor(
            id=self.id,
            name=self.name,
            kind=self.kind,
            code=self.code,
            sector=self.sector,
            role=self.role,
            wikidata=self.wikidata,
            rule=self.rule,
            mentions=tuple(sorted(self.mentions, key=lambda mention: mention.start)),
        )


class Cast:
    """The actors of one report."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.referents: list[Referent] = []
        self.plurals: list[Word] = []  # subjects in the plural whom no noun of the lexicon names
        self.voice: Referent | None = None  # who says "I" outside quotations
        self.home: str | None = None  # the code of the body that published it
        self.publisher: frozenset[str] = frozenset()  # the words of the outlet's name, in lower case
        self._by_key: dict[str, Referent] = {}
        self._by_id: dict[str, Referent] = {}
        self._of_word: dict[int, list[Referent]] = {}
        self._country_of_word: dict[int, str | None] = {}
        self._toponyms: dict[int, tuple[int, int]] = {}

    def referent(self, key: str, name: str, kind: ActorKind, **facts: object) -> Referent:
        """The actor of that key, made on first use."""
        found = self._by_key.get(key)
        if found is None:
            found = Referent(id=f"a{len(self.referents) + 1}", key=key, name=name, kind=kind, **facts)  # type: ignore[arg-type]
            self.referents.append(found)
            self._by_key[key] = self._by_id[found.id] = found
        return found

    def known(self, key: str) -> Referent | None:
        """The actor of that key, if the report names it."""
        return self._by_key.get(key)

    def by_id(self, id: str) -> Referent:
        """The actor of that id."""
        return self._by_id[id]

    def mention(self, referent: Referent, head: Word, start: int, end: int, form: MentionForm) -> None:
        """Notes that characters `start` to `end`, headed by `head`, name `referent`."""
        standing = self._of_word.setdefault(head.index, [])
        if referent in standing:
            return
        standing.append(referent)
        referent.mentions.append(Mention(start=start, end=end, text=self.text[start:end], form=form))
        referent.seen.append(head)

    def at(self, word: Word) -> list[Referent]:
        """The actors that `word` stands for, itself."""
        return self._of_word.get(word.index, [])

    def locate(self, word: Word, country: str | None) -> None:
        """Notes that `word` names a place in `country` (ISO 3166-1 alpha-3); null where it may be in several."""
        self._country_of_word[word.index] = country

    def name_place(self, words: Iterable[Word], start: int, end: int) -> None:
        """Notes that `words` spell a known place name at characters `start` to `end`."""
        self._toponyms.update((word.index, (start, end)) for word in words)

    def toponym_at(self, word: Word) -> tuple[int, int] | None:
        """The characters of the known place name that `word` belongs to."""
        return self._toponyms.get(word.index)

    def is_place(self, word: Word) -> bool:
        """Whether `word` names a place, be it known where or not."""
        return word.index in self._country_of_word

    def country_at(self, word: Word) -> str | None:
        """The country of the place that `word` names."""
        return self._country_of_word.get(word.index)

    def forget(self, word: Word) -> None:
        """Takes back what `word` was thought to stand for."""
        for referent in self._of_word.pop(word.index, []):
            if word in referent.seen:
                place = referent.seen.index(word)
                del referent.seen[place]
                del referent.mentions[place]

    def state(self, code: str) -> Referent | None:
        """The state of that code, if the report has named it or anyone acting for it."""
        return self._by_key.get(code)

    def records(self, acting: Container[str] = ()) -> tuple[Actor, ...]:
        """The finished records of all who are mentioned, and of those whose ids are in `acting`."""
        return tuple(each.record() for each in self.referents if each.mentions or each.id in acting)


def salience(referent: Referent, word: Word) -> float:
    """How present `referent` is to a reader who has come to `word`: its weightiest near mention, the others a
    little.
    """
    scores = list(_presences(referent, word))
    return max(scores, default=0.0) + 0.15 * sum(scores)


def _presences(referent: Referent, word: Word) -> Iterator[float]:
    for seen in referent.seen:
        distance = word.sentence.number - seen.sentence.number
        if seen.index < word.index and distance <= MEMORY:
            overheard = 0.3 if seen.quoted and not word.quoted else 1.0
            yield overheard * weight(seen) / (1 + distance) ** 1.5


def salient_code(cast: Cast, codes: Container[str | None], word: Word, home: float = ANYWHERE) -> str | None:
    """The code whose actors, taken together, are most present at `word`; null where none has been named yet. Who only
    tells of others (an agency, a rights group) says nothing of the country that is spoken of.

    `home`: what each mention anywhere in the report weighs beside a near one, 0 to 1.
    """
    totals: dict[str, float] = {}
    for referent in cast.referents:
        if referent.code in codes and referent.code is not None and referent.sector not in OBSERVERS:
            near = sum(_presences(referent, word))
            totals[referent.code] = totals.get(referent.code, 0.0) + near + home * len(referent.seen)
    best = max(totals, key=lambda code: totals[code], default=None)
    return best if best and totals[best] > 0 else None


def weight(word: Word) -> float:
    """Grammatical weight of a mention: subjects before objects before the rest (Lappin and Leass 1994)."""
    if word.dep in SUBJECTS or word.dep in PASSIVE_SUBJECTS:
        return 3.0 if word.head.dep in ("ROOT", "ccomp") else 2.2
    if word.dep in ("dobj", "obj", "dative", "appos"):
        return 1.4
    return 1.0 if word.dep != "compound" else 0.6


def most_salient(candidates: Iterable[Referent], word: Word) -> Referent | None:
    """The candidate most present at `word`; null where none has been named yet."""
    scored = [(salience(each, word), each) for each in candidates]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] > 0 else None
