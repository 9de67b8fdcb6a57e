"""The documents: every command and option is described, examples work, links lead somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from gestae.cleaning.rules import find
from gestae.cli import app
from gestae.knowledge.commitments import load_commissives
from gestae.knowledge.files import LEXICON, read_yaml
from gestae.knowledge.furniture import Furniture
from gestae.knowledge.use import using
from gestae.reading.examples import misread_commitments, misread_frames, misread_implications
from gestae.reading.reader import Reader
from gestae.records import Reading, Report

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/gestae/samples/*.md")])
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
EXTENDING = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
CONCEPTS = (ROOT / "docs" / "concepts.md").read_text(encoding="utf-8")
ENTRY = re.compile(r"^```(?:yaml|csv)\n# lexicon/(\S+)\n(.*?)^```", re.M | re.S)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
ASKING = (
    "events", "statements", "commitments", "quantities", "actors", "reports", "occurrences", "copies", "contradictions",
    "drift",
)  # fmt: skip


# ---------------------------------------------------------------- commands
def _commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """The commands of the program with their full names, groups left out."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield name, command
    else:
        for word, each in inner.items():
            yield from _commands(each, f"{name} {word}")


PROGRAM = typer.main.get_command(app)
ALL = dict(_commands(PROGRAM, "gestae"))
SECTIONS = {
    title.strip("` "): body for title, body in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", COMMANDS, re.M | re.S)
}
EXAMPLES = re.findall(r"^\$ (.*)$", COMMANDS, re.M)


def _options(command: Any) -> set[str]:
    options = [each for each in command.params if each.param_type_name == "option"]
    assert options or command.name in ("show", "check")
    return {name for each in options for name in each.opts}


@pytest.mark.parametrize("name", ALL)
def test_command_has_a_section_with_two_examples(name: str) -> None:
    assert name in SECTIONS
    assert len(re.findall(rf"^\$ .*\b{name}\b", SECTIONS[name], re.M)) >= 2


@pytest.mark.parametrize("name", ALL)
def test_every_option_is_described(name: str) -> None:
    shared = SECTIONS["Questions"] if name.split()[-1] in ASKING else ""
    described = set(re.findall(r"`(--?[\w-]+)`", SECTIONS[name] + shared))
    assert _options(ALL[name]) - described - {"--help"} == set()
    listed = set(re.findall(r"^\| `(--[\w-]+)`", SECTIONS[name], re.M))
    assert listed <= _options(ALL[name])


def test_options_of_the_program_are_described() -> None:
    described = set(re.findall(r"`(--[\w-]+)`", COMMANDS))
    assert _options(PROGRAM) <= described


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_can_be_understood(example: str) -> None:
    words = shlex.split(example.rpartition(" | ")[2])
    assert words[0] == "gestae"
    name = max((name for name in ALL if example.rpartition(" | ")[2].startswith(name)), key=len)
    rest = [word for word in words[len(name.split()) :] if word != "--help"]
    ALL[name].make_context(name, rest).close()


# ---------------------------------------------------------------- extending.md
def test_every_kind_of_knowledge_has_a_worked_example() -> None:
    assert [file for file, _ in ENTRY.findall(EXTENDING)] == [
        "events/assault.yaml",
        "actors/organizations.csv",
        "quantities/weapons.csv",
        "statements/cues.yaml",
        "status/implications.yaml",
        "status/commitments.yaml",
        "cleaning/furniture.yaml",
    ]


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lexicon with the entries of extending.md at the end of its files."""
    root = tmp_path_factory.mktemp("extended") / "lexicon"
    shutil.copytree(LEXICON, root)
    for name, lines in ENTRY.findall(EXTENDING):
        file = root / name
        file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n{lines}", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def taught(extended: Path) -> Reader:
    """A reader with that lexicon."""
    return Reader(lexicon=extended, clean=False)


def test_new_frame_and_implication_read_their_examples(taught: Reader) -> None:
    frames = [frame for frame in taught.frames.all if frame.name == "ram-vessel"]
    implications = [entry for entry in taught.implications.all if entry.name == "toy"]
    assert len(frames) == len(implications) == 1
    assert list(misread_frames(taught, frames)) == []
    assert list(misread_implications(taught, implications)) == []


def test_a_new_word_that_binds_reads_its_examples(taught: Reader) -> None:
    with using(taught.lexicon):
        (family,) = [entry for entry in load_commissives().all if entry.name == "eschew"]
    assert list(misread_commitments(taught, [family])) == []


def _read(reader: Reader, text: str) -> Reading:
    return reader.read(Report(id="r", text=text))


def test_new_actor_weapon_and_cue_are_known(taught: Reader) -> None:
    actors = _read(taught, "The Combined Maritime Forces condemned Iran.").actors
    assert ("CMF", "organizations.csv:Combined Maritime Forces") in [(actor.code, actor.rule) for actor in actors]
    names = [actor.name for actor in _read(taught, "Belarus gave Serbia twelve Kayman vehicles.").actors]
    assert "Kayman" not in names
    statements = _read(taught, "The minister fulminated that Russia would attack.").statements
    assert [statement.rule.rpartition(":")[2] for statement in statements] == ["fulminate"]


def test_new_furniture_rule_keeps_its_word(extended: Path) -> None:
    rule = read_yaml(extended / "cleaning" / "furniture.yaml", Furniture).rules[-1]
    assert rule.name == "reading-time"
    pattern = re.compile("|".join(rule.patterns), re.I)
    assert all(pattern.fullmatch(drop) for drop in rule.drops if isinstance(drop, str))
    assert not any(pattern.fullmatch(keep) for keep in rule.keeps)
    assert list(find("The bill was read at noon, the speaker said.")) == []


# ---------------------------------------------------------------- concepts.md
STATUSES = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([A-Z][^|]+\.) \|$", CONCEPTS, re.M)


def test_all_statuses_are_explained() -> None:
    assert len(STATUSES) == 7


@pytest.mark.parametrize(("status", "sentence"), STATUSES)
def test_sentence_has_the_status_that_it_stands_for(reader: Reader, status: str, sentence: str) -> None:
    assert status in [event.status for event in _read(reader, sentence).events]


# ---------------------------------------------------------------- all of them
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    links = [link.partition("#")[0] for link in LINK.findall(document.read_text(encoding="utf-8"))]
    inner = [link for link in links if link and not re.match(r"\w+:", link)]
    assert [link for link in inner if not (document.parent / link).exists()] == []


def test_files_that_documents_name_exist() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    named = set(re.findall(r"`((?:src|tests|scripts|docs)/[\w./-]+\.\w+)`", text))
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
    lexicon = set(re.findall(r"`(lexicon/[\w./-]+\.\w+)`", text))
    assert [name for name in sorted(lexicon) if not (ROOT / "src/gestae" / name).exists()] == []


def test_every_folder_of_the_package_is_on_the_map() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    folders = [path.name for path in (ROOT / "src/gestae").iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert [name for name in folders if f"`{name}/`" not in index] == []


def test_every_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    names = re.findall(r'^    "([\w-]+)', project.partition("dependencies = [")[2].partition("\n]")[0], re.M)
    reasons = (ROOT / "docs/decisions/001-dependencies.md").read_text(encoding="utf-8")
    assert names
    assert [name for name in names if f"`{name}`" not in reasons] == []
