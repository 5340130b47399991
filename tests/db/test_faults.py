"""Disks and locks that fail, by the row of the catalogue: nothing is lost, all is said plainly."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from db import backup, engine
from db.faults import FileFault
from db.store import SqliteStore
from tests.db.support import (
    STAMP,
    adding,
    an_event,
    another_program,
    bare,
    changing,
    companions,
    contents,
    empty_file,
    files_in,
    filled_file,
    fits,
    opened,
    unchanged,
)
from tests.random_edits import Scribe, heading_first
from timeline_app import operations
from timeline_app import records as r
from timeline_app.changes import Operation
from timeline_app.document import Document
from timeline_app.store import Cancelled, Store

ROOT = Path(__file__).parents[2]
needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount and change user"
)


@contextmanager
def small_disk(size: str) -> Iterator[Path]:
    """A disk of its own."""
    folder = Path(tempfile.mkdtemp(prefix="parley-disk-"))
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        folder.rmdir()
        pytest.skip("mounting is not allowed here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


@contextmanager
def nobody() -> Iterator[None]:
    """Run as a user without rights; root may write everywhere."""
    os.setresgid(65534, 65534, 0)
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)


@contextmanager
def public_folder() -> Iterator[Path]:
    """A folder that every user may look into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.usefixtures("hasty")
