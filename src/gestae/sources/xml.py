"""Elements of XML documents of any size, one by one, without entities and without the network."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from gestae.errors import UnreadableInput
from gestae.sources.fragments import local
from gestae.sources.naming import Origin

XML_NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"


def elements(file: BufferedReader, origin: Origin, names: tuple[str, ...]) -> Iterator[Any]:
    """The elements of one of `names`, each when it is complete; one that stands in no other of them is emptied when
    the next one is asked for.

    A broken document is read as far as it makes sense; at its end comes UnreadableInput, raised.
    """
    from lxml import etree

    wanted = {name.lower() for name in names}
    events = etree.iterparse(
        file,
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in events:
            yield element
            if not any(local(above) in wanted for above in element.iterancestors()):
                _forget(element)
    except etree.LxmlError as error:
        raise _broken(str(error), origin) from None
    faults = [entry for entry in events.error_log if entry.level >= etree.ErrorLevels.FATAL]
    if faults:
        raise _broken(f"line {faults[0].line}: {faults[0].message.strip()}", origin)


def _forget(element: Any) -> None:
    """Lets go of `element` and of all that stands before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _broken(what: str, origin: Origin) -> UnreadableInput:
    return UnreadableInput(origin.name, f"broken XML ({' '.join(what.split())[:100]})", "mend it; some may be missing")


def child(element: Any, *path: str) -> Any | None:
    """The first element down `path` (names without namespace, lower case), or null."""
    for name in path:
        element = next((one for one in element if local(one) == name), None)
        if element is None:
            return None
    return element


def words(element: Any | None) -> str | None:
    """All the words in `element` as one line, or null."""
    if element is None:
        return None
    return " ".join("".join(element.itertext()).split()) or None
