"""`gestae brief`: a sourced picture of a store, as Markdown, a page, or a Word document."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gestae.cli.asked import checked
from gestae.cli.guard import guarded
from gestae.cli.question import Since, Store, Until

if TYPE_CHECKING:
    from gestae.asking.brief_records import Brief, Mark

__all__ = ["EXAMPLES", "About", "brief"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae brief corpus.db --about BLR --since 2022-01 -o belarus.html
gestae brief corpus.db --last belarus-may.html -o belarus-june.docx
gestae brief corpus.db | less

The ending of the file says the format: .md, .html, .docx or .json. It says what reports tell, never more.
"""
_MOST = 25
About = Annotated[str | None, typer.Option(metavar="NAME", help="Only what this actor does, suffers or holds.")]


@guarded
def brief(
    store: Store,
    about: About = None,
    since: Since = None,
    until: Until = None,
    last: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The brief before this one, in any format: what is new since is marked."),
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="At most so many lines a section; the rest is counted.")] = _MOST,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write .md, .html, .docx or .json.")
    ] = None,
) -> None:
    """What happened, is claimed, planned, promised and denied, what changed, forces, contradictions, with sources."""
    from gestae.asking.brief import brief as made
    from gestae.export.brief_mark import mark_in
    from gestae.store import Corpus

    write = _writer(output)
    asked = checked(since=since, until=until)
    mark: Mark | None = mark_in(last) if last else None
    with Corpus(store, create=False) as corpus:
        data = write(made(corpus, about=about, asked=asked, last=mark, most=most))
    if output:
        output.write_bytes(data)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _writer(output: Path | None) -> Callable[[Brief], bytes]:
    """What writes the format that the file's ending names; Markdown without a file."""
    from gestae.export.brief_docx import as_docx
    from gestae.export.brief_html import as_html
    from gestae.export.brief_markdown import as_markdown

    writers: dict[str, Callable[[Brief], bytes]] = {
        ".md": lambda one: as_markdown(one).encode(),
        ".html": lambda one: as_html(one).encode(),
        ".docx": as_docx,
        ".json": _json,
    }
    ending = output.suffix.lower() if output else ".md"
    if ending not in writers:
        raise typer.BadParameter(f"{output}: name a file that ends in {', '.join(writers)}", param_hint="--output")
    return writers[ending]


def _json(one: Brief) -> bytes:
    from gestae.export.brief_mark import mark_words

    whole = {"made": mark_words(one.mark), **one.to_dict()}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"
