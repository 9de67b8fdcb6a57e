"""Cleaning: every example of the lexicon, what real reports must keep, and that no character is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.cleaning import clean
from gestae.knowledge.furniture import Example, Rule, furniture
from gestae.records import Report, Span

BEFORE = "The two ministers met in Vienna on Tuesday and spoke about the border, they said.\n\nThey agreed on a date."
AFTER = "The next meeting is to be held in Minsk in October, the hosts said.\n\nNo list of guests was given."
BODY = "The crossing at Kuznica was shut on Friday, the minister said."
RULES = furniture().rules
DROPS = [(rule, drop) for rule in RULES for drop in rule.drops]
KEEPS = [*((rule.name, keep) for rule in RULES for keep in rule.keeps), *(("any", keep) for keep in furniture().keeps)]


def _report(text: str, **known: str) -> Report:
    return Report(id="r", text=text, **known)


def _without(text: str, leaves: tuple[str, ...]) -> str:
    for piece in leaves:
        assert text.count(piece) >= 1
        head, _, tail = text.rpartition(piece)
        text = head + tail
    return text


@pytest.mark.parametrize(("rule", "drop"), DROPS)
def test_furniture_goes(rule: Rule, drop: str | Example) -> None:
    if isinstance(drop, Example):
        cleaned = clean(_report(drop.text))
        assert cleaned.text == _without(drop.text, drop.leaves)
    else:
        cleaned = clean(_report(f"{BEFORE}\n\n{drop}\n\n{AFTER}"))
        assert cleaned.text == f"{BEFORE}\n\n{AFTER}"


@pytest.mark.parametrize(("name", "keep"), KEEPS)
def test_real_content_stays(name: str, keep: str) -> None:
    text = f"{BEFORE}\n\n{keep}\n\n{AFTER}"
    assert clean(_report(text)).text == text
    if keep.endswith(".") and "\n" not in keep:
        assert clean(_report(f"{BEFORE} {keep}")).text == f"{BEFORE} {keep}"


def test_more_is_kept_than_dropped() -> None:
    assert len(KEEPS) >= len(DROPS)


def test_every_rule_has_examples_of_both_kinds() -> None:
    assert [rule.name for rule in RULES if not rule.drops or not rule.keeps] == []


PIECES = st.sampled_from(
    [
        "Advertisement",
        "Check Also",
        "Poland closes a crossing on its border",
        "The crossing was shut on Friday, the minister said. This story has been updated.",
        "POLAND CLOSES A CROSSING ON ITS BORDER",
        "A tank near Izium. (AP Photo/Jane Example)",
        "TITLE: Poland closes a crossing LINK: http://example.org/a",
        "Comments (12)",
        "It is shut …",
        "By Jane Example | 3 March 2022",
        " ",
        "“No”",
        "\t",
        "(File photo)",
    ]
)
PAGES = st.lists(PIECES, max_size=14)
TEXTS = st.one_of(st.text(max_size=300), PAGES.map("\n".join), PAGES.map(" ".join))


@given(TEXTS)
def test_no_character_is_lost(text: str) -> None:
    cleaned = clean(_report(text))
    assert cleaned.original_text == text
    assert bool(cleaned.text.strip()) == bool(text.strip())
    for dropped in cleaned.dropped:
        assert text[dropped.start : dropped.start + len(dropped.text)] == dropped.text


@given(TEXTS)
def test_cleaning_again_changes_nothing(text: str) -> None:
    cleaned = clean(_report(text))
    assert clean(cleaned) == cleaned


@given(TEXTS, st.data())
def test_spans_map_back(text: str, data: st.DataObject) -> None:
    cleaned = clean(_report(text))
    start = data.draw(st.integers(0, len(cleaned.text)))
    end = data.draw(st.integers(start, len(cleaned.text)))
    span = Span(start=start, end=end, text=cleaned.text[start:end])
    back = cleaned.original(span)
    assert back.text == text[back.start : back.end]
    assert len(back.text) >= len(span.text)
    if span.text:
        assert (back.text[0], back.text[-1]) == (span.text[0], span.text[-1])
    if len(back.text) == len(span.text):
        assert back.text == span.text


def test_a_date_line_stays_and_dates_the_report() -> None:
    cleaned = clean(_report(f"Border closes\nFriday, March 4, 2022\n{BODY}"))
    assert (cleaned.title, cleaned.published) == ("Border closes", "2022-03-04")
    assert "Friday, March 4, 2022" in cleaned.text


def test_a_stamp_goes_and_dates_the_report() -> None:
    cleaned = clean(_report(f"Border closes\nPublished: 4 March 2022, 10:15 GMT\n{BODY}"))
    assert cleaned.published == "2022-03-04"
    assert "Published" not in cleaned.text


def test_what_is_known_is_not_overwritten() -> None:
    cleaned = clean(_report(f"Border closes\n4 March 2022\n{BODY}", title="T", published="2021-01-01"))
    assert (cleaned.title, cleaned.published) == ("T", "2021-01-01")


@pytest.mark.parametrize(
    "text",
    [
        "The crossing was shut.\nThe crossing at Kuznica was shut, the minister said on Friday.",
        "Border closes",
        "31 February 2022\nThe crossing at Kuznica was shut, the minister said on Friday, and will stay so.",
        "02/03/2022\nThe crossing at Kuznica was shut, the minister said on Friday, and will stay so.",
    ],
)
def test_no_title_or_day_is_guessed(text: str) -> None:
    cleaned = clean(_report(text))
    assert cleaned.published is None
    assert cleaned.title is None or cleaned.title in text.splitlines()[0]


def test_a_title_in_capitals_stays() -> None:
    text = "BELARUS CLOSES ITS BORDER WITH POLAND TODAY\nThe crossing at Kuznica was shut, the minister said on Friday."
    assert clean(_report(text)).text == text


def test_a_long_text_is_cleaned_fast() -> None:
    text = ("The crossing was shut on Friday and the drivers waited, " * 2_000 + "\n") * 10
    assert clean(_report(text)).original_text == text


def test_lines_of_a_wrapped_text_are_no_lines_of_their_own() -> None:
    text = (
        "THE MINISTRY OF DEFENSE REPORTED ON SUNDAY THAT THE TOWN WAS TAKEN BY\n"
        "BY FORCES OF THE GARRISON AND THAT THE CROSSING IS NOW GUARDED AND\n"
        "ADVERTISEMENT\nSHOPS WERE BURNT, WHILE THE MAYOR WAS HELD FOR A DAY AND THEN\n"
        "LET GO AFTER TALKS WITH THE SOLDIERS AT THE BRIDGE OVER THE RIVER AND\n"
        "SEEN AT HOME.\n"
    )
    assert clean(_report(text)).text == text
