"""Export: each format keeps what a frame holds, on text and binary streams."""

from __future__ import annotations

import csv
import io
import json
import sys

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.export import csv as as_csv
from gestae.export import jsonl as as_jsonl
from gestae.export import parquet as as_parquet
from gestae.export import table as as_table

SCHEMA = {
    "id": pl.String,
    "actors": pl.List(pl.String),
    "value": pl.Float64,
    "count": pl.Int64,
    "approximate": pl.Boolean,
}
FRAME = pl.DataFrame(
    [
        {"id": "r/e1", "actors": ["RUS", "BLR"], "value": 1.5e9, "count": 9000, "approximate": True},
        {"id": 'Łódź, "one"\nline', "actors": [], "value": None, "count": None, "approximate": False},
        {"id": "r/e3", "actors": ["POL"], "value": 0.5, "count": 0, "approximate": None},
    ],
    schema=SCHEMA,
)
CELLS = st.fixed_dictionaries(
    {
        "id": st.none() | st.text(),
        "actors": st.lists(st.text()),
        "value": st.none() | st.floats(allow_nan=False),
        "count": st.none() | st.integers(-(2**62), 2**62),
        "approximate": st.none() | st.booleans(),
    }
)


def test_csv() -> None:
    out = io.StringIO()
    as_csv.write(FRAME, out)
    assert list(csv.reader(io.StringIO(out.getvalue()))) == [
        ["id", "actors", "value", "count", "approximate"],
        ["r/e1", "RUS|BLR", "1500000000", "9000", "True"],
        ['Łódź, "one"\nline', "", "", "", "False"],
        ["r/e3", "POL", "0.5", "0", ""],
    ]


def test_jsonl() -> None:
    out = io.StringIO()
    as_jsonl.write(FRAME, out)
    assert [json.loads(line) for line in out.getvalue().splitlines()] == FRAME.to_dicts()
    assert "Łódź" in out.getvalue()


def test_parquet() -> None:
    out = io.BytesIO()
    as_parquet.write(FRAME, out)
    assert pl.read_parquet(io.BytesIO(out.getvalue())).equals(FRAME)


@pytest.mark.parametrize("module", [as_csv, as_jsonl, as_table])
def test_binary_streams_take_the_same_in_utf8_and_stay_open(module) -> None:  # type: ignore[no-untyped-def]
    text, binary = io.StringIO(), io.BytesIO()
    module.write(FRAME, text)
    module.write(FRAME, binary)
    assert binary.getvalue().decode() == text.getvalue()
    assert not binary.closed


@given(st.lists(CELLS, max_size=5))
def test_jsonl_and_parquet_keep_any_frame(rows: list[dict[str, object]]) -> None:
    frame = pl.DataFrame(rows, schema=SCHEMA)
    lines, whole = io.StringIO(), io.BytesIO()
    as_jsonl.write(frame, lines)
    as_parquet.write(frame, whole)
    assert [json.loads(line) for line in lines.getvalue().split("\n")[:-1]] == frame.to_dicts()
    assert pl.read_parquet(io.BytesIO(whole.getvalue())).equals(frame)


@given(st.lists(CELLS, max_size=5))
def test_csv_keeps_the_number_of_rows_and_cells(rows: list[dict[str, object]]) -> None:
    out = io.StringIO(newline="")
    as_csv.write(pl.DataFrame(rows, schema=SCHEMA), out)
    read = list(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert [len(row) for row in read] == [5] * (len(rows) + 1)


def drawn(frame: pl.DataFrame, width: int = 100, columns: tuple[str, ...] | None = None) -> list[str]:
    out = io.StringIO()
    as_table.write(frame, out, columns, width=width)
    return [line.rstrip() for line in out.getvalue().splitlines() if line.strip()]


def test_tables_for_people() -> None:
    lines = drawn(FRAME)
    assert lines[0].split() == ["id", "actors", "value", "count", "approximate"]
    assert lines[2].split() == ["r/e1", "RUS,", "BLR", "1,500,000,000", "9,000", "yes"]
    assert 'Łódź, "one" line' in lines[3]
    assert "\x1b" not in "".join(lines)


def test_columns_that_say_nothing_go_and_chosen_ones_stay_in_order() -> None:
    assert drawn(FRAME[1:2])[0].split() == ["id"]
    assert drawn(FRAME, columns=("count", "id"))[0].split() == ["count", "id"]
    assert drawn(FRAME[:0])[0].split() == ["id", "actors", "value", "count", "approximate"]


def test_long_words_are_broken_and_ids_are_not() -> None:
    frame = pl.DataFrame(
        {"id": ["a-rather-long-report-id/e1"], "evidence": ["Minsk spoke. " * 30], "markup": ["[red]x[/red]"]}
    )
    lines = drawn(frame, width=80)
    assert max(map(len, lines)) <= 80
    assert any("a-rather-long-report-id/e1" in line for line in lines)
    assert any("[red]x[/red]" in line for line in lines)
    assert sum(line.count("Minsk") for line in lines) == 30


def test_rows_are_stacked_where_a_table_would_be_too_narrow_to_read() -> None:
    words = "Russia will lend Belarus $1.5 billion, the president told reporters at talks by the sea on Monday."
    rows = [{"id": f"northline-2020-09-14-loan/e{number}", "status": "planned", "evidence": words} for number in (1, 2)]
    out = io.StringIO()
    as_table.write(pl.DataFrame(rows), out, width=50)
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= 50
    assert [line.strip() for line in lines].count("planned") == 2
    assert "northline-2020-09-14-loan/e2" in out.getvalue()
    assert " ".join(out.getvalue().split()).count(words) == 2


def test_parquet_to_a_stream_that_cannot_be_moved_in() -> None:
    class Pipe(io.RawIOBase):
        taken = b""

        def writable(self) -> bool:
            return True

        def write(self, data) -> int:  # type: ignore[no-untyped-def]
            self.taken += bytes(data)
            return len(data)

    pipe = Pipe()
    as_parquet.write(FRAME, pipe)  # type: ignore[arg-type]
    assert pl.read_parquet(io.BytesIO(pipe.taken)).equals(FRAME)


def test_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    for module in (as_csv, as_jsonl, as_table, as_parquet):
        module.write(FRAME, io.BytesIO())
    assert capsys.readouterr() == ("", "")
    as_csv.write(FRAME, sys.stdout)
    assert capsys.readouterr().out.startswith("id,actors")
