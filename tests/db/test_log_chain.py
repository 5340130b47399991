"""The log's bytes and chain: fixed for good, and every change of an entry breaks it."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from pathlib import Path

import pytest

from db import log
from db.store import SqliteStore
from tests.db.support import (
    STAMP,
    adding,
    an_event,
    bare,
    changing,
    empty_file,
    filled_file,
    opened,
)
from timeline_app import records as r
from timeline_app.changes import Change
from timeline_app.errors import KnownError
from timeline_app.store import Damage, Stamp

HEADER = (
    '{"author":"me","reverts":null,"schema":1,"seq":2,"session":"s","written":"2026-01-01T00:00Z"}'
)


def damages(path: Path) -> list[Damage]:
    with closing(SqliteStore(path, read_only="for the test")) as store:
        return store.verify()


def test_digests_of_an_entry_are_fixed() -> None:
    salt, rows = "00" * 16, [("event", "e", '[null,{"id":"e","title":"é"}]')]
    content = log.content_digest(salt, 'Add "é"', rows)
    text = f'{salt}\n"Add \\"é\\""\n["event","e"] [null,{{"id":"e","title":"é"}}]\n'
    assert content == hashlib.sha256(text.encode()).hexdigest()
    assert content == "cfd42fbc636846299460e896f51bfc7ad682154c96718c84476b68a219beed15"
    header = log.header_of(2, Stamp("me", "s", "2026-01-01T00:00Z"), None, 1)
    digest = log.entry_digest(log.START, header, content)
    assert digest == hashlib.sha256(f"{'0' * 64}\n{HEADER}\n{content}".encode()).hexdigest()
    assert digest == "22bfc812dfe46296eb0bf6b5f5992e6d6f4fb75f0b098e197ef5987bc2439ca5"


def test_change_is_kept_as_both_its_sides() -> None:
    event = r.Event("e", title="A", tags=("x",))
    edit = Change("event", "e", edits={"title": ("A", "B"), "tags": (("x",), ())})
    assert log.fields_text(edit, {}) == '[{"tags":["x"],"title":"A"},{"tags":[],"title":"B"}]'
    texts = {id(event): "{…}"}
    assert log.fields_text(Change.making(event), texts) == "[null,{…}]"
    assert log.fields_text(Change.removing(event), texts) == "[{…},null]"


def test_header_holds_no_word_of_the_chronology(tmp_path: Path) -> None:
    path = empty_file(tmp_path / "a.parley")
    with closing(opened(path)) as store:
        store.apply(adding(an_event("Secret talks")), STAMP)
    (row,) = bare(
        path, "SELECT seq, author, session, written, reverts, schema FROM operation WHERE seq = 2"
    )
    assert "Secret" not in json.dumps(row)
    (kept,) = bare(path, "SELECT salt, content, digest FROM operation WHERE seq = 2")
    assert [len(part) for part in kept] == [32, 64, 64]


def test_salts_differ_so_that_equal_edits_have_unlike_digests(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley")
    rows = bare(path, "SELECT DISTINCT salt FROM operation")
    assert len(rows) == bare(path, "SELECT count(*) FROM operation")[0][0]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("UPDATE operation SET author = 'you' WHERE seq = 5", "chain"),
        ("UPDATE operation SET written = '1999' WHERE seq = 5", "chain"),
        ("UPDATE operation SET session = '' WHERE seq = 5", "chain"),
        ("UPDATE operation SET reverts = 4 WHERE seq = 5", "chain"),
        ("UPDATE operation SET schema = 0 WHERE seq = 5", "chain"),
        ("UPDATE operation SET content = replace(content, 'a', 'b') WHERE seq = 5", "chain"),
        ("UPDATE operation SET digest = replace(digest, 'a', 'b') WHERE seq = 5", "chain"),
        ("UPDATE operation SET seq = 50 WHERE seq = 5", "chain"),
        ("UPDATE operation SET label = 'Nothing' WHERE seq = 5", "log"),
        ("UPDATE operation SET salt = 'x' WHERE seq = 5", "log"),
        ("UPDATE change SET kind = 'actor' WHERE operation = 5", "log"),
        ("UPDATE change SET record = 'x' WHERE operation = 5", "log"),
        ("UPDATE change SET fields = fields || ' ' WHERE operation = 5", "log"),
        ("DELETE FROM change WHERE operation = 5", "log"),
        ("INSERT INTO change SELECT NULL, 5, kind, record, fields FROM change LIMIT 1", "log"),
        ("UPDATE change SET operation = 4 WHERE operation = 5", "log"),
    ],
)
def test_any_change_of_an_entry_is_found_and_named(tmp_path: Path, change: str, rule: str) -> None:
    path = filled_file(tmp_path / "a.parley")
    bare(path, change)
    found = {(damage.rule, damage.record) for damage in damages(path) if damage.kind == "operation"}
    assert rule in {kind for kind, _ in found}
    assert {record for _, record in found} & {"5", "50", "6", "4"}


def test_entry_taken_out_breaks_the_chain(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley")
    bare(path, "DELETE FROM change WHERE operation = 5", "DELETE FROM operation WHERE seq = 5")
    assert [(d.rule, d.record) for d in damages(path)] == [("chain", "6")]


def test_the_chain_holds_where_content_was_erased_and_that_cannot_be_undone(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley")
    bare(
        path,
        "DELETE FROM change WHERE operation = 5",
        "UPDATE operation SET salt = NULL, label = '' WHERE seq = 5",
    )
    (damage,) = damages(path)
    assert "no later entry says" in damage.message
    with closing(opened(path)) as store:
        entry = store.logged(5)
        assert entry is not None
        assert entry.erased


@pytest.mark.parametrize("fields", ["", "{", "[1]", "[1,2]", '["a",null]', "[null,null,null]", "5"])
def test_entry_that_cannot_be_read_is_a_plain_fault(tmp_path: Path, fields: str) -> None:
    path = filled_file(tmp_path / "a.parley")
    bare(path, f"UPDATE change SET fields = '{fields}' WHERE operation = 5")
    with closing(opened(path)) as store:
        with pytest.raises(KnownError, match="log entry 5"):
            store.log()
        with pytest.raises(KnownError):
            store.logged(5)
        assert store.logged(4) is not None


def test_edit_is_logged_with_what_was_there_before(tmp_path: Path) -> None:
    path = empty_file(tmp_path / "a.parley")
    event = an_event("A")
    with closing(opened(path)) as store:
        store.apply(adding(event), STAMP)
        store.apply(changing(event, title="B", status="held"), STAMP)
        (change,) = store.log(after=2)[0].changes
    assert change.before == {"title": "A", "status": "unknown"}
    assert change.after == {"title": "B", "status": "held"}


def test_no_two_lists_of_changes_share_a_digest() -> None:
    one = log.content_digest("", "x", [("event", "a b", "[]")])
    assert one != log.content_digest("", "x", [("event a", "b", "[]")])
    two = [("event", "e [] \nevent f", "[]")]
    assert log.content_digest("", "x", two) != log.content_digest(
        "", "x", [("event", "e", "[] "), ("event", "f", "[]")]
    )


def test_an_entry_emptied_without_a_word_is_found(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley")
    bare(path, "UPDATE operation SET salt = NULL WHERE seq = 3")
    assert any("no later entry says" in damage.message for damage in damages(path))


def test_a_log_whose_end_was_cut_off_does_not_tell_the_records(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley")
    newest = "(SELECT max(seq) FROM operation)"
    bare(
        path,
        f'DELETE FROM "change" WHERE operation = {newest}',
        f"DELETE FROM operation WHERE seq = {newest}",
    )
    assert {damage.rule for damage in damages(path)} == {"replay"}
