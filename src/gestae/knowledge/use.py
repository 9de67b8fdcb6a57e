"""Which lexicon is in use: the packaged one alone, or with a folder of the user's own over it.

The stages look words up in dozens of places, in tables and patterns that are made once. Rather than hand the folder
through all of them, the reader names it once for the time that it reads (`using`), and every table made of the lexicon
is kept by that folder (`cached`). A context variable holds it, so that threads and readers do not see each other's.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

LEXICON = Path(__file__).resolve().parent.parent / "lexicon"
_MOST_KEPT = 20_000  # answers that one function keeps, all lexicons together

_in_use: ContextVar[str] = ContextVar("lexicon", default=str(LEXICON))  # text, whose hash costs nothing


def lexicon() -> Path:
    """The folder in use: the packaged lexicon, or the user's, which lies over the packaged one."""
    return Path(_in_use.get())


@contextmanager
def using(folder: Path) -> Iterator[None]:
    """Inside, the lexicon in use is `folder`."""
    token = _in_use.set(str(folder))
    try:
        yield
    finally:
        _in_use.reset(token)


def cached(make: Callable[P, T]) -> Callable[P, T]:
    """`make`, a function of its arguments and of the lexicon in use, run once for each of them."""

    @functools.lru_cache(maxsize=_MOST_KEPT)
    def kept(folder: str, *args: P.args, **kwargs: P.kwargs) -> T:  # `folder` only tells the answers apart
        return make(*args, **kwargs)

    @functools.wraps(make)
    def known(*args: P.args, **kwargs: P.kwargs) -> T:
        return kept(_in_use.get(), *args, **kwargs)  # type: ignore[arg-type]  # who calls it with lists is told at once

    return known
