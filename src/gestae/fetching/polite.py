"""Requests one at a time, with a pause for each host, its robots.txt kept, and redirects checked at each hop."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urljoin, urlunsplit

from gestae.errors import MissingInput, SourceError
from gestae.fetching.addresses import IsAllowed
from gestae.fetching.client import Answer, get, parts_of
from gestae.fetching.limits import Limits
from gestae.fetching.robots import Robots, robots_of


class Polite:
    """Fetches for one run; it remembers the rules of each host and when it was last asked."""

    def __init__(self, limits: Limits, is_allowed: IsAllowed, sleep: Callable[[float], None] = time.sleep) -> None:
        self._limits = limits
        self._is_allowed = is_allowed
        self._sleep = sleep
        self._robots: dict[str, Robots | SourceError] = {}
        self._asked: dict[str, float] = {}

    def fetch(self, url: str) -> tuple[str, Answer]:
        """The last address and its answer. Raises SourceError: not allowed, not there, too large, too slow."""
        here = url
        for _ in range(self._limits.redirects + 1):
            robots = self._rules(here)
            if not robots.allows(here):
                raise MissingInput(
                    here, "the host's robots.txt asks programs not to fetch it", "ask its owner, or leave it"
                )
            answer = self._get(here, robots.delay(self._limits.delay))
            if answer.location is None:
                return here, _good(answer, here)
            here = _next(here, answer.location)
        raise MissingInput(url, f"more than {self._limits.redirects} redirects", "name the address that it leads to")

    def _rules(self, url: str) -> Robots:
        site = _site(url)
        if site not in self._robots:
            self._robots[site] = self._tried_rules(f"{site}/robots.txt")
        rules = self._robots[site]
        if isinstance(rules, SourceError):
            raise type(rules)(url, rules.what, rules.mend)
        return rules

    def _tried_rules(self, url: str) -> Robots | SourceError:
        """The rules, or why there are none: a host that does not answer is asked once a run."""
        try:
            return self._asked_rules(url)
        except SourceError as error:
            return error

    def _asked_rules(self, url: str) -> Robots:
        here = url
        for _ in range(self._limits.redirects + 1):
            answer = self._get(here, self._limits.delay)
            if answer.location is None:
                return robots_of(answer.status, answer.body)
            here = _next(here, answer.location)
        return Robots(None, closed=True)

    def _get(self, url: str, delay: float) -> Answer:
        host = parts_of(url).hostname or ""
        wait = self._asked.get(host, -delay) + delay - time.monotonic()
        if host in self._asked and wait > 0:
            self._sleep(wait)
        try:
            return get(url, self._limits, self._is_allowed)
        finally:
            self._asked[host] = time.monotonic()


def _site(url: str) -> str:
    parts = parts_of(url)
    return urlunsplit((parts.scheme, parts.netloc, "", "", ""))


def _next(here: str, location: str) -> str:
    """Where a redirect leads. Raises MissingInput for what is no address."""
    try:
        there = urljoin(here, location)
    except ValueError:
        raise MissingInput(here, "it leads to no address", "check the address") from None
    parts_of(there)
    return there


def _good(answer: Answer, url: str) -> Answer:
    if answer.status != 200:
        raise MissingInput(url, f"the host answers {answer.status}", "check the address")
    return answer
