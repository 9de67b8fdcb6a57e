"""`gestae read --explain`: readings with the reason for each record, for people or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gestae.cli.output import ReadingFormat, present, put
from gestae.records import Reading

if TYPE_CHECKING:
    from gestae.knowledge.rules import Rules

__all__ = ["explained"]


def explained(readings: Iterable[Reading], format: ReadingFormat, lexicon: Path | None) -> Iterator[Reading]:
    """`readings`, each written to standard output with its explanations before it goes on.

    As text the explanations alone; as JSON the reading with one more field, `explanations`. `lexicon`: the user's
    folder.
    """
    from gestae.knowledge.files import LEXICON
    from gestae.knowledge.rules import Rules

    rules = Rules(lexicon or LEXICON)
    before = b"[\n" if format is ReadingFormat.json else b""
    for reading in readings:
        if format is ReadingFormat.text:
            _show(reading, rules)
        else:
            put(before + _encoded(reading, rules) + (b"\n" if format is ReadingFormat.jsonl else b""))
            before = b",\n" if before else b""
        yield reading
    if format is ReadingFormat.json:
        put(b"\n]\n" if before == b",\n" else b"[]\n")


def _show(reading: Reading, rules: Rules) -> None:
    from gestae.export.explain import rendered_explanations

    present(rendered_explanations(reading, rules))


def _encoded(reading: Reading, rules: Rules) -> bytes:
    import msgspec

    from gestae.export.explain import explanations

    reasons = [each.to_dict() for each in explanations(reading, rules)]
    return msgspec.json.encode(reading.to_dict() | {"explanations": reasons})
