"""The words of `--help`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

__all__ = ["described"]


def described(command: Callable[..., Any]) -> str:
    """The docstring of `command`, each paragraph one line, so that the terminal breaks lines where it must."""
    return "\n\n".join(" ".join(part.split()) for part in (inspect.getdoc(command) or "").split("\n\n"))
