"""Files on shared drives, in synced folders, beside second copies, and gone. Rows 24 to 28."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTreeWidgetItem

from tests.db.support import contents, filled_file, opened
from tests.journeys.conftest import Start
from tests.journeys.support import a_share, press, retitle, select_first, talks, titles, words
from timeline_app import operations
from timeline_app import records as r
from timeline_app.dates import EventDate
from timeline_app.document import Document
from ui.compare_window import CompareWindow
from ui.import_rows import what_changes
from ui.import_window import ImportWindow

RECURSIVE = Qt.MatchFlag.MatchRecursive


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


@contextmanager
def at_once(*steps: tuple[type[QDialog], Callable[[Any], object]]) -> Iterator[None]:
    """Do something in each window of some kinds as soon as it is there, in this order."""
    waiting = list(steps)

    def look() -> None:
        for shown in QApplication.topLevelWidgets():
            if waiting and type(shown) is waiting[0][0] and shown.isVisible():
                waiting.pop(0)[1](shown)
                return

    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()
    assert not waiting, f"{waiting} was never there"


def two_copies(folder: Path) -> tuple[Path, Path]:
    """A file and a second copy of it, each with work of its own."""
    path = talks(folder / "talks.parley")
    twin = folder / "talks (PC-B's conflicted copy 2017-02-14).parley"
    twin.write_bytes(path.read_bytes())
    with closing(opened(path)) as store:
        here = Document(store, "A. Analyst")
        (event,) = here.chronology.events.values()
        here.apply(operations.edit(here.chronology, "event", [event.id], {"city": "Astana"}))
        here.apply(operations.add([r.Event(r.new_id(), title="Only here")]))
    with closing(opened(twin)) as store:
        there = Document(store, "B. Colleague")
        there.apply(operations.edit(there.chronology, "event", [event.id], {"city": "Sochi"}))
        actor = r.Actor(r.new_id(), name="Russia")
        more = r.Event(r.new_id(), title="Geneva IV", date=EventDate.parse("2017-02-23"))
        part = r.Participation(r.new_id(), event=more.id, actor=actor.id)
        there.apply(operations.add([actor, more, part]))
    return path, twin


def rows_in(window: CompareWindow) -> list[tuple[str, ...]]:
    """Every row of the list, as it reads."""

    def below(item: QTreeWidgetItem) -> Iterator[tuple[str, ...]]:
        for place in range(item.childCount()):
            child = item.child(place)
            assert child is not None
            yield tuple(child.text(column) for column in range(3))
            yield from below(child)

    return list(below(window.list.invisibleRootItem()))


def tick(window: CompareWindow, words: str) -> None:
    (found,) = window.list.findItems(words, Qt.MatchFlag.MatchStartsWith | RECURSIVE)
    found.setCheckState(0, Qt.CheckState.Checked)


def test_row_28_what_each_copy_has_that_the_other_lacks_is_shown(
    start: Start, tmp_path: Path
) -> None:
    """Row 28: in words and in a list; looking at it changes nothing."""
    path, twin = two_copies(tmp_path)
    before = contents(twin)
    story = start(file=path)
    seen: list[Any] = []

    def look(window: CompareWindow) -> None:
        seen.extend([window.words.text(), rows_in(window), window.take.isEnabled()])
        window.leave.click()

    with at_once((CompareWindow, look)):
        press(story, "Compare")
        story.wait(lambda: bool(seen))
    assert seen[0] == (
        f"“{twin.name}” has 1 event, 1 actor and 1 other record that this file lacks. "
        "This file has 1 event that the other lacks. Different in both: 1 event."
    )
    assert seen[1] == [
        ("Only in the other copy: 3", "", ""),
        ("Geneva IV (event)", "not there", "23 Feb 2017"),
        ("Russia, party, in Geneva IV (part in an event)", "not there", "there"),
        ("Russia (actor)", "not there", "there"),
        ("Different in both: 1", "", ""),
        ("Astana 2 (event)", "", ""),
        ("City", "Astana", "Sochi"),
        ("Only in this file: 1", "", ""),
        ("Only here (event)", "there", "not there"),
    ]
    assert not seen[2]
    assert titles(story) == {"Astana 2", "Only here"}
    assert contents(twin) == before


def test_row_28_chosen_records_are_brought_over_in_one_step(start: Start, tmp_path: Path) -> None:
    """Row 28: what they refer to comes along; it is shown once more as an import is."""
    path, _ = two_copies(tmp_path)
    story = start(file=path)
    shown: list[str] = []

    def choose(window: CompareWindow) -> None:
        tick(window, "Geneva IV")
        tick(window, "Astana 2")
        assert window.take.text() == "Bring over 3 records…"
        window.take.click()

    def confirm(window: ImportWindow) -> None:
        shown.extend(what_changes(row) for row in window.rows.model.shown)
        window.take.click()

    with at_once((CompareWindow, choose), (ImportWindow, confirm)):
        press(story, "Compare")
        story.wait(lambda: "Geneva IV" in titles(story))
    assert "City: Astana → Sochi" in shown
    assert {event.city for event in story.chronology.events.values()} == {"Sochi", ""}
    assert {actor.name for actor in story.chronology.actors.values()} == {"Russia"}
    assert len(story.chronology.participations) == 1
    story.do("undo")
    assert titles(story) == {"Astana 2", "Only here"}
    assert not story.chronology.actors
    assert {event.city for event in story.chronology.events.values()} == {"Astana", ""}


def test_row_28_what_was_deleted_here_is_told_apart_from_what_is_new_there(
    start: Start, tmp_path: Path
) -> None:
    path = talks(tmp_path / "talks.parley")
    twin = tmp_path / "talks (conflicted copy).parley"
    twin.write_bytes(path.read_bytes())
    with closing(opened(path)) as store:
        here = Document(store, "A. Analyst")
        here.apply(operations.delete(here.chronology, "event", list(here.chronology.events)))
    story = start(file=path)
    seen: list[tuple[str, ...]] = []

    def look(window: CompareWindow) -> None:
        seen.extend(rows_in(window))
        window.leave.click()

    with at_once((CompareWindow, look)):
        press(story, "Compare")
        story.wait(lambda: bool(seen))
    assert seen[1][0] == "Astana 2 (event)"
    assert seen[1][1].startswith("deleted ")


def test_row_28_a_copy_that_cannot_be_read_is_told(start: Start, tmp_path: Path) -> None:
    path, twin = two_copies(tmp_path)
    story = start(file=path)
    twin.write_text("no file of ours")
    press(story, "Compare")
    story.wait(lambda: "is not a Parley chronology" in words(story))
