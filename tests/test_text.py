"""Readings and records written out for people."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.control import strip_control_codes

from gestae.export.record import record_text
from gestae.export.text import as_text
from gestae.export.wording import amount, quoted
from gestae.records import (
    Actor,
    Commitment,
    Condition,
    Dropped,
    Event,
    Mention,
    Quantity,
    Reading,
    Report,
    Span,
    Statement,
)

TEXT = "Talks went on. Minsk said it would supply “up to 500 tanks” only if Moscow paid. Nothing came of it."


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def mention(words: str) -> Mention:
    return Mention(**span(words).to_dict(), form="name")


SENTENCE = span("Minsk said it would supply “up to 500 tanks” only if Moscow paid.")
READING = Reading(
    report=Report(
        id="talks",
        title="[bold]Tanks[/bold]",
        outlet="Wire",
        text=TEXT,
        dropped=(Dropped(text="Sign up", reason="newsletter", start=len(TEXT)),),
    ),
    actors=(
        Actor(id="a1", name="Belarus", kind="state", code="BLR", rule="r", mentions=(mention("Minsk"), mention("it"))),
        Actor(id="a2", name="Russia", kind="state", code="RUS", rule="r", mentions=(mention("Moscow"),)),
    ),
    quantities=(
        Quantity(id="q1", span=span("up to 500"), high=500.0, unit="item", item="tanks", holder="a1", rule="r"),
    ),
    statements=(
        Statement(
            id="s1", speaker="a1", cue=span("said"), content=(span("it would supply"), span("only if Moscow paid")),
            kind="indirect", evidence=SENTENCE, rule="cue",
        ),
    ),
    events=(
        Event(
            id="e1", type="AID", plover_type="AGREE", actors=("a1",), recipients=("a2",), status="conditional",
            attribution=("s1",), quantities=("q1",), trigger=span("supply"), evidence=SENTENCE,
            confidence=0.9, rule="give",
        ),
    ),
    commitments=(
        Commitment(
            id="c1", party=("a1",), undertaking=span("supply “up to 500 tanks”"), polarity="will", statement="s1",
            condition=Condition(span=span("if Moscow paid"), kind="only_if"), evidence=SENTENCE, rule="would",
        ),
    ),
)  # fmt: skip


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_report_shows_all_that_was_read() -> None:
    shown = flat(as_text(READING))
    assert "[bold]Tanks[/bold] Wire · no day of publication · report talks" in shown
    assert "[Minsk a1] said [it a1] would supply" in shown
    assert "Only on a condition e1 Belarus (BLR) → Russia (RUS) AID said by Belarus (BLR) · at most 500 tanks" in shown
    assert "Minsk said it would «supply» “up to 500 tanks” only if Moscow paid." in shown
    assert "s1 Belarus (BLR) · indirect · “said” it would supply […] only if Moscow paid" in shown
    assert "c1 Belarus (BLR) will: supply “up to 500 tanks” on the condition: only “if Moscow paid”" in shown
    assert "newsletter: “Sign up”" in shown


def test_empty_sections_are_left_out() -> None:
    shown = as_text(Reading(report=Report(id="r", text="Nothing.")))
    assert "COMMITMENTS" not in shown
    assert "Nothing." in shown


def test_a_record_stands_between_its_neighbours() -> None:
    shown = record_text(READING.events[0], READING)
    before, evidence, after = [line.strip() for line in shown.splitlines()[-3:]]
    assert before == "Talks went on."
    assert evidence == "Minsk said it would «supply» “up to 500 tanks” only if Moscow paid."
    assert after == "Nothing came of it."
    assert re.search(r"as PLOVER codes it\s+AGREE", shown)
    assert re.search(r"rule\s+give", shown)


def test_every_part_of_a_statement_is_marked() -> None:
    assert "«it would supply» “up to 500 tanks” «only if Moscow paid»" in flat(
        record_text(READING.statements[0], READING)
    )


def test_amounts() -> None:
    def said(**fields: object) -> str:
        return amount(Quantity(id="q", span=span("500"), rule="r", **fields)).plain  # type: ignore[arg-type]

    assert said(value=9000.0, approximate=True, unit="person", item="soldiers") == "about 9,000 soldiers"
    assert said(low=100.0, high=150.0, unit="person") == "100 to 150 people"
    assert said(low=35000.0, unit="person", item="people") == "at least 35,000 people"
    assert said(value=1.5e9, unit="USD", item="loan") == "1,500,000,000 USD, loan"
    assert said(value=2.5, unit="percent") == "2.5 percent"


@given(st.text(max_size=600), st.integers(0, 600), st.integers(0, 600))
def test_any_text_can_be_shown(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    words = Span(start=start, end=end, text=text[start:end])
    whole = Span(start=0, end=len(text), text=text)
    actor = Actor(id="a1", name="x", kind="group", rule="r", mentions=(Mention(**words.to_dict(), form="name"),))
    event = Event(
        id="e1", type="AID", plover_type="AID", status="happened", trigger=words, evidence=whole,
        confidence=1.0, rule="r",
    )  # fmt: skip
    reading = Reading(report=Report(id="r", text=text), actors=(actor,), events=(event,))
    assert as_text(reading)
    assert record_text(event, reading)
    assert record_text(actor, reading)
    shown = strip_control_codes(text[start:end])  # a terminal is spared bells and backspaces
    assert "".join(shown.split()) in "".join(quoted(whole, words).plain.split())
