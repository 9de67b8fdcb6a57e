"""Opens the database of a store: SQLite in one file, or a server by its address."""

from __future__ import annotations

import os
import sqlite3
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from gestae.errors import StoreError

_HEADER = b"SQLite format 3\x00"
_BUSY_SECONDS = 30.0
_WRITES = "gestae_writes"
_LOG_PAGES = 4000  # of the log before it goes into the file: a report touches the same pages as the one before


def locate(path_or_url: str | os.PathLike[str]) -> URL | Path:
    """The file of a SQLite store, or the address of a database on a server. Raises StoreError for a broken address."""
    given = os.fspath(path_or_url)
    if "://" not in given:
        return Path(given)
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        raise StoreError(
            "the address of the store cannot be read; write it as postgresql://user:password@host/database"
        ) from None
    if url.get_backend_name() == "sqlite":
        return Path(url.database or "")
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url


def name_of(place: URL | Path) -> str:
    """What errors call a store: its path, or its address without the password."""
    return str(place) if isinstance(place, Path) else place.render_as_string(hide_password=True)


def open_engine(place: URL | Path, *, create: bool) -> Engine:
    """An engine for the store. Raises StoreError where the file is not one, or cannot be made."""
    if isinstance(place, Path):
        return _open_file(place, create=create)
    try:
        return create_engine(place)
    except (ImportError, NoSuchModuleError) as error:
        mend = f"install one: pip install {'psycopg[binary]' if 'psycopg' in str(error) else place.drivername}"
        raise StoreError(f"{name_of(place)}: no driver for this kind of database ({error}); {mend}") from None


def _open_file(path: Path, *, create: bool) -> Engine:
    look_at(path, create=create)
    writable = not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    mode = "rwc" if create else "rw"
    query = f"mode={mode}" if writable else "mode=ro&immutable=1"
    address = f"{path.resolve().as_uri()}?{query}"
    engine = create_engine("sqlite://", creator=_connector(address, writable=writable), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def look_at(path: Path, *, create: bool) -> None:
    """Raises StoreError where `path` can be no store: a folder, a missing or unreadable file, no SQLite database."""
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder; name a file in it")
    if not path.exists():
        _look_for_room(path, create=create)
        return
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except OSError as error:
        raise StoreError(f"{path}: it cannot be opened ({error.strerror}); look at its permissions") from None
    if header != _HEADER and (header or not create):
        raise StoreError(f"{path}: this is no store of Gestae; name another file, or a new one to make a store")


def _look_for_room(path: Path, *, create: bool) -> None:
    if not create:
        raise StoreError(f"{path}: no such store; make it first: gestae read REPORTS --into {path}")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}; create it, or name another")
    if not os.access(path.parent, os.W_OK):
        raise StoreError(f"{path}: the folder {path.parent} may not be written; name a file in another folder")


def _connector(address: str, *, writable: bool) -> Callable[[], sqlite3.Connection]:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute(f"PRAGMA busy_timeout = {int(_BUSY_SECONDS * 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")  # a power cut may cost the last reports, never the file
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
        connection.create_function("lower", 1, _folded, deterministic=True)  # SQLite's own knows ASCII alone
        return connection

    return connect


def _folded(value: Any) -> Any:
    """`value` as words are compared in a search: without case in any script, accents put together with their letter."""
    return unicodedata.normalize("NFC", value).casefold() if isinstance(value, str) else value


def _begin(connection: Any) -> None:
    """Writers take the lock at once, so that two of them wait for each other instead of failing half-way."""
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def for_writing(engine: Engine) -> Engine:
    """The same database, with transactions that write."""
    return engine.execution_options(**{_WRITES: True})


def keep_log(engine: Engine) -> None:
    """Turns write-ahead logging on in a SQLite store, so that it can be read while it is written."""
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()
    try:
        _switch(raw.driver_connection)
    finally:
        raw.close()


def _switch(connection: Any) -> None:
    for _ in range(50):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:  # the switch does not wait for others by itself
            if "locked" not in str(error):
                return
            time.sleep(0.1)
