"""Statements that a cue opens: a verb, noun or adjective of saying and thinking, or a phrase such as "according to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gestae.knowledge.cues import Cue, Cues
from gestae.reading.cast import Cast
from gestae.reading.clauses import logical_subjects
from gestae.reading.cue_contents import Around, Content, complement_of, content_of, stretches
from gestae.reading.cue_speakers import carrier_of, named_source, owners_of, sources_of, speaker_among
from gestae.reading.quotations import Quotation
from gestae.reading.said import Said
from gestae.reading.words import Sentence, Word, child


def cued(sentence: Sentence, cues: Cues, quoted: list[Quotation], cast: Cast) -> list[Said]:
    """The statements that the cues of a sentence open."""
    around = Around(quoted, cues)
    found = [each for word in sentence.words if (each := _at(word, around, cast)) is not None]
    relayed = [inner for each in found for inner in _relayed(each, cues, cast)]
    taken = {each.cue for each in relayed}
    return [*(each for each in found if each.cue not in taken), *relayed]


def _at(word: Word, around: Around, cast: Cast) -> Said | None:
    cues = around.cues
    if word.pos in ("VERB", "AUX") and (families := _verb_families(word, cues)):
        return _by_verb(word, families, around, cast)
    if word.pos == "NOUN" and (families := cues.nouns.get(word.lemma, ())):
        return _by_noun(word, families, cues, cast)
    if word.lower in cues.adjectives and word.dep in ("acomp", "oprd", "conj", "ROOT", "advcl"):
        return _by_adjective(word, cues.adjectives[word.lower], cast)
    if word.lower in cues.phrase_starts:
        return _by_phrase(word, cues, cast)
    return None


def _verb_families(word: Word, cues: Cues) -> tuple[Cue, ...]:
    particle = child(word, "prt", "acomp", "advmod")
    longer = cues.verbs.get(f"{word.lemma} {particle.lower}") if particle else None
    return longer or cues.verbs.get(word.lemma, ())


def _by_verb(verb: Word, families: tuple[Cue, ...], around: Around, cast: Cast) -> Said | None:
    found = content_of(verb, families, around)
    if found is None:
        return None
    family, words = found.family, around.cues.words
    sources = sources_of(verb, words, cast)
    if verb.quoted and any(each.pos == "PRON" and each.lower in words.own_voice for each in sources):
        return None
    if family.subject and not any(each.lemma in family.subject for each in sources):
        return None
    return _said(found, verb, named_source(verb, sources), sources, cast)


def _by_noun(noun: Word, families: tuple[Cue, ...], cues: Cues, cast: Cast) -> Said | None:
    found = complement_of(noun, families)
    if found is None:
        return None
    owners = owners_of(noun, cues.words, found.family.with_)
    if not owners and (found.is_topic or found.way == "to"):
        return None
    said = _said(found, noun, owners[0] if owners else None, owners, cast)
    light = carrier_of(noun, cues.words)
    return replace(said, cue=(light, noun)) if light is not None else said


def _by_adjective(adjective: Word, families: tuple[Cue, ...], cast: Cast) -> Said | None:
    found = complement_of(adjective, families)
    sources = logical_subjects(adjective)
    if found is None or not sources or adjective.quoted:
        return None
    copula = adjective.head if adjective.dep == "acomp" else adjective
    return _said(found, adjective, named_source(copula, sources), sources, cast)


def _said(found: Content, cue: Word, source: Word | None, sources: list[Word], cast: Cast) -> Said:
    rule = f"cues.yaml:{found.family.name}:{cue.lemma}"
    speaker = speaker_among(sources, cast)
    return Said(cue.sentence, (cue,), source, speaker, found.stretches, rule, found.family.force, found.is_topic)


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
            relaying = [each for each in clause.children if each.lower in cues.words.relaying]
            content = tuple(stretches(clause, word, *relaying))
            rule = f"cues.yaml:{cue.name}"
            return Said(word.sentence, tuple(spelled), source, speaker_among([source], cast), content, rule, cue.force)
    return None


def _relayed(said: Said, cues: Cues, cast: Cast) -> Iterator[Said]:
    """The inner source of "Yonhap, quoting KCNA, said" and "according to Yonhap, citing officials"."""
    if said.source is None or not said.cue or said.cue[0].lower in cues.words.relaying:
        return
    for top in (said.source, said.cue[0], said.cue[0].head):
        for word in top.children:
            inner = child(word, "dobj") if word.lower in cues.words.relaying else None
            if inner is not None and abs(word.index - said.source.index) < 8:
                speaker = speaker_among([inner], cast)
                rule = f"{said.rule}:{word.lower}"
                yield Said(said.sentence, (word,), inner, speaker, said.content, rule, said.force)
                return
