"""The chart under the pointer: selecting, panning, zooming, what it tells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.charts import hit_of, middle_of, ordinal, wheel
from tests.ui.tables import day
from timeline_app import operations
from timeline_app import records as r
from timeline_app.chart.screen import HEAD
from ui.bridge import Bridge
from ui.chart_pane import ChartPane
from ui.chart_tips import tip_of
from ui.chart_view import ChartView
from ui.plain_tips import plain_tip

_Left = Qt.MouseButton.LeftButton
_Shift = Qt.KeyboardModifier.ShiftModifier
_Ctrl = Qt.KeyboardModifier.ControlModifier


def drag(qtbot: QtBot, view: ChartView, start: QPoint, by: QPoint, held: object = None) -> None:
    keys = held if isinstance(held, Qt.KeyboardModifier) else Qt.KeyboardModifier.NoModifier
    room = view.viewport()
    qtbot.mousePress(room, _Left, keys, start)
    qtbot.mouseMove(room, start + by / 2)
    qtbot.mouseMove(room, start + by)
    qtbot.mouseRelease(room, _Left, keys, start + by)


def heads(view: ChartView) -> list[tuple[str, float]]:
    """The lanes and where their labels are."""
    return [(hit.key, hit.box.top) for hit in view.scene().hits if hit.role == "lane"]


def test_a_click_selects_for_every_view(qtbot: QtBot, view: ChartView, bridge: Bridge) -> None:
    heard: list[tuple[tuple[str, ...], str]] = []
    bridge.selected.connect(lambda ids, origin: heard.append((ids, origin)))
    qtbot.mouseClick(view.viewport(), _Left, pos=middle_of(view, "g4"))
    assert heard == [(("g4",), "chart")]
    assert view.look.selected == {"g4"}


def test_ctrl_and_shift_select_several(qtbot: QtBot, view: ChartView, bridge: Bridge) -> None:
    room = view.viewport()
    qtbot.mouseClick(room, _Left, pos=middle_of(view, "a1"))
    qtbot.mouseClick(room, _Left, _Ctrl, middle_of(view, "g4"))
    assert list(bridge.selection) == ["a1", "g4"]
    qtbot.mouseClick(room, _Left, _Ctrl, middle_of(view, "a1"))
    assert list(bridge.selection) == ["g4"]
    qtbot.mouseClick(room, _Left, pos=middle_of(view, "a1"))
    qtbot.mouseClick(room, _Left, _Shift, middle_of(view, "a3"))
    assert set(bridge.selection) == {"a1", "a2", "a3"}


def test_a_click_on_the_ground_selects_nothing(
    qtbot: QtBot, view: ChartView, bridge: Bridge
) -> None:
    bridge.select(["a1"], "table")
    place = QPoint(view.viewport().width() - 20, view.viewport().height() - 10)
    qtbot.mouseClick(view.viewport(), _Left, pos=place)
    assert bridge.selection == ()


def test_a_drag_pans_and_the_labels_of_the_lanes_stay(qtbot: QtBot, view: ChartView) -> None:
    view.zoom_to_period(ordinal("2017-02-01"), ordinal("2017-03-31"))
    before, x = heads(view), middle_of(view, "g4").x()
    drag(qtbot, view, QPoint(600, 60), QPoint(-90, 0))
    assert heads(view) == before
    assert abs(middle_of(view, "g4").x() - (x - 90)) <= 1
    assert view.look.selected == set()


def test_panning_moves_every_mark_by_whole_px(view: ChartView) -> None:
    view.zoom_to_period(ordinal("2017-01-10"), ordinal("2017-04-30"))
    before = {hit.events: hit.box.left for hit in view.scene().hits if hit.role == "mark"}
    view.pan(37)
    after = {hit.events: hit.box.left for hit in view.scene().hits if hit.role == "mark"}
    moved = {round(before[key] - after[key], 6) for key in before.keys() & after.keys()}
    assert moved == {37.0}


def test_the_wheel_zooms_and_keeps_the_day_under_the_pointer(view: ChartView) -> None:
    for x, turned in ((500, 120), (300, 240), (700, -120), (200, 480), (850, -360)):
        at = QPoint(x, 100)
        zoom, under = view.camera.per_day, view.camera.day(x - HEAD)
        wheel(view.viewport(), at, turned)
        assert (view.camera.per_day > zoom) == (turned > 0)
        assert abs(view.camera.x(under) + HEAD - x) <= 0.51


def test_small_turns_of_the_wheel_add_up(view: ChartView) -> None:
    zoom = view.camera.per_day
    for _ in range(3):
        wheel(view.viewport(), QPoint(400, 100), 40)
    assert view.camera.per_day > zoom
    assert view.camera.per_day < zoom * 1.3


def test_shift_and_the_wheel_pan(view: ChartView) -> None:
    view.zoom(6)
    zoom, left = view.camera.per_day, view.camera.left
    wheel(view.viewport(), QPoint(400, 100), -120, _Shift)
    assert view.camera.per_day == zoom
    assert view.camera.left > left


def test_zoom_ends_at_both_ends(view: ChartView) -> None:
    view.zoom(100)
    assert view.camera.per_day == 240
    view.zoom(-200)
    everything = (view.camera.high - view.camera.low) * view.camera.per_day
    assert 0.4 * view.camera.width < everything <= 0.5 * view.camera.width
    assert view.scene().hits


def test_a_rubber_band_selects_what_it_touches(
    qtbot: QtBot, view: ChartView, bridge: Bridge
) -> None:
    start = middle_of(view, "a1") - QPoint(20, 12)
    end = middle_of(view, "a2") + QPoint(5, 12)
    drag(qtbot, view, start, end - start, _Shift)
    assert set(bridge.selection) == {"a1", "a2"}
    start = middle_of(view, "g4") - QPoint(40, 14)
    drag(qtbot, view, start, QPoint(80, 28), _Ctrl)
    assert set(bridge.selection) == {"a1", "a2", "g4"}


def test_a_double_click_opens(qtbot: QtBot, pane: ChartPane) -> None:
    with qtbot.waitSignal(pane.opened) as heard:
        qtbot.mouseDClick(pane.view.viewport(), _Left, pos=middle_of(pane.view, "a2"))
    assert heard.args == ["a2"]


def test_the_pointer_frames_and_tells(
    qtbot: QtBot, view: ChartView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, *__: told.append(text))
    at = middle_of(view, "g4")
    qtbot.mouseMove(view.viewport(), at)
    assert view.look.hovered == "g4"
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, at))
    assert told == ["<qt>Geneva IV<br>23 February to 3 March 2017<br>held · no source</qt>"]
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view.look.hovered == "g4"  # leaving the viewport alone is no news
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.look.hovered == ""


def test_markup_in_a_title_is_shown_as_it_stands(
    bridge: Bridge, view: ChartView, qtbot: QtBot
) -> None:
    wild = r.Event(
        "w", process="pg", title="<b>Talks</b> & more", kind="round", date=day("2017-04-20")
    )
    assert bridge.apply(operations.add([wild], "New"))
    qtbot.waitUntil(lambda: view.walk.find("w") is not None)
    tip = tip_of(hit_of(view, "w"), view.columns)
    assert tip.splitlines()[0] == "<b>Talks</b> & more"
    assert plain_tip(tip, wraps=True).startswith("<qt>&lt;b&gt;Talks&lt;/b&gt; &amp; more<br>")
