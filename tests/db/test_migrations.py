"""Schemas: made by migrations as declared, and old files brought up whole or not at all."""

from __future__ import annotations

import copy
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from db import migrate, schema, tables, verify
from db.engine import raw
from db.faults import FileFault
from tests.db import steps
from tests.db.support import (
    STAMP,
    adding,
    an_event,
    bare,
    companions,
    contents,
    empty_file,
    files_in,
    filled_file,
    fits,
)
from timeline_app.store import Damage

if TYPE_CHECKING:
    from alembic.operations import Operations


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled_file(tmp_path / "a.parley")


def structure(path: Path) -> dict[str, Any]:
    with closing(raw(path, write=False)) as connection:
        return schema.structure(connection)


def damages(path: Path) -> list[Damage]:
    with closing(raw(path, write=False)) as connection:
        return verify.damages(connection)


def rows(path: Path) -> dict[str, list[Any]]:
    """Every row of every table that schema 1 has, without the columns of later ones."""
    found = {}
    for name, table in steps.FIRST["tables"].items():
        columns = table.get("columns", [])
        names = ", ".join(f'"{column[0]}"' for column in columns if column[-1] == 0)
        if names:
            found[name] = bare(path, f'SELECT {names} FROM "{name}" ORDER BY 1, 2, 3')
    return found


def test_new_file_has_the_structure_of_schema_json(path: Path) -> None:
    assert structure(path) == schema.expected()
    assert bare(path, "PRAGMA user_version") == [(schema.SCHEMA,)]
    assert bare(path, "PRAGMA application_id") == [(schema.APPLICATION_ID,)]


def test_schema_json_is_written_as_the_tool_writes_it(path: Path) -> None:
    text = Path(schema.__file__).with_name("schema.json").read_text("utf-8")
    assert text == schema.as_text(structure(path))


def test_declared_tables_have_the_structure_of_schema_json(tmp_path: Path) -> None:
    path = tmp_path / "declared.db"
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        tables.metadata.create_all(connection)
        connection.exec_driver_sql(schema.CREATE_SEARCH)
    engine.dispose()
    assert _without_order(structure(path)) == _without_order(schema.expected())


def _without_order(found: dict[str, Any]) -> dict[str, Any]:
    """A later column stands last in a file and where it belongs in the declaration."""
    found = copy.deepcopy(found)
    for table in found["tables"].values():
        if "columns" in table:
            table["columns"] = sorted(table["columns"], key=str)
    return found


def test_every_reference_of_the_tables_is_deferred(path: Path) -> None:
    for table in tables.metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            assert (key.deferrable, key.initially) == (True, "DEFERRED"), table.name
            assert key.name
    assert not structure(path)["others"]


def test_step_keeps_every_row_and_constraint(path: Path) -> None:
    before, log_before = rows(path), damages(path)
    assert log_before == []
    migrate.migrate(path, [steps.STEP], wanted=steps.wanted())
    assert rows(path) == before
    assert structure(path) == steps.wanted()
    assert bare(path, "PRAGMA user_version") == [(2,)]
    assert bare(path, "PRAGMA integrity_check") == [("ok",)]
    assert bare(path, "PRAGMA foreign_key_check") == []
    bare(path, "PRAGMA user_version = 1")  # new fields with a default change no digest
    assert damages(path) == []


def test_constraints_still_bite_after_a_step(path: Path) -> None:
    migrate.migrate(path, [steps.STEP], wanted=steps.wanted())
    with closing(raw(path, write=True)) as connection:
        for statement in (
            "INSERT INTO event (id, digest, process) VALUES ('x', '', 'nowhere')",
            "INSERT INTO event (id, digest) SELECT id, '' FROM event LIMIT 1",
            "INSERT INTO event (id, digest, title) VALUES ('y', '', NULL)",
            "INSERT INTO event (id, digest, number_sort) VALUES ('z', '', 'text')",
            "INSERT INTO note (event) VALUES ('nowhere')",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)  # alone in its transaction, so committed at once


POINTS = ("step 2", "before commit")


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, MemoryError])
def test_fault_at_any_point_leaves_the_file_as_it_was(
    path: Path, point: str, error: type[BaseException]
) -> None:
    def stop(reached: str) -> None:
        if reached == point:
            raise error

    before = contents(path)
    with pytest.raises(error):
        migrate.migrate(path, [steps.STEP], steps.wanted(), checkpoint=stop)
    assert contents(path) == before
    assert companions(path) == ["a.parley"]
    fits(path)


def test_every_point_is_told(path: Path) -> None:
    reached: list[str] = []
    migrate.migrate(path, [steps.STEP], steps.wanted(), checkpoint=reached.append)
    assert tuple(reached) == POINTS


def _drops_a_reference(op: Operations) -> None:
    op.execute("DELETE FROM event WHERE id IN (SELECT event FROM citation)")


def _makes_a_trigger(op: Operations) -> None:
    steps.upgrade(op)
    op.execute("CREATE TRIGGER t AFTER INSERT ON event BEGIN SELECT 1; END")


def _loses_deferral(op: Operations) -> None:
    op.drop_table("mapping")
    op.execute("CREATE TABLE mapping (x TEXT REFERENCES event (id)) STRICT")


