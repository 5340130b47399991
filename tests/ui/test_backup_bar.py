"""There is no backup, and the window says so until there is one. Row 90."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.files import SqliteFiles
from tests.db.support import adding, an_event, filled_file
from timeline_app.document import Document
from timeline_app.errors import KnownError
from ui.background import Background
from ui.backup_bar import sentence
from ui.backup_keeper import BackupKeeper
from ui.bridge import Bridge
from ui.notices import Notices
from ui.settings_store import SettingsStore

NOW = datetime(2026, 11, 24, 5, 40).astimezone()
GONE = KnownError("No backup was made: the folder “/media/usb” is not there.")


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(minutes=7), "No backup since 24 Nov, 05:33 (7 min): "),
        (timedelta(hours=3, minutes=10), "No backup since 24 Nov, 02:30 (3 h): "),
        (timedelta(days=3), "No backup since 21 Nov, 05:40 (3 days): "),
        (timedelta(days=400), "No backup since 20 Oct 2025, 05:40 (400 days): "),
        (None, "There is no backup yet: "),
    ],
)
def test_row_90_it_says_since_when_and_why(ago: timedelta | None, words: str) -> None:
    since = None if ago is None else NOW - ago
    said = sentence(GONE, since, NOW, second=False)
    assert said == f"{words}the folder “/media/usb” is not there."


class Kept:
    """A file, its backups, and the keeper with its bar in a window."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.path = filled_file(folder / "a.parley")
        self.files = SqliteFiles(folder / "backups")
        self.store = self.files.open(self.path)
        self.bridge = Bridge(Document(self.store, "me"))
        self.settings = SettingsStore(folder / "parley.ini")
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.notices = Notices(self.window)
        self.background = Background(self.window)
        self.keeper = BackupKeeper(
            self.files, self.settings, self.notices, self.background, self.window
        )
        self.keeper.bar.setParent(self.window)
        self.window.show()
        self.keeper.watch(self.bridge)

    def backups(self) -> int:
        return len(self.files.backups(self.path))

    def edit(self) -> None:
        assert self.bridge.apply(adding(an_event()))

    def due(self) -> None:
        """The time for a backup has come."""
        self.keeper._timer.timeout.emit()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.background.jobs)

    @property
    def said(self) -> str:
        """What the bar says; empty while it is hidden."""
        bar = self.keeper.bar
        return bar.label.text() if bar.isVisible() else ""


@pytest.fixture
def kept(qtbot: QtBot, tmp_path: Path) -> Iterator[Kept]:
    made = Kept(qtbot, tmp_path)
    with closing(made.store):
        yield made
        assert made.background.wait_all()
        made.keeper.watch(None)
        made.bridge.close()


def test_row_90_the_bar_stays_until_a_backup_was_made(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file in its place")
    kept.edit()
    kept.due()
    assert kept.said.startswith("There is no backup yet: the folder “")
    kept.keeper.bar.again.click()
    kept.settle()
    assert kept.said
    (tmp_path / "backups").unlink()
    kept.keeper.bar.again.click()
    kept.settle()
    assert not kept.said
    assert kept.backups() == 1
    assert kept.notices.cards[-1].words == "Backed up and verified."


def test_row_90_another_folder_is_chosen_and_used_at_once(kept: Kept, tmp_path: Path) -> None:
    kept.edit()
    kept.due()
    assert not kept.said
    assert kept.backups() == 1
    missing, other = tmp_path / "drive", tmp_path / "other"
    kept.settings.set_value("backup_folder", str(missing))
    kept.edit()
    kept.due()
    assert kept.said.startswith("No backup since ")
    assert kept.said.endswith(f"the folder “{missing}” is not there.")
    other.mkdir()
    kept.notices.expect(other)
    kept.keeper.bar.elsewhere.click()
    kept.settle()
    assert not kept.said
    assert kept.settings.text("backup_folder") == str(other)
    assert len(list(other.glob("*/*.parley"))) == 1
    assert kept.backups() == 2


def test_row_90_the_bar_is_tried_again_by_the_clock_even_where_nothing_changed(
    kept: Kept, tmp_path: Path
) -> None:
    (tmp_path / "backups").write_text("a file in its place")
    kept.edit()
    kept.due()
    (tmp_path / "backups").unlink()
    kept.due()
    assert not kept.said
    assert kept.backups() == 1


def test_row_90_a_missing_folder_is_told_before_a_backup_is_due(kept: Kept, tmp_path: Path) -> None:
    kept.settings.set_value("backup_folder", str(tmp_path / "drive"))
    kept.qtbot.waitUntil(lambda: bool(kept.said))
    assert kept.said.startswith("There is no backup yet: ")


def test_row_90_a_second_folder_that_is_gone_is_told_though_there_is_a_backup(
    kept: Kept, tmp_path: Path
) -> None:
    second = tmp_path / "usb"
    kept.settings.set_value("second_backup", str(second))
    kept.edit()
    kept.due()
    assert kept.backups() == 1
    assert kept.said == f"There is no second backup yet: the folder “{second}” is not there."
    second.mkdir()
    kept.keeper.bar.again.click()
    kept.settle()
    assert not kept.said
    assert [file.name[:2] for file in second.glob("*.parley")] == ["a "]


def test_row_90_a_backup_that_was_asked_for_counts_too(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file in its place")
    with pytest.raises(KnownError, match="No backup was made"):
        kept.keeper.make(kept.path)
    assert kept.said
    (tmp_path / "backups").unlink()
    kept.keeper.make(kept.path)
    assert not kept.said


def test_row_90_the_bar_goes_with_its_file(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file in its place")
    kept.edit()
    kept.due()
    assert kept.said
    kept.keeper.watch(None)
    assert not kept.said
