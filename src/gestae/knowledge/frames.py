"""The schema of event frames, `lexicon/events/*.yaml`."""

from __future__ import annotations

from typing import Literal

from gestae.knowledge.files import Schema, Words
from gestae.records import EventType, Status


class Reads(Schema, frozen=True, kw_only=True):
    """What an example must read: codes of actors and recipients as sets, and the status. What is left out is free."""

    actors: Words | None = None
    recipients: Words | None = None
    status: Status | None = None
    mode: str | None = None


class FrameExample(Schema, frozen=True, kw_only=True):
    """A sentence and its expected reading; `nothing`: no event of the frame's type in it."""

    text: str
    reads: Reads | Literal["nothing"]


class Frame(Schema, frozen=True, kw_only=True, rename={"with_": "with"}):
    """One way of telling an event: its trigger words, what must stand around them, and who fills which role.

    Word lists hold lemmas in lower case; `$name` stands for a class of `events/classes.yaml`; a trigger of two words
    is a verb with its particle or preposition ("break off", "call for"). Slots: subject, object, dative, possessive,
    modifier, complement (the subject or object inside the clause that the trigger governs), or a preposition.
    Passives, relative clauses, coordination, control and `by` agents belong to the reader, never to a frame.
    `with`: one of these prepositions with such an object. `complement`: a clause of that kind under the trigger; must
    is a clause told with "must", "should" or "ought to"; subjunctive also one with a bare verb ("insisted that it
    leave"); own is a clause about what the subject itself will do ("warned that it would leave"). `not_modifier`: words
    before a trigger noun that give it another sense ("price war"); `not_complement`:
    verbs of the governed clause that make it no act ("refused to comment"), "*" for what its object is called ("called
    him a liar"); `complement_verb`: it must be one of these ("let the crew go"). `not_near`: nouns that tell, anywhere
    in the sentence, that nobody did it, where nobody is told to have done it ("200 were injured" beside an
    earthquake). `negated`: only where it is negated, and with `status` told so ("will not tolerate"). `ahead`: only
    where somebody will do it ("will respond"). `domestic`: where nobody is named, the country that the report is about
    acts ("months of protests"). `outcome`: what an attack did to people, told beside it ("opened fire, killing two").
    `several`: only where two or more take part ("the Greek-Turkish deal").
    """

    name: str
    type: EventType
    mode: str | None = None
    contexts: Words = ()
    verb: Words = ()
    noun: Words = ()
    adjective: Words = ()
    subject: Words = ()
    object: Words = ()
    with_: dict[str, Words] = {}
    complement: Literal["to", "that", "ing", "must", "subjunctive", "own", "any"] | None = None
    complement_verb: Words = ()
    not_subject: Words = ()
    not_object: Words = ()
    not_with: dict[str, Words] = {}
    not_modifier: Words = ()
    not_near: Words = ()
    not_complement: Words = ()
    actor: Words | None = None
    recipient: Words | None = None
    negated: bool = False
    ahead: bool = False
    reciprocal: bool = False
    alone: bool = False
    domestic: bool = False
    outcome: bool = False
    several: bool = False
    status: Status | None = None
    intensity: float | None = None
    priority: int = 0
    examples: tuple[FrameExample, ...]
