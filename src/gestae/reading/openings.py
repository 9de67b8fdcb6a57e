"""Which frames a word may open: its trigger words stand there, what the frame asks for stands around it, nothing that
it bars.
"""

from __future__ import annotations

from collections.abc import Iterator

from gestae.knowledge.dates import date_words
from gestae.knowledge.events import Opening
from gestae.knowledge.frames import Frame
from gestae.reading.arguments import Stage, is_of
from gestae.reading.clauses import logical_objects, logical_subjects, prepositions
from gestae.reading.words import Word, child, is_infinitive, is_negated

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})


def opened(word: Word, stage: Stage) -> Iterator[tuple[Frame, Word | None]]:
    """The frames that `word` opens, the most specific first, each with the noun that carries the act, if any."""
    for opening in _openings(word, stage):
        if _opens(word, opening) and _fits(word, opening, stage):
            yield opening.frame, _carrier(word, opening, stage)


def _openings(word: Word, stage: Stage) -> Iterator[Opening]:
    kind = "VERB" if word.pos in VERBAL else "NOUN" if word.pos in NOMINAL else "ADJ" if word.pos == "ADJ" else ""
    named = word.tag in ("VBN", "JJ") and any(each.dep == "det" for each in word.children)  # "the wounded" are people
    if not kind or named or _is_month(word) or (kind == "NOUN" and word.dep == "compound" and word.head.pos in NOMINAL):
        return
    lemmas = dict.fromkeys((word.lemma, word.lower, *_stems(word)))
    for lemma in lemmas:
        yield from (opening for opening in stage.frames.opened_by(lemma) if opening.pos == kind)


def _is_month(word: Word) -> bool:
    """ "On March 1": the march of a crowd has no capital."""
    return word.text[:1].isupper() and word.lower in date_words()["month"]


def _stems(word: Word) -> Iterator[str]:
    """Regular stems, where the parser's lemma is no word: "staged" is no "stag"."""
    for ending, stems in ENDINGS.items():
        if (
            word.tag in ("VBD", "VBN", "VBG", "JJ")
            and word.lower.endswith(ending)
            and len(word.lower) > len(ending) + 2
        ):
            stem = word.lower[: -len(ending)]
            yield from (stem + last for last in stems)
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


ENDINGS = {"ied": ("y",), "ed": ("", "e"), "ing": ("", "e")}


def _opens(word: Word, opening: Opening) -> bool:
    if opening.particle:
        return any(
            _is_particle(each, word) for each in word.children if each.lower == opening.particle
        ) or _marks_clause(word, opening.particle)
    if len(opening.lead) == 1 and any(
        each.lower == opening.lead[0] for each in word.children if each.dep in ("amod", "compound")
    ):
        return True
    if opening.lead:
        before = [each.lower for each in word.sentence.words if 0 < word.index - each.index <= len(opening.lead)]
        return before == list(opening.lead)
    return True


def _clauses(word: Word) -> list[Word]:
    """The verbs of the clauses that a word governs, and of an infinitive about its object ("a week to leave")."""
    own = [each for each in word.children if each.dep in CLAUSES]
    about = [each for top in logical_objects(word) for each in top.children if each.dep in ("relcl", "acl")]
    return [*own, *(each for each in about if is_infinitive(each))]


CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl"})
NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def _marks_clause(verb: Word, particle: str) -> bool:
    """ "called for Israel to withdraw": the preposition is read as the mark of the clause."""
    clauses = [each for each in verb.children if each.dep in ("advcl", "ccomp")]
    return any(mark.dep == "mark" and mark.lower == particle == "for" for each in clauses for mark in each.children)


def _is_particle(word: Word, verb: Word) -> bool:
    """A particle, or a preposition that belongs to the verb: not that of a date, nor one behind an object."""
    if word.index < verb.index:
        return word.dep == "advmod" and word.lower.endswith("ly")  # "will jointly build"
    if word.dep in ("prt", "acomp"):
        return True
    inner = child(word, "pobj")
    object_before = any(each.dep in ("dobj", "oprd") and each.index < word.index for each in verb.children)
    dated = inner is not None and inner.entity in ("DATE", "TIME")
    return (
        (word.dep in ("prep", "advmod", "ccomp", "xcomp", "agent", "oprd", "intj") or _is_result(word))
        and not dated
        and not (object_before and word.dep == "prep")
    )


