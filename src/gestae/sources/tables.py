"""CSV and TSV with named columns to Reports, row by row."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from io import BufferedReader

from gestae.errors import SourceError, TooLarge, UnreadableInput
from gestae.sources.encoding import MOST_CHARACTERS, encoding_of, tidy
from gestae.sources.fields import has_text, no_columns, report_of_record
from gestae.sources.files import chunks
from gestae.sources.kinds import SNIFFED
from gestae.sources.naming import Origin
from gestae.sources.options import Found, Options

_DELIMITERS = ("\t", ",", ";", "|")
# Tables of GDELT bear no header: columns, the form of the first cell, and what they hold.
_GDELT = (
    ((58, 61), re.compile(r"\d{6,12}"), "events"),
    ((16,), re.compile(r"\d{6,12}"), "mentions"),
    ((27,), re.compile(r"\d{14}-T?\d+"), "themes"),
)
_MOST_LINE = MOST_CHARACTERS + 1_000_000


def read_table(file: BufferedReader, origin: Origin, options: Options) -> Iterator[Found]:
    """One report, or what is wrong with it, for each row under the header. Raises EmptyInput, and UnreadableInput where
    no column is known to hold texts.
    """
    csv.field_size_limit(max(csv.field_size_limit(), MOST_CHARACTERS + 1))
    encoding = encoding_of(file.peek(SNIFFED)[:SNIFFED], origin.name)
    lines = _lines(file, encoding, origin)
    first = next((line for line in lines if line.strip()), "")
    rows = csv.reader(_again(first, lines), delimiter=_delimiter(first))
    header = [tidy(cell).strip() for cell in next(_rows(rows, origin), [])]
    _refuse_gdelt(header, origin)
    if header and not has_text(header, options):
        raise no_columns(header, origin)
    for number, row in enumerate(_rows(rows, origin), 1):
        if row:
            yield _report(header, row, origin.numbered(number), options)


def _report(header: list[str], row: list[str] | SourceError, origin: Origin, options: Options) -> Found:
    if isinstance(row, SourceError):
        return row
    if len(row) != len(header):
        what = f"{len(row)} cells where the header has {len(header)}"
        return UnreadableInput(origin.name, what, "mend the row, or its quotation marks")
    try:
        return report_of_record(dict(zip(header, row, strict=True)), origin, options)
    except SourceError as error:
        return error


def _rows(rows: Iterator[list[str]], origin: Origin) -> Iterator[list[str]]:
    """The rows; one that is broken is a row of no cells that fits no header."""
    while True:
        try:
            row = next(rows, None)
        except csv.Error:
            yield [""]
            continue
        if row is None:
            return
        yield row


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def _again(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _lines(file: BufferedReader, encoding: str, origin: Origin) -> Iterator[str]:
    """The lines of a text of any size, their ends kept. Raises TooLarge for one that no report can fill."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    rest = ""
    for data in chunks(file):
        *lines, rest = re.split(r"(?<=\n)", rest + decoder.decode(data).replace("\x00", ""))
        yield from lines
        if len(rest) > _MOST_LINE:
            raise TooLarge(origin.name, f"more than {_MOST_LINE:,} characters in one line", "split it into reports")
    if last := rest + decoder.decode(b"", True):
        yield last


def _refuse_gdelt(header: list[str], origin: Origin) -> None:
    for sizes, first, what in _GDELT:
        if len(header) in sizes and first.fullmatch(header[0]):
            raise UnreadableInput(
                origin.name,
                f"a table of {what} by GDELT, which holds addresses and codes but no texts",
                "fetch the pages that it names and read those",
            )
