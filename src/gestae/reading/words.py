"""Words and sentences with their grammar, and the small questions that every stage asks of them.

Labels are spaCy's for English (ClearNLP dependencies, Universal parts of speech, Penn tags).
"""

from __future__ import annotations

from collections.abc import Iterator

from gestae.records import Span

OBJECTS = frozenset({"dobj", "obj"})
SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "ROOT", "pcomp", "parataxis"})


class Word:
    """One token: its characters in the report, lemma, part of speech, and its place in the tree."""

    __slots__ = (
        "begins",
        "children",
        "dep",
        "end",
        "entity",
        "head",
        "index",
        "lemma",
        "lower",
        "pos",
        "quoted",
        "sentence",
        "start",
        "tag",
        "text",
    )

    def __init__(
        self,
        *,
        index: int,
        start: int,
        end: int,
        text: str,
        lower: str,
        lemma: str,
        pos: str,
        tag: str,
        dep: str,
        entity: str,
        begins: bool,
    ) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.text = text
        self.lower = lower
        self.lemma = lemma
        self.pos = pos
        self.tag = tag
        self.dep = dep
        self.entity = entity
        self.begins = begins
        self.head: Word = self
        self.children: list[Word] = []
        self.quoted = False
        self.sentence: Sentence

    def __repr__(self) -> str:
        return f"{self.text}/{self.dep}"


class Sentence:
    """The words of one sentence; `number` counts in the report, `paragraph` tells which paragraph it stands in,
    `before` is the sentence before it.
    """

    __slots__ = ("before", "number", "paragraph", "words")

    def __init__(self, number: int, paragraph: int, words: list[Word]) -> None:
        self.number = number
        self.paragraph = paragraph
        self.words = words
        self.before: Sentence | None = None
        for word in words:
            word.sentence = self

    @property
    def start(self) -> int:
        """The first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """The character after the last."""
        return self.words[-1].end

    @property
    def root(self) -> Word:
        """The word that all others hang on."""
        return next((word for word in self.words if word.head is word), self.words[0])


def attach(word: Word, head: Word, dep: str) -> None:
    """Hangs `word` on `head` as `dep`; a move that would close a circle is not made."""
    if word is head or head in set(subtree(word)):
        return
    if word.head is not word:
        word.head.children.remove(word)
    word.head = head
    word.dep = dep
    place = next((n for n, child in enumerate(head.children) if child.index > word.index), len(head.children))
    head.children.insert(place, word)


def subtree(word: Word) -> Iterator[Word]:
    """`word` and all words under it."""
    stack = [word]
    while stack:
        top = stack.pop()
        yield top
        stack += top.children


def ancestors(word: Word) -> Iterator[Word]:
    """The words above `word`, nearest first."""
    while word.head is not word:
        word = word.head
        yield word


def conjuncts(word: Word) -> list[Word]:
    """`word` and those coordinated with it, from the first on."""
    first = word
    while first.dep == "conj":
        first = first.head
    found, stack = [], [first]
    while stack:
        top = stack.pop(0)
        found.append(top)
        stack += [child for child in top.children if child.dep == "conj" and same_kind(child, first)]
    return found


def same_kind(one: Word, other: Word) -> bool:
    """Whether both are nouns, or neither is: a verb is not coordinated with a noun."""
    return (one.pos in NOUNS) == (other.pos in NOUNS)


NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})


def child(word: Word, *deps: str) -> Word | None:
    """The first child with one of these labels."""
    return next((each for each in word.children if each.dep in deps), None)


def extent(word: Word) -> tuple[int, int]:
    """First and last word index of the subtree."""
    low = high = word.index
    for each in subtree(word):
        low, high = min(low, each.index), max(high, each.index)
    return low, high


def noun_phrase(word: Word) -> list[Word]:
    """The head noun with what stands before it, and hyphen-tight names after it: no clauses, no prepositions, no
    conjuncts.
    """
    stay = frozenset(
        {
            "det",
            "amod",
            "compound",
            "nummod",
            "poss",
            "case",
            "nmod",
            "quantmod",
            "advmod",
            "predet",
            "flat",
            "npadvmod",
            "punct",
        }
    )
    found: list[Word] = [word]
    stack = [
        each for each in word.children if each.dep in stay and (each.index < word.index or each.dep in ("case", "flat"))
    ]
    while stack:
        top = stack.pop()
        if top.dep == "punct" and top.text not in "-–":
            continue
        found.append(top)
        stack += [
            each for each in top.children if each.dep in stay or (each.dep in ("conj", "cc") and top.dep == "poss")
        ]
    return sorted(found, key=lambda each: each.index)


def is_infinitive(verb: Word) -> bool:
    """Whether `verb` is told with "to"."""
    return any(each.lower == "to" and each.dep == "aux" for each in verb.children)


def is_negated(word: Word) -> bool:
    """Whether a negation hangs on `word` itself ("not", "never", "no longer", or "no" before a noun)."""
    return any(
        each.dep == "neg"
        or each.lower in ("never", "neither", "nor")
        or (each.lower == "no" and each.dep in ("det", "advmod"))
        or (each.lower == "longer" and any(inner.lower == "no" for inner in each.children))
        for each in word.children
    )


def depth(word: Word) -> int:
    """How many words stand above `word`."""
    return sum(1 for _ in ancestors(word))


def span_of(text: str, start: int, end: int) -> Span:
    """The characters `start` to `end` of `text` as a Span."""
    return Span(start=start, end=end, text=text[start:end])
