"""The lemmas that a word or phrase may have, as verb, noun or adjective, by the language model's own tables."""

from __future__ import annotations

from collections.abc import Iterator

from gestae.reading.language_model import load_model

_POS = ("VERB", "NOUN", "ADJ")


def lemmas(phrase: str) -> frozenset[str]:
    """`phrase` and its lemmas in lower case: "Gave up" is "give up", "sanctions" "sanction"; of a phrase the first word
    may be a verb, the last a noun. Raises GestaeError where the language model is missing.
    """
    words = phrase.lower().split()
    if not words:
        return frozenset()
    first = (" ".join([lemma, *words[1:]]) for lemma in _of(words[0]))
    last = (" ".join([*words[:-1], lemma]) for lemma in _of(words[-1]))
    return frozenset([" ".join(words), *first, *last])


def _of(word: str) -> Iterator[str]:
    from spacy.tokens import Doc

    model = load_model()
    for pos in _POS:
        doc = Doc(model.vocab, words=[word], pos=[pos])
        yield model.get_pipe("lemmatizer")(doc)[0].lemma_.lower()
