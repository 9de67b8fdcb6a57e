"""Statements: who is said to have said what, in whose words. Cues first, then quotations that have none of their
own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gestae.knowledge.cues import Cue, Cues, Takes
from gestae.knowledge.world import World
from gestae.reading.cast import Cast, Referent
from gestae.reading.clauses import logical_subjects
from gestae.reading.language_model import Parsed
from gestae.reading.quotations import Quotation, quotations
from gestae.reading.words import Sentence, Word, child, noun_phrase, span_of, subtree
from gestae.records import Span, Statement, StatementKind

Stretch = tuple[int, int]
OWN_VOICE = frozenset({"i", "we", "you"})  # who speaks in a quotation already: "I think" opens no statement of its own


@dataclass(frozen=True, slots=True)
class Said:
    """A statement while it is being read. `cue`: its words, none where a quotation just goes on."""

    sentence: Sentence
    cue: tuple[Word, ...]
    source: Word | None
    speaker: Referent | None
    content: tuple[Stretch, ...]
    rule: str


def read_statements(parsed: Parsed, cues: Cues, world: World, cast: Cast) -> tuple[Statement, ...]:
    """All statements of a report, in the order of the text; "I" and "we" in them are put into `cast`."""
    quoted = quotations(parsed.report.text)
    said = [each for sentence in parsed.sentences for each in _cued(sentence, cues, quoted, cast)]
    said = _with_quotations(said, quoted, parsed)
    said.sort(key=lambda each: (each.sentence.number, each.content[0]))
    statements = tuple(_record(number, each, quoted, parsed) for number, each in enumerate(said, 1))
    _first_persons(statements, quoted, parsed, world, cast)
    return statements


def _cued(sentence: Sentence, cues: Cues, quoted: list[Quotation], cast: Cast) -> Iterator[Said]:
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
    sources = logical_subjects(verb)
    if verb.quoted and any(each.pos == "PRON" and each.lower in OWN_VOICE for each in sources):
        return None
    speaker = _speaker(sources, cast)
    bare = all(family.bare for family in families)
    if bare and speaker is None:
        return None
    return Said(
        verb.sentence,
        _cue_words(verb),
        sources[0] if sources else None,
        speaker,
        content,
        f"cues.yaml:{families[0].name}:{verb.lemma}",
    )


def _cue_words(verb: Word) -> tuple[Word, ...]:
    return (verb,)


def _content_of(verb: Word, takes: set[Takes], quoted: list[Quotation]) -> tuple[Stretch, ...]:
    clauses = [
        each
        for each in verb.children
        if each.dep == "ccomp" or (each.dep == "xcomp" and "to" in takes and _is_infinitive(each))
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
        return tuple(_merged(stretch for each in named for stretch in _stretches(each, without=verb)))
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


def _is_infinitive(word: Word) -> bool:
    return any(each.lower == "to" and each.dep == "aux" for each in word.children)


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
    """Who speaks: of a common noun and the name beside it ("the news agency KCNA") the name."""
    words = [each for source in sources for each in (source, *_beside_named(source))]
    found = [referent for word in words for referent in cast.at(word)]
    return next((each for each in found if not each.rule.startswith("nominals")), found[0] if found else None)


def _beside_named(word: Word) -> list[Word]:
    return [inner for each in word.children if each.dep == "appos" for inner in (each, *_beside_named(each))]


def _with_quotations(said: list[Said], quoted: list[Quotation], parsed: Parsed) -> list[Said]:
    """Every quotation joined to the statement that it belongs to; one without a cue goes on in the last speaker's
    name.
    """
    done = list(said)
    loose: list[Quotation] = []
    for quotation in quoted:
        owner = _owner_of(quotation, done)
        if owner is None:
            loose.append(quotation)
        elif _is_clause(quotation, parsed):
            place = done.index(owner)
            done[place] = replace(owner, content=_merged([*owner.content, (quotation.start, quotation.end)]))
    for quotation in loose:
        if not _is_clause(quotation, parsed):
            continue
        before = _broken_off(quotation, done, parsed)
        if before is not None:
            place = done.index(before)
            done[place] = replace(before, content=_merged([*before.content, (quotation.start, quotation.end)]))
        elif (heir := _continued(quotation, done, quoted, parsed)) is not None:
            done.append(heir)
    return done


def _broken_off(quotation: Quotation, said: list[Said], parsed: Parsed) -> Said | None:
    """The statement that goes on after its cue: "We agree," she said. "But not on this."."""
    for each in said:
        ends = max(end for _, end in each.content)
        if not each.cue or not ends <= each.cue[-1].end <= quotation.start:
            continue
        between = parsed.report.text[each.cue[-1].end : quotation.start]
        quoted = parsed.plain[ends - 1 : ends] == '"' or parsed.plain[ends - 2 : ends - 1] == '"'
        if quoted and len(between) < 60 and "\n" not in between:
            return each
    return None


def _is_clause(quotation: Quotation, parsed: Parsed) -> bool:
    words = [word for word in parsed.words if quotation.start <= word.start < quotation.end]
    return len(words) > 5 and any(word.pos in ("VERB", "AUX") for word in words)


def _continued(quotation: Quotation, said: list[Said], quoted: list[Quotation], parsed: Parsed) -> Said | None:
    """The statement a cueless quotation makes: its speaker is that of the next one where they touch, else of the last
    one.
    """
    sentence = next(each for each in parsed.sentences if each.end > quotation.start)
    following = next(
        (other for other in quoted if other.start >= quotation.end and other.start - quotation.end <= 2), None
    )
    owner = _owner_of(following, said) if following else None
    if owner is None:
        before = [
            each
            for each in said
            if each.content[0][0] < quotation.start
            and 0 <= sentence.number - each.sentence.number <= 3
            and each.speaker
        ]
        owner = max(before, key=lambda each: each.content[-1][1], default=None)
    if owner is None:
        return None
    return Said(sentence, (), None, owner.speaker, ((quotation.start, quotation.end),), "quotations:continued")


def _owner_of(quotation: Quotation, said: list[Said]) -> Said | None:
    """The statement that a quotation belongs to: one that it touches and whose cue stands outside it."""
    whole = (quotation.start, quotation.end)
    touching = (each for each in said if any(_touch(whole, stretch) for stretch in each.content))
    return next((each for each in touching if not each.cue or not _touch(whole, _place(each.cue))), None)


def _place(words: tuple[Word, ...]) -> Stretch:
    return words[0].start, words[-1].end


def _touch(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _record(number: int, said: Said, quoted: list[Quotation], parsed: Parsed) -> Statement:
    text = parsed.report.text
    content = tuple(span_of(text, start, end) for start, end in said.content)
    return Statement(
        id=f"s{number}",
        speaker=said.speaker.id if said.speaker else None,
        speaker_span=_source_span(said.source, text) if said.source else None,
        cue=span_of(text, said.cue[0].start, said.cue[-1].end) if said.cue else None,
        content=content,
        kind=_kind(content, quoted),
        evidence=span_of(text, said.sentence.start, said.sentence.end),
        rule=said.rule,
    )


def _source_span(source: Word, text: str) -> Span:
    phrase = noun_phrase(source)
    return span_of(text, phrase[0].start, phrase[-1].end)


def _kind(content: tuple[Span, ...], quoted: list[Quotation]) -> StatementKind:
    inside = sum(_overlap(span, quotation) for span in content for quotation in quoted)
    whole = sum(span.end - span.start for span in content)
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.9 * whole else "mixed"


def _overlap(span: Span, quotation: Quotation) -> int:
    return max(0, min(span.end, quotation.end) - max(span.start, quotation.start))


def _first_persons(
    statements: tuple[Statement, ...], quoted: list[Quotation], parsed: Parsed, world: World, cast: Cast
) -> None:
    """In a quotation "I" is the speaker; "we" is whom the speaker acts for, where that is known."""
    for word in parsed.words:
        if word.pos != "PRON" and word.tag != "PRP$":
            continue
        ours = word.lower in world.words.us
        if not ours and word.lower not in world.words.me:
            continue
        statement = next(
            (
                each
                for each in reversed(statements)
                if any(span.start <= word.start < span.end for span in each.content)
            ),
            None,
        )
        if statement is None or statement.speaker is None:
            continue
        speaker = cast.by_id(statement.speaker)
        stands_for = (cast.state(speaker.code) if ours and speaker.code else None) or speaker
        cast.mention(stands_for, word, word.start, word.end, "pronoun")
