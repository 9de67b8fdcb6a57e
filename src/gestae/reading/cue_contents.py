"""What a cue holds: the clause, the infinitive, the thing, the quotation that is attributed. One function a way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gestae.knowledge.cues import Cue, Cues, Takes
from gestae.reading.clauses import is_passive
from gestae.reading.quotations import Quotation
from gestae.reading.said import Stretch, merged, touch
from gestae.reading.words import Word, child, is_infinitive, subtree

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
GLOSSES = frozenset({"relcl"})
MARKS = frozenset({",", "(", "-", "--", "–", "—"})
TIMES = frozenset({"DATE", "TIME"})
DASHES = frozenset({",", ";", ":", "--", "-", "—", "–"})


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a cue: the quotations of the report, and the lexicon."""

    quoted: list[Quotation]
    cues: Cues


Way = Callable[[Word, Cue, Around], tuple[Stretch, ...]]


@dataclass(frozen=True, slots=True)
class Content:
    """What a cue holds, the family that lets it, and the way."""

    family: Cue
    way: Takes
    stretches: tuple[Stretch, ...]

    @property
    def is_topic(self) -> bool:
        """Whether it is a thing spoken of rather than words or a clause."""
        return self.way in TOPICS


TOPICS: frozenset[Takes] = frozenset({"object", "object_for", "about"})


def content_of(verb: Word, families: tuple[Cue, ...], around: Around) -> Content | None:
    """The content of a cue verb: the surest way first."""
    for way, read in WAYS.items():
        for family in families:
            if way in family.takes and (content := read(verb, family, around)):
                return Content(family, way, content)
    return None


def complement_of(word: Word, families: tuple[Cue, ...]) -> Content | None:
    """The content of a cue noun or adjective: a clause, an infinitive, or what stands under a preposition."""
    for way, read in COMPLEMENTS.items():
        for family in families:
            if way in family.takes and (content := read(word, family)):
                return Content(family, way, content)
    return None


# ---- verbs, one way each


def _that(verb: Word, family: Cue, around: Around) -> tuple[Stretch, ...]:
    clauses = [each for each in verb.children if each.dep == "ccomp"] or _loose_clause(verb)
    found = [stretch for clause in clauses for stretch in _clause(clause, verb, around)]
    if not found and _is_comment(verb, around.cues):
        found = _clause(verb.head, verb, around)
    return tuple(found)


def _loose_clause(verb: Word) -> list[Word]:
    """A reported clause taken for an adverbial one: "said after the vote he would go" has a subject and no mark."""
    behind = (each for each in verb.children if each.dep == "advcl" and each.index > verb.index)
    return [each for each in behind if child(each, "nsubj", "nsubjpass") and not child(each, "mark", "advmod")][:1]


def _to(verb: Word, family: Cue, around: Around) -> tuple[Stretch, ...]:
    clause = next((each for each in verb.children if each.dep in ("xcomp", "ccomp") and is_infinitive(each)), None)
    if clause is None:
        return ()
    carriers = [each for each in verb.children if _is_carrier(each, verb, clause, family)]
    return merged(stretch for each in (*carriers, clause) for stretch in _clause(each, verb, around))


def _is_carrier(each: Word, verb: Word, clause: Word, family: Cue) -> bool:
    """Whether a child of the verb names who is to do what the infinitive tells: "urged Congress to act"."""
    if each.dep == "nsubjpass":
        return each.lower not in ("who", "which", "that")
    return each.dep == "dobj" and verb.index < each.index < clause.index


def _name(verb: Word, family: Cue, around: Around) -> tuple[Stretch, ...]:
    """What is called and what it is called: "called the vote a sham", "described it as rigged"."""
    if verb.dep == "acl" and child(verb, "agent") is None:
        return ()  # "a village called Bakhmutske" bears its name, nobody judges it
    small = next((each for each in verb.children if each.dep == "ccomp" and each.pos not in ("VERB", "AUX")), None)
    if small is not None:
        return tuple(stretches(small, without=verb))
    name = child(verb, "oprd") or _as_phrase(verb)
    thing = child(verb, "dobj", "nsubjpass")
    if (
        name is None
        and thing is not None
        and any(each.dep == "amod" and each.index > thing.index for each in thing.children)
    ):
        name = thing  # "called the vote outrageous": the adjective hangs on the thing
    named = [each for each in dict.fromkeys((thing, name)) if each is not None] if name is not None else []
    return merged(stretch for each in named for stretch in stretches(each, without=verb))


def _quote(verb: Word, family: Cue, around: Around) -> tuple[Stretch, ...]:
    return tuple((each.start, each.end) for each in _quotes_beside(verb, around))


