"""The chart on four events, in a shown window that has the focus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.charts import on_9_may
from tests.ui.showing import show_with_keyboard
from tests.ui.tables import closed
from ui.bridge import Bridge
from ui.chart_pane import ChartPane
from ui.chart_view import ChartView
from ui.shown import Shown
from ui.theme import Theme


@pytest.fixture
def bridge(tmp_path: Path, qapp: object) -> Iterator[Bridge]:
    made = on_9_may(tmp_path)
    yield made
    closed(made)


@pytest.fixture
def pane(bridge: Bridge, shown: Shown, qtbot: QtBot) -> ChartPane:
    pane = ChartPane(bridge, shown, Theme())
    show_with_keyboard(qtbot, pane, 926, 400, pane.view)
    return pane


@pytest.fixture
def view(pane: ChartPane) -> ChartView:
    return pane.view
