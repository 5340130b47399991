"""Bad files, by the row of the catalogue: what is said, and that not a byte of them is changed."""

from __future__ import annotations

import io
import os
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from db import search
from db.faults import FileFault
from db.schema import APPLICATION_ID
from tests.db.support import (
    STAMP,
    adding,
    an_event,
    bare,
    contents,
    empty_file,
    filled_file,
    mid_save,
    opened,
    pages_of,
    refusal,
    rewrite,
    spoil,
    unchanged,
)
from timeline_app.document import Document
from timeline_app.errors import KnownError
from timeline_app.store import Damage, ReadOnly


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled_file(tmp_path / "a.parley")


def read_only(path: Path) -> tuple[str, list[Damage]]:
    """Why a file opens for reading only, and its damages; it is read, and left as it is."""
    with unchanged(path), closing(opened(path)) as store:
        document = Document(store, "me")
        with pytest.raises(ReadOnly):
            document.apply(adding(an_event()))
        with pytest.raises(ReadOnly):
            store.apply(adding(an_event()), STAMP)
        found = store.verify()
        store.search(["astana"])
        return store.read_only, found


def test_row_1_missing(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="There is no chronology at") as caught:
        opened(tmp_path / "no.parley")
    assert caught.value.reason == "missing"
    assert list(tmp_path.iterdir()) == []


def test_row_2_empty(tmp_path: Path) -> None:
    (tmp_path / "a.parley").touch()
    assert refusal(tmp_path / "a.parley").reason == "empty"


