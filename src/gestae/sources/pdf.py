"""PDF files with a text layer to Reports."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from functools import cache
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING

from gestae.errors import EmptyInput, TooLarge, UnreadableInput
from gestae.sources.encoding import MOST_CHARACTERS
from gestae.sources.files import whole
from gestae.sources.making import Told, line_of, made
from gestae.sources.naming import Origin
from gestae.sources.options import Found, Options
from gestae.sources.pdf_layout import Fragment, lines_of, text_of_pages

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MOST_SECONDS = 60.0  # for one file
_MOST_PAGES = 2_000
_MEND = "print it anew, or save its text"


def read_pdf(file: BufferedReader, origin: Origin, options: Options) -> Iterator[Found]:
    """The report in a PDF: its text layer, columns one after the other, words and paragraphs joined over lines, without
    the lines that every page repeats.

    The day on which a PDF was made is not taken for that of publication. Raises EmptyInput where there is no text
    layer, UnreadableInput and TooLarge.
    """
    data = whole(file, origin.name, options.max_bytes)
    pages, title, author = _read(data, origin)
    text = text_of_pages(pages)
    if not text:
        raise EmptyInput(origin.name, "no text layer, only pictures of pages", "make one with a text recognizer first")
    yield made(Told(text=text, title=title, author=author), origin)


def _read(data: bytes, origin: Origin) -> tuple[list[list[str]], str | None, str | None]:
    """The lines of each page, the title and the author."""
    from pypdf import PdfReader

    _silence()
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableInput(origin.name, "locked with a password", "unlock it first")
        return list(_pages(reader, origin)), *_about(reader)
    except (UnreadableInput, TooLarge):
        raise
    except (Exception, RecursionError) as error:  # a broken PDF trips its parser up in many ways
        what = " ".join(str(error).split())[:80] or type(error).__name__
        raise UnreadableInput(origin.name, f"a broken PDF ({what})", _MEND) from None


@cache
def _silence() -> None:
    """What pypdf has to say about a broken file is said again in our errors."""
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    logging.getLogger("pypdf").propagate = False


def _pages(reader: PdfReader, origin: Origin) -> Iterator[list[str]]:
    end = time.monotonic() + _MOST_SECONDS
    letters = 0
    for number, page in enumerate(reader.pages, 1):
        lines = lines_of(_fragments(page), float(page.mediabox.width))
        letters += sum(map(len, lines))
        if letters > MOST_CHARACTERS or number > _MOST_PAGES:
            raise TooLarge(origin.name, f"more than {MOST_CHARACTERS:,} characters or pages", "split it into reports")
        if time.monotonic() > end:
            raise TooLarge(origin.name, f"more than {_MOST_SECONDS:.0f} seconds to read", "split it into reports")
        yield lines


def _fragments(page: PageObject) -> list[Fragment]:
    """The pieces of text on a page in the order in which they were set."""
    found: list[Fragment] = []

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float | None) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        found.append(Fragment(text, float(x), float(y), float(size or 0)))

    page.extract_text(visitor_text=visit)
    return found


def _about(reader: PdfReader) -> tuple[str | None, str | None]:
    about = reader.metadata
    title = line_of(str(about.title)) if about and about.title else None
    author = line_of(str(about.author)) if about and about.author else None
    named = title and " " in title and not title.lower().startswith("microsoft word")
    return (title if named else None), author
