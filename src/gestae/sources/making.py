"""Makes a Report of what a format tells of it."""

from __future__ import annotations

from dataclasses import dataclass

from gestae.errors import EmptyInput
from gestae.records import PageKind, Report
from gestae.sources.encoding import checked, tidy
from gestae.sources.naming import Origin

_LONGEST_WORDS = 1_000  # of a title or a name


@dataclass(frozen=True, slots=True)
class Told:
    """What an input tells of one report, as it stands there. `published`, `modified`: ISO days. `stub`: the text is
    only a title or summary. `author`: names parted by "; ". `page`: what sort of page it says that it came out of.
    """

    text: str | None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    id: str | None = None
    modified: str | None = None
    page: PageKind | None = None
    stub: bool = False


def made(told: Told, origin: Origin, missing: str = "no text in it") -> Report:
    """The Report. Raises EmptyInput, saying `missing`, where there is no text, and TooLarge."""
    if told.text is None or not told.text.strip():
        raise EmptyInput(origin.name, missing, 'give it a "text"')
    text = checked(tidy(told.text), origin.name)
    return Report(
        id=told.id or origin.id_for(text),
        source=origin.source,
        title=line_of(told.title),
        outlet=line_of(told.outlet),
        url=line_of(told.url) or origin.url,
        published=told.published,
        language=language_code(told.language),
        text=text,
        author=line_of(told.author),
        modified=told.modified,
        page="stub" if told.stub else told.page,
    )


def line_of(value: str | None) -> str | None:
    """`value` as one line; null where nothing is left."""
    return " ".join(tidy(value).split())[:_LONGEST_WORDS] or None if value else None


def language_code(given: str | None) -> str | None:
    """`en-GB`, `en_GB`, `English` -> `en`."""
    from gestae.knowledge.columns import columns

    plain = (given or "").strip().lower()
    if known := columns().languages.get(plain):
        return known
    return plain.replace("_", "-").split("-")[0] or None
