"""Statements that a cue opens: a verb or noun of saying, or a phrase such as "according to"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gestae.knowledge.cues import Cue, Cues, Takes
from gestae.reading.cast import Cast, Referent
from gestae.reading.clauses import logical_subjects
from gestae.reading.quotations import Quotation
from gestae.reading.said import Said, Stretch, merged
from gestae.reading.words import Sentence, Word, child, is_infinitive, subtree

OWN_VOICE = frozenset({"i", "we", "you"})  # who speaks in a quotation already: "I think" opens no statement of its own


def cued(sentence: Sentence, cues: Cues, quoted: list[Quotation], cast: Cast) -> Iterator[Said]:
    for word in sentence.words:
        if word.pos in ("VERB", "AUX") and (families := _verb_families(word, cues)):
            found = _by_verb(word, families, quoted, cast)
        elif word.pos == "NOUN" and word.lemma in cues.nouns:
            found = _by_noun(word, cues.nouns[word.lemma][0], cast)
        elif word.lower in cues.phrase_starts:
            found = _by_phrase(word, cues, cast)
        else:
            continue
        if found is not None:
            yield found
            yield from _quoting(found, cast)


def _verb_families(word: Word, cues: Cues) -> tuple[Cue, ...]:
    particle = child(word, "prt", "acomp", "advmod")
    longer = cues.verbs.get(f"{word.lemma} {particle.lower}") if particle else None
    return longer or cues.verbs.get(word.lemma, ())


def _by_verb(verb: Word, families: tuple[Cue, ...], quoted: list[Quotation], cast: Cast) -> Said | None:
    takes = {way for family in families for way in family.takes}
    content = _content_of(verb, takes, quoted)
    if not content:
        return None
    sources = logical_subjects(verb) or _inverted(verb, cast)
    if verb.quoted and any(each.pos == "PRON" and each.lower in OWN_VOICE for each in sources):
        return None
    speaker = _speaker(sources, cast)
    bare = all(family.bare for family in families)
    if bare and speaker is None:
        return None
    return Said(
        verb.sentence,
        (verb,),
        sources[0] if sources else None,
        speaker,
        content,
        f"cues.yaml:{families[0].name}:{verb.lemma}",
    )


def _content_of(verb: Word, takes: set[Takes], quoted: list[Quotation]) -> tuple[Stretch, ...]:
    clauses = [
        each
        for each in verb.children
        if each.dep == "ccomp" or (each.dep == "xcomp" and "to" in takes and is_infinitive(each))
    ]
    if "that" in takes or "to" in takes:
        clauses = [each for each in clauses if each.dep == "xcomp" or "that" in takes]
        found = [stretch for clause in clauses for stretch in _stretches(clause, without=verb)]
        if (
            not found
            and verb.dep in ("parataxis", "ccomp", "advcl")
            and verb.head.index < verb.index
            and _is_comment(verb)
        ):
            found = _stretches(verb.head, without=verb)
        if found:
            return tuple(found)
    if "name" in takes and (named := _naming(verb)):
        return tuple(merged(stretch for each in named for stretch in _stretches(each, without=verb)))
    if "quote" in takes and (beside := [each for each in quoted if _beside(each, verb)]):
        return tuple((each.start, each.end) for each in beside)
    finite = verb.tag in ("VBD", "VBZ", "VBP", "VBN") and not verb.quoted
    thing = child(verb, "dobj") if "object" in takes and finite else None
    return tuple(_stretches(thing, without=verb)) if thing is not None and thing.pos == "NOUN" else ()


def _naming(verb: Word) -> list[Word]:
    """What is called and what it is called: "called the vote a sham", "described it as rigged"."""
    small = next((each for each in verb.children if each.dep == "ccomp" and each.pos not in ("VERB", "AUX")), None)
    if small is not None:
        return [small]
    name = child(verb, "oprd") or _as_phrase(verb)
    thing = child(verb, "dobj")
    return [each for each in (thing, name) if each is not None] if name is not None else []


def _is_comment(verb: Word) -> bool:
    """A cue set into or after what it attributes: "the plan, he says, is dead"."""
    return child(verb, "nsubj") is not None and child(verb, "ccomp", "mark", "dobj") is None


def _as_phrase(verb: Word) -> Word | None:
    return next(
        (
            each
            for each in verb.children
            if each.dep in ("prep", "advmod") and each.lower == "as" and each.index > verb.index
        ),
        None,
    )


def _beside(quotation: Quotation, verb: Word) -> bool:
    """Whether a quotation of the verb's sentence stands outside the verb and within its own clause."""
    inside = quotation.start <= verb.start < quotation.end
    below = [word for word in subtree(verb) if quotation.start <= word.start < quotation.end]
    return not inside and bool(below)