def _object(verb: Word, family: Cue, around: Around) -> tuple[Stretch, ...]:
    if verb.quoted or not _is_told(verb):
        return ()
    things = [*_things(verb, family), *_tails(verb, family)]
    if not things or things[0].dep in ("prep", "agent") or _speaks_itself(things[0], verb, around.cues):
        return ()
    found = merged(stretch for each in things for stretch in stretches(each, verb, *_glosses(each)))
    loose = any(not any(touch((each.start, each.end), one) for one in found) for each in _quotes_beside(verb, around))
    return () if loose else found


def _object_for(verb: Word, family: Cue, around: Around) -> tuple[Stretch, ...]:
    return _object(verb, family, around) if _tails(verb, family) else ()


def _about(verb: Word, family: Cue, around: Around) -> tuple[Stretch, ...]:
    if verb.quoted or not _is_told(verb) or _quotes_beside(verb, around):
        return ()
    return _under_preposition(verb, family)


WAYS: dict[Takes, Way] = {
    "that": _that,
    "name": _name,
    "to": _to,
    "object_for": _object_for,
    "object": _object,
    "quote": _quote,
    "about": _about,
}


def _things(verb: Word, family: Cue) -> Iterator[Word]:
    """The object; in the passive the subject, where an agent is named or none is needed."""
    if not is_passive(verb):
        thing = child(verb, "dobj")
    elif family.bare or child(verb, "agent") is not None:
        thing = child(verb, "nsubjpass")
    else:
        thing = None
    if thing is not None and thing.pos in NOUNS and thing.lower not in ("who", "which", "that", "what"):
        yield thing


def _tails(verb: Word, family: Cue) -> list[Word]:
    """The phrases behind the verb that say what for: "praised him for", "accused it of"."""
    return [
        each for each in verb.children if each.dep == "prep" and each.lower in family.with_ and each.index > verb.index
    ]


def _speaks_itself(thing: Word, verb: Word, cues: Cues) -> bool:
    """Whether the object of a light verb is a noun of saying with a content of its own: "voiced concern about it"."""
    light = verb.lemma in cues.words.light
    return light and complement_of(thing, cues.nouns.get(thing.lemma, ())) is not None


def _is_told(verb: Word) -> bool:
    """A verb form that tells what somebody does or is to do, no participle that has become an adjective or a noun."""
    if verb.tag == "VBG":
        return verb.dep not in ("amod", "compound", "csubj")
    return verb.tag.startswith("VB")


def _quotes_beside(verb: Word, around: Around) -> list[Quotation]:
    return [each for each in around.quoted if _beside(each, verb, around.cues)]


def _is_comment(verb: Word, cues: Cues) -> bool:
    """A cue set into or after what it attributes: "the plan, he says, is dead"."""
    if verb.dep not in ("parataxis", "ccomp", "advcl") or (verb.dep != "parataxis" and verb.head.index > verb.index):
        return False
    reported = verb.dep == "ccomp" and verb.head.lemma in cues.verbs
    return not reported and child(verb, "nsubj") is not None and child(verb, "ccomp", "mark", "dobj") is None


def _as_phrase(verb: Word) -> Word | None:
    behind = (each for each in verb.children if each.dep in ("prep", "advmod") and each.lower == "as")
    return next((each for each in behind if each.index > verb.index), None)


def _beside(quotation: Quotation, verb: Word, cues: Cues) -> bool:
    """Whether a quotation of the verb's sentence stands outside the verb and within its own clause."""
    if quotation.end <= verb.sentence.start or quotation.start >= verb.sentence.end:
        return False
    if quotation.start <= verb.start < quotation.end:
        return False
    below = (word for word in subtree(verb) if quotation.start <= word.start < quotation.end)
    first = next(below, None)
    return first is not None and not _is_cued_between(first, verb, quotation, cues)


def _is_cued_between(word: Word, verb: Word, quotation: Quotation, cues: Cues) -> bool:
    """Whether another verb of saying, nearer to the quotation, stands over `word`."""
    while word is not verb and word.head is not word:
        word = word.head
        outside = not quotation.start <= word.start < quotation.end
        if word is not verb and outside and word.pos == "VERB" and word.lemma in cues.verbs:
            return True
    return False


# ---- nouns and adjectives


def _noun_clause(word: Word, family: Cue) -> tuple[Stretch, ...]:
    clauses = (each for each in word.children if each.dep in ("acl", "ccomp") and child(each, "mark") is not None)
    clause = next(clauses, None)
    return tuple(stretches(clause, without=word)) if clause is not None else ()


def _noun_infinitive(word: Word, family: Cue) -> tuple[Stretch, ...]:
    clause = next((each for each in word.children if each.dep in ("acl", "xcomp") and is_infinitive(each)), None)
    return tuple(stretches(clause, without=word)) if clause is not None else ()


