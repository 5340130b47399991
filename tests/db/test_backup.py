"""Backups: verified, rotating, and restored so that the restore can itself be taken back."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import backup as copies
from db.faults import FileFault
from db.files import SqliteFiles
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
    mid_save,
    opened,
    replay_of,
    rows_of,
    spoil,
)
from tests.random_edits import heading_first
from timeline_app import records as r
from timeline_app.changes import Change, Operation

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC).replace(tzinfo=None)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW.replace(tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled_file(tmp_path / "a.parley")


@given(st.lists(st.integers(0, 500 * 24 * 60), max_size=150))
def test_rotation_keeps_what_is_promised(minutes: list[int]) -> None:
    times = {NOW - timedelta(minutes=ago) for ago in minutes}
    kept = times - copies.to_drop(times, NOW)
    assert {made for made in times if NOW - made <= timedelta(days=2)} <= kept
    assert not times or max(times) in kept
    for count, pattern in ((7, "%Y-%j"), (4, "%G-%V"), (12, "%Y-%m")):
        spans: dict[str, datetime] = {}
        for made in sorted(times):
            spans[made.strftime(pattern)] = made
        newest = sorted(spans.values())[-count:]
        assert set(newest) <= kept
    old = {made for made in kept if NOW - made > timedelta(days=2)}
    assert len(old) <= 7 + 4 + 12


@given(st.lists(st.integers(1, 3 * 24 * 60), min_size=1, max_size=120))
def test_rotation_a_step_at_a_time_keeps_a_spread(gaps: list[int]) -> None:
    """Dropping after every backup never thins out what a single look back would have kept."""
    now, held = NOW, set[datetime]()
    everything = set[datetime]()
    for gap in gaps:
        now += timedelta(minutes=gap)
        held.add(now)
        everything.add(now)
        held -= copies.to_drop(held, now)
    assert max(everything) in held
    days = sorted({made.date() for made in everything})[-7:]
    assert {made.date() for made in held} >= set(days)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Backups that are no copies, for what is about their names alone."""
    monkeypatch.setattr(copies, "copy", lambda _, target: target.touch(0o600))


@pytest.mark.usefixtures("quick")
def test_rotating_backups_by_clock(path: Path, tmp_path: Path) -> None:
    clock = Clock()
    files = SqliteFiles(tmp_path / "backups", clock)
    for _ in range(60):
        clock.now += timedelta(hours=9)
        files.backup(path)
    kept = files.backups(path)
    assert kept == sorted(kept, key=lambda file: file.name, reverse=True)
    assert len(kept) < 30
    assert kept[0].stat().st_mode & 0o777 == 0o600
    assert kept[0].parent.stat().st_mode & 0o777 == 0o700


def test_backups_of_one_second_do_not_replace_each_other(path: Path, tmp_path: Path) -> None:
    files = SqliteFiles(tmp_path / "backups", Clock())
    assert len({files.backup(path, reason="before restore") for _ in range(3)}) == 3
    assert len(files.backups(path)) == 3


@pytest.mark.usefixtures("quick")
def test_two_backups_of_one_second_are_both_kept_and_both_dropped(
    path: Path, tmp_path: Path
) -> None:
    clock = Clock()
    files = SqliteFiles(tmp_path / "backups", clock)
    files.backup(path)
    files.backup(path, reason="before restore")
    assert len(files.backups(path)) == 2
    for _ in range(30):
        clock.now += timedelta(days=40)
        files.backup(path)
    assert len(files.backups(path)) < 20
    assert not [file for file in files.backups(path) if file.name.startswith("20260615")]


def test_leftover_of_a_cut_off_backup_goes_after_an_hour(path: Path) -> None:
    files = files_in(path.parent)
    folder = files.backup(path).parent
    fresh, old = folder / "x.parley.part", folder / "y.parley.part-journal"
    for left in (fresh, old):
        left.write_bytes(b"x")
    os.utime(old, (time.time() - 7200,) * 2)
    files.backup(path)
    assert fresh.exists()
    assert not old.exists()
    assert len(files.backups(path)) >= 1


