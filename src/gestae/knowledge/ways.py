"""The schemas of `linking/ways.yaml` and `linking/things.yaml`: words by which reports tell what was promised."""

from __future__ import annotations

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.use import cached


class Way(Schema, frozen=True, kw_only=True):
    """Words that tell one kind of doing. `acts`: acts of `acts.yaml` whose words belong here; `told_by`: ways that tell
    it from the other side or by its outcome; `undone_by`: ways that tell the contrary.
    """

    name: str
    verbs: Words
    nouns: Words = ()
    acts: Words = ()
    told_by: Words = ()
    undone_by: Words = ()


@cached
def load_ways() -> tuple[Way, ...]:
    """The ways, in the order of the file. Raises LexiconError."""
    return load_yaml("linking/ways.yaml", tuple[Way, ...])


@cached
def load_things() -> tuple[Words, ...]:
    """The words for each kind of thing. Raises LexiconError."""
    return load_yaml("linking/things.yaml", tuple[Words, ...])
