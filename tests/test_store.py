"""The store: repeats, versions, interrupted and simultaneous writes, files that are not ours, migration, rebuilding."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

import gestae
from gestae.errors import EmptyInput, NotFound, StoreError, UnreadableInput
from gestae.records import EventBounds, Reading, Report, Span
from gestae.sources import reports_from
from gestae.store import Added, Copies, Corpus, database, migrations, tables
from gestae.store.added_columns import EXACT
from gestae.store.database import for_writing, locate, name_of
from gestae.store.identity import hash_of, split_id
from gestae.store.intake import report_of
from gestae.store.migrations import BASE, MIGRATIONS, Migration, migrate
from gestae.store.packing import pack, unpack
from gestae.store.rows import evidence_of
from readings_by_hand import TEXT, Bare, reading, report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def counts(corpus: Corpus) -> dict[str, int]:
    return {
        name: corpus.ask(select(func.count()).select_from(table))[0][0]
        for name, table in tables.metadata.tables.items()
    }


# ---------------------------------------------------------------- keeping
def test_a_reading_comes_back_exactly(path: Path) -> None:
    whole = reading()
    with Corpus(path) as corpus:
        assert corpus.keep(whole) == "added"
    with Corpus(path, create=False) as corpus:
        assert list(corpus.readings()) == [whole]
        assert corpus.reading("grouping") == whole
        assert corpus.reading("grouping").to_dict() == whole.to_dict()


def test_every_record_is_laid_out(path: Path) -> None:
    with Corpus(path) as corpus:
        corpus.keep(reading())
        empty = {name for name, count in counts(corpus).items() if not count}
        assert not empty
        (event,) = corpus.ask(select(tables.events).where(tables.events.c.id == "e1"))
        assert (event.trigger_start, event.trigger_text, event.date_end) == (TEXT.index("sent"), "sent", "2022-10-31")
        (commitment,) = corpus.ask(select(tables.commitments))
        assert (commitment.condition_kind, commitment.condition_span_text) == ("only_if", "if it is attacked")


def test_the_same_again_changes_nothing(path: Path) -> None:
    with Corpus(path) as corpus:
        corpus.keep(reading())
        before = counts(corpus)
        assert corpus.keep(reading()) == "unchanged"
        assert (
            corpus.keep(msgspec.structs.replace(reading(), report=report(text="ADVERTISEMENT\n" + TEXT))) == "unchanged"
        )
        assert counts(corpus) == before


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(path: Path) -> None:
    old, new = reading(), reading(text=TEXT + " Kyiv said nothing.")
    with Corpus(path) as corpus:
        assert [corpus.keep(old), corpus.keep(new), corpus.keep(old), corpus.keep(new)] == [
            "added",
            "version",
            "unchanged",
            "unchanged",
        ]
        assert list(corpus.readings()) == [new]
        assert list(corpus.readings(old=True)) == [old, new]
        assert corpus.reading("grouping") == new
        assert corpus.reading("grouping", version=1) == old
        assert len(corpus) == 1


@pytest.mark.parametrize("field", ["title", "outlet", "url", "published"])
def test_changed_metadata_is_a_new_version(path: Path, field: str) -> None:
    with Corpus(path) as corpus:
        corpus.keep(reading())
        assert corpus.keep(reading(**{field: "2022-10-18"})) == "version"


def test_the_path_that_a_report_came_by_does_not_matter(path: Path) -> None:
    with Corpus(path) as corpus:
        corpus.keep(reading(source="one/grouping.txt"))
        assert corpus.keep(reading(source="two/grouping.txt", language="en")) == "unchanged"


def test_chosen_readings_in_order_and_over_chunks(path: Path) -> None:
    with Corpus(path) as corpus:
        for n in range(130):
            corpus.keep(Reading(report=Report(id=f"r{n}", text=f"Report {n}.")))
        assert [one.report.id for one in corpus.readings()] == [f"r{n}" for n in range(130)]
        assert [one.report.id for one in corpus.readings(["r7", "r3", "none"])] == ["r3", "r7"]


def test_no_such_report(path: Path) -> None:
    with Corpus(path) as corpus:
        corpus.keep(reading())
        with pytest.raises(NotFound, match="no report nowhere"):
            corpus.reading("nowhere")
        with pytest.raises(NotFound, match="in version 2"):
            corpus.reading("grouping", version=2)


def test_exact_copies(path: Path) -> None:
    with Corpus(path) as corpus:
        corpus.keep(reading("later", published="2022-10-20"))
        corpus.keep(reading("first", text=TEXT.upper().replace(",", " ,")))
        corpus.keep(reading("other", text="Something else."))
        assert corpus.copies() == [Copies(members=("first", "later"), origin="first", kind="exact")]


# ---------------------------------------------------------------- adding
def test_add_reads_only_what_is_new(path: Path) -> None:
    reader, given = Bare(), [{"id": "one", "text": "Minsk and Moscow spoke.", "published": "2021-09-09"}, report()]
    with Corpus(path) as corpus:
        assert corpus.add(given, reader=reader) == Added(added=2)
        assert corpus.add(given, reader=reader) == Added(unchanged=2)
        assert corpus.add([{**given[0], "text": "Minsk spoke."}], reader=reader) == Added(versions=1)  # type: ignore[dict-item]
    assert reader.seen == ["one", "grouping", "one"]


def test_a_title_that_cleaning_found_makes_no_new_version(path: Path) -> None:
    class Titles(Bare):
        def read_many(self, reports):  # type: ignore[no-untyped-def]
            return (
                Reading(report=msgspec.structs.replace(one.report, title="Found")) for one in super().read_many(reports)
            )

    reader = Titles()
    with Corpus(path) as corpus:
        corpus.add([report(title=None)], reader=reader)
        assert corpus.add([report(title=None)], reader=reader) == Added(unchanged=1)
    assert len(reader.seen) == 1


def test_the_same_report_twice_in_one_batch(path: Path) -> None:
    class Greedy(Bare):
        def read_many(self, reports):  # type: ignore[no-untyped-def]
            return super().read_many(list(reports))

    with Corpus(path) as corpus:
        assert corpus.add([report(), report()], reader=Greedy()) == Added(added=1, unchanged=1)


def test_what_cannot_be_read_is_skipped_with_the_reason(path: Path) -> None:
    wrong = [
        {"id": "a", "text": " "},
        {"id": "b"},
        {"text": 3},
        {"text": "Fine.", "published": "soon"},
    ]
    with Corpus(path) as corpus:
        added = corpus.add([*wrong, {"text": "Minsk spoke.", "group": 7}], reader=Bare())
        assert (added.added, added.unchanged, added.versions) == (1, 0, 0)
    assert [type(error) for error in added.skipped] == [
        EmptyInput,
        UnreadableInput,
        UnreadableInput,
        UnreadableInput,
    ]
    assert all("\n" not in str(error) and ";" in str(error) for error in added.skipped)


def test_author_change_and_page_are_taken_where_they_can_be(tmp_path: Path) -> None:
    given = {
        "id": "a",
        "text": "Minsk spoke.",
        "author": ["A. Reporter", "B. Writer"],
        "modified": "2022-03-01T08:00:00Z",
    }
    odd = {"id": "b", "text": "Kyiv spoke.", "author": 7, "modified": "03/04/2021", "page": 12, "language": "en-GB"}
    told = [({**given, "page": "live_blog"}, ("A. Reporter; B. Writer", "2022-03-01", "live_blog")), (odd, (None,) * 3)]
    lines = tmp_path / "reports.jsonl"
    lines.write_text("\n".join(json.dumps(one) for one, _ in told))
    for reports in ([report_of(one) for one, _ in told], list(reports_from([str(lines)]))):
        found = [(one.author, one.modified, one.page) for one in reports if isinstance(one, Report)]
        assert found == [expected for _, expected in told]
        assert [one.language for one in reports if isinstance(one, Report)] == [None, "en"]


@given(words=st.text(min_size=1).filter(str.strip))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_added_and_comes_back(path: Path, words: str) -> None:
    given_text = words + "\ud800\x00"
    with Corpus(path) as corpus:
        added = corpus.add([{"id": words, "text": given_text, "title": "\ud8ff"}], reader=Bare())
        assert added.added + added.unchanged + len(added.skipped) == 1
        for kept in corpus.readings() if not added.skipped else ():
            assert len(kept.report.text) == len(kept.report.id) + 2


# ---------------------------------------------------------------- parts
@given(st.text(), st.text(alphabet="abc123", min_size=1))
def test_ids_part_at_the_last_slash(report_id: str, record: str) -> None:
    assert split_id(f"{report_id}/{record}") == (report_id, record)


def test_the_hash_sees_text_before_cleaning() -> None:
    assert hash_of(reading().report) == hash_of(report(text="ADVERTISEMENT\n" + TEXT))
    assert hash_of(report()) != hash_of(report(text=TEXT + " "))


def test_the_evidence_of_a_quantity() -> None:
    whole = reading()
    assert evidence_of(whole.quantities[2].span, whole).text == "Poland denied that it had moved 1,500 troops."
    bare = Reading(report=whole.report)
    for quantity in whole.quantities:
        found = evidence_of(quantity.span, bare)
        assert found.text == TEXT[found.start : found.end]
        assert found == evidence_of(quantity.span, whole)


@given(st.text(), st.data())
def test_evidence_holds_its_span(words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    found = evidence_of(Span(start=start, end=end, text=words[start:end]), Reading(report=Report(id="r", text=words)))
    assert found.start <= start <= end <= found.end
    assert found.text == words[found.start : found.end]


def test_a_damaged_reading_is_told() -> None:
    with pytest.raises(StoreError, match="r1: the stored reading cannot be used"):
        unpack(pack(reading())[:-9], "r1")


# ---------------------------------------------------------------- interrupted and simultaneous writes
PRELUDE = f"""
import os, sys
sys.path[:0] = [{str(Path(gestae.__file__).parents[1])!r}, {str(Path(__file__).parent)!r}]
from readings_by_hand import reading
from gestae.store import Corpus, writer
"""
KILLED = """
corpus = Corpus(sys.argv[1])
corpus.keep(reading("whole"))
rows_of = writer.rows_of
def killed(reading, number):
    for table, rows in rows_of(reading, number):
        if table.name == "event_actors":
            os._exit(9)
        yield table, rows
