"""Plain text to a Report."""

from __future__ import annotations

from gestae.records import Report
from gestae.sources.encoding import checked, decode
from gestae.sources.naming import Origin


def read_text(data: bytes, origin: Origin) -> Report:
    """One plain text. Title and day are left to cleaning. Raises EmptyInput, UnreadableInput, TooLarge."""
    text = checked(decode(data, origin.name), origin.name)
    return Report(id=origin.id_for(text), source=origin.source, url=origin.url, text=text)