def test_row_14_locked_by_another_program(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley")
    with closing(opened(path)) as store:
        document = Document(store, "me")
        before = document.chronology
        with another_program(path, "BEGIN IMMEDIATE"):
            with pytest.raises(FileFault, match="is saving to") as caught:
                document.apply(adding(an_event()))
            assert caught.value.reason == "locked"
            assert document.chronology is before
            assert store.load().seq == before.seq
        with another_program(path, "BEGIN EXCLUSIVE"):
            for act in (store.load, store.log, store.version, document.undo, store.verify):
                with pytest.raises(FileFault) as caught:
                    act()
                assert caught.value.reason == "locked"
            with pytest.raises(FileFault) as caught:
                opened(path)
            assert caught.value.reason == "locked"
        document.apply(adding(an_event()))
    fits(path)


@pytest.mark.usefixtures("hasty")
def test_row_14_reader_of_another_program_delays_the_save_only(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley")
    with closing(opened(path)) as store:
        event = an_event()
        with another_program(path, "BEGIN"), pytest.raises(FileFault, match="saving"):
            store.apply(adding(event), STAMP)
        assert event.id not in store.load().events
        store.apply(adding(event), STAMP)
    fits(path)


def test_row_14_looking_for_what_others_wrote_does_not_wait(tmp_path: Path) -> None:
    """The window looks twice a second; it would stand still for as long as the other holds on."""
    path = filled_file(tmp_path / "a.parley")
    with closing(opened(path)) as store:
        document = Document(store, "me")
        with another_program(path, "BEGIN EXCLUSIVE"), pytest.raises(FileFault) as caught:
            document.catch_up()
        assert caught.value.reason == "locked"
        assert patience_of(store) == engine.PATIENCE


def patience_of(store: Store) -> int:
    """How long the store's connection waits for a lock, in ms."""
    assert isinstance(store, SqliteStore)
    return int(store._driver.execute("PRAGMA busy_timeout").fetchall()[0][0])


def test_row_14_a_free_file_is_not_waited_for(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley")
    seen: list[tuple[int, int]] = []
    with unchanged(path):
        files_in(tmp_path).wait_until_free(path, lambda *how_far: seen.append(how_far))
    assert seen == []


@pytest.mark.parametrize("begin", ["BEGIN", "BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_row_14_waiting_ends_when_the_file_is_free(tmp_path: Path, begin: str) -> None:
    path = filled_file(tmp_path / "a.parley")
    seen: list[tuple[int, int]] = []
    with ExitStack() as held:
        held.enter_context(another_program(path, begin))

        def progress(done: int, total: int) -> None:
            seen.append((done, total))
            if len(seen) == 3:
                held.close()

        files_in(tmp_path).wait_until_free(path, progress)
    assert len(seen) >= 3 and {total for _, total in seen} == {0}
    with closing(opened(path)) as store:
        store.apply(adding(an_event()), STAMP)
    fits(path)


def test_row_14_waiting_can_be_ended(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley")

    def enough(done: int, total: int) -> None:
        raise Cancelled

    with another_program(path, "BEGIN IMMEDIATE"), pytest.raises(Cancelled):
        files_in(tmp_path).wait_until_free(path, enough)


def test_row_14_a_file_that_goes_while_it_is_waited_for_is_told(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley")

    def gone(done: int, total: int) -> None:
        path.rename(tmp_path / "moved.parley")

    with another_program(path, "BEGIN IMMEDIATE"), pytest.raises(FileFault) as caught:
        files_in(tmp_path).wait_until_free(path, gone)
    assert caught.value.reason != "locked"
    assert not path.exists()


@pytest.mark.usefixtures("hasty")
def test_restore_does_not_wait_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_LOCKED_SECONDS", 0.3)
    path = filled_file(tmp_path / "a.parley")
    files = files_in(tmp_path)
    kept = files.backup(path)
    before = contents(path)
    with another_program(path, "BEGIN"), pytest.raises(FileFault, match="is using") as caught:
        files.restore(path, kept)
    assert caught.value.reason == "locked"
    with another_program(path, "BEGIN EXCLUSIVE"), pytest.raises(FileFault) as caught:
        files.restore(path, kept)
    assert caught.value.reason == "locked"
    assert contents(path) == before
    assert files.restore(path, kept) is not None


@needs_root
def test_row_17_full_disk_keeps_all_and_goes_on_when_there_is_room() -> None:
    with small_disk("1500k") as disk:
        path = filled_file(disk / "a.parley")
        ballast = disk / "ballast"
        ballast.write_bytes(b"x" * 300_000)
        with closing(opened(path)) as store:
            document, scribe = Document(store, "me"), Scribe(3)
            before = document.chronology
            big = operations.add(scribe.records(2000, before), "Import")
            with pytest.raises(FileFault, match="no space left") as caught:
                document.apply(big)
            assert caught.value.reason == "full"
            assert document.chronology is before
            fits(path)
            ballast.unlink()
            document.apply(adding(an_event()))
            assert document.undo() is not None
        fits(path)
        assert companions(path) == ["a.parley"]


@needs_root
def test_row_19_full_disk_at_backup_leaves_no_false_backup() -> None:
    with small_disk("900k") as disk:
        path = filled_file(disk / "a.parley")
        files = files_in(disk)
        (disk / "ballast").write_bytes(b"x" * 500_000)
        with pytest.raises(FileFault, match="No backup was made") as caught:
            files.backup(path)
        assert caught.value.reason == "full"
        assert files.backups(path) == []
        assert not [file for file in disk.rglob("*.part*") if file.is_file()]
        with pytest.raises(FileFault):
            files.create(disk / "b.parley", _large(), STAMP)
        assert not (disk / "b.parley").exists()
        fits(path)


def _large() -> Operation:
    text = r.SourceText("t", "s", text="x" * 900_000)
    return operations.joined("New", [heading_first(), adding(r.Source("s"), text)])


@needs_root
def test_full_disk_at_restore_leaves_the_file_in_its_place() -> None:
    with small_disk("1500k") as disk, tempfile.TemporaryDirectory() as other:
        backup = filled_file(Path(other) / "b.parley", records=400)
        path = empty_file(disk / "a.parley")
        os.truncate(path, 5000)
        (disk / "ballast").write_bytes(b"x" * 1_350_000)
        before = contents(path)
        with pytest.raises(FileFault):
            files_in(Path(other)).restore(path, backup)
        assert contents(path) == before


def test_row_18_size_limit_is_told_as_a_full_disk(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley")
    with closing(opened(path)) as store:
        document = Document(store, "me")
        before = document.chronology
        big = operations.add(Scribe(3).records(400, before), "Import")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 8192, hard))
        try:
            with pytest.raises(FileFault) as caught:
                document.apply(big)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert caught.value.reason == "full"
        assert document.chronology is before
        document.apply(big)
    fits(path)


@needs_root
def test_row_21_read_only_file() -> None:
    with public_folder() as folder:
        path = filled_file(folder / "a.parley")
        path.chmod(0o644)
        before = contents(path)
        with nobody(), closing(opened(path)) as store:
            assert "is read-only" in store.read_only
            assert store.load().seq > 1
            assert store.verify() == []
        assert contents(path) == before


@needs_root
def test_row_21_file_that_may_not_be_read() -> None:
    with public_folder() as folder:
        path = filled_file(folder / "a.parley")
        with nobody(), pytest.raises(FileFault, match="cannot be read") as caught:
            opened(path)
        assert caught.value.reason == "unreadable"


@needs_root
def test_row_22_read_only_volume() -> None:
    with small_disk("2m") as disk:
        path = filled_file(disk / "a.parley")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with closing(opened(path)) as store:
            assert "read-only" in store.read_only
            assert store.load().seq > 1
            assert store.verify() == []


@needs_root
def test_row_23_folder_not_writable() -> None:
    with public_folder() as folder:
        path = filled_file(folder / "a.parley")
        path.chmod(0o666)
        with nobody():
            with closing(opened(path)) as store:
                assert "safety file" in store.read_only
                assert store.verify() == []
            with pytest.raises(FileFault) as caught:
                files_in(folder).create(folder / "b.parley", heading_first(), STAMP)
            assert caught.value.reason in ("name", "unwritable")
        assert companions(path) == ["a.parley"]


@needs_root
def test_folder_that_becomes_unwritable_while_open() -> None:
    with public_folder() as folder:
        path = filled_file(folder / "a.parley")
        folder.chmod(0o777)
        path.chmod(0o666)
        with nobody(), closing(opened(path)) as store:
            os.setresuid(0, 0, 0)
            folder.chmod(0o755)
            os.setresuid(65534, 65534, 0)
            with pytest.raises(FileFault) as caught:
                store.apply(adding(an_event()), STAMP)
            assert caught.value.reason == "unwritable"
        fits(path)


@pytest.mark.parametrize("replaced", [False, True])
def test_row_24_file_removed_or_replaced_while_open(tmp_path: Path, replaced: bool) -> None:
    path = filled_file(tmp_path / "a.parley")
    with closing(opened(path)) as store:
        document = Document(store, "me")
        path.rename(tmp_path / "moved.parley")
        if replaced:
            empty_file(path)
        with pytest.raises(FileFault, match="moved or deleted") as caught:
            document.apply(adding(an_event()))
        assert caught.value.reason == "gone"
        assert store.load().seq == document.chronology.seq
    fits(tmp_path / "moved.parley")
    assert path.exists() == replaced


def test_row_35_edit_of_a_row_that_another_program_changed(tmp_path: Path) -> None:
    path = empty_file(tmp_path / "a.parley")
    event = an_event("A")
    with closing(opened(path)) as store:
        document = Document(store, "me")
        document.apply(adding(event))
        bare(path, "DELETE FROM event")
        with pytest.raises(Exception, match="This event was deleted elsewhere"):
            document.apply(changing(event, title="B"))
