"""What the program says to the person at the keyboard: always on the error stream, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Notes", "counted"]


class Notes:
    """Lines on the error stream, printed above a progress bar where one runs."""

    def __init__(self) -> None:
        from rich.console import Console

        self.console: Console = Console(stderr=True, highlight=False)

    def say(self, line: str, style: str | None = None) -> None:
        """One line; what comes from an input is never taken for markup, and line ends in it are written out."""
        plain = line.replace("\r", "\\r").replace("\n", "\\n")
        self.console.print(plain, style=style, markup=False, emoji=False, soft_wrap=True)


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 report`, `1,200 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
