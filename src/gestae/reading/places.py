"""Places: what the report names on the map. A country is a country, never its capital's dot."""

from __future__ import annotations

from gestae.knowledge.world import World
from gestae.reading.cast import Cast
from gestae.reading.language_model import Parsed
from gestae.records import Place


def read_places(parsed: Parsed, cast: Cast, world: World) -> tuple[Place, ...]:
    """The places of a report, with the country that each lies in noted in `cast`."""
    return ()
