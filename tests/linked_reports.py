"""Short reports of invented but plausible events in real places, for the tests of linking; read once."""

from __future__ import annotations

from functools import cache

from gestae.reading.reader import Reader
from gestae.records import Reading, Report

PORT = (
    Report(
        id="p1",
        outlet="Harbour Post",
        published="2023-05-02",
        title="Missiles hit Odesa port",
        text="Russian missiles struck the port of Odesa on Monday, Ukraine's army said. At least 12 people were "
        "killed, officials in Odesa said. Ukraine vowed to retaliate.",
    ),
    Report(
        id="p2",
        outlet="Black Sea News",
        published="2023-05-03",
        title="Death toll in Odesa disputed",
        text="Russia denied on Tuesday that its forces had struck the port of Odesa on Monday. Local medics said that "
        "31 people were killed when Russian missiles struck the port of Odesa on Monday.",
    ),
    Report(
        id="p3",
        outlet="Evening Wire",
        published="2023-05-19",
        title="New strike",
        text="Russian missiles struck the port of Odesa on Thursday. Nobody was hurt.",
    ),
)
TANKS = (
    Report(
        id="t1",
        outlet="Baltic Daily",
        published="2023-01-10",
        title="Poland weighs tanks",
        text="Poland could send 14 Leopard tanks to Ukraine, a deputy minister said.",
    ),
    Report(
        id="t2",
        outlet="Vistula Times",
        published="2023-01-14",
        title="Poland will send tanks",
        text="Poland will send 14 Leopard tanks to Ukraine, the president of Poland said on Saturday.",
    ),
    Report(
        id="t3",
        outlet="Vistula Times",
        published="2023-02-24",
        title="Tanks arrive",
        text="Poland sent 14 Leopard tanks to Ukraine on Friday.",
    ),
)


@cache
def _reader() -> Reader:
    return Reader(clean=False)


@cache
def read(reports: tuple[Report, ...]) -> tuple[Reading, ...]:
    """The readings of some reports."""
    return tuple(_reader().read_many(reports))
