"""Finds the dates, times, durations and sets in a text and resolves them against the day of publication."""

from __future__ import annotations

import bisect
import datetime
import itertools
import re
from dataclasses import dataclass

from gestae.knowledge.dates import DateRule, date_words, tense
from gestae.knowledge.use import cached
from gestae.reading.date_meanings import resolve
from gestae.reading.date_patterns import DIGIT, DatePattern, core_words, patterns_by_first_word
from gestae.reading.date_values import Resolved, Setting, Slots, slots_of
from gestae.records import Date

__all__ = ["read_dates"]

_WORD = re.compile(r"\w+")
_BEFORE = re.compile(r"(?:([\w’']+)[\s\"“]*|([-–—№(]))$")
_AFTER = re.compile(r"\s*(['’]?\w[\w.]*|[^\w\s-])|(-)")
_PLURAL = re.compile(r"\s[a-z]{3,}(?<![aiu])s\b(?<!\bwas)(?<!\bhas)")
_NAMES = ("month", "month_2", "weekday_short")
_REACH = 45
_LONGEST = 31  # days of a date from which others are reckoned
_STEP = re.compile(r"[\w’']+")
_CLAUSE_END = re.compile(r"[!?;\n]|\.(?=\s)")
_WINDOW = 90


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: DateRule
    slots: Slots
    start: int
    end: int


def read_dates(text: str, published: str | None = None) -> tuple[Date, ...]:
    """The dates of `text` in order, none over another.

    `published`: the ISO day that "Monday" and "last week" are reckoned from; without it their value is null and `why`
    says so. Raises ValueError where `published` is no ISO day.
    """
    today = datetime.date.fromisoformat(published[:10]) if published else None
    dates: list[Date] = []
    previous: datetime.date | None = None
    for hit in _hits(text):
        words = text[hit.start : hit.end]
        setting = Setting(today, previous, _ahead(text, hit.start, hit.end))
        found = resolve(hit.rule, hit.slots, setting)
        dates.append(_record(f"d{len(dates) + 1}", hit, words, found))
        if _is_reference(found, text[hit.end : hit.end + 2], previous):
            previous = found.first
    return tuple(dates)


def _is_reference(found: Resolved, behind: str, previous: datetime.date | None) -> bool:
    """Whether "the same day", "two days later" may be reckoned from a date: not from a season or a year, nor from a
    day named beside something else ("Monday's clashes") while there is another.
    """
    if found.kind not in ("date", "time") or found.first is None:
        return False
    passing = previous is not None and behind in ("'s", "’s")
    return not passing and ((found.last or found.first) - found.first).days <= _LONGEST


def _record(identity: str, hit: _Hit, words: str, found: Resolved) -> Date:
    return Date(
        id=identity,
        start=hit.start,
        end=hit.end,
        text=words,
        kind=found.kind,
        value=found.value,
        first=found.first.isoformat() if found.first else None,
        last=found.last.isoformat() if found.last else None,
        anchor=found.anchor.isoformat() if found.anchor else None,
        why=found.why,
        rule=f"dates/{hit.rule.name}",
    )


def _hits(text: str) -> list[_Hit]:
    """The longest matches from left to right."""
    index, cores = patterns_by_first_word(), core_words()
    starts: list[tuple[int, str]] = []
    near: list[int] = []
    for word in _WORD.finditer(text):
        flat = word[0].lower()
        key = DIGIT if flat[0].isdigit() else flat
        if key in index or flat in index:
            starts.append((word.start(), flat if flat in index else key))
        if flat in cores or key == DIGIT:
            near.append(word.start())
    return _chosen(text, starts, near)


def _chosen(text: str, starts: list[tuple[int, str]], near: list[int]) -> list[_Hit]:
    index = patterns_by_first_word()
    hits: list[_Hit] = []
    taken = 0
    for start, key in starts:
        place = bisect.bisect_left(near, start)
        if start < taken or place == len(near) or near[place] - start > _REACH:
            continue
        hit = _longest(
            text, start, index[key] if key[0].isalpha() or key == DIGIT else index[key] + index.get(DIGIT, ())
        )
        if hit is not None:
            hits.append(hit)
            taken = hit.end
    return hits


def _longest(text: str, start: int, patterns: tuple[DatePattern, ...]) -> _Hit | None:
    if start and text[start - 1] in "$€£¥#":
        return None
    best: tuple[int, DatePattern, re.Match[str]] | None = None
    for pattern in patterns:
        match = pattern.regex.match(text, start)
        if match is None or (best is not None and match.end() <= best[0]):
            continue
        if _allowed(pattern.rule, match, text):
            best = (match.end(), pattern, match)
    if best is None:
        return None
    return _Hit(best[1].rule, slots_of(best[2]), start, best[0])


def _allowed(rule: DateRule, match: re.Match[str], text: str) -> bool:
    if rule.not_words and " ".join(match[0].lower().split()) in rule.not_words:
        return False
    if not _capital(match) or (not rule.plural_behind and _PLURAL.match(text, match.end())):
        return False
    if rule.after or rule.not_after:
        before = _word_before(text, match.start())
        if (rule.after and before not in rule.after) or before in rule.not_after:
            return False
    if rule.before or rule.not_before:
        behind = _word_after(text, match.end())
        if (rule.before and behind not in rule.before) or behind in rule.not_before:
            return False
    return True


def _capital(match: re.Match[str]) -> bool:
    """Some months are also verbs or names, and holidays are names: those are dates only with a capital."""
    capital = date_words()["capital"]
    for name, word in match.groupdict().items():
        if word and word[0].islower() and (name == "holiday" or (name in _NAMES and word.lower() in capital)):
            return False
    return True


def _word_before(text: str, start: int) -> str:
    found = _BEFORE.search(text, max(0, start - 30), start)
    return (found[1] or found[2]).lower() if found else ""


def _word_after(text: str, end: int) -> str:
    found = _AFTER.match(text, end)
    return ((found[1] or found[2]).lower().rstrip(".") or ".") if found else ""


def _ahead(text: str, start: int, end: int) -> bool | None:
    """Whether the words around a bare day look ahead (True) or back (False); null where they say nothing."""
    before = _CLAUSE_END.split(text[max(0, start - _WINDOW) : start].lower())[-1]
    if text[end : end + 2] in ("'s", "’s") and before.rstrip().endswith(tense().moving):
        return True
    behind = _CLAUSE_END.split(text[end : end + _WINDOW].lower())[0]
    side = _side(tuple(_STEP.findall(before)[::-1]), -1)
    return side if side is not None else _side(tuple(_STEP.findall(behind)), 1)


def _side(words: tuple[str, ...], onward: int) -> bool | None:
    """The side of the first word that has one; two words together ("been due") go before one."""
    for word, neighbour in itertools.zip_longest(words, words[1:], fillvalue=""):
        pair = f"{word} {neighbour}" if onward > 0 else f"{neighbour} {word}"
        side = _looks(pair) if _looks(pair) is not None else _looks(word)
        if onward < 0 and side is False and neighbour in tense().bare:
            continue
        if side is not None:
            return side
    return None


@cached
def _looks(word: str) -> bool | None:
    known = tense()
    if word in known.future:
        return True
    ending = word.endswith(known.past_endings) and " " not in word and word not in known.not_past
    return False if ending or word in known.past else None
