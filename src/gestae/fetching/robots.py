"""What a host lets programs fetch: robots.txt (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gestae.fetching.limits import AGENT

if TYPE_CHECKING:
    from protego import Protego

_MOST = 512_000  # bytes that are looked at; RFC 9309 asks for 500 KiB at least
_LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host; null lets everything be fetched."""

    rules: Protego | None
    closed: bool = False

    def allows(self, url: str) -> bool:
        """Whether `url` may be fetched."""
        return not self.closed and (self.rules is None or self.rules.can_fetch(url, AGENT))

    def delay(self, least: float) -> float:
        """Seconds to wait between requests: what the host asks for, up to a minute, and `least` at least."""
        asked = self.rules.crawl_delay(AGENT) if self.rules else None
        return max(least, min(float(asked or 0), _LONGEST_DELAY))


def robots_of(status: int, body: bytes) -> Robots:
    """The rules in an answer for robots.txt: none where there is no such file, closed where the host is in trouble."""
    if 400 <= status < 500:
        return Robots(None)
    if status != 200:
        return Robots(None, closed=True)
    from protego import Protego

    return Robots(Protego.parse(body[:_MOST].decode("utf-8", "replace")))
