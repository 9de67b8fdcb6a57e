"""Clauses by which a report says that something was not so, whatever was read in them: "no force was used", "none of
our aircraft crossed the border", "it had seized nothing".

They stand with the nearest event of their report and are held against what others tell by the words that both share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from gestae.knowledge.denials import load_denials
from gestae.knowledge.linking import load_accounts, load_drift, load_joining
from gestae.knowledge.use import cached
from gestae.linking.counts import class_of
from gestae.linking.index import Index
from gestae.linking.likeness import shared_story
from gestae.linking.orphans import hosts_of
from gestae.linking.placing import starting
from gestae.linking.tellings import Negation, Sight, content
from gestae.linking.words import Word, acts_in, common, rarity, words_in
from gestae.records import Span

_MONTH = "May"  # which is no word by which something only may be
_ANY = "any"  # behind a verb of denial: it denies what was told, whatever it is called
_DONE = ("happened", "ongoing")
_DENIED = 5  # words of content behind the word that denies in which the act stands
_UNDONE = 2  # words of content before "nothing", behind which nothing stands, in which the act does
_NEAR = 4  # words behind "no" in which what there was none of is named
_OTHER = 1.5  # what a denial in quite other words lacks
_STORY = 2.0  # how much it counts whether both passages tell one story
_LEAST = 2  # words of content that a clause needs to be held against anything


def with_negations(told: Sequence[Sight], index: Index) -> list[Sight]:
    """The tellings, the nearest event (else the nearest of all) with each clause by which something was not so."""
    hosts = hosts_of(told)
    done = starting((one.trigger.start, one) for one in told if one.event and one.status in _DONE)
    added: dict[int, list[Negation]] = defaultdict(list)
    for line in index.lines if told else ():
        for clause in clauses(line):
            found = _negation(clause, index)
            if found is not None:
                inside = done.between(found.span.start, found.span.end)
                added[hosts.nearest(clause.start)].append(_without(found, inside))
    return [
        msgspec.structs.replace(sight, negations=tuple(added[number])) if number in added else sight
        for number, sight in enumerate(told)
    ]


def _without(negation: Negation, inside: Sequence[Sight]) -> Negation:
    """The clause without the acts in it that are told as done, which it takes for granted."""
    words = frozenset(word.stem for one in inside for word in words_in(one.trigger.text))
    done = frozenset(name for one in inside for name in one.acts)
    return msgspec.structs.replace(negation, denied=negation.denied - words, acts=negation.acts - done)


def clauses(line: Span) -> Iterator[Span]:
    """The clauses of a sentence, by its marks and the words that begin another."""
    start = 0
    for match in [*_breaks().finditer(line.text), None]:
        end = match.start() if match else len(line.text)
        if line.text[start:end].strip():
            yield Span(start=line.start + start, end=line.start + end, text=line.text[start:end])
        start = match.end() if match else end


def _negation(clause: Span, index: Index) -> Negation | None:
    """The clause as a negation; null where it denies nothing, or only what may be or is to come."""
    words = words_in(clause.text)
    plain = ["" if word.text == _MONTH else word.text.casefold().replace("’", "'") for word in words]
    place = next((n for n, word in enumerate(plain) if word in load_denials().negators), None)
    if place is None or plain[place + 1 : place + 2] in _beside_no() or set(plain) & _unsaid():
        return None
    around = [word for n, word in enumerate(words) if n != place]
    stems = content(around)
    if len(stems) < _LEAST:
        return None
    denied = [word for word in words[place + 1 :] if content([word])][:_DENIED] or _left_undone(words[:place])
    start = clause.start + words[0].start
    end = clause.start + words[-1].end
    day = _day(clause, index)
    return Negation(
        span=Span(start=start, end=end, text=index.text[start:end]),
        stems=stems,
        denied=content(denied),
        acts=acts_in(denied),
        absent=_absent(words[place + 1 :], plain[place]),
        codes=_codes(clause, index),
        by=index.speaking_at(clause.start + words[place].start),
        first=day[0],
        last=day[1],
        contrast=plain[place] in load_denials().contrasts,
    )


def _left_undone(before: Sequence[Word]) -> list[Word]:
    """What was done to nothing: "had blown up nothing", "hit nobody"."""
    return [word for word in before if content([word])][-_UNDONE:]


def is_firm(clause: Span, cues: str) -> bool:
    """Whether a clause denies for certain, by a word like "nothing" or because it is told as an answer ("retorted")."""
    words = load_denials()
    plain = [word.text.casefold().replace("’", "'") for word in words_in(clause.text)]
    place = next((n for n, word in enumerate(plain) if word in words.negators), None)
    if place is None or plain[place + 1 : place + 2] in _beside_no() or set(plain) & _unsaid():
        return False
    any_ = plain[place] in words.denying and plain[place + 1 : place + 2] == [_ANY]
    return any_ or plain[place] in words.firm or bool(set(cues.casefold().split()) & set(words.answering))


def _absent(behind: Sequence[Word], negator: str) -> frozenset[str]:
    """The classes of what there was none of: those of the words behind "no" and "none of", up to where and of what."""
    words = load_denials()
    if negator not in words.absence:
        return frozenset()
    near = behind[1 : _NEAR + 1] if [word.text for word in behind[:1]] == ["of"] else behind[:_NEAR]
    stop = next((n for n, word in enumerate(near) if word.text.casefold() in words.bounds), len(near))
    return frozenset(name for word in near[:stop] if (name := class_of(word.stem)))


def _codes(clause: Span, index: Index) -> frozenset[str]:
    """The codes of whom a clause names."""
    inside = index.people.between(clause.start, clause.end)
    return frozenset(index.codes[actor.id] for actor, mention in inside if mention.form in ("name", "metonym"))


def _day(clause: Span, index: Index) -> tuple[str | None, str | None]:
    """The first and last day that a clause names."""
    told = index.dates.between(clause.start, clause.end)
    return next(((one.first, one.last or one.first) for one in told), (None, None))


@cached
def _breaks() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(load_denials().breaks, key=len, reverse=True)))
    return re.compile(rf"[;:–—]|,(?!\d)|\b(?:{words})\b")


@cached
def _beside_no() -> tuple[list[str], ...]:
    return tuple([word] for word in load_denials().not_none)


@cached
def _unsaid() -> frozenset[str]:
    """Words by which a clause tells what is to come, or only may be."""
    return frozenset((*load_drift().ahead, *load_denials().supposed))


def negating(sight: Sight, negation: Negation) -> Sight:
    """What a clause denies that stands near a telling and is none of it: report, story, and what the clause names."""
    nothing: frozenset[str] = frozenset()
    return msgspec.structs.replace(
        sight, event=None, commitment=None, status="denied", ahead=False, claimed=False, trigger=negation.span,
        acts=negation.acts, actors=negation.codes, recipients=nothing, towns=nothing, points=(), names=nothing,
        object=nothing, words=negation.stems, topic=negation.stems, first=negation.first, last=negation.last,
        said=negation.by, noun=False, named=False,
    )  # fmt: skip


def refutes(negation: Negation, denial: Sight, told: Sight) -> float:
    """How much of what somebody tells a clause denies: the act or what it is done to, and the words and names that both
    share beside, by their rarity; below nought where they are of other sides or days, or share too little. What is done
    to people and places may be denied in other words altogether.
    """
    acted = _core(negation, told)
    elsewise = told.type in load_joining().local and not told.noun and not negation.acts
    if _are_apart(negation, denial, told) or not (acted or elsewise):
        return -1.0
    shared = (negation.stems & (told.words | told.topic)) - acted
    sides = bool(negation.codes & (told.actors | told.recipients))
    act = max((1.0, *map(rarity, acted & negation.denied))) if acted else -_OTHER
    return act + sum(map(rarity, shared)) + sides + _on_day(negation, told) + _STORY * shared_story(denial, told)


def _core(negation: Negation, told: Sight) -> frozenset[str]:
    """The words of the act, or of what it was done to, that a clause denies; of forces of one side their class."""
    words = {word.stem for word in words_in(told.trigger.text)} - common()
    if negation.denied & words:
        return negation.denied & words
    if negation.acts & told.acts:
        return frozenset(negation.acts & told.acts)
    classes = frozenset(name for stem in told.words if (name := class_of(stem)))
    forces = negation.absent & classes & set(load_accounts().forces)
    return forces if negation.codes & told.actors else frozenset()


def _are_apart(negation: Negation, denial: Sight, told: Sight) -> bool:
    """Whether a clause speaks of other sides, of other days, or of what had not yet been."""
    if told.actors and negation.codes and not negation.codes & (told.actors | told.recipients | told.lands):
        return True
    if told.first and denial.day and told.first > denial.day:
        return True
    return bool(negation.first and told.first) and not _on_day(negation, told)


def _on_day(negation: Negation, told: Sight) -> bool:
    return bool(
        negation.first and negation.last and told.first and told.last
        and negation.first <= told.last and told.first <= negation.last
    )  # fmt: skip
