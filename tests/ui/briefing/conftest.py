"""The Briefing workspace in a shown window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.briefing.desk import YEAR, At
from tests.ui.forms import open_example
from tests.ui.papers import TODAY
from ui import theme
from ui.background import Background
from ui.bridge import Bridge
from ui.briefing_workspace import BriefingWorkspace
from ui.notices import Notices
from ui.shown import Shown


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[At]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look = theme.apply(app, "light", 100)
    document = open_example(tmp_path)
    bridge = Bridge(document, lambda: TODAY)
    shown = Shown(bridge)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1300, 760)
    notices, background = Notices(window), Background()
    workspace = BriefingWorkspace(bridge, shown, look, notices, background)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(workspace)
    workspace.set_period(YEAR)
    window.show()
    made = At(qtbot, document, bridge, shown, notices, background, workspace, window)
    made.settle()
    try:
        yield made
    finally:
        window.hide()
        assert background.wait_all()
        bridge.close()
        document.store.close()
