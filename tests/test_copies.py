"""Copies, rewrites, agency credits, and readings that serve again: by hand, in any order, in one batch or many."""

from __future__ import annotations

import datetime
import random
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from gestae.knowledge.copies import agency_words
from gestae.linking.agencies import agency_of
from gestae.linking.copies import Copies, in_order, overlap, sketch
from gestae.linking.passages import compare, passages
from gestae.linking.rewrites import likeness, vocabulary
from gestae.linking.shingles import SHINGLE, WINDOW, fingerprints, wording
from gestae.records import Reading, Report
from gestae.store import Corpus
from gestae.store.migrations import BASE
from gestae.store.reuse import key_of
from gestae.store.signs import MOST, copy_signs, copy_texts

STORY = (
    "The parliament in Tallinn voted on Tuesday to raise defence spending to 3 percent of output, a step that Prime "
    "Minister Kaja Kallas had promised after the spring elections. The money will buy HIMARS launchers and pay for a "
    "new base near Võru, where troops from the United Kingdom and France already train with the Estonian army. "
    "Opposition members said that the bill was rushed and asked for a hearing in the budget committee. The vote was "
    "59 to 36, with six members absent. President Alar Karis is expected to sign the law before the end of the month, "
    "his office said, and the ministry of finance will then borrow 380 million euros on the bond market."
)
RETOLD = (
    "Estonia is to spend more on its army: lawmakers in Tallinn passed a plan that takes the share to 3 percent of "
    "economic output. Kaja Kallas, who heads the government, had made that pledge after the elections in spring. Part "
    "of the cash goes into HIMARS rocket launchers, part into a base close to Võru for soldiers from Britain, the "
    "United Kingdom's contingent being the largest, and from France. Critics complained about haste and wanted the "
    "budget committee to look at it. With 59 votes against 36 the bill went through; President Alar Karis should put "
    "his name under it this month. The treasury plans to raise 380 million euros with bonds."
)
OTHER = (
    "The parliament in Riga voted on Tuesday to raise defence spending to 2.5 percent of output, a step that Prime "
    "Minister Krišjānis Kariņš had promised in the autumn. The money will buy Naval Strike missiles and pay for a "
    "training ground near Sēlija, where troops from Canada and Spain will exercise with the Latvian army. Members of "
    "the Harmony party said that the bill was rushed. The vote was 71 to 12. President Egils Levits is expected to "
    "sign the law, his office said, and the ministry of finance will then borrow 600 million euros on the bond market."
)
DAY = "2023-05-09"


def report(id: str, body: str, day: str | None = DAY, outlet: str | None = None) -> Report:
    return Report(id=id, text=body, published=day, outlet=outlet)


def copies_of(reports: Iterable[Report], batch: int = 0) -> list[Copies]:
    with tempfile.TemporaryDirectory() as folder:
        known = list(reports)
        size = batch or len(known) or 1
        for first in range(0, len(known), size):
            with Corpus(Path(folder) / "store.db") as corpus:
                for one in known[first : first + size]:
                    corpus.keep(Reading(report=one))
        with Corpus(Path(folder) / "store.db") as corpus:
            return corpus.copies()


def cut(body: str, sentences: int) -> str:
    return ". ".join(body.split(". ")[:sentences]) + "."


def edited(body: str) -> str:
    return body.replace("voted", "decided").replace("expected", "likely").replace("already train", "now train")


# ---------------------------------------------------------------- what is a copy
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (STORY.upper().replace(",", " ,"), "exact"),
        (edited(STORY), "near"),
        (cut(STORY, 3), "near"),
        ("READ MORE: What we know\n\n" + STORY + "\n\nSign up for our newsletter", "near"),
        (RETOLD, "rewrite"),
    ],
)
def test_copies_are_told_by_kind(body: str, kind: str) -> None:
    (group,) = copies_of([report("first", STORY, outlet="A"), report("second", body, "2023-05-10", "B")])
    assert (group.members, group.origin, group.kind) == (("first", "second"), "first", kind)


