"""The schema of `linking/denials.yaml`: words by which reports say that something was not so."""

from __future__ import annotations

from gestae.knowledge.files import Schema, Words
from gestae.knowledge.layers import load_yaml
from gestae.knowledge.use import cached
from gestae.records import EventType


class DenialWords(Schema, frozen=True, kw_only=True):
    """`denials.yaml`. `denying`, `anaphors`: verbs that deny, and words for what another said; `such`: words that refer
    to what was told right before; `nobody`: words behind an act that deny it; `claims`, `untrue`: words for what others
    tell, and that it is not so.

    Of a clause: `negators` deny, of these `contrasts` say that only something else was, `absence` that there was none,
    and `firm` answer by themselves; `not_none`, `bounds`: words behind "no"; `barring`: words right before what
    somebody is told not to do; `supposed`: words of what may be; `breaks`: words that begin another.

    `answering`: verbs of an answer; `answers`, `denials`: phrases that are one, behind and before what they answer;
    `undenied`: types that no clause is held against; `behind`: characters in which an answer follows; `own`, `refuted`:
    what a clause must share with what it denies, in one report and in two.
    """

    denying: Words
    anaphors: Words
    such: Words
    nobody: Words
    claims: Words
    untrue: Words
    negators: Words
    contrasts: Words
    absence: Words
    firm: Words
    not_none: Words
    bounds: Words
    barring: Words
    supposed: Words
    breaks: Words
    answering: Words
    answers: Words
    denials: Words
    undenied: frozenset[EventType]
    behind: int
    own: float
    refuted: float


@cached
def load_denials() -> DenialWords:
    """The words, read once. Raises LexiconError."""
    return load_yaml("linking/denials.yaml", DenialWords)