writer.rows_of = killed
corpus.keep(reading("whole", text="Changed."))
"""
MANY = """
with Corpus(sys.argv[1]) as corpus:
    for n in range(20):
        corpus.keep(reading(f"shared{n}"))
        corpus.keep(reading(f"{sys.argv[2]}{n}"))
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PRELUDE + script, *map(str, arguments)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def test_a_process_killed_in_mid_write_loses_nothing(path: Path) -> None:
    killed = start(KILLED, path)
    assert (killed.communicate()[1], killed.returncode) == ("", 9)
    with Corpus(path, create=False) as corpus:
        assert list(corpus.readings(old=True)) == [reading("whole")]
        assert corpus.keep(reading("whole", text="Changed.")) == "version"


def test_a_failure_in_mid_write_leaves_no_part(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Corpus(path) as corpus:
        corpus.keep(reading("whole"))
        before = counts(corpus)
        monkeypatch.setattr("gestae.store.writer.rows_of", lambda *_: [(tables.events, [{"report": 2, "id": "e1"}])])
        with pytest.raises(StoreError):
            corpus.keep(reading("broken"))
        assert counts(corpus) == before


def test_two_writers_at_once(path: Path) -> None:
    writers = [start(MANY, path, name) for name in ("left", "right")]
    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [("", 0)] * 2
    with Corpus(path, create=False) as corpus:
        assert len(corpus) == len(list(corpus.readings(old=True))) == 60


def test_threads_may_read_while_one_writes(path: Path) -> None:
    found: list[int] = []
    with Corpus(path) as corpus:
        corpus.keep(reading("first"))
        with for_writing(corpus._engine).begin() as connection:
            connection.execute(text("DELETE FROM reports"))
            reader = threading.Thread(target=lambda: found.append(len(corpus)))
            reader.start()
            reader.join()
            connection.rollback()
    assert found == [1]


# ---------------------------------------------------------------- what is wrong with a file
def test_a_full_disk(path: Path) -> None:
    with Corpus(path) as corpus:
        corpus.keep(reading())
        with corpus._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(StoreError, match=r"store.db: the disk is full; make room"):
            corpus.keep(reading("long", text="Minsk spoke. " * 9_999))
        assert list(corpus.readings()) == [reading()]


def test_a_store_that_somebody_else_writes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    with Corpus(path) as corpus:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is writing to it; wait"):
            corpus.keep(reading())
        other.execute("ROLLBACK")
        other.close()
        assert corpus.keep(reading()) == "added"


@pytest.mark.parametrize(
    "content", [os.urandom(5_000), b"Minsk and Moscow spoke.\n", b"SQLite", b"SQLite format 3\x00" + bytes(4_000)]
)
def test_a_file_that_is_no_store(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for create in (True, False):
        with pytest.raises(StoreError, match=r"store.db: this is no store of Gestae; name another"):
            Corpus(path, create=create)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE reports (id)")
    other.commit()
    other.close()
    before = path.read_bytes()
    for create in (True, False):
        with pytest.raises(StoreError, match="belongs to another program; name another file"):
            Corpus(path, create=create)
    assert path.read_bytes() == before


def test_a_damaged_store(path: Path) -> None:
    with Corpus(path) as corpus:
        for n in range(30):
            corpus.keep(reading(f"r{n}"))
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))
    with pytest.raises(StoreError, match=r"damaged|no store"), Corpus(path) as corpus:
        list(corpus.readings())


