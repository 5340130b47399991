"""The chart at work: pointer, keys, selection, what is remembered, what is heard."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.charts import hit_of, middle_of, on_9_may, ordinal, wheel
from tests.ui.tables import closed, day
from timeline_app import operations
from timeline_app import records as r
from timeline_app.chart.screen import HEAD
from ui.bridge import Bridge
from ui.chart_pane import ChartPane
from ui.chart_tips import as_literal, tip_of
from ui.chart_view import ChartView
from ui.shown import Shown
from ui.table_parts import EmptyNote
from ui.theme import DARK, Theme

_Key = Qt.Key
_Left = Qt.MouseButton.LeftButton
_Shift = Qt.KeyboardModifier.ShiftModifier
_Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bridge(tmp_path: Path, qapp: object) -> Iterator[Bridge]:
    made = on_9_may(tmp_path)
    yield made
    closed(made)


@pytest.fixture
def shown(bridge: Bridge) -> Shown:
    return Shown(bridge)


@pytest.fixture
def pane(bridge: Bridge, shown: Shown, qtbot: QtBot) -> ChartPane:
    pane = ChartPane(bridge, shown, Theme())
    qtbot.addWidget(pane)
    pane.resize(926, 400)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    pane.setFocus()
    qtbot.waitUntil(pane.view.hasFocus)
    return pane


@pytest.fixture
def view(pane: ChartPane) -> ChartView:
    return pane.view


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


# Pointer


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
    assert as_literal(tip).startswith("<qt>&lt;b&gt;Talks&lt;/b&gt; &amp; more<br>")


# Keys


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


# Selection and search


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
