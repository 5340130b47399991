"""Files that cannot be opened or saved, and the way out that the window offers."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from db.files import SqliteFiles
from tests.db.support import bare, filled_file
from tests.journeys.conftest import Start
from tests.journeys.support import a_share, press, retitle, select_first, talks, titles, words


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """As on a full disk: no file can grow beyond this size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_row_1_a_missing_file_can_be_looked_for_or_forgotten(start: Start, tmp_path: Path) -> None:
    """Row 1."""
    path = talks(tmp_path / "talks.parley")
    moved = tmp_path / "moved.parley"
    story = start(file=path)
    story.do("close")
    path.rename(moved)
    story.window.files.open_path(path)
    assert f"There is no chronology at “{path}”." in words(story)
    assert not path.exists()
    press(story, "Forget it")
    assert path not in story.window.settings.recent()
    story.window.files.open_path(path)
    story.window.notices.expect(moved)
    press(story, "Look for it…")
    assert story.desk.bridge.document.store.path == moved


def test_row_5_a_file_cut_short_is_restored_from_its_backup(start: Start, tmp_path: Path) -> None:
    """Rows 2 and 5."""
    path = talks(tmp_path / "talks.parley")
    backup = SqliteFiles(tmp_path / "data" / "backups").backup(path)
    os.truncate(path, 5000)
    story = start()
    story.window.files.open_path(path)
    assert "is cut short" in words(story)
    story.window.notices.expect(backup, "restore")
    press(story, "Restore a backup…")
    assert "Astana 2" in titles(story)
    assert "Restored from" in words(story)


def test_row_91_a_restore_says_first_what_is_in_the_backup(start: Start, tmp_path: Path) -> None:
    """Row 91: another chronology is known by its title, an old state by its day."""
    path = talks(tmp_path / "talks.parley")
    story = start(file=path)
    other = SqliteFiles(tmp_path / "data" / "backups").backup(path)
    story.window.notices.expect(other, "")
    story.do("restore")
    assert story.window.notices.asked[-1] == "Restore this backup?"
    said = story.window.files.described(other)
    assert said.startswith("It holds “Test” with 1 event, last changed ")
    assert "2026" in said or "2025" in said


def test_row_21_a_file_for_reading_only_is_edited_in_a_copy(start: Start, tmp_path: Path) -> None:
    """Rows 21, 22 and 23: how it came to be for reading only does not matter."""
    path = talks(tmp_path / "talks.parley")
    story = start(mounts=a_share(tmp_path.resolve()))
    story.window.notices.expect("read")
    story.window.files.open_path(path)
    assert not story.window.commands["add_event"].isEnabled()
    target = tmp_path / "copy.parley"
    story.window.notices.expect(target)
    press(story, "Save a copy to edit…")
    assert story.desk.bridge.document.store.path == target
    assert story.window.commands["add_event"].isEnabled()


def test_row_9_no_copy_is_offered_where_it_could_not_be_edited_either(
    start: Start, tmp_path: Path
) -> None:
    """Rows 6 and 9."""
    path = filled_file(tmp_path / "talks.parley")
    bare(path, "PRAGMA user_version = 99")
    story = start(file=path)
    assert "it is open for reading only" in words(story)
    assert "Save a copy" not in str(
        [b.text() for c in story.window.notices.cards for b in c.buttons]
    )


def test_row_17_text_stays_and_is_saved_elsewhere_when_the_disk_is_full(
    start: Start, tmp_path: Path
) -> None:
    """Rows 17 and 18."""
    path = talks(tmp_path / "talks.parley")
    story = start(file=path)
    select_first(story)
    with files_no_larger_than(1024):
        retitle(story, "Typed on a full disk")
        assert "cannot be written" in words(story)
        assert "Nothing of this edit was saved" in words(story)
    assert story.line("title").text() == "Typed on a full disk"
    assert "Typed on a full disk" not in titles(story)
    target = tmp_path / "elsewhere.parley"
    story.window.notices.expect(target)
    press(story, "Save elsewhere…")
    assert story.desk.bridge.document.store.path == target
    QTest.keyClick(story.line("title"), Qt.Key.Key_Return)
    assert "Typed on a full disk" in titles(story)


