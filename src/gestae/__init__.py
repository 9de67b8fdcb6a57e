"""Gestae reads news reports about states and their armed forces into sourced data.

import gestae
reading = gestae.read("Belarus will join the war only if it is attacked, Lukashenko said.")
for event in reading.events:
    print(event.type, event.status, event.trigger.text)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gestae import errors, records

if TYPE_CHECKING:
    from gestae.api import Corpus, Reader, load, read, resolve, status_of

__version__ = "0.1.0"
__all__ = ["Corpus", "Reader", "errors", "load", "read", "records", "resolve", "status_of"]


def __getattr__(name: str) -> Any:
    """The working parts, imported on first use so that `import gestae` stays quick."""
    if name in __all__:
        from gestae import api

        return getattr(api, name)
    raise AttributeError(f"module 'gestae' has no attribute {name!r}")
