"""How records are said in English, for people."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from gestae.records import Actor, Commitment, Event, Polarity, Quantity, Reading, Span

__all__ = ["Cast", "actor_note", "amount", "condition_words", "event_head", "polarity_words", "quantity_note", "quoted"]

_MOST = 240  # characters of a sentence that is quoted whole
_AROUND = 100  # characters on each side of the words marked, where it is longer
_POLARITIES: dict[Polarity, str] = {"will": "will", "will_not": "will not", "may": "may"}
_MONEY_LETTERS = 3  # an ISO 4217 code


class Cast:
    """The actors, statements and quantities of one reading, by id."""

    def __init__(self, reading: Reading) -> None:
        self._actors = {actor.id: actor for actor in reading.actors}
        self._statements = {statement.id: statement for statement in reading.statements}
        self._quantities = {quantity.id: quantity for quantity in reading.quantities}
        self._places = {place.id: place.name for place in reading.places}

    def name(self, id: str) -> str:
        """The actor's name with its code: `Viktor Khrenin (BLR MIL)`."""
        actor = self._actors.get(id)
        if actor is None:
            return id
        codes = " ".join(filter(None, (actor.code, actor.sector)))
        return f"{actor.name} ({codes})" if codes not in ("", actor.name) else actor.name

    def code(self, id: str) -> str:
        """The actor's code, else its name."""
        actor = self._actors.get(id)
        return (actor.code or actor.name) if actor else id

    def mention(self, id: str, span: Span) -> str:
        """The words that name the actor at `span`, whole where it is but their head."""
        actor = self._actors.get(id)
        mentions = actor.mentions if actor else ()
        around = (each.text for each in mentions if each.start <= span.start and span.end <= each.end)
        return max(around, key=len, default=span.text)

    def names(self, ids: Iterable[str]) -> str:
        """The names, joined."""
        return ", ".join(map(self.name, ids))

    def place(self, id: str) -> str:
        """The place's name."""
        return self._places.get(id, id)

    def amount(self, id: str) -> str:
        """The quantity in words, or nothing."""
        quantity = self._quantities.get(id)
        return amount(quantity).plain if quantity else ""

    def sayers(self, statements: Iterable[str]) -> str:
        """Who makes these statements, outermost first."""
        return ", quoting ".join(dict.fromkeys(map(self._speaker, statements)))

    def _speaker(self, id: str) -> str:
        statement = self._statements.get(id)
        if statement and statement.speaker:
            return self.name(statement.speaker)
        span = statement.speaker_span if statement else None
        return f"“{' '.join(span.text.split())}”" if span else "somebody unnamed"


def actor_note(actor: Actor) -> Text:
    """Name, code and sector, office, and how often the report names the actor."""
    codes = " ".join(filter(None, (actor.code, actor.sector)))
    times = len(actor.mentions)
    facts = [codes, actor.role or (actor.kind if actor.kind != "state" else ""), f"{times} mention{'s' * (times != 1)}"]
    return Text(actor.name, style="bold").append(" · " + " · ".join(filter(None, facts)), style="not bold")


def event_head(event: Event, cast: Cast) -> Text:
    """`Russia (RUS) → Ukraine (UKR)  ASSAULT/aerial`."""
    doers = cast.names(event.actors) or "(nobody named)"
    to = f" → {cast.names(event.recipients)}" if event.recipients else ""
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    return Text(f"{doers}{to}", style="bold").append(f"  {kind}", style="not bold green")


def amount(quantity: Quantity) -> Text:
    """The number with its bounds and what it counts: `up to 150,000 volunteers`."""
    what = quantity.item or _unit(quantity.unit)
    money = quantity.unit if quantity.unit and len(quantity.unit) == _MONEY_LETTERS and quantity.unit.isupper() else ""
    number = " ".join(filter(None, (_figures(quantity), money)))
    thing = what if what != money else ""
    return Text((", " if money else " ").join(filter(None, (number, thing))), style="bold")


def quantity_note(quantity: Quantity, cast: Cast) -> list[Text]:
    """Whose, where, how it changed, and the words."""
    facts = [
        f"of {cast.name(quantity.holder)}" if quantity.holder else "",
        f"in {cast.place(quantity.place)}" if quantity.place else "",
        quantity.change or "",
        f"“{' '.join(quantity.span.text.split())}”",
    ]
    return [Text(" · ".join(filter(None, facts)))]


def condition_words(commitment: Commitment) -> str:
    """`on the condition: only “if it is attacked”`, or nothing."""
    condition = commitment.condition
    if condition is None:
        return ""
    words = " ".join(condition.span.text.split())
    only = "only " if condition.kind == "only_if" and "only" not in words.lower() else ""
    return f"on the condition: {only}“{words}”"


def polarity_words(polarity: Polarity) -> str:
    """`will not`."""
    return _POLARITIES[polarity]


def quoted(sentence: Span, marked: Span) -> Text:
    """A sentence, the marked words between « and »; a long one cut around them."""
    start, end = max(marked.start, sentence.start) - sentence.start, min(marked.end, sentence.end) - sentence.start
    if start >= end:
        return Text(_flat(sentence.text))
    before, inside, after = sentence.text[:start], sentence.text[start:end], sentence.text[end:]
    if len(sentence.text) > _MOST:
        before, after = _tail(before), _head(after)
    text = Text(_flat(before, keep=True)).append(f"«{_flat(inside)}»", style="bold")
    return text.append(_flat(after, keep=True))


def _figures(quantity: Quantity) -> str:
    value, low, high = (_figure(each) for each in (quantity.value, quantity.low, quantity.high))
    about = "about " if quantity.approximate else ""
    if low and high and low != high:
        return f"{about}{low} to {high}"
    if low and not high and (not value or low == value):
        return f"at least {low}"
    if high and not low and (not value or high == value):
        return f"at most {high}"
    return about + (value or low or high or "an unknown number of")


def _figure(number: float | None) -> str:
    if number is None:
        return ""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.2f}".rstrip("0")


def _unit(unit: str | None) -> str:
    return {"person": "people", "item": "", None: ""}.get(unit, unit or "")


def _flat(text: str, keep: bool = False) -> str:
    """Line ends to spaces; with `keep` a space at either end stays."""
    flat = " ".join(text.split())
    if not keep or not flat:
        return flat or (" " if keep and text else "")
    return " " * text[0].isspace() + flat + " " * text[-1].isspace()


def _tail(text: str) -> str:
    return text if len(text) <= _AROUND else "… " + text[-_AROUND:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else text[:_AROUND].rpartition(" ")[0] + " …"
