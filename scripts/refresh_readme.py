"""Runs the blocks of README.md and writes what they print back into it.

    python scripts/refresh_readme.py            rewrite README.md in place
    python scripts/refresh_readme.py FILE.md    another file

A `console` block holds commands (`$ ...`), each with its output under it. A `python` block is run as it stands, and the
`text` block right after it holds what it prints. All run in one temporary folder, on a terminal of 100 columns. Output
on the error stream stands before the rest.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
EXEMPT = ("git clone ", "cd ", "make ", "pip install ")  # shown to people, never run here
COLUMNS, LINES = 100, 40
_BLOCK = re.compile(
    r"^```(?P<kind>console|python)\n(?P<body>.*?)^```\n(?:\n?^```text\n(?P<output>.*?)^```\n)?", re.M | re.S
)
_COLOUR = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Step:
    """A command or Python program of a document, and the output that stands there, from `start` to `end` (-1: none)."""

    kind: str
    command: str
    output: str
    start: int
    end: int


def steps(text: str) -> Iterator[Step]:
    """What the document `text` shows, in order."""
    for block in _BLOCK.finditer(text):
        if block["kind"] == "console":
            yield from _commands(block["body"], block.start("body"))
        else:
            body = block["body"]
            yield Step("python", body, block["output"] or "", *block.span("output"))


def _commands(body: str, offset: int) -> Iterator[Step]:
    starts = [found.start() for found in re.finditer(r"^\$ ", body, re.M)]
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        command, _, output = body[start + 2 : end].partition("\n")
        yield Step("console", command, output, offset + end - len(output), offset + end)


def is_run(step: Step) -> bool:
    """Whether a step is run, and not only shown."""
    return step.kind == "python" or not step.command.startswith(EXEMPT)


def run(step: Step, folder: Path) -> str:
    """What a step prints in `folder`, without colours and trailing blanks. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-c", step.command] if step.kind == "python" else ["/bin/sh", "-c", step.command]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    env = {**os.environ, "PATH": path, "COLUMNS": str(COLUMNS), "LINES": str(LINES), "TERM": "xterm"}
    with tempfile.TemporaryFile() as errors:
        printed = _on_terminal(command, folder, env, errors.fileno())
        errors.seek(0)
        return tidy(errors.read().decode() + printed)


def _on_terminal(command: list[str], folder: Path, env: dict[str, str], errors: int) -> str:
    """What `command` writes to a terminal; a table is drawn to its width there."""
    reader, writer = os.openpty()
    try:
        with subprocess.Popen(
            command, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=writer, stderr=errors
        ) as process:
            os.close(writer)
            printed = b"".join(_chunks(reader))
    finally:
        os.close(reader)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, printed)
    return printed.decode()


def _chunks(reader: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(reader, 65536)
        except OSError:  # so a terminal on Linux says that nobody writes any more
            return
        if not chunk:
            return
        yield chunk


def tidy(output: str) -> str:
    """`output` without colours, trailing blanks, and blank lines before and after."""
    lines = [line.rstrip() for line in _COLOUR.sub("", output).replace("\r\n", "\n").split("\n")]
    text = "\n".join(lines).strip("\n")
    return text + "\n" if text else ""


def refreshed(text: str) -> str:
    """The document `text` with the outputs that its steps print now."""
    pieces, done = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for step in filter(is_run, steps(text)):
            output = run(step, Path(folder))
            if step.start >= 0:
                pieces += [text[done : step.start], output]
                done = step.end
    return "".join([*pieces, text[done:]])


def main() -> None:
    """Rewrites the file named on the command line, or README.md."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else README
    path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
