"""`gestae contradictions`: where accounts of one occurrence cannot all be true: number, date, actor, place, denial."""

from __future__ import annotations

from gestae.cli.linked import asking_linked

__all__ = ["EXAMPLES", "contradictions"]

EXAMPLES = """
\b
[bold]Examples[/bold]
gestae contradictions corpus.db --type ASSAULT
gestae contradictions corpus.db --format csv > disputed.csv
"""

contradictions = asking_linked(
    "contradictions", "Where accounts of one occurrence cannot all be true: number, date, actor, place, denial."
)