def zip_bytes() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("a", "b")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<!doctype html><p>Astana", "HTML"),
        (b"\xef\xbb\xbf  <xml/>", "HTML or XML"),
        (zip_bytes(), "ZIP"),
        (b'{"format": "parley"}', "JSON"),
        (b"%PDF-1.7", "PDF"),
        (b"fifteen bytes!!", "not a Parley"),
        (b"SQLite format 2\0" + b"\0" * 200, "not a Parley"),
        (b"\0", "not a Parley"),
        (os.urandom(5000), "not a Parley"),
    ],
)
def test_row_3_not_sqlite(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "a.parley"
    path.write_bytes(content)
    fault = refusal(path)
    assert fault.reason == "foreign"
    assert words in str(fault)


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_row_4_other_program(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "places.db"
    bare(path, f"PRAGMA journal_mode={mode}", "PRAGMA application_id=7", "CREATE TABLE event (id)")
    fault = refusal(path)
    assert fault.reason == "foreign"
    assert "another program" in str(fault)


def test_row_4_other_program_with_a_cut_off_save(tmp_path: Path) -> None:
    with mid_save(tmp_path / "places.db", ours=False) as path:
        assert refusal(path).reason == "foreign"


@pytest.mark.parametrize("size", [16, 99, 100, 512, 4096, 8192, 40_000, -1, -4096])
def test_row_5_cut_short(path: Path, size: int) -> None:
    whole = path.stat().st_size
    os.truncate(path, size if size > 0 else whole + size)
    fault = refusal(path)
    assert fault.reason == "cut_short"
    assert "is cut short (" in str(fault)


@pytest.mark.parametrize("table", ["event", "actor", "operation", "change", "source_text"])
@pytest.mark.parametrize("content", [b"\0" * 4096, b"\xa5" * 4096, b"\x0d\0\0\xff\xff"])
def test_row_6_damaged_page(path: Path, table: str, content: bytes) -> None:
    spoil(path, pages_of(path, table)[-1], content)
    reason, found = read_only(path)
    assert "damaged" in reason
    assert any(damage.kind in (table, "operation") or damage.rule == "file" for damage in found)


def test_row_6_damaged_records_are_named_and_the_others_read(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley", records=600)
    ids = {row[0] for row in bare(path, "SELECT id FROM event")}
    spoil(path, pages_of(path, "event")[1], b"\0" * 4096)
    with closing(opened(path)) as store:
        there = set(store.load().events)
        named = {damage.record for damage in store.verify() if damage.kind == "event"}
    assert 0 < len(there) < len(ids)
    assert named == ids - there


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE event SET title = title || 'x' WHERE row = 3", "event"),
        ("UPDATE event SET kind = 'talks' WHERE row = 3", "event"),
        ("UPDATE event SET date = '2017-02-1' WHERE row = 3", "event"),
        ("UPDATE event SET date_first = date_first + 1 WHERE date_first IS NOT NULL", "event"),
        ("UPDATE event SET date_first = 0 WHERE date IS NULL", "event"),
        ("UPDATE event SET date_last = NULL WHERE date_last IS NOT NULL", "event"),
        ("UPDATE event SET digest = replace(digest, '1', '2') WHERE row = 3", "event"),
        ("UPDATE event SET tags = '[' WHERE row = 3", "event"),
        ("UPDATE event SET tags = '[ ]' WHERE row = 3", "event"),
        ("UPDATE event SET extra = '[]' WHERE row = 3", "event"),
        ("UPDATE event SET extra = '{\"a\": 1}' WHERE row = 3", "event"),
        ("UPDATE issue SET pdf = 'Q'", "issue"),
        ("UPDATE source_text SET text = 'forged'", "source_text"),
        ("UPDATE external_id SET id = 'other' WHERE row = 1", "external_id"),
        ("UPDATE reading SET version = 2", "reading"),
        ("DELETE FROM change WHERE row = 7", "operation"),
        ("UPDATE change SET fields = '[null,{}]' WHERE row = 7", "operation"),
    ],
)
def test_row_7_silent_damage_is_found_and_named(path: Path, statement: str, kind: str) -> None:
    bare(path, statement)
    with closing(opened(path)) as store:
        document = Document(store, "me")
        found = store.verify()
    assert {damage.kind for damage in found} == {kind}
    assert all(damage.record and damage.record in damage.message for damage in found)
    assert document.chronology.seq > 1


def test_row_7_bit_flip_in_a_text(tmp_path: Path) -> None:
    path = empty_file(tmp_path / "a.parley")
    event = an_event("Astana 2", summary="twenty delegations")
    with closing(opened(path)) as store:
        store.apply(adding(event), STAMP)
    rewrite(path, b"twenty delegations", b"tventy delegations")
    with closing(opened(path)) as store:
        assert not store.read_only
        found = {damage.rule: damage for damage in store.verify()}
    assert set(found) == {"row", "log", "index"}
    assert found["row"].record == event.id
    assert "Astana 2" in found["row"].message


def test_row_9_newer_schema(path: Path) -> None:
    bare(path, "ALTER TABLE event ADD COLUMN mood TEXT NOT NULL DEFAULT ''", "CREATE TABLE x (y)")
    bare(path, "UPDATE event SET mood = 'calm', digest = 'y'", "PRAGMA user_version = 9")
    reason, found = read_only(path)
    assert "newer version (schema 9; this one knows 1)" in reason
    assert found == []


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE event DROP COLUMN summary",
        "ALTER TABLE event RENAME TO happening",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END",
    ],
)
def test_row_9_newer_schema_that_cannot_be_read(path: Path, statement: str) -> None:
    bare(path, statement, "PRAGMA user_version = 9")
    assert refusal(path).reason == "newer"


def test_row_11_ours_by_name_but_of_no_schema(path: Path) -> None:
    bare(path, "PRAGMA user_version = 0")
    assert refusal(path).reason == "altered"
    bare(path, "PRAGMA user_version = -5")
    assert refusal(path).reason == "altered"