@pytest.mark.parametrize("spoilt", ["UPDATE event SET title = 'forged'", "DELETE FROM change"])
def test_damaged_file_is_never_taken_for_a_backup(path: Path, spoilt: str) -> None:
    files = files_in(path.parent)
    good = files.backup(path)
    bare(path, spoilt)
    with pytest.raises(FileFault, match="No backup was made"):
        files.backup(path, reason="second")
    with pytest.raises(FileFault, match="No backup was made"):
        files.backup(path, path.with_name("out.parley"))
    assert files.backups(path) == [good]
    assert companions(path) == ["a.parley", "backups"]


def test_backup_to_a_chosen_file(path: Path) -> None:
    target = path.with_name("out.parley")
    assert files_in(path.parent).backup(path, target) == target
    assert target.stat().st_mode & 0o777 == 0o600
    fits(target)
    with pytest.raises(FileFault, match="its own backup"):
        files_in(path.parent).backup(path, path)
    with pytest.raises(FileFault):
        files_in(path.parent).backup(path, path.parent / "no" / "out.parley")
    fits(path)


def test_row_90_backup_folder_that_cannot_be_made(path: Path) -> None:
    (path.parent / "backups").write_text("a file")
    before = contents(path)
    with pytest.raises(FileFault, match="No backup was made") as caught:
        files_in(path.parent).backup(path)
    assert caught.value.reason == "unwritable"
    assert contents(path) == before


def test_row_90_a_chosen_folder_that_is_not_there_is_never_made(path: Path) -> None:
    """It is a drive that was taken out, say."""
    files, drive = files_in(path.parent), path.parent / "drive"
    files.keep_backups_in(drive)
    for act in (files.check_backups, lambda: files.backup(path)):
        with pytest.raises(FileFault, match="is not there") as caught:
            act()
        assert caught.value.reason == "unwritable"
    assert not drive.exists()
    drive.mkdir()
    files.check_backups()
    assert files.backup(path).parent.parent == drive


