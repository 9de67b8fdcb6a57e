"""`gestae occurrences`: what happened, was planned, threatened or denied, each once, with all that tells it."""

from __future__ import annotations

from gestae.cli.linked import asking_linked

__all__ = ["EXAMPLES", "occurrences"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae occurrences corpus.db --actor RUS --type ASSAULT --since 2022-02
gestae occurrences corpus.db --format jsonl | jq .joins     why mentions were joined
"""

occurrences = asking_linked(
    "occurrences",
    "What happened, was planned, threatened or denied, each once, with how many reports and origins tell it.",
)
