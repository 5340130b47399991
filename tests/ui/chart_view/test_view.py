"""The chart among the other views: selection, search, edits, what is remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.charts import middle_of, ordinal
from tests.ui.tables import day
from timeline_app import operations
from ui.bridge import Bridge
from ui.chart_pane import ChartPane
from ui.chart_view import ChartView
from ui.shown import Shown
from ui.table_parts import EmptyNote
from ui.theme import DARK, Theme

_Left = Qt.MouseButton.LeftButton


def test_what_is_selected_elsewhere_comes_into_view(view: ChartView, bridge: Bridge) -> None:
    view.zoom_to_period(ordinal("2017-01-01"), ordinal("2017-01-20"))
    assert view.box_of("a3") is None
    bridge.select(["a3"], "table")
    assert view.box_of("a3") is not None
    assert view.current == "a3"
    assert view.look.focused == "a3"


def test_the_search_leaves_out_and_the_place_is_kept(
    qtbot: QtBot, view: ChartView, shown: Shown
) -> None:
    view.zoom_to_period(ordinal("2017-02-01"), ordinal("2017-03-31"))
    left = view.camera.left
    shown.search("Astana 1")
    qtbot.waitUntil(lambda: len(view.walk) == 1)
    assert abs(view.camera.left - left) < 0.5
    shown.search("")
    qtbot.waitUntil(lambda: len(view.walk) == 4)
    assert abs(view.camera.left - left) < 0.5


def test_an_empty_chart_says_why(qtbot: QtBot, pane: ChartPane, shown: Shown) -> None:
    note = pane.view.findChild(EmptyNote)
    assert isinstance(note, EmptyNote) and note.isHidden()
    shown.search("Vienna")
    qtbot.waitUntil(note.isVisible)
    assert note.text == "No event matches “Vienna”."
    with qtbot.waitSignal(pane.clear_requested):
        note.pressed.emit()
    shown.search("without")
    qtbot.waitUntil(lambda: "without a date" in note.text)
    assert note.text == "1 event without a date: only in the table."
    shown.search("")
    qtbot.waitUntil(note.isHidden)


def test_an_edit_is_seen(qtbot: QtBot, view: ChartView, bridge: Bridge) -> None:
    moved = operations.edit(bridge.chronology, "event", ["a1"], {"date": day("2017-04-03")})
    assert bridge.apply(moved)
    qtbot.waitUntil(lambda: view.columns.mark("a1").first == ordinal("2017-04-03"))
    bridge.select(["a1"], "table")
    assert bridge.apply(operations.delete(bridge.chronology, "event", ["a1"]))
    qtbot.waitUntil(lambda: view.walk.find("a1") is None)
    assert view.current == "" and view.look.selected == set()


def test_zoom_to_the_selection(view: ChartView, bridge: Bridge) -> None:
    bridge.select(["a1", "g4"], "table")
    view.zoom_to_selection()
    assert view.camera.left < ordinal("2017-01-23")
    assert view.camera.right > ordinal("2017-03-03")
    assert view.camera.right - view.camera.left < 100


def test_lanes_of_something_else(view: ChartView) -> None:
    view.group_by("place")
    assert {hit.key for hit in view.scene().hits if hit.role == "lane"} >= {"Astana", "Geneva"}


def test_those_without_a_date_can_be_found(qtbot: QtBot, view: ChartView, bridge: Bridge) -> None:
    hit = next(hit for hit in view.scene().hits if hit.role == "undated")
    at = QPoint(round(hit.box.left + 8), round(hit.box.top + 8))
    qtbot.mouseClick(view.viewport(), _Left, pos=at)
    assert bridge.selection == ("x",)


def test_a_menu_is_asked_for_the_event_under_the_pointer(
    qtbot: QtBot, pane: ChartPane, bridge: Bridge
) -> None:
    at = middle_of(pane.view, "a2")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at)
    with qtbot.waitSignal(pane.menu_requested):
        QApplication.sendEvent(pane.view.viewport(), event)
    assert bridge.selection == ("a2",)


# State and painting


def test_the_view_is_remembered(view: ChartView, bridge: Bridge, shown: Shown) -> None:
    view.zoom_to_period(ordinal("2017-02-01"), ordinal("2017-03-31"))
    view.toggle_ghosts()
    view.fold("pa")
    state = view.save_state()
    other = ChartView(bridge, shown, Theme())
    other.resize(view.size())
    other.restore_state(state)
    other.resize(view.width() + 200, view.height())
    assert abs(other.camera.left - view.camera.left) < 0.1
    assert other.camera.per_day == view.camera.per_day
    assert not other.look.ghosts
    assert other.look.folded == {"pa"}
    for text in (b"", b"{}", b"[]", b'{"left": NaN}', b"\xff", b'{"left": "x", "per_day": 1}'):
        other.restore_state(QByteArray(text))
    assert other.camera.per_day == view.camera.per_day
    other.deleteLater()


def test_a_fault_while_painting_is_told_and_the_next_paint_is_whole(
    qtbot: QtBot, view: ChartView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("broken")

    with monkeypatch.context() as patch, qtbot.captureExceptions() as found:
        patch.setattr(view.painter, "paint", fail)
        view.viewport().update()
        qtbot.waitUntil(lambda: bool(found))
    assert [type(error) for _, error, _ in found] == [ValueError]
    image = view.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 800, 4) for y in range(0, 200, 4)}
    assert len(colours) > 5


def test_the_theme_changes_under_it(pane: ChartPane) -> None:
    pane.view.theme.change(DARK, 130)
    image = pane.grab().toImage()
    assert image.pixelColor(500, 300).lightness() < 60
    assert pane.view.chart.text_scale == 1.3
