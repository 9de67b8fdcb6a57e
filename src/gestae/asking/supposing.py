"""What is supposed in a what-if: an act, by whom, on whom; from a sentence, or from a type and codes."""

from __future__ import annotations

from collections.abc import Callable

from gestae.errors import UnreadableInput
from gestae.linking.echoes import echoes
from gestae.linking.index import index_of
from gestae.linking.tellings import Sight, sights
from gestae.linking.words import acts
from gestae.records import EventType, Reading, Record, Report


class Supposed(Record, frozen=True, kw_only=True):
    """An act that is supposed to happen. Empty `actors` or `recipients`: whoever. `acts`: by `linking/acts.yaml`."""

    words: str
    type: EventType
    acts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def supposed_by(type: EventType, *, actor: str | None = None, recipient: str | None = None) -> Supposed:
    """An act of a type, by and on whom the codes name."""
    who, whom = actor.upper() if actor else None, recipient.upper() if recipient else None
    words = " ".join(filter(None, [f"{who}:" if who else None, type, f"on {whom}" if whom else None]))
    named = tuple(act.name for act in acts().by_name.values() if act.type == type)
    return Supposed(
        words=words, type=type, acts=named, actors=(who,) if who else (), recipients=(whom,) if whom else ()
    )


def supposed_in(sentence: str, read: Callable[[Report], Reading]) -> Supposed:
    """The act that a sentence tells, as the reader reads it. Raises UnreadableInput where it tells none."""
    text = sentence.strip().rstrip(".") + "."
    index = index_of(read(Report(id="supposed", text=text)))
    told = sights(index) or echoes(index)
    if not told:
        raise UnreadableInput(
            "the supposition",
            f"no act was recognised in {sentence!r}",
            'say who does what to whom, such as "Belarus is attacked", or give --type and --recipient',
        )
    if told[0].status == "denied":
        raise UnreadableInput(
            "the supposition",
            f"{sentence!r} tells that something does not happen",
            "suppose that it does; the answer lists also what would then no longer hold",
        )
    return supposed_of(told[0], sentence.strip())


def supposed_of(sight: Sight, words: str) -> Supposed:
    """A telling taken as a supposition. Of words without an event, whom they name is taken for whom it is done to."""
    actors, recipients = sight.actors, sight.recipients
    if not sight.anchored and not recipients:
        actors, recipients = frozenset(), actors
    return Supposed(
        words=words,
        type=sight.type,
        acts=tuple(sorted(sight.acts)),
        actors=tuple(sorted(actors)),
        recipients=tuple(sorted(recipients)),
    )
