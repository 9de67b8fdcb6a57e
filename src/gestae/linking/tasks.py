"""What a commitment undertakes, as later tellings are held against it: acts, verbs, things, names, numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gestae.knowledge.copies import common_words
from gestae.knowledge.fates import load_fates
from gestae.knowledge.linking import load_joining
from gestae.knowledge.use import cached
from gestae.linking.index import Index, is_seat, names_in
from gestae.linking.promises import Promise
from gestae.linking.tellings import plain
from gestae.linking.ways import alike, phrases_at, ways_at, ways_of
from gestae.linking.words import Word, acts, stem, words_in
from gestae.records import Polarity, Reading, Span

_NEAR = 6  # words of an undertaking in which its act is named
_BEFORE = 20  # characters in which the word before an undertaking stands
_IDLE = 0.2  # of texts that hold a word, from which on it says nothing
_RARE = 0.01  # of texts that hold a word, below which it speaks fully
_SHORTEST = 3
_FEW = 2.0  # numbers up to this tell nothing
_SUBJECT = 9  # words before an undertaking that name what it is done to, where it is told in the passive
_BESIDE = 40  # characters behind an undertaking in which its day stands
_BREAKS = ",;:—–("
_PHRASE = 2  # words by which an undertaking tells only that something is to come about
_PASSIVE = 2  # words before a participle in which its auxiliary stands


@dataclass(frozen=True, slots=True)
class Task:
    """What is undertaken. `acts`: by `acts.yaml`; `ways`: by `ways.yaml`; `stems`: of its verb; `words`: of what it is
    about; `things`: these, and common words for things; `kinds`: other stems for the same kinds of things; `pairs`:
    words next to each other; `towns`: places other than countries; `proper`: the words of their names; `sites`: those
    of them that stand for no government; `story`: the names that its report has most, codes left out; `first`, `last`:
    the days for which it is undertaken; `lasting`: to go on with it; `stopping`: to end what the acts tell; `polarity`:
    of doing the acts.
    """

    acts: frozenset[str]
    ways: frozenset[str]
    stems: frozenset[str]
    words: frozenset[str]
    things: frozenset[str]
    kinds: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    names: frozenset[str]
    proper: frozenset[str]
    towns: frozenset[str]
    sites: frozenset[str]
    toward: frozenset[str]
    values: frozenset[float]
    story: frozenset[str]
    first: str | None
    last: str | None
    lasting: bool
    stopping: bool
    polarity: Polarity


def task_of(promise: Promise, index: Index) -> Task:
    """What the promise undertakes, by its words and by its telling."""
    own = words_in(index.text, promise.undertaking.start, _end(promise))
    thing = _is_thing(promise, index)
    stopping = (
        not thing and promise.polarity != "may" and bool(own) and own[0].stem in _stopping() and _names_act(own[1:])
    )
    words = own[1:] if stopping else own
    verb = None if thing else _verb(words)
    named = _acts(words, verb, promise, thing, stopping)
    subject = _subject(promise, own, index)
    around = [*subject, *words, *_behind(promise, index)]
    opening = _opening(subject, index.reading)
    about = (telling_words(around) | opening) - ({verb.stem} if verb else set())
    things = frozenset(word.stem for word in around if word.text[0].islower() and alike(word.stem)) | about
    first, last = _days(promise, index)
    towns = _towns(promise, around, index)
    return Task(
        acts=named,
        ways=_kept_so(own, around)
        or _ways(words, thing, stopping)
        or _ways_of_subject(subject, words)
        or ways_of(named),
        stems=frozenset({verb.stem} if verb else ()),
        words=about,
        things=things,
        kinds=frozenset(other for word in things for other in alike(word)) - about,
        pairs=pairs_in(own),
        names=names_in(around, index.taken, index.text),
        proper=frozenset(stem(word) for town in towns for word in town.split()),
        towns=towns,
        sites=_towns(promise, around, index, seats=False),
        toward=promise.toward,
        values=frozenset(_values(promise, index)),
        story=frozenset(name for name in index.context if not name.isupper()),
        first=first,
        last=last,
        lasting=bool(own) and plain(own[0]) in load_fates().lasting,
        stopping=stopping,
        polarity=_OPPOSITE[promise.polarity] if stopping else promise.polarity,
    )


def _behind(promise: Promise, index: Index) -> list[Word]:
    """The words of the clause right behind an undertaking: "30 million dollars | for the clinic"."""
    sentence, text = _sentence(promise, index), index.text
    found: list[Word] = []
    last = _end(promise)
    if last < promise.undertaking.end:
        return found
    for word in words_in(text, last, sentence.end)[:_NEAR]:
        broken = any(mark in text[last : word.start] for mark in _BREAKS)
        if broken or plain(word) in load_fates().moods.parting | load_fates().moods.conditional:
            break
        found.append(word)
        last = word.end
    return found


def _opening(subject: Sequence[Word], reading: Reading) -> frozenset[str]:
    """The word that opens a sentence, whose capital says nothing, where it names nobody and no place."""
    named: list[Span] = [mention for one in reading.actors for mention in one.mentions]
    named += [mention for one in reading.places for mention in one.mentions]
    first = [word for word in subject[:1] if not any(span.start <= word.start < span.end for span in named)]
    return telling_words([Word(plain(word), word.start, word.stem) for word in first])


_OPPOSITE: dict[Polarity, Polarity] = {"will": "will_not", "will_not": "will", "may": "may"}


def _names_act(words: Sequence[Word]) -> bool:
    """Whether words behind a verb of ending name what is ended."""
    return any(ways_at([word], 0) or word.text.endswith("ing") for word in words[:_NEAR])


def _kept_so(own: Sequence[Word], around: Sequence[Word]) -> frozenset[str]:
    """Of "keep the border closed", the ways of being closed."""
    if not own or plain(own[0]) not in load_fates().lasting:
        return frozenset()
    participles = [word for word in around if word.text.endswith("ed") or word.text in load_fates().states]
    return frozenset().union(*(ways_at([word], 0) for word in participles))


def pairs_in(words: Sequence[Word]) -> frozenset[tuple[str, str]]:
    """Pairs of words next to each other that both say something."""
    unsaid = _unsaid()
    kept = [word if _tells(word, unsaid) else None for word in words]
    return frozenset(
        (one.stem, other.stem)
        for one, other in pairwise(kept)
        if one is not None and other is not None and one.end + 1 == other.start
    )


def _subject(promise: Promise, own: Sequence[Word], index: Index) -> list[Word]:
    """The words before an undertaking that name what it is about: of a passive ("the gate would be shut"), and where
    itself names nothing ("talks are planned, and it will attend them").
    """
    sentence = _sentence(promise, index)
    before = words_in(index.text, sentence.start, promise.undertaking.start)
    if any(plain(word) in load_fates().being for word in before[-_PASSIVE:]) or _happens(own):
        breaks = [number for number, word in enumerate(before) if plain(word) in load_fates().moods.parting]
        return before[max(breaks, default=-1) + 1 :][-_SUBJECT:]
    pronoun = any(plain(word) in load_fates().pronouns for word in own[1:])
    if not pronoun or telling_words(own[1:]):
        return []
    return before if telling_words(before) else _sentence_before(sentence, index)


def _sentence_before(sentence: Span, index: Index) -> list[Word]:
    """The words of the sentence before one, in which what a pronoun stands for is named."""
    earlier = [one for one in index.lines if one.end <= sentence.start]
    return words_in(index.text, earlier[-1].start, earlier[-1].end) if earlier else []


def _happens(own: Sequence[Word]) -> bool:
    """Whether an undertaking tells only that something is to come about: "take place", "go ahead"."""
    told = [word.stem for word in own[:_PHRASE]]
    return any(told[: len(phrase)] == list(phrase) for phrase in _coming())


@cached
def _coming() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(stem(word) for word in phrase.split()) for phrase in load_fates().coming)


def _ways_of_subject(subject: Sequence[Word], words: Sequence[Word]) -> frozenset[str]:
    """The ways of the last noun that tells any, of what is to come about."""
    if not _happens(words):
        return frozenset()
    found = (ways_at(subject, place) for place in range(len(subject) - 1, -1, -1))
    return next((some for some in found if some), frozenset())


def _sentence(promise: Promise, index: Index) -> Span:
    return index.line_of(promise.undertaking.start) or promise.undertaking


def _days(promise: Promise, index: Index) -> tuple[str | None, str | None]:
    """The days for which something is undertaken: told within its words or right behind, else anywhere beside it."""
    span, sentence = promise.undertaking, _sentence(promise, index)
    told = [one for one in index.dates.between(sentence.start, sentence.end) if one.kind in ("date", "time")]
    near = [one for one in told if span.start <= one.start < span.end + _BESIDE]
    found = next(iter(near), None) or (told[0] if len(told) == 1 else None)
    if found is None or found.first is None or (promise.day or "") >= (found.last or found.first):
        return None, None
    return found.first, found.last or found.first


def _ways(words: Sequence[Word], thing: bool, stopping: bool) -> frozenset[str]:
    """The ways that the words of an undertaking tell: its first word, forms in -ing, and nouns behind verbs that say
    nothing; what is promised is given.
    """
    if thing:
        return ways_of(load_fates().given)
    near = list(range(1, min(len(words), _NEAR)))
    doing = [ways_at(words, place) for place in near if words[place].text.endswith("ing")]
    if stopping:
        return frozenset().union(*(ways_at([word], 0) for word in words[:_NEAR]))
    if words and plain(words[0]) in load_fates().carrying and not phrases_at(words, 0):
        nouns = (ways_at([words[place]], 0) for place in near)
        return frozenset().union(next((some for some in nouns if some), ways_at(words, 0)), *doing)
    return frozenset().union(ways_at(words, 0) if words else (), *doing)


def _end(promise: Promise) -> int:
    """Where the undertaking ends, its condition left out."""
    span, condition = promise.undertaking, promise.condition
    inside = condition is not None and span.start < condition.span.start < span.end
    return condition.span.start if condition is not None and inside else span.end


@cached
def light() -> frozenset[str]:
    """The stems of words that say nothing of what is undertaken."""
    return frozenset(stem(word) for word in load_fates().light)


@cached
def _stopping() -> frozenset[str]:
    return frozenset(stem(word) for word in load_fates().stopping)


@cached
def ending() -> frozenset[str]:
    """The stems of verbs by which something ends."""
    return frozenset(stem(word) for word in load_fates().ending)


def telling_words(words: Sequence[Word]) -> frozenset[str]:
    """The stems of the words that say what a clause is about, names left out; also of common ones."""
    unsaid = _unsaid()
    return frozenset(word.stem for word in words if _tells(word, unsaid))


def _tells(word: Word, unsaid: frozenset[str]) -> bool:
    return word.text[0].islower() and len(word.stem) >= _SHORTEST and word.stem not in unsaid


@cached
def _unsaid() -> frozenset[str]:
    """The stems of words that say nothing of what is undertaken, and of those that most texts hold."""
    return light() | idle()


@cached
def idle() -> frozenset[str]:
    """The stems of words that most texts hold."""
    return frozenset(stem(entry.word) for entry in common_words() if entry.share >= _IDLE)


@cached
def worth(word: str) -> float:
    """How much a shared word proves: fully where few texts hold it, by half where many do."""
    return 1.0 if word not in _shares() else max(0.4, 1.0 - 10 * (_shares()[word] - _RARE))


@cached
def _shares() -> dict[str, float]:
    return {stem(entry.word): entry.share for entry in common_words() if entry.share > _RARE}


def _verb(words: Sequence[Word]) -> Word | None:
    """The first word, or behind verbs that say nothing the one that names an act ("take part in drills", "keep
    supplying").
    """
    known = acts()
    for place, word in enumerate(words[:_NEAR]):
        if word.stem in _unsaid() or len(word.stem) < _SHORTEST:
            continue
        if place == 0 or word.text.endswith("ing") or word.stem in known.verbs or word.stem in known.nouns:
            return word
    return None


def _acts(words: Sequence[Word], verb: Word | None, promise: Promise, thing: bool, stopping: bool) -> frozenset[str]:
    """The acts of the telling, else of the verb, else of the first noun that names one; what is promised is given."""
    if promise.sight is not None and promise.sight.acts and not stopping:
        return promise.sight.acts
    known = acts()
    if thing:
        return load_fates().given
    if verb is not None:
        return frozenset(known.verbs.get(verb.stem, ()) or known.nouns.get(verb.stem, ()))
    heard = [word for word in words[:_NEAR] if word.stem not in _unsaid()]
    found = (known.verbs.get(word.stem, ()) or known.nouns.get(word.stem, ()) for word in heard)
    return frozenset(next((some for some in found if some), ()))


def _is_thing(promise: Promise, index: Index) -> bool:
    """Whether a noun was promised ("fifty vehicles"): no "to" and no auxiliary stands before it."""
    start = promise.undertaking.start
    before = words_in(index.text, max(0, start - _BEFORE), start)
    verbal = promise.rule.startswith("commitments:modal") or promise.undertaking.text.split()[0].endswith("ing")
    return bool(promise.rule) and not verbal and bool(before) and plain(before[-1]) not in load_joining().auxiliaries


def _towns(promise: Promise, around: Sequence[Word], index: Index, *, seats: bool = True) -> frozenset[str]:
    """The places smaller than a country that the undertaking names, or that stand right behind it."""
    sentence = _sentence(promise, index)
    start = min((word.start for word in around), default=promise.undertaking.start)
    end = min(promise.undertaking.end + _BESIDE, sentence.end)
    return places_in(Span(start=start, end=end, text=index.text[start:end]), index, seats=seats)


def places_in(span: Span, index: Index, *, seats: bool = True) -> frozenset[str]:
    """The names of the places other than countries in a stretch of text; `seats`: also those that stand for a
    government.
    """
    return frozenset(
        place.name.casefold()
        for place, mention in index.places.between(span.start, span.end)
        if place.precision != "country" and (seats or not is_seat(mention, index))
    )


def _values(promise: Promise, index: Index) -> set[float]:
    inside = index.quantities.between(promise.undertaking.start, promise.undertaking.end)
    return {one.value for one in inside if one.value is not None and one.value > _FEW}
