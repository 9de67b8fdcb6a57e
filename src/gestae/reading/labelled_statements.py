"""Statements under a label: "President Putin: We agreed." in transcripts, "Kremlin: talks to go on" in headlines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gestae.reading.cast import Cast, Referent
from gestae.reading.language_model import Parsed
from gestae.reading.said import Said
from gestae.reading.words import Sentence, Word

LONGEST_LABEL = 12  # words


def labelled(parsed: Parsed, cast: Cast) -> Iterator[Said]:
    """The statements of a report that a speaker's label opens.

    Where several paragraphs are labelled the report is a transcript, and a speaker goes on to the next label.
    """
    paragraphs = [list(group) for _, group in groupby(parsed.sentences, key=lambda sentence: sentence.paragraph)]
    labels = [_label(sentences, cast) for sentences in paragraphs]
    transcript = sum(label is not None for label in labels) > 2
    for number, (sentences, label) in enumerate(zip(paragraphs, labels, strict=True)):
        if label is None:
            continue
        words, speaker = label
        last = number
        while transcript and last + 1 < len(labels) and labels[last + 1] is None:
            last += 1
        start = next((word.start for word in sentences[0].words if word.index > words[-1].index + 1), None)
        if start is not None:
            stretch = (start, paragraphs[last][-1].end)
            yield Said(sentences[0], (), words[-1], speaker, (stretch,), "statements:label", direct=transcript)


def _label(sentences: list[Sentence], cast: Cast) -> tuple[list[Word], Referent | None] | None:
    """The words before a colon that opens a paragraph, and whom they name: a person or body, no country; before a
    quotation also somebody who is not known.
    """
    first = sentences[0].words
    colon = next((place for place, word in enumerate(first[:LONGEST_LABEL]) if word.text == ":"), 0)
    words = first[:colon]
    if not words or any(word.pos in ("VERB", "AUX") for word in words) or not words[0].text[:1].isupper():
        return None
    named = [referent for word in reversed(words) for referent in cast.at(word)]
    speaker = next((each for each in named if each.kind in ("person", "organization") or _by_seat(each, words)), None)
    quoted = colon + 1 < len(first) and first[colon + 1].text == '"'
    return (words, speaker) if speaker is not None or (quoted and words[0].pos == "PROPN") else None


def _by_seat(referent: Referent, words: list[Word]) -> bool:
    """Whether a state is named by its seat of power."""
    start, end = words[0].start, words[-1].end
    seats = (mention for mention in referent.mentions if mention.form == "metonym")
    return any(mention.start >= start and mention.end <= end for mention in seats)
