"""The table with two processes and five events."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.showing import show_with_keyboard
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
def table(bridge: Bridge, shown: Shown, qtbot: QtBot) -> EventTable:
    table = EventTable(bridge, shown, Theme())
    show_with_keyboard(qtbot, table, 900, 500)
    return table