def test_row_12_trigger_is_named_and_never_run(path: Path) -> None:
    bare(
        path,
        "CREATE TRIGGER hide AFTER INSERT ON event BEGIN DELETE FROM event; END",
        "CREATE TRIGGER hide2 AFTER UPDATE ON event BEGIN DELETE FROM event; END",
    )
    reason, found = read_only(path)
    assert "2 items that Parley did not make (trigger hide, trigger hide2)" in reason
    assert found == []


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW v AS SELECT * FROM event",
        "CREATE TABLE notes (a)",
        "CREATE VIRTUAL TABLE other USING fts5(a)",
        "CREATE INDEX extra ON event (title)",
        "CREATE INDEX extra ON event (title COLLATE NOCASE)",
        "CREATE INDEX extra ON event (length(title)) WHERE length(title) > 5",
        "DROP INDEX ix_event_parent",
        "DROP TABLE mapping",
        "ALTER TABLE event ADD COLUMN mood TEXT",
        "ALTER TABLE event ADD COLUMN mood TEXT GENERATED ALWAYS AS (lower(city)) VIRTUAL",
        "ALTER TABLE event RENAME COLUMN city TO town",
        "DROP TABLE search",
    ],
)
def test_row_12_altered_structure_is_refused(path: Path, statement: str) -> None:
    bare(path, statement)
    assert refusal(path).reason == "altered"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id TEXT NOT NULL", "id TEXT COLLATE NOCASE NOT NULL"),
        ("title TEXT", "title TEXT CHECK (length(title) < 5)"),
        ("UNIQUE (id)", "UNIQUE (id) ON CONFLICT REPLACE"),
        ("DEFERRABLE INITIALLY DEFERRED", ""),
        ("STRICT", "STRICT, WITHOUT ROWID"),
        ("STRICT", ""),
        ("REFERENCES process (id)", "REFERENCES process (id) ON DELETE CASCADE"),
        ("title TEXT DEFAULT '' NOT NULL", "title TEXT"),
    ],
)
def test_row_12_rules_that_no_pragma_shows_are_refused(path: Path, old: str, new: str) -> None:
    sql = bare(path, "SELECT sql FROM sqlite_schema WHERE name = 'event'")[0][0]
    sql = " ".join(sql.split())
    assert old in sql
    indexes = bare(
        path, "SELECT sql FROM sqlite_schema WHERE tbl_name = 'event' AND sql LIKE '%INDEX%'"
    )
    bare(path, "PRAGMA foreign_keys = OFF", "DROP TABLE event", sql.replace(old, new))
    bare(path, *[row[0] for row in indexes])
    assert refusal(path).reason == "altered"


def test_row_12_search_table_of_another_make_is_refused(path: Path) -> None:
    bare(path, "DROP TABLE search", "CREATE VIRTUAL TABLE search USING fts5(kind, record, words)")
    assert refusal(path).reason == "altered"


@pytest.mark.parametrize("version", [1, 9])
@pytest.mark.parametrize("damaged", [False, True])
def test_row_13_endless_view_in_place_of_a_table(path: Path, version: int, damaged: bool) -> None:
    if damaged:
        spoil(path, pages_of(path, "actor")[-1], b"\0" * 4096)
    bare(path, "DROP TABLE mapping", f"CREATE VIEW mapping AS {ENDLESS}")
    bare(path, f"PRAGMA user_version = {version}")
    start = time.monotonic()
    assert refusal(path).reason in ("altered", "newer")
    assert time.monotonic() - start < 5


def test_row_67_text_that_is_not_utf8(path: Path) -> None:
    bare(path, "UPDATE event SET title = CAST(x'ff41' AS TEXT) WHERE row = 2")
    spoiled = bare(path, "SELECT id FROM event WHERE row = 2")[0][0]
    others = {row[0] for row in bare(path, "SELECT id FROM event WHERE row <> 2")}
    before = contents(path)
    with closing(opened(path)) as store:
        document = Document(store, "me")
        assert set(document.chronology.events) == others
        assert "damaged" in store.read_only
        with pytest.raises(KnownError):
            document.apply(adding(an_event()))
        named = {damage.record for damage in store.verify()}
    assert named == {spoiled}
    assert contents(path) == before


def test_our_mark_is_pary() -> None:
    assert APPLICATION_ID.to_bytes(4, "big") == b"PARY"


@pytest.mark.parametrize(
    ("line", "index"),
    [
        ("malformed inverted index for FTS5 table main.search", True),
        ("unable to validate the inverted index for FTS5 table main.search: disk image", True),
        ("malformed inverted index for FTS5 table main.other", False),
        ("row 3 missing from index event_process", False),
        ("NULL value in event.title", False),
    ],
)
def test_what_newer_sqlite_says_of_the_index_is_no_damage_of_the_file(
    line: str, index: bool
) -> None:
    assert search.is_about_index(line) is index
