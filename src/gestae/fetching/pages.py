"""Pages from the network into files that `gestae read` reads, each with a small file that says where it came from."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

import msgspec

from gestae.errors import EmptyInput, SourceError, UnreadableInput
from gestae.fetching.addresses import IsAllowed, is_public
from gestae.fetching.client import Answer
from gestae.fetching.limits import Limits
from gestae.fetching.polite import Polite
from gestae.sources.files import in_memory
from gestae.sources.http import in_utf8
from gestae.sources.load import sidecar_of
from gestae.sources.naming import Origin
from gestae.sources.page_files import page_file

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """`url`: as it was asked for; `path`: the file that holds it; `new`: whether it was fetched now."""

    url: str
    path: str
    new: bool


def fetch(
    urls: Iterable[str],
    folder: str,
    *,
    feeds: bool = False,
    again: bool = False,
    limits: Limits | None = None,
    is_allowed: IsAllowed = is_public,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Fetched | SourceError]:
    """Fetches each of `urls` into a file in `folder`, one after the other; a bad one comes as its SourceError.

    `feeds`: the addresses are those of feeds, and the pages that they link to are fetched. `again`: fetch what is there
    already. `is_allowed`: which network addresses may be spoken to (for tests). Files appear whole or not at all.
    """
    polite = Polite(limits or Limits(), is_allowed, sleep)
    os.makedirs(folder, exist_ok=True)
    for url in urls:
        try:
            for page in _linked(polite, url) if feeds else [url]:
                yield _attempt(polite, page, folder, again)
        except SourceError as error:
            yield error


def _linked(polite: Polite, url: str) -> list[str]:
    """The pages that the feed at `url` links to, each once."""
    from gestae.sources.feeds import addresses

    here, answer = polite.fetch(url)
    found = [urljoin(here, link) for link in addresses(in_memory(answer.body), Origin(url))]
    if not found:
        raise EmptyInput(url, "a feed without links", "leave --feed out, and read what it holds")
    return list(dict.fromkeys(found))


def _attempt(polite: Polite, url: str, folder: str, again: bool) -> Fetched | SourceError:
    known = None if again else _known(url, folder)
    if known is not None:
        return Fetched(url, known, new=False)
    try:
        here, answer = polite.fetch(url)
        return Fetched(url, _kept(url, here, answer, folder), new=True)
    except SourceError as error:
        return error


def _known(url: str, folder: str) -> str | None:
    """The file that holds `url` already, or null."""
    stem = page_file(url).removesuffix(".html")
    paths = (os.path.join(folder, stem + suffix) for suffix in dict.fromkeys(_SUFFIXES.values()))
    return next((path for path in paths if os.path.exists(path) and os.path.exists(sidecar_of(path))), None)


def _kept(url: str, here: str, answer: Answer, folder: str) -> str:
    kind = answer.type.partition(";")[0].strip().lower() or "text/html"
    if kind not in _SUFFIXES:
        raise UnreadableInput(url, f"no page or text but {kind[:60]}", "leave it out")
    body = in_utf8(answer.body, answer.type) if kind.startswith("text/") else answer.body
    path = os.path.join(folder, page_file(url).removesuffix(".html") + _SUFFIXES[kind])
    about = {
        "url": here,
        "asked": url,
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "status": answer.status,
        "type": answer.type,
        "sha256": hashlib.sha256(body).hexdigest(),
    }
    _write(path, body)
    _write(sidecar_of(path), msgspec.json.format(msgspec.json.encode(about)))
    return path


def _write(path: str, data: bytes) -> None:
    """The file, whole or not at all: it is written under another name first."""
    handle, part = tempfile.mkstemp(prefix=".part-", dir=Path(path).parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(part, 0o644)
        os.replace(part, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(part)
