"""Turns what a database complains of into one clear StoreError."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from gestae.errors import StoreError

# What a driver's message holds -> what that means, and the mend.
_MEANINGS = (
    ("disk is full", "the disk is full; make room and read the same reports again, what is stored stays"),
    ("disk i/o error", "the disk cannot be read or written; look for free room and a sound disk, what is stored stays"),
    ("no space left", "the disk is full; make room and read the same reports again, what is stored stays"),
    ("file or directory too big", "the file may not grow further; put the store on another disk"),
    ("is locked", "another program is writing to it; wait until that is done and try again"),
    ("readonly database", "it may not be written; ask for write permission on the file and its folder, or copy it"),
    ("unable to open", "it cannot be opened; look at the permissions of the file and its folder"),
    ("malformed", "the file is damaged; put back a sound copy or read the reports into a new one"),
    ("file is not a database", "this is no store of Gestae; name another file, or a new one to make a store"),
    ("could not translate host", "the database server is not known; look at the address"),
    ("failed to resolve host", "the database server is not known; look at the address"),
    ("connection refused", "the database server does not answer; start it or look at the address"),
    ("authentication failed", "the database server refuses the user or password; look at the address"),
    ("does not exist", "the database or one of its tables does not exist; create it first"),
)


@contextmanager
def told(name: str) -> Iterator[None]:
    """Raises StoreError, naming the store and the mend, for what the database raises inside."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(f"{name}: {_meaning(error)}") from error


def _meaning(error: Exception) -> str:
    said = str(error.orig if isinstance(error, DBAPIError) and error.orig else error).strip()
    known = next((meaning for words, meaning in _MEANINGS if words in said.lower()), None)
    return (
        known or f"the database says: {said.splitlines()[0]}; if that does not help, read the reports into a new store"
    )
