"""The chart by keyboard, and as a screen reader hears it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.charts import hit_of, middle_of, ordinal
from tests.ui.tables import day
from timeline_app import operations
from timeline_app import records as r
from ui.bridge import Bridge
from ui.chart_pane import ChartPane
from ui.chart_view import ChartView
from ui.shown import Shown
from ui.theme import Theme

_Key = Qt.Key
_Left = Qt.MouseButton.LeftButton
_Shift = Qt.KeyboardModifier.ShiftModifier
_Ctrl = Qt.KeyboardModifier.ControlModifier


def heads(view: ChartView) -> list[tuple[str, float]]:
    """The lanes and where their labels are."""
    return [(hit.key, hit.box.top) for hit in view.scene().hits if hit.role == "lane"]


def test_the_keyboard_reaches_every_event(qtbot: QtBot, view: ChartView, bridge: Bridge) -> None:
    reached = set()
    qtbot.keyClick(view, _Key.Key_Right)
    for _ in range(len(view.walk.lanes)):
        qtbot.keyClick(view, _Key.Key_Home)
        for _ in range(6):
            reached.add(view.current)
            assert bridge.selection == (view.current,)
            assert view.box_of(view.current) is not None
            qtbot.keyClick(view, _Key.Key_Right)
        qtbot.keyClick(view, _Key.Key_Down)
    assert reached == {"a1", "a2", "a3", "g4"}


def test_it_reaches_every_event_of_a_cluster_too(
    qtbot: QtBot, view: ChartView, bridge: Bridge
) -> None:
    same = [
        r.Event(f"s{n}", process="pg", title=f"S{n}", kind="statement", date=day("2017-04-01"))
        for n in range(7)
    ]
    assert bridge.apply(operations.add(same, "New"))
    qtbot.waitUntil(lambda: view.walk.find("s6") is not None)
    assert len(hit_of(view, "s3").events) == 7
    bridge.select(["g4"], "table")
    reached = []
    for _ in range(7):
        qtbot.keyClick(view, _Key.Key_Right)
        reached.append(view.current)
    assert reached == [f"s{n}" for n in range(7)]
    frames = [g for la in view.scene().layers for g in la.groups if g.role == "frame"]
    assert frames, "the cluster shows that it holds the event of the keyboard"


def test_up_and_down_lead_to_the_nearest_and_back(qtbot: QtBot, view: ChartView) -> None:
    view.stand(view.walk.place(0), reveal=True)
    assert view.current == "a1"
    qtbot.keyClick(view, _Key.Key_Down)
    assert view.current == "g4"
    qtbot.keyClick(view, _Key.Key_Up)
    assert view.current == "a1"
    qtbot.keyClick(view, _Key.Key_End)
    assert view.current == "a3"


def test_ctrl_moves_without_selecting_and_space_selects(
    qtbot: QtBot, view: ChartView, bridge: Bridge
) -> None:
    bridge.select(["a1"], "table")
    qtbot.keyClick(view, _Key.Key_Right, _Ctrl)
    assert (view.current, bridge.selection) == ("a2", ("a1",))
    qtbot.keyClick(view, _Key.Key_Space)
    assert list(bridge.selection) == ["a1", "a2"]
    qtbot.keyClick(view, _Key.Key_Space)
    assert list(bridge.selection) == ["a1"]


def test_return_opens_and_ctrl_return_asks_for_the_sentence(qtbot: QtBot, pane: ChartPane) -> None:
    view = pane.view
    view.stand(view.walk.place(1), reveal=True)
    with qtbot.waitSignal(pane.opened) as heard:
        qtbot.keyClick(view, _Key.Key_Return)
    assert heard.args == ["a2"]
    with qtbot.waitSignal(pane.sentence_requested) as heard:
        qtbot.keyClick(view, _Key.Key_Return, _Ctrl)
    assert heard.args == ["a2"]


def test_return_parts_a_cluster(qtbot: QtBot, view: ChartView) -> None:
    view.zoom(-20)
    while len(hit_of(view, "a1").events) == 1:
        view.camera.width /= 2  # narrower, until the first rounds fall together
        view.camera.per_day = view.camera.least
        view.viewport().update()
        view._kept = None
    view.stand(view.walk.place(0), reveal=True)
    for _ in range(8):
        if len(hit_of(view, "a1").events) == 1:
            break
        qtbot.keyClick(view, _Key.Key_Return)
    assert hit_of(view, "a1").events == ("a1",)


def test_letters_zoom_and_show(qtbot: QtBot, view: ChartView) -> None:
    whole = view.camera.per_day
    qtbot.keyClicks(view, "+++")
    assert view.camera.per_day > whole
    qtbot.keyClicks(view, "-")
    qtbot.keyClicks(view, "0")
    assert view.camera.per_day == whole
    qtbot.keyClicks(view, "++++++T")
    middle = view.camera.day(view.camera.width / 2)
    assert abs(middle - ordinal("2017-05-10")) < 1
    qtbot.keyClicks(view, "g")
    assert not view.look.ghosts
    left = view.camera.left
    qtbot.keyClick(view, _Key.Key_Left, _Shift)
    assert view.camera.left < left


def test_a_letter_of_another_script_does_nothing(view: ChartView) -> None:
    before = view.save_state()
    for letter in "жا":
        none = Qt.KeyboardModifier.NoModifier
        press = QKeyEvent(QEvent.Type.KeyPress, ord(letter), none, letter)
        QApplication.sendEvent(view, press)
    assert view.save_state() == before


def test_a_lane_folds_and_unfolds(qtbot: QtBot, view: ChartView) -> None:
    view.stand(view.walk.place(0), reveal=True)
    before = heads(view)
    qtbot.keyClicks(view, "f")
    assert view.look.folded == {"pa"}
    assert heads(view)[1][1] < before[1][1]
    qtbot.mouseDClick(view.viewport(), _Left, pos=QPoint(60, 55))
    assert heads(view) == before


# Heard instead of seen


def test_every_mark_has_a_sentence(view: ChartView) -> None:
    heard = QAccessible.queryAccessibleInterface(view)
    assert heard.text(QAccessible.Text.Name) == "Chart"
    assert heard.text(QAccessible.Text.Description) == "4 events in 3 lanes"
    assert heard.role() == QAccessible.Role.List
    said = [heard.child(n).text(QAccessible.Text.Name) for n in range(heard.childCount())]
    assert said == [
        "Astana 1, held, 23 to 24 January 2017, no source",
        "Astana 2, held, 15 to 16 February 2017, no source",
        "Astana 3, held, 14 to 15 March 2017, draft, no source",
        "Geneva IV, held, 23 February to 3 March 2017, no source",
    ]


def test_screen_readers_follow_the_keyboard(qtbot: QtBot, view: ChartView, bridge: Bridge) -> None:
    qtbot.keyClick(view, _Key.Key_Right)
    qtbot.keyClick(view, _Key.Key_Right)
    heard = QAccessible.queryAccessibleInterface(view)
    child = heard.focusChild()
    assert child.text(QAccessible.Text.Name).startswith("Astana 2")
    assert child.state().focused and child.state().selected
    assert not heard.child(0).state().selected
    at = view.viewport().mapToGlobal(middle_of(view, "a2"))
    assert child.rect().contains(at)
    assert heard.childAt(at.x(), at.y()).text(QAccessible.Text.Name).startswith("Astana 2")
    assert heard.indexOfChild(child) == 1
    bridge.apply(operations.delete(bridge.chronology, "event", ["a1", "a2", "a3"]))
    qtbot.waitUntil(lambda: heard.childCount() == 1)
    assert not heard.child(0).text(QAccessible.Text.Name).startswith("Astana")
    assert heard.child(5) is None


def test_the_buttons_have_names_and_work(qtbot: QtBot, pane: ChartPane) -> None:
    zoom = pane.view.camera.per_day
    buttons = {button.accessibleName(): button for button in pane.buttons}
    assert set(buttons) == {
        "Zoom out (−)", "Zoom in (+)", "Whole chronology (0)", "Lanes and more",
    }  # fmt: skip
    qtbot.mouseClick(buttons["Zoom in (+)"], _Left)
    assert pane.view.camera.per_day > zoom
    qtbot.mouseClick(buttons["Whole chronology (0)"], _Left)
    assert pane.view.camera.per_day == zoom


def test_charts_come_and_go_while_a_screen_reader_listens(
    bridge: Bridge, shown: Shown, qtbot: QtBot
) -> None:
    """The toolkit frees what it was handed; what it is handed twice it frees twice, and aborts."""
    QAccessible.setActive(True)
    try:
        for _ in range(5):
            pane = ChartPane(bridge, shown, Theme())
            pane.resize(900, 300)
            pane.show()
            pane.view.zoom_to_all()
            heard = QAccessible.queryAccessibleInterface(pane.view)
            said = [heard.child(n).text(QAccessible.Text.Name) for n in range(heard.childCount())]
            assert len(said) == 4
            pane.view.refresh()
            bridge.select(["a2"], "table")
            with qtbot.waitSignal(pane.destroyed):
                pane.deleteLater()
            del pane, heard
            gc.collect()
    finally:
        QAccessible.setActive(False)
