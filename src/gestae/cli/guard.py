"""Turns what goes wrong in a command into one line and an exit status."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import ParamSpec, TypeVar

import typer

from gestae.errors import GestaeError

__all__ = ["BROKEN_PIPE", "FAILED", "INTERRUPTED", "guarded"]

FAILED = 1
INTERRUPTED = 130
BROKEN_PIPE = 141

P = ParamSpec("P")
T = TypeVar("T")


def guarded(command: Callable[P, T]) -> Callable[P, T]:
    """`command`, ending with one line and status 1 on an error of ours or of the system, 130 on Ctrl-C.

    A reader of our output that goes away (`gestae events corpus.db | head`) ends it without a word.
    """

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return command(*args, **kwargs)
        except GestaeError as error:
            raise _ended(str(error), FAILED) from error
        except KeyboardInterrupt as error:
            raise _ended("stopped", INTERRUPTED) from error
        except BrokenPipeError as error:
            _drop_output()
            raise typer.Exit(BROKEN_PIPE) from error
        except OSError as error:
            raise _ended(_system_words(error), FAILED) from error

    return run


def _ended(line: str, status: int) -> typer.Exit:
    from gestae.cli.notes import Notes

    Notes().say(f"gestae: {line}", style="red")
    return typer.Exit(status)


def _system_words(error: OSError) -> str:
    name = error.filename if error.filename is not None else "the output"
    return f"{name}: {os.strerror(error.errno) if error.errno else error}; free space or choose another place"


def _drop_output() -> None:
    """Lets what is still buffered go nowhere, so that Python does not complain when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
