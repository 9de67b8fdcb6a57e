"""How long, how much and how often."""

from __future__ import annotations

from dataclasses import dataclass

AGENT = "Gestae"


@dataclass(frozen=True, slots=True)
class Limits:
    """`delay`: seconds between two requests to one host, at least. `seconds`: for one answer, from the connection to
    its last byte. `max_bytes`: of one answer. `redirects`: followed from one address.
    """

    delay: float = 2.0
    seconds: float = 30.0
    max_bytes: int = 10_000_000
    redirects: int = 5
