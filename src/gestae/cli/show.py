"""`gestae show`: one record, or one report, with the words that it rests on."""

from __future__ import annotations

from typing import Annotated

import typer

from gestae.cli.guard import guarded
from gestae.cli.output import present

__all__ = ["EXAMPLES", "show"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae show corpus.db one-army/e3     an event; the tables name such ids
gestae show corpus.db one-army/c1     a commitment
gestae show corpus.db one-army        the whole report
"""


@guarded
def show(
    store: Annotated[str, typer.Argument(metavar="FILE.db", help="A store that `gestae read --into` made.")],
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a record, as the tables name it, or of a report.")],
) -> None:
    """Show one record with its evidence in context, its rule, its report and its grades; or all that was read in a
    report."""
    from rich.console import Group
    from rich.text import Text

    from gestae.asking.grades import judgements_on
    from gestae.asking.records import find
    from gestae.export.record import rendered_record
    from gestae.export.text import rendered
    from gestae.records import Reading
    from gestae.store import Corpus

    with Corpus(store, create=False) as corpus:
        found = find(corpus, id)
        judged = [] if isinstance(found, Reading) else judgements_on(corpus, id)
    if isinstance(found, Reading):
        present(rendered(found))
    else:
        present(Group(rendered_record(found.record, found.reading), *map(Text, judged)))