def _is_result(word: Word) -> bool:
    """ "set two fishermen free": an adjective behind the object says what becomes of it."""
    return word.dep == "advcl" and word.pos == "ADJ"


def _things(word: Word, opening: Opening) -> list[Word]:
    """The objects of the trigger; those that the parser hangs on its particle too: "hemmed in a trawler"."""
    found = logical_objects(word)
    if found or opening.particle not in ADVERBS or not opening.frame.object:
        return found
    return [obj for name, obj in prepositions(word) if name == opening.particle]


ADVERBS = frozenset({"around", "away", "back", "down", "in", "off", "out", "over", "up"})


def _fits(word: Word, opening: Opening, stage: Stage) -> bool:
    """Whether all that the frame asks for stands around the trigger, and nothing that it bars."""
    frame = opening.frame
    if (frame.negated and not is_negated(word)) or (frame.ahead and not _is_willed(word, stage)):
        return False
    subjects = logical_subjects(word) if frame.subject or frame.not_subject else []
    objects = _things(word, opening) if frame.object or frame.not_object else []
    if frame.subject and not any(is_of(each, frame.subject, stage) for each in subjects):
        return False
    if frame.object and not any(is_of(each, frame.object, stage) for each in objects):
        return False
    barred = [(each, frame.not_subject) for each in subjects] + [(each, frame.not_object) for each in objects]
    if any(is_of(each, words, stage) and not _is_named(each, stage) for each, words in barred):
        return False
    if frame.not_near and _happened_to(word, frame, stage):
        return False
    if frame.complement and not _governs(word, frame.complement, stage):
        return False
    if frame.complement_verb and not any(each.lemma in frame.complement_verb for each in _clauses(word)):
        return False
    if frame.not_modifier and any(
        each.lower in frame.not_modifier or each.lemma in frame.not_modifier for each in word.children
    ):
        return False
    if frame.not_complement and any(_is_barred(each, frame) for each in word.children):
        return False
    if not frame.with_ and not frame.not_with:
        return True
    behind = _behind(word, opening, stage)
    if frame.with_ and not any(is_of(obj, frame.with_[name], stage) for name, obj in behind if name in frame.with_):
        return False
    return not any(is_of(obj, frame.not_with[name], stage) for name, obj in behind if name in frame.not_with)


def _behind(word: Word, opening: Opening, stage: Stage) -> list[tuple[str, Word]]:
    """The prepositions of a trigger and of its carrying noun, of whom it is told to ("asks allies for"), and a "with"
    of its subject ("lorries with flour reached the town").
    """
    frame = opening.frame
    held = [_carrier(word, opening, stage)] if frame.object else []
    if frame.with_ and not frame.object and "object" in (frame.recipient or ()):
        held += logical_objects(word)
    found = [*prepositions(word), *(pair for each in held if each is not None for pair in prepositions(each))]
    laden = logical_subjects(word) if "with" in frame.with_ else []
    return [*found, *(pair for each in laden for pair in prepositions(each) if pair[0] == "with")]


def _happened_to(word: Word, frame: Frame, stage: Stage) -> bool:
    """Whether nobody is told to have done it to somebody, and a noun of the sentence says why."""
    if logical_subjects(word) and logical_objects(word):
        return False
    nouns = (each for each in word.sentence.words if each.pos in NOMINAL)
    return any(is_of(each, frame.not_near, stage) for each in nouns)


def _is_barred(clause: Word, frame: Frame) -> bool:
    """A clause with a barred verb; of "*", what an object is called ("called him a liar")."""
    named = clause.dep == "oprd" and child(clause.head, "dobj") is not None and "*" in frame.not_complement
    return named or (clause.dep in ("xcomp", "ccomp", "acl") and clause.lemma in frame.not_complement)


def _is_named(word: Word, stage: Stage) -> bool:
    """Whether a noun is a known name: the "League" of the Arab League is no sports league."""
    return word.pos == "PROPN" and any(referent.code for referent in stage.cast.at(word))


