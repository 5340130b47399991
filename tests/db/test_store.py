"""One open file: what is written whole, what is refused, and how it is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.faults import FileFault
from db.files import SqliteFiles
from db.store import SqliteStore
from tests.db.support import (
    STAMP,
    adding,
    an_event,
    bare,
    changing,
    contents,
    empty_file,
    files_in,
    filled_file,
    fits,
    opened,
    replay_of,
    rows_of,
)
from tests.random_edits import Scribe, heading_first
from tests.strategies import texts
from timeline_app import operations
from timeline_app import records as r
from timeline_app.changes import Change, Operation
from timeline_app.document import Document
from timeline_app.records import KINDS
from timeline_app.store import BrokenReference, Cancelled, ReadOnly, Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return empty_file(tmp_path / "a.parley")


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with closing(opened(path)) as store:
        yield store


def test_rows_of_every_kind_come_back_and_agree_with_the_log(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley", records=200)
    fits(path)
    with closing(opened(path)) as store:
        assert set(rows_of(store)) == set(KINDS)


def test_new_file_is_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "new.parley"
    files_in(tmp_path).create(path, heading_first(), STAMP).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_operation_is_written_whole_or_not_at_all(path: Path, store: Store) -> None:
    event = an_event()
    store.apply(adding(event), STAMP)
    before = rows_of(store)
    again = operations.add([an_event("B"), event, an_event("C")], "Add")
    with pytest.raises(Exception, match="made elsewhere"):
        store.apply(again, STAMP)
    assert rows_of(store) == before
    assert [entry.seq for entry in store.log()] == [1, 2]
    assert store.search(["B"]) == set()


def test_reference_to_nothing_is_refused(store: Store) -> None:
    with pytest.raises(BrokenReference, match="not there"):
        store.apply(adding(an_event(process="nowhere")), STAMP)
    assert len(store.log()) == 1


def test_record_that_is_referred_to_cannot_be_deleted_alone(store: Store) -> None:
    process = r.Process("p", name="Astana")
    event = an_event(process="p")
    store.apply(adding(event, process), STAMP)
    with pytest.raises(BrokenReference):
        store.apply(operations.joined("Delete", [_removing(process)]), STAMP)
    store.apply(operations.joined("Delete", [_removing(process), _removing(event)]), STAMP)
    assert set(rows_of(store)) == {"chronology"}


def _removing(record: Any) -> Operation:
    return Operation("Delete", (Change.removing(record),))


def test_progress_may_stop_an_import_and_nothing_is_left(path: Path, store: Store) -> None:
    def stop(done: int, total: int) -> None:
        if done >= 5000:
            raise Cancelled

    many = [an_event(f"Round {number}") for number in range(12_000)]
    with pytest.raises(Cancelled):
        store.apply(operations.add(many, "Import"), STAMP, stop)
    assert set(rows_of(store)) == {"chronology"}
    assert len(store.log()) == 1
    fits(path)


@pytest.mark.parametrize("bad", ["\ud800", "a\udfff"])
def test_half_a_character_writes_nothing(path: Path, store: Store, bad: str) -> None:
    for operation in (adding(an_event(bad)), operations.add([an_event()], bad)):
        with pytest.raises(UnicodeEncodeError):
            store.apply(operation, STAMP)
    store.apply(adding(an_event("good")), STAMP)
    assert len(store.log()) == 2
    fits(path)


def test_text_over_the_limit_is_a_plain_fault(store: Store) -> None:
    source = r.Source("s", title="Long")
    text = r.SourceText("t", "s", text="x" * (65 * 1024 * 1024))
    with pytest.raises(FileFault, match="over 64 MB") as caught:
        store.apply(adding(source, text), STAMP)
    assert caught.value.reason == "full"
    assert set(rows_of(store)) == {"chronology"}


def test_an_edit_does_not_hide_the_damage_of_its_row(path: Path, store: Store) -> None:
    event = an_event("Astana 2", city="Astana")
    store.apply(adding(event), STAMP)
    bare(path, "UPDATE event SET title = 'Astana 3'")
    for operation in (changing(event, city="Nur-Sultan"), _removing(event)):
        with pytest.raises(FileFault, match="not what was saved") as caught:
            store.apply(operation, STAMP)
        assert caught.value.reason == "damaged"
    assert [damage.record for damage in store.verify()] == [event.id]


def test_nothing_is_written_to_a_file_of_another_schema(path: Path, store: Store) -> None:
    bare(path, "PRAGMA user_version = 2")
    before = contents(path)
    with pytest.raises(FileFault) as caught:
        store.apply(adding(an_event()), STAMP)
    assert caught.value.reason == "newer"
    assert contents(path) == before


def test_read_only_store_refuses_every_edit(path: Path) -> None:
    before = contents(path)
    with closing(SqliteFiles(path.parent).open(path, read_only=True)) as store:
        document = Document(store)
        with pytest.raises(ReadOnly):
            document.apply(adding(an_event()))
        with pytest.raises(ReadOnly):
            store.apply(adding(an_event()), STAMP)
        assert store.verify() == []
    assert contents(path) == before


def test_texts_of_a_source_by_version(store: Store) -> None:
    first = r.SourceText("t1", "s", version=1, text="one")
    second = r.SourceText("t2", "s", version=2, text="two")
    store.apply(adding(r.Source("s"), second, first), STAMP)
    assert store.text("s") == second
    assert store.text("s", 1) == first
    assert store.text("s", 3) is None
    assert store.text("x") is None
    assert store.texts(["s", "x"]) == [second, first]


def test_log_of_a_record_and_the_newest(store: Store) -> None:
    first, second = an_event("A"), an_event("B")
    store.apply(adding(first), STAMP)
    store.apply(adding(second), STAMP)
    store.apply(changing(first, title="C"), STAMP)
    assert [entry.seq for entry in store.log(record=first.id)] == [2, 4]
    assert [entry.seq for entry in store.log(newest=2)] == [3, 4]
    assert [entry.seq for entry in store.log(after=3)] == [4]
    later = store.later_edits(2, [(first.id, "title"), (second.id, "city")])
    assert [entry.seq for entry in later] == [3, 4]
    assert store.later_edits(2, [(first.id, "city")]) == []
    assert store.logged(9) is None


def test_search_follows_edits_and_reads_no_syntax(store: Store) -> None:
    event = an_event("Сочи مؤتمر Congress", tags=("de-escalation",))
    store.apply(adding(event), STAMP)
    found = {("event", event.id)}
    for words in (["сочи"], ["CONGR"], ["مؤتمر"], ["de-escalation", "сочи مؤتمر"], ["DE"]):
        assert store.search(words) == found
    for words in ([], [""], ["*"], ['"'], ["AND"], ["title:x"], ["("], ["\0"], ["NOT сочи"]):
        assert store.search(words) == set()
    store.apply(changing(event, title="Nothing", tags=()), STAMP)
    assert store.search(["congress"]) == set()


def test_any_words_can_be_searched(tmp_path: Path) -> None:
    with closing(opened(empty_file(tmp_path / "a.parley"))) as store:
        event = an_event("Astana")
        store.apply(adding(event), STAMP)

        @given(st.lists(texts, max_size=5))
        def search(words: list[str]) -> None:
            store.search(words)

        search()
        assert store.search(["astana"] * 3000) == {("event", event.id)}


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM search_data WHERE id > 10",
        "UPDATE search_data SET block = zeroblob(40) WHERE id > 10",
        "UPDATE search_data SET block = x'00' WHERE id = 10",
        "DELETE FROM search_docsize",
        "DELETE FROM search_content",
    ],
)
def test_row_8_bad_index_is_named_and_made_anew(tmp_path: Path, damage: str) -> None:
    path = filled_file(tmp_path / "a.parley")
    event = an_event("needle in it")
    with closing(opened(path)) as store:
        store.apply(adding(event), STAMP)
    bare(path, damage)
    with closing(SqliteStore(path)) as store:
        assert {found.rule for found in store.verify()} == {"index"}
        assert "search index" in store.notice
        assert store.verify() == []
    bare(path, damage)
    with closing(opened(path)) as store:
        store.apply(changing(event, title="thread and needle"), STAMP)
        store.verify()
        assert store.search(["needle"]) == {("event", event.id)}
    fits(path)


def test_backup_of_a_file_with_a_bad_index_is_made(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley")
    bare(path, "DELETE FROM search_docsize")
    files = SqliteFiles(tmp_path / "backups")
    with closing(files.open(files.backup(path))) as store:
        assert store.verify() == []


def test_settings_of_the_connection(path: Path, store: Store) -> None:
    driver = store._driver  # type: ignore[attr-defined]
    for setting, value in {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "mmap_size": 0,
        "temp_store": 2,
        "busy_timeout": 5000,
        "cache_spill": 0,
    }.items():
        assert driver.execute(f"PRAGMA {setting}").fetchone()[0] == value, setting
    assert driver.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 1
    assert driver.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 64 * 1024 * 1024


def test_random_operations_leave_rows_and_log_agreeing(tmp_path: Path) -> None:
    path = empty_file(tmp_path / "a.parley")
    with closing(opened(path)) as store:
        document, scribe = Document(store), Scribe(5)
        for _ in range(60):
            document.apply(scribe.operation(document.chronology, store))
        assert rows_of(store) == replay_of(path)
        assert store.verify() == []
