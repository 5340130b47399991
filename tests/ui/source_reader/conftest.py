"""A shown reader."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.showing import show_with_keyboard
from ui import theme
from ui.source_reader import SourceReader


@pytest.fixture
def reader(qtbot: QtBot) -> SourceReader:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = SourceReader(theme.apply(app, "light", 100))
    show_with_keyboard(qtbot, made, 760, 640)
    return made
