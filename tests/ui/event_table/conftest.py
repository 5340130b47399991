"""The table with two processes and five events."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.tables import claim, closed, opened, talks
from ui.bridge import Bridge
from ui.event_table import EventTable
from ui.shown import Shown
from ui.theme import Theme


@pytest.fixture
def bridge(tmp_path: Path, qapp: object) -> Iterator[Bridge]:
    made = opened(tmp_path, talks(*claim("1", "g4", "2017-02-20", "2017-02-01", "announces")))
    yield made
    closed(made)


@pytest.fixture
def shown(bridge: Bridge) -> Shown:
    return Shown(bridge)


@pytest.fixture
def table(bridge: Bridge, shown: Shown, qtbot: QtBot) -> EventTable:
    table = EventTable(bridge, shown, Theme())
    qtbot.addWidget(table)
    table.resize(900, 500)
    with qtbot.waitExposed(table):
        table.show()
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    return table