def _fails_in_sql(op: Operations) -> None:
    steps.upgrade(op)
    op.execute("INSERT INTO nowhere VALUES (1)")


@pytest.mark.parametrize(
    "step", [_drops_a_reference, _makes_a_trigger, _loses_deferral, _fails_in_sql]
)
def test_row_11_step_that_goes_wrong_is_taken_back_and_told(
    path: Path, step: Callable[[Operations], None]
) -> None:
    before = contents(path)
    with pytest.raises(FileFault, match="as it was before") as caught:
        migrate.migrate(path, [migrate.Step(2, step)], steps.wanted())
    assert caught.value.reason == "interrupted"
    assert caught.value.detail
    assert contents(path) == before


def test_step_that_only_drops_deferral_is_refused(path: Path) -> None:
    def upgrade(op: Operations) -> None:
        with op.batch_alter_table("event_link", recreate="always") as link:
            link.drop_constraint("fk_event_link_to", type_="foreignkey")
            link.create_foreign_key("fk_event_link_to", "event", ["to"], ["id"])

    with pytest.raises(FileFault) as caught:
        migrate.migrate(path, [migrate.Step(2, upgrade)], schema.expected())
    assert "event_link" in caught.value.detail


@pytest.fixture
def schema_2(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that knows the schema 2 of the tests; ``path`` was made by the one before."""
    assert path.exists()
    monkeypatch.setattr(schema, "expected", steps.wanted)
    monkeypatch.setattr(schema, "SCHEMA", 2)
    both = (*migrate.steps(), steps.STEP)
    monkeypatch.setattr(migrate, "steps", lambda: both)


@pytest.mark.usefixtures("schema_2")
def test_row_10_old_file_is_updated_at_opening_after_a_backup(path: Path) -> None:
    before = rows(path)
    files = files_in(path.parent)
    with closing(files.open(path)) as store:
        assert "was updated; a backup is kept as" in store.notice
        store.apply(adding(an_event()), STAMP)
        assert store.verify() == []
        assert store.log(newest=1)[0].schema == 2
    (kept,) = files.backups(path)
    assert "before update" in kept.name
    assert rows(kept) == before
    assert damages(kept) == []
    assert bare(kept, "PRAGMA user_version") == [(1,)]
    assert bare(path, "PRAGMA user_version") == [(2,)]


@pytest.mark.usefixtures("schema_2")
def test_old_file_opened_for_reading_only_is_not_updated(path: Path) -> None:
    before = contents(path)
    with closing(files_in(path.parent).open(path, read_only=True)) as store:
        assert store.load().seq > 1
        assert store.verify() == []
    assert contents(path) == before
    bare(path, "ALTER TABLE chronology DROP COLUMN day_order", "DROP TABLE mapping")
    with closing(files_in(path.parent).open(path, read_only=True)) as store:
        assert store.load().heading.day_order == ""
        assert len(store.load().events) == bare(path, "SELECT count(*) FROM event")[0][0]


@pytest.mark.usefixtures("schema_2")
def test_old_file_with_a_trigger_is_not_updated(path: Path) -> None:
    bare(path, "CREATE TRIGGER t AFTER UPDATE ON event BEGIN DELETE FROM actor; END")
    before = contents(path)
    with closing(files_in(path.parent).open(path)) as store:
        assert "trigger t" in store.read_only
    assert contents(path) == before


@pytest.mark.usefixtures("schema_2")
def test_backup_of_an_older_schema_can_be_restored(path: Path) -> None:
    files = files_in(path.parent)
    before = rows(path)
    files.open(path).close()
    with closing(files.open(path)) as store:
        store.apply(adding(an_event()), STAMP)
    (kept,) = files.backups(path)
    files.restore(path, kept)
    with closing(files.open(path)) as store:
        assert "was updated" in store.notice
    assert rows(path) == before


@pytest.mark.usefixtures("schema_2")
def test_update_that_fails_leaves_the_file_and_its_backup(path: Path) -> None:
    before = contents(path)
    files = files_in(path.parent)
    with pytest.raises(FileFault):
        files._update(path, 1, [migrate.Step(2, _fails_in_sql)])
    assert contents(path) == before
    assert len(files.backups(path)) == 1


@pytest.mark.usefixtures("schema_2")
def test_update_is_not_begun_without_a_good_backup(path: Path) -> None:
    bare(path, "UPDATE event SET title = 'forged' WHERE row = 2")
    before = contents(path)
    with pytest.raises(FileFault, match="No backup was made"):
        files_in(path.parent)._update(path, 1, [steps.STEP])
    assert contents(path) == before


def test_rows_of_an_older_schema_are_read_with_defaults_and_fit_their_digests(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a later program sees this one's files: columns and a table that are not there yet."""
    bare(
        path,
        "ALTER TABLE participation DROP COLUMN rank",
        "ALTER TABLE process DROP COLUMN position",
        "ALTER TABLE event DROP COLUMN zone",
        "DROP TABLE mapping",
    )
    unlike = {damage.kind for damage in damages(path)}
    assert unlike <= {"participation", "process", "event"}
    empty = empty_file(path.with_name("empty.parley"))
    bare(empty, "ALTER TABLE chronology DROP COLUMN day_order", "DROP TABLE mapping")
    assert damages(empty) == []
