"""`gestae whatif`: what was promised for a case, by whom, on which condition."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from gestae.cli.guard import guarded
from gestae.cli.question import Store
from gestae.errors import UnreadableInput
from gestae.records import EventType

if TYPE_CHECKING:
    from gestae.asking.supposing import Supposed
    from gestae.store import Corpus

__all__ = ["EXAMPLES", "whatif"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae whatif corpus.db "Belarus is attacked"
gestae whatif corpus.db --type ASSAULT --recipient BLR --format json
gestae whatif corpus.db "Russia withdraws its troops" --format dot | dot -Tsvg > chain.svg

It says what was promised, never what will happen.
"""


class WhatIfFormat(StrEnum):
    """How a what-if is written."""

    text = "text"
    json = "json"
    dot = "dot"
    mermaid = "mermaid"


@guarded
def whatif(
    store: Store,
    sentence: Annotated[str | None, typer.Argument(metavar="SENTENCE", help="What is supposed to happen.")] = None,
    type: Annotated[str | None, typer.Option(metavar="TYPE", help="PLOVER type of the act, such as ASSAULT.")] = None,
    actor: Annotated[str | None, typer.Option(metavar="CODE", help="Who does it: a code or a name.")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="CODE", help="To whom: a code or a name.")] = None,
    format: Annotated[WhatIfFormat, typer.Option(help="Text, JSON, or a graph for Graphviz or Mermaid.")] = (
        WhatIfFormat.text
    ),
) -> None:
    """The commitments whose conditions an act would meet, what they undertake, and what these would trigger in turn."""
    from gestae.asking.whatif import what_if
    from gestae.export.whatif import as_dot, as_mermaid, as_text
    from gestae.store import Corpus

    with Corpus(store, create=False) as corpus:
        who, whom = (_code(corpus, given, option) for given, option in ((actor, "--actor"), (recipient, "--recipient")))
        found = what_if(corpus, _supposed(sentence, type, who, whom))
    writers = {WhatIfFormat.text: as_text, WhatIfFormat.dot: as_dot, WhatIfFormat.mermaid: as_mermaid}
    if format is WhatIfFormat.json:
        typer.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
    else:
        typer.echo(writers[format](found), nl=False)


def _code(corpus: Corpus, given: str | None, option: str) -> str | None:
    """The code that is given, or that of who is named; a code that no report of the store names is refused."""
    from sqlalchemy import select

    from gestae.reading.reader import Reader
    from gestae.store import tables

    if given is None:
        return None
    known = {code for (code,) in corpus.ask(select(tables.actors.c.code).distinct()) if code}
    if given.upper() in known:
        return given.upper()
    named = Reader(clean=False).resolve(given)
    if named is None or named.code not in known:
        raise typer.BadParameter(f"no report of the store names {given!r}; give a code such as BLR", param_hint=option)
    return named.code


def _supposed(sentence: str | None, type: str | None, actor: str | None, recipient: str | None) -> Supposed:
    from gestae.asking.supposing import supposed_by, supposed_in

    if (sentence is None) == (type is None):
        raise typer.BadParameter("say what happens in a sentence, or else with --type", param_hint="SENTENCE")
    if sentence is not None and (actor or recipient):
        raise typer.BadParameter("--actor and --recipient go with --type; a sentence names them itself")
    if sentence is not None:
        from gestae.reading.reader import Reader

        try:
            return supposed_in(sentence, Reader(clean=False).read)
        except UnreadableInput as error:
            raise typer.BadParameter(f"{error.what}; {error.mend}", param_hint="SENTENCE") from error
    name = (type or "").upper()
    if name not in get_args(EventType):
        raise typer.BadParameter(
            f"there is no type {name}; choose from {', '.join(get_args(EventType))}", param_hint="--type"
        )
    return supposed_by(cast(EventType, name), actor=actor, recipient=recipient)
