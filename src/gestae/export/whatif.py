"""A what-if as text for people, and as a graph for Graphviz or Mermaid."""

from __future__ import annotations

from collections.abc import Iterator

from gestae.asking.whatif import Promised, WhatIf

_TENOR = {"will": "will", "will_not": "will not", "may": "may"}
_FIT = {"meets": "would be met", "may meet": "may be met", "ends": "would no longer hold"}


def as_text(found: WhatIf) -> str:
    """The what-if in lines: each commitment with its condition, source, words, state and the accounts that differ."""
    act = found.supposed
    who = f"{', '.join(act.actors) or 'whoever'} → {', '.join(act.recipients) or 'whomever'}"
    lines = [f"Supposed: {act.words}  ({act.type}, {who})", ""]
    if not found.promised:
        lines += [_none(found.conditional), ""]
    for number, one in enumerate(found.promised):
        lines += [*_told(number, one), ""]
    return "\n".join([*lines, found.note, ""])


def _none(conditional: int) -> str:
    """That nothing was found, and among how many."""
    if not conditional:
        return "The store holds no commitment with a condition."
    return f"No commitment hangs on such an act; {conditional:,} with a condition were looked through."


def _told(number: int, one: Promised) -> Iterator[str]:
    after = "" if one.after is None else f", through {one.after + 1}"
    party = ", ".join(one.party) or "somebody unnamed"
    yield f"{number + 1}. {party} {_TENOR[one.polarity]}: {_line(one.undertaking.text)}"
    yield f"   condition {_FIT[one.fit]}{after}: “{_line(one.condition.text)}”"
    source = ", ".join(filter(None, (one.outlet, one.published, f"report {one.report}")))
    yield f"   {source}; state: {one.state}"
    yield f"   “{_line(one.evidence.text)}”"
    for account in one.accounts:
        yield f"   differs: {account.report}, {account.differs}: “{_line(account.span.text)}”"


def as_dot(found: WhatIf) -> str:
    """The what-if as a graph in the language of Graphviz."""
    nodes = [f'  n{number} [shape=box, label="{_label(one)}"];' for number, one in enumerate(found.promised)]
    edges = [
        f'  {"start" if one.after is None else f"n{one.after}"} -> n{number} [label="{_quoted(one.condition.text)}"'
        f"{'' if one.fit == 'meets' else ', style=dashed'}];"
        for number, one in enumerate(found.promised)
    ]
    start = f'  start [shape=ellipse, label="{_quoted(found.supposed.words)}"];'
    note = f'  label="{_quoted(found.note)}";'
    return "\n".join(["digraph whatif {", "  rankdir=LR;", note, start, *nodes, *edges, "}", ""])


def as_mermaid(found: WhatIf) -> str:
    """The what-if as a Mermaid flowchart."""
    nodes = [f'  n{number}["{_label(one)}"]' for number, one in enumerate(found.promised)]
    edges = [
        f"  {'start' if one.after is None else f'n{one.after}'} {'-->' if one.fit == 'meets' else '-.->'}"
        f'|"{_quoted(one.condition.text)}"| n{number}'
        for number, one in enumerate(found.promised)
    ]
    return "\n".join(["flowchart LR", f'  start(["{_quoted(found.supposed.words)}"])', *nodes, *edges, ""])


def _label(one: Promised) -> str:
    return _quoted(
        f"{', '.join(one.party) or '?'} {_TENOR[one.polarity]}: {_line(one.undertaking.text)} ({one.report})"
    )


def _quoted(text: str) -> str:
    """Fit for a label: one line, at most 120 characters, without marks that end it."""
    line = _line(text).replace('"', "'").replace("\\", "/")
    return line if len(line) <= 120 else f"{line[:118]} …"


def _line(text: str) -> str:
    return " ".join(text.split())
