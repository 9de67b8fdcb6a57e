"""The packaged samples load, are what they say they are, and share no text but in the reprints."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from itertools import combinations
from typing import Any

import pytest

from gestae.records import Report
from gestae.sources import load

LONGEST_SHARED = 11  # words in a row: a name with its office and a verb, or a short quotation
REPRINTS = {
    ("northline-2020-08-12-detentions", "metro-2020-08-12-detentions"),
    ("northline-2021-12-02-fifth-round", "courier-2021-12-03-fifth-round"),
    ("northline-2022-10-17-nine-thousand", "metro-2022-10-17-nine-thousand"),
}
OUTLETS = {"Northline Wire", "The Vilnius Courier", "Metro Digest", "Frontier Monitor"}


@cache
def rows() -> tuple[dict[str, Any], ...]:
    text = (files("gestae") / "samples" / "reports.jsonl").read_text("utf-8")
    return tuple(json.loads(line) for line in text.splitlines())


@cache
def others() -> tuple[Report, ...]:
    folder = files("gestae") / "samples"
    entries = [
        entry for name in ("pages", "texts") for entry in sorted((folder / name).iterdir(), key=lambda e: e.name)
    ]
    reports = []
    for entry in entries:
        with as_file(entry) as path:
            reports.append(load(path))
    return tuple(reports)


@cache
def shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    size = LONGEST_SHARED + 1
    return frozenset(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def texts() -> dict[str, str]:
    return {row["id"]: row["text"] for row in rows()} | {report.id: report.text for report in others()}


def test_there_are_enough_reports_from_four_outlets() -> None:
    assert len(rows()) + len(others()) >= 26
    assert {row["outlet"] for row in rows()} == OUTLETS
    assert all(sum(row["outlet"] == outlet for row in rows()) >= 5 for outlet in OUTLETS)


def test_rows_have_every_field_and_ids_are_unique() -> None:
    keys = {"id", "title", "text", "published", "outlet", "url", "language"}
    assert all(set(row) == keys for row in rows())
    assert all(row["url"] is None and row["language"] == "en" and row["title"] for row in rows())
    assert len(texts()) == len(rows()) + len(others())


def test_days_are_iso_days_of_the_situation_and_in_order() -> None:
    days = [date.fromisoformat(row["published"]) for row in rows()]
    assert days == sorted(days)
    assert date(2020, 8, 9) <= days[0]
    assert days[-1] <= date(2023, 12, 31)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_reports_are_short_and_clean_of_noise(row: dict[str, Any]) -> None:
    assert 100 <= len(row["text"].split()) <= 350
    assert row["text"] == row["text"].strip()
    assert not re.search(r"[^\S\n]{2}|\n{3}|[^\S\n]\n", row["text"])


def test_pages_give_title_outlet_and_day() -> None:
    pages = {report.id: report for report in others() if report.title}
    drills = pages["courier-2022-02-20-drills-extended"]
    assert (drills.outlet, drills.published) == ("The Vilnius Courier", "2022-02-20")
    choppers = pages["metro-2023-08-02-helicopters"]
    assert (choppers.outlet, choppers.published) == ("Metro Digest", "2023-08-02")
    assert "Lewandowski" not in choppers.text
    assert "cookies" not in choppers.text


def test_only_reprints_share_long_passages() -> None:
    shared = {
        (one, two)
        for (one, first), (two, second) in combinations(texts().items(), 2)
        if shingles(first) & shingles(second)
    }
    assert {frozenset(pair) for pair in shared} == {frozenset(pair) for pair in REPRINTS}


def test_the_readme_names_every_sample() -> None:
    readme = (files("gestae") / "samples" / "README.md").read_text("utf-8")
    assert [name for name in texts() if name not in readme] == []