def _under_preposition(word: Word, family: Cue) -> tuple[Stretch, ...]:
    tops = [each for each in word.children if each.dep == "prep" and each.lower in family.with_]
    held = [each for top in tops[:1] for each in top.children if each.dep in ("pobj", "pcomp")]
    held = [each for each in held if each.entity not in TIMES]
    return merged(stretch for each in held for stretch in stretches(each, word, *_glosses(each)))


COMPLEMENTS: dict[Takes, Callable[[Word, Cue], tuple[Stretch, ...]]] = {
    "that": _noun_clause,
    "to": _noun_infinitive,
    "about": _under_preposition,
}


# ---- characters


def _clause(clause: Word, verb: Word, around: Around) -> list[Stretch]:
    """The characters of a reported clause, without what the reporter sets beside it."""
    return stretches(clause, verb, *_asides(clause, verb, around), *_glosses(clause))


def _asides(clause: Word, verb: Word, around: Around) -> list[Word]:
    """Clauses that the parser hangs on reported words though they are the reporter's own: a new finite verb of saying
    ("said it would stay and promised help"), a clause of time or contrast after a comma or a closing quotation mark.
    """
    behind = (each for each in clause.children if each.index > clause.index)
    return [each for each in behind if _is_aside(each, clause, verb, around.cues)]


def _is_aside(each: Word, clause: Word, verb: Word, cues: Cues) -> bool:
    if each.dep == "conj":
        return child(each, "nsubj") is None and _resumes(each, clause, verb, cues)
    return each.dep in ("advcl", "prep") and (_opens_aside(each, clause, cues) or _goes_on(each, cues))


def _resumes(each: Word, clause: Word, verb: Word, cues: Cues) -> bool:
    """Whether a verb hung on the reported one goes on with what the speaker did, in the cue's tense."""
    form = child(each, "aux") if each.tag == "VB" else each
    if form is None or form.tag != verb.tag or form.tag not in ("VBD", "VBZ", "VBP"):
        return False
    modal = child(clause, "aux")
    return (modal is not None and modal.tag == "MD") or each.lemma in cues.verbs


def _glosses(top: Word) -> list[Word]:
    """What is set behind a name or noun after a comma, and ends the phrase: the reporter's words on whom or what is
    spoken of ("accused Rahman, who left office in May").
    """
    last = max(subtree(top), key=lambda word: word.index)
    found = []
    for each in subtree(top):
        if each.dep in GLOSSES and not each.quoted and each.head.pos in NOUNS:
            words = sorted(subtree(each), key=lambda word: word.index)
            before = _before(words[0])
            if before is not None and before.text in MARKS and words[-1] is last:
                found.append(each)
    return found


def _opens_aside(each: Word, clause: Word, cues: Cues) -> bool:
    words = sorted(subtree(each), key=lambda word: word.index)
    before = _before(words[0])
    if before is None or words[0].quoted:
        return False
    closed = before.text == '"' or (before.text == "," and clause.quoted)
    return words[0].lower in cues.words.asides and (closed or (before.text == "," and each.dep == "advcl"))


def _goes_on(each: Word, cues: Cues) -> bool:
    """A participle of saying after a comma goes on about the speaker: "said it was over, citing losses"."""
    before = _before(min(subtree(each), key=lambda word: word.index))
    saying = each.tag == "VBG" and each.lemma in cues.verbs
    return saying and before is not None and before.text in (",", '"')


def _before(word: Word) -> Word | None:
    words = word.sentence.words
    place = word.index - words[0].index
    return words[place - 1] if place > 0 else None


def stretches(top: Word, without: Word, *barred: Word) -> list[Stretch]:
    """The characters under `top`, less those under `without` and `barred`: one stretch, or more where such stand in the
    middle.
    """
    under = set(subtree(top))
    out: set[int] = {without.index}
    for each in (without, *barred):
        if each in under and each is not top:
            out |= {word.index for word in subtree(each)}
    kept = sorted((word for word in under if word.index not in out), key=lambda word: word.index)
    runs: list[list[Word]] = []
    for word in kept:
        if runs and word.index - runs[-1][-1].index == 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    trimmed = [_trim(run) for run in runs]
    return [(run[0].start, run[-1].end) for run in trimmed if any(word.pos not in ("PUNCT", "CCONJ") for word in run)]


def _trim(run: list[Word]) -> list[Word]:
    while run and (run[0].text in DASHES or run[0].lower == "that"):
        run = run[1:]
    while run and (run[-1].text in DASHES or run[-1].pos == "CCONJ"):
        run = run[:-1]
    return run