def _governs(word: Word, complement: str, stage: Stage) -> bool:
    if complement in ("must", "subjunctive"):
        clauses = [each for each in word.children if each.dep == "ccomp"]
        bare = complement == "subjunctive"
        return any(_is_obliging(each, stage) or (bare and _is_subjunctive(each)) for each in clauses)
    if complement == "own":
        return any(each.dep == "ccomp" and _is_own_deed(word, each, stage) for each in word.children)
    for each in word.children:
        to = is_infinitive(each)
        kind = "to" if to else "ing" if each.tag == "VBG" and child(each, "aux") is None else "that"
        if each.dep in ("ccomp", "xcomp", "acl") and (complement in (kind, "any")):
            return True
        if each.dep == "prep" and complement in ("ing", "any") and child(each, "pcomp") is not None:
            return True
        if to and complement in ("to", "any") and each.dep == "advcl" and _is_asked(word, each):
            return True
    return False


def _is_obliging(clause: Word, stage: Stage) -> bool:
    """ "That Iran must stop", "that the troops need to leave"."""
    words = stage.frames.words
    if any(each.dep == "aux" and each.lower in words.obliging for each in clause.children):
        return True
    own = child(clause, "nsubj")
    if own is None or clause.lower not in words.needing:
        return False
    named = any(each.entity in NAMES for each in (own, *own.children))  # "he had to leave" tells of himself
    return named and any(each.dep == "xcomp" and is_infinitive(each) for each in clause.children)


def _is_own_deed(word: Word, clause: Word, stage: Stage) -> bool:
    """ "Warned that it would leave": a clause about what the subject itself will do."""
    doer = child(clause, "nsubj")
    if doer is None or not _is_willed(clause, stage):
        return False
    speakers = [each for top in logical_subjects(word) for each in stage.cast.at(top)]
    if doer.pos == "PRON":
        told = stage.cast.at(doer)
        if not told or not speakers:
            return doer.lower != "it"  # "warned that it would snow"
        return bool({each.code for each in told} & {each.code for each in speakers})
    same = {each.code or each.id for each in stage.cast.at(doer)} & {each.code or each.id for each in speakers}
    return bool(same) or any(each.dep == "poss" and each.pos == "PRON" for each in doer.children)


def _is_willed(word: Word, stage: Stage) -> bool:
    """ "Will respond", "would answer"."""
    return any(each.dep == "aux" and each.lower in stage.frames.words.willing for each in word.children)


def _is_subjunctive(clause: Word) -> bool:
    """A clause with a subject and a bare verb: "that Athens repay", "that it not be sold"."""
    helpers = [each.lower for each in clause.children if each.dep in ("aux", "auxpass")]
    subject = child(clause, "nsubj", "nsubjpass")
    telling = clause.head.tag in ("VBZ", "VBP") and subject is not None and subject.tag not in ("NN", "NNP")
    tags = ("VB",) if telling else ("VB", "VBP")  # "insists that its troops hold it" is no wish
    bare = helpers[0] == "be" if helpers else clause.tag in tags and clause.lower == clause.lemma
    asked = any(each.tag.startswith("W") for each in clause.children)  # "asked what they need"
    return bare and subject is not None and not asked


def _is_asked(word: Word, clause: Word) -> bool:
    """ "called for Israel to withdraw", "urged both sides to talk"; not a purpose ("offered troops to help him")."""
    told = child(word, "dobj")
    return child(clause, "mark") is not None or (told is not None and told.index + 2 == clause.index)


def _carrier(word: Word, opening: Opening, stage: Stage) -> Word | None:
    """The noun that carries the act with the trigger: the object that the frame asks for, else the noun after its
    preposition.
    """
    frame = opening.frame
    if frame.object:
        return next((each for each in _things(word, opening) if is_of(each, frame.object, stage)), None)
    if frame.subject and word.pos in VERBAL and (intransitive := _subject_carrier(word, frame, stage)) is not None:
        return intransitive
    around = prepositions(word) if frame.with_ else []
    return next(
        (
            obj
            for name, obj in around
            if name in frame.with_ and "*" not in frame.with_[name] and is_of(obj, frame.with_[name], stage)
        ),
        None,
    )


def _subject_carrier(word: Word, frame: Frame, stage: Stage) -> Word | None:
    """ "The embargo on Iran expired": a thing as subject carries the act of a verb without an object."""
    things = [each for each in logical_subjects(word) if is_of(each, frame.subject, stage) and not stage.cast.at(each)]
    return things[0] if things and not logical_objects(word) else None


__all__ = ["NOMINAL", "VERBAL", "opened"]
