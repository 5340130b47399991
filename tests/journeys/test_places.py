"""Files on shared drives, in synced folders, beside second copies, and gone. Rows 24 to 28."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.db.support import contents, filled_file
from tests.journeys.conftest import Start
from tests.journeys.support import a_share, press, retitle, select_first, talks, titles, words


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder.resolve()


def test_row_26_a_file_on_a_shared_drive_is_asked_about_and_worked_on_in_a_copy(
    start: Start, share: Path
) -> None:
    """Row 26: copied in, worked on, and copied back when it is closed."""
    path = talks(share / "talks.parley")
    story = start(mounts=a_share(share))
    story.window.notices.expect("copy")
    assert story.window.files.open_path(path)
    assert story.window.notices.asked == ["On a shared drive two people can damage this file."]
    copy = story.desk.bridge.document.store.path
    assert copy != path
    assert copy.name == "talks.parley"
    assert f"This is your copy of “talks.parley” in “{share}”." in words(story)
    select_first(story)
    retitle(story, "Said on the train")
    assert "Said on the train" in titles(story)
    assert story.window.commands["copy_back"].isEnabled()

    story.window.notices.expect("back")
    story.do("close")
    assert story.window.notices.asked[-1] == "Copy your work back to “talks.parley”?"
    assert "Copied your work back" in words(story)
    story.window.notices.expect("alone")
    assert story.window.files.open_path(path)
    assert story.desk.bridge.document.store.path == path
    assert "Said on the train" in titles(story)
    assert not story.window.commands["copy_back"].isEnabled()


def test_row_26_a_file_on_a_shared_drive_can_be_opened_for_reading_only(
    start: Start, share: Path
) -> None:
    """Row 26."""
    path = talks(share / "talks.parley")
    before = contents(path)
    story = start(mounts=a_share(share))
    story.window.notices.expect("read")
    assert story.window.files.open_path(path)
    assert "is open for reading only" in words(story)
    assert not story.window.commands["add_event"].isEnabled()
    story.do("close")
    assert contents(path) == before


def test_row_26_esc_opens_nothing_and_alone_is_asked_once(start: Start, share: Path) -> None:
    """Row 26."""
    path = talks(share / "talks.parley")
    story = start(mounts=a_share(share))
    story.window.notices.expect("", "alone")
    story.window.files.open_path(path)
    assert story.window.desk is None
    story.window.files.open_path(path)
    assert story.desk.bridge.document.store.path == path
    story.do("close")
    assert story.window.files.open_path(path)  # an answer too few would be a fault of the test


def test_row_26_a_new_file_on_a_shared_drive_is_warned_of(start: Start, share: Path) -> None:
    """Row 26."""
    story = start(mounts=a_share(share))
    story.window.notices.expect(share / "new.parley")
    story.do("new")
    assert "On a shared drive two people can damage this file." in words(story)
    press(story, "Work on a local copy")
    assert story.desk.bridge.document.store.path != share / "new.parley"


def test_row_27_a_synced_folder_is_told_and_a_copy_offered(start: Start, tmp_path: Path) -> None:
    """Row 27."""
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    path = talks(folder / "talks.parley")
    story = start(file=path)
    said = "“talks.parley” lies in a folder of Dropbox, which may copy it in the middle of a save."
    assert said in words(story)
    assert story.desk.bridge.document.store.path == path
    press(story, "Work on a local copy")
    assert story.desk.bridge.document.store.path.parent != folder


def test_row_28_a_second_copy_is_named_and_can_be_opened(start: Start, tmp_path: Path) -> None:
    """Row 28."""
    path = talks(tmp_path / "talks.parley")
    twin = talks(tmp_path / "talks (PC-B's conflicted copy 2017-02-14).parley")
    story = start(file=path)
    assert f"There is a second copy of “talks.parley”: “{twin.name}”." in words(story)
    press(story, "Open the other copy")
    assert story.desk.bridge.document.store.path == twin
    assert f"There is a second copy of “{twin.name}”: “talks.parley”." in words(story)


def test_row_24_a_file_that_is_gone_is_told_before_an_edit(start: Start, tmp_path: Path) -> None:
    """Row 24."""
    path = talks(tmp_path / "talks.parley")
    story = start(file=path)
    path.unlink()
    story.wait(lambda: "is gone from disk" in words(story))
    assert "Your work is still here." in words(story)


def test_row_24_typed_text_and_work_are_saved_elsewhere(start: Start, tmp_path: Path) -> None:
    """Row 24: text, history and undo go along."""
    path = talks(tmp_path / "talks.parley")
    story = start(file=path)
    select_first(story)
    retitle(story, "Before it went")
    path.unlink()
    retitle(story, "After it went")
    assert "is gone from disk" in words(story)
    assert "After it went" not in titles(story)
    assert story.line("title").text() == "After it went"

    target = tmp_path / "saved.parley"
    story.window.notices.expect(target)
    press(story, "Save as…")
    assert f"You now work in {target}." in words(story)
    assert "is gone from disk" not in words(story)
    assert story.window.windowTitle() == "saved — Parley"
    assert story.line("title").text() == "After it went"
    QTest.keyClick(story.line("title"), Qt.Key.Key_Return)
    assert "After it went" in titles(story)
    story.do("undo")
    story.do("undo")
    assert not {"Before it went", "After it went"} & titles(story)


def test_row_25_saving_goes_on_by_itself_when_the_drive_is_back(
    start: Start, tmp_path: Path
) -> None:
    """Row 25: the file that comes back may have another number, as after a drive was taken out."""
    path = talks(tmp_path / "talks.parley")
    story = start(file=path)
    select_first(story)
    away = tmp_path / "away.parley"
    path.rename(away)
    retitle(story, "Typed while it was away")
    assert "is gone from disk" in words(story)
    path.write_bytes(away.read_bytes())
    story.wait(lambda: "“talks.parley” is back" in words(story))
    QTest.keyClick(story.line("title"), Qt.Key.Key_Return)
    assert "Typed while it was away" in titles(story)


def test_row_24_another_file_in_its_place_is_not_gone_on_in(start: Start, tmp_path: Path) -> None:
    """Row 24: only a file that has all that was saved is taken for the same one."""
    path = talks(tmp_path / "talks.parley")
    story = start(file=path)
    path.unlink()
    filled_file(path, seed=5)
    before = contents(path)
    story.wait(lambda: "is gone from disk" in words(story))
    story.window.lost.look_again()
    assert "is gone from disk" in words(story)
    assert contents(path) == before


def test_row_25_what_is_in_memory_is_saved_where_the_disk_cannot_be_read(
    start: Start, tmp_path: Path
) -> None:
    """Row 25: a drive that was pulled out gives nothing back."""
    path = talks(tmp_path / "talks.parley")
    drive = tmp_path / "drive"
    os.link(path, drive)
    story = start(file=path)
    select_first(story)
    retitle(story, "Before it went")
    path.unlink()
    os.truncate(drive, 0)
    story.wait(lambda: "is gone from disk" in words(story))
    target = tmp_path / "saved.parley"
    story.window.notices.expect(target)
    press(story, "Save as…")
    assert "The texts of sources and the history could not be read any more." in words(story)
    assert "Before it went" in titles(story)
    assert story.desk.bridge.document.store.path == target
    retitle(story, "After it went")
    assert "After it went" in titles(story)
