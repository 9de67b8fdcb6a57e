"""`gestae drift`: where an occurrence is told more surely, or less surely, than in an earlier report."""

from __future__ import annotations

from gestae.cli.linked import asking_linked

__all__ = ["EXAMPLES", "drift"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae drift corpus.db --actor BLR
gestae drift corpus.db --format jsonl
"""

drift = asking_linked("drift", "Where an occurrence is told more surely, or less surely, than in an earlier report.")
