"""A folder of the user's own lexicon files over the packaged ones: what it adds, replaces, drops, and its faults."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import gestae
from gestae.asking.classes import class_of
from gestae.cli import app
from gestae.engines import local
from gestae.errors import LexiconError
from gestae.knowledge import layers
from gestae.knowledge.actors import State
from gestae.knowledge.cues import load_cues
from gestae.knowledge.dates import date_rules, date_words, holidays
from gestae.knowledge.events import load_frames
from gestae.knowledge.files import LEXICON, Schema
from gestae.knowledge.furniture import furniture
from gestae.knowledge.implications import load_implications
from gestae.knowledge.layers import load_csv, load_yaml, own_folder
from gestae.knowledge.merging import Misfit, merge
from gestae.knowledge.numbers import numbers
from gestae.knowledge.places import gazetteer
from gestae.knowledge.quantities import currencies, units, weapon_names
from gestae.knowledge.use import cached, lexicon, using
from gestae.knowledge.world import load_world
from gestae.records import Report

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "own-lexicon"
SOURCE = ROOT / "src" / "gestae"


def write(folder: Path, **files: str) -> Path:
    """A lexicon folder; of a file's name `__` is `/` and `_dot_` is `.`."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


FILES = {
    "events__mine_dot_yaml": """
- name: zap-ship
  type: ASSAULT
  verb: [zap]
  object: [ship]
  actor: [subject]
  recipient: [object, possessive]
  examples: [{text: A Russian boat zapped a Polish ship., reads: {actors: [RUS], recipients: [POL]}}]
- {name: thank, drop: true}
- {name: impose-sanctions, add: {verb: [bestow]}, remove: {verb: [levy]}}
""",
    "statements__cues_dot_yaml": "- {name: say, add: {verb: [bluster]}}\n",
    "status__implications_dot_yaml": """
- {name: toy, verb: [toy], complement: [with], affirmed: possible, negated: denied}
""",
    "actors__states_dot_csv": "code,name,aliases,adjectives,people\nZUB,Zubrowka,Old Zubrowka,Zubrowkan,Zubrowkans\n",
    "actors__armed_groups_dot_csv": "code,name,sector\nNLB,Northern Lakes Brigade,PRM\n",
    "actors__leaders_dot_csv": (
        "code,name,surname,role,office,start,drop\nZUB,Zofia Bison,Bison,HOS,President,2020,\n,Angela Merkel,,,,,true\n"
    ),
    "actors__nominals_dot_yaml": """
- {noun: [gendarme captain], kind: person, sector: COP, number: one}
- {noun: [soldier], drop: true}
""",
    "actors__words_dot_yaml": "titles: [hetman]\n",
    "quantities__weapons_dot_csv": "name,class,domain\nThunderbug,drone,air\n",
    "quantities__currencies_dot_csv": "code,names,signs\nZZK,zubrow|zubrows,\n",
    "quantities__units_dot_csv": "symbol,names,signs\nverst,verst|versts,\n",
    "quantities__numbers_dot_yaml": "ones: {umpteen: 17}\n",
    "dates__words_dot_yaml": "weekday: {washday: 1}\n",
    "dates__holidays_dot_csv": "name,month,day\nLaundry Day,5,6\n",
    "dates__rules_dot_yaml": "- {name: harvest, means: calendar, patterns: [harvest of <year>]}\n",
    "places__regions_dot_csv": "name,country,latitude,longitude,kind,bare\nBison Forest,POL,52.7,23.9,region,true\n",
    "cleaning__furniture_dot_yaml": """
terms: {LAUNDRY: wash|rinse}
rules:
- {name: laundry, kind: line, patterns: ['<LAUNDRY> now!'], drops: [wash now!], keeps: [He will wash now.]}
- {name: byline, drop: true}
""",
    "asking__ledger_dot_yaml": "force: {person: [lancer]}\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("own"), **FILES)


@pytest.fixture
def own(folder: Path) -> Iterator[Path]:
    with using(folder):
        yield folder


# ---------------------------------------------------------------- every loader
def test_frames(own: Path) -> None:
    frames = {frame.name: frame for frame in load_frames().all}
    assert frames["zap-ship"].type == "ASSAULT"
    assert "thank" not in frames
    verbs = frames["impose-sanctions"].verb
    assert "bestow" in verbs
    assert "levy" not in verbs
    assert "impose" in verbs


def test_cues_and_implications(own: Path) -> None:
    say = {cue.name: cue for cue in load_cues().all}["say"]
    assert {"bluster", "say"} <= set(say.verb)
    assert load_implications().find("toy", "VERB", "with") is not None


def test_actors(own: Path) -> None:
    world = load_world()
    assert world.states["ZUB"].name == "Zubrowka"
    assert len(world.states) > 150
    assert "hetman" in world.words.titles
    assert world.nominals["gendarme captain"].sector == "COP"
    assert "soldier" not in world.nominals
    assert "rebel" in world.nominals
    names = {person.name for person in world.people.all}
    assert "Zofia Bison" in names
    assert "Angela Merkel" not in names
    assert {found.known.code for found in world.names.find("The Northern Lakes Brigade left.")} == {"NLB"}


def test_quantities_and_numbers(own: Path) -> None:
    assert weapon_names()["Thunderbug"].domain == "air"
    assert "ZZK" in {currency.code for currency in currencies()}
    assert "verst" in {unit.symbol for unit in units()}
    assert numbers().ones["umpteen"] == 17
    assert numbers().ones["two"] == 2


def test_dates(own: Path) -> None:
    assert date_words()["weekday"]["washday"] == 1
    assert holidays()["laundry day"].month == 5
    assert "christmas" in holidays()
    assert date_rules()[0].name == "harvest"


def test_places_furniture_and_ledger(own: Path) -> None:
    assert [one.country for one in gazetteer().lookup("Bison Forest") if one.kind == "region"] == ["POL"]
    names = {rule.name for rule in furniture().rules}
    assert "laundry" in names
    assert "byline" not in names
    assert class_of("lancers", "person") is None
    assert class_of("lancer", "person") == "force"


def test_the_packaged_lexicon_stays_as_it_is(folder: Path) -> None:
    with using(folder):
        load_frames()
        class_of("lancer", "person")
    assert lexicon() == LEXICON
    assert "thank" in {frame.name for frame in load_frames().all}
    assert class_of("lancer", "person") is None


# ---------------------------------------------------------------- reading
TEXT = (
    "A Russian boat zapped a Polish ship on Laundry Day. Zofia Bison blustered that she would send umpteen Thunderbugs "
    "worth 20 zubrows. Finland thanked Sweden."
)


def test_reader_reads_with_it(folder: Path) -> None:
    reading = gestae.read(TEXT, published="2021-06-01", lexicon=folder)
    assert reading.problem is None
    assert "zap-ship" in [event.rule for event in reading.events]
    assert "thank" not in [event.rule for event in reading.events]
    (date,) = reading.dates
    assert date.first == "2021-05-06"
    assert {"ZZK"} <= {quantity.unit for quantity in reading.quantities}
    assert 17 in [quantity.value for quantity in reading.quantities]
    assert ("Zofia Bison", "ZUB") in [(actor.name, actor.code) for actor in reading.actors]
    assert "cues.yaml:say:bluster" in [statement.rule for statement in reading.statements]


def test_two_readers_do_not_see_each_other(folder: Path) -> None:
    ours, own = gestae.Reader(clean=False), gestae.Reader(lexicon=folder, clean=False)
    report = Report(id="r", text=TEXT, published="2021-06-01")
    streams = zip(own.read_many([report] * 2), ours.read_many([report] * 2), strict=True)
    for with_own, without in streams:
        assert "zap-ship" in [event.rule for event in with_own.events]
        assert "zap-ship" not in [event.rule for event in without.events]
        assert "ZZK" not in [quantity.unit for quantity in without.quantities]
        assert lexicon() == LEXICON


def test_processes_get_it(folder: Path) -> None:
    settings = local.Settings(clean=False, lexicon=folder)
    readings = list(local.read_many([Report(id="r", text=TEXT)], 2, settings))
    assert "zap-ship" in [event.rule for event in readings[0].events]


def test_a_corpus_takes_a_reader_with_it(folder: Path, tmp_path: Path) -> None:
    with gestae.Corpus(tmp_path / "c.db") as corpus:
        corpus.add([{"id": "r", "text": TEXT}], reader=gestae.Reader(lexicon=folder))
        assert "zap-ship" in [event.rule for reading in corpus.readings() for event in reading.events]


# ---------------------------------------------------------------- faults
@pytest.mark.parametrize(
    ("name", "text", "load", "line", "what"),
    [
        ("events/x.yaml", "- name: a\n  type: ASSAULT\n  verbs: [zap]\n  examples: []\n", load_frames, 3, "verbs"),
        ("events/x.yaml", "- name: a\n  type: WAR\n  examples: []\n", load_frames, 2, "WAR"),
        ("events/x.yaml", "\n- {name: no-such-frame, drop: true}\n", load_frames, 2, "no-such-frame"),
        ("events/x.yaml", "- {name: thank, add: {verbs: [zap]}}\n", load_frames, 1, "verbs"),
        ("events/x.yaml", "- name: thank\n  add: {verb: [a]}\n  type: AID\n", load_frames, 3, "type"),
        ("events/x.yaml", "- name: a\n  type: AID\n- name: [\n", load_frames, 4, "not YAML"),
        ("events/x.yaml", "- {name: thank, remove: {verb: [zap]}}\n", load_frames, 1, "zap"),
        ("statements/cues.yaml", "# a family\n- name: mine\n  takes: [song]\n", load_cues, 3, "song"),
        ("actors/words.yaml", "titles: [hetman]\ntitels: [ataman]\n", load_world, 2, "titels"),
        ("actors/words.yaml", "titles: [hetman, [ataman]]\n", load_world, 1, "str"),
        ("actors/words.yaml", "remove:\n  titles: [hetman]\n", load_world, 2, "hetman"),
        ("actors/states.csv", "code,name\nZUB,Zubrowka\nZUC\n", load_world, 3, "1 cells"),
        ("actors/states.csv", "code,name,capitol\nZUB,Zubrowka,Lutz\n", load_world, 2, "capitol"),
        ("actors/states.csv", "code,drop\nQQQ,true\n", load_world, 2, "QQQ"),
        ("actors/states.csv", "code,drop\nDEU,yes\n", load_world, 2, "true"),
        ("cleaning/furniture.yaml", "rules:\n- {name: x, kind: line, patterns: ['a(b)']}\n", furniture, 2, "groups"),
        (
            "cleaning/furniture.yaml",
            "rules:\n- {name: x, kind: line}\n- {name: y, kind: lines}\n",
            furniture,
            3,
            "lines",
        ),
        ("dates/words.yaml", "weekdy: {washday: 1}\n", date_words, 1, "weekdy"),
    ],
)
def test_faults_name_the_users_file_and_line(
    tmp_path: Path, name: str, text: str, load: object, line: int, what: str
) -> None:
    file = tmp_path / name
    file.parent.mkdir()
    file.write_text(text)
    with using(tmp_path), pytest.raises(LexiconError, match=re.escape(what)) as fault:
        load()  # type: ignore[operator]
    assert (fault.value.path, fault.value.line) == (str(file), line)


@pytest.mark.parametrize("name", ["actor/states.csv", "actors/state.csv", "events/x.yml", "events/x.csv", "x.yaml"])
def test_a_file_that_would_not_be_read_is_a_fault(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("")
    with pytest.raises(LexiconError, match=re.escape(str(tmp_path / name))):
        own_folder(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        gestae.Reader(lexicon=tmp_path / "none")


def test_an_empty_folder_and_empty_files_change_nothing(tmp_path: Path) -> None:
    write(
        tmp_path, events__x_dot_yaml="# nothing yet\n", actors__words_dot_yaml="", actors__states_dot_csv="code,name\n"
    )
    with using(own_folder(tmp_path)):
        assert load_frames().all == _packaged_frames()
        states = load_csv("actors/states.csv", State, "code")
        assert load_world().words.titles
    assert states == load_csv("actors/states.csv", State, "code")


def _packaged_frames() -> tuple[Schema, ...]:
    with using(LEXICON):
        return load_frames().all


def test_a_row_with_our_key_takes_its_place(tmp_path: Path) -> None:
    write(tmp_path, actors__states_dot_csv="code,name\nDEU,Westphalia\n")
    with using(tmp_path):
        states = load_csv("actors/states.csv", State, "code")
    assert [state.name for state in states if state.code == "DEU"] == ["Westphalia"]
    assert len(states) == len(load_csv("actors/states.csv", State, "code"))


# ---------------------------------------------------------------- merging
WORDS = st.lists(st.text("abc", min_size=1, max_size=2), unique=True, max_size=5)


@given(WORDS, WORDS)
def test_word_lists_add(ours: list[str], own: list[str]) -> None:
    merged = merge(ours, own)
    assert merged[: len(ours)] == ours
    assert set(merged) == set(ours) | set(own)
    assert len(merged) == len(set(merged))


@given(st.dictionaries(st.text("abc", min_size=1), WORDS), WORDS)
def test_what_is_removed_is_gone_and_the_rest_stays(ours: dict[str, list[str]], gone: list[str]) -> None:
    given_ours = {"words": sorted({*gone, "z"}), **{f"k{key}": value for key, value in ours.items()}}
    merged = merge(given_ours, {"remove": {"words": gone}})
    assert merged["words"] == [word for word in given_ours["words"] if word not in gone]
    assert {key: value for key, value in merged.items() if key != "words"} == {f"k{k}": v for k, v in ours.items()}


@given(WORDS, WORDS)
def test_entries_of_one_name_are_replaced_and_others_added(ours: list[str], own: list[str]) -> None:
    before = [{"name": name, "by": "ours"} for name in ours]
    merged = merge(before, [{"name": name, "by": "own"} for name in own]) if ours or own else []
    assert sorted(each["name"] for each in merged) == sorted({*ours, *own})
    assert {each["name"] for each in merged if each["by"] == "own"} == set(own)


def test_an_entry_named_twice_is_a_misfit() -> None:
    with pytest.raises(Misfit, match="second"):
        merge([{"name": "a"}], [{"name": "b"}, {"name": "b"}])


# ---------------------------------------------------------------- caches
def test_what_is_cached_is_kept_for_each_lexicon(tmp_path: Path) -> None:
    made: list[Path] = []

    @cached
    def table(size: int = 1) -> Path:
        made.append(lexicon())
        return made[-1]

    assert table() == table() == LEXICON
    with using(tmp_path):
        assert table() == tmp_path
        assert table(size=2) == tmp_path
    assert table() == LEXICON
    assert made == [LEXICON, tmp_path, tmp_path]


FREE = {"load_model", "_reader"}  # hold no words of the lexicon


def test_no_stage_caches_the_lexicon_without_its_folder() -> None:
    """A table of words kept by `functools.cache` would go on with the words of another lexicon."""
    stages = [path for room in ("reading", "cleaning", "asking", "knowledge") for path in (SOURCE / room).glob("*.py")]
    kept = [
        (path.name, found)
        for path in stages
        for found in re.findall(
            r"^@(?:functools\.)?(?:lru_)?cache(?:\(.*\))?\ndef (\w+)\(\)", path.read_text(encoding="utf-8"), re.M
        )
        if found not in FREE
    ]
    assert kept == []


def test_loaders_read_the_lexicon_in_use() -> None:
    """Only the layers themselves read a packaged file past the user's."""
    wrong = [
        path.name
        for path in (SOURCE / "knowledge").glob("*.py")
        if path.name not in ("files.py", "layers.py", "__init__.py")
        and re.search(r"\bread_(?:yaml|csv)\(", path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


# ---------------------------------------------------------------- the worked example
run = CliRunner()


def test_the_worked_example_keeps_its_schema_and_its_examples() -> None:
    done = run.invoke(app, ["lexicon", "check", str(EXAMPLE), "--examples"])
    assert done.exit_code == 0, done.output
    assert "3 examples: all read as written" in done.stdout


def test_the_worked_example_reads_its_report() -> None:
    text = (EXAMPLE / "report.txt").read_text(encoding="utf-8")
    with_own, without = gestae.read(text, lexicon=EXAMPLE), gestae.read(text)
    assert "dazzle-crew" in [event.rule for event in with_own.events]
    assert "thank" in [event.rule for event in without.events]
    assert "thank" not in [event.rule for event in with_own.events]
    assert ("Arvo Linnas", "NLB") in [(actor.name, actor.code) for actor in with_own.actors]
    assert "cues.yaml:say:bluster" in [statement.rule for statement in with_own.statements]


def test_misread_examples_are_told(tmp_path: Path) -> None:
    example = "{text: A Russian boat zapped a ship., reads: {actors: [CHN]}}"
    write(
        tmp_path,
        events__x_dot_yaml=f"- {{name: zap, type: ASSAULT, verb: [zap], actor: [subject], examples: [{example}]}}\n",
    )
    done = run.invoke(app, ["lexicon", "check", "--lexicon", str(tmp_path), "--examples"])
    assert done.exit_code == 1
    assert "1 example: 1 misread" in done.stdout
    assert "A Russian boat zapped a ship." in done.stderr


def test_a_fault_in_the_users_folder_is_one_line(tmp_path: Path) -> None:
    write(tmp_path, events__x_dot_yaml="- {name: zap, type: WAR, examples: []}\n")
    report = write(tmp_path / "in", r_dot_txt="Russia struck Kyiv on Monday, officials said in Minsk.") / "r.txt"
    for args in (["lexicon", "check", str(tmp_path)], ["read", str(report), "--lexicon", str(tmp_path)]):
        done = run.invoke(app, args)
        assert done.exit_code == 1
        assert done.stderr.startswith(f"gestae: {tmp_path / 'events' / 'x.yaml'}:1: ")
        assert done.stderr.count("\n") == 1


def test_load_yaml_is_checked() -> None:
    with pytest.raises(LexiconError):
        load_yaml("status/words.yaml", dict[str, int])


def test_two_frames_of_one_name_are_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = "- name: mine\n  type: AID\n  verb: [zap]\n  examples: [{text: Mali zapped Chad., reads: nothing}]\n"
    shutil.copytree(layers.LEXICON, tmp_path / "lexicon")
    (tmp_path / "lexicon" / "events" / "aid.yaml").write_text(2 * frame)
    monkeypatch.setattr(layers, "LEXICON", tmp_path / "lexicon")
    (tmp_path / "own").mkdir()
    with using(tmp_path / "own"), pytest.raises(LexiconError, match="2 frames of the name mine"):
        load_frames()
