"""A real window on real files, and a look at what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.files import SqliteFiles
from tests.journeys.story import Story
from ui import app as program

Start = Callable[..., Story]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Starts the program, as often as wanted, on the same user's folders."""
    stories: list[Story] = []

    def begin(*, file: Path | None = None, sample: bool = False, mounts: str = "") -> Story:
        data = tmp_path / "data"
        files = SqliteFiles(data / "backups", mounts=lambda: mounts)
        window = program.open_window(files, data, file=file, sample=sample)
        window.resize(1440, 900)
        window.notices.expect()
        story = Story(window, qtbot)
        stories.append(story)
        if file is not None or sample:
            qtbot.waitUntil(lambda: window.desk is not None, timeout=10_000)
        qtbot.waitExposed(window)
        window.activateWindow()
        return story

    yield begin
    for story in stories:
        story.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert not left, f"windows left open: {left}"
