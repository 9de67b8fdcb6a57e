"""Who is named in a report, as far as it can be known again in another: persons, organizations, groups with names.

The names of all reports come down to few *bearers*: a name with the state, office and lexicon entry it was told with.
Whatever one bearer names is one entity, so that entities are found among bearers and not among millions of mentions.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from gestae.knowledge.actors import Organization
from gestae.knowledge.entities import load_names
from gestae.knowledge.layers import load_csv
from gestae.knowledge.use import cached
from gestae.linking.body_names import body_name
from gestae.linking.person_names import person_name, skeleton
from gestae.linking.spelling import folded
from gestae.records import Actor, EntityKind, EntitySide, MentionForm, Reading

_ANCHORS = ("leaders.csv", "organizations.csv", "armed_groups.csv")
_NAMED = (*_ANCHORS, "metonyms.csv", "parser")
_KINDS: tuple[EntityKind, ...] = ("person", "organization", "group")


class Words(msgspec.Struct, frozen=True):
    """Characters of a report that name a sighting."""

    start: int
    end: int
    text: str
    form: MentionForm


class Sighting(msgspec.Struct, frozen=True):
    """One actor of one report that has a name. `day`: of publication; `anchor`: the lexicon entry that it is; `noun`:
    a common noun names it, which stands for one body of its state.
    """

    report: str
    day: str | None
    actor: str
    kind: EntityKind
    name: str
    noun: bool
    code: str | None
    sector: str | None
    role: str | None
    wikidata: str | None
    anchor: str | None
    words: tuple[Words, ...]


class Bearer(msgspec.Struct, frozen=True, order=True):
    """A name and what it was told with. `name`: folded; `wikidata`, `anchor`: who the lexicon says it is; `report`:
    where an analyst took the name of one report by itself.
    """

    kind: EntityKind
    name: str
    code: str | None = None
    sector: str | None = None
    anchor: str | None = None
    wikidata: str | None = None
    report: str | None = None

    @property
    def key(self) -> str:
        """What tells it from all others."""
        parts = (self.kind, self.name, self.code, self.sector, self.anchor, self.wikidata, self.report)
        return "\n".join(part or "" for part in parts)

    @property
    def number(self) -> int:
        """The key as a number of 63 bits."""
        return int.from_bytes(hashlib.blake2b(self.key.encode(), digest_size=8).digest(), "big") >> 1


# ---------------------------------------------------------------- out of a reading
def sightings_of(reading: Reading) -> list[Sighting]:
    """The persons, organizations and groups that a reading knows by name."""
    report = reading.report
    day = report.published[:10] if report.published else None
    seen = (_sighting(actor, report.id, day) for actor in reading.actors)
    return [part for one in seen if one is not None for part in _by_body(one)]


def _sighting(actor: Actor, report: str, day: str | None) -> Sighting | None:
    file, _, entry = actor.rule.partition(":")
    noun = file == "nominals.yaml" and actor.kind == "organization" and entry in load_names().bodies
    if actor.kind not in _KINDS or entry in _lands() or not ((noun and actor.code) or _is_named(actor, file)):
        return None
    return Sighting(
        report=report,
        day=day,
        actor=actor.id,
        kind=actor.kind,
        name=entry.replace(" 's ", "'s ") if noun else " ".join(actor.name.split()),
        noun=noun,
        code=actor.code,
        sector=actor.sector,
        role=actor.role,
        wikidata=actor.wikidata,
        anchor=actor.rule if file in _ANCHORS else None,
        words=tuple(Words(one.start, one.end, one.text, one.form) for one in actor.mentions if one.form != "pronoun"),
    )


def _by_body(seen: Sighting) -> list[Sighting]:
    """The bodies of one international organization by themselves: a reading has the Security Council under the UN."""
    entries = _organizations_by_code().get(seen.code or "", {})
    if seen.kind != "organization" or seen.anchor is None or not entries:
        return [seen]
    named = [(entries.get(folded(one.text)), one) for one in seen.words]
    counts = Counter(entry for entry, _ in named if entry is not None)
    if not counts:
        return [seen]
    main = min(counts, key=lambda entry: (-counts[entry], entry.name))
    return [
        msgspec.structs.replace(
            seen,
            name=entry.name,
            sector=entry.sector,
            wikidata=entry.wikidata,
            anchor=f"organizations.csv:{entry.name}",
            words=tuple(words for told, words in named if (told or main) == entry),
        )
        for entry in sorted(counts, key=lambda entry: entry.name)
    ]


@cached
def _organizations_by_code() -> Mapping[str, Mapping[tuple[str, ...], Organization]]:
    """Organizations of several states, whose bodies a reading has under one code, by their folded names."""
    found: dict[str, dict[tuple[str, ...], Organization]] = defaultdict(dict)
    for one in load_csv("actors/organizations.csv", Organization, "name"):
        if one.code and not one.country and one.kind != "collective":
            for name in (one.name, *one.aliases):
                found[one.code].setdefault(folded(name), one)
    return {code: names for code, names in found.items() if len({one.name for one in names.values()}) > 1}


def _is_named(actor: Actor, file: str) -> bool:
    named = file in _ANCHORS or any(one.form in ("name", "metonym") for one in actor.mentions)
    words = folded(actor.name)
    return file in _NAMED and named and bool(words) and not (file == "parser" and words[-1] in load_names().idle)


@cached
def _lands() -> frozenset[str]:
    """Regions and peoples, which the lexicon lists beside organizations."""
    bodies = load_csv("actors/organizations.csv", Organization, "name")
    several = (one.name for one in bodies if one.kind == "collective")
    return frozenset(name for name in several if load_names().common.isdisjoint(body_name(name).words))


# ---------------------------------------------------------------- bearers
def bearer_of(seen: Sighting, alone: Iterable[EntitySide] = ()) -> Bearer:
    """The bearer of a sighting; `alone`: names of one report that an analyst took by themselves."""
    bearer = Bearer(
        kind=seen.kind,
        name=" ".join(folded(seen.name)),
        code=seen.code,
        sector=None if seen.anchor or seen.kind != "person" else seen.sector,
        anchor=seen.anchor,
        wikidata=seen.wikidata,
    )
    ruled = any(side.report == seen.report and is_side(side, bearer) for side in alone)
    return msgspec.structs.replace(bearer, report=seen.report) if ruled else bearer


def is_side(side: EntitySide, bearer: Bearer) -> bool:
    """Whether a ruling on the name `side` is on this bearer, of whatever report."""
    alike = side.kind == bearer.kind and " ".join(folded(side.name)) == bearer.name
    return alike and side.code in (None, bearer.code or "")


def fits_side(side: EntitySide, bearer: Bearer) -> bool:
    """Whether a ruling on the name `side` is on this bearer; one on a name in a report is on that alone."""
    return is_side(side, bearer) and side.report == bearer.report


def block_of(kind: EntityKind, name: str) -> str:
    """The block that a bearer of that name is compared in: whoever could be the same has the same block."""
    if kind == "person":
        return f"person {skeleton(person_name(name).surname)}"
    return f"body {' '.join(body_name(name).words)}"
