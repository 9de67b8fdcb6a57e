"""Packs a whole reading into bytes, and takes it out again."""

from __future__ import annotations

import zlib

import msgspec

from gestae.errors import StoreError
from gestae.records import Reading


def pack(reading: Reading) -> bytes:
    """The reading as compressed JSON."""
    return zlib.compress(msgspec.json.encode(reading))


def unpack(packed: bytes, where: str) -> Reading:
    """The reading that was packed. Raises StoreError, naming `where`, if the bytes are damaged or of another form."""
    try:
        return msgspec.json.decode(zlib.decompress(packed), type=Reading)
    except (zlib.error, msgspec.DecodeError) as error:
        raise StoreError(
            f"{where}: the stored reading cannot be used ({error}); read the report again into a new store"
        ) from None
