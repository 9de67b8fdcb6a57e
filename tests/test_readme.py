"""The README: every block is run, and prints what stands there."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def _script() -> ModuleType:
    """scripts/refresh_readme.py, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("refresh_readme", ROOT / "scripts" / "refresh_readme.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


readme = _script()
STEPS = list(readme.steps(TEXT))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[str | None]:
    """What each step prints in one folder, in order; null for those that are only shown."""
    if not hasattr(os, "openpty"):
        pytest.skip("the outputs in README.md are those of a terminal")
    folder = tmp_path_factory.mktemp("readme")
    return [readme.run(step, folder) if readme.is_run(step) else None for step in STEPS]


@pytest.mark.parametrize("number", range(len(STEPS)), ids=[step.command.split("\n")[0][:60] for step in STEPS])
def test_step_prints_what_the_readme_says(number: int, printed: list[str | None]) -> None:
    output = printed[number]
    if output is not None and STEPS[number].start >= 0:
        assert output == readme.tidy(STEPS[number].output), "run `make readme`"


def test_only_setting_up_is_not_run() -> None:
    assert {step.command for step in STEPS if not readme.is_run(step)} == {"make demo", "make test", "pip install ."}


def test_every_block_is_a_step_or_an_output() -> None:
    assert set(re.findall(r"^```(\w+)$", TEXT, re.M)) == {"console", "python", "text"}
    blocks = re.findall(r"^```(?:console|python)\n(.*?)^```", TEXT, re.M | re.S)
    assert sum(block.count("\n$ ") + block.startswith("$ ") or 1 for block in blocks) == len(STEPS)


def test_it_is_short_and_narrow() -> None:
    assert len(TEXT.splitlines()) < 150
    blocks = re.findall(r"^```\w+\n(.*?)^```", TEXT, re.M | re.S)
    assert [line for block in blocks for line in block.splitlines() if len(line) > readme.COLUMNS] == []


def test_refreshing_puts_outputs_where_they_belong() -> None:
    before = (
        "# A\n\n```console\n$ echo one\nold\n$ echo two >&2\n```\n\n```python\nprint(3)\n```\n\n```text\n```\n\nEnd\n"
    )
    after = readme.refreshed(before)
    assert after == before.replace("old", "one").replace(">&2\n", ">&2\ntwo\n").replace("```text\n", "```text\n3\n")
    assert readme.refreshed(after) == after


def test_terminal_codes_and_blanks_go() -> None:
    assert readme.tidy("\n\x1b[1mone\x1b[0m  \r\n\ntwo\r\n\n") == "one\n\ntwo\n"
    assert readme.tidy("\n \n") == ""