def test_a_report_of_the_same_kind_about_something_else_is_no_copy() -> None:
    assert copies_of([report("one", STORY, outlet="A"), report("two", OTHER, outlet="B")]) == []


def test_a_form_letter_issued_again_is_no_copy_but_an_untouched_text_is() -> None:
    again = (
        STORY.replace("3 percent", "4 percent").replace("380 million", "410 million").replace("59 to 36", "61 to 30")
    )
    assert copies_of([report("one", STORY), report("two", again, "2024-05-14")]) == []
    (group,) = copies_of([report("one", STORY), report("two", STORY + " (ends)", "2024-05-14")])
    assert group.kind == "near"


def test_numbers_brought_up_to_date_the_same_day_leave_a_copy() -> None:
    (group,) = copies_of([report("one", STORY), report("two", STORY.replace("six members", "7 members"))])
    assert group.kind == "near"


def test_a_rewrite_follows_within_days_and_in_another_outlet() -> None:
    first = report("first", STORY, outlet="A")
    assert copies_of([first, report("second", RETOLD, "2023-05-19", "B")]) == []
    assert copies_of([first, report("second", RETOLD, None, "B")]) == []
    assert copies_of([first, report("second", RETOLD, DAY, "A")]) == []


def test_news_of_the_same_story_is_no_rewrite() -> None:
    later = (
        "A day after the parliament in Tallinn raised defence spending, Lithuania's president Gitanas Nausėda said in "
        "Vilnius that his country would go to 3.5 percent. Kaja Kallas praised the plan on Wednesday. Latvia has not "
        "decided; Egils Levits wants 2.5 percent by 2025. Germany will send a brigade of 4,800 soldiers to Rūdninkai."
    )
    first = report("first", STORY, outlet="A")
    assert copies_of([first, report("second", later, "2023-05-10", "B")]) == []


def test_a_quotation_is_no_copy() -> None:
    long = " ".join(
        [OTHER, OTHER.replace("Riga", "Vilnius"), *(f"Speaker {n} rose and spoke of {n}." for n in range(90))]
    )
    quoting = long + " " + cut(STORY, 1)
    assert copies_of([report("one", STORY, outlet="A"), report("two", quoting, outlet="B")]) == []


def test_old_versions_bind_nothing() -> None:
    with tempfile.TemporaryDirectory() as folder, Corpus(Path(folder) / "store.db") as corpus:
        for body in (STORY, OTHER):
            corpus.keep(Reading(report=report("one", body, outlet="A")))
        corpus.keep(Reading(report=report("two", STORY, outlet="B")))
        assert corpus.copies() == []
        assert corpus.origins() == {}


# ---------------------------------------------------------------- origin, agency, passages
def test_the_agency_itself_is_the_origin_of_one_day() -> None:
    reports = [
        report("paper", "TALLINN, May 9 (Reuters) - " + STORY, outlet="A"),
        report("wire", STORY, outlet="Reuters"),
        report("late", cut(STORY, 4) + " Reuters reports.", "2023-05-10", "B"),
    ]
    (group,) = copies_of(reports)
    assert (group.origin, group.agency, group.members) == ("wire", "Reuters", ("wire", "paper", "late"))


def test_the_earliest_then_the_fullest_is_the_origin() -> None:
    (group,) = copies_of([report("b", cut(STORY, 4)), report("a", cut(STORY, 3)), report("c", STORY)])
    assert group.members == ("c", "b", "a")
    (group,) = copies_of([report("c", STORY), report("a", cut(STORY, 3), "2023-05-08")])
    assert group.origin == "a"


def test_shared_passages_are_spans_of_both_reports() -> None:
    reports = [report("first", STORY), report("second", "Metro: " + edited(STORY), "2023-05-10")]
    (group,) = copies_of(reports)
    (tie,) = group.ties
    assert (tie.report, tie.of, tie.kind) == ("second", "first", "near")
    assert tie.passages
    for passage in tie.passages:
        assert reports[1].text[passage.here.start : passage.here.end] == passage.here.text
        assert reports[0].text[passage.there.start : passage.there.end] == passage.there.text
    assert group.to_dict()["ties"][0]["passages"][0]["here"]["text"] == tie.passages[0].here.text


