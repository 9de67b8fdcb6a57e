"""Fills the templates of `lexicon/asking/`, and names what stands in their slots."""

from __future__ import annotations

from collections.abc import Iterable

from gestae.errors import LexiconError
from gestae.knowledge.actors import State
from gestae.knowledge.layers import load_csv, place_of
from gestae.knowledge.use import cached

_FILES = ("asking/brief.yaml", "asking/grading.yaml")
_WORDS = 160  # characters of a quotation inside a sentence


def filled(template: str, **slots: object) -> str:
    """`template` with its slots filled. Raises LexiconError where it has a slot that nothing fills."""
    try:
        return template.format(**slots)
    except (KeyError, IndexError, ValueError) as error:
        places = [place_of(file, template) for file in _FILES]
        path, line = next((place for place in places if place[1]), places[0])
        known = ", ".join(slots)
        raise LexiconError(path, line, f"a slot that nothing fills ({error}); there are: {known}") from error


def joined(parts: Iterable[str]) -> str:
    """The parts that are not empty, parted by semicolons."""
    return "; ".join(part for part in parts if part)


def listed(names: Iterable[str]) -> str:
    """Names, each once, parted by commas."""
    return ", ".join(dict.fromkeys(names))


def named(code: str) -> str:
    """A state's code with its name: `Belarus (BLR)`; another code or name as it stands."""
    name = _states().get(code)
    return f"{name} ({code})" if name else code


def number(value: float) -> str:
    """A number with its thousands parted."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def flat(text: str, most: int = _WORDS) -> str:
    """One line; a long one cut at a word, with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0]} …"


@cached
def _states() -> dict[str, str]:
    return {state.code: state.name for state in load_csv("actors/states.csv", State, "code")}
