"""The strip under the chart: it shows all, and moves the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.charts import on_9_may, ordinal, wheel
from tests.ui.showing import show
from tests.ui.tables import closed
from ui.bridge import Bridge
from ui.chart_overview import ChartOverview
from ui.chart_pane import ChartPane
from ui.shown import Shown
from ui.theme import Theme

_Left = Qt.MouseButton.LeftButton


@pytest.fixture
def bridge(tmp_path: Path, qapp: object) -> Iterator[Bridge]:
    made = on_9_may(tmp_path)
    yield made
    closed(made)


@pytest.fixture
def pane(bridge: Bridge, qtbot: QtBot) -> ChartPane:
    pane = ChartPane(bridge, Shown(bridge), Theme())
    show(qtbot, pane, 926, 400)
    pane.view.zoom_to_period(ordinal("2017-02-01"), ordinal("2017-03-31"))
    return pane


def edges(strip: ChartOverview) -> tuple[int, int]:
    """The places of the window's edges, px."""
    inside = [x for x in range(126, strip.width()) if strip.part_at(x) in ("left", "right")]
    lefts = [x for x in inside if strip.part_at(x) == "left"]
    rights = [x for x in inside if strip.part_at(x) == "right"]
    return sum(lefts) // len(lefts), sum(rights) // len(rights)


def drag(qtbot: QtBot, strip: ChartOverview, start: int, by: int) -> None:
    qtbot.mousePress(strip, _Left, pos=QPoint(start, 20))
    qtbot.mouseMove(strip, QPoint(start + by, 20))
    qtbot.mouseRelease(strip, _Left, pos=QPoint(start + by, 20))


def test_it_is_40_px_high_and_says_what_is_looked_at(pane: ChartPane) -> None:
    strip = pane.overview
    assert strip.height() == 40
    assert strip.accessibleName() == "Overview"
    assert strip.accessibleDescription() == "1 Feb 2017 to 31 Mar 2017"
    pane.view.go_to(ordinal("2017-05-01"))
    assert strip.accessibleDescription() != "1 Feb 2017 to 31 Mar 2017"


def test_the_window_is_drawn_over_all_there_is(pane: ChartPane) -> None:
    image = pane.overview.grab().toImage()
    left, right = edges(pane.overview)
    inside, outside = (image.pixelColor(x, 6) for x in ((left + right) // 2, right + 60))
    assert inside != outside


def test_dragging_the_window_pans(qtbot: QtBot, pane: ChartPane) -> None:
    left, right = edges(pane.overview)
    zoom, first = pane.view.camera.per_day, pane.view.camera.left
    drag(qtbot, pane.overview, (left + right) // 2, 40)
    assert pane.view.camera.per_day == zoom
    assert pane.view.camera.left > first + 5
    assert abs(edges(pane.overview)[0] - (left + 40)) <= 3


def test_dragging_an_edge_zooms_and_the_other_stays(qtbot: QtBot, pane: ChartPane) -> None:
    left, right = edges(pane.overview)
    last = pane.view.camera.right
    drag(qtbot, pane.overview, left, -30)
    assert abs(edges(pane.overview)[0] - (left - 30)) <= 3
    assert abs(pane.view.camera.right - last) < 0.2
    drag(qtbot, pane.overview, right, -400)
    assert pane.view.camera.right > pane.view.camera.left


def test_a_press_beside_the_window_goes_there(qtbot: QtBot, pane: ChartPane) -> None:
    strip = pane.overview
    at = edges(strip)[1] + 40
    qtbot.mouseClick(strip, _Left, pos=QPoint(at, 20))
    left, right = edges(strip)
    assert left < at < right


def test_the_wheel_pans(pane: ChartPane) -> None:
    first = pane.view.camera.left
    wheel(pane.overview, QPoint(400, 20), -120)
    assert pane.view.camera.left > first
