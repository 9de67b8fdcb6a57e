"""`gestae copies`: which reports say the same: copied, copied and edited, or retold."""

from __future__ import annotations

from gestae.cli.asked import refuse_binary
from gestae.cli.guard import guarded
from gestae.cli.notes import counted
from gestae.cli.printed import print_frame, print_records
from gestae.cli.question import Format, Limit, Output, ReportId, Store, TableFormat

__all__ = ["EXAMPLES", "copies"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae copies corpus.db
gestae copies corpus.db --report one-army
gestae copies corpus.db --format jsonl | jq '.ties[].passages[].here.text'
"""


@guarded
def copies(
    store: Store,
    report: ReportId = None,
    limit: Limit = None,
    format: Format = TableFormat.table,
    output: Output = None,
) -> None:
    """Which reports say the same: copied, copied and edited, or retold; their origin, and the agency they credit."""
    from gestae.asking.copies import SHORT, frame_of
    from gestae.asking.copies import copies as groups_in
    from gestae.store import Corpus

    refuse_binary(format, output)
    with Corpus(store, create=False) as corpus:
        groups = groups_in(corpus, report=report, limit=limit)
        frame = None if format is TableFormat.jsonl else frame_of(corpus, groups)
    if frame is None:
        print_records(groups, output)
    else:
        print_frame(frame, format, output, f"copies: {counted(len(frame), 'group')}", SHORT)