def test_missing_stores_and_folders(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store; make it first"):
        Corpus(tmp_path / "none.db", create=False)
    with pytest.raises(StoreError, match="there is no folder"):
        Corpus(tmp_path / "none" / "store.db")
    with pytest.raises(StoreError, match="this is a folder"):
        Corpus(tmp_path)
    (tmp_path / "empty.db").touch()
    with pytest.raises(StoreError, match="no store of Gestae"):
        Corpus(tmp_path / "empty.db", create=False)
    with Corpus(tmp_path / "empty.db") as corpus:
        assert corpus.keep(reading()) == "added"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["empty.db"]


def test_a_folder_that_may_not_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Corpus(path) as corpus:
        corpus.keep(reading())
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    with pytest.raises(StoreError, match="may not be written"):
        Corpus(path.with_name("new.db"))
    with Corpus(path, create=False) as corpus:
        assert corpus.reading("grouping") == reading()
        with pytest.raises(StoreError, match="may not be written"):
            corpus.keep(reading("more"))


@pytest.mark.parametrize("name", ["with space.db", "100%.db", "a?b#c.db", "Ґ.db"])
def test_odd_file_names(tmp_path: Path, name: str) -> None:
    with Corpus(tmp_path / name) as corpus:
        assert corpus.keep(reading()) == "added"
    assert (tmp_path / name).stat().st_size > 0


# ---------------------------------------------------------------- addresses
def test_addresses(tmp_path: Path) -> None:
    with Corpus(f"sqlite:///{tmp_path}/by-url.db") as corpus:
        assert corpus.keep(reading()) == "added"
    assert (tmp_path / "by-url.db").exists()
    assert name_of(locate("postgresql://me:secret@host/db")) == "postgresql+psycopg://me:***@host/db"
    with pytest.raises(StoreError, match="address of the store cannot be read"):
        Corpus("postgresql://host:port:/x")
    with pytest.raises(StoreError, match="no driver for this kind of database"):
        Corpus("nosuch://host/db")


# ---------------------------------------------------------------- migrations
ALL = [BASE, *(step.name for step in MIGRATIONS)]


def _note(connection) -> None:  # type: ignore[no-untyped-def]
    connection.execute(text("ALTER TABLE reports ADD COLUMN note TEXT"))


def _fails(connection) -> None:  # type: ignore[no-untyped-def]
    connection.execute(text("ALTER TABLE reports ADD COLUMN other TEXT"))
    connection.execute(text("ALTER TABLE nowhere ADD COLUMN other TEXT"))


def _applied(path: Path) -> tuple[list[str], list[str]]:
    connection = sqlite3.connect(path)
    names = [row[0] for row in connection.execute("SELECT name FROM gestae_migrations ORDER BY name")]
    columns = [row[1] for row in connection.execute("PRAGMA table_info(reports)")]
    connection.close()
    return names, columns


def test_opening_an_older_store_migrates_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Corpus(path) as corpus:
        corpus.keep(reading())
    assert _applied(path)[0] == ALL
    newer = (*MIGRATIONS, Migration("900-note", _note))
    for function in (migrations.migrate, migrations.missing):
        monkeypatch.setattr(f"gestae.store.corpus.{function.__name__}", lambda c, name, f=function: f(c, name, newer))
    for _ in range(2):
        with Corpus(path) as corpus:
            assert list(corpus.readings()) == [reading()]
        names, columns = _applied(path)
        assert (names, columns.count("note")) == ([*ALL, "900-note"], 1)


def test_columns_that_an_older_store_lacks_are_filled(path: Path) -> None:
    exact = msgspec.structs.replace(
        reading(author="A. Reporter", modified="2022-10-18", page="live_blog"),
        places=(msgspec.structs.replace(reading().places[0], where_prec=6),),
        quantities=(msgspec.structs.replace(reading().quantities[0], casualty="wounded", per="day"),),
        statements=(msgspec.structs.replace(reading().statements[0], force="said"),),
        events=(
            msgspec.structs.replace(
                reading().events[0],
                bounds=EventBounds(value="../2022-10-17", start=None, end="2022-10-17", why="told as past"),
                inferred=True,
                status_rule="modal:could",
            ),
        ),
        commitments=(),
    )
    with Corpus(path) as corpus:
        corpus.keep(exact)
        before = [[tuple(row) for row in corpus.ask(select(*table.c))] for table in tables.metadata.sorted_tables]
        with for_writing(corpus._engine).begin() as connection:
            for column in EXACT:
                connection.execute(text(f"ALTER TABLE {column.table.name} DROP COLUMN {column.name}"))
            connection.execute(text("DELETE FROM gestae_migrations WHERE name = '004-exact'"))
    with Corpus(path) as corpus:
        after = [[tuple(row) for row in corpus.ask(select(*table.c))] for table in tables.metadata.sorted_tables]
        assert after == before
        assert (corpus.keep(reading("next")), corpus.keep(exact)) == ("added", "unchanged")


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    with Corpus(path) as corpus:
        before = _applied(path)
        with pytest.raises(Exception, match="nowhere"), for_writing(corpus._engine).begin() as connection:
            migrate(connection, "store", (*MIGRATIONS, Migration("900-note", _note), Migration("901-fails", _fails)))
        assert _applied(path) == before


def test_a_store_of_a_newer_gestae(path: Path) -> None:
    with Corpus(path) as corpus, for_writing(corpus._engine).begin() as connection:
        connection.execute(text("INSERT INTO gestae_migrations VALUES ('999-future', '2099-01-01')"))
    with pytest.raises(StoreError, match=r"a newer Gestae made this store \(999-future\); install"):
        Corpus(path)
