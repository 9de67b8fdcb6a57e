"""Reports of an invented but plausible strike, by outlets that do not copy each other, for the tests of grades."""

from __future__ import annotations

from gestae.records import Report
from gestae.store import Corpus
from linked_reports import read

STRIKE = (
    Report(
        id="p1",
        outlet="Harbour Post",
        published="2023-05-02",
        title="Missiles hit Odesa port",
        text="Russian missiles struck the port of Odesa on Monday and set a grain store on fire. At least 12 people "
        "were killed, rescuers said. Ukraine vowed to retaliate. Cranes stood idle all morning and lorries waited in a "
        "queue that reached the ring road, while firemen poured water on wheat meant for Egypt.",
    ),
    Report(
        id="p2",
        outlet="Black Sea News",
        published="2023-05-03",
        title="Moscow rejects blame",
        text="Russia denied on Tuesday that its forces had struck the port of Odesa on Monday. Satellite pictures "
        "published by a university show burnt warehouses. Insurers raised the price of cover for ships, and two "
        "owners called their vessels back to Constanta until the mines off the coast are cleared.",
    ),
    Report(
        id="p3",
        outlet="Evening Wire",
        published="2023-05-04",
        title="Funerals",
        text="Hundreds came to the funeral of dockers on Thursday, and a choir sang in the rain. Russian missiles "
        "struck the port of Odesa on Monday, when 31 people were killed. Schools in the city stayed closed, and "
        "teachers gave lessons by telephone.",
    ),
    Report(
        id="p4",
        outlet="Evening Wire",
        published="2023-05-19",
        title="New strike",
        text="Russian missiles struck the port of Odesa on Thursday. Nobody was hurt.",
    ),
)


def keep_again(corpus: Corpus, report: Report, text: str) -> None:
    """Keeps a newer version of a report."""
    newer = Report(id=report.id, outlet=report.outlet, published=report.published, title=report.title, text=text)
    corpus.keep(read((newer,))[0])
