"""UCDP's code for how precisely a place is known, out of what the gazetteer says of it."""

from __future__ import annotations

from collections.abc import Mapping

from gestae.knowledge.places import Kind

_CODES: Mapping[Kind, int] = {"site": 1, "town": 1, "county": 3, "region": 4, "area": 5, "country": 6}
NEAR = 2
INTERNATIONAL = 7


def where_prec(kind: Kind, *, near: bool = False, afloat: bool = False) -> int:
    """`where_prec` of UCDP's Georeferenced Event Dataset: 1 the exact place; 2 within about 25 km of it; 3 a
    second-order division (district, county); 4 a first-order one (province); 5 a river, border or region without
    fixed bounds; 6 a country; 7 international waters or airspace.

    `near`: the report says no more than that it is near there; `afloat`: a sea or ocean. Source: UCDP GED Codebook,
    the variable `where_prec` (Sundberg and Melander 2013).
    """
    if afloat:
        return INTERNATIONAL
    return NEAR if near and kind in ("site", "town") else _CODES[kind]