def test_row_90_a_folder_that_cannot_be_written_to_is_told_before_a_backup(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, folder = files_in(path.parent), path.parent / "chosen"
    folder.mkdir()
    files.keep_backups_in(folder)
    monkeypatch.setattr(os, "access", lambda *_: False)  # who runs the tests may write anywhere
    with pytest.raises(FileFault, match="cannot be written to"):
        files.check_backups()


def test_backups_made_before_another_folder_was_chosen_are_found(path: Path) -> None:
    clock, folder = Clock(), path.parent / "chosen"
    files = SqliteFiles(path.parent / "backups", clock)
    folder.mkdir()
    first = files.backup(path)
    clock.now += timedelta(hours=1)
    files.keep_backups_in(folder)
    second = files.backup(path)
    assert second.parent.parent == folder
    assert files.backups(path) == [second, first]
    files.keep_backups_in(None)
    assert files.backups(path) == [first]
    os.truncate(path, 100)  # by its path then
    files.keep_backups_in(folder)
    assert files.backups(path) == [second, first]


@pytest.mark.parametrize("identity", ["../../elsewhere", "/abs", "a/b", "..", ".", "x" * 300])
def test_id_from_outside_never_leads_out_of_the_folder(tmp_path: Path, identity: str) -> None:
    path = tmp_path / "deep" / "er" / "a.parley"
    path.parent.mkdir(parents=True)
    files = SqliteFiles(tmp_path / "deep" / "backups")
    first = Operation("New", (Change.making(r.Heading(identity, title="T")),))
    files.create(path, first, STAMP).close()
    made = files.backup(path)
    assert made.parent.parent == tmp_path / "deep" / "backups"
    assert files.backups(path) == [made]


def test_restore_can_be_taken_back(path: Path) -> None:
    files = SqliteFiles(path.parent / "backups", Clock())  # all within one second
    with closing(opened(path)) as store:
        before = rows_of(store)
    backup = files.backup(path)
    with closing(opened(path)) as store:
        store.apply(adding(an_event("Later")), STAMP)
        after = rows_of(store)
    aside = files.restore(path, backup)
    assert aside is not None
    with closing(opened(path)) as store:
        assert rows_of(store) == before
    files.restore(path, aside)
    with closing(opened(path)) as store:
        assert rows_of(store) == after
    fits(path)


def test_backup_that_is_restored_is_not_rotated_away_meanwhile(path: Path) -> None:
    clock = Clock()
    files = SqliteFiles(path.parent / "backups", clock)
    for _ in range(14):
        clock.now += timedelta(days=31)
        files.backup(path)
    oldest = files.backups(path)[-1]
    clock.now += timedelta(days=31)
    files.restore(path, oldest)
    assert oldest in files.backups(path)
    clock.now += timedelta(days=31)
    files.backup(path)
    assert oldest not in files.backups(path)


def test_restore_of_a_missing_file_passes_its_leftover_journal_over(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    backup = filled_file(tmp_path / "b" / "b.parley")
    with mid_save(tmp_path / "a.parley") as path:
        path.unlink()
        assert files_in(tmp_path).restore(path, backup) is None
        assert companions(path) == ["a.parley", "b"]
        assert replay_of(path) == replay_of(backup)
        fits(path)


def test_new_file_passes_a_leftover_journal_over(tmp_path: Path) -> None:
    with mid_save(tmp_path / "a.parley") as path:
        path.unlink()
        files_in(tmp_path).create(path, heading_first(), STAMP).close()
        fits(path)
        assert companions(path) == ["a.parley"]


def cut_short(path: Path) -> None:
    os.truncate(path, 5000)


def make_empty(path: Path) -> None:
    os.truncate(path, 0)


def zero_pages(path: Path) -> None:
    for page in range(2, 12):
        spoil(path, page, b"\0" * 4096)


def forge(path: Path) -> None:
    bare(path, "UPDATE event SET title = 'forged'")


def overwrite(path: Path) -> None:
    path.write_text("<html>not found</html>")


@pytest.mark.parametrize("harm", [cut_short, make_empty, zero_pages, forge, overwrite])
def test_backups_of_an_unreadable_file_are_found_and_restored(
    path: Path, harm: Callable[[Path], None]
) -> None:
    files = files_in(path.parent)
    backup = files.backup(path)
    whole = contents(backup)
    harm(path)
    spoilt = contents(path)
    assert files.backups(path) == [backup]
    aside = files.restore(path, backup)
    assert aside is not None
    assert "damaged" in aside.name
    assert contents(aside) == spoilt
    assert contents(path) == contents(backup) == whole
    fits(path)
    overwrite(path)
    again = files.restore(path, backup)
    assert again is not None
    assert again != aside
    assert contents(aside) == spoilt


def test_backups_of_a_missing_file_are_found(path: Path) -> None:
    files = files_in(path.parent)
    backup = files.backup(path)
    path.unlink()
    assert files.backups(path) == [backup]
    assert files.backups(path.with_name("other.parley")) == []
    assert files.restore(path, backup) is None
    fits(path)


def test_restore_moves_the_journal_of_a_damaged_file_aside_with_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    backup = filled_file(tmp_path / "b" / "b.parley")
    with mid_save(tmp_path / "a.parley") as path:
        overwrite(path)
        aside = files_in(tmp_path).restore(path, backup)
        assert aside is not None
        assert aside.with_name(aside.name + "-journal").exists()
        fits(path)


def test_restore_refuses_a_bad_backup_and_odd_places(path: Path, tmp_path: Path) -> None:
    bad = empty_file(tmp_path / "bad.parley")
    bare(bad, "UPDATE chronology SET title = 'forged'")
    before = contents(path)
    with pytest.raises(FileFault, match="This backup cannot be used"):
        files_in(tmp_path).restore(path, bad)
    for other in (tmp_path / "none.parley", tmp_path):
        with pytest.raises(FileFault):
            files_in(tmp_path).restore(path, other)
    good = empty_file(tmp_path / "good.parley")
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(FileFault):
        files_in(tmp_path).restore(folder, good)
    assert folder.is_dir()
    assert contents(path) == before


def test_existing_file_is_never_made_anew(path: Path) -> None:
    before = contents(path)
    with pytest.raises(FileFault, match="already a file") as caught:
        files_in(path.parent).create(path, heading_first(), STAMP)
    assert caught.value.reason == "exists"
    assert contents(path) == before
    assert companions(path) == ["a.parley"]