EXAMPLES = [(example.text, example.credits) for way in agency_words().credits for example in way.examples]


@pytest.mark.parametrize(("body", "agency"), EXAMPLES)
def test_credits(body: str, agency: str) -> None:
    assert (agency_of(Report(id="x", text=body)) or "nobody") == agency


def test_credits_taken_out_as_furniture_count() -> None:
    from gestae.records import Dropped

    dropped = Dropped(text="Source: Xinhua", reason="credit", start=10)
    assert agency_of(Report(id="x", text="The fleet left port.", dropped=(dropped,))) == "Xinhua"
    assert agency_of(Report(id="x", text="The fleet left port.", outlet="TASS")) == "TASS"
    assert agency_of(Report(id="x", text="The fleet left port.", outlet="The Herald")) is None


def test_no_two_agencies_have_one_name() -> None:
    names = [name for agency in agency_words().agencies for name in (agency.name, *agency.names)]
    assert len(names) == len(set(names))


# ---------------------------------------------------------------- any order, any batches
WORDS = STORY.split()


@st.composite
def bags(draw: st.DrawFn) -> list[Report]:
    """Reports made of a few texts, copied, cut, edited and retold, by outlets on days around one another."""
    bodies = [STORY, RETOLD, OTHER, edited(STORY), edited(OTHER), cut(STORY, 3), cut(RETOLD, 4), OTHER + " " + STORY]
    chosen = draw(st.lists(st.sampled_from(bodies), min_size=2, max_size=7))
    days = st.sampled_from([DAY, "2023-05-10", "2023-05-12", "2024-05-10", None])
    outlets = st.sampled_from(["A", "B", "Reuters", None])
    return [report(f"r{n}", body, draw(days), draw(outlets)) for n, body in enumerate(chosen)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bags(), st.randoms(use_true_random=False), st.integers(1, 3))
def test_order_and_batches_do_not_matter(bag: list[Report], chance: random.Random, batch: int) -> None:
    shuffled = chance.sample(bag, len(bag))
    assert copies_of(bag) == copies_of(shuffled, batch)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=80), st.lists(st.sampled_from(WORDS), max_size=80))
def test_two_texts_are_alike_from_both_sides(one: list[str], other: list[str]) -> None:
    first, second = sketch(" ".join(one)), sketch(" ".join(other))
    assert in_order(first, second) or in_order(second, first)
    assert likeness(first.vocabulary, second.vocabulary) == likeness(second.vocabulary, first.vocabulary)
    shorter, longer = (first, second) if in_order(first, second) else (second, first)
    measured = overlap(shorter, longer)
    assert 0 <= measured.shorter <= 1
    assert 0 <= measured.words <= 1.001


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text("abc", min_size=1, max_size=3), min_size=SHINGLE + WINDOW - 1, max_size=40),
    st.text("xyz "),
    st.text("uvw "),
)
def test_a_shared_run_shares_a_fingerprint(run: list[str], before: str, after: str) -> None:
    one, other = wording(before + " " + " ".join(run)), wording(" ".join(run) + " " + after)
    assert fingerprints(one) & fingerprints(other)


def test_passages_stand_in_both() -> None:
    here, there = wording(edited(STORY)), wording("Before. " + STORY)
    for passage in passages(here, there):
        ours = here.forms[passage.here : passage.here + passage.length]
        assert ours == there.forms[passage.there : passage.there + passage.length]
    assert compare(here, here).shorter == 1.0


def test_names_are_words_with_a_capital_within_a_sentence() -> None:
    found = vocabulary("Officials met Zelenskyy in Kyiv. They signed 2 papers.")
    assert {"zelenskyy", "kyiv", "2"} <= found.facts
    assert "offici" not in found.facts


