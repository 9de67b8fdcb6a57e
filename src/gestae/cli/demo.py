"""`gestae demo`: the packaged reports read, and what a newcomer should see first."""

from __future__ import annotations

from gestae.cli.guard import guarded

__all__ = ["demo"]


@guarded
def demo() -> None:
    """Read the packaged reports and show the picture that they give."""