def _stretches(top: Word, without: Word) -> list[Stretch]:
    """The characters under `top`, less those under `without`: one stretch, or two where that stands in the middle."""
    barred = (
        {word.index for word in subtree(without)}
        if top is not without and without in set(subtree(top))
        else {without.index}
    )
    kept = sorted((word for word in subtree(top) if word.index not in barred), key=lambda word: word.index)
    runs: list[list[Word]] = []
    for word in kept:
        if runs and word.index - runs[-1][-1].index == 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    trimmed = [_trim(run) for run in runs]
    return [(run[0].start, run[-1].end) for run in trimmed if any(word.pos not in ("PUNCT", "CCONJ") for word in run)]


def _trim(run: list[Word]) -> list[Word]:
    while run and run[0].lower in (",", ";", ":", "that", "--", "-", "—", "–"):
        run = run[1:]
    while run and run[-1].text in (",", ";", ":", "--", "-", "—", "–"):
        run = run[:-1]
    return run


def _by_noun(noun: Word, cue: Cue, cast: Cast) -> Said | None:
    clause = next(
        (each for each in noun.children if each.dep in ("acl", "ccomp") and child(each, "mark") is not None), None
    )
    if clause is None:
        return None
    owner = child(noun, "poss") or next(
        (
            obj
            for each in noun.children
            if each.dep == "prep" and each.lower in ("by", "from", "of")
            for obj in each.children
        ),
        None,
    )
    if owner is None and noun.dep == "dobj":
        owner = next(iter(logical_subjects(noun.head)), None)
    return Said(
        noun.sentence,
        (noun,),
        owner,
        _speaker([owner] if owner else [], cast),
        tuple(_stretches(clause, noun)),
        f"cues.yaml:{cue.name}:{noun.lemma}",
    )


def _by_phrase(word: Word, cues: Cues, cast: Cast) -> Said | None:
    words = word.sentence.words
    place = words.index(word)
    for phrase, cue in cues.phrases.items():
        spelled = words[place : place + len(phrase)]
        if tuple(each.lower for each in spelled) == phrase:
            source = next((each for each in spelled[-1].children if each.dep == "pobj"), None)
            clause = word.head if word.head is not word else word.sentence.root
            if source is None or clause is word:
                return None
            return Said(
                word.sentence,
                tuple(spelled),
                source,
                _speaker([source], cast),
                tuple(_stretches(clause, word)),
                f"cues.yaml:{cue.name}",
            )
    return None


def _quoting(said: Said, cast: Cast) -> Iterator[Said]:
    """The inner source of "Yonhap, quoting KCNA, said" and "according to Yonhap, citing officials"."""
    if said.source is None or not said.cue:
        return
    for top in (said.source, said.cue[0], said.cue[0].head):
        for word in top.children:
            if (
                word.lower in ("quoting", "citing")
                and (inner := child(word, "dobj")) is not None
                and abs(word.index - said.source.index) < 8
            ):
                yield Said(
                    said.sentence, (word,), inner, _speaker([inner], cast), said.content, f"{said.rule}:{word.lower}"
                )
                return


def _speaker(sources: Iterable[Word], cast: Cast) -> Referent | None:
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