# ---------------------------------------------------------------- a stream
def test_a_formula_or_a_family_lists_no_more_texts_than_the_index_takes() -> None:
    with tempfile.TemporaryDirectory() as folder, Corpus(Path(folder) / "store.db") as corpus:
        for n in range(MOST + 15):
            corpus.keep(Reading(report=report(f"r{n}", f"{STORY} Edition number {n} of this paper.", None)))
        counts = select(func.count()).select_from(copy_signs).group_by(copy_signs.c.sign)
        assert max(row[0] for row in corpus.ask(counts)) == MOST
        (group,) = corpus.copies()
        assert len(group.members) == MOST + 15


def test_exact_copies_add_no_text_to_the_index() -> None:
    with tempfile.TemporaryDirectory() as folder, Corpus(Path(folder) / "store.db") as corpus:
        for n in range(5):
            corpus.keep(Reading(report=report(f"r{n}", STORY)))
        assert corpus.ask(select(func.count()).select_from(copy_texts))[0][0] == 1


def test_a_store_without_the_index_gets_it(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    reports = [report("first", STORY, outlet="A"), report("second", RETOLD, outlet="B"), report("third", edited(STORY))]
    with Corpus(path) as corpus:
        for one in reports:
            corpus.keep(Reading(report=one))
        before = corpus.copies()
        with corpus._engine.begin() as connection:
            for table in ("readings_by_text", "copy_reports", "copy_ties", "copy_signs", "copy_texts"):
                connection.execute(text(f"DROP TABLE {table}"))
            connection.execute(text("DELETE FROM gestae_migrations WHERE name LIKE '%copies'"))
            assert connection.execute(text("SELECT count(*) FROM gestae_migrations WHERE name = :name"), {"name": BASE})
    with Corpus(path, create=False) as corpus:
        assert corpus.copies() == before != []


# ---------------------------------------------------------------- readings that serve again
class Counting:
    """A reader that notes what it was given."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for one in reports:
            self.seen.append(one.id)
            yield Reading(report=one)


def read_through(corpus: Corpus, reports: list[Report], reader: Counting) -> list[Reading]:
    made = []
    for read in corpus.read_once(reports, reader.read_many):
        corpus.keep(read.reading, given=read.given, key=read.key)
        made.append(read.reading)
    return made


def test_the_same_cleaned_text_of_one_day_is_read_once(tmp_path: Path) -> None:
    reports = [
        report("first", STORY),
        report("again", STORY, outlet="B"),
        report("framed", "ADVERTISEMENT\n" + STORY),
        report("later", STORY, "2023-05-10"),
    ]
    reader = Counting()
    with Corpus(tmp_path / "store.db") as corpus:
        made = read_through(corpus, reports, reader)
        made += read_through(corpus, [report("next", STORY)], reader)
        assert reader.seen == ["first", "later"]
        assert [one.report.id for one in made] == ["first", "again", "framed", "later", "next"]
        assert [one.report.id for one in corpus.readings()] == [one.report.id for one in made]
        assert len(corpus.reading("framed").report.dropped) == 1


def test_a_reading_that_serves_again_is_the_one_that_reading_gives(tmp_path: Path) -> None:
    body = "MINSK — Russia sent 9,000 troops to Belarus on Monday. Lukashenko said that they would stay."
    day = datetime.date(2022, 10, 18).isoformat()
    with Corpus(tmp_path / "one.db") as corpus:
        corpus.add([{"id": "a", "text": body, "published": day}, {"id": "b", "text": body, "published": day}])
        served = corpus.reading("b")
    with Corpus(tmp_path / "two.db") as corpus:
        corpus.add([{"id": "b", "text": body, "published": day}])
        assert corpus.reading("b") == served
    assert served.events
    assert msgspec.structs.replace(served.report, id="a").text == body


def test_the_day_and_the_reader_are_part_of_the_key() -> None:
    one = report("one", STORY)
    assert key_of(one, "1") == key_of(report("two", STORY, outlet="B"), "1")
    assert key_of(one, "1") != key_of(one, "2")
    assert key_of(one, "1") != key_of(report("one", STORY, "2023-05-10"), "1")
