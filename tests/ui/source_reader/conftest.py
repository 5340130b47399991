"""A shown reader."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.source_reader import SourceReader


@pytest.fixture
def reader(qtbot: QtBot) -> SourceReader:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = SourceReader(theme.apply(app, "light", 100))
    qtbot.addWidget(made)
    made.resize(760, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made
