"""Lays a user's lexicon data over ours: entries by their name, mappings key by key, lists of words together.

    - {name: give-arms, ...}                          takes the place of our entry of that name, or is added
    - {name: give-arms, drop: true}                   our entry goes
    - {name: say, add: {verb: [quip]}, remove: {verb: [go]}}    our entry with other words
    titles: [Hetman]                                  a word list: added to ours
    remove: {titles: [Sir]}                           words, or keys, of ours that go

What the user adds stands before ours, for the first of two that fit wins.
"""

from __future__ import annotations

from typing import Any

EDITS = ("add", "remove")


class Misfit(ValueError):
    """The user's data cannot be laid over ours. `trail`: keys and indices in the user's data."""

    def __init__(self, trail: tuple[str, ...], what: str) -> None:
        self.trail = trail
        self.what = what
        super().__init__(what)


def merge(ours: Any, own: Any, trail: tuple[str, ...] = ()) -> Any:
    """`ours` with the user's `own` over it; both as YAML gives them. Raises Misfit."""
    if isinstance(ours, dict) and isinstance(own, dict):
        return _mappings(ours, own, trail)
    if isinstance(ours, list) and isinstance(own, list):
        entries = any(isinstance(each, dict) for each in (*ours, *own))
        return _entries(ours, own, trail) if entries else [*ours, *(word for word in own if word not in ours)]
    return own


def key_of(entry: Any) -> str | None:
    """What an entry is known by: its name, or the text of an example; null for what has neither."""
    key = (entry.get("name") or entry.get("text")) if isinstance(entry, dict) else None
    return str(key) if key is not None else None


def _mappings(ours: dict[str, Any], own: dict[str, Any], trail: tuple[str, ...]) -> dict[str, Any]:
    left = _without(ours, own["remove"], (*trail, "remove")) if "remove" in own else ours
    given = {key: value for key, value in own.items() if key != "remove"}
    return left | {key: merge(left.get(key, value), value, (*trail, str(key))) for key, value in given.items()}


def _without(ours: Any, gone: Any, trail: tuple[str, ...]) -> Any:
    """`ours` less words, keys, or words under keys."""
    if isinstance(ours, dict) and isinstance(gone, dict):
        _check_known(gone, ours, trail)
        return {
            key: _without(value, gone[key], (*trail, str(key))) if key in gone else value for key, value in ours.items()
        }
    if isinstance(ours, dict | list) and isinstance(gone, list):
        _check_known(gone, ours, trail)
        return (
            {key: value for key, value in ours.items() if key not in gone}
            if isinstance(ours, dict)
            else [word for word in ours if word not in gone]
        )
    raise Misfit(trail, "to remove words, list them: remove: {key: [word, word]}")


def _check_known(gone: Any, ours: Any, trail: tuple[str, ...]) -> None:
    for n, word in enumerate(gone):
        if word not in ours:
            step = str(word) if isinstance(gone, dict) else str(n)
            raise Misfit((*trail, step), f"there is no {word!r} to remove")


def _entries(ours: list[Any], own: list[Any], trail: tuple[str, ...]) -> list[Any]:
    fresh: dict[str, Any] = {}
    left = ours
    for n, entry in enumerate(own):
        here = (*trail, str(n))
        if isinstance(entry, dict) and entry.get("drop") is True:
            left = _dropped(left, entry, here)
        elif isinstance(entry, dict) and any(edit in entry for edit in EDITS):
            left = _edited(left, entry, here)
        elif (key := key_of(entry) or f"#{n}") in fresh:
            raise Misfit(here, f"a second entry named {key!r}")
        else:
            fresh[key] = entry
    return [*fresh.values(), *(entry for entry in left if key_of(entry) not in fresh)]


def _dropped(ours: list[Any], entry: dict[str, Any], trail: tuple[str, ...]) -> list[Any]:
    """By its name; entries that have none lose the words that are listed."""
    if (key := key_of(entry)) is not None:
        _named(ours, key, trail)
        return [each for each in ours if key_of(each) != key]
    words = {field: listed for field, listed in entry.items() if isinstance(listed, list)}
    if not words:
        raise Misfit(trail, "to drop an entry, give its name, or its words")
    for field, listed in words.items():
        for word in listed:
            if not any(word in each.get(field, ()) for each in ours):
                raise Misfit((*trail, field), f"there is no {word!r} to drop")
    less = [
        {
            field: [w for w in value if w not in words[field]] if field in words else value
            for field, value in each.items()
        }
        for each in ours
    ]
    return [each for each in less if all(each.get(field) for field in words)]


def _edited(ours: list[Any], entry: dict[str, Any], trail: tuple[str, ...]) -> list[Any]:
    key = key_of(entry)
    if key is None:
        raise Misfit(trail, "to change an entry, give its name")
    other = next((field for field in entry if field not in ("name", "text", *EDITS)), None)
    if other is not None:
        raise Misfit((*trail, other), f"`{other}` beside add or remove; put it into add, or write the entry whole")
    place = _named(ours, key, trail)
    less = _without(ours[place], entry["remove"], (*trail, "remove")) if "remove" in entry else ours[place]
    more = merge(less, entry["add"], (*trail, "add")) if "add" in entry else less
    return [*ours[:place], more, *ours[place + 1 :]]


def _named(ours: list[Any], key: str, trail: tuple[str, ...]) -> int:
    place = next((n for n, each in enumerate(ours) if key_of(each) == key), None)
    if place is None:
        raise Misfit(trail, f"there is no entry named {key!r} to change or drop")
    return place
