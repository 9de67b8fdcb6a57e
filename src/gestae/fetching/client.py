"""One request to one address, within limits. Redirects are not followed here."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from gestae.errors import MissingInput, SourceError, TooLarge, UnreadableInput
from gestae.fetching.addresses import IsAllowed, addresses_of
from gestae.fetching.limits import AGENT, Limits
from gestae.sources.http import decoded

_PORTS = {"http": 80, "https": 443}
_CHUNK = 1 << 16
_SAFE = "/%:@!$&'()*+,;=~-._?[]"


@dataclass(frozen=True, slots=True)
class Answer:
    """`location`: where a redirect points, else null. `body`: its Content-Encoding undone."""

    status: int
    type: str
    location: str | None
    body: bytes


def parts_of(url: str) -> SplitResult:
    """`url` taken apart. Raises MissingInput unless it is a plain address of http or https."""
    try:
        parts = urlsplit(url)
        known = parts.scheme in _PORTS and parts.hostname and parts.port != 0
    except ValueError:
        known = False
    if not known:
        raise MissingInput(url[:200], "no address of http or https", "write it as https://example.org/page")
    if parts.username is not None or parts.password is not None:
        raise MissingInput(parts.hostname or "", "the address bears a name or password", "leave them out")
    return parts


def port_of(parts: SplitResult) -> int:
    """The port that an address means."""
    return parts.port or _PORTS[parts.scheme]


def get(url: str, limits: Limits, is_allowed: IsAllowed) -> Answer:
    """What the host of `url` answers. The connection goes to an address that was checked, so that a name that
    changes its address in between gains nothing. Raises MissingInput, TooLarge and UnreadableInput.
    """
    parts = parts_of(url)
    end = time.monotonic() + limits.seconds
    try:
        with _connection(parts, url, limits, is_allowed) as connection:
            connection.request("GET", _target(parts), headers=_headers())
            return _answer(connection.getresponse(), url, limits)
    except (SourceError, OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() >= end:
            raise TooLarge(url, f"no whole answer in {limits.seconds:g} seconds", "try again later") from None
        if isinstance(error, SourceError):
            raise
        what = " ".join(str(error).split())[:100] or type(error).__name__
        raise MissingInput(url, f"could not be fetched ({what})", "try again later") from None


def _headers() -> dict[str, str]:
    from gestae import __version__

    return {
        "User-Agent": f"{AGENT}/{__version__} (reads news reports; one request at a time)",
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _target(parts: SplitResult) -> str:
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return (quote(parts.path, safe=_SAFE) or "/") + query


@contextmanager
def _connection(
    parts: SplitResult, url: str, limits: Limits, is_allowed: IsAllowed
) -> Iterator[http.client.HTTPConnection]:
    """A connection that is hung up when the time is over."""
    host, port = parts.hostname or "", port_of(parts)
    plain = _socket(host, port, url, limits, is_allowed)
    timer = threading.Timer(limits.seconds, _hang_up, [plain])
    timer.daemon = True
    timer.start()
    try:
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(host, port, timeout=limits.seconds)
        connection.sock = _secured(plain, host) if parts.scheme == "https" else plain
        with suppress_close(connection):
            yield connection
    finally:
        timer.cancel()
        plain.close()


@contextmanager
def suppress_close(connection: http.client.HTTPConnection) -> Iterator[None]:
    """Closes `connection` in the end, whatever closing says."""
    try:
        yield
    finally:
        with suppress(OSError):
            connection.close()


def _socket(host: str, port: int, url: str, limits: Limits, is_allowed: IsAllowed) -> socket.socket:
    fault: OSError | None = None
    for address in addresses_of(host, port, url, is_allowed):
        try:
            return socket.create_connection((str(address), port), timeout=limits.seconds)
        except OSError as error:
            fault = error
    raise fault or OSError("no address")


def _secured(plain: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


def _hang_up(plain: socket.socket) -> None:
    with suppress(OSError):
        plain.shutdown(socket.SHUT_RDWR)


def _answer(response: http.client.HTTPResponse, url: str, limits: Limits) -> Answer:
    location = response.getheader("Location") if response.status in (301, 302, 303, 307, 308) else None
    body = b"" if location else _body(response, url, limits)
    coding = response.getheader("Content-Encoding", "") or ""
    return Answer(
        response.status,
        response.getheader("Content-Type", "") or "",
        location,
        decoded(body, coding, url) if response.status == 200 else b"",
    )


def _body(response: http.client.HTTPResponse, url: str, limits: Limits) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := response.read(_CHUNK):
        size += len(piece)
        if size > limits.max_bytes:
            raise TooLarge(url, f"more than {limits.max_bytes:,} bytes", "raise --max-bytes")
        pieces.append(piece)
    if response.length:
        raise UnreadableInput(url, f"the answer ends {response.length:,} bytes early", "try again later")
    return b"".join(pieces)
