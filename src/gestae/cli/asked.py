"""What the commands that ask a store take and check alike: one question, told in the same options everywhere."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

import typer

from gestae.cli.question import (
    Actor,
    Format,
    Limit,
    Outlet,
    Output,
    Recipient,
    ReliabilityOf,
    ReportId,
    Since,
    Speaker,
    StatusOf,
    Store,
    TableFormat,
    Type,
    Until,
    Words,
)
from gestae.errors import UnreadableInput

if TYPE_CHECKING:
    from gestae.asking.filters import Filter

__all__ = ["Question", "asking", "checked", "refuse_binary"]

_BESIDES = ("store", "format", "output")  # fields that are no filter


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a store is asked; each field is an option of the command, in this order."""

    store: Store
    actor: Actor = None
    recipient: Recipient = None
    type: Type = None
    status: StatusOf = None
    since: Since = None
    until: Until = None
    speaker: Speaker = None
    text: Words = None
    report: ReportId = None
    outlet: Outlet = None
    reliability: ReliabilityOf = None
    limit: Limit = None
    format: Format = TableFormat.table
    output: Output = None

    def filter(self, *, unread: bool = False) -> Filter:
        """The filters, checked; `unread`: the reports that are kept unread alone."""
        given = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in _BESIDES}
        refuse_binary(self.format, self.output)
        return checked(**given, unread=unread)


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """`command`, which takes a `Question` first, with the options of one in its place. Typer reads the options of a
    command from its signature, so that the signature is made here, once, out of the fields.
    """
    own = list(signature(command).parameters.values())[1:]
    asked = [each.name for each in fields(Question)]
    options = [(each.name, Parameter.empty if each.default is MISSING else each.default) for each in fields(Question)]
    options += [(each.name, each.default) for each in own]
    hints = get_type_hints(command, include_extras=True) | get_type_hints(Question, include_extras=True)

    def run(**given: Any) -> None:
        command(Question(**{name: given.pop(name) for name in asked}), **given)

    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__annotations__ = {name: hints[name] for name, _ in options}
    run.__signature__ = Signature(  # type: ignore[attr-defined]
        [Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=hints[name]) for name, default in options]
    )
    return run


def checked(**given: Any) -> Filter:
    """The filter; a value that it does not take is a fault of usage."""
    from gestae.asking.filters import filter_of

    try:
        return filter_of(**given)
    except UnreadableInput as error:
        raise typer.BadParameter(f"{error.what}; {error.mend}", param_hint=f"--{error.source}") from error


def refuse_binary(format: TableFormat, output: Path | None) -> None:
    """Parquet goes into a file or a pipe, never to a terminal."""
    if format is TableFormat.parquet and output is None and sys.stdout.isatty():
        raise typer.BadParameter("parquet is not for a terminal; add --output FILE", param_hint="--format")