def test_row_9_words_that_this_version_does_not_know_are_shown_as_they_stand(
    start: Start, tmp_path: Path
) -> None:
    """Row 9: states, roles and kinds of a newer version, in a file that can be read."""
    path = filled_file(tmp_path / "talks.parley")
    bare(path, "PRAGMA user_version = 99")
    story = start(file=path)
    for identity in story.chronology.events:
        story.desk.bridge.select([identity], "story")
        event = story.chronology.events[identity]
        assert story.workspace.form.record.fields["review"].typed == event.review
    for workspace in ("sources", "review", "briefing", "chronology"):
        story.desk.go(workspace)
        story.qtbot.wait(50)
    story.window.notices.expect(tmp_path / "out.csv")
    story.do("export")
    assert "Exported" in words(story)


def test_row_90_the_window_says_that_there_is_no_backup_until_there_is_one(
    start: Start, tmp_path: Path
) -> None:
    """Row 90: it cannot be closed; another folder is chosen from it and kept for the next time."""
    path, drive, other = talks(tmp_path / "talks.parley"), tmp_path / "drive", tmp_path / "other"
    story = start(file=path)
    story.window.settings.set_value("backup_folder", str(drive))
    story.do("backup")
    assert f"No backup was made: the folder “{drive}” is not there." in words(story)
    bar = story.window.keeper.bar
    assert bar.isVisible()
    said = f"There is no backup yet: the folder “{drive}” is not there."
    assert bar.label.text() == said
    story.window.notices.clear()
    bar.again.click()
    story.wait(lambda: not story.window.background.jobs)
    assert bar.isVisible()
    other.mkdir()
    story.window.notices.expect(other)
    bar.elsewhere.click()
    story.wait(lambda: not bar.isVisible())
    assert "Backed up and verified." in words(story)
    assert len(list(other.glob("*/*.parley"))) == 1
    story.close()
    again = start(file=path)
    assert again.window.settings.text("backup_folder") == str(other)
    again.do("backup")
    assert len(list(other.glob("*/*.parley"))) == 2


def test_row_65_half_a_character_that_is_pasted_is_told_before_it_is_saved(
    start: Start, tmp_path: Path
) -> None:
    """Row 65: in any field; here the title, and a line of the table."""
    story = start(file=talks(tmp_path / "talks.parley"))
    select_first(story)
    line = story.line("title")
    line.setFocus()
    story.wait(line.hasFocus)
    line.selectAll()
    QApplication.clipboard().setText("Ast\ud800ana \udc00II")
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Ast�ana �II"
    assert "2 broken characters were replaced by �." in story.said()
    assert titles(story) == {"Astana 2"}
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert titles(story) == {"Ast�ana �II"}
    story.do("undo")
    assert titles(story) == {"Astana 2"}

    story.workspace.table.setFocus()
    story.do("edit")
    cell = QApplication.focusWidget()
    assert isinstance(cell, QLineEdit)
    cell.selectAll()
    QTest.keyClick(cell, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert cell.text() == "Ast�ana �II"


def test_row_69_a_title_that_is_too_long_is_cut_and_the_rest_is_in_the_summary(
    start: Start, tmp_path: Path
) -> None:
    """Row 69: nothing is saved before both are shown, and one undo takes both back."""
    story = start(file=talks(tmp_path / "talks.parley"))
    select_first(story)
    retitle(story, "Talks " * 83 + "open in Geneva")
    note = story.workspace.form.record.fields["title"].note
    assert "Titles hold 500 characters" in note.text
    note.buttons[0].click()
    assert titles(story) == {"Astana 2"}
    assert story.workspace.form.record.fields["summary"].widget.isVisible()
    assert note.buttons[0].text() == "Save both"
    note.buttons[0].click()
    (event,) = story.chronology.events.values()
    assert (event.title, event.summary) == ("Talks " * 82 + "Talks", "open in Geneva")
    story.do("undo")
    (event,) = story.chronology.events.values()
    assert (event.title, event.summary) == ("Astana 2", "")
