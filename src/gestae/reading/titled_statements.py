"""Statements that a title gives to somebody: under "Address by the President of Ukraine" the text is the speaker's."""

from __future__ import annotations

from collections.abc import Iterator

from gestae.knowledge.cues import StatementWords
from gestae.knowledge.names import Found
from gestae.knowledge.world import World
from gestae.reading.cast import Cast, Referent
from gestae.reading.language_model import Parsed
from gestae.reading.naming import refer
from gestae.reading.said import Said

LEAST = 2  # own-voice pronouns outside quotations that make a text an address


def titled(parsed: Parsed, cast: Cast) -> Iterator[Said]:
    """The whole text as one statement of the voice in which it speaks, if any."""
    if cast.voice is not None:
        stretch = (parsed.sentences[0].start, parsed.sentences[-1].end)
        yield Said(parsed.sentences[0], (), None, cast.voice, (stretch,), "statements:title", direct=True)


def voice_of(parsed: Parsed, words: StatementWords, world: World, cast: Cast) -> Referent | None:
    """Who speaks in a text of the first person whose title names a speech, letter or statement and whose it is, or
    which a state or body publishes itself; null for any other.
    """
    if not _in_own_voice(parsed, world):
        return None
    day = parsed.report.published
    speaker = _speaker(parsed.report.title or "", day, words, world, cast)
    issuer = _issuer(parsed, words, world)
    return speaker or (refer(issuer.known, day, cast) if issuer else None)


def home_of(parsed: Parsed, words: StatementWords, world: World) -> str | None:
    """The code of the state or body whose office published a text: "Norwegian Ministry of Defence"; null for a paper,
    an agency, or an outlet that names nobody.
    """
    issuer = _issuer(parsed, words, world)
    return issuer.known.code if issuer else None


def _issuer(parsed: Parsed, words: StatementWords, world: World) -> Found | None:
    """Whom the outlet's name names as its owner: behind the last "of" ("Office for Kosovo, Government of Serbia"), else
    first.
    """
    outlet = parsed.report.outlet or ""
    if not words.issuers & {word.strip(".,'’").lower() for word in outlet.split()}:
        return None
    found = [each for each in world.names.find(outlet) if each.known.code and each.sense != "person"]
    owned = [each for each in found if outlet[: each.start].lower().removesuffix("the ").endswith(" of ")]
    return next(iter([*owned[::-1], *found]), None)


def _speaker(title: str, day: str | None, words: StatementWords, world: World, cast: Cast) -> Referent | None:
    """Whom "by" or "of" behind the paper names; a person before the state or body."""
    behind = _behind_paper(title, words)
    if behind is None:
        return None
    found = [
        each for each in world.names.find(title) if each.start > behind and each.sense in ("name", "person", "metonym")
    ]
    chosen = min(found, key=_rank, default=None)
    return refer(chosen.known, day, cast) if chosen is not None else None


def _rank(found: Found) -> tuple[bool, int]:
    return found.sense != "person", found.start


def _behind_paper(title: str, words: StatementWords) -> int | None:
    """The character at which the owner of a paper is named: behind "by" in "Remarks by President Biden"."""
    place, paper = 0, False
    for word in title.split():
        start = title.index(word, place)
        place = start + len(word)
        plain = word.strip(".,:;–—-").lower()
        if paper and plain in words.owners:
            return place
        paper = paper or plain in words.papers or plain.removesuffix("s") in words.papers
    return None


def _in_own_voice(parsed: Parsed, world: World) -> bool:
    own = world.words.me | world.words.us
    plain = (word for word in parsed.words if not word.quoted and (word.pos == "PRON" or word.tag == "PRP$"))
    return sum(word.lower in own for word in plain) >= LEAST


__all__ = ["home_of", "titled", "voice_of"]
